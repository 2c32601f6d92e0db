"""The sample newsroom, built once: every address answers, at a root and under a path; every file is accounted for."""

from __future__ import annotations

import gzip
import json
import re
import struct
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
import sample
from PIL import Image


class Links(HTMLParser):
    """Every address that a page names, and its ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value is not None:
                self.targets.append(value)
            elif name == "srcset" and value:
                self.targets += [part.split()[0] for part in value.split(",")]
            elif name == "id" and value:
                self.ids.append(value)


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


WITHDRAWN = "news/2026/03/weirside-lido/"


def items(site: Path) -> Iterator[tuple[str, str]]:
    """Address and HTML of every item's page; what only leads elsewhere is none."""
    for page in sorted((site / "news").glob("*/*/*/index.html")):
        html = page.read_text()
        if 'http-equiv="refresh"' not in html:
            yield page.parent.relative_to(site).as_posix() + "/", html


def test_a_place_that_is_no_more_keeps_its_page_and_feeds_and_is_offered_nowhere(site: Path) -> None:
    for name in ("index.html", "feed.xml", "weekly.xml", "calendar.ics"):
        assert (site / "places/old-docks" / name).is_file()
    for name in ("index.html", "follow/index.html", "feeds.opml"):
        assert "old-docks" not in (site / name).read_text(), name
    assert 'Old Docks</a> <span class="place-fate">until 2 May 2024, now part of Harbour and Old Town</span>' in (
        (site / "places/index.html").read_text()
    )


@pytest.mark.parametrize("path", ["", "newsroom/"], ids=["at a root", "under a path"])
def test_every_link_of_every_page_leads_somewhere(site: Path, tmp_path: Path, path: str) -> None:
    host = tmp_path / "host"
    (host / path).parent.mkdir(parents=True, exist_ok=True)
    if path:
        (host / path.rstrip("/")).symlink_to(site)
    else:
        host.symlink_to(site)
    broken = []
    with sample.served(host) as root:
        seen: dict[str, int] = {}
        for page in pages(site):
            if page.name == "404.html":  # its links begin at the host's root, which is not this one
                continue
            here = root + path + page.relative_to(site).as_posix().removesuffix("index.html")
            for target in Links(page.read_text()).targets:
                address, _ = urldefrag(urljoin(here, target))
                if not address.startswith(root):
                    continue
                if address not in seen:
                    seen[address] = _status(address)
                if seen[address] != 200 or not address.startswith(root + path):
                    broken.append((page.relative_to(site).as_posix(), target))
    assert not broken
    assert len(seen) > 100


def _status(address: str) -> int:
    try:
        with urlopen(address, timeout=10) as answer:
            return int(answer.status)
    except OSError as error:
        return getattr(error, "code", 0)


def test_the_page_for_missing_addresses_names_its_links_from_the_hosts_root(site: Path) -> None:
    targets = [t for t in Links((site / "404.html").read_text()).targets if not t.startswith(("http", "mailto:", "#"))]
    assert targets
    for target in targets:
        assert target.startswith("/")
        file = site / unquote(urlsplit(target).path).lstrip("/")
        assert file.is_file() or (file / "index.html").is_file(), target


def test_no_page_names_an_id_twice_and_every_fragment_exists(site: Path) -> None:
    for page in pages(site):
        links = Links(page.read_text())
        assert len(links.ids) == len(set(links.ids)), page
        for target in links.targets:
            if target.startswith("#") and len(target) > 1:
                assert unquote(target[1:]) in links.ids, (page, target)


def test_pages_ask_nothing_of_another_origin(site: Path) -> None:
    for page in pages(site):
        html = page.read_text()
        for tag in re.findall(r"<(?:script|img|source|iframe|link)\b[^>]*>", html):
            named = re.search(r'(?:src|srcset|href)="(https?:)?//', tag)
            allowed = 'rel="canonical"' in tag or 'rel="alternate"' in tag or 'rel="license"' in tag
            assert not named or allowed, (page, tag)
        assert 'style="' not in html, page
        scripts = re.findall(r"<script\b([^>]*)>", html)
        assert all("src=" in attributes or "application/ld+json" in attributes for attributes in scripts), page


def test_materials_script_and_header_are_on_no_page_and_its_other_files_are_not_published(site: Path) -> None:
    for page in pages(site):
        assert not re.search(r"md-header|md-drawer|bundle\.\w+\.min\.js|data-md-component", page.read_text()), page
    assets = sorted(p.name.split(".")[0] + p.suffix for p in (site / "assets").iterdir())
    assert assets == [
        "alerts.js",
        "feed.css",
        "further.css",
        "material.css",
        "newsroom.css",
        "newsroom.js",
        "search.js",
        "street.js",
    ]
    assert not (site / "search/search_index.json").exists()


def test_every_public_item_has_a_page_a_card_and_an_entry(site: Path) -> None:
    history = "".join(path.read_text() for path in (site / "news").rglob("atom.xml"))
    found = list(items(site))
    assert len(found) >= 50
    for address, html in found:
        card = re.search(r'property="og:image" content="[^"]+?/(cards/[^"]+)"', html)
        assert bool(card) is (address != WITHDRAWN), address
        assert not card or (site / card[1]).is_file()
        assert f'/{address}"' in history


