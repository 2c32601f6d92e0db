from __future__ import annotations

import re
from pathlib import Path
from tempfile import mkdtemp

import pytest
from newsroom import markup, sanitiser
from newsroom.importing.drafts import Draft
from newsroom.importing.plan import Outcome

from importing.making import body, item, only, picture, planned, said, write

HOMES = {
    "hugo": "content/a.md",
    "jekyll": "_posts/2020-07-16-a.md",
    "mkdocs": "docs/a.md",
    "eleventy": "app/posts/a.md",
}


@pytest.fixture
def translate(tmp_path: Path):
    """The outcome for one text of a generator, with files beside it and wishes."""

    def one(text: str, dialect: str, files: dict[str, str | bytes] | None = None, **wishes: object) -> Outcome:
        folder = write(Path(mkdtemp(dir=tmp_path)), {HOMES[dialect]: item(body=text), **(files or {})})
        return only(planned(folder, **wishes), HOMES[dialect])

    return one


def shown(outcome: Outcome) -> str:
    """The HTML that our renderer makes of the body."""
    return re.sub(r"\s*\n\s*", "", markup.render(body(outcome), lambda target: (target, ""), lambda _: None))


# Templates


@pytest.mark.parametrize(
    ("shortcode", "markdown"),
    [
        (
            '{{< youtube id="ZjoNsDqUTUg" title="The [new] film" >}}',
            "[The (new) film](https://www.youtube.com/watch?v=ZjoNsDqUTUg)",
        ),
        ("{{< youtube ZjoNsDqUTUg >}}", "[Watch the film on YouTube](https://www.youtube.com/watch?v=ZjoNsDqUTUg)"),
        (
            '{{< tweet user="USGSA" id="773881444896739328" >}}',
            "[Post by @USGSA](https://twitter.com/USGSA/status/773881444896739328)",
        ),
        ('{{< button href="https://x.example/" text="Join" >}}', "[Join](https://x.example/)"),
        ('{{< quote-block text="Words." cite="A. Person" >}}', "> Words.\n>\n> — A. Person"),
        ("{{< note >}}\nMind the gap.\n{{< /note >}}", "Mind the gap."),
        ('{{< accordion kicker="Day 1" title="Methods" >}}\nText.\n{{< /accordion >}}', "**Methods**\n\nText."),
        ("{{% note %}}Mind the gap.{{% /note %}}", "Mind the gap."),
    ],
)
def test_shortcodes_whose_meaning_is_plain_are_translated(translate, shortcode: str, markdown: str) -> None:
    assert body(translate(shortcode, "hugo")) == markdown


def test_a_shortcode_that_is_not_known_stays_as_text_and_is_said_with_its_line(translate) -> None:
    made = translate('Before.\n\n{{< card-policy src="https://x.example" title="<b>x</b>" >}} after.', "hugo")
    assert "{{&lt; card-policy" in body(made) and "after." in body(made)
    assert re.search(r"^7: template: {{< card-policy .* was left as text$", said(made, "template"), re.MULTILINE)
    assert not list(sanitiser.refused(body(made)))


def test_figures_of_a_shortcode_become_pictures_that_exist(translate) -> None:
    text = '{{< figure src="/img/x.png" alt="The quay" caption="At *dawn*" >}}\n\n{{< img src="gone" alt="Nobody" >}}\n\nText.'
    made = translate(text, "hugo", {"static/img/x.png": picture()})
    assert body(made).startswith(
        '<figure>\n<img src="a-x.png" alt="The quay">\n<figcaption>At dawn</figcaption>\n</figure>'
    )
    assert "“gone” is not in the folder and was left out; it shows: Nobody" in said(made, "picture")


def test_a_file_of_a_shortcode_is_copied_or_its_words_stay(translate) -> None:
    text = '{{< asset-static file="slides 1.pdf" label="The slides" >}} and {{< asset-static file="gone.pdf" label="More" >}}'
    made = translate(text, "hugo", {"static/slides 1.pdf": b"%PDF"})
    assert body(made) == "[The slides](a-slides-1.pdf) and More"
    assert made.files[0][0] == "news/2020/07/a-slides-1.pdf"


