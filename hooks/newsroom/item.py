"""The item: the one definition behind the checks, the schema, the form and the manual's table."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from newsroom import addresses

SUMMARY_LIMIT = 300
ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")  # https://github.com/ulid/spec

_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<!--")
_ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<offset>Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?",
    re.ASCII,
)
_YEARS = range(1900, 2200)


def mistake(message: str) -> PydanticCustomError:
    """An error whose text is the sentence that the editor reads."""
    return PydanticCustomError("mistake", "{message}", {"message": message})


def plain_text(value: str) -> str:
    """One line of text as a resident reads it: no markup, no entities, white space folded."""
    text = " ".join(value.split())
    if not text:
        raise mistake("is empty; write it in plain words")
    if found := _TAG.search(text):
        raise mistake(f"holds the markup {found[0]}; write plain text")
    if (found := _ENTITY.search(text)) and html.unescape(found[0]) != found[0]:
        raise mistake(f"holds {found[0]}; write the character itself: {html.unescape(found[0])}")
    if all(unicodedata.category(c)[0] in "ZC" for c in text):
        raise mistake("holds nothing that can be seen; write it in plain words")
    return text


def moment(value: str, zone: ZoneInfo) -> datetime:
    """Read `2026-11-22`, `2026-11-22 14:30` or either with an offset; wall-clock time is in `zone`."""
    found = _MOMENT.fullmatch(value.strip())
    if not found:
        raise mistake(f"“{value}” is not a date; write it as 2026-11-22 or 2026-11-22 14:30")
    try:
        day = date.fromisoformat(found["day"])
        clock = time.fromisoformat(re.sub(r"^(?=\d:)", "0", found["clock"] or "00:00"))
    except ValueError:
        raise mistake(
            f"“{value}” does not exist; write a day and time that the calendar has, as 2026-11-22 14:30"
        ) from None
    if day.year not in _YEARS:
        raise mistake(f"“{value}” lies outside the years {_YEARS[0]} to {_YEARS[-1]}; mend the year")
    if offset := found["offset"]:
        return datetime.fromisoformat(f"{day}T{clock}{offset}").astimezone(zone)
    return _wall_clock(datetime.combine(day, clock, zone))


def _wall_clock(local: datetime) -> datetime:
    """Refuse the hour that the clocks skip in spring and the one that they repeat in autumn."""
    later = local.replace(fold=1)
    if local.utcoffset() == later.utcoffset():
        return local
    written = f"{local:%Y-%m-%d %H:%M}"
    if later.utcoffset() < local.utcoffset():  # type: ignore[operator]
        first, second = (x.isoformat(" ", "minutes") for x in (local, later))
        raise mistake(f"{written} exists twice, since the clocks go back; write {first} or {second}")
    moved = local + timedelta(hours=1)
    raise mistake(f"{written} does not exist, since the clocks go forward; write {moved:%Y-%m-%d %H:%M}")


def _context(info: ValidationInfo) -> Mapping[str, Any]:
    """The newsroom's zone and its lists of keys, without which an item can't be checked."""
    return info.context or {}


def _moment(value: Any, info: ValidationInfo) -> datetime:
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise mistake("write one date, as 2026-11-22 14:30")
    return moment(value, _context(info)["zone"])


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str):
        raise mistake("is a list; write true or false")
    if value.lower() in ("true", "yes"):
        return True
    if value.lower() in ("false", "no"):
        return False
    raise mistake(f"“{value}” is neither; write true or false")


def _keys_of(kind: str) -> Any:
    def check(value: str, info: ValidationInfo) -> str:
        known = _context(info)[kind]
        if value not in known:
            near = get_close_matches(value, known, 1) or [key for key in sorted(known) if value.lower() in key][:1]
            listed = f"write one of: {', '.join(sorted(known)[:12])}" if known else "it lists none yet; add it there"
            hint = f"did you mean {near[0]}?" if near else listed
            raise mistake(f"“{value}” is not in the settings' list of {kind}; {hint}")
        return value

    return AfterValidator(check)


def _listed(value: Any) -> Any:
    """An empty field is an empty list; a lone key wants its brackets."""
    if value == "":
        return ()
    if isinstance(value, str):
        raise mistake(f"is a list; write [{value}]")
    if isinstance(value, Mapping):
        raise mistake(f"is a list; write [{', '.join(value)}]")
    if len({str(v) for v in value}) != len(value):
        raise mistake("names the same key twice; write each once")
    return tuple(value)


def _ulid(value: str) -> str:
    if not ULID.fullmatch(value.upper()):
        raise mistake(f"“{value}” is not an id; leave the line out and run `newsroom check --fix`, which mints one")
    return value.upper()


def _focus(value: Any) -> tuple[float, float]:
    """`50% 30%`: how far right and how far down the heart of the picture is."""
    if isinstance(value, tuple):
        return value
    if not isinstance(value, str):
        raise mistake("is a list; write how far right and down the point is, as 50% 30%")
    found = re.fullmatch(r"(\d{1,3})%?[ ,]+(\d{1,3})%?", value.strip(), re.ASCII)
    if found and all(int(n) <= 100 for n in found.groups()):
        return int(found[1]) / 100, int(found[2]) / 100
    raise mistake(f"“{value}” is not a point; write how far right and down it is, as 50% 30%")


Text = Annotated[str, AfterValidator(plain_text)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Topic = Annotated[str, _keys_of("topics")]
Place = Annotated[str, _keys_of("places")]
Contact = Annotated[str, _keys_of("contacts")]


class Image(BaseModel):
    """The item's picture; its file lies beside the item."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    src: str = Field(min_length=1, description="file beside the item")
    alt: str = Field("", description="what the picture shows, for who cannot see it")
    decorative: Flag = Field(False, description="true if it says nothing that the text does not")
    credit: str = Field("", description="who made it")
    caption: str = Field("", description="the words under it")
    licence: str = Field("", description="its licence, when it is not the newsroom's")
    focus: Annotated[tuple[float, float], BeforeValidator(_focus)] = Field(
        (0.5, 0.5), description="its heart, right and down, as 50% 30%; crops keep it"
    )

    @model_validator(mode="after")
    def _described(self) -> Image:
        if not self.alt.strip() and not self.decorative:
            raise mistake(
                "has no alt; write what it shows, or decorative: true if it shows nothing the text does not say"
            )
        return self