def test_every_address_that_was_published_answers(site: Path) -> None:
    listed = [line for line in (site.parent / "published.txt").read_text().splitlines() if not line.startswith("#")]
    assert {"topics/housing/", "places/harbour/", "threads/harbour-library/", "news/2026/08/lifeguards-extended/"} <= {
        *listed
    }
    for address in listed:
        assert (site / address / "index.html").is_file(), address


def test_an_old_address_leads_to_its_item_and_nowhere_else(site: Path) -> None:
    moved = {p for p in pages(site) if 'http-equiv="refresh"' in p.read_text()}
    assert len(moved) >= 2
    for page in moved:
        target = re.search(r'http-equiv="refresh" content="0; ?url=([^"]+)"', page.read_text())
        assert target, page
        there = (page.parent / target[1]).resolve() / "index.html"
        assert there.is_relative_to(site.resolve())
        assert there.is_file()
        assert there not in moved


def test_of_what_was_withdrawn_no_card_picture_or_word_is_left(site: Path) -> None:
    name = WITHDRAWN.rstrip("/").rpartition("/")[2]
    kept = [p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file() and name in p.name]
    assert kept == []
    source = (site.parent / f"{WITHDRAWN.rstrip('/')}.md").read_text()
    sentence = source.partition("---\n\n")[2].split("\n")[0][:40]
    assert sentence
    for path in (p for p in site.rglob("*") if p.suffix in (".html", ".xml", ".json", ".csv", ".ics")):
        assert sentence not in path.read_text(), path


def test_a_picture_whose_consent_has_ended_is_nowhere(site: Path) -> None:
    assert not list(site.rglob("abbots-marsh-litter-pick.*.jpg"))
    assert not list((site / "cards").rglob("abbots-marsh-litter-pick*.jpg"))
    assert list((site / "cards").rglob("abbots-marsh-litter-pick*.png"))


def test_the_card_of_the_head_is_the_card_on_disk(site: Path) -> None:
    for address, html in items(site):
        if address == WITHDRAWN:
            continue
        meta = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', html))
        raw = (site / urlsplit(meta["og:image"]).path.lstrip("/")).read_bytes()
        if meta["og:image:type"] == "image/png":
            assert struct.unpack(">II", raw[16:24]) == (1200, 630)
        else:
            assert raw[:3] == b"\xff\xd8\xff"
        assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
        assert len(raw) <= 300_000
        assert meta["og:image:alt"]


