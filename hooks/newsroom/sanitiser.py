"""The one sanitiser: it drops what an item may not hold, and its editor is told what was dropped.

nh3 parses as a browser does and drops what is not on the list, without a word. `refused` reads the same list with the
standard parser and names each thing with its line; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

import nh3

from newsroom import rawhtml, targets
from newsroom.allowed import ALLOWED, CLASSES, EVERYWHERE, SCHEMES, UNPRINTABLE, WHOLE
from newsroom.codeblocks import blank, blank_code
from newsroom.limits import endless
from newsroom.targets import MARKDOWN_LINK, Named

__all__ = [
    "ALLOWED", "MARKDOWN_LINK", "SCHEMES", "Named", "blank_code", "clean", "endless", "is_allowed_scheme",
    "links", "refused",
]  # fmt: skip

_ANGLED = re.compile(r"(?<=\]\()<[^<>\n]*>|(?<=\]: )<[^<>\n]*>")  # <a target with spaces.pdf>
_NUMBERED = re.compile(r"&#(?:[xX]0*(?P<hex>[0-9a-fA-F]{1,6})|0*(?P<decimal>[0-9]{1,7}));?")


def _kept(tag: str, name: str, value: str) -> str | None:
    """An id that begins with _ would be one of the page around the item, as _main."""
    return None if name == "id" and value.startswith("_") else value


_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes={"*": set(EVERYWHERE), **{tag: set(names) for tag, names in ALLOWED.items() if names}},
    attribute_filter=_kept,
    allowed_classes=CLASSES,
    url_schemes=set(SCHEMES),
    clean_content_tags=set(WHOLE),
    link_rel=None,
)


def clean(html: str) -> str:
    """The HTML that may be published; links keep their form, to be resolved afterwards."""
    return UNPRINTABLE.sub("", _CLEANER.clean(html))


def is_allowed_scheme(target: str) -> bool:
    """Whether a browser may be sent there: a relative address, or a sound one of the schemes listed. nh3 is the judge."""
    return " href=" in clean(f'<a href="{escape(target)}"></a>')


def refused(markdown: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and sentence for each piece of raw HTML in `markdown` that `clean` would drop."""
    blanked = blank_code(markdown)
    for found in _NUMBERED.finditer(blanked):
        number = int(found["hex"] or "0", 16) or int(found["decimal"] or "0")
        if number <= 0xFFFF and UNPRINTABLE.search(chr(number)):
            yield (
                blanked.count("\n", 0, found.start()) + 1,
                f"{found[0]} is an invisible control character; take it out",
            )
    if "<" in blanked:
        yield from rawhtml.read(_ANGLED.sub(blank, blanked), is_allowed_scheme).refused


def links(markdown: str) -> Iterator[Named]:
    """Each link and picture that the text names, Markdown or HTML."""
    blanked = blank_code(markdown)
    yield from targets.of_markdown(blanked)
    if "<a" in blanked.lower() or "<img" in blanked.lower():
        yield from rawhtml.read(blanked, is_allowed_scheme).links