def test_references_lead_to_imported_items_by_name_and_by_path(translate) -> None:
    other = {"content/news/2019/2019-01-02-b.md": item(date="2019-01-02")}
    text = '[one]({{< ref "2019-01-02-b.md" >}}) [two]({{< relref path="/news/2019/2019-01-02-b.md#part" >}}) <a href="{{< ref "2019-01-02-b" >}}">three</a>'
    assert body(translate(text, "hugo", other)) == (
        '[one](../../2019/01/b.md) [two](../../2019/01/b.md#part) <a href="../../2019/01/b.md">three</a>'
    )


def test_references_to_what_is_not_imported_lead_to_the_old_site_or_become_text(translate) -> None:
    text = '[guide]({{< ref "/guides/dap/_index.md" >}}) and [post]({{< ref "2013-04-30-apis.md" >}})'
    assert body(translate(text, "hugo")) == "guide and post"
    assert (
        body(translate(text, "hugo", old="https://old.example.gov"))
        == "[guide](https://old.example.gov/guides/dap/) and post"
    )


@pytest.mark.parametrize(
    ("liquid", "markdown"),
    [
        ("[b]({{ site.baseurl }}{% post_url 2019-01-02-b %})", "[b](../../2019/01/b.md)"),
        ("[b]({% link _posts/2019-01-02-b.md %})", "[b](../../2019/01/b.md)"),
        ('[b]({{ "/2019/01/02/b/" | relative_url }})', "[b](../../2019/01/b.md)"),
        ("[b]({{site.baseurl}}/old-b/)", "[b](../../2019/01/b.md)"),
        ('{% asset x.png alt="The quay" width="9" %}', "![The quay](a-x.png)"),
        ('{% image_with_class "x.png" "wide" "The quay" %}', "![The quay](a-x.png)"),
        ("[slides]({% asset_path slides.pdf %})", "[slides](a-slides.pdf)"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("a{% comment %} b {% endcomment %}c", "ac"),
        ("`{{ site.baseurl }}` is code", "`{{ site.baseurl }}` is code"),
    ],
)
def test_liquid_that_stands_for_an_address_or_a_picture_is_translated(translate, liquid: str, markdown: str) -> None:
    files: dict[str, str | bytes] = {
        "_posts/2019-01-02-b.md": item(date="2019-01-02", redirect_from="[/old-b/]"),
        "images/x.png": picture(),
        "assets/slides.pdf": b"%PDF",
    }
    assert body(translate(liquid, "jekyll", files)) == markdown


def test_liquid_that_is_not_known_stays_as_text(translate) -> None:
    made = translate("{% capture x %}\n\n[a]({{ x }}/y) {{ x }}", "jekyll")
    assert body(made) == "{% capture x %}\n\na {{ x }}"
    assert "{% capture x %} was left as text" in said(made, "template")


def test_macros_that_name_pictures_become_those_that_exist(translate) -> None:
    text = """{% from "figure/macro.njk" import appFigure with context %}

{{ appFigure({
  image: {
    file: "x.png",
    alt: "The quay"
  }
}) }}

{{ appScreenshots({ items: [{ text: "One", img: { src: "x.png" } }, { text: "Two", img: { src: "gone.png" } }] }) }}

{{ appUserNeeds({ items: collections['user-need'] | slugs(tags)}) }}"""
    made = translate(text, "eleventy", {"app/images/a/x.png": picture()})
    assert body(made).split("\n\n") == [
        "![The quay](a-x.png)",
        "![One](a-x.png)",
        "{{ appUserNeeds({ items: collections['user-need'] | slugs(tags)}) }}",
    ]
    assert "{{ appUserNeeds(" in said(made, "template") and "gone.png is not in the folder" in said(made, "picture")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("{:.margin-top-0}\n## A heading", "## A heading"),
        ('[a](https://x.example/){:target="_blank"} b', "[a](https://x.example/) b"),
        ("## A heading {#id .wide}", "## A heading"),
        ("[a](https://x.example/){ .md-button }", "[a](https://x.example/)"),
        ("::: box\nText.\n:::", "Text."),
        ("Above.\n\n<!-- more -->\n\nBelow.", "Above.\n\nBelow."),
        ("---\n\n***\n\nText.\n\n---\n\nMore.", "Text.\n\n---\n\nMore."),
        ("Sets {1, 2} and { braces } stay", "Sets {1, 2} and { braces } stay"),
    ],
)
def test_what_other_markdown_adds_is_dropped(translate, text: str, left: str) -> None:
    assert body(translate(text, "jekyll")) == left