def kits(site: Path) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Address and contents of what the press gets of every item in one file."""
    for file in sorted((site / "news").rglob("press.zip")):
        with ZipFile(file) as packed:
            yield (
                file.parent.relative_to(site).as_posix() + "/",
                {name: packed.read(name) for name in packed.namelist()},
            )


def test_every_item_has_a_page_and_a_zip_for_the_press_at_its_old_addresses_too(site: Path) -> None:
    found = dict(kits(site))
    moved = {p.parent.relative_to(site).as_posix() + "/" for p in (site / "news").glob("*/*/*/index.html")}
    assert {address for address, _ in items(site)} < found.keys() <= moved
    for address, files in found.items():
        assert "noindex" in (site / address / "press/index.html").read_text()
        (text,) = (raw.decode() for name, raw in files.items() if name.endswith("/text.txt"))
        assert "https://news.exampleton.example/news/" in text
    assert "/press/" not in (site / "sitemap.xml").read_text()


def test_an_old_address_gives_the_press_what_the_new_one_does(site: Path) -> None:
    old, new = (site / "news/2026/08" / name for name in ("lifeguards-extended", "lifeguards-stay-stoke-saltings"))
    assert (old / "press.zip").read_bytes() == (new / "press.zip").read_bytes()
    target = re.search(r'content="0; url=([^"]+)"', (old / "press/index.html").read_text())
    assert target
    assert (old / "press" / target[1] / "index.html").resolve() == (new / "press/index.html").resolve()


def test_what_the_press_gets_tells_nothing_that_residents_are_not_told(site: Path) -> None:
    """Drafts, embargoes, what was withdrawn, pictures without consent, what a camera wrote."""
    waiting = [
        p
        for p in (site.parent / "news").rglob("*.md")
        if not (site / p.relative_to(site.parent).with_suffix("")).exists()
    ]
    assert len(waiting) == 4
    titles = [
        line.removeprefix("title: ")
        for p in waiting
        for line in p.read_text().splitlines()
        if line.startswith("title: ")
    ]
    gone = (site.parent / f"{WITHDRAWN.rstrip('/')}.md").read_text().partition("---\n\n")[2].split("\n")[0][:40]
    pictures = 0
    for address, files in kits(site):
        for name, raw in files.items():
            if name.endswith(".txt"):
                assert not [title for title in (*titles, gone) if title in raw.decode()], address
            else:
                assert "litter-pick" not in name
                with Image.open(BytesIO(raw)) as image:
                    assert not image.getexif(), name
                    assert not {"xmp", "comment", "photoshop"} & set(image.info), name
                    assert max(image.size) >= 1500, name
                pictures += 1
    assert pictures > 10


def test_a_picture_that_others_may_not_use_is_given_to_nobody_in_full(site: Path) -> None:
    address = "news/2026/10/remembrance-sunday/"
    assert [name for name in dict(kits(site))[address] if not name.endswith(".txt")] == []
    assert [p.name for p in (site / address / "press").iterdir()] == ["index.html"]


def test_structured_data_parses_and_names_the_item(site: Path) -> None:
    sorts = set()
    for address, html in items(site):
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        assert bool(found) is (address != WITHDRAWN), address
        if found:
            data = json.loads(found[1])
            assert data.get("headline") or data.get("name")
            assert data.get("datePublished") or data.get("startDate")
            sorts.add(data["@type"])
    assert sorts == {"NewsArticle", "Event"}


def test_every_topic_and_place_has_a_page_and_a_feed_that_reads(site: Path) -> None:
    for group in ("topics", "places"):
        keys = [p.parent.name for p in (site / group).glob("*/feed.xml")]
        assert len(keys) >= 8
        for key in keys:
            assert (site / group / key / "index.html").is_file()
            assert ElementTree.parse(site / group / key / "feed.xml").getroot().tag == "rss"


def test_the_councils_postcodes_are_one_small_file_with_their_places(site: Path) -> None:
    found = json.loads((site / "postcodes.json").read_text())
    area = next(area for area, ends in found["sectors"]["ZZ99 2"].items() if "QB" in ends.split())
    assert found["areas"][int(area)] == ["harbour", "quayside"]
    assert found["places"]["harbour"]["neighbours"] == ["old-town", "saltings"]
    assert (site / "postcodes.json").stat().st_size < 5_000
    assert not (site / "postcodes").exists()
    assert not [p for p in site.rglob("*") if p.suffix == ".csv" and "postcode" in p.name], (
        "the table itself stays here"
    )


def test_a_ward_that_is_no_more_leads_to_those_that_it_became(site: Path) -> None:
    page = (site / "places/old-docks/index.html").read_text()
    assert "This area ended on 2 May 2024" in page
    assert 'It is now part of <a href="../../places/harbour/">Harbour</a> and <a href="../../places/old-town/">' in page
    assert "Footbridge at Old Docks" in page


def test_every_digest_leads_to_what_stands_in_the_site(site: Path) -> None:
    url = "https://news.exampleton.example/"
    digests = [site / "daily.xml", *site.rglob("weekly.xml")]
    assert len(digests) == 2 + len([*site.glob("topics/*/feed.xml"), *site.glob("places/*/feed.xml")])
    found = {str(link.text) for file in digests for link in ElementTree.parse(file).iterfind("channel/item/link")}
    assert len(found) > 100
    for link in found:
        address, fragment = urldefrag(link.removeprefix(url))
        assert fragment in ["", *Links((site / address / "index.html").read_text()).ids], link


def test_the_list_of_feeds_names_digests_in_a_group_of_their_own_and_no_head_does(site: Path) -> None:
    groups = ElementTree.parse(site / "feeds.opml").findall("body/outline")
    assert [group.get("text") for group in groups][-1] == "Once a day, once a week"
    assert all(str(feed.get("xmlUrl")).endswith(("daily.xml", "weekly.xml")) for feed in groups[-1])
    assert not [page for page in pages(site) if "weekly.xml" in page.read_text().partition("</head>")[0]]


def test_the_manual_is_not_public(site: Path) -> None:
    assert not list(site.rglob("manual*"))


def test_the_sitemap_dates_items_by_themselves(site: Path) -> None:
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    dated = {e.findtext("s:loc", "", space): e.findtext("s:lastmod", None, space) for e in root.findall("s:url", space)}
    item = next(a for a in dated if a.endswith("/news/2026/11/quay-bridge-night-closures/"))
    assert (dated[item] or "").startswith("2026-11-13")
    for address in dated:
        path = site / urlsplit(address).path.lstrip("/")
        assert (path / "index.html").is_file(), address


def test_photographs_come_in_three_widths_and_tell_nothing_of_the_camera(site: Path) -> None:
    files = [p for p in (site / "news").rglob("*") if p.suffix in (".jpg", ".webp") and p.parent.name != "press"]
    assert files
    for file in files:
        with Image.open(file) as image:
            assert not image.getexif()
            assert not {"exif", "xmp", "icc_profile", "comment"} & set(image.info)
    widths = {p.name.split(".")[-2] for p in files}
    assert widths == {"480", "960", "1600"}


def test_the_first_view_of_an_item_fits_in_forty_kilobytes(site: Path) -> None:
    for address, html in items(site):
        page = site / address / "index.html"
        parts = [html.encode()]
        named = re.findall(r'<(?:link rel="stylesheet"|script)[^>]*?(?:href|src)="([^"]+)"', html)
        named += re.findall(r'<img[^>]*src="([^"]+\.svg)"', html)
        assert named
        parts += [(page.parent / target).resolve().read_bytes() for target in dict.fromkeys(named)]
        assert sum(len(gzip.compress(part, 6)) for part in parts) <= 40_000, page