class Fields(BaseModel):
    """What an editor writes above the text. Times are aware and in the newsroom's own zone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text = Field(description="plain text")
    date: Moment = Field(description="when it is published; in the future: under embargo")
    summary: Annotated[Text, Field(max_length=SUMMARY_LIMIT)] = Field(description="one or two sentences of plain text")
    id: Annotated[str, AfterValidator(_ulid)] = Field(description="permanent identity, a ULID; minted for you")
    kind: Literal["news"] = Field("news", description="what sort of item it is")
    topics: Annotated[tuple[Topic, ...], BeforeValidator(_listed)] = Field(
        (), description="keys of the settings' topics"
    )
    places: Annotated[tuple[Place, ...], BeforeValidator(_listed)] = Field(
        (), description="keys of the settings' places; none: the whole council"
    )
    contact: Contact | None = Field(None, description="key of the settings' contacts: who answers")
    image: Image | None = Field(None, description="the picture beside the item")
    short_title: Text | None = Field(None, description="for the card, when the title is too long to be drawn legibly")
    lead_until: Moment | None = Field(None, description="leads the home page until then")
    draft: Flag = Field(False, description="true: never in the site")


class Item(Fields):
    """One thing to publish: its fields, its text and where they were read."""

    path: str = Field(description="from the repository's root: news/2026/11/x.md")
    body: str = Field("", description="Markdown, line ends \\n")
    body_line: int = Field(1, description="line of the file on which the body begins")

    @property
    def address(self) -> str:
        """`news/2026/11/harbour-library-reopens/`, from the file's path."""
        return addresses.of_item(self.path)

    @property
    def headline(self) -> str:
        """The words that the card draws."""
        return self.short_title or self.title
