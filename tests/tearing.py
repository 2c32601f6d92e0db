"""What a reader may not meet in a site that is changing: where its files lead, at every step between two trees."""

from __future__ import annotations

import gzip
import heapq
import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from html import unescape
from urllib.parse import unquote

import cbor2
from trees import Tree

_OF_A_BUNDLE = ("pagefind-entry.json", ".pf_meta")
# files that readers know by address, and that name others
_ASKED_FOR = (".html", ".xml", ".json", ".opml", ".ics", ".csv")
_NAMING = (*_ASKED_FOR, ".css")
_LINK = re.compile(rb"""\b(?:href|src)=["']([^"']*)["']""")
_SOURCES = re.compile(rb"""\bsrcset=["']([^"']*)["']""")
_IN_CSS = re.compile(rb"""url\(["']?([^"')]+)["']?\)""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


@lru_cache(maxsize=20_000)
def references(name: str, raw: bytes, url: str) -> frozenset[str]:
    """The files of the same site to which a page, feed or other listing leads; `url` is that of the site."""
    if name.startswith("search/") and name.endswith(_OF_A_BUNDLE):
        return frozenset(_of_a_bundle(name, raw))
    if not name.endswith(_NAMING):
        return frozenset()
    text = unescape(raw.replace(b"\r\n ", b"").decode("utf-8", "replace"))
    whole = re.findall(rf"{re.escape(url)}([\w./%~-]*)", text)
    found = {_file(posixpath.join("/", address.rstrip("."))) for address in whole}
    if name.endswith((".html", ".css")):
        found |= {_file(target) for target in _near(name, raw, url)}
    if name == "search/index.html":
        found |= {*_of_the_search(raw)}
    return frozenset(found) - {name}


def _of_the_search(raw: bytes) -> Iterator[str]:
    """What its page tells its script."""
    for told in re.findall(rb'data-told="([^"]*)"', raw):
        said = json.loads(unescape(told.decode()))
        yield from (f"search/{bundle['name']}/pagefind-entry.json" for bundle in said["bundles"])
        if said["interface"]:
            yield f"{said['interface']}pagefind.js"


def _of_a_bundle(name: str, raw: bytes) -> Iterator[str]:
    """What the files of the search ask for, as the browser follows them: https://pagefind.app/docs/multisite/"""
    folder = posixpath.dirname(name)
    if name.endswith(".json"):
        yield from (f"{folder}/pagefind.{said['hash']}.pf_meta" for said in json.loads(raw)["languages"].values())
        return
    _, pages, chunks, filters, *_ = cbor2.loads(gzip.decompress(raw).removeprefix(b"pagefind_dcd"))
    yield from (f"{folder}/fragment/{page[0]}.pf_fragment" for page in pages)
    yield from (f"{folder}/index/{chunk[2]}.pf_index" for chunk in chunks)
    yield from (f"{folder}/filter/{named[1]}.pf_filter" for named in filters)


def _near(name: str, raw: bytes, url: str) -> Iterator[str]:
    """What a page names from where it stands, as addresses from the root."""
    named = [*_LINK.findall(raw), *_IN_CSS.findall(raw)] if name.endswith(".css") else _LINK.findall(raw)
    named += [part.split()[0] for some in _SOURCES.findall(raw) for part in some.split(b", ")]
    path = "/" + url.split("/", 3)[3]
    for one in named:
        target = re.sub(r"[#?].*", "", unescape(one.decode()))
        if target and not _ELSEWHERE.match(target):
            yield posixpath.join(
                "/", posixpath.dirname(name), target.replace(path, "/", 1) if target[0] == "/" else target
            )


def _file(address: str) -> str:
    folder = "/" if address.endswith(("/", "/.", "/..")) else ""
    plain = posixpath.normpath(unquote(address)).lstrip("/")
    return f"{plain}{folder}index.html".lstrip("/") if folder or not plain else plain


def dangling(tree: Tree, url: str) -> list[str]:
    """Every link of a whole site that leads to no file."""
    return sorted(
        f"{name} names {target}" for name in tree for target in references(name, tree[name], url) if target not in tree
    )


def torn(found: Tree, old: Tree, new: Tree, url: str) -> list[str]:
    """What a reader may not meet in a site between `old` and `new`: half a file, a lost one, a link to nothing."""
    found, old, new = ({n: raw for n, raw in tree.items() if n[-1] != "/"} for tree in (found, old, new))
    said = [
        f"{name}: neither the old nor the new file"
        for name in found
        if found[name] not in (old.get(name), new.get(name))
    ]
    said += [f"{name}: is gone" for name in old.keys() & new.keys() - found.keys()]
    reached = [name for name in found if name in old and _is_asked_for(name)]
    known = set(reached)
    for name in reached:
        for target in references(name, found[name], url):
            if target not in found and not _goes_with(name, target, new) and _is_kept(name, target, found, old, new):
                said.append(f"{name} names {target}, which is not there")
            if target in found and target not in known:
                known.add(target)
                reached.append(target)
    return sorted(said)


def gaps(steps: Sequence[str], old: Tree, new: Tree, url: str) -> list[str]:
    """What `torn` would find after any of the steps, each of which makes one file new or takes it away."""
    when = {name: number for number, name in enumerate(steps)}
    changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
    said = [f"{name}: was never made new" for name in changed - when.keys()]
    if said:
        return sorted(said)
    last = _reached_until(when, old, new, url)
    for name in old:
        for target in references(name, old[name], url) & old.keys() - new.keys():
            if when[target] < last(name) and not _goes_with(name, target, new):
                said.append(f"{target} is taken away while {name} names it")
    for name, start in _reached(when, old, new, url).items():
        for target in references(name, new[name], url) & new.keys() - old.keys():
            if when[target] > start:
                said.append(f"{name} names {target}, which is not there yet")
    return sorted(said)


def whole(steps: Iterable[tuple[str, str]], old: Tree, new: Tree) -> list[str]:
    """The files in the order in which each was put there or taken away, whole; those between by another name left out."""
    found: list[str] = []
    for what, name in steps:
        if name in old or name in new:
            assert what != "w", f"{name} is written where readers may see it"
            assert (what == "=") is (name in new), f"{name} is {'put there' if what == '=' else 'taken away'}"
            assert name not in found, f"{name} is changed twice"
            found.append(name)
    return found


def _reached(when: Mapping[str, int], old: Tree, new: Tree, url: str) -> dict[str, int]:
    """From which step on a reader can come to each file as it will be: one who begins at what was there before."""
    queue = [(when[name], name) for name in old.keys() & new.keys() if old[name] != new[name]]
    heapq.heapify(queue)
    found: dict[str, int] = {}
    while queue:
        start, name = heapq.heappop(queue)
        if name not in found:
            found[name] = start
            for target in references(name, new[name], url) & new.keys() - old.keys():
                heapq.heappush(queue, (max(start, when[target]), target))
    return found


def _reached_until(when: Mapping[str, int], old: Tree, new: Tree, url: str) -> Callable[[str], int]:
    """Up to which step a reader can come to each file as it was; one that nobody knows by address only through others."""
    naming: dict[str, list[str]] = {}
    for name in old:
        for target in references(name, old[name], url):
            naming.setdefault(target, []).append(name)

    @cache
    def last(name: str) -> int:
        own = when.get(name, len(when))
        if name in new or _is_asked_for(name):
            return own
        return min(own, max((last(other) for other in naming.get(name, ())), default=-1))

    return last


def _is_asked_for(name: str) -> bool:
    return name.endswith(_ASKED_FOR) and not name.endswith(_OF_A_BUNDLE)


def _goes_with(name: str, target: str, new: Tree) -> bool:
    """Two pages that both go can't go at once; what a page shows can stay until it has gone."""
    return name not in new and target not in new and target.endswith(".html")


def _is_kept(name: str, target: str, found: Tree, old: Tree, new: Tree) -> bool:
    """Whether the file as it stands names what was or will be there: a link that never led anywhere is no tear."""
    return (found[name] == old.get(name) and target in old) or (found[name] == new.get(name) and target in new)
