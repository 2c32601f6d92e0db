"""The words of the interface, one file for each language."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from importlib.resources import files
from string import Formatter

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it is there

_NUMBER = re.compile(r"_(\d+|other)$")


@dataclass(frozen=True)
class Words:
    """One language's words; `code` is BCP 47, `locale` is what Open Graph wants (en_GB), `direction` ltr or rtl."""

    code: str
    locale: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    texts: Mapping[str, str]
    direction: str = "ltr"

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key`, gaps filled; an unknown key is a fault of ours (KeyError)."""
        return self.texts[key].format(**values)

    @cached_property
    def plain(self) -> Mapping[str, str]:
        """The words that have no gaps, as they are said."""
        return {
            key: text.format() for key, text in self.texts.items()
            if all(gap is None for _, gap, _, _ in Formatter().parse(text))
        }  # fmt: skip

    def count(self, key: str, number: int) -> str:
        """The words for so many: `key_1` for exactly one, as Welsh also has `key_2` and `key_3`; `key_other` for the rest."""
        exact = f"{key}_{number}"
        return self(exact if exact in self.texts else f"{key}_other", number=f"{number:,}")

    def forms(self, keys: Collection[str]) -> dict[str, str]:
        """The words for `keys` with their gaps, in every form that a number gives them: for scripts."""
        return {key: text for key, text in self.texts.items() if _NUMBER.sub("", key) in keys}

    def listed(self, several: Sequence[str], between: str = ", ") -> str:
        """Fish Street, Quay Lane and Weir Road; marked up where they are."""
        if len(several) < 2:
            return several[0] if several else ""
        *some, last = several
        kind = type(last)
        return kind(self.texts["some_and_last"]).format(some=kind(between).join(some), last=last)

    def date(self, day: date) -> str:
        """22 November 2026"""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def month(self, year: int, month: int) -> str:
        """November 2026"""
        return f"{self.months[month - 1]} {year}"

    def moment(self, moment: datetime) -> str:
        """22 November 2026, 14:30; midnight, which is what a day without a time is, is left out"""
        return self.instant(moment) if (moment.hour, moment.minute) != (0, 0) else self.date(moment)

    def instant(self, moment: datetime) -> str:
        """22 November 2026, 00:00: of what is promised or ends, midnight is a time like others."""
        return f"{self.date(moment)}, {clock(moment)}"


def clock(moment: datetime) -> str:
    """14:30; or 01:30 BST, where the clock shows it again as 01:30 GMT."""
    return f"{moment:%H:%M}{zone(moment)}"


def zone(moment: datetime) -> str:
    """What tells it from the other where the clock shows a time twice, with a space before it; nothing at any other time."""
    return f" {moment:%Z}" if is_twice(moment) else ""


def is_twice(moment: datetime) -> bool:
    """Whether the clock shows that time once more, since it goes back."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def spelt(key: str) -> str:
    """`harbour-library` is Harbour library: for what has no name in the settings."""
    return key.replace("-", " ").capitalize()


@cache
def known() -> tuple[str, ...]:
    """The languages that have words."""
    return tuple(
        sorted(p.name.removesuffix(".yml") for p in (files("newsroom") / "words").iterdir() if p.name.endswith(".yml"))
    )


@cache
def read(language: str) -> Words:
    """The words of `language`; raises FileNotFoundError where no file of it exists."""
    text = (files("newsroom") / "words" / f"{language}.yml").read_text(encoding="utf-8")
    data = yaml.load(text, _Loader)
    return Words(
        language,
        data["locale"],
        tuple(data["months"]),
        tuple(data["weekdays"]),
        data["texts"],
        data.get("direction", "ltr"),
    )
