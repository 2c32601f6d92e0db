"""The weight of a site beside what its host takes."""

from __future__ import annotations

import re
from datetime import date

import pytest
import sample
from newsroom import hosting
from newsroom.hosting import Weight

MB = 1_000_000


def said(weight: Weight, key: str, level: str) -> list[str]:
    return [found.sentence for found in hosting.judge(weight, key) if found.level == level]


def test_a_site_weighs_what_its_files_weigh_in_all_their_folders() -> None:
    sizes = {"index.html": 10, "news/a/index.html": 20, "news/a/plan.pdf": 500, ".well-known/security.txt": 1}
    assert hosting.weigh(sizes) == Weight(4, 3, 531, 500, "news/a/plan.pdf")


def test_an_empty_site_weighs_nothing() -> None:
    assert hosting.weigh({}) == Weight(0, 0, 0)


def test_the_weight_is_said_in_millions_of_bytes() -> None:
    assert str(Weight(1234, 5, 56_700_000)) == "1,234 files, 56.7 MB in the site"
    assert str(Weight(1, 0, 100)) == "1 file, 0.0 MB in the site"


def test_a_known_host_adds_what_share_of_its_limits_that_is() -> None:
    [found] = hosting.judge(Weight(1500, 300, 100 * MB), "azure-static-web-apps")
    assert found.level == "note"
    assert found.sentence == (
        "1,500 files, 100.0 MB in the site: 10 % of the files and 40 % of the size that Azure Static Web Apps (Free plan) takes"
    )


@pytest.mark.parametrize("key", ["", "netlify", "s3-cloudfront", "nginx", "caddy", "apache"])
def test_without_stated_limits_the_weight_alone_is_said(key: str) -> None:
    [found] = hosting.judge(Weight(10**6, 10**6, 10**12, 10**12, "a.pdf"), key)
    assert found.level == "note"
    assert found.sentence.endswith("in the site")


@pytest.mark.parametrize(
    ("number", "level"), [(15_999, ""), (16_000, "warning"), (19_999, "warning"), (20_000, "full"), (30_000, "full")]
)
def test_files_are_warned_of_from_four_fifths_of_the_limit(number: int, level: str) -> None:
    found = [found.level for found in hosting.judge(Weight(number, 9, MB), "cloudflare-pages")]
    assert found == ["note", level] if level else ["note"]


@pytest.mark.parametrize(("size", "level"), [(799, ""), (800, "warning"), (999, "warning"), (1000, "full")])
def test_so_is_the_size_of_the_site(size: int, level: str) -> None:
    found = [found.level for found in hosting.judge(Weight(9, 9, size * MB), "github-pages")]
    assert found == ["note", level] if level else ["note"]


def test_so_is_the_largest_file_by_its_name() -> None:
    near, over = (Weight(9, 9, MB, size, "news/2026/11/plan/plan.pdf") for size in (21 * MB, 26_214_400))
    assert said(near, "cloudflare-pages", "warning") == [
        "news/2026/11/plan/plan.pdf has 21.0 MB; Cloudflare Pages (Free plan) takes files of up to 26.2 MB. "
        "Save it smaller, or in parts."
    ]
    assert said(over, "cloudflare-pages", "full") == [
        "news/2026/11/plan/plan.pdf has 26.2 MB; Cloudflare Pages (Free plan) takes files of up to 26.2 MB and may refuse "
        "the site. Save it smaller, or in parts."
    ]


def test_at_the_limit_it_is_said_what_to_do_and_that_nothing_was_left_out() -> None:
    [sentence] = said(Weight(20_100, 9, MB), "cloudflare-pages", "full")
    assert sentence == (
        "The site has 20,100 files; Cloudflare Pages (Free plan) takes 20,000 and may refuse it. All of it is built. "
        "What to do: take a Workers Paid plan, set PAGES_WRANGLER_MAJOR_VERSION=4 there, and write "
        "`host: cloudflare-pages-paid`."
    )
    [sentence] = said(Weight(16_400, 9, MB), "cloudflare-pages", "warning")
    assert sentence.startswith("The site has 16,400 files, 82 % of the 20,000 that Cloudflare Pages (Free plan) takes.")


