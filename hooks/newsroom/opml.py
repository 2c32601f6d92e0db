"""The list of all feeds, to be taken into a reader at once; OPML 2.0, http://opml.org/spec2.opml"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from newsroom.entries import Feed
from newsroom.settings import Settings

Group = tuple[str, Sequence[Feed]]  # its name, and the feeds of which the RSS is listed


def render(title: str, groups: Sequence[Group], settings: Settings) -> bytes:
    """The document, groups in the order given; one without feeds is left out. Undated, so that it is the same until a feed comes or goes."""
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = title
    SubElement(head, "ownerName").text = settings.council
    body = SubElement(root, "body")
    for name, feeds in groups:
        if feeds:
            _add(SubElement(body, "outline", text=name), feeds, settings.url)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add(group: Element, feeds: Sequence[Feed], url: str) -> None:
    for feed in feeds:
        SubElement(
            group, "outline", type="rss", text=feed.title, title=feed.title, xmlUrl=url + feed.rss, htmlUrl=url + feed.listing
        )  # fmt: skip
