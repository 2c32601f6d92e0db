"""The types of an item's fields: texts as they stand in the file become dates, keys, addresses; or a sentence says why not."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from itertools import pairwise
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from newsroom import addresses

ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")  # https://github.com/ulid/spec

_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<!--")
_ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<offset>Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?",
    re.ASCII,
)
_YEARS = range(1900, 2200)
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")  # BS 7666


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


def is_plain(value: str) -> bool:
    """Whether it may stand where an item has plain text."""
    try:
        plain_text(value)
    except PydanticCustomError:
        return False
    return True


def moment(value: str, zone: ZoneInfo, after: datetime | None = None) -> datetime:
    """Read `2026-11-22`, `2026-11-22 14:30` or either with an offset; wall-clock time is in `zone`.

    What the clock shows twice is a mistake, but where it has to lie `after` a moment: then the first of the two that does.
    """
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
    return _wall_clock(datetime.combine(day, clock, zone), after)


def at(named: str | None, zone: ZoneInfo, otherwise: datetime) -> datetime:
    """The moment that is named, or else the other one, by the clock of `zone`."""
    return moment(named, zone) if named else otherwise.astimezone(zone)


def is_written(value: str) -> bool:
    """Whether it has the shape of a date, be it one that does not exist."""
    return bool(_MOMENT.fullmatch(value.strip()))


def _wall_clock(local: datetime, after: datetime | None) -> datetime:
    """Refuse the hour that the clocks skip in spring and, unless `after` decides, the one that they repeat in autumn."""
    later = local.replace(fold=1)
    if local.utcoffset() == later.utcoffset():
        return local
    written = f"{local:%Y-%m-%d %H:%M}"
    if later.utcoffset() < local.utcoffset():  # type: ignore[operator]
        if after:
            return local if local.timestamp() > after.timestamp() else later
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


def _deadline(value: Any, info: ValidationInfo) -> datetime:
    """A date alone is that whole day: it ends at 23:59."""
    found = _moment(value, info)
    is_day = isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip(), re.ASCII)
    return found.replace(hour=23, minute=59) if is_day else found


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


def _parts(value: Any) -> Any:
    """A list of parts, each of which has fields of its own and a date; the newest stands first."""
    if value == "":
        return ()
    if not isinstance(value, list | tuple):
        raise mistake("is a list; begin each entry with a hyphen, as `- date: 2026-11-22`")
    return tuple(value)


def _newest_first(value: tuple[Any, ...]) -> tuple[Any, ...]:
    for above, below in pairwise(value):
        if above.date.timestamp() < below.date.timestamp():
            raise mistake("is not in order; put the newest first, since each is counted from the oldest")
    return value


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


def _key(value: str) -> str:
    if not KEY.fullmatch(value):
        raise mistake(f"“{value}” stands in an address; write it in small letters, digits and single hyphens")
    return value


def _postcode(value: str) -> str:
    found = _POSTCODE.fullmatch(re.sub(r"\s", "", value.upper()))
    if not found:
        raise mistake(f"“{value}” is not a whole postcode; write it as EX1 2AB")
    return f"{found[1]} {found[2]}"


def _web(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+\S*", value.strip(), re.IGNORECASE):
        raise mistake(f"“{value}” is no whole address of the web; write it as https://www.exampleton.gov.uk/form")
    return value.strip()


def _email(value: str) -> str:
    if not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", value.strip()):
        raise mistake(f"“{value}” is no email address; write it as consultations@exampleton.gov.uk")
    return value.strip()


def alias(value: str, url: str = "") -> str:
    """`/news/2026/10/x/` and the whole address both become `news/2026/10/x/`; `url` is that of this newsroom."""
    whole = value.strip()
    if url and whole.startswith(url):
        whole = "/" + whole.removeprefix(url)
    try:
        parts, site = urlsplit(whole), urlsplit(url)
    except ValueError:
        raise mistake(_no_address(value)) from None
    if parts.scheme or parts.netloc:
        raise mistake(
            f"“{value}” lies on another site; write an old address of this newsroom, as /news/2026/10/old-name/"
        )
    if parts.query or parts.fragment:
        raise mistake(f"“{value}” holds a ? or #, which no file answers; write the address without it")
    path = unquote(parts.path)
    if len(site.path) > 1:  # as it stands in a browser, where the newsroom has a path
        path = path.removeprefix(site.path)
    path = re.sub(r"(^|/)index\.html?$", r"\1", path.lstrip("/"))
    if (ending := re.search(r"\.([a-z0-9]{1,5})$", path, re.IGNORECASE)) and ending[1].lower() not in ("html", "htm"):
        raise mistake(f"“{value}” ends in .{ending[1]}, which no page of this newsroom may; leave it out")
    found = path if ending or path.endswith("/") else path + "/"
    if not addresses.is_possible(found):
        raise mistake(_no_address(value))
    return found


def _no_address(value: str) -> str:
    return f"“{value}” is not an address; write it as /news/2026/10/old-name/"


def _alias(value: str, info: ValidationInfo) -> str:
    return alias(value, str(_context(info).get("url", "")))


Text = Annotated[str, AfterValidator(plain_text)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Deadline = Annotated[datetime, BeforeValidator(_deadline)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Key = Annotated[str, AfterValidator(_key)]
Topic = Annotated[str, _keys_of("topics")]
Place = Annotated[str, _keys_of("places")]
Contact = Annotated[str, _keys_of("contacts")]
Postcode = Annotated[str, AfterValidator(_postcode)]
Web = Annotated[str, AfterValidator(_web)]
Email = Annotated[str, AfterValidator(_email)]
Alias = Annotated[str, AfterValidator(_alias)]
Id = Annotated[str, AfterValidator(_ulid)]
Focus = Annotated[tuple[float, float], BeforeValidator(_focus)]
Listed = BeforeValidator(_listed)
Parts = BeforeValidator(_parts)
NewestFirst = AfterValidator(_newest_first)
