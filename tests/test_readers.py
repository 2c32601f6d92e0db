"""Real readers see one newsroom, in RSS and in Atom: feedparser, newsboat, sfeed and rss2email, twice each."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
from calendar import timegm
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from functools import partial
from hashlib import sha256
from html import unescape
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import feedparser
import living
import pytest
import sample
import shown
from aiosmtpd.controller import Controller

FEEDS = ("feed.xml", "atom.xml", "alerts/feed.xml", "alerts/atom.xml")
DIGESTS = ("daily.xml", "topics/housing/weekly.xml")
pytestmark = pytest.mark.xdist_group("readers")


class Seen(NamedTuple):
    """What a reader keeps of an entry; `moment` counts seconds."""

    title: str
    link: str
    moment: int
    enclosure: str


class Tagging(sample._Quiet):
    """A server as hosts are: strong ETags, and 304 for who has the file already."""

    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return super().send_head()
        tag = f'"{sha256(path.read_bytes()).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.send_header("ETag", tag)
            self.end_headers()
            return None
        self.tag = tag
        return super().send_head()

    def end_headers(self) -> None:
        if tag := getattr(self, "tag", None):
            self.send_header("ETag", tag)
        super().end_headers()


class Site(NamedTuple):
    """A folder of feeds and the address at which it is served."""

    folder: Path
    address: str


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Tagging, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("feeds")
    with served(folder) as address:
        render(Site(folder, address))
        yield Site(folder, address)


def render(site: Site) -> None:
    """The feeds of a living newsroom, whose address is that of the server."""
    settings = shown.council(url=site.address, places=living.PLACES)
    living.render(site.folder, living.living(), settings)


def by_feedparser(folder: Path, address: str) -> dict[str, Seen]:
    read = feedparser.parse(address)
    assert not read.bozo, read.bozo_exception
    return {
        e.id: Seen(e.title, e.link, timegm(e.published_parsed), e.enclosures[0].href if e.enclosures else "")
        for e in read.entries
    }


def by_newsboat(folder: Path, address: str) -> dict[str, Seen]:
    """As its cache has them after one more poll."""
    (folder / "urls").write_text(f"{address}\n")
    (folder / "config").write_text("reload-threads 1\n")
    command = ["newsboat", "-u", "urls", "-C", "config", "-c", "cache.db", "-x", "reload"]
    run(folder, *command)
    columns = "guid, title, url, pubDate, enclosure_url"
    rows = sqlite3.connect(folder / "cache.db").execute(f"select {columns} from rss_item").fetchall()
    return {guid: Seen(title, url, moment, enclosure) for guid, title, url, moment, enclosure in rows}


def by_sfeed(folder: Path, address: str) -> dict[str, Seen]:
    """From its tab-separated lines."""
    (folder / "sfeedrc").write_text(f'sfeedpath="{folder}/feeds"\nfeeds() {{ feed news "{address}"; }}\n')
    run(folder, "sfeed_update", str(folder / "sfeedrc"))
    rows = [line.split("\t") for line in (folder / "feeds/news").read_text().splitlines()]
    return {row[5]: Seen(row[1], row[2], int(row[0]), row[7]) for row in rows}


def run(folder: Path, *command: str) -> None:
    environment = {"HOME": str(folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


class Post:
    """What arrived by mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"


@contextmanager
def post() -> Iterator[tuple[Post, int]]:
    """A mail server on this machine, and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arrived = Post()
    controller = Controller(arrived, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield arrived, port
    finally:
        controller.stop()


def mailed(folder: Path, address: str, port: int) -> None:
    """One run of rss2email, which subscribes when it has not yet."""
    r2e = (str(Path(sys.executable).parent / "r2e"), "-c", str(folder / "config"), "-d", str(folder / "data.json"))
    if not (folder / "config").exists():
        run(folder, *r2e, "new", "sub@example.test")
        config = (folder / "config").read_text()
        for key, value in (("email-protocol", "smtp"), ("smtp-server", f"127.0.0.1:{port}"), ("date-header", "True")):
            lines = [line for line in config.splitlines() if not line.startswith(f"{key} =")]
            config = "\n".join(f"{line}\n{key} = {value}" if line == "[DEFAULT]" else line for line in lines)
        (folder / "config").write_text(config + "\n")
        run(folder, *r2e, "add", "news", address)
    run(folder, *r2e, "run")


def test_rss_and_atom_are_one_newsroom(site: Site, tmp_path: Path) -> None:
    for folder in ("", "alerts/"):
        rss, atom = (by_feedparser(tmp_path, f"{site.address}{folder}{name}") for name in ("feed.xml", "atom.xml"))
        assert rss == atom
        assert len(rss) >= 3


@pytest.mark.parametrize("feed", [*FEEDS, *DIGESTS])
@pytest.mark.parametrize("reader", [by_newsboat, by_sfeed])
def test_readers_agree_and_a_second_poll_brings_nothing_new(
    site: Site, tmp_path: Path, feed: str, reader: Callable[[Path, str], dict[str, Seen]]
) -> None:
    wanted = {id: as_kept(reader, seen) for id, seen in by_feedparser(tmp_path, site.address + feed).items()}
    first = {id: as_kept(reader, seen) for id, seen in reader(tmp_path, site.address + feed).items()}
    assert first == wanted
    render(site)
    assert reader(tmp_path, site.address + feed).keys() == wanted.keys()


def as_kept(reader: Callable[[Path, str], dict[str, Seen]], seen: Seen) -> Seen:
    """Newsboat keeps enclosures of sound and film only, by its design; both fold white space of titles."""
    enclosure = "" if reader is by_newsboat else seen.enclosure
    return seen._replace(title=folded(seen.title), enclosure=enclosure)


@pytest.mark.parametrize("feed", ["feed.xml", "atom.xml", "daily.xml"])
def test_a_mail_goes_out_for_every_entry_once(site: Site, tmp_path: Path, feed: str) -> None:
    wanted = as_mailed(site.address + feed)
    with post() as (arrived, port):
        mailed(tmp_path, site.address + feed, port)
        assert dict(map(seen_in, arrived.mails)) == wanted
        assert len(arrived.mails) == len(wanted)
        render(site)
        mailed(tmp_path, site.address + feed, port)
        assert len(arrived.mails) == len(wanted)


def as_mailed(address: str) -> dict[str, Seen]:
    """Rss2email dates a mail by when the entry was updated, and takes a title for HTML."""
    updated = {e.id: timegm(e.updated_parsed) for e in feedparser.parse(address).entries if "updated" in e}
    found = by_feedparser(Path(), address)
    return {
        id: seen._replace(title=folded(unescape(seen.title)), moment=updated.get(id, seen.moment))
        for id, seen in found.items()
    }


def folded(title: str) -> str:
    return " ".join(title.split())


def seen_in(mail: EmailMessage) -> tuple[str, Seen]:
    text = mail.get_content()
    enclosed = [line.split("Enclosure:", 1)[1] for line in text.splitlines() if line.startswith("Enclosure:")]
    moment = int(parsedate_to_datetime(mail["Date"]).timestamp())
    link = mail["X-RSS-URL"]
    return mail["X-RSS-ID"], Seen(folded(mail["Subject"]), link, moment, "".join(enclosed).strip())


@pytest.mark.parametrize("feed", [*FEEDS, *DIGESTS, "feed.json"])
def test_who_asks_again_after_a_build_without_news_is_told_that_nothing_changed(site: Site, feed: str) -> None:
    first = feedparser.parse(site.address + feed)
    assert first.status == 200
    render(site)
    assert feedparser.parse(site.address + feed, etag=first.etag).status == 304
