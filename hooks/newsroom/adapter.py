"""The one file that names MkDocs: from its events to the newsroom's build, and back.

It does what MkDocs asks and decides nothing; whatever replaces MkDocs needs another of these and no more.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import File, Files, InclusionLevel

from newsroom import addresses, building, colours, item, settings
from newsroom.building import Build
from newsroom.made import Made
from newsroom.pages import Link
from newsroom.problems import Problem, Problems

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.newsroom")
HELD_BACK = 3  # the exit code of a run that published all but some

_build: Build
_stage: Path | None = None
_serving = False
_exit_code = 0


class _Counter(logging.Handler):
    """Counts warnings as they are given: MkDocs counts its own only after its last event, too late to spare a site."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


_counter = _Counter()


def start(command: str) -> None:
    """Remember whether this is a preview."""
    global _serving
    _serving = command == "serve"


def read_news(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before anything is touched, then send MkDocs to the stage."""
    global _build, _stage, _exit_code
    _exit_code, _stage = 0, None
    _count_warnings()
    root = Path(config.config_file_path).parent
    site = Path(config.site_dir).resolve()
    try:
        chosen = settings.read(_plain(config), Path(config.config_file_path).name)
        if hard_to_read := list(colours.problems(chosen)):
            raise Problems(hard_to_read)
        where = building.place(root, Path(config.docs_dir), site)
        is_publishing = not (_serving or config.strict or site != _own_site(config))
        _build = Build(where, chosen, _moment(chosen), _serving, is_publishing)
    except Problems as mistakes:
        raise ConfigurationError(f"the settings need mending:\n{mistakes}") from None
    _build.read()
    _report(_build.news.problems)
    if config.strict and _build.news.problems:
        raise Abort(
            f"{_build.edition.account}\nNothing was published: mend what is named above ({len(_build.news.problems)})."
        )
    _leave_to_us(config)
    _stage = _build.place.stage
    abandon()  # what a killed build may have left
    config.site_dir = str(_stage)
    return config


def make_items(files: Files, config: MkDocsConfig) -> Files:
    """Make every item's page, pictures and card."""
    for file in list(files):
        if file.src_dir in config.theme.dirs:  # MkDocs' own templates: nothing of a theme is published as it is
            files.remove(file)
    _build.make(tuple(_menu(config.nav or [])), _progress)
    return files


def add_pages(files: Files, config: MkDocsConfig) -> Files:
    """Add the lists, and let hand-written pages link to whatever the newsroom writes."""
    documents = [f.url.removeprefix("./") for f in files.documentation_pages() if f.inclusion.is_included()]  # type: ignore[no-untyped-call]
    _build.add_pages(documents)
    for found in _named_elsewhere(files):
        files.append(found)
    return files


def dress(output: str, page: Page) -> str:
    """A hand-written page, put into the newsroom's own shell."""
    address = page.file.url.removeprefix("./")
    html = page.content or ""
    if page.is_homepage:
        return _build.home(str(page.meta.get("title") or _build.settings.site_name), html)
    return _build.pages.page(address, str(page.title), html, str(page.meta.get("description", "")))


def write_feeds(files: Files) -> Files:
    """Write every feed."""
    _build.write_feeds()
    return files


def publish_site(config: MkDocsConfig) -> None:
    """Let the stage become the site, unless something in it was warned of and the run is strict."""
    global _exit_code
    account = _build.edition.account
    if config.strict and _counter.count:
        raise Abort(f"{account}\nNothing was published: mend what is named above ({_counter.count}).")
    config.site_dir = str(_build.place.site)
    changed = _build.publish()
    shutil.rmtree(_build.place.stage, ignore_errors=True)
    log.info("%s", account)
    log.info("%s files changed in the site", f"{changed:,}")
    if account.held_back:
        log.error("Held back until mended:\n%s", "\n".join(f"  {path}" for path in account.held_back))
        _exit_code = HELD_BACK


def finish() -> None:
    """End with the code that says that something was held back."""
    if _exit_code and not _serving:
        sys.exit(_exit_code)


def abandon() -> None:
    """Leave no stage behind a build that failed."""
    if _stage:
        shutil.rmtree(_stage, ignore_errors=True)


def watch(server: LiveReloadServer) -> LiveReloadServer:
    """Preview what editors change: the news as well as docs and settings, which MkDocs watches itself."""
    server.watch(str(_build.place.root / "news"))
    return server


def _own_site(config: MkDocsConfig) -> Path:
    """The folder that mkdocs.yml names for the site, whatever the command says."""
    written = str(config.user_configs[0].get("site_dir", "site"))
    return (Path(config.config_file_path).parent / written).resolve()


def _plain(config: MkDocsConfig) -> dict[str, object]:
    """Of MkDocs' settings what the newsroom reads, as it stands in mkdocs.yml."""
    palette = config.theme["palette"] if "palette" in config.theme else None  # noqa: SIM401 - a Theme has no get
    return {
        "site_name": config.site_name,
        "site_url": config.site_url,
        "extra": config.extra,
        "theme": {"palette": palette},
    }


def _moment(chosen: settings.Settings) -> datetime:
    """Now, or the moment that NEWSROOM_NOW names."""
    if named := os.environ.get("NEWSROOM_NOW"):
        try:
            return item.moment(named, chosen.zone)
        except ValueError as error:
            raise Problems([Problem("NEWSROOM_NOW", 1, "", str(error))]) from None
    return datetime.now(UTC).astimezone(chosen.zone)  # not SOURCE_DATE_EPOCH, which sets stamps only


def _count_warnings() -> None:
    _counter.count = 0
    logger = logging.getLogger("mkdocs")
    if _counter not in logger.handlers:
        logger.addHandler(_counter)


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        log.warning("%s", problem)


def _leave_to_us(config: MkDocsConfig) -> None:
    """MkDocs' sitemap knows no item's date."""
    config.theme.static_templates -= {"sitemap.xml", "404.html"}


def _menu(nav: Iterable[object], group: str = "") -> Iterator[Link]:
    """The hand-written pages that `nav` names, in its order; those under a name of their own form a group."""
    for entry in nav:
        for label, target in entry.items() if isinstance(entry, dict) else ():
            if isinstance(target, list):
                yield from _menu(target, str(label))
            elif target:
                yield Link(str(label), addresses.of_document(target) if target.endswith(".md") else target, group=group)


def _progress(made: Iterable[Made], count: int) -> Iterable[Made]:
    if not sys.stderr.isatty():
        yield from made
        return
    with click.progressbar(made, length=count, label="Making items", file=sys.stderr) as bar:
        yield from bar


class _Elsewhere(File):
    """A file that the newsroom writes itself, known to MkDocs so that hand-written pages may link to it."""

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """It is written already."""


def _named_elsewhere(files: Files) -> Iterator[File]:
    written = {f"{i.path}": i.address for i in _build.edition.items}
    known = {**{f"../{path}": address for path, address in written.items()}, "feed.xml": "feed.xml"}
    known |= {f"{listing.address}index.md": listing.address for listing in _build.listings}
    known |= {f"{listing.address}feed.xml": f"{listing.address}feed.xml" for listing in _build.listings}
    for source_uri, address in known.items():
        if files.get_file_from_path(source_uri) is None:
            yield _Elsewhere(
                source_uri, None, str(_build.place.stage), True,
                dest_uri=addresses.file(address), inclusion=InclusionLevel.NOT_IN_NAV,
            )  # fmt: skip
