"""On which line of mkdocs.yml a setting stands: the file is read for that only where something is to be said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import yaml

from newsroom.problems import Problem


def placed(file: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The same problems, those of this file each on the line of its setting, or of the nearest that holds it.

    A message that begins with the names of settings leads further down: “answers: press: …”.
    """
    found = list(problems)
    top = _composed(file) if any(p.path == file.name for p in found) else None
    return [
        replace(p, line=_line(top, (*p.field.split("."), *p.message.split(": ")[:-1])))
        if top and p.path == file.name and p.line == 1
        else p
        for p in found
    ]


def _composed(file: Path) -> yaml.Node | None:
    """The file as YAML's nodes, which know their lines; None where that can't be read, which is said elsewhere."""
    try:
        return yaml.compose(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None


def _line(node: yaml.Node, names: Iterable[str]) -> int:
    line = 1
    for name in names:
        if isinstance(node, yaml.MappingNode):
            inner = {key.value: (key, value) for key, value in node.value}
            if name not in inner:
                break
            key, node = inner[name]
            line = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and name.isdigit() and int(name) < len(node.value):
            node = node.value[int(name)]
            line = node.start_mark.line + 1
        else:
            break
    return line
