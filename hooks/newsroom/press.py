"""What newspapers and other sites get of an item: its text, its quotes, its pictures in full, and under which licence."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import chain
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from newsroom import aloud, contacts, contents, life, plaintext, textmessage
from newsroom.contacts import Routes
from newsroom.item import Alert, Item
from newsroom.language import Words
from newsroom.made import Made, Picture
from newsroom.parts import Quote
from newsroom.settings import Contact, Settings

LARGEST = 500_000  # bytes of a picture that lies beside the page too; a larger one is in the zip alone
_ALT = re.compile(r'<img [^>]*?alt="([^"]*)"')
_OPEN = re.compile(  # as people write them: whole names, since "not OGL" and "CC BY-NC" are not open
    r"(OGL|Open Government Licen[cs]e|CC0|CC[ -]BY([ -]SA)?|Creative Commons (Attribution([ -]ShareAlike)?|Zero)|Public domain)"
    r"([ -]UK)?([ -]?(v|version )?\d(\.\d)?)?( (International|Universal|Unported))?",
    re.IGNORECASE,
)
_PACKED = (".jpg", ".png", ".webp", ".gif")
_When = tuple[int, int, int, int, int, int]
_EARLIEST: _When = (1980, 1, 1, 0, 0, 0)  # that a zip can say


@dataclass(frozen=True)
class Print:
    """A picture in full: its address from the site's root, its bytes, the widths of it that pages show, its name in the zip."""

    address: str
    raw: bytes
    width: int
    height: int
    shown: Picture
    name: str = ""

    @property
    def is_large(self) -> bool:
        return len(self.raw) > LARGEST


@dataclass(frozen=True)
class Block:
    """A text to be copied as a whole; `name` is its file in the zip, `key` names its heading among the words."""

    key: str
    name: str
    text: str


@dataclass(frozen=True)
class Licence:
    """What may be done with a text or a picture, in words; `address` is where its terms stand, where that is known."""

    text: str
    name: str
    address: str = ""
    is_open: bool = True


@dataclass(frozen=True)
class Kit:
    """All that the press gets of an item. A picture that may not be used by others is told of in `kept`, but not given."""

    blocks: tuple[Block, ...]
    licence: Licence
    routes: Routes
    quotes: tuple[Quote, ...] = ()
    prints: tuple[tuple[Print, Licence], ...] = ()
    kept: tuple[tuple[Picture, Licence], ...] = ()
    zip: bytes = b""

    @property
    def files(self) -> Iterator[tuple[str, bytes]]:
        """The pictures that lie beside the page, by their addresses."""
        return ((one.address, one.raw) for one, _ in self.prints if not one.is_large)


def address(address: str) -> str:
    """The page for the press of the item at `address`."""
    return f"{address}press/"


def zip_of(address: str) -> str:
    """Where everything of the item at `address` lies in one file."""
    return f"{address}press.zip"


def has_kit(address: str) -> bool:
    """Whether what once stood at an old address was for the press too: only items of this newsroom are."""
    return address.startswith("news/") and address.endswith("/")


def compose(made: Made, prints: Sequence[Print], settings: Settings, words: Words) -> Kit:
    """All of a public item; `prints` are the pictures of its text, in their order, and before them its own."""
    given, kept = _sorted(made, prints, settings, words)
    routes, licence = contacts.of(made.item, settings), _of_text(settings, words)
    bare = Kit((), licence, routes, made.item.quotes, given, kept)
    blocks = tuple(_blocks(made, bare, settings, words))
    files = ((block.name, block.text.encode()) for block in blocks)
    pictures = ((one.name, one.raw) for one, _ in given)
    return replace(bare, blocks=blocks, zip=_zip(made.item, (*files, *pictures)))


def of_withdrawn(item: Item, settings: Settings, words: Words) -> bytes:
    """The zip of what was taken back: when and why it went, and what it was."""
    told = plaintext.of_html(contents.of_withdrawn(item, words), settings.url + item.address, words)
    text = "\n\n".join((item.title, words("withdrawn_label"), told, settings.url + item.address))
    return _zip(item, [("text.txt", f"{text}\n".encode())])


def of_corrected(address: str, settings: Settings, words: Words) -> bytes:
    """The zip of an item that is held back after it was published; nothing of the item."""
    text = "\n\n".join((words("corrected_title"), words("corrected_text"), settings.url + address))
    return _packed(address, [("text.txt", f"{text}\n".encode())], _EARLIEST)


def _of_text(settings: Settings, words: Words) -> Licence:
    name, address = settings.licence_of()
    return Licence(words("press_licence", licence=name, council=settings.council), name, address)


def _of_picture(picture: Picture, settings: Settings, words: Words) -> Licence:
    """The newsroom's, unless it has its own; what no one can tell to be open is not given away."""
    name, address = settings.licence_of(picture.licence)
    is_open = bool(address or _OPEN.fullmatch(name.strip()))
    key = "press_licence_picture" if is_open else "press_licence_none"
    return Licence(words(key, licence=name, credit=picture.credit or settings.council), name, address, is_open)


