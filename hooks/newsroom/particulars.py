"""What an item's page shows beside its text: notes and changes in their order, ways to answer, times, its story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from newsroom import life
from newsroom.item import Alert, Consultation, Item, Notice
from newsroom.language import Words
from newsroom.life import Note, NoteSort, Phase
from newsroom.made import Made
from newsroom.parts import Change
from newsroom.settings import Contact, Settings

_COUNTRY = "+44"  # where a number begins with a single 0; 101 and 18001 are the same from everywhere
STORY = 10  # items of a story on the page of one of them; its own page has them all


@dataclass(frozen=True)
class Answer:
    """One way to answer: `address` is what its link says, empty for a letter, `icon` names a shape."""

    name: str
    text: str
    address: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Particulars:
    """All but the text, newest first; `story` is in the order of its dates, without what was withdrawn, and empty where the
    item stands alone.

    `updated` is None for what never became different; `confirmed` is when an alert was last known to hold.
    """

    notes: tuple[Note, ...]
    major: tuple[Change, ...] = ()
    minor: tuple[Change, ...] = ()
    answers: tuple[Answer, ...] = ()
    story: tuple[Item, ...] = ()
    story_total: int = 0
    updated: datetime | None = None
    confirmed: datetime | None = None

    def of(self, sort: NoteSort) -> tuple[Note, ...]:
        """The notes of one sort, newest first."""
        return tuple(note for note in self.notes if note.sort == sort)


def compose(made: Made, story: Iterable[Item], settings: Settings, words: Words) -> Particulars:
    """The particulars of a public item; `story` holds all public items of its thread, itself among them."""
    item = made.item
    kept = (one for one in story if not one.withdrawn)
    whole = sorted(kept, key=lambda one: (one.date.timestamp(), one.path))
    updated = life.updated(item)
    return Particulars(
        tuple(reversed(life.notes(item))),
        tuple(change for change in item.changes if change.major),
        tuple(change for change in item.changes if not change.major),
        answers(made.item, made.phase, settings, words),
        _part(whole, item) if len(whole) > 1 else (),
        len(whole),
        updated if updated.timestamp() > item.date.timestamp() else None,
        item.confirmed if isinstance(item, Alert) else item.date,
    )


def answers(item: Item, phase: Phase, settings: Settings, words: Words) -> tuple[Answer, ...]:
    """How to answer an open consultation, or to make a representation while there is time; the id goes along."""
    return tuple(_answers(item, settings, words)) if phase == "open" else ()


def telephone(number: str) -> str:
    """The number as a link says it from any country: without an extension in words after it, or the (0) that +44 makes needless."""
    written = re.match(r"[+\d\s().-]*?(?=\s[-–]\s|[^+\d\s().-]|$)", number)
    digits = re.sub(r"[^+\d(]", "", written[0] if written else "")
    digits = digits.replace("(0", "") if digits.startswith("+") else digits
    return "tel:" + re.sub(r"^0(?=[1-9])", _COUNTRY, digits.replace("(", ""))


def mail(address: str, subject: str = "") -> str:
    """https://www.rfc-editor.org/rfc/rfc6068"""
    return f"mailto:{quote(address, safe='@')}" + (f"?subject={quote(subject, safe='')}" if subject else "")


def _answers(item: Item, settings: Settings, words: Words) -> Iterator[Answer]:
    subject = words("subject", title=item.title, id=item.id)
    if isinstance(item, Consultation):
        ways = item.respond
        if ways.form:
            yield Answer(words("respond_form"), words("respond_form"), ways.form)
        yield from _by_mail_and_phone(ways.email, ways.phone, subject, words)
        if ways.post:
            yield Answer(words("respond_post"), ways.post, icon="post")
    elif isinstance(item, Notice) and item.contact:
        contact: Contact = settings.contacts[item.contact]
        yield from _by_mail_and_phone(contact.email, contact.phone, subject, words)


def _by_mail_and_phone(email: str | None, phone: str | None, subject: str, words: Words) -> Iterator[Answer]:
    if email:
        yield Answer(words("respond_email"), email, mail(email, subject), "mail")
    if phone:
        yield Answer(words("respond_phone"), phone, telephone(phone), "phone")


def _part(whole: Sequence[Item], item: Item) -> tuple[Item, ...]:
    """The newest of a long story, and the item itself."""
    newest = whole[-STORY:]
    beginning = () if item.address in {one.address for one in newest} else (item,)
    return (*beginning, *newest)
