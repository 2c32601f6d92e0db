"""The item: the one definition behind the checks, the schema, the form and the manual's table."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from newsroom import addresses
from newsroom.basics import SUMMARY_LIMIT, Fields
from newsroom.fields import Deadline, Listed, Moment, NewestFirst, Parts, Postcode, Text, mistake
from newsroom.parts import Outcome, Respond, SignOff, Update
from newsroom.posts import ADDRESS, NETWORKS

__all__ = [
    "ADDRESS", "KINDS", "NETWORKS", "SPARED", "SUMMARY_LIMIT", "Alert", "Consultation", "Event", "Fields", "Item",
    "NewsItem", "Notice", "Statement", "fields_of",
]  # fmt: skip

Severity = Literal["minor", "major", "emergency"]
Streets = Annotated[
    tuple[Text, ...],
    Listed,
    Field(description="exactly the streets that are affected", examples=[["Fish Street", "Quay Lane"]]),
]
Postcodes = Annotated[
    tuple[Postcode, ...],
    Listed,
    Field(description="exactly the postcodes that are affected", examples=[["EX1 2AB"]]),
]


_UNTOLD: set[str] = set()


class Item(Fields):
    """One thing to publish: its fields, its text and where they were read."""

    path: str = Field(description="from the repository's root: news/2026/11/x.md")
    body: str = Field("", description="Markdown, line ends \\n")
    body_line: int = Field(1, description="line of the file on which the body begins")

    listing: ClassVar[str] = ""  # the address of its kind's own list, from the root; none for plain news

    @cached_property
    def stamp(self) -> float:
        """Its date in seconds since 1970: asked of every item by every build."""
        return self.date.timestamp()

    @cached_property
    def address(self) -> str:
        """`news/2026/11/harbour-library-reopens/`, from the file's path."""
        return addresses.of_item(self.path)

    def __getstate__(self) -> dict[Any, Any]:
        """Kept and handed on without the names of the fields that were written, which would be a fifth of it."""
        return {**super().__getstate__(), "__pydantic_fields_set__": _UNTOLD}

    @property
    def headline(self) -> str:
        """The words that the card draws."""
        return self.short_title or self.title


class NewsItem(Item):
    """News: something happened or will."""

    kind: Literal["news"] = "news"


class Statement(Item):
    """What the council, or who speaks for it, has to say."""

    kind: Literal["statement"] = "statement"
    listing: ClassVar[str] = "statements/"


def _spared(value: Any) -> Any:
    return None if isinstance(value, str) and value.strip().lower() == "none" else value


class Notice(Item):
    """A notice that the law asks for."""

    kind: Literal["notice"] = "notice"
    listing: ClassVar[str] = "notices/"
    legal_basis: Text = Field(
        description="the law under which it is given", examples=["Road Traffic Regulation Act 1984, section 14"]
    )
    representations_by: Annotated[Deadline | None, BeforeValidator(_spared)] = Field(
        description="until when anyone may object or support; none where the law gives no such time",
        examples=["2026-12-14"],
    )
    streets: Streets = ()
    postcodes: Postcodes = ()


class Consultation(Item):
    """A question to residents, which opens, closes and has an outcome."""

    kind: Literal["consultation"] = "consultation"
    listing: ClassVar[str] = "consultations/"
    opens: Moment | None = Field(
        None, description="from when answers are taken; left out: from its date", examples=["2026-11-22"]
    )
    closes: Deadline = Field(description="until when answers are taken", examples=["2026-12-14"])
    respond: Respond = Field(description="the ways to answer; at least one")
    outcome: Outcome | None = Field(None, description="what became of it, once that is known")

    @field_validator("closes")
    @classmethod
    def _after_opening(cls, value: datetime, info: ValidationInfo) -> datetime:
        opening = info.data.get("opens") or info.data.get("date")
        if opening and value.timestamp() <= opening.timestamp():
            raise mistake(f"{value:%Y-%m-%d %H:%M} lies before it opens; mend one of the two")
        return value

    @field_validator("outcome")
    @classmethod
    def _after_closing(cls, value: Outcome | None, info: ValidationInfo) -> Outcome | None:
        closes = info.data.get("closes")
        if value and closes and value.date.timestamp() < closes.timestamp():
            raise mistake(f"{value.date:%Y-%m-%d %H:%M} lies before it closes; mend one of the two")
        return value

    @property
    def opening(self) -> datetime:
        return self.opens or self.date


