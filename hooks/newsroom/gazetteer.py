"""The places as pages name them: what is near each, what lies within what, how many alerts are current there, their numbers on a map."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from newsroom.atlas import Atlas
from newsroom.directory import Ended
from newsroom.language import Words
from newsroom.listing import Branch, Link, Links, Listing, by_name
from newsroom.settings import Settings

_Role = Literal["holders", "inside", "neighbours"]


@dataclass(frozen=True)
class Gazetteer:
    """`alerts` counts by place those that are current; `counts` what its list holds; `ended` are places that are no more.

    Those are led to from where they were, with what became of them, but are nobody's neighbours.
    """

    settings: Settings
    words: Words
    atlas: Atlas
    alerts: Mapping[str, int]
    counts: Mapping[str, int]
    ended: Mapping[str, Ended]

    @cached_property
    def names(self) -> dict[str, str]:
        """By key, in the order in which a reader looks for them."""
        named = {key: self.settings.place_name(key) for key in self.settings.places}
        return {key: named[key] for key in by_name(named, named)}

    def groups(self, key: str) -> tuple[Links, ...]:
        """What holds the place, lies in it and next to it; a heading for each."""
        return tuple(
            Links(role, self.words(role, name=self.names[key]), tuple(self._link(one) for one in keys))
            for role, keys in self._near(key)
        )  # fmt: skip

    def index(self) -> tuple[Link, ...]:
        """All places by name, with what their lists hold."""
        return tuple(self._link(key, self.counts[key]) for key in self.names)

    def tree(self) -> tuple[Branch, ...]:
        """All places, each below every place in which it lies."""
        return tuple(self._branch(key) for key in self._top)

    def mapped(self, listing: Listing) -> Listing:
        """The page of a place, or the list of all, with its map and the numbers on it."""
        if listing.sort == "places":
            chart = self.atlas.whole(key for key in self._top if key not in self.ended)
            branches = (
                tuple(replace(b, link=_numbered(b.link, chart.numbers)) for b in listing.branches) if chart else ()
            )
            return replace(listing, chart=chart, branches=branches or listing.branches)
        chart = self.atlas.chart(listing.key, self._near(listing.key))
        numbers = chart.numbers if chart else {}
        groups = tuple(
            replace(group, links=tuple(_numbered(link, numbers) for link in group.links)) for group in listing.groups
        )
        return replace(listing, chart=chart, groups=groups)

    @property
    def _top(self) -> list[str]:
        return [key for key in self.names if not self.settings.places[key].within]

    @cached_property
    def _within(self) -> dict[str, list[str]]:
        """By place those that name it as what holds them."""
        found: dict[str, list[str]] = {key: [] for key in self.names}
        for key in self.names:
            for holder in self.settings.places[key].within:
                found[holder].append(key)
        return found

    def _near(self, key: str) -> Iterator[tuple[_Role, list[str]]]:
        around: tuple[tuple[_Role, Collection[str]], ...] = (
            ("holders", self.settings.holders[key]),
            ("inside", self.settings.inner[key]),
            ("neighbours", [one for one in self.settings.places[key].neighbours if one not in self.ended]),
        )
        yield from ((role, by_name(keys, self.names)) for role, keys in around if keys)

    def _branch(self, key: str) -> Branch:
        return Branch(self._link(key, self.counts[key]), tuple(self._branch(one) for one in self._within[key]))

    def _link(self, key: str, count: int | None = None) -> Link:
        note = self.words.count("alerts_now", self.alerts[key]) if self.alerts.get(key) else ""
        return Link(self.names[key], f"places/{key}/", count, note=note, fate=self._fate(key))

    def _fate(self, key: str) -> str:
        if not (ended := self.ended.get(key)):
            return ""
        when = self.words.date(ended.day) if ended.day else self.words.month(*ended.month)
        if not ended.became:
            return self.words("place_until", when=when)
        return self.words("place_became_by", when=when, places=self.words.listed([self.names[k] for k in ended.became]))


def _numbered(link: Link, numbers: Mapping[str, int]) -> Link:
    """As it was, where a group names no places."""
    _, _, key = link.address.rstrip("/").rpartition("/")
    return replace(link, number=numbers.get(key, 0)) if link.address == f"places/{key}/" else link
