"""Whole HTML pages: items, lists, the home page, hand-written pages and those that stand in for others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from markupsafe import Markup, escape

from newsroom import (
    addresses,
    contacts,
    following,
    links,
    listings,
    metadata,
    particulars,
    press,
    sentences,
    standins,
    trails,
)
from newsroom.directory import Ended
from newsroom.item import Consultation, Item
from newsroom.language import Words
from newsroom.listing import Link, Listing
from newsroom.made import Made
from newsroom.press import Kit
from newsroom.sections import Section
from newsroom.settings import Settings
from newsroom.shell import Shell
from newsroom.templating import Row, marked

HOME_PLACES = 12
HOME_CARDS = 3
_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)
_TABLE = re.compile(r"(<table\b)|(</table>)")
_SHARE = (
    ("share_email", "mailto:?subject={title}&body={url}"),
    ("share_whatsapp", "https://wa.me/?text={title}%20{url}"),
    ("share_facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
)


class Pages:
    """Makes pages of one newsroom; `assets` are the published addresses of stylesheets and script by logical name.

    `policy` is a Content-Security-Policy for hosts that send no headers of ours; `ended` are the places that are no more;
    without `has_postcodes` the box for streets asks for none.
    """

    def __init__(
        self, settings: Settings, words: Words, menu: Sequence[Link], assets: Mapping[str, str], logo: str = "",
        policy: str = "", ended: Mapping[str, Ended] | None = None, has_postcodes: bool = True,
    ) -> None:  # fmt: skip
        self.settings = settings
        self.ended = ended or {}
        self.words = words
        self.logo = logo
        self.shell = Shell(settings, words, menu, assets, logo, policy, has_postcodes)

    @property
    def assets(self) -> Mapping[str, str]:
        return self.shell.assets

    def item(self, made: Made, story: Sequence[Item] = ()) -> str:
        """An item's page, whatever its kind and state; `story` holds all public items of its thread, in any order."""
        item = made.item
        if made.phase == "withdrawn":
            return standins.withdrawn(self.shell, made, story)
        head = metadata.of_item(made, self.settings, self.words, self.logo)
        contact = self.settings.contacts[item.contact] if item.contact else None
        return self.shell.render(
            "item.html", item.address, head, trails.of(item, self.words), item.listing, made=made,
            body=self._body(made.html), tags=self.shell.ask.tags(item), contact=contact,
            routes=contacts.of(item, self.settings),
            share=tuple(self._share(item, head.canonical)), month=trails.month_link(item, self.words),
            found=particulars.compose(made, story, self.settings, self.words),
        )  # fmt: skip

    def for_press(self, made: Made, kit: Kit) -> str:
        """What newspapers and other sites get of an item; search engines keep the item's own page."""
        item, title = made.item, self.words("press_title", title=made.item.title)
        head = metadata.of_stand_in(title, self.settings, self.words)
        trail = (*trails.of(item, self.words), Link(item.title, item.address))
        return self.shell.render(
            "press.html", press.address(item.address), head, trail, item.listing, made=made, kit=kit, title=title,
            quoted=press.quoted, zip=press.zip_of(item.address), sizes=links.size, size=links.size(len(kit.zip)),
        )  # fmt: skip

    def listing(self, listing: Listing, made: Mapping[str, Made | str]) -> str:
        """A list; `made` has by its address every item that the list shows, or the item's row as `Ask.row` gave it once."""
        if listing.sort == "thread":
            return self.thread(listing, made)
        head = metadata.of_page(listing.address, listing.title, listing.about, self.settings, self.words, listing.feeds)
        return self.shell.render(
            "listing.html", listing.address, head, listing.crumbs, listing=listing,
            sections=[(section, self._section(section, made, listing)) for section in listing.sections],
            wide=self._rows(listing.council_wide, made),
            ended=self.ended.get(listing.key) if listing.sort == "place" else None,
            follow=following.name(listing, self.settings), ways=following.ways(listing, self.settings, self.words),
        )  # fmt: skip

    def thread(self, listing: Listing, made: Mapping[str, Made | str]) -> str:
        """A story, oldest item first; `made` has by its address every item of it, or the item's row."""
        head = metadata.of_page(listing.address, listing.title, listing.about, self.settings, self.words, listing.feeds)
        return self.shell.render(
            "thread.html", listing.address, head, listing.crumbs, listing=listing,
            story=self._rows(listing.items, made), feeds=following.of_story(listing),
        )  # fmt: skip

    def _section(self, section: Section, made: Mapping[str, Made | str], listing: Listing) -> list[Row]:
        """Its rows; those of consultations, though not of their years, with how to answer and what became of them."""
        rows = self._rows(section.items, made, listing)
        if listing.address != Consultation.listing:
            return rows
        more = (self.shell.ask.more(section.key, item) for item in section.items)
        return [(f"{row}\n{extra}" if extra else row, inside) for (row, inside), extra in zip(rows, more, strict=True)]

    def _rows(self, items: Iterable[Item], made: Mapping[str, Made | str], listing: Listing | None = None) -> list[Row]:
        """The rows of a list, with the places inside that of the list where those are why an item stands there."""
        ask, found = self.shell.ask, [(item, made[item.address]) for item in items]
        rows = [
            (one if isinstance(one, str) else ask.row(one), ask.inside(listing, item) if listing else ())
            for item, one in found
        ]
        is_of_days = listing and listing.sort in ("month", "topic", "place") and addresses.is_by_time(listing.address)
        return list(_with_days(found, rows)) if is_of_days else rows

    def home(
        self, lead: Made | None, latest: Sequence[Made], introduction: str, title: str = "",
        lists: Iterable[Listing] = (), alerts: Sequence[Made] = (), consultations: Sequence[Made] = (),
        events: Sequence[Made] = (),
    ) -> str:  # fmt: skip
        """The home page with the items that `front` chooses; `lists` hold all alerts, and count topics and places."""
        lists = tuple(lists)
        index = {x.address: x.group("index") for x in lists if x.sort in ("topics", "places")}
        head = metadata.of_page("", title, self.words("feed_about", council=self.settings.council), self.settings,
                                self.words, self._root_feeds())  # fmt: skip
        few = (("consultations", consultations), ("events", events))
        return self.shell.render(
            "home.html", "", head, title=title or self.settings.site_name, lead=lead, latest=latest[:HOME_CARDS],
            rows=[(self.shell.ask.row(made), ()) for made in latest[HOME_CARDS:]],
            introduction=Markup(introduction), alerts=alerts,
            current=listings.section_of(lists, "alerts/", "current"), few=[(name, some) for name, some in few if some],
            topics=index.get("topics/", ()), places=_busiest(index.get("places/", ())),
        )  # fmt: skip

    def page(self, address: str, title: str, html: str, description: str = "") -> str:
        """A hand-written page; its heading is made from `title` where `html` has none of the first level.

        Search engines and networks are given its first paragraph where it has no `description`.
        """
        feeds = (Link(self.settings.site_name, "feed.xml"),)
        about = description or sentences.cut(_opening(html), metadata.DESCRIPTION_LIMIT)
        head = metadata.of_page(address, title, about, self.settings, self.words, feeds)
        heading = "" if "<h1" in html else title
        return self.shell.render(
            "page.html", address, head, (self.shell.home,), title=title, heading=heading, body=self._body(html)
        )

    def follow(self, rate: Callable[[str], str], title: str = "", introduction: str = "", description: str = "") -> str:
        """Every way to follow the news, below what the council wrote to introduce it; `rate` says how often each brings anything."""
        words, feeds = self.words, self._root_feeds()
        named = title or words("follow_title")
        about = description or words("follow_about", council=self.settings.council)
        head = metadata.of_page(following.ADDRESS, named, about, self.settings, words, feeds)
        return self.shell.render(
            "follow.html", following.ADDRESS, head, (self.shell.home,), heading="" if "<h1" in introduction else named,
            introduction=Markup(introduction), ways=following.everything(self.settings, words, rate, self.ended),
        )  # fmt: skip

    def _root_feeds(self) -> tuple[Link, ...]:
        files = ("feed.xml", "atom.xml", "feed.json", "calendar.ics")
        return tuple(Link(self.settings.site_name, file) for file in files)

    def _share(self, item: Item, url: str) -> Iterator[tuple[str, str]]:
        values = {"title": quote(item.title, safe=""), "url": quote(url, safe="")}
        for key, pattern in _SHARE:
            yield self.words(key), pattern.format(**values)

    def _body(self, html: str) -> Markup:
        """Tables get a frame of their own to be scrolled in, which a keyboard can reach."""
        if "<table" not in html:
            return Markup(html)
        before = f'<div class="table" role="group" aria-label="{escape(self.words("table"))}" tabindex="0"><table'
        return Markup(_TABLE.sub(lambda found: before if found[1] else "</table></div>", html))


def _with_days(found: Iterable[tuple[Item, object]], rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, the first of each day with an id to which the digest of that day leads."""
    days = set()
    for (item, _), (row, inside) in zip(found, rows, strict=True):
        day = addresses.of_day(item.date)
        yield (row if day in days else marked(row, f' id="{day}"')), inside
        days.add(day)


def _busiest(links: Sequence[Link]) -> tuple[Link, ...]:
    """The places of today with most items, by name."""
    links = [link for link in links if not link.fate]
    most = sorted(links, key=lambda link: -(link.count or 0))[:HOME_PLACES]
    return tuple(link for link in links if link in most)


def _opening(html: str) -> str:
    """The words of the first paragraph."""
    found = _PARAGRAPH.search(html)
    return Markup(found[1]).striptags() if found else ""
