"""Python-Markdown as an item's text asks for it: the same small Markdown for all, without the rules that can't act in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, TocTreeprocessor, slugify
from markdown.treeprocessors import Treeprocessor

_CONTENTS = "[TOC]"
# Any one of the first must stand in a text for the rules behind them to act; a rule that is named twice needs both. A
# text is spared all other rules, since most of the work is to ask every rule of every piece of it.
_RULES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("`",), ("backtick",)),
    (("```", "~~~"), ("fenced_code_block",)),
    (("\\",), ("escape", "unescape")),
    (("    ", "\t"), ("code", "indent")),
    (("](",), ("link", "image_link")),
    (("![",), ("image_link", "image_reference", "short_image_ref")),
    (("]:",), ("reference", "short_reference", "image_reference", "short_image_ref")),
    (("[^",), ("footnote", "footnote-reorder", "footnote-duplicate")),
    (("<",), ("autolink", "automail", "html")),
    (("&",), ("entity",)),
    (("<", "&"), ("html_block",)),
    ((" \n", " \r", "\t", "<"), ("linebreak",)),
    (("*", "_"), ("em_strong", "em_strong2", "not_strong")),
    (("|",), ("table", "newsroom-alignment")),
    (("#",), ("hashheader",)),
    ((">",), ("quote",)),
    (("!!!",), ("admonition",)),
    (("???",), ("details",)),
    ((_CONTENTS,), (_CONTENTS,)),
)
_CONVERTERS = 64  # kept, of which each spares other rules; a newsroom needs some twenty
_OURS = re.compile(r"(update|correction)-\d+|stood-down|outcome|withdrawn")  # anchors that the page and its feeds name


def convert(body: str, back: str) -> str:
    """HTML that nobody has looked at yet; `back` names a footnote's way back."""
    return _converter(back, _spared(body)).reset().convert(body)


def _spared(body: str) -> frozenset[str]:
    """The rules that can't act in this text; none where Markdown takes characters out before it looks for its marks."""
    if "\2" in body or "\3" in body:
        return frozenset()
    spared: set[str] = set()
    for marks, rules in _RULES:
        if not any(mark in body for mark in marks):
            spared.update(rules)
    return frozenset(spared)


@lru_cache(_CONVERTERS)
def _converter(back: str, spared: frozenset[str]) -> Markdown:
    made = Markdown(
        output_format="html",
        extensions=[
            TableExtension(use_align_attribute=True),
            FootnoteExtension(BACKLINK_TITLE=back, USE_DEFINITION_ORDER=False),
            SaneListExtension(),
            AdmonitionExtension(),
            _Ids(slugify=_slug, marker="" if _CONTENTS in spared else _CONTENTS),
            _Alignment(),
            *_rare(spared),
        ],
    )
    for rules in (
        made.preprocessors, made.parser.blockprocessors, made.inlinePatterns, made.treeprocessors, made.postprocessors
    ):  # fmt: skip
        for name in spared:
            rules.deregister(name, strict=False)
    return made


def _rare(spared: frozenset[str]) -> Iterator[Extension]:
    """What few texts need and takes as long to import as all the rest."""
    if "fenced_code_block" not in spared:
        from markdown.extensions.fenced_code import FencedCodeExtension  # noqa: PLC0415

        yield FencedCodeExtension()
    if "details" not in spared:
        from pymdownx.details import DetailsExtension  # type: ignore[import-untyped, unused-ignore]  # noqa: PLC0415

        yield DetailsExtension()


def _slug(heading: str, gap: str) -> str:
    """A heading's id, which may not begin as those of the page around it do."""
    found = str(slugify(heading, gap)).lstrip("_") or "part"
    return f"{found}-text" if _OURS.fullmatch(found) else found


class _Identifier(TocTreeprocessor):
    """Gives headings their ids; the table of contents is made where the text asks for one."""

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self.marker else Element("div")


class _Ids(TocExtension):
    TreeProcessorClass = _Identifier


class _Alignment(Extension):
    """A column's alignment is a class, since styles are not allowed; each head says what it is the head of."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.treeprocessors.register(_Aligner(md), "newsroom-alignment", 6)


class _Aligner(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            for cell in (*table.iter("td"), *table.iter("th")):
                if side := cell.attrib.pop("align", None):
                    cell.set("class", side)
            _head(table)


def _head(table: Element) -> None:
    """Tells columns' heads from rows' heads: below an empty corner stand those of rows.

    https://www.w3.org/WAI/tutorials/tables/irregular/
    """
    head = table.find("thead")
    heads = list(head.iter("th")) if head is not None else []
    filled = [cell for cell in heads if not _is_empty(cell)]
    for cell in heads:
        if cell in filled:
            cell.set("scope", "col")
        else:
            cell.tag = "td"  # it heads nothing
    if heads and heads[0] not in filled:
        for row in table.iterfind("tbody/tr"):
            _name(row)
    if head is not None and not filled:
        table.remove(head)


def _name(row: Element) -> None:
    first = next(iter(row), None)
    if first is not None and not _is_empty(first):
        first.tag = "th"
        first.set("scope", "row")


def _is_empty(cell: Element) -> bool:
    return not len(cell) and not (cell.text or "").strip()
