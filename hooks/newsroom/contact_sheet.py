"""The contact sheet: all cards of the newsroom on one page, as each network crops them, for editors' eyes only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import median
from typing import NamedTuple

from newsroom import artwork, cards, life, status, templates
from newsroom.item import ADDRESS, NETWORKS, Alert, Item
from newsroom.language import Words
from newsroom.made import Card
from newsroom.problems import Problem
from newsroom.settings import Settings

SCALE = 0.28  # of a card on a telephone; a feed there is 336 points wide


class Crop(NamedTuple):
    """What networks leave of a card; `part` is where it lies, in pixels of the card: left, top, width, height."""

    name: str
    networks: str
    part: tuple[int, int, int, int]

    @property
    def size(self) -> tuple[int, int]:
        """In points of a telephone."""
        return round(self.part[2] * SCALE), round(self.part[3] * SCALE)


CROPS = (  # Mastodon shows a card whole; sources and dates stand in docs/manual/cards.md
    Crop("1.91 to 1", "Facebook, LinkedIn, Bluesky", (0, 1, 1200, 628)),
    Crop("2 to 1", "X", (0, 15, 1200, 600)),
    Crop("Centre square", "WhatsApp, comments", (285, 0, 630, 630)),
)


@dataclass(frozen=True)
class Post:
    """The wording for one network; `room` is how many characters it takes beside the address."""

    network: str
    text: str
    room: int

    @property
    def length(self) -> int:
        return len(self.text)


@dataclass(frozen=True)
class Frame:
    """An item on the sheet; `state` says why it is not public, or ""; `card` is None where it has none."""

    item: Item
    state: str
    card: Card | None
    problems: tuple[str, ...]
    posts: tuple[Post, ...] = ()

    @property
    def unworded(self) -> tuple[str, ...]:
        """The networks for which nothing is written."""
        return tuple(network for network in NETWORKS if network not in {post.network for post in self.posts})


class Figures(NamedTuple):
    """The page's figures: cards, and how many bytes they have."""

    cards: int
    usual: int
    most: int


def frame(
    item: Item, settings: Settings, words: Words, moment: datetime, photo: bytes | None, fault: str = ""
) -> tuple[Frame, bytes | None]:
    """The item as it will be public first, or is, with the bytes of its card.

    `photo` is that of its image; where it can't be read, `fault` says why.
    """
    seen = max(moment, item.date, key=datetime.timestamp)
    shown, phase = life.shown(item, seen), life.phase(item, seen)
    posts = tuple(Post(network, text, NETWORKS[network] - ADDRESS) for network, text in (shown.social or {}).items())
    found = Frame(shown, status.mark(item, moment, words), None, (fault,) if fault else (), posts)
    if phase == "withdrawn":
        return found, None
    raw = photo if shown.image else None
    if reason := cards.misfit(shown.headline, cards.signature(settings), photo=raw is not None):
        field = "short_title" if shown.short_title else "title"
        held = " It gets the plain card." if isinstance(shown, Alert) else ""
        found = replace(found, problems=(*found.problems, f"{field}: {reason}.{held}"))
        if not held:
            return found, None
    drawing = cards.compose(shown, settings, words, raw, phase)
    try:
        drawn = cards.draw(drawing, raw)
    except (OSError, SyntaxError, ValueError) as error:
        return replace(found, problems=(*found.problems, f"the card can't be drawn: {error}.")), None
    card = Card(cards.address(shown, drawing), cards.alt(drawing), cards.media_type(drawing), len(drawn))
    return replace(found, card=card), drawn


def render(frames: Sequence[Frame], settings: Settings, moment: datetime, unread: Iterable[Problem] = ()) -> str:
    """The page, whose pictures lie beside it at the addresses of the cards; `unread` are mistakes of files left out."""
    sizes = [frame.card.size for frame in frames if frame.card]
    figures = Figures(len(sizes), round(median(sizes)) if sizes else 0, max(sizes, default=0))
    return templates.environment().get_template("contact_sheet.html").render(
        frames=frames, figures=figures, crops=CROPS, settings=settings, moment=moment, unread=tuple(unread),
        width=artwork.WIDTH, scale=SCALE, most=artwork.MOST_BYTES,
    )  # fmt: skip
