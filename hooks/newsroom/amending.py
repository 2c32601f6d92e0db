"""One field of a file changed where it stands; every other byte of the file stays."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import yaml

_FENCE = re.compile(r"---[^\S\r\n]*(?:\r\n|\n|\r)")


def split(text: str) -> tuple[str, str, str]:
    """First fence, frontmatter, and the rest from the second fence on; ("", "", text) where there is no frontmatter."""
    opening = _FENCE.match(text)
    if not opening:
        return "", "", text
    lines = re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$", text[opening.end() :])
    at = opening.end()
    for line in lines:
        if line.rstrip() == "---":
            return text[: opening.end()], text[opening.end() : at], text[at:]
        at += len(line)
    return "", "", text


def with_alias(above: str, alias: str, without: int | None = None) -> str:
    """Frontmatter whose `aliases` also hold `alias`, unless it is empty, and no longer the entry of that number."""
    field = _find(above, "aliases")
    if field is None or not isinstance(field[1], yaml.SequenceNode):
        return _begun(above, field, alias) if alias else above
    key, value = field[0], field[1]
    entries = value.value
    if without is not None and alias:
        return above[: _start(entries[without])] + alias + above[_end(entries[without]) :]
    if without is not None:
        return _without(above, key, value, without)
    if not alias:
        return above
    if value.flow_style:
        at = _end(entries[-1]) if entries else _start(value) + 1
        return above[:at] + (", " if entries else "") + alias + above[at:]
    indent, at = _indent(above, entries[-1]), _line_end(above, _end(entries[-1]))
    return f"{above[:at]}{indent}- {alias}{_ending(above)}{above[at:]}"


def _begun(above: str, field: tuple[yaml.Node, yaml.Node] | None, alias: str) -> str:
    """With a list of one, where there is none or nothing stands behind the field's name."""
    if field is None:
        return _appended(above, f"aliases: [{alias}]")
    return above[: _end(field[0])] + f": [{alias}]" + above[_end(field[1]) :]


def _without(above: str, key: yaml.Node, value: yaml.SequenceNode, number: int) -> str:
    """Without one entry; without the field where it was the only one."""
    entries = value.value
    if len(entries) == 1:
        last = value if value.flow_style else entries[0]
        return above[: _line_start(above, _start(key))] + above[_line_end(above, _end(last)) :]
    if value.flow_style:
        left = (above[_start(e) : _end(e)] for n, e in enumerate(entries) if n != number)
        return f"{above[: _start(value)]}[{', '.join(left)}]{above[_end(value) :]}"
    gone = entries[number]
    return above[: _line_start(above, above.rindex("-", 0, _start(gone)))] + above[_line_end(above, _end(gone)) :]


def with_text(above: str, names: tuple[str, ...], text: str) -> str:
    """Frontmatter in which the field, named by its parts, holds that text; unchanged where there is no such field."""
    node = _find(above, *names)
    if node is None or not isinstance(node[1], yaml.ScalarNode):
        return above
    start, end = node[1].start_mark.index, node[1].end_mark.index
    is_plain = node[1].style is None and re.fullmatch(r"[A-Za-z0-9./_-]+", text)
    return above[:start] + (text if is_plain else json.dumps(text, ensure_ascii=False)) + above[end:]


def with_line(above: str, name: str, written: str) -> str:
    """Frontmatter in which the field is what is `written`, YAML on one line; below all others where there was none."""
    found = _find(above, name)
    if found is None:
        return _appended(above, f"{name}: {written}")
    end = _over(found[1])
    ending = _ending(above) if above[end - 1] in "\r\n" else ""
    return f"{above[: _end(found[0])]}: {written}{ending}{above[end:]}"


def without(above: str, name: str) -> str:
    """Frontmatter without the field."""
    found = _find(above, name)
    if found is None:
        return above
    return above[: _line_start(above, _start(found[0]))] + above[_below(above, found[1]) :]


def with_parts(above: str, name: str, parts: Mapping[str, str]) -> str:
    """Frontmatter with a field of these parts, each written as YAML on one line, below all others."""
    bare = without(above, name)
    if _is_flow(bare):
        return _appended(bare, f"{name}: {_flow(parts)}")
    lines = (f"  {part}: {written}" for part, written in parts.items())
    return _appended(bare, _ending(above).join([f"{name}:", *lines]))


