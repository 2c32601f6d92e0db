"""The map from a site's old tags to the newsroom's topics: a file that the editor completes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from typing import Any

import yaml

from newsroom.importing.foreign import read_value
from newsroom.importing.names import slug
from newsroom.importing.notes import Refused

_FIELDS = ("topics", "tags", "categories", "category", "tag")
# Tags that sort pages for the generator and say nothing to a reader.
_TECHNICAL = {"post", "posts", "news", "blog", "all"}


def tags(fields: Mapping[str, Any]) -> list[str]:
    """The tags of one item, each once."""
    found: list[str] = []
    for name in _FIELDS:
        value = fields.get(name)
        entries = value if isinstance(value, list) else str(value).split(",") if isinstance(value, str) else []
        found += [" ".join(t.split()) for t in entries if isinstance(t, str)]
    return list(dict.fromkeys(t for t in found if t))


def read(text: str) -> dict[str, str]:
    """Old tag to topic, "" to drop it; raises `Refused` with what to write instead."""
    try:
        found = read_value(text)
    except yaml.YAMLError as error:
        raise Refused(f"the map of topics can't be read as YAML: {error}") from None
    if odd := [key for key, value in found.items() if not isinstance(value, str)]:
        raise Refused(f"the map of topics has more than one text for “{odd[0]}”; write `{odd[0]}: topic`")
    return {key.casefold(): value.strip() for key, value in found.items()}


def starter(counts: Counter[str], known: Iterable[str]) -> str:
    """A map to begin with: every tag with its count, and the topic of the same name where there is one."""
    known = list(known)
    merged: dict[str, tuple[str, int]] = {}
    for tag, count in counts.items():
        first, so_far = merged.get(tag.casefold(), (tag, 0))
        merged[tag.casefold()] = first, so_far + count
    rows = sorted(merged.values(), key=lambda row: (-row[1], row[0].casefold()))
    lines = [
        "# Old tag: topic. Write the key of a topic behind each tag, or leave it empty to drop the tag.",
        f"# Topics in the settings: {', '.join(known) or 'none'}",
        *(
            f"{json.dumps(tag, ensure_ascii=False)}: {slug(tag) if slug(tag) in known else ''}".rstrip()
            + f"  # {count}"
            for tag, count in rows
        ),
    ]
    return "\n".join(lines) + "\n"


def choose(old: Iterable[str], mapped: Mapping[str, str], known: Container[str]) -> tuple[tuple[str, ...], list[str]]:
    """The topics of an item, and a remark for each tag that has none although nobody dropped it."""
    topics, remarks = [], []
    for tag in old:
        topic = mapped.get(tag.casefold(), slug(tag) if slug(tag) in known else None)
        if topic is None:
            if tag.casefold() not in _TECHNICAL:
                remarks.append(f"the tag “{tag}” has no topic in the map")
        elif topic and topic not in known:
            remarks.append(f"the map gives “{tag}” the topic “{topic}”, which is not in the settings")
        elif topic:
            topics.append(topic)
    return tuple(dict.fromkeys(topics)), remarks
