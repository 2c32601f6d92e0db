"""From Markdown to the HTML of a page: small, fixed and clean whatever it is given."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import markup, sanitiser
from newsroom.made import Picture, Variant

SAMPLES = Path(__file__).parent / "news/markup"
VARIANTS = tuple(Variant(w, w // 2, f"q.{w}.webp", f"q.{w}.jpg") for w in (480, 960))


def link(target: str) -> tuple[str, str]:
    """Where a link leads, for these tests: what stands there, and a size behind a file."""
    return target, " (PDF, 12 KB)" if target.endswith(".pdf") else ""


def render(body: str) -> str:
    return markup.render(body, link, lambda target: Picture(VARIANTS, ""), "Back to note {}")


def bare(body: str) -> str:
    return render(body).replace("\n", "")


def test_everything_that_an_item_may_hold() -> None:
    assert render((SAMPLES / "everything.md").read_text()) == (SAMPLES / "everything.html").read_text().rstrip("\n")


def test_everything_that_an_item_may_hold_passes_the_sanitiser_unchanged() -> None:
    html = markup.render((SAMPLES / "everything.md").read_text(), link, lambda target: None)
    assert sanitiser.clean(html) == html
    assert list(sanitiser.refused((SAMPLES / "everything.md").read_text())) == []


# Headings.


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("# a\n## b\n### c", "234"),
        ("## a\n## b", "22"),
        ("### a\n# b\n## c", "223"),
        ("# a\n#### b\n### c\n###### d\n## e", "23343"),
        ("# a\n## b\n### c\n#### d\n##### e\n###### f", "234566"),
        ("##### a\n<h1>b</h1>\n\n<h4>c</h4>\n", "223"),
        ("a\n=\n\nb\n-\n", "23"),
        ("> ### a\n\n## b", "22"),
        ("!!! note\n    #### a\n\n## b", "22"),
    ],
)
def test_headings_begin_at_the_second_level_and_skip_none(written: str, levels: str) -> None:
    html = render("\n\n".join(written.split("\n")) if "=" not in written and "!!!" not in written else written)
    assert "".join(re.findall(r"<h(\d)", html)) == levels
    assert re.findall(r"<h(\d)", html) == re.findall(r"</h(\d)>", html)


@given(st.lists(st.integers(1, 6), max_size=12), st.booleans())
def test_no_order_of_headings_skips_a_level(written: list[int], raw: bool) -> None:
    body = "\n\n".join(f"<h{n}>x</h{n}>" if raw and n % 2 else f"{'#' * n} x" for n in written)
    levels = [1, *map(int, re.findall(r"<h(\d)", render(body)))]
    assert len(levels) == len(written) + 1
    assert all(after <= before + 1 and after >= 2 for before, after in pairwise(levels))


def test_headings_have_ids_and_those_of_one_item_differ() -> None:
    assert bare("# Open now\n\n# Open now") == '<h2 id="open-now">Open now</h2><h2 id="open-now_1">Open now</h2>'


# Tables, notes and their like.


def test_the_alignment_of_a_column_is_a_class() -> None:
    html = bare("|a|b|c|d|\n|:-|:-:|-:|-|\n|1|2|3|4|")
    assert '<th class="left" scope="col">a</th><th class="center" scope="col">b</th>' in html
    assert '<th class="right" scope="col">c</th><th scope="col">d</th>' in html
    assert '<td class="left">1</td><td class="center">2</td><td class="right">3</td><td>4</td>' in html
    assert "style" not in html
    assert "align=" not in html


def test_footnotes_lead_there_and_back() -> None:
    html = bare("One[^a] and two[^b].\n\n[^b]: Second.\n[^a]: First.")
    assert '<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup>' in html
    assert (
        '<li id="fn:b"><p>Second.&nbsp;<a class="footnote-backref" href="#fnref:b" title="Back to note 2">↩</a>' in html
    )
    assert html.index("First.") < html.index("Second."), "numbered as they are met, not as they were written down"


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "</summary><script>alert(1)</script>",
    "' onclick='alert(1)",
    '\\" onclick=\\"alert(1)',
    "&lt;script&gt;",
    "{{ config }} {% raw %} ${x} `x`",
]


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("opening", ["!!! note", "??? tip", "???+ danger", "!!! x onclick"])
def test_a_hostile_title_of_a_note_runs_nothing(opening: str, title: str) -> None:
    assert harm(render(f'{opening} "{title}"\n    Text.\n')) == []


def test_a_class_that_is_not_ours_is_dropped() -> None:
    assert bare('!!! md-header evil "T"\n    Text.').startswith('<div class="admonition">')


# Links and pictures.


def test_a_link_becomes_what_it_leads_to_with_a_note_behind() -> None:
    assert bare("[a plan](plan.pdf)") == '<p><a href="plan.pdf">a plan (PDF, 12 KB)</a></p>'


def test_a_link_that_leads_nowhere_leaves_its_text() -> None:
    assert markup.render("[a *b*](x.md)", lambda target: None, lambda target: None) == "<p>a <em>b</em></p>"


def test_a_link_within_the_page_is_not_asked_for() -> None:
    def refuse(target: str) -> None:
        raise AssertionError(target)

    assert markup.render("[a](#b)", refuse, lambda target: None) == '<p><a href="#b">a</a></p>'


def test_targets_are_asked_for_as_they_were_meant() -> None:
    asked: list[str] = []
    body = '[a](x&y.md) [b](<c d.md>) <a href="e&amp;f.md" title="g">h</a> <https://example.org/?i=1&j=2> ![k](l&m.jpg)'
    markup.render(body, lambda t: asked.append(t) or (t, ""), asked.append)  # type: ignore[func-returns-value]
    assert asked == ["x&y.md", "c d.md", "e&f.md", "https://example.org/?i=1&j=2", "l&m.jpg"]


def test_what_a_link_becomes_is_escaped() -> None:
    html = markup.render("[a](x.md)", lambda t: ('"><script>', "<b>"), lambda t: None)
    assert html == '<p><a href="&quot;&gt;&lt;script&gt;">a&lt;b&gt;</a></p>'


def test_a_tag_within_an_attribute_is_no_tag() -> None:
    html = bare('<p title="<img><a>">one</p><p><a href="x.md">two</a></p>')
    assert html == '<p title="&lt;img&gt;&lt;a&gt;">one</p><p><a href="x.md">two</a></p>'


def test_a_picture_is_shown_in_its_sizes_with_the_alt_of_the_text() -> None:
    html = bare('![The “quay” & more](quay.jpg "title")')
    assert html == f"<p>{markup.figure(Picture(VARIANTS, 'The “quay” & more'))}</p>"


def test_a_picture_that_is_not_there_leaves_nothing() -> None:
    assert markup.render("a ![b](c.jpg) d", link, lambda target: None) == "<p>a  d</p>"


def test_a_figure_is_webp_with_jpeg_beside_it_sized_and_lazy() -> None:
    assert markup.figure(Picture(VARIANTS, 'A "view"'), "../", sizes="100vw") == (
        '<picture><source type="image/webp" srcset="../q.480.webp 480w, ../q.960.webp 960w" sizes="100vw">'
        '<img src="../q.960.jpg" srcset="../q.480.jpg 480w, ../q.960.jpg 960w" sizes="100vw" alt="A &quot;view&quot;"'
        ' width="960" height="480" loading="lazy"></picture>'
    )


def test_the_lead_picture_is_not_lazy() -> None:
    assert "loading" not in markup.figure(Picture(VARIANTS, ""), lazy=False)


# Absolute addresses.

BASE = "https://news.example/en/news/2026/11/x/"


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ('<a href="../y/">', f'<a href="{BASE[:-2]}y/">'),
        ('<a href="#fn:1">', f'<a href="{BASE}#fn:1">'),
        ('<a href="">', f'<a href="{BASE}">'),
        ('<a href="https://example.org/?a=1&amp;b=2">', '<a href="https://example.org/?a=1&amp;b=2">'),
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<img src="a.jpg" alt="b">', f'<img src="{BASE}a.jpg" alt="b">'),
        ('<img srcset="a.jpg 480w, b.jpg 960w">', f'<img srcset="{BASE}a.jpg 480w, {BASE}b.jpg 960w">'),
        ('<source srcset="a.webp">', f'<source srcset="{BASE}a.webp">'),
        ('<a href="a&quot;b.pdf" title="c">', f'<a href="{BASE}a&quot;b.pdf" title="c">'),
        ('<code>&lt;a href="x.md"&gt; src="y"</code>', '<code>&lt;a href="x.md"&gt; src="y"</code>'),
        ('<p>Write href="x" here.</p>', '<p>Write href="x" here.</p>'),
        ('<q title=" href=&quot;x&quot;">', '<q title=" href=&quot;x&quot;">'),
    ],
)
def test_every_address_becomes_absolute_and_nothing_else_changes(html: str, whole: str) -> None:
    assert markup.absolute(html, BASE) == whole
    assert markup.absolute(whole, BASE) == whole


def test_no_relative_address_is_left_of_everything() -> None:
    html = markup.absolute(render((SAMPLES / "everything.md").read_text()), BASE)
    found = re.findall(r' (?:href|src)="([^"]*)"', html)
    found += [part.split()[0] for value in re.findall(r' srcset="([^"]*)"', html) for part in value.split(",")]
    assert len(found) == 8
    assert all(address.startswith(BASE) for address in found)


# The same every time.


def test_the_same_text_gives_the_same_bytes() -> None:
    body = (SAMPLES / "everything.md").read_text()
    assert len({render(body) for _ in range(3)}) == 1


@pytest.mark.parametrize(
    ("before", "body", "html"),
    [
        ("A[^1]\n\n[^1]: Note.", "B[^1]", "<p>B[^1]</p>"),
        ("[a]: https://example.org/", "[a]", "<p>[a]</p>"),
        ("# Same", "# Same", '<h2 id="same">Same</h2>'),
        ("<div>", "Text", "<p>Text</p>"),
        ("```", "Text", "<p>Text</p>"),
        ("!!! note", "    code", "<pre><code>code</code></pre>"),
    ],
)
def test_one_item_leaves_nothing_to_the_next(before: str, body: str, html: str) -> None:
    render(before)
    assert bare(body) == html


# Whatever it is given, nothing that comes out runs.

SAFE = {"a", "img", "source", "picture", *sanitiser.ALLOWED}


class _Harm(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in SAFE:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "action", "formaction", "background", "xlink:href"):
                self.found.append(name)
            if name in ("href", "src"):
                scheme = urlsplit(re.sub(r"[\x00-\x20]", "", value or "")).scheme
                if scheme not in ("", *sanitiser.SCHEMES):
                    self.found.append(value or "")


def harm(html: str) -> list[str]:
    """Everything in the HTML that could run, or lead where nobody may be sent."""
    reader = _Harm()
    reader.feed(html)
    reader.close()
    return reader.found


# One on each line; \n is a line end within one.
ATTACKS = """
<script>alert(1)</script>
<SCRIPT SRC=//evil.example/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<script/x>alert(1)</script>
<<script>alert(1)//<</script>
<img src=x onerror=alert(1)>
<img src=x onerror\\n=alert(1)>
<img/src=x/onerror=alert(1)>
<img src="x` `<script>alert(1)</script>"` `>
<img \"\"\"><script>alert(1)</script>">
<img src=x:alert(alt) onerror=eval(src) alt=1>
<body onload=alert(1)>
<a href="javascript:alert(1)">x</a>
<a href="JaVaScRiPt:alert(1)">x</a>
<a href=" &#14; javascript:alert(1)">x</a>
<a href="java&#x0A;script:alert(1)">x</a>
<a href="java&Tab;script&colon;alert(1)">x</a>
<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>
<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href=x onmouseover=alert(1) style="position:fixed;inset:0">x</a>
<a href="x" ping="https://evil.example">x</a>
<img src="javascript:alert(1)">
<img srcset="data:image/svg+xml,<svg onload=alert(1)>">
<img src="data:image/svg+xml;base64,PHN2Zy8+">
<picture><source srcset="https://evil.example/x"><img src=x></picture>
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<svg><animate onbegin=alert(1) attributeName=x></svg>
<math href="javascript:alert(1)">x</math>
<math><mi//xlink:href="data:x,<script>alert(1)</script>">
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<noembed><p title="</noembed><img src=x onerror=alert(1)>">
<xmp><p title="</xmp><img src=x onerror=alert(1)>">
<textarea><p title="</textarea><img src=x onerror=alert(1)>">
<title><p title="</title><img src=x onerror=alert(1)>">
<iframe><p title="</iframe><img src=x onerror=alert(1)>">
<template><img src=x onerror=alert(1)></template>
<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=alert(1)>">
<table><td background="javascript:alert(1)">x</td></table>
<p style="background:url(javascript:alert(1))">x</p>
<style>@import 'https://evil.example/x.css';</style>
<link rel=stylesheet href=https://evil.example/x.css>
<base href="https://evil.example/">
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<object data="javascript:alert(1)"></object>
<embed src="javascript:alert(1)">
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>
<isindex action="javascript:alert(1)" type=image>
<video><source onerror="alert(1)"></video>
<details open ontoggle=alert(1)>x</details>
<marquee onstart=alert(1)>x</marquee>
<div contenteditable onfocus=alert(1) autofocus tabindex=1>x</div>
<!--><script>alert(1)</script>-->
<!--[if IE]><script>alert(1)</script><![endif]-->
<![CDATA[<script>alert(1)</script>]]>
<?xml-stylesheet href="javascript:alert(1)"?>
<!DOCTYPE x [<!ENTITY y "<script>alert(1)</script>">]>&y;
[x](javascript:alert(1))
[x]( javascript:alert(1))
[x](<java\\nscript:alert(1)>)
[x](javascript&colon;alert(1))
[x](data:text/html,<script>alert(1)</script>)
[x](x "onclick=alert(1)")
[x](x '" onclick="alert(1)')
![x](javascript:alert(1))
![x" onerror="alert(1)](x)
![x](x"onerror="alert(1))
[x][y]\\n\\n[y]: javascript:alert(1)
<javascript:alert(1)>
<javascript://%0aalert(1)>
`<script>alert(1)</script>`<script>alert(1)</script>
    <script>alert(1)</script>
