"""The one allow-list: what is dropped is named, and what is named is dropped. nh3 is held to `refused` and the other way round."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newsroom import markup, sanitiser

SAMPLES = Path(__file__).parent / "news"
CORPUS = Path(__file__).parent.parent.parent / "shared/corpus"


class _Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[tuple[str, ...]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[(tag,)] += 1
        self.found.update((tag, name, value or "") for name, value in attrs)


def parts(html: str) -> Counter[tuple[str, ...]]:
    """Every start tag and every attribute, and how often."""
    reader = _Parts()
    reader.feed(html)
    reader.close()
    return reader.found


def dropped(html: str) -> list[tuple[str, ...]]:
    return sorted(parts(html) - parts(sanitiser.clean(html)))


def said(markdown: str) -> list[str]:
    return [f"{line}: {what}" for line, what in sanitiser.refused(markdown)]


# Single tags: both ways, without exception.

TABLE_PARTS = ("caption", "thead", "tbody", "tfoot", "tr", "td", "th")
OTHERS = [
    "script", "style", "iframe", "object", "embed", "applet", "svg", "math", "video", "audio", "source", "picture",
    "canvas", "form", "input", "button", "select", "option", "textarea", "label", "fieldset", "legend", "font",
    "center", "marquee", "blink", "base", "meta", "link", "title", "head", "body", "html", "frame", "frameset",
    "noscript", "template", "slot", "portal", "nav", "main", "section", "article", "aside", "header", "footer",
    "address", "hgroup", "u", "tt", "big", "strike", "wbr", "ruby", "rt", "rp", "area", "map", "param", "track",
    "dialog", "menu", "output", "progress", "meter", "data", "bdi", "bdo", "custom-element", "foo_bar", "foo.bar",
    "foo:bar", "image", "isindex", "listing", "xmp", "plaintext",
]  # fmt: skip


@pytest.mark.parametrize("tag", [t for t in sanitiser.ALLOWED if t not in TABLE_PARTS])
def test_an_allowed_tag_stays_and_nothing_is_said(tag: str) -> None:
    assert said(f"<{tag}>x</{tag}>") == []
    assert dropped(f"<{tag}>x</{tag}>") == []


@pytest.mark.parametrize("tag", TABLE_PARTS)
def test_a_part_of_a_table_stays_in_a_table_and_is_named_outside(tag: str) -> None:
    whole = f"<table><{tag}></{tag}></table>"
    assert (said(whole), dropped(whole)) == ([], [])
    assert said(f"<p>\n<{tag}>x</{tag}>") == [f"2: <{tag}> stands outside a <table>; write the table whole"]
    assert dropped(f"<{tag}>x</{tag}>") == [(tag,)]


@pytest.mark.parametrize("tag", OTHERS)
def test_any_other_tag_goes_and_is_named(tag: str) -> None:
    html = f"<{tag}>x</{tag}>"
    assert dropped(html) == [(tag,)]
    (sentence,) = said(f"One.\n\n{html}")
    assert sentence.startswith(f"3: <{tag}> is not allowed; ")


NAMES = [
    "href", "src", "alt", "width", "height", "id", "lang", "dir", "title", "open", "start", "reversed", "type",
    "colspan", "rowspan", "headers", "scope", "abbr", "datetime", "class", "style", "name", "target", "rel",
    "align", "bgcolor", "onclick", "onerror", "onload", "onmouseover", "ONCLICK", "srcset", "sizes", "usemap",
    "formaction", "action", "background", "data-x", "aria-label", "role", "tabindex", "contenteditable",
    "autofocus", "accesskey", "hidden", "is", "xmlns", "xlink:href", "ping", "download", "value", "cite",
]  # fmt: skip
TAGS = [t for t in sanitiser.ALLOWED if t not in TABLE_PARTS]


@pytest.mark.parametrize("tag", TAGS)
def test_an_attribute_is_named_if_and_only_if_it_goes(tag: str) -> None:
    for name in NAMES:
        html = f'<{tag} {name}="1">x</{tag}>'
        gone = (tag, name.lower(), "1") in dropped(html)
        named = f"1: {name.lower()}= on <{tag}> is not allowed; take the attribute out" in said(html)
        assert gone == named, name


@pytest.mark.parametrize("tag", ["td", "th"])
def test_an_attribute_of_a_cell_is_named_if_and_only_if_it_goes(tag: str) -> None:
    for name in NAMES:
        html = f'<table><tr><{tag} {name}="1">x</{tag}></tr></table>'
        gone = (tag, name.lower(), "1") in dropped(html)
        named = f"1: {name.lower()}= on <{tag}> is not allowed; take the attribute out" in said(html)
        assert gone == named, name


def test_a_class_is_the_markdowns_alone() -> None:
    assert said('<div class="note">x</div>') == ["1: class= on <div> is not allowed; take the attribute out"]
    assert 'class="note"' not in sanitiser.clean('<p class="note">x</p>')


ADDRESSES = {
    "x.md": True, "../10/x.md#part": True, "#part": True, "": True, "a b.pdf": True, "https://example.org/": True,
    "http://example.org": True, "HTTPS://example.org": True, "mailto:a@b.example": True, "tel:01632": True, "?a=b": True,
    "1a:b": True, " https://example.org ": True, "//example.org/a": True,
    "javascript:alert(1)": False, "JaVaScRiPt:alert(1)": False, " javascript:alert(1)": False, "java\nscript:alert(1)": False,
    "java\tscript:alert(1)": False, "javascript&colon;alert(1)": False, "&#106;avascript:alert(1)": False,
    "&#x6A&#x61vascript:alert(1)": False, "&#1;javascript:alert(1)": False, "java&Tab;script:alert(1)": False,
    "vbscript:x": False, "data:text/html,x": False, "data:image/png;base64,AAAA": False, "file:///etc/passwd": False,
    "ftp://example.org": False, "blob:x": False, "about:blank": False, "hhttps://example.org": False, "view-source:x": False,
    "https://": False, "https://exa mple/": False, "https://a:99999/": False, "x:y.md": False,
}  # fmt: skip


@pytest.mark.parametrize(("address", "stays"), ADDRESSES.items())
@pytest.mark.parametrize(("tag", "name"), [("a", "href"), ("img", "src")])
def test_an_address_is_named_if_and_only_if_it_goes(tag: str, name: str, address: str, stays: bool) -> None:
    html = f'<{tag} {name}="{address}">'
    assert bool(dropped(html)) is not stays
    refused = [s for s in said(html) if "is an invisible control character" not in s]
    assert bool(refused) is not stays
    assert all(
        re.fullmatch(r"(?s)1: the address .* is not allowed; write one that begins with https:", s) for s in refused
    )


# Whole bodies.

VALUES = st.sampled_from(
    ["", "1", "x y", "https://example.org/?a=1&b=2", "x.md", "javascript:alert(1)", "data:,x", 'a">b', "a<b>c"]
)
ATTRIBUTES = st.dictionaries(st.sampled_from([*NAMES, "x"]).filter(str.islower), VALUES, max_size=3)
EVERY_TAG = st.sampled_from([*sanitiser.ALLOWED, *OTHERS])
MILD_TAG = st.sampled_from(list(sanitiser.ALLOWED))
MILD = {"a": "href", "img": "alt", "th": "scope", "ol": "start", "time": "datetime", "details": "open"}


def tagged(tag: str, attributes: dict[str, str], inner: str, closed: bool) -> str:
    written = "".join(f' {name}="{value.replace(chr(34), "&quot;")}"' for name, value in attributes.items())
    return f"<{tag}{written}>{inner}" + (f"</{tag}>" if closed else "")


TEXT = st.text("ab &;#<>'/!-?\n", max_size=6)
WILD = st.recursive(
    TEXT,
    lambda inner: st.lists(st.builds(tagged, EVERY_TAG, ATTRIBUTES, inner, st.booleans()), max_size=4).map("".join),
    max_leaves=8,
)
ALLOWED_ONLY = st.recursive(
    st.text("ab &;", max_size=6),
    lambda inner: st.lists(
        st.builds(
            lambda tag, inner, closed: tagged(tag, {MILD.get(tag, "id"): "1"}, inner, closed),
            MILD_TAG,
            inner,
            st.booleans(),
        ),
        max_size=5,
    ).map("".join),
    max_leaves=12,
)


@settings(max_examples=400)
@given(st.one_of(WILD, ALLOWED_ONLY))
@example("<td>x</td>")
@example("<table></table><tr><td>x")
@example("<table><table></table><tr><td>x")
@example("<div>\n\n    <script>x</script>\n\n</div>")
@example("<p>\n\n    <b onclick=x>\n")
@example("<foo_bar>")
@example("<a:b>")
@example("<tel:01632>")
@example("<ftp://example.org/>")
@example('<a href="https://">x</a>')
def test_where_nothing_is_said_nothing_is_dropped(html: str) -> None:
    assert said(html) or dropped(html) == []


@settings(max_examples=200)
@given(ALLOWED_ONLY)
def test_of_allowed_html_only_stray_parts_of_tables_are_named(html: str) -> None:
    assert all("stands outside a <table>" in sentence for sentence in said(html))


def body_of(file: Path) -> str:
    text = file.read_text(encoding="utf-8").replace("\r\n", "\n").lstrip("\ufeff \n")
    return re.sub(r"\A---[ \t]*\n.*?\n---[ \t]*\n", "", text, flags=re.DOTALL)


def bodies() -> list[tuple[str, str]]:
    """Our samples, and of real news every fourth item where it is at hand."""
    real = sorted(CORPUS.rglob("*.md"))[::4]
    return [(file.name, body_of(file)) for file in chain(sorted(SAMPLES.rglob("*.md")), real)]


def test_in_real_bodies_nothing_is_dropped_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    clean, written = sanitiser.clean, []

    def recording(html: str) -> str:
        written.append(html)
        return clean(html)

    for name, body in bodies():
        if list(sanitiser.refused(body)) or any(
            not sanitiser.is_allowed_scheme(link[1]) for link in sanitiser.links(body)
        ):
            continue
        written.clear()
        with monkeypatch.context() as patched:
            patched.setattr(sanitiser, "clean", recording)
            markup.render(body, lambda target: (target, ""), lambda target: None)
        own = [part for part in dropped(written[0]) if part[:2] != ("code", "class")]  # the language of a fenced block
        assert own == [], name


# What is HTML in Markdown, and what is not.


@pytest.mark.parametrize(
    "markdown",
    [
        "`<script>`",
        "``<script> ` ``",
        "    <script>",
        "```\n<script>\n```",
        "~~~~ html\n<script>\n~~~\n~~~~",
        "> ```\n> <script>\n> ```",
        "Mail <a.b@council.example>, see <https://example.org/a?b=c>.",
        "<mailto:a.b@council.example>",
        "5 < 6 and 7 > 6",
        "I <3 you",
        "a <- b",
        "[a](<a plan.pdf>) ![b](<a photo.jpg>)",
        "[a]: <a.pdf>",
        "<!-- <script> -->",
        "&lt;script&gt; &amp; &#8217; &#x2019;",
        "&#128512; &#x1F600; &#65; &#0065; &#9999999; &#xFFFFFF;",
    ],
)
def test_what_only_looks_like_html_is_let_be(markdown: str) -> None:
    assert said(markdown) == []


@pytest.mark.parametrize(
    ("markdown", "sentences"),
    [
        ("One.\n\n<?php x ?>", ["3: <?php x ? is not allowed; take it out"]),
        ("a &#1; b", ["1: &#1; is an invisible control character; take it out"]),
        ("a\n\n&#x1F;", ["3: &#x1F; is an invisible control character; take it out"]),
        ("&#xFFFE;", ["1: &#xFFFE; is an invisible control character; take it out"]),
        ("<blink>", ["1: <blink> is not allowed; take it out, or write it in Markdown"]),
        ("a\n<SCRIPT>x</SCRIPT>", ["2: <script> is not allowed; nothing in an item may run"]),
        ("- one\n\n    <b onclick=x>two</b>", ["3: onclick= on <b> is not allowed; take the attribute out"]),
        ("<div>\n\n    <b onclick=x>two</b>\n\n</div>", ["3: onclick= on <b> is not allowed; take the attribute out"]),
        ("`` ` `` <b onclick=x>", ["1: onclick= on <b> is not allowed; take the attribute out"]),
        ("```\ncode\n```\n<hr class=x>", ["4: class= on <hr> is not allowed; take the attribute out"]),
        (
            "<ftp://example.org/>",
            ["1: the address ftp://example.org/ is not allowed; write one that begins with https:"],
        ),
        ("<tel:01632>", ["1: <tel:01632> is not allowed; take it out, or write it in Markdown"]),
    ],
)
def test_each_thing_refused_has_its_line_and_what_to_do(markdown: str, sentences: list[str]) -> None:
    assert said(markdown) == sentences


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("<p>&#1;&#xB;&#xFFFE;&#xFFFF;&#0;</p>")
@example('<p title="&#1;">')
def test_clean_html_holds_only_characters_that_a_feed_may_hold(html: str) -> None:
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", sanitiser.clean(html))


@given(WILD)
@example("<abbr><dt><isindex><dt>")  # one <dt> in the other, which then closes it
def test_cleaning_again_takes_nothing_more_away(html: str) -> None:
    once = sanitiser.clean(html)
    assert Counter(re.findall("<[^>]*>", sanitiser.clean(once))) == Counter(re.findall("<[^>]*>", once))


@given(st.text("ab`~ \t\n>-*<[]()", max_size=60))
def test_blanking_code_moves_no_line_and_writes_nothing(text: str) -> None:
    blanked = sanitiser.blank_code(text).split("\n")
    assert len(blanked) == len(text.split("\n"))
    for was, now in zip(text.split("\n"), blanked, strict=True):
        assert now == "" or all(new in (old, " ") for old, new in zip(was, now, strict=True))


@pytest.mark.parametrize("text", ["`<b>`", "```\n<b>\n```", "~~~\n<b>\n~~~", "a\n\n    <b>", "a\n\n\t<b>"])
def test_code_is_blanked_whatever_marks_it(text: str) -> None:
    assert "<b>" not in sanitiser.blank_code(text)


@given(st.text("a(b)[] .#\n", max_size=60))
def test_a_text_without_a_mark_of_code_stays_as_it_is(text: str) -> None:
    if "    " not in text:
        assert sanitiser.blank_code(text) == text


# Links.


LINKS: dict[str, list[tuple[int, str, str, bool]]] = {
    "[a](x.md)": [(1, "x.md", "a", False)],
    "![a](x.jpg)": [(1, "x.jpg", "a", True)],
    "[a](x.md 'title')": [(1, "x.md", "a", False)],
    '[a](x.md "a (title)")': [(1, "x.md", "a", False)],
    "[a]( x.md )": [(1, "x.md", "a", False)],
    "[a](<x y.pdf>)": [(1, "x y.pdf", "a", False)],
    "[a](x y.pdf)": [(1, "x y.pdf", "a", False)],
    '[a](x y.pdf "title")': [(1, "x y.pdf", "a", False)],
    "[a](x_(y).md)": [(1, "x_(y).md", "a", False)],
    "[a](x (y).pdf)": [(1, "x (y).pdf", "a", False)],
    "[a]()": [(1, "", "a", False)],
    "One\n\n[a\nb](x.md)": [(3, "x.md", "a\nb", False)],
    "[a [b] c](x.md)": [(1, "x.md", "a [b] c", False)],
    "[a [b [c]]](x.md)": [(1, "x.md", "a [b [c]]", False)],
    "[![a](x.jpg)](y.md)": [(1, "y.md", "![a](x.jpg)", False), (1, "x.jpg", "a", True)],
    "[a][b]\n\n[b]: x.md": [(3, "x.md", "", False)],
    "[a]: x.md 'title'": [(1, "x.md", "", False)],
    "![a][b]\n\n[b]: x.jpg": [(3, "x.jpg", "b", True)],
    "[note]: this is only text": [],
    "[^1]: x.md": [],
    "\\[a](x.md)": [],
    "[a] (x.md)": [],
    "`[a](x.md)`": [],
    "<!-- [a](x.md) -->": [],
    "<a href='x.md'>a</a>": [(1, "x.md", "", False)],
    'One\n<img alt="a" src="x.jpg">': [(2, "x.jpg", "a", True)],
    "<A HREF=x.md>": [(1, "x.md", "", False)],
}


@pytest.mark.parametrize(("markdown", "found"), LINKS.items())
def test_every_link_is_found_with_its_line(markdown: str, found: list[tuple[int, str, str, bool]]) -> None:
    assert list(sanitiser.links(markdown)) == found


def asked(markdown: str) -> set[str]:
    """Every target that the page would hold, but for what Markdown makes of <https://…> and <a@b.example>."""
    targets: set[str] = set()
    markup.render(markdown, lambda target: (targets.add(target), None)[1], targets.add)
    automatic = re.findall(r"<((?:https?|ftp)://[^<>\s]*|[^<>\s@]+@[^<>\s]+)>", markdown)
    return {t for t in targets if t not in automatic and t.removeprefix("mailto:") not in automatic}