def test_templates_in_code_are_no_templates(translate) -> None:
    for text, dialect in (('`{{< youtube "ZjoNsDqUTUg" >}}`', "hugo"), ("```\n{% post_url x %}\n```", "jekyll")):
        made = translate(text, dialect)
        assert body(made) == text and not said(made, "template")


# Raw HTML


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        ("a<script>alert('<b>')</script>b", "ab"),
        ("a <style>p { color: red }</style>b", "a b"),
        ('<p style="color:red" class="x" onclick="y()">Text', "<p>Text"),
        ("<u>under</u> <font color=red>red</font> <big>big</big>", "under red <strong>big</strong>"),
        ("<center>Text</center>", "<div>Text</div>"),
        (
            '<section class="x">\n\t<div class="y">\n\t\t<p>Text</p>\n\n\t</div>\n</section>',
            "<div>\n<div>\n<p>Text</p>\n\n</div>\n</div>",
        ),
        ("<div>\nnever closed\n\n**bold**", "never closed\n\n**bold**"),
        ('<a name="x"></a>Text', '<a id="x"></a>Text'),
        ('<img src="data:image/png;base64,AAAA" alt="x">Text', "Text"),
        ('<svg><path d="x"/></svg>Text', "Text"),
        (
            "Write to <name@council.example> or <https://council.example/>",
            "Write to <name@council.example> or <https://council.example/>",
        ),
        ("Press <location> and <author> now", "Press &lt;location> and &lt;author> now"),
        ("a < b and b > c, <3", "a < b and b > c, <3"),
        ("<!-- a <b> comment --> and <!-- one that never ends", "and &lt;!-- one that never ends"),
        ("`<script>` and\n\n    <script>x</script>", "`<script>` and\n\n    <script>x</script>"),
        ("<?php echo 1 ?>Text", "Text"),
        ("a <script>never closed\n\n<u>More</u>.", "a \n\nMore."),
    ],
)
def test_html_that_the_sanitiser_would_refuse_goes_and_the_rest_stays(translate, raw: str, left: str) -> None:
    made = translate(raw, "jekyll")
    assert body(made) == left.strip()
    assert not list(sanitiser.refused(body(made)))


def test_frames_become_links_to_what_they_show(translate) -> None:
    text = '<iframe src="//www.youtube.com/embed/ZjoNsDqUTUg?rel=0" title="The film"></iframe> <iframe src="https://maps.example/x"></iframe>'
    assert body(translate(text, "jekyll")) == (
        '<a href="https://www.youtube.com/watch?v=ZjoNsDqUTUg">The film</a> <a href="https://maps.example/x">Open it at maps.example</a>'
    )


def test_boxes_are_taken_off_markdown_where_the_generator_reads_it_inside(translate) -> None:
    text = '<div class="wide">\n\n**bold**\n\n</div>'
    assert body(translate(text, "hugo")) == "**bold**"
    assert body(translate(text, "jekyll")) == "<div>\n\n**bold**\n\n</div>"
    assert body(translate('<div class="x" markdown>\n\n**bold**\n\n</div>', "mkdocs")) == "**bold**"


