"""What a web server says with each file: who may run what in it, how long it keeps, who else may read it, its type."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from newsroom import hosting, styling

_FOR_EVER = "public, max-age=31536000, immutable"
ALWAYS_ASK = "public, max-age=0, must-revalidate"  # so that a correction or an alert shows at the next look
_SHORT = "public, max-age=300"  # spares the host from readers that poll
_MODEST = "public, max-age=3600"
_NEVER = "no-cache"


def _hash(text: str) -> str:
    """As a policy names what may stand inside a page, https://www.w3.org/TR/CSP3/#grammardef-hash-source"""
    return b64encode(sha256(text.encode()).digest()).decode()


_POLICY = {  # https://www.w3.org/TR/CSP3/
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # Material's stylesheet holds its icons (of admonitions, of <details>) as data: addresses
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_OWN: Mapping[str, Mapping[str, str]] = {  # what pages have in place of that, by the key of their sort
    "search": {"script-src": "'self' 'wasm-unsafe-eval'"},  # the index is read by WebAssembly, which no policy allows
    "now": {"script-src": "'none'", "style-src": f"'sha256-{_hash(styling.inline('now'))}'"},
}
_IN_HEADERS_ONLY = ("frame-ancestors",)  # a browser passes over it in a page, and says so in its console

TYPES = {  # what the newsroom publishes, by the end of its name
    "html": "text/html", "css": "text/css", "js": "text/javascript", "json": "application/json", "geojson": "application/geo+json",
    "xml": "application/xml", "csv": "text/csv", "txt": "text/plain", "svg": "image/svg+xml", "png": "image/png",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "ico": "image/x-icon",
    "woff2": "font/woff2", "webmanifest": "application/manifest+json", "pdf": "application/pdf", "zip": "application/zip",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
_SEARCHED = ("pf_meta", "pf_index", "pf_filter", "pf_fragment", "pagefind")  # these are packed already
TYPES |= dict.fromkeys(_SEARCHED, "application/octet-stream")
_ATTACHED = ("pdf", "odt", "ods", "csv", "docx", "xlsx", "zip")


@dataclass(frozen=True)
class Sort:
    """Files that are sent alike; `pattern` matches their whole address below the newsroom's own.

    `names` are the same for hosts that know no regular expressions: addresses in which `*` is anything and `<>` stands
    before the name of a feed, at any depth. `is_open` lets pages of other sites read the file.
    """

    key: str
    pattern: str
    names: tuple[str, ...]
    cache: str
    type: str = ""
    is_open: bool = False

    @property
    def is_page(self) -> bool:
        """Whether it is a page that has a policy of its own."""
        return self.key in _OWN

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """What is said with these files besides the common headers and their type."""
        open_to_all = (("Access-Control-Allow-Origin", "*"),) if self.is_open else ()
        return (("Cache-Control", self.cache), *open_to_all)

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """The same, and the type where it has to be said."""
        return (*self.said, *((("Content-Type", self.type),) if self.type else ()))


def _feed(key: str, stems: str, suffix: str, type: str) -> Sort:
    names = tuple(f"<>{stem}.{suffix}" for stem in stems.split("|"))
    return Sort(key, rf"(.+/)?({stems})\.{suffix}", names, _SHORT, f"{type}; charset=utf-8", True)


def _single(name: str, type: str, cache: str = _SHORT, is_open: bool = True) -> Sort:
    return Sort(name.replace(".", "_"), re.escape(name), (name,), cache, f"{type}; charset=utf-8", is_open)


SORTS = (  # no address belongs to two of them: hosts join the values of a header that is said twice
    Sort("hashed", r"(assets|cards)/.+", ("assets/*", "cards/*"), _FOR_EVER),
    Sort("pictures", r"news/.+\.[0-9a-f]{8}(-[0-9]+)?\.[0-9]+\.(webp|jpg)", ("news/*.webp", "news/*.jpg"), _FOR_EVER),
    Sort("attached", rf"news/.+\.({'|'.join(_ATTACHED)})", tuple(f"news/*.{suffix}" for suffix in _ATTACHED), _MODEST),
    _feed("rss", "feed|daily|weekly", "xml", "application/rss+xml"),
    _feed("atom", "atom", "xml", "application/atom+xml"),
    _feed("json_feed", "feed", "json", "application/feed+json"),
    _feed("map", "map", "geojson", "application/geo+json"),
    _feed("calendar", "calendar", "ics", "text/calendar"),
    _single("feeds.opml", "text/x-opml"),
    _single("publications.json", "application/json"),
    _single("publications.csv", "text/csv"),
    _single("now.json", "application/json", _NEVER, False),
    _single("affected.json", "application/json", _NEVER, False),
    _single("areas.json", "application/json", is_open=False),
    Sort("search", r"search/(index\.html)?", ("search/",), ALWAYS_ASK),
    Sort("now", r"now/(index\.html)?", ("now/",), ALWAYS_ASK),
    _single("postcodes.json", "application/json", _SHORT, False),
    Sort("postcodes", r"postcodes/.+\.json", ("postcodes/*",), _SHORT, "application/json; charset=utf-8"),
    Sort(
        "searched",
        rf"search/.+\.(js|{'|'.join(_SEARCHED)})",
        (
            "search/:bundle/fragment/*",
            "search/:bundle/index/*",
            "search/:bundle/filter/*",
            "search/*.js",
            "search/*.pf_meta",
            "search/*.pagefind",
        ),
        _FOR_EVER,
    ),
)


def policy(*, in_page: bool = False) -> str:
    """The Content-Security-Policy, strict and without `unsafe-*`; `in_page` leaves out what a page cannot say itself."""
    return "; ".join(f"{k} {v}" for k, v in _POLICY.items() if not (in_page and k in _IN_HEADERS_ONLY))


def policy_of(key: str, said: str) -> str:
    """The policy `said` as the page of that sort has it; "" stays "", which is none."""
    parts = (part.partition(" ") for part in said.split("; ") if said)
    return "; ".join(f"{name} {_OWN.get(key, {}).get(name, values)}" for name, _, values in parts)


def drawn_by(style: str, said: str) -> str:
    """What is `said` anywhere of the light page's style, where that is `style` in the council's own colours."""
    return said.replace(_hash(styling.inline("now")), _hash(style))


def loosest() -> str:
    """What is allowed on any page, for where all have to have the same."""
    return "; ".join(f"{name} {_joined(name, values)}" for name, values in _POLICY.items())


def _joined(name: str, values: str) -> str:
    """What a page of its own allows beside; 'none' takes nothing away from others."""
    several = (*values.split(), *(value for own in _OWN.values() for value in own.get(name, "").split()))
    return " ".join(dict.fromkeys(value for value in several if value != "'none'")) or values


def tells_pages_apart(host: hosting.Host) -> bool:
    """Whether one page may be given another policy than all others: Netlify does not promise what two rules come to."""
    return host.headers != "netlify"


def common(host: hosting.Host, url: str) -> dict[str, str]:
    """What is said with every file."""
    said = {
        "Content-Security-Policy": policy() if tells_pages_apart(host) else loosest(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    if _owns_name(host, url):
        said["Strict-Transport-Security"] = "max-age=31536000"
    return said


def is_text(suffix: str) -> bool:
    """Whether files that end so are written by the newsroom in UTF-8; a table that an editor attached may be in any."""
    return suffix != "csv" and (TYPES[suffix].startswith("text/") or TYPES[suffix].endswith(("json", "xml")))


def _owns_name(host: hosting.Host, url: str) -> bool:
    """Whether the newsroom may promise https for its whole host name, for a year and with no way back.

    Not under a path, where the name is the council's main site's, nor under a domain that customers of a host share.
    """
    parts = urlsplit(url)
    is_shared = bool(host.domain) and f".{parts.hostname}".endswith(f".{host.domain}")
    return parts.scheme == "https" and parts.path == "/" and not is_shared