def _blocks(made: Made, kit: Kit, settings: Settings, words: Words) -> Iterator[Block]:
    """Each text that can be copied as a whole, which is a file of its own in the zip."""
    yield Block("press_text", "text.txt", _text(made, kit, settings, words))
    if isinstance(made.item, Alert):
        message = textmessage.compose(made.item, settings, words, made.phase)
        yield Block("now_textmessage", "text-message.txt", f"{message}\n")
        yield Block("now_aloud", "read-aloud.txt", f"{aloud.compose(made.item, settings, words, made.phase)}\n")


def _sorted(
    made: Made, prints: Sequence[Print], settings: Settings, words: Words
) -> tuple[tuple[tuple[Print, Licence], ...], tuple[tuple[Picture, Licence], ...]]:
    """The pictures that others may use, each once, under a name of its own; and those that they may not."""
    if not prints:
        return (), ()
    inline = (replace(prints[0].shown, alt=unescape(alt)) for alt in _ALT.findall(made.html))
    told = dict[str, tuple[Print, Picture]]()
    for one, picture in zip(prints, chain(filter(None, (made.picture,)), inline), strict=False):
        told.setdefault(one.address, (one, picture))
    licensed = [(one, picture, _of_picture(picture, settings, words)) for one, picture in told.values()]
    given: dict[str, tuple[Print, Licence]] = {}
    for one, picture, licence in licensed:
        if licence.is_open:
            name = _short(one.address) if _short(one.address) not in given else one.address.rpartition("/")[2]
            given[name] = replace(one, shown=replace(picture, variants=one.shown.variants), name=name), licence
    return tuple(given.values()), tuple((picture, licence) for _, picture, licence in licensed if not licence.is_open)


def _short(address: str) -> str:
    """The name of a picture without its digest and width."""
    stem, _, _, suffix = address.rpartition("/")[2].rsplit(".", 3)
    return f"{stem}.{suffix}"


def _text(made: Made, kit: Kit, settings: Settings, words: Words) -> str:
    """Everything in plain text: what was said since stands first, whom to ask and what may be done with it last."""
    item, base = made.item, settings.url + made.item.address

    def plain(html: str) -> str:
        return plaintext.of_html(html, base, words) if html else ""

    where = ", ".join(map(settings.place_name, item.places)) or words("whole_council")
    parts = (
        item.title,
        f"{words(f'kind_{item.kind}')}, {words.moment(item.date)}. {where}",
        plain(contents.since(made, words)),
        item.summary,
        plain(contents.standing(made, settings, words)),
        plain(made.html),
        _headed(words("press_quotes"), map(quoted, item.quotes)),
        _headed(words("press_pictures"), _told(kit, words)),
        _headed(words("press_notes"), _notes(kit, base, words)),
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def quoted(quote: Quote) -> str:
    """A quote as it can be pasted: who said it, in what capacity, and the words."""
    who = ", ".join(filter(None, (quote.name, quote.role)))
    return f"“{quote.text}”\n{who}"


def _told(kit: Kit, words: Words) -> Iterator[str]:
    for one, licence in kit.prints:
        yield "\n".join((f"{one.name} ({one.width} × {one.height})", *_owed(one.shown, licence, words)))
    for picture, licence in kit.kept:
        yield "\n".join(_owed(picture, licence, words))


def _owed(picture: Picture, licence: Licence, words: Words) -> Iterator[str]:
    """Its caption, what it shows, whom it is owed to, and its licence."""
    yield from filter(None, (picture.caption,))
    if picture.alt:
        yield words("press_shows", alt=picture.alt)
    if picture.credit:
        yield words("picture_credit", credit=picture.credit)
    yield licence.text


def _notes(kit: Kit, base: str, words: Words) -> Iterator[str]:
    """For editors: whom to ask, what may be done with the text, where its newest state stands."""
    routes = kit.routes
    if routes.press:
        yield f"{words('for_press')}: {_reached(routes.press)}"
    if routes.residents:
        several = filter(None, (routes.residents, routes.by_phone))
        yield f"{words('for_residents')}: {'; '.join(map(_reached, several))}"
    yield kit.licence.text + (f"\n{kit.licence.address}" if kit.licence.address else "")
    yield words("press_newest", address=base)


def _reached(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name, contact.email, contact.phone)))


def _headed(title: str, paragraphs: Iterable[str]) -> str:
    text = "\n\n".join(paragraphs)
    return f"{plaintext.under(title)}\n\n{text}" if text else ""


def _zip(item: Item, files: Iterable[tuple[str, bytes]]) -> bytes:
    at = life.updated(item)
    when = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    return _packed(item.address, files, max(when, _EARLIEST))


def _packed(address: str, files: Iterable[tuple[str, bytes]], when: _When) -> bytes:
    """One folder, named as the item is; nothing in it tells of the machine or of the hour at which it was packed."""
    buffer, folder = io.BytesIO(), address.rstrip("/").rpartition("/")[2]
    with ZipFile(buffer, "w") as packed:
        for name, raw in files:
            entry = ZipInfo(f"{folder}/{name}", when)
            entry.compress_type = ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            packed.writestr(entry, raw)
    return buffer.getvalue()