def test_gitlab_counts_folders_too() -> None:
    assert said(Weight(100_000, 100_000, MB), "gitlab-pages", "full")
    assert not said(Weight(100_000, 100_000, MB), "cloudflare-pages-paid", "warning")
    assert not said(Weight(150_000, 9, MB), "gitlab-pages", "full")


@pytest.mark.parametrize("key", hosting.known())
def test_every_limit_names_its_source_and_the_day_it_was_read(key: str) -> None:
    host = hosting.find(key)
    assert host
    for limit in (host.files, host.bytes, host.largest):
        if limit:
            assert limit.source.startswith("https://")
            assert isinstance(limit.read, date)
            assert limit.most > 0
            assert host.more or limit is host.largest


def test_each_way_out_leads_to_a_host_that_is_known() -> None:
    text = (sample.ROOT / "hooks/newsroom/hosts.yml").read_text()
    named = re.findall(r"`host: ([\w-]+)`", text)
    assert len(named) >= 3
    assert set(named) <= set(hosting.known())


def test_an_unknown_host_is_answered_with_the_known_ones_and_the_nearest() -> None:
    assert hosting.fault("netlify") is None
    assert hosting.fault("") is None
    assert str(hosting.fault("github")).startswith(
        "“github” is not known; perhaps github-pages? The known ones are github-pages, "
    )
    assert str(hosting.fault("Netlify")).startswith("“Netlify” is not known; perhaps netlify? ")
    assert str(hosting.fault("cloudfare-page")).startswith("“cloudfare-page” is not known; perhaps cloudflare-pages? ")
    assert str(hosting.fault("aws")).startswith("“aws” is not known; perhaps aws-amplify? ")
    assert str(hosting.fault("zzz")).startswith("“zzz” is not known; write one of github-pages, gitlab-pages, ")


# The manual says the same as the file of limits.

MANUAL = (sample.ROOT / "docs/manual/hosting.md").read_text()


def rows(heading: str) -> dict[str, list[str]]:
    """The cells of a table of the manual by the first of each row."""
    section = MANUAL.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    cells = ([cell.strip() for cell in line.split("|")[1:-1]] for line in section.splitlines() if line.startswith("|"))
    return {first.strip("`"): rest for first, *rest in cells}


def most(limit: hosting.Limit | None, unit: str = "") -> str:
    if not limit:
        return "not stated"
    return f"{limit.most / MB:,.1f} MB" if unit else f"{limit.most:,}"


@pytest.mark.parametrize("key", [key for key in hosting.known() if key not in ("nginx", "caddy", "apache")])
def test_the_manual_states_every_limit_with_its_source(key: str) -> None:
    host = hosting.find(key)
    assert host
    files, size, largest, source = rows("How much each host takes")[key]
    assert files == most(host.files) + (", folders too" if host.counts_folders else "")
    assert (size, largest) == (most(host.bytes, "MB"), most(host.largest, "MB"))
    for limit in filter(None, (host.files, host.bytes)):
        assert limit.source in source
        assert (f"page of {limit.dated}" in source) is bool(limit.dated)
        assert f"Read on {limit.read}" in MANUAL


@pytest.mark.parametrize("key", [key for key in hosting.known() if (h := hosting.find(key)) and (h.files or h.bytes)])
def test_the_manual_reckons_how_many_items_each_host_holds(key: str) -> None:
    host = hosting.find(key)
    assert host
    table = rows("How many items that is")
    an_item, lists = (
        [float(cell.removesuffix(" MB").replace(",", "")) for cell in cells]
        for first, cells in table.items()
        if first.startswith(("three photographs in ten", "lists, feeds"))
    )
    folders = (
        2 if host.counts_folders else 0
    )  # each page of an item has a folder of its own, and so has that for the press
    held = {}
    if host.files:
        held["files"] = (host.files.most - lists[0]) / (an_item[0] + folders)
    if host.bytes:
        held["size"] = (host.bytes.most / MB - lists[1]) / an_item[1]
    first = min(held, key=held.__getitem__)
    step = 10 ** (len(str(int(held[first]))) - 2)  # two digits are as much as an estimate has
    assert table[key] == [f"{int(held[first] // step * step):,}", first]
