"""The one room that names MkDocs: from its events to the newsroom's build, and back.

It does what MkDocs asks and decides nothing; whatever replaces MkDocs needs another of these and no more.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import click
from filelock import BaseFileLock, FileLock, Timeout
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import File, Files

from newsroom import documents, fields, folders, following, record, signing
from newsroom.adapter import configuration
from newsroom.adapter.files import Written
from newsroom.building import Build
from newsroom.counting import Counter
from newsroom.listing import Link
from newsroom.making import Done
from newsroom.problems import Problem, Problems
from newsroom.settings import Settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

_ENGINE = File.__module__.partition(".")[0]  # mkdocs, or the fork that stands in for it
_PATIENCE = 600  # seconds
_PREVIEW = ".cache/preview"  # not MkDocs' own folder, which is empty each time: a preview carries what was made before
_TO_NO_PAGE = re.compile(  # MkDocs has warned of it
    r"""<a\s[^>]*?href\s*=\s*(?:"[^":]*\.md(?:\#[^"]*)?"|'[^':]*\.md(?:\#[^']*)?'|[^\s"'>:]*\.md(?=[\s>]))[^>]*>(.*?)</a>""",
    re.DOTALL | re.IGNORECASE,
)
log = logging.getLogger(f"{_ENGINE}.newsroom")
HELD_BACK = 3  # the exit code of a run that published all but some

_build: Build = None  # type: ignore[assignment]  # until the first event
_stage: Path | None = None
_lock: BaseFileLock | None = None
_serving = False
_exit_code = 0


_counter = Counter()


def start(command: str) -> None:
    """Remember whether this is a preview."""
    global _serving
    _serving = command == "serve"


