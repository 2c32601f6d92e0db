"""From an item's Markdown to the HTML of its page: a small, fixed Markdown, all of it through the sanitiser."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from urllib.parse import urljoin

from newsroom import sanitiser
from newsroom.made import Picture

# What a link becomes: an address relative to the item's page and words to put behind the link's text; nothing where it
# leads nowhere. A picture likewise.
Link = tuple[str, str]
ResolveLink = Callable[[str], Link | None]
ResolvePicture = Callable[[str], Picture | None]

_ATTRIBUTES = r'((?: [\w:-]+="[^"]*")*)'
_LINK = re.compile(rf"<a{_ATTRIBUTES}>(.*?)</a>", re.DOTALL)
_PICTURE = re.compile(rf"<img{_ATTRIBUTES}>")
_ATTRIBUTE = re.compile(r' ([\w:-]+)="([^"]*)"')
_TAG = re.compile(rf"<[a-z][a-z0-9]*{_ATTRIBUTES}>")
_ADDRESSED = re.compile(r' (href|src|srcset)="([^"]*)"')
_HEADING = re.compile(r"<(/?)h([1-6])")
_WHOLE_PICTURE = re.compile(rf"<picture>.*?<img{_ATTRIBUTES}></picture>", re.DOTALL)
_ID = re.compile(r' id="[^"]*"')


def render(body: str, link: ResolveLink, picture: ResolvePicture, back: str = "{}") -> str:
    """Clean HTML of `body`; `link` and `picture` say what each target becomes, `back` names a footnote's way back."""
    from newsroom import converters  # noqa: PLC0415 - takes 30 ms to import, and most builds convert no text or one

    html = sanitiser.clean(converters.convert(body, back))
    html = _LINK.sub(lambda found: _linked(found, link), html)
    return _PICTURE.sub(lambda found: _pictured(found, picture), _levelled(html))


def absolute(html: str, base: str) -> str:
    """The same HTML with every address absolute, for readers that know no page; `base` is the page's address."""

    def whole(found: re.Match[str]) -> str:
        name, value = found[1], unescape(found[2])
        if name == "srcset":
            parts = [part.strip().partition(" ") for part in value.split(",")]
            value = ", ".join(f"{urljoin(base, address)}{gap}{width}" for address, gap, width in parts)
        else:
            value = urljoin(base, value)
        return f' {name}="{escape(value)}"'

    return _TAG.sub(lambda tag: _ADDRESSED.sub(whole, tag[0]), html)


def plain(html: str) -> str:
    """The same for a mail program, below a heading of the second level: each picture in its smallest size, no ids."""
    html = _WHOLE_PICTURE.sub(lambda found: _smallest(dict(_ATTRIBUTE.findall(found[1]))), html)
    html = _TAG.sub(lambda tag: _ID.sub("", tag[0]), html)
    return _HEADING.sub(lambda found: f"<{found[1]}h{min(int(found[2]) + 1, 6)}", html)


def _smallest(image: Mapping[str, str]) -> str:
    """Of a picture as `figure` writes it; mail programs show it as wide as its width says."""
    address, _, wide = image["srcset"].partition(",")[0].partition(" ")
    width = int(wide.removesuffix("w"))
    height = round(int(image["height"]) * width / int(image["width"]))
    return f'<img src="{address}" alt="{image["alt"]}" width="{width}" height="{height}">'


def figure(picture: Picture, base: str = "", *, sizes: str = "(min-width: 48em) 46em, 100vw", lazy: bool = True) -> str:
    """The <picture> element: WebP in three widths, JPEG for all others; `base` leads from the page to the site's root."""
    largest = picture.variants[-1]
    webp = ", ".join(f"{base}{v.webp} {v.width}w" for v in picture.variants)
    jpeg = ", ".join(f"{base}{v.jpeg} {v.width}w" for v in picture.variants)
    loading = ' loading="lazy"' if lazy else ""
    return (
        f'<picture><source type="image/webp" srcset="{escape(webp)}" sizes="{escape(sizes)}">'
        f'<img src="{escape(base + largest.jpeg)}" srcset="{escape(jpeg)}" sizes="{escape(sizes)}" alt="{escape(picture.alt)}"'
        f' width="{largest.width}" height="{largest.height}"{loading}></picture>'
    )


def _levelled(html: str) -> str:
    """Headings, of Markdown and HTML alike, begin at the second level and skip none."""
    above: list[int] = []  # levels as written
    opened: list[int] = []  # levels as they became, of headings not yet closed

    def shift(found: re.Match[str]) -> str:
        written = int(found[2])
        if found[1]:
            return f"</h{opened.pop() if opened else written}"
        while above and above[-1] >= written:
            above.pop()
        above.append(written)
        opened.append(min(len(above) + 1, 6))
        return f"<h{opened[-1]}"

    return _HEADING.sub(shift, html)


def _linked(found: re.Match[str], link: ResolveLink) -> str:
    attributes = dict(_ATTRIBUTE.findall(found[1]))
    target = unescape(attributes.get("href", ""))
    if not target or target.startswith("#"):
        return found[0]
    resolved = link(target)
    if resolved is None:
        return found[2]
    address, note = resolved
    attributes["href"] = escape(address)
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<a{written}>{found[2]}{escape(note)}</a>"


def _pictured(found: re.Match[str], picture: ResolvePicture) -> str:
    attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[1])}
    made = picture(attributes.get("src", ""))
    if made is None:
        return ""
    described = Picture(made.variants, attributes.get("alt", ""))
    return figure(described)
