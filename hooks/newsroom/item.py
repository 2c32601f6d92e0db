"""The item: the one definition behind the checks, the schema, the form and the manual's table."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from newsroom import addresses
from newsroom.fields import (
    Alias,
    Contact,
    Deadline,
    Flag,
    Id,
    Key,
    Listed,
    Moment,
    NewestFirst,
    Parts,
    Place,
    Postcode,
    Text,
    Topic,
    mistake,
)
from newsroom.parts import Change, Correction, Image, Part, Respond, Update, Withdrawal

SUMMARY_LIMIT = 300
NETWORKS = {  # characters of a post; the address that goes with it needs up to `ADDRESS` of them
    "bluesky": 300, "facebook": 5_000, "instagram": 2_200, "linkedin": 3_000, "mastodon": 500, "nextdoor": 5_000,
    "threads": 500, "whatsapp": 700, "x": 280,
}  # fmt: skip
ADDRESS = 24  # characters

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


def _social(value: Any) -> Any:
    """`false`, or the wording for each network."""
    if isinstance(value, str):
        if value.lower() in ("false", "no"):
            return False
        raise mistake("is a list of networks; write each as `mastodon: the words`, indented below it, or false")
    for network, text in value.items() if isinstance(value, dict) else ():
        if network not in NETWORKS:
            raise mistake(f"“{network}” is not a network that is known; write one of {', '.join(NETWORKS)}")
        room = NETWORKS[network] - ADDRESS
        if isinstance(text, str) and len(text) > room:
            raise mistake(f"{network}: has {len(text)} characters, at most {room} beside the address; say it in fewer")
    return value


class Fields(Part):
    """What an editor writes above the text, of any kind. Times are aware and in the newsroom's own zone."""

    title: Text = Field(
        description="what happened, in plain words, without markup", examples=["Harbour Library reopens on Saturday"]
    )
    date: Moment = Field(
        description="when it is published; in the future it is under embargo, and nothing of it is in the site",
        examples=["2026-11-22", "2026-11-22 14:30"],
    )  # fmt: skip
    summary: Annotated[Text, Field(max_length=SUMMARY_LIMIT)] = Field(
        description="one or two sentences of plain text, at most 300 characters: lists, feeds, cards and posts show it",
        examples=["The library on Fish Street opens again on Saturday with longer hours."],
    )
    id: Id = Field(
        description="permanent identity, a ULID; minted for you, never changed or copied",
        examples=["01JDZZZZZZZZZZZZZZZZZZZZZZ"],
    )
    kind: str = Field(
        "news",
        description="news, statement, notice, consultation, event or alert; left out: news",
        examples=["consultation"],
    )
    topics: Annotated[tuple[Topic, ...], Listed] = Field(
        (), description="what it is about: keys of the settings' topics"
    )
    places: Annotated[tuple[Place, ...], Listed] = Field(
        (),
        description="where it matters: keys of the settings' places, and all within them; none: the whole council",
    )
    contact: Contact | None = Field(
        None, description="who answers: a key of the settings' contacts", examples=["press"]
    )
    image: Image | None = Field(None, description="the picture beside the item")
    short_title: Text | None = Field(
        None,
        description="the words for the share card, when the title is too long to be drawn legibly",
        examples=["Library reopens"],
    )
    lead_until: Moment | None = Field(None, description="leads the home page until then", examples=["2026-11-29 09:00"])
    changes: Annotated[tuple[Change, ...], Parts, NewestFirst] = Field(
        (), description="what was changed after publication, newest first; minor ones are folded away"
    )
    corrections: Annotated[tuple[Correction, ...], Parts, NewestFirst] = Field(
        (), description="mistakes that were published, newest first; only added to"
    )
    withdrawn: Withdrawal | None = Field(None, description="taken back: the address stays and says when and why")
    expires: Deadline | None = Field(
        None, description="no longer current after this; the page stays and says so", examples=["2026-12-31"]
    )
    aliases: Annotated[tuple[Alias, ...], Listed] = Field(
        (), description="old addresses in this newsroom, which lead here", examples=[["/news/2026/10/old-name/"]]
    )
    thread: Key | None = Field(
        None, description="a key that the items of one story share", examples=["harbour-library"]
    )
    social: Annotated[dict[str, Text] | Literal[False], BeforeValidator(_social)] = Field(
        {},
        description="wording for each network, or false: not posted anywhere",
        examples=[{"mastodon": "The library on Fish Street is open again"}],
    )
    draft: Flag = Field(False, description="true: never in the site", examples=["true"])

    @field_validator("changes", "corrections", "withdrawn", "updates", "stood_down", "outcome", check_fields=False)
    @classmethod
    def _afterwards(cls, value: Any, info: ValidationInfo) -> Any:
        """Nothing happens to an item before it is published."""
        published = info.data.get("date")
        for part in value if isinstance(value, tuple) else (value,):
            if part and published and part.date.timestamp() < published.timestamp():
                raise mistake(f"{part.date:%Y-%m-%d %H:%M} lies before the item's date; mend one of the two")
        return value

    @field_validator("expires", "lead_until", "next_update", "representations_by", check_fields=False)
    @classmethod
    def _later(cls, value: datetime | None, info: ValidationInfo) -> datetime | None:
        """Nothing can end before it is published: a wrong year would hide it without a word."""
        published = info.data.get("date")
        if value and published and value.timestamp() < published.timestamp():
            raise mistake(f"{value:%Y-%m-%d %H:%M} lies before the item's date; mend one of the two")
        return value

    @field_validator("withdrawn", "updates", "stood_down", "outcome", check_fields=False)
    @classmethod
    def _last(cls, value: Any, info: ValidationInfo) -> Any:
        """A withdrawal is the last thing that is said of an item; else its `updated` would move back."""
        withdrawn = value if isinstance(value, Withdrawal) else info.data.get("withdrawn")
        others = (*info.data.get("corrections", ()), *(c for c in info.data.get("changes", ()) if c.major))
        said = others if isinstance(value, Withdrawal) else value if isinstance(value, tuple) else (value,)
        for part in said:
            if part and withdrawn and part.date.timestamp() > withdrawn.date.timestamp():
                when = f"{part.date:%Y-%m-%d %H:%M}"
                raise mistake(
                    f"{when} lies after the item was withdrawn; write the time of the withdrawal too, or mend it"
                )
        return value


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
    outcome: Update | None = Field(None, description="what became of it, once that is known")

    @field_validator("closes")
    @classmethod
    def _after_opening(cls, value: datetime, info: ValidationInfo) -> datetime:
        opening = info.data.get("opens") or info.data.get("date")
        if opening and value.timestamp() <= opening.timestamp():
            raise mistake(f"{value:%Y-%m-%d %H:%M} lies before it opens; mend one of the two")
        return value

    @field_validator("outcome")
    @classmethod
    def _after_closing(cls, value: Update | None, info: ValidationInfo) -> Update | None:
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

    @field_validator("stood_down")
    @classmethod
    def _after_updates(cls, value: Update | None, info: ValidationInfo) -> Update | None:
        newest = next(iter(info.data.get("updates", ())), None)
        if value and newest and value.date.timestamp() < newest.date.timestamp():
            raise mistake(f"{value.date:%Y-%m-%d %H:%M} lies before the newest update; mend one of the two")
        return value


KINDS: dict[str, type[Item]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind
    for kind in (NewsItem, Statement, Notice, Consultation, Event, Alert)
}
SPARED = (  # fields without which an alert is published all the same, when something is wrong with them
    "image", "short_title", "social", "lead_until", "expires", "next_update",
)  # fmt: skip
_OWN = tuple(Item.model_fields.keys() - Fields.model_fields.keys())


def fields_of(kind: type[Item]) -> dict[str, Any]:
    """What an editor may write in an item of that kind, in order."""
    return {name: field for name, field in kind.model_fields.items() if name not in _OWN}
