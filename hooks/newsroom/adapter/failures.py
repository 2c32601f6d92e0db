"""What ends a build early, said in sentences: what the machine refused, and what became of the site."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from mkdocs.exceptions import Abort

from newsroom.news import Account
from newsroom.problems import Problems


@contextmanager
def in_words(ending: str = "Nothing was published") -> Iterator[None]:
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


def nothing_published(account: Account, count: int) -> str:
    """What a strict run says that ends before the site is touched."""
    return f"{account}\nNothing was published: mend what is named above ({count})."
