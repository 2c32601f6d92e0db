"""The parts of an item that have fields of their own: its picture, what was said of it since, the ways to answer."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, model_validator

from newsroom.fields import Email, Flag, Focus, Moment, Text, Web, mistake


class Part(BaseModel):
    """Fields that stand indented below one of the item's."""

    # Built when the first item of its kind is read: most builds read one.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Image(Part):
    """The item's picture; its file lies beside the item."""

    src: str = Field(min_length=1, description="file beside the item: JPEG, PNG, WebP or GIF", examples=["photo.jpg"])
    alt: str = Field(
        "",
        description="what the picture shows, for who cannot see it; needed unless it is decorative",
        examples=["The library's new glass front in the evening, its lights on"],
    )
    decorative: Flag = Field(
        False, description="true instead of alt, if it shows nothing that the text does not say", examples=["true"]
    )
    credit: str = Field("", description="who made it", examples=["Exampleton Borough Council"])
    caption: str = Field("", description="the words under it", examples=["The new entrance in Fish Street"])
    licence: str = Field("", description="its licence, when it is not the newsroom's", examples=["CC BY 4.0"])
    focus: Focus = Field(
        (0.5, 0.5), description="its heart, how far right and how far down; every crop keeps it", examples=["50% 30%"]
    )
    consent_until: Moment | None = Field(
        None, description="from this day on the picture is nowhere: until then people in it agreed to be shown",
        examples=["2028-11-22"],
    )  # fmt: skip

    @model_validator(mode="after")
    def _described(self) -> Image:
        if not self.alt.strip() and not self.decorative:
            raise mistake(
                "has no alt; write what it shows, or decorative: true if it shows nothing the text does not say"
            )
        return self


class Change(Part):
    """What was changed after publication; a major one is news to who has read the item."""

    date: Moment = Field(description="when it was changed", examples=["2026-11-22 14:30"])
    note: Text = Field(description="what was changed, for readers", examples=["The closing date is a week later"])
    major: Flag = Field(
        False, description="true: readers and feeds are told that the item was updated", examples=["true"]
    )


class Correction(Part):
    """A mistake that was published: what it said and what is right."""

    date: Moment = Field(description="when it was corrected", examples=["2026-11-22 14:30"])
    was: Text = Field(description="what the item said", examples=["The meeting is on Monday"])
    now: Text = Field(description="what is right", examples=["The meeting is on Tuesday"])


class Withdrawal(Part):
    """Why an item no longer stands at its address."""

    date: Moment = Field(description="when it was taken back", examples=["2027-02-01 09:00"])
    reason: Text = Field(description="why, for readers", examples=["The plan was dropped by the cabinet"])


class Update(Part):
    """Something said at a moment: an update of an alert, its end, the outcome of a consultation."""

    date: Moment = Field(description="when it was said", examples=["2027-01-20 10:00"])
    text: Text = Field(description="what was said, in plain text", examples=["The road is open again"])


class Outcome(Update):
    """What became of a consultation: for those who answered, what they said and what the council does."""

    you_said: Text | None = Field(
        None, description="what people told the council, in one or two sentences", examples=["The bridge needs lights"]
    )
    we_did: Text | None = Field(
        None, description="what the council does about it, or why not", examples=["Lights come in March 2027"]
    )


class SignOff(Part):
    """That a second person looked at what one person published alone."""

    date: Moment = Field(description="when it was signed off", examples=["2026-11-23 08:30"])
    by: Text = Field(description="who signed it off; somebody else than who published it", examples=["A. Okafor"])


class Quote(Part):
    """What somebody said, to be used by newspapers and other sites."""

    text: Text = Field(description="the words, without quotation marks", examples=["This library belongs to everybody"])
    name: Text = Field(description="who said it", examples=["Cllr Amina Yusuf"])
    role: Text | None = Field(None, description="in what capacity", examples=["cabinet member for libraries"])


class Respond(Part):
    """The ways to answer a consultation; at least one."""

    form: Web | None = Field(None, description="address of a form", examples=["https://www.exampleton.gov.uk/survey"])
    email: Email | None = Field(None, description="email address", examples=["consultations@exampleton.gov.uk"])
    phone: Text | None = Field(None, description="telephone number", examples=["01632 960000"])
    post: Text | None = Field(
        None, description="postal address, in one line", examples=["Town Hall, Exampleton EX1 2AB"]
    )

    @model_validator(mode="after")
    def _some_way(self) -> Respond:
        if not any((self.form, self.email, self.phone, self.post)):
            raise mistake("names no way to answer; write at least one of form, email, phone and post")
        return self