class Event(Item):
    """Something to go to."""

    kind: Literal["event"] = "event"
    listing: ClassVar[str] = "events/"
    starts: Moment = Field(description="when it begins; a date alone: all day", examples=["2026-12-05 10:00"])
    ends: Deadline | None = Field(None, description="when it is over", examples=["2026-12-05 16:00"])
    location: Text = Field(description="where it is, in one line", examples=["Harbour Library, Fish Street, EX1 2AB"])

    @field_validator("ends")
    @classmethod
    def _after_start(cls, value: datetime | None, info: ValidationInfo) -> datetime | None:
        starts = info.data.get("starts")
        if value and starts and value.timestamp() < starts.timestamp():
            raise mistake(f"{value:%Y-%m-%d %H:%M} lies before it starts; mend one of the two")
        return value

    @property
    def finish(self) -> datetime:
        """When it is over; without `ends`, at the end of the day."""
        return self.ends or self.starts.replace(hour=23, minute=59)

    @property
    def is_all_day(self) -> bool:
        return (self.starts.hour, self.starts.minute, self.finish.hour, self.finish.minute) == (0, 0, 23, 59)


class Alert(Item):
    """A running log of something urgent."""

    kind: Literal["alert"] = "alert"
    listing: ClassVar[str] = "alerts/"
    severity: Severity = Field(description="how grave it is: minor, major or emergency", examples=["major"])
    updates: Annotated[tuple[Update, ...], Parts, NewestFirst] = Field(
        (), description="what became known, newest first; the newest says when it was last confirmed"
    )
    next_update: Moment | None = Field(None, description="when there will be more", examples=["2026-11-22 18:00"])
    instruction: Text | None = Field(None, description="what to do now", examples=["Move your car to higher ground"])
    stood_down: Update | None = Field(None, description="when and how it ended")
    streets: Streets = ()
    postcodes: Postcodes = ()
    published_by: Text | None = Field(
        None, description="who published it alone; then a second person signs it off", examples=["S. Duty"]
    )
    signed_off: SignOff | None = Field(None, description="when and by whom it was signed off; never shown to readers")

    @property
    def confirmed(self) -> datetime:
        """When it was last known to hold, of what may be public."""
        return self.updates[0].date if self.updates else self.date

    @property
    def promised(self) -> datetime | None:
        """When there will be more, unless there was more since."""
        more = self.next_update
        return more if more and more.timestamp() > self.confirmed.timestamp() else None

    @field_validator("stood_down")
    @classmethod
    def _after_updates(cls, value: Update | None, info: ValidationInfo) -> Update | None:
        newest = next(iter(info.data.get("updates", ())), None)
        if value and newest and value.date.timestamp() < newest.date.timestamp():
            raise mistake(f"{value.date:%Y-%m-%d %H:%M} lies before the newest update; mend one of the two")
        return value

    @field_validator("signed_off")
    @classmethod
    def _by_another(cls, value: SignOff | None, info: ValidationInfo) -> SignOff | None:
        publisher = info.data.get("published_by")
        if value and publisher and value.by.casefold() == publisher.casefold():
            raise mistake(f"“{value.by}” published it; somebody else signs it off")
        return value


KINDS: dict[str, type[Item]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind
    for kind in (NewsItem, Statement, Notice, Consultation, Event, Alert)
}
SPARED = (  # fields without which an alert is published all the same, when something is wrong with them
    "image", "short_title", "social", "lead_until", "expires", "next_update", "quotes", "published_by", "signed_off",
)  # fmt: skip
_OWN = tuple(Item.model_fields.keys() - Fields.model_fields.keys())


def fields_of(kind: type[Item]) -> dict[str, Any]:
    """What an editor may write in an item of that kind, in order."""
    return {name: field for name, field in kind.model_fields.items() if name not in _OWN}
