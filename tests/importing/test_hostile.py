"""Whatever a text holds, what is imported passes our own checks."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import checks, news, source
from newsroom.importing import writing

from importing.making import NOW, item, picture, planned, write
from importing.test_corpus import SETTINGS

PIECES = [
    *("<script>", "</script>", "<p class=x>", "</p>", "<div>", "</div>", "<a href='/x'>", "<a href='https://x.example/'>", "</a>"),
    *("<img src=x.png alt=x>", "<iframe src=//x.example>", "</iframe>", "<b", "</", "<!--", "-->", "<![CDATA[", "<?", "<x-y z>", "<figure>"),
    *("![a](x.png)", "![](x.png)", "[a](x.pdf)", "[a](b c)", "[a](", "](", "[", "]", "(", ")", "[r]: /x\n", "[a][r]", "![a][r]", "[a](https://x.example/(b)"),
    *("{{< ref \"x\" >}}", "{{< img src=\"q\" >}}", "{{<", ">}}", "{{% note %}}", "{{ site.baseurl }}", "{% post_url x %}", "{% raw %}", "{{ f({ items: [] }) }}", "%}", "}}", "{:.x}"),
    *("\n", "\n\n", "    ", "\t", "- a", "1. a", "> ", "`", "```\n", "~~~\n", "# ", "---\n", "|a|b|\n|-|-|\n", "[^1]", "[^1]: x", "\\", "&lt;", "&#60;", "*", "_", "word ", "ŵ🌱\u200b"),
]  # fmt: skip
BODY = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
HOMES = st.sampled_from(["content/a.md", "_posts/2020-07-16-a.md", "docs/a.md", "app/posts/a.md"])


@settings(max_examples=150, deadline=None, derandomize=True)
@given(BODY, HOMES)
def test_any_text_passes_our_own_checks(body: str, home: str) -> None:
    with TemporaryDirectory() as name:
        site, root = Path(name) / "site", Path(name) / "root"
        write(site, {home: item(body=body, summary="A summary."), "x.png": picture(), "x.pdf": b"%PDF"})
        for outcome in planned(site).ended("imported"):
            writing.write(root, outcome.text, outcome.path, outcome.files)
        found = checks.examine(news.read(root, SETTINGS), SETTINGS, root, root / "docs", NOW)
        assert [str(p) for p in found.problems] == [], body


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=80), st.text(max_size=400))
def test_any_title_and_summary_can_be_read_back(title: str, summary: str) -> None:
    with TemporaryDirectory() as name:
        text = f"---\ntitle: {json.dumps(title)}\nsummary: {json.dumps(summary)}\ndate: 2020-01-01\n---\nText.\n"
        write(Path(name), {"content/a.md": text})
        made = planned(Path(name)).outcomes[0]
        if made.end == "imported":
            fields = source.read(made.path, made.text.encode()).fields
            writing.write(Path(name) / "root", made.text, made.path, ())
            found = news.read(Path(name) / "root", SETTINGS)
            assert [str(p) for p in found.problems] == []
            assert len(fields["summary"]) <= 300
