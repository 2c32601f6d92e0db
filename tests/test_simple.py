"""An item's text as the simplest HTML."""

from __future__ import annotations

import sample
from newsroom import markup, simple

HERE = "news/2026/11/flood/"


def written(html: str) -> str:
    return simple.write(html, HERE, "now/")


def test_links_lead_where_they_led() -> None:
    for target, way in {
        "../bridge/#top": "../news/2026/11/bridge/#top",
        "../../../../contact/": "../contact/",
        "plan.pdf": "../news/2026/11/flood/plan.pdf",
        "#where": "../news/2026/11/flood/#where",
        "https://other.example/?a=1&amp;b": "https://other.example/?a=1&amp;b",
        "tel:01632960100": "tel:01632960100",
        "mailto:a@b.example": "mailto:a@b.example",
    }.items():
        assert written(f'<p><a href="{target}">x</a></p>') == f'<p><a href="{way}">x</a></p>'


def test_headings_stand_one_level_lower_and_without_ids() -> None:
    assert written('<h2 id="a">A</h2><h3 id="b">B</h3>') == "<h3>A</h3><h4>B</h4>"


def test_nothing_is_left_that_a_browser_asks_for_or_that_needs_a_style() -> None:
    found = written(
        '<figure><picture><source srcset="a.webp"><img src="a.jpg" alt="x"></picture><figcaption>C</figcaption></figure>'
        '<div class="admonition note"><p class="admonition-title">Note</p><p>Text<sup id="fnref"><a href="#fn">1</a></sup></p></div>'
        '<div class="footnote"><hr><ol><li id="fn"><p>Small</p></li></ol></div><p>After</p>'
    )
    assert found == "<p>Note</p><p>Text</p><p>After</p>"


def test_text_stays_escaped() -> None:
    assert written("<p>1 &lt; 2 &amp; <code>&lt;script&gt;</code></p>") == "<p>1 &lt; 2 &amp; &lt;script&gt;</p>"


def test_whatever_an_item_may_hold_becomes_elements_without_attributes() -> None:
    body = (sample.ROOT / "tests/news/markup/everything.md").read_text()
    found = written(markup.render(body, lambda target: ("#x", ""), lambda target: None))
    assert "<p>" in found
    for mark in ("class=", "id=", "<img", "<picture", "style=", "<script", "<h2"):
        assert mark not in found


def test_what_is_struck_out_is_gone_and_what_stands_high_or_low_stays() -> None:
    html = '<p>Go to <del>the school</del> the church. 3 m<sup>2</sup><sup><a class="footnote-ref" href="#fn:1">1</a></sup></p>'
    assert written(html) == "<p>Go to  the church. 3 m<sup>2</sup></p>"
