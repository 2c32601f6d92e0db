"""Pages that stand in for others: for what was withdrawn, moved, held back, emptied, or never there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from newsroom import addresses, life, metadata, press, trails, works
from newsroom.item import Item
from newsroom.listing import Link
from newsroom.made import Made
from newsroom.shell import Shell
from newsroom.works import Work

_Written = Sequence[tuple[str, bytes]]


def plan(
    shell: Shell, held: Iterable[str], empty: Iterable[str], moved: Mapping[str, str], ground: str = ""
) -> Iterator[Work[_Written]]:  # fmt: skip
    """What stands at addresses of held-back items, of lists with nothing on them, at old ones, and where nothing is."""

    def page(sort: str, address: str, render: Callable[[], str], *rests_on: str) -> Work[_Written]:
        return Work(address, works.digest(ground, sort, address, *rests_on), partial(_page, address, render))

    for address in held:
        yield page("corrected", address, partial(corrected, shell, address))
        if press.has_kit(address):
            kit, whole = press.address(address), press.zip_of(address)
            yield page("corrected", kit, partial(corrected, shell, kit))
            yield Work(whole, works.digest(ground, "corrected", whole), partial(_kit, shell, address))
    for address in empty:
        yield page("emptied", address, partial(emptied, shell, address))
    for alias, address in moved.items():
        yield page("redirect", alias, partial(redirect, shell, alias, address), address)
        old, new = press.address(alias), press.address(address)
        if press.has_kit(alias) and old not in moved:
            yield page("redirect", old, partial(redirect, shell, old, new), new)
    yield page("missing", "404.html", partial(not_found, shell))


def _page(address: str, render: Callable[[], str]) -> _Written:
    return ((addresses.file(address), render().encode()),)


def _kit(shell: Shell, address: str) -> _Written:
    """Of what is held back after it was published the press gets no more than residents do."""
    return ((press.zip_of(address), press.of_corrected(address, shell.settings, shell.words)),)


def withdrawn(shell: Shell, made: Made, story: Sequence[Item] = (), *, is_for_press: bool = False) -> str:
    """What stands at the address of a withdrawn item: what was here, when and why it went, and nothing else of it."""
    item = made.item
    head = metadata.of_stand_in(item.title, shell.settings, shell.words)
    address = press.address(item.address) if is_for_press else item.address
    (note,) = (note for note in life.notes(item) if note.sort == "withdrawn")
    return shell.render(
        "withdrawn.html", address, head, trails.of(item, shell.words), item.listing, item=item, note=note,
        mark=made.mark, links=tuple(_elsewhere(shell, item, story)),
    )  # fmt: skip


def redirect(shell: Shell, alias: str, target: str) -> str:
    """A small page at an old address of ours that leads to `target`, another; it needs no script."""
    head = metadata.of_stand_in(shell.words("moved_title"), shell.settings, shell.words, target)
    way = addresses.relative(target, alias)
    link = Markup('<a href="{}">{}</a>').format(way, head.canonical)
    return shell.bare("redirect.html", head, way=way, link=link)


def corrected(shell: Shell, address: str) -> str:
    """What stands at the address of an item that is held back after it was published; nothing of the item."""
    trail = (shell.home, Link(shell.words("news"), "news/"))
    return _stand_in(
        shell, address, ("corrected_title", "corrected_text", "corrected_meanwhile"), trail, tuple(_elsewhere(shell))
    )


def emptied(shell: Shell, address: str) -> str:
    """What stands at the address of a list that was published and has nothing on it any more."""
    above = tuple(_above(shell, address))
    links = (*above, Link(shell.words("all_news"), "news/"))
    return _stand_in(shell, address, ("emptied_title", "emptied_text", "missing_where"), (shell.home, *above), links)


def not_found(shell: Shell) -> str:
    """What a host serves at any depth for an address where nothing is: its links begin at the host's root."""
    return _stand_in(shell, None, ("missing_title", "missing_text", "missing_where"), (shell.home,), shell.main_menu())


def _stand_in(
    shell: Shell, address: str | None, keys: tuple[str, str, str], trail: tuple[Link, ...], links: Sequence[Link]
) -> str:
    """A page with a title, a sentence and what leads to the links, by the keys of their words."""
    title, text, hint = map(shell.words, keys)
    head = metadata.of_stand_in(title, shell.settings, shell.words)
    return shell.render("stand_in.html", address, head, trail, title=title, text=text, hint=hint, links=links)


def _elsewhere(shell: Shell, item: Item | None = None, story: Iterable[Item] = ()) -> Iterator[Link]:
    """Where to go on from a page that stands in for an item: its story, its lists, then all news."""
    if item:
        if item.thread and any(not one.withdrawn for one in story):
            yield Link(shell.settings.thread_name(item.thread), addresses.of_thread(item.thread))
        yield from (Link(tag.name, tag.address) for tag in shell.ask.tags(item))
        if item.listing:
            yield Link(shell.words(item.listing.rstrip("/")), item.listing)
        month = trails.month_link(item, shell.words)
        yield Link(shell.words("news_of_month", month=month.name), month.address)
    yield Link(shell.words("all_news"), "news/")
    if shell.settings.topics:
        yield Link(shell.words("topics"), "topics/")


def _above(shell: Shell, address: str) -> Iterator[Link]:
    """The nearest list above that will always be there; that of all news is named anyway."""
    group, key, *_ = address.split("/")
    if group in ("news", "threads"):
        return
    if group == "topics" and key in shell.settings.topics:
        yield Link(shell.settings.topic_name(key), f"topics/{key}/")
    elif group == "places" and key in shell.settings.places:
        yield Link(shell.settings.place_name(key), f"places/{key}/")
    else:
        yield Link(shell.words(group), f"{group}/")
