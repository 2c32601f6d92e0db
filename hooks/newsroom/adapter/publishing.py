"""The end of a build: the stage becomes the site, and what was held back is said last."""

from __future__ import annotations

import logging

from newsroom import record
from newsroom.adapter.failures import in_words
from newsroom.adapter.logs import log
from newsroom.building import Build
from newsroom.news import Account


def publish(build: Build) -> int:
    """Carry the stage into the site, and note what the next build asks for; returns how many files changed there."""
    with in_words("The site may be partly new, and the next build finishes it"):
        changed = build.publish()
    with in_words(
        "The site was published, but the list of addresses or the next due time was not written; build again"
    ):
        build.record()
    try:
        build.remember()
    except OSError as error:
        log.info("The cache could not be written (%s): the next build makes again what this one made", error.strerror)
    return changed


def tell(build: Build, account: Account, changed: int, waiting: str, *, is_strict: bool, is_preview: bool) -> bool:
    """Say what was published; returns whether something has to be mended all the same."""
    log.info("%s", account)
    log.info("%s file%s changed in the site", f"{changed:,}", "" if changed == 1 else "s")
    is_full = not is_preview and _weigh(build, is_strict=is_strict)
    if account.held_back:
        log.error("Held back until mended:\n%s", "\n".join(f"  {path}" for path in account.held_back))
    for sentence in build.unsearchable:
        log.error("%s\nAll else was published; what is new can't be searched.", sentence)
    if is_listed_wrong := any(problem.path == record.NAME for problem in build.news.problems):
        log.error("%s names addresses on which nothing stands any more: see above", record.NAME)
    if waiting:  # for whoever reads to the end; it holds nothing back
        log.info("%s", waiting)
    return bool(is_full or account.held_back or build.unsearchable or is_listed_wrong)


def _weigh(build: Build, *, is_strict: bool) -> bool:
    """Say how much the host has to take; the site is published whatever it weighs, since an alert may be in it."""
    is_full = False
    for finding in build.weigh():
        if finding.level == "note":
            log.info("%s", finding.sentence)
        elif finding.level == "warning":
            log.log(
                logging.INFO if is_strict else logging.WARNING, "%s", finding.sentence
            )  # no reason to refuse a merge
        else:
            log.error("%s", finding.sentence)
            is_full = True
    return is_full
