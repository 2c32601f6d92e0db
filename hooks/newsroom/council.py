"""A council's own repository: how it is begun, and whether it keeps up with the library."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from newsroom import __version__, settings, whereabouts
from newsroom.problems import Problem, Problems
from newsroom.settings import CONFIG, Settings

_STARTER = files("newsroom") / "starter"


@dataclass(frozen=True)
class Council:
    """What the commands need to know of a repository, read without building it."""

    settings: Settings
    docs: Path
    hooks: tuple[str, ...]
    config: Mapping[str, Any]


def read(root: Path) -> Council:
    """Read `mkdocs.yml`; raises `Problems` where there is none or it needs mending."""
    if not (root / CONFIG).is_file():
        raise Problems(
            [
                Problem(
                    CONFIG,
                    1,
                    "",
                    "is not in this folder; go to the newsroom's folder, or run `newsroom init` in an empty one",
                )
            ]
        )
    config = load(root / CONFIG)
    hooks = config.get("hooks") or ()
    try:
        if isinstance(hooks, str):
            what = "is not a list; write each file behind a hyphen on its own line"
            raise Problems([Problem(CONFIG, 1, "hooks", what)])
        chosen = settings.read(config)
    except Problems as mistakes:
        raise Problems(whereabouts.placed(root / CONFIG, mistakes.problems)) from None
    return Council(chosen, root / str(config.get("docs_dir") or "docs"), tuple(hooks), config)


def hook_files() -> dict[str, bytes]:
    """The hook files of this version of the library, by name: the same in every council's repository."""
    return {path.name: path.read_bytes() for path in _shipped("newsroom_hooks").glob("*.py")}


def stale_hooks(root: Path, listed: tuple[str, ...]) -> Iterator[Problem]:
    """A problem for each hook file that is not this version's."""
    mend = "run `newsroom init --hooks`, which writes those of the installed version"
    for name, raw in sorted(hook_files().items()):
        path = f"hooks/{name}"
        if path not in listed:
            yield Problem(
                CONFIG,
                1,
                "hooks",
                f"does not list {path}, which version {__version__} needs; add it in the order of the manual",
            )
        if not (root / path).is_file():
            yield Problem(path, 1, "", f"is missing; {mend}")
        elif (root / path).read_bytes().replace(b"\r\n", b"\n") != raw:
            yield Problem(path, 1, "", f"is not that of version {__version__}; {mend}")


def begin(folder: Path, values: Mapping[str, str]) -> list[str]:
    """Write a new repository into an empty `folder`; `values` fill its gaps. Returns what was written.

    Raises FileExistsError where something is there already, and `Problems` where the values are no settings.
    """
    require_empty(folder)
    texts = {name: _filled(source.read_text(encoding="utf-8"), values) for name, source in _starter(_STARTER, "")}
    manual = (path for path in _shipped("newsroom_manual").iterdir() if path.suffix in (".md", ".svg"))
    texts |= {f"docs/manual/{path.name}": path.read_text(encoding="utf-8") for path in manual}
    settings.read(yaml.load(texts[CONFIG], _Loader))
    for name, text in texts.items():
        _write(folder / name, text.encode())
    return sorted({*texts, *write_hooks(folder)})


def require_empty(folder: Path) -> None:
    """Raises FileExistsError where anything but a repository's own folder, or the library, lies in `folder`."""
    if any(p.name not in (".git", "wheels") for p in folder.iterdir()):
        raise FileExistsError(folder)


def _filled(text: str, values: Mapping[str, str]) -> str:
    for gap, value in values.items():
        text = text.replace(f"@{gap}@", value)
    return text


def write_hooks(folder: Path) -> list[str]:
    """Write the hook files and locks of this version; returns their paths."""
    for name, raw in hook_files().items():
        _write(folder / "hooks" / name, raw)
    follow = (
        "schema/item.json",
        ".vscode/newsroom.code-snippets",
    )  # what editors' programs know of this version's fields
    for name, source in _starter(_STARTER, ""):
        if name in follow:
            _write(folder / name, source.read_bytes())
    return [*(f"hooks/{name}" for name in sorted(hook_files())), *follow, *_write_locks(folder)]


def _shipped(package: str) -> Path:
    """The folder of a package that is only files: in a checkout it has no place of its own for importlib.resources."""
    found = find_spec(package)
    return next(Path(p) for p in (found and found.submodule_search_locations) or () if Path(p).is_dir())


def _write_locks(folder: Path) -> list[str]:
    """What this version was tested with, by hash; the library itself by its version."""
    locks = {f"locks/{name}": (_shipped("newsroom_locks") / name).read_bytes() for name in ("build.txt", "site.txt")}
    locks["locks/newsroom.txt"] = f"council-newsroom=={__version__}\n".encode()
    for name, raw in locks.items():
        _write(folder / name, raw)
    return list(locks)


def _starter(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = entry.name.replace("dot-", ".", 1) if entry.name.startswith("dot-") else entry.name
        if entry.is_dir():
            yield from _starter(entry, f"{prefix}{name}/")
        else:
            yield f"{prefix}{name}", entry


def _write(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads mkdocs.yml without importing what its tags name."""


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
_Loader.add_constructor("!relative", lambda loader, node: None)


def _from_environment(loader: _Loader, node: yaml.Node) -> object:
    names = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [loader.construct_scalar(node)]
    return next(
        (os.environ[str(name)] for name in names if str(name) in os.environ), names[-1] if len(names) > 1 else None
    )


_Loader.add_constructor("!ENV", _from_environment)


def load(path: Path, inheriting: tuple[Path, ...] = ()) -> dict[str, Any]:
    """What mkdocs.yml holds, with what it inherits; raises `Problems` where that can't be read."""
    try:
        config = yaml.load(path.read_text(encoding="utf-8"), _Loader) or {}
    except (OSError, UnicodeDecodeError):
        raise Problems([Problem(path.name, 1, "", "can't be read; check its name, and save it as UTF-8")]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Problems(
            [
                Problem(
                    path.name,
                    mark.line + 1 if mark else 1,
                    "",
                    f"can't be read as YAML: {getattr(error, 'problem', error)}",
                )
            ]
        ) from None
    if not isinstance(config, dict):
        raise Problems([Problem(path.name, 1, "", "is not a list of settings; write each as `name: value`")])
    parent = config.pop("INHERIT", None)
    if not parent:
        return config
    above = (path.parent / str(parent)).resolve()
    if above in inheriting:
        raise Problems([Problem(path.name, 1, "INHERIT", "leads back to this file; take the line out")])
    return _merged(load(above, (*inheriting, path.resolve())), config)


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """As MkDocs inherits: mappings are merged, all else is replaced."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged
