"""How a person follows the news, in the order of what most people know: email, social media, a calendar, a feed reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal
from urllib.parse import quote

from newsroom import accounts
from newsroom.addresses import KIND_LISTS
from newsroom.item import KINDS, Alert
from newsroom.language import Words
from newsroom.listing import Link, Listing
from newsroom.problems import Problem
from newsroom.settings import Settings

ADDRESS = "follow/"  # of the page with all of them
_MOST_AT_ONCE = 30  # of places, which may be hundreds: more are folded, so many at a time
_ALL = "news"  # the key of all news
_GAP = re.compile(r"\{(key|list)\}")

Rate = Callable[[str], str]  # by the address of a list how often something comes in its feed
Sort = Literal["email", "social", "calendar", "feed", "digest", "websites"]


@dataclass(frozen=True)
class Offer:
    """What can be followed: `address` is a whole one, to be opened or to be copied; `rate` says how often it brings anything."""

    title: str
    address: str
    rate: str = ""

    @property
    def to_subscribe(self) -> str:
        """That of a calendar as apps know it that take calendars from a link; it reads and copies as `address`."""
        return f"webcal://{self.address.partition('://')[2]}"


@dataclass(frozen=True)
class Group:
    """Offers of one kind under a title; many are folded away."""

    title: str
    offers: tuple[Offer, ...]
    is_folded: bool = False


@dataclass(frozen=True)
class Way:
    """One way to follow, and `how` in a sentence."""

    sort: Sort
    name: str
    how: str
    groups: tuple[Group, ...]

    @property
    def offers(self) -> tuple[Offer, ...]:
        return tuple(offer for group in self.groups for offer in group.offers)

    @property
    def is_copied(self) -> bool:
        """Whether its addresses are for a program, not to be opened."""
        return self.sort not in ("email", "social")


def name(listing: Listing, settings: Settings) -> str:
    """What is followed: the list's subject, or else all of the newsroom."""
    return listing.subject or settings.site_name


def ways(listing: Listing, settings: Settings, words: Words) -> tuple[Way, ...]:
    """The ways to follow a list; none for a story, which has no feed of its own."""
    return () if listing.sort == "thread" else tuple(_ways(listing, settings, words))


def of_story(listing: Listing) -> tuple[Link, ...]:
    """The pages of the topics, or the list of all news, whose feeds carry the items of a story."""
    own = [Link(feed.name, feed.address.removesuffix("feed.xml")) for feed in listing.feeds if _is_of_topic(feed)]
    return tuple(own) or (Link(listing.crumbs[-1].name, listing.crumbs[-1].address),)


def everything(settings: Settings, words: Words, rate: Rate, ended: Collection[str] = ()) -> tuple[Way, ...]:
    """Every way to follow anything, for the page of its own; to places that have `ended` nothing comes any more."""
    return tuple(_everything(settings, words, rate, ended))


def problems(settings: Settings, path: str) -> Iterator[Problem]:
    """A problem for each key in the sign-up link that would be that of more than one list."""
    if "{key}" not in settings.follow.get("email", ""):
        return
    lists = [("all news", ""), *(("a kind", address) for address in KIND_LISTS)]
    lists += [("a topic", f"topics/{key}/") for key in settings.topics]
    lists += [("a place", f"places/{key}/") for key in settings.places]
    for key, several in _by_key(lists).items():
        if len(several) > 1:
            what, names = (" and ".join(some) for some in zip(*several, strict=True))
            said = f"{{key}} would be “{key}” for {what}, one link for different lists; write {{list}} instead, which becomes {names}"
            yield Problem(path, 1, "extra.newsroom.follow.email", said)


def _by_key(lists: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for what, address in lists:
        found.setdefault(_key(address), []).append((what, _list(address)))
    return found


def _ways(listing: Listing, settings: Settings, words: Words) -> Iterator[Way]:
    called = name(listing, settings)
    if template := settings.follow.get("email"):
        link = Offer(words("way_email_link", name=called), _sign_up(template, _of_list(listing)), listing.rate)
        yield Way("email", words("way_email"), "", _plain(link))
    yield from _social(settings, words, "way_social_list", in_short=True)
    if calendar := _first(listing, "calendar.ics"):
        how_often = (listing.sort == "kind" and listing.rate) or words("rate_calendar")
        offer = Offer(called, settings.url + calendar, how_often)
        yield Way("calendar", words("way_calendar"), words("way_calendar_list"), _plain(offer))
    feed = _first(listing, "feed.xml")
    address = settings.url + feed.replace("feed.xml", "weekly.xml")
    weekly = Offer(words("digest_weekly", name=called), address, words("rate_weekly"))
    has_digest = listing.sort != "kind"
    offers = (Offer(called, settings.url + feed, listing.rate), *((weekly,) if has_digest else ()))
    yield Way("feed", words("way_feed"), words("way_feed_list"), _plain(*offers))


def _everything(settings: Settings, words: Words, rate: Rate, ended: Collection[str]) -> Iterator[Way]:
    template = settings.follow.get("email", "")

    def feed(address: str, title: str) -> Offer:
        return Offer(title, f"{settings.url}{address}feed.xml", rate(address))

    def calendar(address: str, key: str) -> Offer:
        how_often = rate(address) if address else words("rate_calendar")
        return Offer(words(key), f"{settings.url}{address}calendar.ics", how_often)

    def email(address: str, title: str) -> Offer:
        return Offer(title, _sign_up(template, address), rate(address))

    def file(name: str, key: str, said: str = "") -> Offer:
        return Offer(words(key), settings.url + name, said)

    if template:
        yield Way("email", words("way_email"), words("way_email_choose"), _groups(settings, words, ended, email))
    yield from _social(settings, words, "way_social_how")
    dates = (("", "calendar_all"), ("events/", "calendar_events"), ("consultations/", "calendar_consultations"))
    yield Way("calendar", words("way_calendar"), words("way_calendar_how"), _plain(*(calendar(*one) for one in dates)))
    yield Way("feed", words("way_feed"), words("way_feed_how"), _groups(settings, words, ended, feed))
    digests = (
        Offer(words("digest_daily", name=settings.site_name), f"{settings.url}daily.xml", words("rate_daily")),
        Offer(words("digest_weekly", name=settings.site_name), f"{settings.url}weekly.xml", words("rate_weekly")),
    )
    yield Way("digest", words("way_digest"), words("way_digest_how"), _plain(*digests))
    files = (
        file("feeds.opml", "way_opml", words("way_opml_how")),
        file("atom.xml", "way_atom"),
        file("feed.json", "way_json"),
    )
    yield Way("websites", words("way_websites"), words("way_websites_how"), _plain(*files))


def _social(settings: Settings, words: Words, how: str, *, in_short: bool = False) -> Iterator[Way]:
    if found := accounts.of(settings.follow):
        offers = (
            Offer(f"{one.label}: {one.handle}" if one.handle and not in_short else one.label, one.address)
            for one in found
        )
        yield Way("social", words("way_social"), words(how), _plain(*offers))


def _groups(
    settings: Settings, words: Words, ended: Collection[str], offer: Callable[[str, str], Offer]
) -> tuple[Group, ...]:
    """Alerts and all news, every topic, place and kind, each as `offer` has it, in the order in which a reader looks for names."""
    kinds = _sorted((address, words(address.rstrip("/"))) for address in KIND_LISTS if address != Alert.listing)
    topics = _sorted((f"topics/{key}/", settings.topic_name(key)) for key in settings.topics)
    places = _sorted((f"places/{key}/", settings.place_name(key)) for key in settings.places if key not in ended)
    groups = (
        Group("", (offer(Alert.listing, words("alerts")), offer("", words("follow_all")))),
        Group(words("topics"), tuple(offer(*one) for one in topics)),
        *_folded(words, places, offer),
        Group(words("kinds"), tuple(offer(*one) for one in kinds)),
    )
    return tuple(group for group in groups if group.offers)


def _folded(words: Words, places: Sequence[tuple[str, str]], offer: Callable[[str, str], Offer]) -> Iterator[Group]:
    """Few places at once, many in even shares, each called after its first and last."""
    shares = -(-len(places) // _MOST_AT_ONCE)
    cuts = [len(places) * n // shares for n in range(shares + 1)] if shares else []
    for start, end in pairwise(cuts):
        some = places[start:end]
        title = words("places") if shares == 1 else words("follow_range", first=some[0][1], last=some[-1][1])
        yield Group(title, tuple(offer(*one) for one in some), shares > 1)


def _sorted(named: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(named, key=lambda one: (one[1].casefold(), one[0]))


def _plain(*offers: Offer) -> tuple[Group, ...]:
    return (Group("", offers),)


def _of_list(listing: Listing) -> str:
    """The address of what a list is about, without a year; "" for all news."""
    if listing.sort in ("topic", "place"):
        return f"{listing.sort}s/{listing.key}/"
    return KINDS[listing.key].listing if listing.sort == "kind" else ""


def _sign_up(template: str, address: str) -> str:
    """The link with its gaps filled: `{key}` is short, but a topic and a place may have the same, `{list}` is of one list alone."""
    gaps = {"key": _key(address), "list": _list(address)}
    return _GAP.sub(lambda gap: quote(gaps[gap[1]], safe=""), template)


def _key(address: str) -> str:
    """What the email service knows a list by: the key of a topic or place, a kind, or that of all news."""
    kinds = {kind.listing: name for name, kind in KINDS.items() if kind.listing}
    return kinds.get(address) or address.rstrip("/").rpartition("/")[2] or _ALL


def _list(address: str) -> str:
    return address.rstrip("/").replace("/", "-") or _ALL


def _first(listing: Listing, ending: str) -> str:
    return next((feed.address for feed in listing.feeds if feed.address.endswith(ending)), "")


def _is_of_topic(feed: Link) -> bool:
    return feed.address.startswith("topics/")
