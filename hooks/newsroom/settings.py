"""The newsroom's settings: `extra.newsroom` in mkdocs.yml, with MkDocs' own name and address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from newsroom import accounts, hosting, language
from newsroom.fields import KEY
from newsroom.language import spelt
from newsroom.problems import Problem, Problems

LICENCES = {
    "OGL-UK-3.0": (
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}


def _words(value: Any) -> Any:
    """A name is a text, or a text for each language."""
    named = {"": value} if isinstance(value, str) else value
    if isinstance(named, dict) and not (named and all(str(text).strip() for text in named.values())):
        raise ValueError("has no name; write it")
    return named


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError(f"“{value}” is not a colour; write it as #0b3c5d")
    return value.lower()


def _identity(value: str) -> str:
    """The authority and date of a tag: URI, https://www.rfc-editor.org/rfc/rfc4151"""
    if not re.fullmatch(r"[a-z0-9.-]+\.[a-z]+,\d{4}(-\d\d(-\d\d)?)?", value):
        raise ValueError(
            f"“{value}” is not an identity; write your domain and a year in which you held it, as exampleton.gov.uk,2026"
        )
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is not known; write one of the tz database, as Europe/London") from None
    return value


def _language(value: str) -> str:
    if value not in language.known():
        raise ValueError(f"has no words for “{value}” yet; write one of {', '.join(language.known())}")
    return value


def _licence(value: str) -> str:
    if value not in LICENCES:
        raise ValueError(f"“{value}” is not known; write one of {', '.join(LICENCES)}")
    return value


def _code(value: str) -> str:
    """A code of the Government Statistical Service, https://geoportal.statistics.gov.uk/"""
    if value and not re.fullmatch(r"[A-Z]\d{8}", value):
        raise ValueError(f"“{value}” is not an official code; write a letter and eight digits, as E05000001")
    return value


def _host(value: str) -> str:
    if wrong := hosting.fault(value):
        raise ValueError(wrong)
    return value


def _page(value: str) -> str:
    if value and not re.match(r"https?://\S+$", value):
        raise ValueError(
            f"“{value}” is no address of a page; write it whole, as https://www.exampleton.gov.uk/councillors/"
        )
    return value


def _email(value: str) -> str:
    if value and not re.fullmatch(r"[^\s@]+@[^\s@]+", value):
        raise ValueError(f"“{value}” is no email address; write it as name@exampleton.gov.uk")
    return value


Words = Annotated[dict[str, str], BeforeValidator(_words)]
Colour = Annotated[str, AfterValidator(_colour)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Councillor(_Model):
    """Somebody elected for a place; `page` is the address of the council's own page about them."""

    name: str = Field(min_length=1)
    party: str = ""
    email: Annotated[str, AfterValidator(_email)] = ""
    phone: str = ""
    page: Annotated[str, AfterValidator(_page)] = ""


class Place(_Model):
    """A ward, parish or other area; `within` names the places that hold it."""

    name: Words
    code: Annotated[str, AfterValidator(_code)] = ""
    point: tuple[float, float] | None = None
    within: Annotated[tuple[str, ...], BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)] = ()
    neighbours: tuple[str, ...] = ()
    councillors: tuple[Councillor, ...] = ()


class Contact(_Model):
    """Who answers residents or the press."""

    name: str
    email: str = ""
    phone: str = ""


class Answers(_Model):
    """Who answers for an item that names no contact, and who answers the press: keys of the contacts."""

    residents: str = ""
    press: str = ""


class Colours(_Model):
    """The council's own two colours, for a light and a dark ground."""

    primary: Colour = "#0b3c5d"
    accent: Colour = "#b3122f"


def _check_follow(follow: Mapping[str, str]) -> None:
    for name, written in follow.items():
        if name == "email":
            wrong = _email_fault(written)
        elif name in accounts.NETWORKS:
            wrong = accounts.fault(name, written)
        else:
            raise ValueError(f"follow: “{name}” is not known; write one of email, {', '.join(accounts.NETWORKS)}")
        if wrong:
            raise ValueError(f"follow: {name}: {wrong}")


