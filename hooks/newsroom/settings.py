"""The newsroom's settings: `extra.newsroom` in mkdocs.yml, with MkDocs' own name and address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from difflib import get_close_matches
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field, ValidationError, model_validator

from newsroom import places
from newsroom.fields import KEY
from newsroom.language import spelt
from newsroom.licences import LICENCES
from newsroom.places import Place
from newsroom.problems import Problem, Problems
from newsroom.validators import Code, Colour, Host, Identity, Language, Licence, Names, Zone, check_follow

CONFIG = "mkdocs.yml"


class Contact(BaseModel, frozen=True, extra="forbid"):
    """Who answers residents or the press."""

    name: str
    email: str = ""
    phone: str = ""


class Answers(BaseModel, frozen=True, extra="forbid"):
    """Who answers for an item that names no contact, and who answers the press: keys of the contacts."""

    residents: str = ""
    press: str = ""


class Colours(BaseModel, frozen=True, extra="forbid"):
    """The council's own two colours, for a light and a dark ground."""

    primary: Colour = "#0b3c5d"
    accent: Colour = "#b3122f"


class Settings(BaseModel, frozen=True, extra="forbid"):
    """Everything that a council decides once. `url` ends in a slash."""

    site_name: str
    url: str
    council: str = Field(min_length=1)
    short_name: str = ""
    code: Code = ""
    identity: Identity
    timezone: Zone = "Europe/London"
    languages: tuple[Language, ...] = Field(("en",), min_length=1)
    licence: Licence = "OGL-UK-3.0"
    topics: dict[str, Names] = {}
    places: dict[str, Place] = {}
    contacts: dict[str, Contact] = {}
    answers: Answers = Answers()
    threads: dict[str, Names] = {}
    follow: dict[str, str] = {}
    host: Host = ""
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
        check_follow(self.follow)
        _ = self.holders
        places.check_neighbours(self.places)
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
        return places.holders(self.places)

    @cached_property
    def inner(self) -> Mapping[str, frozenset[str]]:
        """By place, every place that lies within it, itself left out."""
        return places.inner(self.holders)

    def tag(self, id: str) -> str:
        """The permanent id of a feed entry, https://www.rfc-editor.org/rfc/rfc4151"""
        return f"tag:{self.identity}:{id}"


def _in(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words.get("") or next(iter(words.values()))


def read(config: Mapping[str, Any], path: str = CONFIG) -> Settings:
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
    written = (extra or {}).get("newsroom") or {}
    return {name: value for name, value in written.items() if value is not None}  # `contacts:` with nothing behind it


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
    if (
        error["type"] == "extra_forbidden"
        and (near := get_close_matches(parts[0], Settings.model_fields, 1))
        and not parts[1:]
    ):
        message = f"is not a setting; did you mean {near[0]}?"
    return Problem(path, 1, ".".join([*above, *parts]), message)