def test_what_was_taken_out_is_said_once_with_its_count(translate) -> None:
    made = translate('<p class="a">x</p>\n<p class="b">y</p>\n<script>z</script>', "jekyll")
    assert "the attribute class= was taken out (2 times)" in said(made, "html")
    assert "7: html: <script> was taken out with what it holds" in said(made, "html")


def test_markdown_in_a_figure_becomes_html(translate) -> None:
    text = "<figure markdown>\n![The quay](x.png)\n<figcaption>See [here](https://x.example/)</figcaption>\n</figure>"
    made = translate(text, "mkdocs", {"docs/x.png": picture()})
    assert body(made) == (
        '<figure>\n<img src="a-x.png" alt="The quay">\n<figcaption>See <a href="https://x.example/">here</a></figcaption>\n</figure>'
    )


def test_a_figure_that_lost_its_picture_keeps_its_caption_as_text(translate) -> None:
    made = translate("<figure>\n<img src='gone.png' alt='x'>\n<figcaption>The quay</figcaption>\n</figure>", "jekyll")
    assert body(made) == "The quay"


# Links


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "[a](https://x.example/a_(b)) [c](mailto:a@x.example)",
            "[a](https://x.example/a_(b)) [c](mailto:a@x.example)",
        ),
        ("[a](www.x.example/b)", "a"),
        ("[a](www.council.gov.uk/b)", "[a](https://www.council.gov.uk/b)"),
        ("[a](vote.gov)", "[a](https://vote.gov)"),
        ("[a](//x.example/b)", "[a](https://x.example/b)"),
        ("[a](help@x.example)", "[a](mailto:help@x.example)"),
        ("[a](javascript:alert(1)) [b](about:blank)", "a b"),
        ("[a](https://x.example/with a space)", "[a](https://x.example/with%20a%20space)"),
        ("[a](/gone/) and <a href='/gone/'>b</a>", "a and b"),
        ("[a](#part) [b]()", "[a](#part) b"),
        ("[sic](as they wrote it)", r"\[sic](as they wrote it)"),
        ("[PLR]: Public Lending Right", r"\[PLR]: Public Lending Right"),
        ("`[a](/gone/)` and \\[b](/gone/)", "`[a](/gone/)` and \\[b](/gone/)"),
        ("[![The quay](https://x.example/q.png)](https://x.example/)", "[The quay](https://x.example/)"),
        ("[![](https://x.example/q.png)](https://x.example/) b", "b"),
        ("![The quay](https://x.example/q.png)", "[The quay](https://x.example/q.png)"),
        ("![](https://x.example/q.png) b", "b"),
        (
            "[a][1] and [b][] and [c]\n\n[1]: /gone/\n[b]: https://x.example/\n[c]: /gone/",
            "a and [b][] and c\n\n[b]: https://x.example/",
        ),
        ("Text[^1]\n\n[^1]: A note.", "Text[^1]\n\n[^1]: A note."),
    ],
)
def test_links_are_kept_mended_or_made_text(translate, text: str, left: str) -> None:
    assert body(translate(text, "jekyll")) == left.strip()


def test_a_link_of_the_old_site_leads_to_the_item_or_to_the_old_site(translate) -> None:
    other = {"_posts/2019-01-02-b.md": item(date="2019-01-02", permalink="/blog/b/")}
    text = "[b](https://www.old.example.gov/blog/b/#x) [c](https://old.example.gov/c) [d](/d/) ![e](/e.png)"
    assert body(translate(text, "jekyll", other, old="https://www.old.example.gov")) == (
        "[b](../../2019/01/b.md#x) [c](https://www.old.example.gov/c) [d](https://www.old.example.gov/d/) [e](https://www.old.example.gov/e.png)"
    )


def test_a_link_between_files_leads_to_the_new_file(translate) -> None:
    other = {"docs/posts/b.md": item(date="2019-01-02")}
    assert body(translate("[b](posts/b.md#x)", "mkdocs", other)) == "[b](../../2019/01/b.md#x)"


