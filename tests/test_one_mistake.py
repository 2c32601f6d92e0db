"""One mistake does not stop everybody's news: every kind of problem, in an item that is new and in one that was published.

Four builds answer for all of them: each mistake stands in an item of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from zipfile import ZipFile

import pytest
import sample
from PIL import Image

pytestmark = pytest.mark.xdist_group("one-mistake")

Spoil = Callable[[Path], object]
CONSULTATION = {"kind": "consultation", "closes": "2026-12-14", "respond": "{email: a@b.example}"}
LONG = "Residents of Weirside " * 12


def fields(**given: str) -> Spoil:
    """Write the item with these fields, of which the last is the mistake."""
    return lambda file: _write(file, **given)


def body(text: str) -> Spoil:
    return lambda file: _write(file, body=text)


def raw(content: bytes) -> Spoil:
    return lambda file: file.write_bytes(content)


def picture(content: bytes) -> Spoil:
    def spoil(file: Path) -> None:
        file.with_suffix(".jpg").write_bytes(content)
        _write(file, image=f"{{src: {file.stem}.jpg, alt: A}}")

    return spoil


def _write(file: Path, **given: str) -> None:
    newsroom = file.parents[3]
    given = {"summary": f"Zebra {file.stem}.", "title": f"Zebra {file.stem}", **given}
    sample.write(newsroom, file.relative_to(newsroom).as_posix(), **given)  # type: ignore[arg-type]


GRAVE: dict[str, tuple[Spoil, str]] = {
    "no-frontmatter": (raw(b"Text.\n"), "has no frontmatter"),
    "not-closed": (raw(b"---\ntitle: T\n"), "never closes its frontmatter"),
    "not-utf-8": (raw(b"---\ntitle: caf\xe9\n---\n"), "bytes that are not UTF-8"),
    "byte-order-mark": (raw(b"\xef\xbb\xbf---\ntitle: T\n---\n"), "byte-order mark"),
    "control-character": (raw(b"---\ntitle: \x08T\n---\n"), "invisible control character"),
    "yaml-alias": (raw(b"---\na: &a [x]\nb: *a\n---\n"), "YAML alias or anchor"),
    "second-colon": (fields(summary="A day: a night"), "second colon"),
    "comment-behind": (fields(summary="A day # a night"), "has a # behind it"),
    "no-title": (fields(title=""), "title: is missing"),
    "markup-in-title": (fields(title="A <b>day</b>"), "holds the markup"),
    "no-such-date": (fields(date="2026-02-30"), "does not exist"),
    "long-summary": (fields(summary="x" * 301), "has 301 characters"),
    "no-ulid": (fields(id="42"), "is not an id"),
    "doubled-id": (fields(id="01JD0000000000000000000000", date="2026-11-21"), "is also the id of"),
    "unknown-kind": (fields(kind="evnt"), "is not a kind of item"),
    "unknown-field": (fields(titel="x"), "did you mean title?"),
    "field-of-another-kind": (fields(closes="2026-12-14"), "is a field of a consultation"),
    "lacks-what-its-kind-needs": (fields(kind="event", starts="2026-12-05"), "location: is missing"),
    "closes-before-it-opens": (fields(**{**CONSULTATION, "closes": "2026-11-01"}), "lies before it opens"),
    "quote-without-a-name": (fields(quotes="[{text: Hello}]"), "quotes.name: is missing"),
    "quote-with-markup": (fields(quotes="[{text: a <b>c</b>, name: N}]"), "holds the markup"),
    "outcome-part-unknown": (
        fields(**{**CONSULTATION, "closes": "2026-11-20 12:00", "outcome": "{date: 2026-11-21, text: T, we_do: W}"}),
        "we_did",
    ),
    "way-to-respond-unknown": (fields(**{**CONSULTATION, "respond": "{fax: '1'}"}), "respond.fax: is not a field"),
    "unknown-topic": (fields(topics="[nowhere]"), "settings' list of topics"),
    "unknown-place": (fields(places="[nowhere]"), "settings' list of places"),
    "unknown-contact": (fields(contact="nobody"), "settings' list of contacts"),
    "change-too-early": (fields(changes="[{date: 2026-11-01, note: N}]"), "lies before the item's date"),
    "corrections-in-wrong-order": (
        fields(corrections="[{date: 2026-11-20, was: a, now: b}, {date: 2026-11-21, was: c, now: d}]"),
        "is not in order",
    ),
    "alias-on-another-site": (fields(aliases="[https://other.example/x/]"), "lies on another site"),
    "alias-of-a-live-address": (fields(aliases="[/news/2026/11/sound/]"), "is the address of"),
    "thread-in-capitals": (fields(thread="The Library"), "stands in an address"),
    "unknown-network": (fields(social="{twitter: T}"), "is not a network that is known"),
    "image-without-alt": (fields(image="{src: sound.jpg}"), "has no alt"),
    "image-that-is-not-there": (fields(image="{src: gone.jpg, alt: A}"), "does not exist"),
    "image-that-is-none": (picture(b"no picture"), "is not a picture that can be read"),
    "dead-link": (body("[a](gone.md)"), "gone.md does not exist"),
    "link-to-what-is-not-public": (body("[a](later.md)"), "is not public yet"),
    "link-out-of-the-newsroom": (body("[a](../../../../etc/passwd)"), "lies outside the newsroom"),
    "attachment-of-a-wrong-type": (body("[a](program.exe)"), "is of a type that is not published"),
    "picture-without-alt": (body("![](sound.jpg)"), "has no alt text"),
    "picture-of-another-site": (body("![a](https://other.example/a.jpg)"), "lies on another site"),
    "script": (body("<script>x()</script>"), "<script> is not allowed"),
    "script-in-a-link": (body("[a](javascript:x)"), "is not allowed; write one that begins with https:"),
    "title-too-long-for-its-card": (fields(title=LONG, summary="S."), "write a short_title"),
    "letter-that-no-font-has": (fields(title="Sail \U0001f6a2"), "which no font of the cards has"),
}
NOT_GRAVE: dict[str, tuple[Spoil, str]] = {
    "without-an-id": (fields(id=""), "id: is missing"),
    "place-that-is-no-more": (fields(places="[old-docks]"), "Old Docks ended on 2024-05-02; name the place that"),
    "alert-without-alt": (fields(kind="alert", severity="major", image="{src: sound.jpg}"), "has no alt"),
    "alert-with-a-long-title": (fields(title=LONG, summary="S.", kind="alert", severity="major"), "short_title"),
    "alert-without-its-picture": (
        fields(kind="alert", severity="major", image="{src: gone.jpg, alt: A}"), "gone.jpg does not exist",
    ),
}  # fmt: skip
KNOWN = {**GRAVE, **NOT_GRAVE}


@dataclass(frozen=True)
class Built:
    folder: Path
    run: CompletedProcess[str]
    strict: CompletedProcess[str]
    untouched: bool

    def page(self, name: str) -> str:
        file = self.folder / f"site/news/2026/11/{name}/index.html"
        return file.read_text() if file.exists() else ""


def _newsroom(folder: Path) -> Path:
    sample.copy(folder, news=False)
    sample.write(folder, "news/2026/11/sound.md", "Bridge opens", id="01JD0000000000000000000000")
    sample.write(folder, "news/2026/11/later.md", "Later", date="2026-12-24")
    Image.new("RGB", (800, 600), "#336699").save(folder / "news/2026/11/sound.jpg")
    (folder / "news/2026/11/program.exe").write_bytes(b"MZ")
    return folder


def _contents(folder: Path) -> dict[str, int]:
    return {str(p): p.stat().st_mtime_ns for p in (folder / "site").rglob("*") if p.is_file()}


def _spoil(folder: Path) -> None:
    for name, (spoil, _) in KNOWN.items():
        spoil(folder / f"news/2026/11/{name}.md")


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """All mistakes are in items that nobody has seen."""
    folder = _newsroom(tmp_path_factory.mktemp("new"))
    _spoil(folder)
    return _both(folder)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """All mistakes are in items that were published before without them."""
    folder = _newsroom(tmp_path_factory.mktemp("known"))
    for name in KNOWN:
        sample.write(folder, f"news/2026/11/{name}.md", f"Zebra {name}")
    first = sample.run(folder, "mkdocs", "build", "--strict")
    assert first.returncode == 0, first.stderr
    _spoil(folder)
    return _both(folder)


def _both(folder: Path) -> Built:
    before = _contents(folder)
    strict = sample.run(folder, "mkdocs", "build", "--strict")
    untouched = _contents(folder) == before
    return Built(folder, sample.run(folder, "mkdocs", "build"), strict, untouched)


@pytest.mark.parametrize("name", KNOWN)
def test_every_problem_is_named_by_a_strict_run(new: Built, known: Built, name: str) -> None:
    for built in (new, known):
        said = [line for line in built.strict.stderr.splitlines() if f"news/2026/11/{name}.md:" in line]
        assert any(KNOWN[name][1] in line for line in said), said


def test_a_strict_run_stops_and_touches_nothing(new: Built, known: Built) -> None:
    for built in (new, known):
        assert built.strict.returncode == 1
        assert built.untouched
        assert "Traceback" not in built.strict.stderr + built.run.stderr
    assert not (new.folder / "site/index.html").exists() or new.run.returncode == 3


@pytest.mark.parametrize("name", GRAVE)
def test_a_new_item_with_a_problem_stays_out(new: Built, name: str) -> None:
    assert new.page(name) == ""
    assert f"\n  news/2026/11/{name}.md" in new.run.stderr.partition("Held back until mended:")[2]


@pytest.mark.parametrize("name", GRAVE)
def test_at_an_address_already_published_the_page_says_that_it_is_being_corrected(known: Built, name: str) -> None:
    page = known.page(name)
    assert "This item is being corrected" in page
    assert "Zebra" not in page
    press = (known.folder / f"site/news/2026/11/{name}/press/index.html").read_text()
    assert "This item is being corrected" in press
    assert "Zebra" not in press
    with ZipFile(known.folder / f"site/news/2026/11/{name}/press.zip") as packed:
        (text,) = (packed.read(one).decode() for one in packed.namelist())
    assert text.startswith("This item is being corrected")
    assert f"\n  news/2026/11/{name}.md" in known.run.stderr.partition("Held back until mended:")[2]


@pytest.mark.parametrize("name", NOT_GRAVE)
def test_what_is_not_grave_holds_nothing_back(new: Built, known: Built, name: str) -> None:
    for built in (new, known):
        assert "h-entry" in built.page(name)


def test_the_rest_goes_out_and_feeds_wait_for_what_is_held_back(new: Built, known: Built) -> None:
    for built in (new, known):
        assert built.run.returncode == 3
        assert "Bridge opens" in built.page("sound")
        assert f"{len(GRAVE)} held back" in built.run.stderr
        feeds = "".join((built.folder / f"site/{name}").read_text() for name in ("feed.xml", "atom.xml", "feed.json"))
        assert "Bridge opens" in feeds
        assert not [name for name in GRAVE if f"/{name}/" in feeds]
        assert [name for name in NOT_GRAVE if f"/{name}/" not in feeds] == []
