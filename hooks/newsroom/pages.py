"""Whole HTML pages: items, lists, the home page, hand-written pages and those that stand in for others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from markupsafe import Markup, escape

from newsroom import (
    addresses,
    contacts,
    following,
    life,
    links,
    listings,
    metadata,
    particulars,
    press,
    responses,
    search,
    sentences,
)
from newsroom.directory import Ended
from newsroom.item import KINDS, Consultation, Item
from newsroom.language import Words
from newsroom.listing import Link, Listing
from newsroom.made import Made
from newsroom.press import Kit
from newsroom.search import Bundle
from newsroom.sections import Section
from newsroom.settings import Settings
from newsroom.shell import Shell
from newsroom.templating import Row, marked

__all__ = ["Link", "Pages"]

HOME_PLACES = 12
HOME_CARDS = 3
_PLURAL = re.compile(r"_(\d+|other)$")
_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)
_TABLE = re.compile(r"(<table\b)|(</table>)")
_SEARCHED = ("search_wait", "search_found", "search_none", "search_missing", "search_failed")  # said by the script
_SHARE = (
    ("share_email", "mailto:?subject={title}&body={url}"),
    ("share_whatsapp", "https://wa.me/?text={title}%20{url}"),
    ("share_facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
)


class Pages:
    """Makes pages of one newsroom; `assets` are the published addresses of stylesheets and script by logical name.

    `policy` is a Content-Security-Policy for hosts that send no headers of ours; `ended` are the places that are no more.
    """

    def __init__(
        self, settings: Settings, words: Words, menu: Sequence[Link], assets: Mapping[str, str], logo: str = "",
        policy: str = "", ended: Mapping[str, Ended] | None = None,
    ) -> None:  # fmt: skip
        self.settings = settings
        self.ended = ended or {}
        self.words = words
        self.logo = logo
        self.shell = Shell(settings, words, menu, assets, logo, policy)

    @property
    def assets(self) -> Mapping[str, str]:
        return self.shell.assets

    def item(self, made: Made, story: Sequence[Item] = ()) -> str:
        """An item's page, whatever its kind and state; `story` holds all public items of its thread, in any order."""
        item = made.item
        if made.phase == "withdrawn":
            return self.withdrawn(made, story)
        head = metadata.of_item(made, self.settings, self.words, self.logo)
        contact = self.settings.contacts[item.contact] if item.contact else None
        return self.shell.render(
            "item.html", item.address, head, listings.trail(item, self.words), item.listing, made=made,
            body=self._body(made.html), tags=self.shell.ask.tags(item), contact=contact,
            routes=contacts.of(item, self.settings),
            share=tuple(self._share(item, head.canonical)), month=listings.month_link(item, self.words),
            found=particulars.compose(made, story, self.settings, self.words),
        )  # fmt: skip

    def for_press(self, made: Made, kit: Kit) -> str:
        """What newspapers and other sites get of an item; search engines keep the item's own page."""
        item, title = made.item, self.words("press_title", title=made.item.title)
        head = metadata.of_stand_in(title, self.settings, self.words)
        trail = (*listings.trail(item, self.words), Link(item.title, item.address))
        return self.shell.render(
            "press.html", press.address(item.address), head, trail, item.listing, made=made, kit=kit, title=title,
            quoted=press.quoted, zip=press.zip_of(item.address), sizes=links.size, size=links.size(len(kit.zip)),
        )  # fmt: skip

    def withdrawn(self, made: Made, story: Sequence[Item] = (), *, is_for_press: bool = False) -> str:
        """What stands at the address of a withdrawn item: what was here, when and why it went, and nothing else of it."""
        item = made.item
        head = metadata.of_stand_in(item.title, self.settings, self.words)
        address = press.address(item.address) if is_for_press else item.address
        (note,) = (note for note in life.notes(item) if note.sort == "withdrawn")
        return self.shell.render(
            "withdrawn.html", address, head, listings.trail(item, self.words), item.listing, item=item, note=note,
            mark=made.mark, links=tuple(self._elsewhere(item, story)),
        )  # fmt: skip

    def redirect(self, alias: str, target: str) -> str:
        """A small page at an old address of ours that leads to `target`, another; it needs no script."""
        head = metadata.of_stand_in(self.words("moved_title"), self.settings, self.words, target)
        way = addresses.relative(target, alias)
        link = Markup('<a href="{}">{}</a>').format(way, head.canonical)
        return self.shell.bare("redirect.html", head, way=way, link=link)

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
        """The home page with the items that `front` chooses; `lists` are where topics and places are counted."""
        index = {x.address: x.group("index") for x in lists if x.sort in ("topics", "places")}
        head = metadata.of_page("", title, self.words("feed_about", council=self.settings.council), self.settings,
                                self.words, self._root_feeds())  # fmt: skip
        few = (("consultations", consultations), ("events", events))
        return self.shell.render(
            "home.html", "", head, title=title or self.settings.site_name, lead=lead, latest=latest[:HOME_CARDS],
            rows=[(self.shell.ask.row(made), ()) for made in latest[HOME_CARDS:]],
            introduction=Markup(introduction), alerts=alerts, few=[(name, some) for name, some in few if some],
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
            "page.html", address, head, (self._home(),), title=title, heading=heading, body=self._body(html)
        )

    def follow(self, rate: Callable[[str], str], title: str = "", introduction: str = "", description: str = "") -> str:
        """Every way to follow the news, below what the council wrote to introduce it; `rate` says how often each brings anything."""
        words, feeds = self.words, self._root_feeds()
        named = title or words("follow_title")
        about = description or words("follow_about", council=self.settings.council)
        head = metadata.of_page(following.ADDRESS, named, about, self.settings, words, feeds)
        return self.shell.render(
            "follow.html", following.ADDRESS, head, (self._home(),), heading="" if "<h1" in introduction else named,
            introduction=Markup(introduction), ways=following.everything(self.settings, words, rate),
        )  # fmt: skip

    def corrected(self, address: str) -> str:
        """What stands at the address of an item that is held back after it was published; nothing of the item."""
        trail = (self._home(), Link(self.words("news"), "news/"))
        return self._stand_in(
            address, ("corrected_title", "corrected_text", "corrected_meanwhile"), trail, tuple(self._elsewhere())
        )

    def emptied(self, address: str) -> str:
        """What stands at the address of a list that was published and has nothing on it any more."""
        above = tuple(self._above(address))
        links = (*above, Link(self.words("all_news"), "news/"))
        return self._stand_in(
            address, ("emptied_title", "emptied_text", "missing_where"), (self._home(), *above), links
        )

    def search(self, bundles: Sequence[Bundle], interface: str) -> str:
        """The page that searches them, newest first; `interface` is the folder of what reads them, from the root."""
        words, title = self.words, self.words("search_title")
        about = words("search_about", council=self.settings.council)
        head = metadata.of_page(search.ADDRESS, title, about, self.settings, words)
        told = {
            "interface": interface, "locale": words.locale.replace("_", "-"),
            "bundles": [self._told(bundle) for bundle in bundles],
            "words": {key: text for key, text in words.texts.items() if _PLURAL.sub("", key) in _SEARCHED},
        }  # fmt: skip
        return self.shell.render(
            "search.html", search.ADDRESS, head, (self._home(),), title=title, bundles=bundles, told=json.dumps(told),
            filters=tuple(self._filters()), kinds=tuple(KINDS), policy=responses.policy_of("search", self.shell.policy),
        )  # fmt: skip

    def _told(self, bundle: Bundle) -> dict[str, object]:
        """What the script has to know of a bundle; its size weighs what is found in it."""
        year, _, month = bundle.name.partition("-")
        title = self.words.month(int(year), int(month)) if month else year
        return {"name": bundle.name, "title": title, "size": len(bundle.items), "old": bundle.is_old}

    def _filters(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """What can be chosen, by key and name, in the order in which a reader looks for names; kinds in their own."""
        for name, keys, called in (
            ("topic", self.settings.topics, self.settings.topic_name),
            ("place", self.settings.places, self.settings.place_name),
        ):
            yield name, sorted(((key, called(key)) for key in keys), key=lambda one: (one[1].casefold(), one[0]))
        yield "kind", [(kind, self.words(f"kind_{kind}")) for kind in KINDS]

    def not_found(self) -> str:
        """What a host serves at any depth for an address where nothing is: its links begin at the host's root."""
        return self._stand_in(
            None, ("missing_title", "missing_text", "missing_where"), (self._home(),), self.shell.main_menu()
        )

    def _stand_in(
        self, address: str | None, keys: tuple[str, str, str], trail: tuple[Link, ...], links: Sequence[Link]
    ) -> str:
        """A page with a title, a sentence and what leads to the links, by the keys of their words."""
        title, text, hint = map(self.words, keys)
        head = metadata.of_stand_in(title, self.settings, self.words)
        return self.shell.render("stand_in.html", address, head, trail, title=title, text=text, hint=hint, links=links)

    def _elsewhere(self, item: Item | None = None, story: Iterable[Item] = ()) -> Iterator[Link]:
        """Where to go on from a page that stands in for an item: its story, its lists, then all news."""
        if item:
            if item.thread and any(not one.withdrawn for one in story):
                yield Link(self.settings.thread_name(item.thread), addresses.of_thread(item.thread))
            yield from (Link(tag.name, tag.address) for tag in self.shell.ask.tags(item))
            if item.listing:
                yield Link(self.words(item.listing.rstrip("/")), item.listing)
            month = listings.month_link(item, self.words)
            yield Link(self.words("news_of_month", month=month.name), month.address)
        yield Link(self.words("all_news"), "news/")
        if self.settings.topics:
            yield Link(self.words("topics"), "topics/")

    def _above(self, address: str) -> Iterator[Link]:
        """The nearest list above that will always be there; that of all news is named anyway."""
        group, key, *_ = address.split("/")
        if group in ("news", "threads"):
            return
        if group == "topics" and key in self.settings.topics:
            yield Link(self.settings.topic_name(key), f"topics/{key}/")
        elif group == "places" and key in self.settings.places:
            yield Link(self.settings.place_name(key), f"places/{key}/")
        else:
            yield Link(self.words(group), f"{group}/")

    def _root_feeds(self) -> tuple[Link, ...]:
        files = ("feed.xml", "atom.xml", "feed.json", "calendar.ics")
        return tuple(Link(self.settings.site_name, file) for file in files)

    def _home(self) -> Link:
        return Link(self.words("home"), "")

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
    """The places with most items, by name."""
    most = sorted(links, key=lambda link: -(link.count or 0))[:HOME_PLACES]
    return tuple(link for link in links if link in most)


def _opening(html: str) -> str:
    """The words of the first paragraph."""
    found = _PARAGRAPH.search(html)
    return Markup(found[1]).striptags() if found else ""
