"""The shell of every page: its head, masthead, menu and footer, and the way from it to everything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from newsroom import following
from newsroom.language import Words
from newsroom.listing import Link
from newsroom.metadata import Head
from newsroom.settings import Settings
from newsroom.templates import environment
from newsroom.templating import Ask, Standpoint

_SHARED = ("head_links", "masthead", "banner", "item_licence", "item_follow", "footer")  # templates


class Shell:
    """The shell of one newsroom; what it is given is that of `Pages`."""

    def __init__(
        self, settings: Settings, words: Words, menu: Sequence[Link], assets: Mapping[str, str], logo: str, policy: str,
        has_postcodes: bool = True,
    ) -> None:  # fmt: skip
        self.settings = settings
        self.words = words
        self.menu = tuple(menu)
        self.assets = dict(assets)
        self.logo = logo
        self.policy = policy
        self.ask = Ask(settings, words, has_postcodes)
        self._main_menu = self._lists_and_pages()
        self._common: dict[Standpoint, dict[str, object]] = {}

    @property
    def home(self) -> Link:
        """Where every trail of links begins."""
        return Link(self.words("home"), "")

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_common": {}}  # other processes make their own

    def render(
        self, template: str, address: str | None, head: Head, crumbs: Sequence[Link] = (), section: str = "",
        **values: object,
    ) -> str:  # fmt: skip
        """The whole page at `address`, None for one that is served at any depth; `values` are what its template names.

        `section` is the address of the list that holds the page, where that is not told by its own.
        """
        at = self._at(address, section)
        common = self._common.get(at) or self._draw(at)
        asked = {**common, "address": address, "head": head, "crumbs": crumbs, **values}
        return environment().get_template(template).render(asked)

    def bare(self, template: str, head: Head, **values: object) -> str:
        """A page without masthead and footer."""
        return environment().get_template(template).render(**self._asked(Standpoint("")), head=head, **values)

    def main_menu(self) -> tuple[Link, ...]:
        """The lists that residents ask for, then the hand-written pages that belong to no group."""
        return self._main_menu

    def _lists_and_pages(self) -> tuple[Link, ...]:
        own = [Link(self.words(name), f"{name}/") for name in ("news", "consultations", "events", "alerts")]
        own += [Link(self.words("topics"), "topics/")] if self.settings.topics else []
        own += [Link(self.words("places"), "places/")] if self.settings.places else []
        if all(link.address != following.ADDRESS for link in self.menu):
            own.append(Link(self.words("follow"), following.ADDRESS))
        return (*own, *(link for link in self.menu if link.address and not link.group))

    def footer_groups(self) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        """The hand-written pages: those of the menu first, then each group under its name."""
        grouped: dict[str, list[Link]] = {}
        for link in self.menu:
            if link.address:
                grouped.setdefault(link.group or self.words("footer_pages"), []).append(link)
        return tuple((name, tuple(links)) for name, links in grouped.items())

    def follow_page(self) -> str:
        """The address of the page with every way to follow."""
        return following.ADDRESS

    def _at(self, address: str | None, section: str) -> Standpoint:
        if address is None:
            return Standpoint(urlsplit(self.settings.url).path)
        held = section or address
        marked = next((link.address for link in self._main_menu if link.address and held.startswith(link.address)), "")
        return Standpoint("../" * address.count("/"), marked, bool(marked) and address == marked)

    def _draw(self, at: Standpoint) -> dict[str, object]:
        """What all pages of one depth and section share, the parts that are the same on each of them drawn."""
        asked = self._asked(at)
        drawn = {part: Markup(environment().get_template(f"{part}.html").render(asked)) for part in _SHARED}
        self._common[at] = {**asked, **drawn}
        return self._common[at]

    def _asked(self, at: Standpoint) -> dict[str, object]:
        return {
            "shell": self, "ask": self.ask, "at": at, "to": at.to, "root": at.way, "t": self.words, "words": self.words,
            "texts": self.words.plain, "settings": self.settings, "assets": self.assets,
        }  # fmt: skip