```\\n</code></pre><script>alert(1)</script>\\n```
```"><script>alert(1)</script>\\nx\\n```
| <script>alert(1)</script> | b |\\n|---|---|\\n| <img src=x onerror=alert(1)> | d |
[^<script>]: <script>alert(1)</script>
x[^1]\\n\\n[^1]: <img src=x onerror=alert(1)> [x](javascript:alert(1))
# <img src=x onerror=alert(1)> {onclick=alert(1)}
*[x]: <script>alert(1)</script>
&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;alert(1)&#60;/script&#62;
\x02wzxhzdk:0\x03<script>alert(1)</script>
""".strip("\n").split("\n")  # fmt: skip


@pytest.mark.parametrize("attack", [*ATTACKS, "\n".join(ATTACKS)])
def test_nothing_that_comes_out_runs(attack: str) -> None:
    html = markup.render(attack.replace("\\n", "\n"), link, lambda target: Picture(VARIANTS, ""))
    assert harm(html) == []
    assert harm(markup.absolute(html, BASE)) == []


@given(
    st.lists(
        st.sampled_from([*ATTACKS, "\n\n", "`", "```\n", "> ", "- ", '"', "'", "<", ">", "<p ", "    "]), max_size=6
    )
)
def test_attacks_in_any_order_run_nothing(pieces: list[str]) -> None:
    assert harm(markup.render("".join(pieces), link, lambda target: Picture(VARIANTS, ""))) == []


@pytest.mark.parametrize(("heading", "named"), [("_main", "main"), ("Новости", "part")])
def test_no_heading_takes_an_id_of_the_page_around_it(heading: str, named: str) -> None:
    html = markup.render(f"# {heading}\n", lambda target: (target, ""), lambda target: None)
    assert f'<h2 id="{named}">' in html


@pytest.mark.parametrize("heading", ["Outcome", "Update 3", "Correction 1", "Stood down", "Withdrawn"])
def test_no_heading_takes_the_anchor_of_what_was_said_since(heading: str) -> None:
    anchor = heading.lower().replace(" ", "-")
    assert f'<h2 id="{anchor}-text">' in render(f"# {heading}")


def test_below_the_empty_corner_of_a_table_stand_the_heads_of_its_rows() -> None:
    html = re.sub(r"\n", "", render("| | Day |\n|---|---|\n| Bins | Monday |\n"))
    assert '<tr><td></td><th scope="col">Day</th></tr>' in html
    assert '<tr><th scope="row">Bins</th><td>Monday</td></tr>' in html


def test_a_table_whose_head_is_empty_has_none() -> None:
    html = re.sub(r"\n", "", render("| | |\n|---|---|\n| Bus | Route 7 |\n"))
    assert '<table><tbody><tr><th scope="row">Bus</th><td>Route 7</td></tr>' in html


def test_the_cells_below_a_full_head_are_plain() -> None:
    html = re.sub(r"\n", "", render("| Bus | Day |\n|---|---|\n| 7 | Monday |\n"))
    assert "<tr><td>7</td><td>Monday</td></tr>" in html
