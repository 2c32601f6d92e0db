"""Where the links and pictures of one item lead after the move."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from newsroom import sanitiser
from newsroom.importing import dates
from newsroom.importing.entries import Entry
from newsroom.importing.names import free, slug
from newsroom.importing.oldsite import OldSite
from newsroom.links import ATTACHMENTS

# What translated templates write until links are resolved: the name of an item, a file of the project.
REF, FILE = "x-ref:", "x-file:"

_DOMAIN = re.compile(
    r"(?:www\.[\w-]+|[\w-]+)(?:\.[\w-]+)*\.(?:gov|uk|com|org|net|edu|mil|eu|info|scot|wales|cymru|london)(?=[/?#]|$)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SIGNATURES = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG\r\n", ".png"), (b"GIF8", ".gif"))


@dataclass(frozen=True)
class Way:
    """Where a link leads now; `target` is None for plain text, `remark` what the report says of it."""

    target: str | None
    remark: str = ""


@dataclass(frozen=True)
class Shown:
    """What becomes of a picture: a file beside the item, a link to where it is, or nothing."""

    name: str = ""
    link: str = ""
    remark: str = ""


@dataclass(eq=False)
class Ways:
    """The links of one entry; `files` collects what must be copied beside it, by its new name."""

    site: OldSite
    entry: Entry
    paths: Mapping[Entry, str]  # where every entry is going to lie, news/2026/11/x.md
    old: str  # the old site's address without its last slash, or ""
    taken: set[str]  # names in the item's folder
    files: dict[str, Path] = field(default_factory=dict)
    lead: Path | None = None  # the picture that stands above the text, and needs not be shown in it
    lead_alt: str = ""  # what the text says of it
    given: set[str] = field(default_factory=set)  # every target that `follow` gave

    def follow(self, target: str) -> Way:
        """The new target of a link."""
        way = self._follow(" ".join(target.split()))
        if way.target:
            self.given.add(way.target)
        return way

    def _follow(self, target: str) -> Way:
        if target.startswith((REF, FILE)):
            return self._translated(target)
        if "{{" in target or "{%" in target:
            return Way(None, f"the address {target[:60]} is made by a template; the link became plain text")
        if not target or target.startswith("#"):
            return Way(target or None, "" if target else "a link without an address became plain text")
        if self.old and (inner := self._inside_old(target)) is not None:
            return self._local(inner)
        return self._outside(target) or self._local(target)

    def picture(self, target: str, alt: str) -> Shown:
        """What becomes of a picture in the text."""
        if target in self.files:
            return Shown(target)
        if target.startswith("data:"):
            return Shown(remark="a picture written into the text itself (base64) was left out")
        inner = self._inside_old(target) if self.old else None
        path = self.site.repository_file(target) or self.site.file(target if inner is None else inner, self.entry)
        if not path:
            return self._elsewhere(target, alt)
        if path == self.lead:
            self.lead_alt = self.lead_alt or alt.strip()
            return Shown(remark=f"{path.name} stands above the text already and was taken out of it")
        if not alt.strip():
            return Shown(remark=f"{path.name} was left out, since nothing says what it shows")
        return self.beside(path)

    def recorded(self, uid: str) -> Path | None:
        return self.site.recorded_file(uid, self.entry)

    def beside(self, path: Path) -> Shown:
        """The picture copied beside the item, under a clean name with the suffix of what it is."""
        suffix = _suffix(path)
        if path.suffix.lower() == ".svg" or not suffix:
            return Shown(remark=f"{path.name} was left out, since it is not a JPEG, PNG, WebP or GIF; save it as PNG")
        if reason := self.site.fault(path):
            return Shown(remark=f"{path.name} was left out: {reason}")
        written = path.suffix.lower().replace(".jpeg", ".jpg")
        remark = f"{path.name} is in truth a {suffix[1:].upper()}, and was named so" if written != suffix else ""
        return Shown(self._name(path, suffix), remark=remark)

    def _name(self, path: Path, suffix: str) -> str:
        for name, known in self.files.items():
            if known == path:
                return name
        stem = posixpath.basename(self.paths[self.entry]).removesuffix(".md")
        own = slug(dates.without(path.stem), 40) or slug(path.stem, 40) or "picture"
        wanted = own if (own + "-").startswith(stem + "-") else f"{stem}-{own}"
        name = free(wanted, {n.removesuffix(suffix) for n in self.taken if n.endswith(suffix)}, 124) + suffix
        self.taken.add(name)
        self.files[name] = path
        return name

    def _elsewhere(self, target: str, alt: str) -> Shown:
        if "{{" in target or "{%" in target:
            return Shown(remark=f"the picture {target[:60]} is named by a template and was left out")
        way = self._outside(target)
        if way and way.target and alt.strip():
            self.given.add(way.target)
            return Shown(link=way.target, remark=f"the picture {target[:80]} lies on another site and became a link")
        if way and way.target:
            return Shown(
                remark=f"the picture {target[:80]} lies on another site, says nothing of what it shows, and was left out"
            )
        if self.old and target.startswith("/") and alt.strip():
            self.given.add(self.old + _safe(target))
            return Shown(
                link=self.old + _safe(target),
                remark=f"the picture {target[:80]} is not in the folder and became a link to the old site",
            )
        return Shown(remark=f"the picture {target[:80]} is not in the folder and was left out")

    def _inside_old(self, target: str) -> str | None:
        """A whole address of the old site as one from its root."""
        bare = re.sub(r"^https?://(www\.)?", "", target)
        host = re.sub(r"^https?://(www\.)?", "", self.old)
        return (
            (bare[len(host) :] or "/")
            if bare == host or bare.startswith((host + "/", host + "#", host + "?"))
            else None
        )

    def _outside(self, target: str) -> Way | None:
        """Addresses of other sites, and what was meant as one."""
        if target.startswith("//"):
            return self._whole(f"https:{target}", f"{target[:80]} lacked its beginning; https: was put before it")
        try:
            scheme = urlsplit(target).scheme
        except ValueError:
            return Way(None, f"{target[:80]} is not an address; the link became plain text")
        if scheme:
            return self._whole(target, "")
        if _MAIL.fullmatch(target):
            return Way(f"mailto:{target}", f"{target} lacked its beginning; mailto: was put before it")
        if _DOMAIN.match(target) and not self.site.file(target, self.entry):
            return self._whole(f"https://{target}", f"{target[:80]} lacked its beginning; https:// was put before it")
        return None

    def _whole(self, target: str, remark: str) -> Way:
        safe = _safe(target)
        if not sanitiser.is_allowed_scheme(safe):
            return Way(None, f"the address {target[:60]} is of a kind that is not allowed; the link became plain text")
        return Way(
            safe,
            remark
            or (
                f"the address {target[:80]} was written with characters that no address has; they were encoded"
                if safe != target
                else ""
            ),
        )

    def _translated(self, target: str) -> Way:
        """What a template wrote that names an item or a file."""
        scheme, _, name = unquote(target).partition(":")
        if scheme + ":" == REF:
            return self._ref(name)
        return self._attachment(name) or Way(
            None, f"{name.lstrip('/')} is not in the folder; its link became plain text"
        )

    def _ref(self, name: str) -> Way:
        if entry := self.site.named(name):
            return self._to(entry, name.partition("#")[2])
        path = re.sub(r"(/_?index)?\.md$|/_?index$", "/", "/" + name.strip("/"))
        if self.old and "/" in name.strip("/"):
            return Way(self.old + _safe(path), f"“{name}” is not among the items; the link leads to the old site")
        return Way(None, f"“{name}” is not among the items; the link became plain text")

    def _local(self, target: str) -> Way:
        """A link within the old site."""
        if entry := self.site.entry(target, self.entry):
            return self._to(entry, target.partition("#")[2])
        if attached := self._attachment(target):
            return attached
        base = self.entry.old_address
        if self.old and (target.startswith("/") or base):
            whole = self.old + posixpath.normpath(
                posixpath.join(base or "/", target.partition("?")[0].partition("#")[0])
            )
            tail = target[len(re.split("[?#]", target)[0]) :]
            slash = "/" if re.split("[?#]", target)[0].endswith("/") and not whole.endswith("/") else ""
            return Way(
                _safe(whole + slash + tail), f"{target[:80]} is not among the items; the link leads to the old site"
            )
        return Way(None, f"{target[:80]} is not among the items; the link became plain text")

    def _to(self, entry: Entry, fragment: str) -> Way:
        if entry is self.entry:
            return Way(f"#{fragment}") if fragment else Way(None, "a link of the item to itself became plain text")
        here, there = self.paths[self.entry], self.paths[entry]
        way = posixpath.relpath(there, posixpath.dirname(here))
        return Way(way + (f"#{fragment}" if fragment else ""))

    def _attachment(self, target: str) -> Way | None:
        path = self.site.file(target, self.entry)
        if not path or path.suffix.lower() not in ATTACHMENTS:
            return None
        return Way(self._name(path, path.suffix.lower()))


def _suffix(path: Path) -> str:
    """What a picture file is, told by how it begins."""
    with path.open("rb") as file:
        head = file.read(16)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return ".webp"
    return next((suffix for mark, suffix in _SIGNATURES if head.startswith(mark)), "")


def _safe(target: str) -> str:
    """The address with whatever would break a Markdown link encoded."""
    safe = quote(target, safe="!#$%&()*+,-./:;=?@_~").replace("'", "%27")
    if re.search(r"\([^()]*\(", safe) or safe.count("(") != safe.count(")") or ")" in safe.partition("(")[0]:
        safe = safe.replace("(", "%28").replace(")", "%29")
    return safe
