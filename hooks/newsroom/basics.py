"""The fields of every item, whatever its kind."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator

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
    Text,
    Topic,
    mistake,
)
from newsroom.parts import Change, Correction, Image, Part, Quote, Withdrawal
from newsroom.posts import Social

SUMMARY_LIMIT = 300


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
    quotes: Annotated[tuple[Quote, ...], Parts] = Field(
        (), description="what people said about it, with their names: for newspapers and other sites"
    )
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
    social: Social = Field(
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
