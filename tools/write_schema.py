"""Write what follows from the definition of an item: the JSON Schema, VS Code's snippets, the tables of the manual.

Run it with the Python of .venv after every change of hooks/newsroom/item.py. With --check it writes nothing, names the
files that are not what they would be, and ends with 1.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from newsroom import drafts, schema
from newsroom.item import KINDS, Fields, fields_of
from pydantic.fields import FieldInfo

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "hooks/newsroom/starter"
MANUAL = ROOT / "docs/manual/fields.md"

_LINE = re.compile(r"(?P<name>\s*(?:- )?\w+: )(?P<open>[\"\[]*)(?P<value>.*?)(?P<close>[\"\]]*)")
_TABLE = re.compile(r"(<!-- from the definition: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def main(check: bool) -> int:
    """Write every file, or say which differ."""
    stale = [path for path, text in _files().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(f"{path.relative_to(ROOT)}{' is not what the definition says' if check else ''}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_files()[path], encoding="utf-8", newline="\n")
    return 1 if check and stale else 0


def _files() -> dict[Path, str]:
    """This repository and a council's new one hold the same."""
    shape, snippets = _json(schema.compose()), _json(_snippets())
    return {
        ROOT / "schema/item.json": shape,
        STARTER / "schema/item.json": shape,
        ROOT / ".vscode/newsroom.code-snippets": snippets,
        STARTER / "dot-vscode/newsroom.code-snippets": snippets,
        MANUAL: _TABLE.sub(lambda found: found[1] + _table(found[2]) + found[4], MANUAL.read_text(encoding="utf-8")),
    }


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _snippets() -> dict[str, object]:
    """A field's name, typed above the text of an item (which is YAML to VS Code), becomes its lines; https://code.visualstudio.com/docs/editing/userdefinedsnippets"""
    fields = {name: field for kind in KINDS.values() for name, field in fields_of(kind).items()}
    fields["kind"] = Fields.model_fields["kind"]
    return {
        f"{name}: {field.description}{_owners(name)}": {"scope": "yaml", "prefix": name, "body": _body(name, field)}
        for name, field in fields.items()
        if name != "id"  # minted, never typed
    }


def _owners(name: str) -> str:
    owners = [kind for kind, model in KINDS.items() if name in fields_of(model)]
    return "" if len(owners) == len(KINDS) else f" ({', '.join(owners)})"


def _body(name: str, field: FieldInfo) -> list[str]:
    choices = tuple(KINDS) if name == "kind" else schema.choices_of(field)
    if choices or isinstance(field.default, bool):
        return [f"{name}: ${{1|{','.join(choices or ('true', 'false'))}|}}"]
    lines: list[str] = []
    for line in drafts.example(name, field):
        found = _LINE.fullmatch(line)
        if not found:
            lines.append(line)
            continue
        value = re.sub(r"([\\$}])", r"\\\1", found["value"])
        stop = sum("${" in above for above in lines) + 1
        lines.append(f"{found['name']}{found['open']}${{{stop}:{value}}}{found['close']}")
    return lines


def _table(which: str) -> str:
    """`common` for the fields of every kind, or one kind's own, each with its parts below it."""
    known: Mapping[str, FieldInfo] = Fields.model_fields if which == "common" else fields_of(KINDS[which])
    rows = [
        row
        for name, field in known.items()
        if which == "common" or name not in Fields.model_fields
        for row in _rows(name, field)
    ]
    return "\n".join(
        ["", "| field | must it be there | what it is | for example |", "|---|---|---|---|", *rows, "", ""]
    )


def _rows(name: str, field: FieldInfo, above: str = "") -> Iterator[str]:
    needed = "yes" if field.is_required() else ""
    if needed and above:
        needed = f"with `{above}`"
    written = "" if schema.part_of(field) else drafts.example(name, field)[0].partition(": ")[2]
    shown = " or ".join(f"`{choice}`" for choice in schema.choices_of(field)) or (f"`{written}`" if written else "")
    said = (field.description or "").replace("|", "\\|")
    yield f"| `{f'{above}.' if above else ''}{name}` | {needed} | {said} | {shown} |"
    if part := schema.part_of(field):
        for inner, one in part.model_fields.items():
            yield from _rows(inner, one, name)


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