def test_an_address_that_two_items_had_leads_to_neither(translate) -> None:
    others = {f"_posts/2019-01-0{n}-x{n}.md": item(date=f"2019-01-0{n}", permalink="/same/") for n in (1, 2)}
    assert body(translate("[b](/same/)", "jekyll", others)) == "b"


def test_a_picture_in_the_repository_of_the_site_is_taken_from_the_folder(translate) -> None:
    text = "![The quay](https://github.com/owner/name/raw/main/images/x.png)"
    assert body(translate(text, "jekyll", {"images/x.png": picture()})) == "![The quay](a-x.png)"


def test_an_address_that_stands_for_itself_is_a_link_where_it_was_one(translate) -> None:
    assert (
        body(translate("See https://x.example/a. (https://y.example)", "hugo"))
        == "See <https://x.example/a>. (<https://y.example>)"
    )
    assert body(translate("See https://x.example/a.", "jekyll")) == "See https://x.example/a."


def test_a_link_of_an_item_to_itself_is_text_or_leads_within_it(translate) -> None:
    assert body(translate("[a](/2020/07/16/a/) [b](/2020/07/16/a/#c)", "jekyll")) == "a [b](#c)"


def test_a_picture_in_the_text_that_nobody_described_is_left_out_and_said(translate) -> None:
    made = translate("![](x.png) Text", "mkdocs", {"docs/x.png": picture()})
    assert body(made).strip() == "Text" and "x.png was left out, since nothing says what it shows" in said(
        made, "picture"
    )


def test_the_same_remark_is_made_once_with_its_count(translate) -> None:
    made = translate("[a](/gone/)\n\n[b](/gone/)", "jekyll")
    assert said(made, "link") == "5: link: /gone/ is not among the items; the link became plain text (2 times)"


# Layout


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Three things:\n- a\n- b", "<p>Three things:</p><ul><li>a</li><li>b</li></ul>"),
        ("* a\n  * b\n    * c\n* d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
        ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n\n  more\n- b", "<ul><li><p>a</p><p>more</p></li><li><p>b</p></li></ul>"),
        ("1. a\n\n   * b\n2. c", "<ol><li><p>a</p><ul><li>b</li></ul></li><li><p>c</p></li></ol>"),
        ("- a\n## H", '<ul><li>a</li></ul><h2 id="h">H</h2>'),
        ("Text\n\n    code\n", "<p>Text</p><pre><code>code</code></pre>"),
        ("```\n- a\n  - b\n```", "<pre><code>- a- b</code></pre>"),
        ("Text\n|a|b|\n|-|-|\n|1|2|", None),
        ("> Words:\n> - a\n> - b", "<blockquote><p>Words:</p><ul><li>a</li><li>b</li></ul></blockquote>"),
        ("In 1999\n2. is no list", "<p>In 19992. is no list</p>"),
    ],
)
def test_lists_and_tables_are_laid_out_as_our_markdown_wants_them(translate, text: str, html: str | None) -> None:
    made = shown(translate(text, "hugo"))
    assert made == html if html else "<table>" in made


def test_a_heading_that_lost_its_words_goes(translate) -> None:
    assert body(translate('## {{< img src="gone" >}}\n\nText', "hugo")) == "Text"


def test_a_changed_text_knows_the_lines_that_it_came_from() -> None:
    draft = Draft.of("a\nb\nc\nd", 10).edit([(2, 4, ""), (4, 4, "x\ny\n")])
    assert draft.text == "a\nx\ny\nc\nd" and draft.origins == (10, 11, 12, 12, 13)


def test_notes_name_the_line_of_the_source_whatever_was_taken_out_above(translate) -> None:
    text = "---\n\n<script>\nx\n</script>\n\n- a\n  - b\n\n[gone](/gone/)\n\n<u>x</u>"
    made = translate(text, "jekyll")
    assert "14: link: /gone/ is not among the items" in said(made) and "16: html: <u> was taken off" in said(made)