def read_news(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before anything is touched, then send MkDocs to the stage."""
    global _build, _stage, _exit_code
    _exit_code, _stage = 0, None
    if _build:  # a preview builds again: what the last build held goes before this one reads
        _build = None  # type: ignore[assignment]
        gc.unfreeze()
        gc.collect()
    gc.disable()  # until `abandon`: nearly all that a build makes lasts until it ends
    _counter.start(logging.getLogger(_ENGINE))
    root, docs = Path(config.config_file_path).parent, Path(config.docs_dir)
    site = root / _PREVIEW if _serving else Path(config.site_dir).resolve()
    with _in_words():
        chosen = _settings(config, docs)
        moment = _moment(chosen)
        _wait_for_others(root)
        where = folders.of(root, docs, site)
        _stage = where.stage
        is_publishing = not _serving and site == configuration.own_site(config) and moment.timestamp() <= time.time()
        scheduler = os.environ.get("NEWSROOM_SCHEDULER", "")
        _build = Build(
            where, chosen, moment, _serving, scheduler, lambda said: log.info("%s", said), is_publishing=is_publishing
        )  # fmt: skip
        _build.read()
    _report(_build.news.problems)
    if config.strict and _build.news.problems:
        raise Abort(_nothing_published(len(_build.news.problems)))
    _leave_to_us(config)
    config.site_dir = str(_stage)
    return config


def make_items(files: Files, config: MkDocsConfig) -> Files:
    """Make every item's page, pictures and card."""
    # Without MkDocs' own templates: nothing of a theme is published as it is.
    own = Written((file for file in files if file.src_dir not in config.theme.dirs), str(_build.folders.stage))
    with _in_words():
        _build.make([Link(name, at, group=group) for name, at, group in documents.menu(config.nav or ())], _progress)
    return own


def add_pages(files: Files, config: MkDocsConfig) -> Files:
    """Add the lists, and let hand-written pages link to whatever the newsroom writes."""
    written = [f.url.removeprefix("./") for f in files.documentation_pages() if f.inclusion.is_included()]  # type: ignore[no-untyped-call]
    with _in_words():
        if following.ADDRESS not in written:
            _build.write_follow()
            written.append(following.ADDRESS)
        lists = _build.add_pages(written)
    pictures = (".jpg", ".jpeg", ".png")
    copied = (f for f in files.media_files() if f.inclusion.is_included())  # type: ignore[no-untyped-call]
    _build.copied = [f.dest_uri for f in copied if f.dest_uri.lower().endswith(pictures)]
    assert isinstance(files, Written)
    files.add({f"../{item.path}": item.address for item in _build.edition.items})
    files.add({f"{address}index.md": address for address in lists})
    files.add({"follow.md": following.ADDRESS})  # where the council wrote none
    return files


def dress(output: str, page: Page) -> str:
    """A hand-written page, put into the newsroom's own shell; a link that leads to no page is only its words."""
    address = page.file.url.removeprefix("./")
    html = _TO_NO_PAGE.sub(r"\1", page.content or "")
    title = unescape(str(page.meta.get("title") or page.title))
    if not address:
        return _build.home(title if "title" in page.meta else _build.settings.site_name, html)
    if address == following.ADDRESS:
        return _build.follow(title, html, str(page.meta.get("description", "")))
    return _build.pages.page(address, title, html, str(page.meta.get("description", "")))


def write_search(files: Files) -> Files:
    """Begin what the search reads, and write its page."""
    return _add(files, _build.write_search)


def write_feeds(files: Files) -> Files:
    """Write every feed."""
    return _add(files, _build.write_feeds)


def write_calendars(files: Files) -> Files:
    """Write every calendar."""
    return _add(files, _build.write_calendars)


def write_now(files: Files) -> Files:
    """Write what is current now."""
    return _add(files, _build.write_now)


def write_places(files: Files) -> Files:
    """Write what the box for streets and postcodes reads, and the maps of places."""
    return _add(files, _build.write_places)


def write_publications(files: Files) -> Files:
    """Write the record of what was published."""
    return _add(files, _build.write_publications)


def publish_site(config: MkDocsConfig) -> None:
    """Let the stage become the site, unless something in it was warned of and the run is strict."""
    global _exit_code
    if config.strict and _counter.count:
        raise Abort(_nothing_published(_counter.count))
    account = _build.edition.account
    waiting = signing.note(_build.news.items, _build.moment)
    config.site_dir = str(_build.folders.site)
    with _in_words("The site may be partly new, and the next build finishes it"):
        changed = _build.publish()
    with _in_words(
        "The site was published, but the list of addresses or the next due time was not written; build again"
    ):
        _build.record()
    try:
        _build.remember()
    except OSError as error:
        log.info("The cache could not be written (%s): the next build makes again what this one made", error.strerror)
    abandon()
    log.info("%s", account)
    log.info("%s file%s changed in the site", f"{changed:,}", "" if changed == 1 else "s")
    if not _serving:
        _weigh(strict=config.strict)
    if account.held_back:
        log.error("Held back until mended:\n%s", "\n".join(f"  {path}" for path in account.held_back))
        _exit_code = HELD_BACK
    for sentence in _build.unsearchable:
        log.error("%s\nAll else was published; what is new can't be searched.", sentence)
        _exit_code = HELD_BACK
    if any(problem.path == record.NAME for problem in _build.news.problems):
        log.error("%s names addresses on which nothing stands any more: see above", record.NAME)
        _exit_code = HELD_BACK
    if waiting:  # for whoever reads to the end; it holds nothing back
        log.info("%s", waiting)


def _weigh(*, strict: bool) -> None:
    """Say how much the host has to take; the site is published whatever it weighs, since an alert may be in it."""
    global _exit_code
    for finding in _build.weigh():
        if finding.level == "note":
            log.info("%s", finding.sentence)
        elif finding.level == "warning":
            log.log(logging.INFO if strict else logging.WARNING, "%s", finding.sentence)  # no reason to refuse a merge
        else:
            log.error("%s", finding.sentence)
            _exit_code = HELD_BACK


def fail(error: Exception) -> None:
    """End a build that MkDocs could not go on with; a disk that refuses what it writes itself is named too."""
    abandon()
    with _in_words():
        if isinstance(error, OSError):
            raise error


def finish() -> None:
    """End with the code that says that something was held back."""
    if _exit_code and not _serving:
        sys.exit(_exit_code)


def abandon() -> None:
    """Leave neither stage nor lock nor process behind a build that has ended."""
    if _build:
        _build.close()
    if _stage:
        shutil.rmtree(_stage, ignore_errors=True)
    if _lock:
        _lock.release(force=True)
    gc.freeze()  # else Python would look through all of it once more before it ends
    gc.enable()


def watch(server: LiveReloadServer) -> LiveReloadServer:
    """Preview what editors change: the news as well as docs and settings, which MkDocs watches itself."""
    from newsroom import previewing, watching  # noqa: PLC0415 - only a preview needs them

    server.root = str(_build.folders.site)
    if app := server.get_app():
        server.set_app(previewing.without_policy(app))
    server.watch(str(_build.folders.root / "news"))
    if (places := _build.folders.root / "places").is_dir():
        server.watch(str(places))
    watching.quicken(server)
    return server


def _settings(config: MkDocsConfig, docs: Path) -> Settings:
    """The newsroom's settings; raises ConfigurationError with all that needs mending."""
    try:
        return configuration.read(config, docs, is_preview=_serving)
    except Problems as mistakes:
        raise ConfigurationError(f"the settings need mending:\n{mistakes}") from None


def _moment(chosen: Settings) -> datetime:
    """Now, or the moment that NEWSROOM_NOW names."""
    if named := os.environ.get("NEWSROOM_NOW"):
        try:
            return fields.moment(named, chosen.zone)
        except ValueError as error:
            raise ConfigurationError(
                f"the settings need mending:\n{Problem('NEWSROOM_NOW', 1, '', str(error))}"
            ) from None
    return datetime.now(UTC).astimezone(chosen.zone)  # not SOURCE_DATE_EPOCH: no stamp of a build is in the site


def _wait_for_others(root: Path) -> None:
    """One build of a newsroom at a time; a second waits for the first."""
    global _lock
    (root / ".cache").mkdir(exist_ok=True)
    _lock = FileLock(root / ".cache" / "build.lock")
    try:
        _lock.acquire(timeout=_PATIENCE)
    except Timeout:
        raise Abort("another build of this newsroom is under way; wait until it has ended") from None


@contextmanager
def _in_words(ending: str = "Nothing was published") -> Iterator[None]:
    """What the machine refuses ends the build in a sentence, and in one on what became of the site."""
    try:
        yield
    except Problems as several:
        raise Abort(f"{several}\nNothing was published.") from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise Abort(f"{where}{error.strerror or error}\n{ending}: make room or give the rights.") from None
    except BrokenProcessPool:
        raise Abort(
            "A process that makes items was ended from outside.\nNothing was published: is there memory?"
        ) from None


def _nothing_published(count: int) -> str:
    return f"{_build.edition.account}\nNothing was published: mend what is named above ({count})."


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        log.warning("%s", problem)


def _leave_to_us(config: MkDocsConfig) -> None:
    """MkDocs' sitemap knows no item's date."""
    config.theme.static_templates -= {"sitemap.xml", "404.html"}


def _progress(made: Iterable[Done], count: int) -> Iterable[Done]:
    if not sys.stderr.isatty():
        yield from made
        return
    with click.progressbar(made, length=count, label="Making items", file=sys.stderr) as bar:
        yield from bar


def _add(files: Files, write: Callable[[], list[str]]) -> Files:
    """Write, and let hand-written pages link to what was written."""
    assert isinstance(files, Written)
    with _in_words():
        files.add({address: address for address in write()})
    return files