def with_entry(above: str, name: str, parts: Mapping[str, str], behind: int = 0) -> str:
    """Frontmatter whose list has an entry of these parts, each written as YAML on one line, behind so many others."""
    found = _find(above, name)
    value = found[1] if found else None
    if not isinstance(value, yaml.SequenceNode) or not value.value:
        return _listed(without(above, name), name, parts)
    entries = value.value
    is_last = behind >= len(entries)
    if value.flow_style:
        at = _end(entries[-1]) if is_last else _start(entries[behind])
        return above[:at] + (f", {_flow(parts)}" if is_last else f"{_flow(parts)}, ") + above[at:]
    at = _below(above, entries[-1]) if is_last else _entry_start(above, entries[behind])
    return above[:at] + _entry(above, parts, _indent(above, entries[0])) + above[at:]


def without_first(above: str, name: str, count: int) -> str:
    """Frontmatter whose list lacks so many of its first entries."""
    found = _find(above, name)
    if not count or not found or not isinstance(found[1], yaml.SequenceNode):
        return above
    entries = found[1].value
    first, kept = entries[0], entries[count] if count < len(entries) else None
    if found[1].flow_style:
        return above[: _start(first)] + above[_start(kept) if kept else _end(entries[-1]) :]
    return above[: _entry_start(above, first)] + above[_entry_start(above, kept) :] if kept else without(above, name)


def _listed(above: str, name: str, parts: Mapping[str, str]) -> str:
    """With a list of this one entry."""
    if _is_flow(above):
        return _appended(above, f"{name}: [{_flow(parts)}]")
    return f"{above}{name}:{_ending(above)}{_entry(above, parts, '  ')}"


def _entry(above: str, parts: Mapping[str, str], indent: str) -> str:
    lines = (f"{indent}{'  ' if n else '- '}{part}: {written}" for n, (part, written) in enumerate(parts.items()))
    return "".join(line + _ending(above) for line in lines)


def _flow(parts: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{part}: {written}" for part, written in parts.items()) + "}"


def _is_flow(above: str) -> bool:
    """Whether all fields stand in one pair of braces."""
    node = yaml.compose(above, yaml.SafeLoader)
    return isinstance(node, yaml.MappingNode) and bool(node.flow_style)


def _over(value: yaml.Node) -> int:
    """Where a value ends; a list of several lines ends behind its last word and not where the next field begins."""
    if isinstance(value, yaml.CollectionNode) and not value.flow_style and value.value:
        last = value.value[-1]
        return _over(last[1] if isinstance(last, tuple) else last)
    return _end(value)


def _find(above: str, *names: str) -> tuple[yaml.Node, yaml.Node] | None:
    """The nodes of a field's name and of its value, which know their places."""
    node: yaml.Node | None = yaml.compose(above, yaml.SafeLoader)
    found = None
    for name in names:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        found = next(((key, value) for key, value in pairs if key.value == name), None)
        node = found[1] if found else None
    return found


def _appended(above: str, line: str) -> str:
    node = yaml.compose(above, yaml.SafeLoader)
    if isinstance(node, yaml.MappingNode) and node.flow_style:
        at = node.end_mark.index - 1
        return above[:at] + ", " + line + above[at:]
    return above + line + _ending(above)


def _start(node: yaml.Node) -> int:
    return int(node.start_mark.index)


def _end(node: yaml.Node) -> int:
    return int(node.end_mark.index)


def _entry_start(above: str, entry: yaml.Node) -> int:
    """Where the line of its hyphen begins."""
    return _line_start(above, above.rindex("-", 0, _start(entry)))


def _below(above: str, node: yaml.Node) -> int:
    """Where the line below it begins."""
    end = _over(node)
    return end if above[end - 1] in "\r\n" else _line_end(above, end)


def _indent(above: str, entry: yaml.Node) -> str:
    """What stands before the hyphen of an entry."""
    hyphen = above.rindex("-", 0, _start(entry))
    return above[_line_start(above, hyphen) : hyphen]


def _line_start(above: str, at: int) -> int:
    return max(above.rfind(end, 0, at) for end in "\r\n") + 1


def _line_end(above: str, at: int) -> int:
    """Where the line after that place begins."""
    found = re.compile(r"\r\n|\n|\r").search(above, at)
    return found.end() if found else len(above)


def _ending(above: str) -> str:
    found = re.search(r"\r\n|\n|\r", above)
    return found[0] if found else "\n"
