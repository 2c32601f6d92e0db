"""The addresses that items had on their old site and that can go on leading to them: their `aliases`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsroom import addresses
from newsroom.importing import definitions
from newsroom.importing.dialects import HUGO
from newsroom.importing.entries import Entry, texts
from newsroom.importing.notes import Note, Refused

FIELDS = ("permalink", "url", "slug", "aliases", "alias", "redirect_from")


@dataclass(frozen=True)
class Led:
    """What leads to an item: `aliases` from the newsroom's root, and a note for each address that can't."""

    aliases: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def settle(paths: Mapping[Entry, str], standing: Collection[str], old: str) -> dict[Entry, Led]:
    """Which old address may lead to which item, so that each leads to one and none hides what stands there.

    `paths` are those of the items in the newsroom, `standing` the addresses at which something stands already, `old` is
    the old site's address or "".
    """
    asked = {entry: list(_asked(entry, old)) for entry in paths}
    claims: dict[str, list[Entry]] = {}
    for entry, several in asked.items():
        for key in dict.fromkeys(_key(found) for _, _, found in several if not isinstance(found, Refused)):
            claims.setdefault(key, []).append(entry)
    stands = {_key(address): f"/{address}" for address in standing}
    stands |= {_key(addresses.of_item(path)): path for path in paths.values()}
    return {entry: _led(entry, several, paths[entry], claims, stands) for entry, several in asked.items()}


def _led(
    entry: Entry, asked: list[tuple[str, str, str | Refused]], path: str,
    claims: Mapping[str, list[Entry]], stands: Mapping[str, str],
) -> Led:  # fmt: skip
    found: dict[str, str] = {}
    notes = []
    for field, written, alias in asked:
        if isinstance(alias, Refused):
            notes.append(Note(entry.line(field), "address", f"{field}: {alias}"))
        elif (key := _key(alias)) not in found and stands.get(key) != path:
            if reason := _taken(alias, entry, claims[key], stands.get(key, "")):
                notes.append(Note(entry.line(field), "address", f"{field}: “{written}” {reason}"))
            else:
                found[key] = alias
    return Led(tuple(found.values()), tuple(notes))


def _taken(alias: str, entry: Entry, claiming: list[Entry], stands: str) -> str:
    """Why an address can't lead to the item, if so."""
    if not alias or addresses.is_kept(alias):
        return "is an address that the newsroom needs for itself"
    if stands:
        return f"is the address of {stands} in this newsroom"
    if others := [other.shown for other in claiming if other is not entry]:
        return f"is claimed by {others[0]} as well, so it leads to neither"
    return ""


def _key(address: str) -> str:
    """The file that answers, whatever system it lies on: some don't tell capitals from small letters."""
    return addresses.file(address).casefold()


def _asked(entry: Entry, old: str) -> Iterator[tuple[str, str, str | Refused]]:
    """Every address that the file names: its field, its text, and what it would be as an alias."""
    for field in FIELDS:
        for written in texts(entry.source.fields.get(field)):
            if not written.strip() or (field == "slug" and "/" not in written):
                continue  # a lone slug is the end of an address that only the old site's settings know
            try:
                yield field, written, _alias(entry, field, written.strip(), old)
            except Refused as reason:
                yield field, written, reason


def _alias(entry: Entry, field: str, written: str, old: str) -> str:
    inner = _within(written, old)
    if inner.startswith(":") or "/:" in inner or "{" in inner:
        raise Refused(f"“{written}” is a pattern that the old site filled in")
    if not inner.startswith("/") and not urlsplit(inner).scheme:
        if field in ("aliases", "alias") and entry.project.dialect is HUGO:
            raise Refused(
                f"“{written}” begins without a slash, so it lay beside the old page, and where that was is not said"
            )
        if "/" not in inner and not inner.endswith((".html", ".htm")) and field != "redirect_from":
            raise Refused(f"“{written}” is not an address")
    alias = definitions.alias(inner)
    return alias.removesuffix("index.html") if ("/" + alias).endswith("/index.html") else alias


def _within(written: str, old: str) -> str:
    """An address of the old site in full, from its root; http and https are one."""
    bare, site = (text.partition("://")[2] for text in (written, old))
    return "/" + bare.removeprefix(site).lstrip("/") if site and (bare + "/").startswith(site + "/") else written