@pytest.mark.parametrize("markdown", LINKS)
def test_what_is_found_is_what_the_page_links_to(markdown: str) -> None:
    found = {target for _, target, _, _ in sanitiser.links(markdown) if target}
    unused = {"[a]: x.md 'title'": {"x.md"}}.get(markdown, set())
    assert asked(markdown) == found - unused


def test_no_link_of_a_real_body_is_overlooked() -> None:
    for name, body in bodies():
        found = {target for _, target, _, _ in sanitiser.links(body)}
        missed = {t for t in asked(body) if t not in found and not t.startswith("mailto:") and "{{" not in t}
        assert missed == set(), name


@pytest.mark.parametrize(
    "body",
    [
        "<a " * 20000,
        "[" * 20000,
        "![a" * 5000,
        "[a](" * 4000,
        "[[" * 3000 + "]]" * 3000,
        "<a\n" * 10000,
        "# a\n" * 5000,
        "[a]:\n" * 5000,
        "a" * 20001,
        "a\n" * 60000,
    ],
    ids=["tags", "brackets", "pictures", "links", "nested", "lines", "headings", "definitions", "a line", "a text"],
)
def test_a_text_that_would_take_minutes_is_refused_before_it_is_read(body: str) -> None:
    line, said = next(sanitiser.endless(body))
    assert 1 <= line <= body.count("\n") + 1
    assert said.startswith("has ")


def test_a_long_text_is_not_endless() -> None:
    body = "## A part\n\nSee [a](b.md), 1) or <b>c</b> when x < y.\n\n- [ ] d :)\n\n" * 450
    assert list(sanitiser.endless(body)) == []


def test_real_bodies_are_not_endless() -> None:
    assert [name for name, body in bodies() if next(sanitiser.endless(body), None)] == []


def test_an_id_of_the_page_around_the_item_is_refused_and_dropped() -> None:
    assert sanitiser.clean('<p id="_main">a</p><p id="main_">b</p>') == '<p>a</p><p id="main_">b</p>'
    ((line, said),) = sanitiser.refused('a\n\n<p id="_main">a</p>\n')
    assert (line, said) == (3, "the id _main begins with _, as those of the page; take the _ off")
