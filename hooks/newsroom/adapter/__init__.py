"""The one room that names MkDocs: from its events to the newsroom's build, and back.

It does what MkDocs asks and decides nothing; whatever replaces MkDocs needs another of these and no more.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from newsroom import documents, folders, following, signing
from newsroom.adapter import configuration, handwritten, previews, publishing, turns
from newsroom.adapter.failures import in_words, nothing_published
from newsroom.adapter.files import Written
from newsroom.adapter.logs import ENGINE, log
from newsroom.building import Build
from newsroom.counting import Counter
from newsroom.listing import Link
from newsroom.making import Done
from newsroom.problems import Problem

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

HELD_BACK = 3  # the exit code of a run that published all but some
_PREVIEW = ".cache/preview"  # not MkDocs' own folder, which is empty each time: a preview carries what was made before

_build: Build = None  # type: ignore[assignment]  # until the first event
_stage: Path | None = None
_end_turn: Callable[[], None] | None = None
_serving = False
_exit_code = 0
_counter = Counter()


def start(command: str) -> None:
    """Remember whether this is a preview."""
    global _serving
    _serving = command == "serve"


def read_news(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before anything is touched, then send MkDocs to the stage."""
    global _build, _stage, _end_turn, _exit_code
    _exit_code, _stage = 0, None
    if _build:  # a preview builds again: what the last build held goes before this one reads
        _build = None  # type: ignore[assignment]
        gc.unfreeze()
        gc.collect()
    gc.disable()  # until `abandon`: nearly all that a build makes lasts until it ends
    _counter.start(logging.getLogger(ENGINE))
    root, docs = Path(config.config_file_path).parent, Path(config.docs_dir)
    site = root / _PREVIEW if _serving else Path(config.site_dir).resolve()
    with in_words():
        chosen = configuration.read(config, docs, is_preview=_serving)
        moment = configuration.moment(chosen)
        _end_turn = turns.wait(root)
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
        raise Abort(nothing_published(_build.edition.account, len(_build.news.problems)))
    config.theme.static_templates -= {"sitemap.xml", "404.html"}  # MkDocs' own sitemap knows no item's date
    config.site_dir = str(_stage)
    return config


def make_items(files: Files, config: MkDocsConfig) -> Files:
    """Make every item's page, pictures and card."""
    # Without MkDocs' own templates: nothing of a theme is published as it is.
    own = Written((file for file in files if file.src_dir not in config.theme.dirs), str(_build.folders.stage))
    with in_words():
        _build.make([Link(name, at, group=group) for name, at, group in documents.menu(config.nav or ())], _progress)
    return own


def add_pages(files: Files, config: MkDocsConfig) -> Files:
    """Add the lists, and let hand-written pages link to whatever the newsroom writes."""
    written = [f.url.removeprefix("./") for f in files.documentation_pages() if f.inclusion.is_included()]  # type: ignore[no-untyped-call]
    with in_words():
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
    """A hand-written page, put into the newsroom's own shell."""
    return handwritten.dress(page, _build)


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
        raise Abort(nothing_published(_build.edition.account, _counter.count))
    account, waiting = _build.edition.account, signing.note(_build.news.items, _build.moment)
    config.site_dir = str(_build.folders.site)
    changed = publishing.publish(_build)
    abandon()
    said = publishing.tell(_build, account, changed, waiting, is_strict=config.strict, is_preview=_serving)
    _exit_code = HELD_BACK if said else 0


def fail(error: Exception) -> None:
    """End a build that MkDocs could not go on with; a disk that refuses what it writes itself is named too."""
    abandon()
    with in_words():
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
    if _end_turn:
        _end_turn()
    gc.freeze()  # else Python would look through all of it once more before it ends
    gc.enable()


def watch(server: LiveReloadServer) -> LiveReloadServer:
    """Preview what editors change: the news as well as docs and settings, which MkDocs watches itself."""
    return previews.watch(server, _build)


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        log.warning("%s", problem)


def _progress(made: Iterable[Done], count: int) -> Iterable[Done]:
    if not sys.stderr.isatty():
        yield from made
        return
    with click.progressbar(made, length=count, label="Making items", file=sys.stderr) as bar:
        yield from bar


def _add(files: Files, write: Callable[[], list[str]]) -> Files:
    """Write, and let hand-written pages link to what was written."""
    assert isinstance(files, Written)
    with in_words():
        files.add({address: address for address in write()})
    return files