def _email_fault(address: str) -> str:
    """The address of a form in which {key} and {list} are the only gaps."""
    gaps = set(re.findall(r"\{[^}]*\}", address)) - {"{key}", "{list}"}
    if not gaps and re.match(r"(https://|mailto:)\S+$", address):
        return ""
    return (
        f"“{address}” is no address of a form; write https://…, with {{key}} or {{list}} where that of the list belongs"
    )


class Settings(_Model):
    """Everything that a council decides once. `url` ends in a slash."""

    site_name: str
    url: str
    council: str = Field(min_length=1)
    short_name: str = ""
    code: Annotated[str, AfterValidator(_code)] = ""
    identity: Annotated[str, AfterValidator(_identity)]
    timezone: Annotated[str, AfterValidator(_zone)] = "Europe/London"
    languages: tuple[Annotated[str, AfterValidator(_language)], ...] = Field(("en",), min_length=1)
    licence: Annotated[str, AfterValidator(_licence)] = "OGL-UK-3.0"
    topics: dict[str, Words] = {}
    places: dict[str, Place] = {}
    contacts: dict[str, Contact] = {}
    answers: Answers = Answers()
    threads: dict[str, Words] = {}
    follow: dict[str, str] = {}
    host: Annotated[str, AfterValidator(_host)] = ""
    logo: str = Field("", description="file in docs/, an SVG or PNG")
    colours: Colours = Colours()

    @model_validator(mode="after")
    def _whole(self) -> Settings:
        for group, keys in (("topics", self.topics), ("places", self.places), ("contacts", self.contacts)):
            for key in keys:
                if not KEY.fullmatch(key):
                    raise ValueError(
                        f"{group}: “{key}” stands in addresses; write it in small letters, digits and single hyphens"
                    )
        for who, key in self.answers:
            if key and not (key in self.contacts and self.contacts[key].phone):
                raise ValueError(
                    f"answers: {who}: “{key}” is not a contact with a telephone number; name one that has one"
                )
        _check_follow(self.follow)
        _ = self.holders
        for key, place in self.places.items():
            for beside in place.neighbours:
                if beside not in self.places:
                    raise ValueError(f"places: {key}: neighbours: “{beside}” is not in the list of places")
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def founded(self) -> datetime:
        """The beginning of the year in its identity, before which it published nothing."""
        return datetime(int(self.identity.partition(",")[2][:4]), 1, 1, tzinfo=self.zone)

    @property
    def language(self) -> str:
        """The newsroom's first language."""
        return self.languages[0]

    @property
    def for_residents(self) -> Contact | None:
        """Who answers residents where an item names nobody."""
        return self.contacts.get(self.answers.residents)

    @property
    def for_press(self) -> Contact | None:
        """Who answers the press: the contact that the settings name, or else the one called `press`."""
        return self.contacts.get(self.answers.press or "press")

    def licence_of(self, written: str = "") -> tuple[str, str]:
        """Name and address of a licence as it was written, "" standing for the newsroom's own; others have no address."""
        return LICENCES.get(written or self.licence, (written, ""))

    def topic_name(self, key: str, language: str = "") -> str:
        return _in(self.topics[key], language or self.language)

    def place_name(self, key: str, language: str = "") -> str:
        return _in(self.places[key].name, language or self.language)

    def thread_name(self, key: str, language: str = "") -> str:
        """The name of a story; where the settings have none, its key in words."""
        return _in(self.threads[key], language or self.language) if key in self.threads else spelt(key)

    @cached_property
    def holders(self) -> Mapping[str, frozenset[str]]:
        """By place, every place that holds it, itself left out; raises ValueError for a circle or an unknown place."""
        found: dict[str, frozenset[str]] = {}
        for key in self.places:
            self._hold(key, (), found)
        return found

    @cached_property
    def inner(self) -> Mapping[str, frozenset[str]]:
        """By place, every place that lies within it, itself left out."""
        found: dict[str, set[str]] = {key: set() for key in self.places}
        for key, holders in self.holders.items():
            for holder in holders:
                found[holder].add(key)
        return {key: frozenset(some) for key, some in found.items()}

    def _hold(self, key: str, trail: tuple[str, ...], found: dict[str, frozenset[str]]) -> frozenset[str]:
        if key in trail:
            raise ValueError(f"places: {trail[-1]}: within: “{key}” lies within {trail[-1]} already; a circle")
        if key not in found:
            above: set[str] = set()
            for holder in self.places[key].within:
                if holder not in self.places:
                    raise ValueError(f"places: {key}: within: “{holder}” is not in the list of places")
                above |= {holder, *self._hold(holder, (*trail, key), found)}
            found[key] = frozenset(above)
        return found[key]

    def tag(self, id: str) -> str:
        """The permanent id of a feed entry, https://www.rfc-editor.org/rfc/rfc4151"""
        return f"tag:{self.identity}:{id}"


def _in(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words.get("") or next(iter(words.values()))


def read(config: Mapping[str, Any], path: str = "mkdocs.yml") -> Settings:
    """Check the settings among what mkdocs.yml holds; raises `Problems` with every mistake found."""
    problems = []
    name, address = config.get("site_name"), str(config.get("site_url") or "")
    if not name:
        problems.append(Problem(path, 1, "site_name", "is missing; write the newsroom's name"))
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", address):
        wrong = f"“{address}” is no such address" if address else "is missing"
        problems.append(
            Problem(
                path, 1, "site_url", f"{wrong}; write where the newsroom stands, as https://news.exampleton.gov.uk/"
            )
        )
    chosen = _chosen(config.get("extra"), path)
    if colours := _palette(config):
        chosen["colours"] = colours
    try:
        settings = Settings(**{**chosen, "site_name": name or "?", "url": address.rstrip("/") + "/"})
    except ValidationError as error:
        problems += [_problem(path, dict(e)) for e in error.errors()]
    if problems:
        raise Problems(problems)
    return settings


def _chosen(extra: Any, path: str) -> dict[str, Any]:
    for name, value in (
        ("extra", extra),
        ("extra.newsroom", extra.get("newsroom") if isinstance(extra, Mapping) else {}),
    ):
        if value and not isinstance(value, Mapping):
            raise Problems([Problem(path, 1, name, _PLAIN["dict_type"])])
    return dict((extra or {}).get("newsroom") or {})


def _palette(config: Mapping[str, Any]) -> dict[str, Any]:
    """Of the theme's palette only the council's two colours are read; Material allows a list of palettes."""
    theme = config.get("theme")
    palette = theme.get("palette") if isinstance(theme, Mapping) else None
    first = palette[0] if isinstance(palette, list) and palette else palette
    return {key: first[key] for key in ("primary", "accent") if key in first} if isinstance(first, Mapping) else {}


_PLAIN = {
    "missing": "is missing; write it",
    "extra_forbidden": "is not a setting; take the line out, or look the name up in the manual",
    "string_type": "is not a text; write it in quotation marks",
    "string_too_short": "is empty; write it",
    "too_short": "is empty; write it",
    "tuple_type": "is not a list; write it in square brackets, as [a, b]",
    "dict_type": "is not a list of names; write each as `name: value` on a line of its own below it",
    "model_type": "is not a list of names; write each as `name: value` on a line of its own below it",
    "float_type": "is not a number; write it as 50.71",
    "float_parsing": "is not a number; write it as 50.71",
}


def _problem(path: str, error: dict[str, Any]) -> Problem:
    above = ["theme", "palette"] if error["loc"][:1] == ("colours",) else ["extra", "newsroom"]
    parts = [str(part) for part in error["loc"] if part not in ("colours", "[key]")]
    message = _PLAIN.get(error["type"], error["msg"].removeprefix("Value error, "))
    return Problem(path, 1, ".".join([*above, *parts]), message)
