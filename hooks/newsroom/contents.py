"""What a feed entry holds as HTML: all that who reads only the feed has to know.

The page alone has the summary over a text, the small changes, the story so far and the ways to share and to follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from html import escape
from typing import Any

from newsroom import contacts, life, markup, status
from newsroom.item import Alert, Consultation, Event, Item, Notice
from newsroom.language import Words
from newsroom.life import Note, Phase
from newsroom.made import Made, Picture
from newsroom.settings import Contact, Settings

_Fact = tuple[str, str]  # a name in words, and HTML


def of_item(made: Made, settings: Settings, words: Words) -> str:
    """What happened since, the facts of its kind as `made.phase` leaves them, its picture, its text, whom to ask."""
    item = made.item
    parts = (
        since(made, words),
        standing(made, settings, words),
        markup.absolute(_figure(made.picture, settings, words), settings.url) if made.picture else "",
        markup.absolute(made.html, settings.url + item.address),
    )
    return ("".join(parts) or f"<p>{escape(item.summary)}</p>") + _contact(item, settings, words)


def since(made: Made, words: Words) -> str:
    """That it is no longer current, then what was said of it since, newest first."""
    return "".join(_since(made, words))


def standing(made: Made, settings: Settings, words: Words) -> str:
    """The facts of its kind, how to respond, and the log of an alert."""
    item = made.item
    parts = (
        _strong(words(f"severity_{item.severity}")) if isinstance(item, Alert) else "",
        _listed(_facts(made, settings, words)),
        _headed(words("respond"), _ways(made, words)),
        _headed(words("log"), _log(item, words)),
    )
    return "".join(parts)


def reached(contact: Contact) -> str:
    """Whom to ask, and how, in one line."""
    ways = (escape(contact.name), _mail(contact.email) if contact.email else "", escape(contact.phone))
    return ", ".join(filter(None, ways))


def of_withdrawn(item: Item, words: Words) -> str:
    """When and why it went, and what it was."""
    assert item.withdrawn
    when = words("withdrawn_when", moment=words.moment(item.withdrawn.date))
    was = words("entry_gone_text", date=words.date(item.date), kind=words(f"kind_{item.kind}"))
    return f"{_said(when, item.withdrawn.reason)}<p>{escape(was)}</p>"


def of_note(note: Note, item: Item, address: str, words: Words) -> str:
    """What was said, and the item that it is about; `address` is the whole address of the item's page."""
    about = words("entry_about", title="\0").replace("\0", _link(address, item.title))
    return f"<p>{escape(said(note, words))}</p>{_heard(note, words)}<p>{about}</p>"


def in_digest(address: str, title: str, summary: str, html: str) -> str:
    """What a feed entry holds as a part of a mail: under its title, after its summary, plain enough for any mail program."""
    lead, text = f"<p>{escape(summary)}</p>", markup.plain(html)
    return f"<h2>{_link(address, title)}</h2>{'' if text.startswith(lead) else lead}{text}"


def of_council(settings: Settings, words: Words) -> str:
    """The end of a mail: who answers residents and the press, whose news it is, and other ways to follow it."""
    asked = (("who_answers", settings.for_residents), ("digest_press", settings.for_press))
    routes = "".join(
        f"<p><strong>{escape(words(key))}:</strong> {reached(contact)}</p>" for key, contact in asked if contact
    )
    name, address = settings.licence_of()
    whose = escape(words("published_line", council=settings.council, licence="\0")).replace("\0", _link(address, name))
    follow = _link(f"{settings.url}follow/", words("follow_how"))
    return f"<hr>{routes}<p>{whose}</p><p>{follow}</p>"


def said(note: Note, words: Words) -> str:
    """A note as plain text; of a correction what was said and what is right."""
    return words("correction_text", was=note.was, now=note.text) if note.was else note.text


def _since(made: Made, words: Words) -> Iterator[str]:
    """The log of an alert is not among it: that follows on its facts."""
    item = made.item
    if made.phase == "expired" and item.expires:
        yield _strong(words("entry_expired", moment=words.instant(item.expires)))
    told: list[tuple[datetime, str]] = [
        (change.date, _said(words("updated", moment=words.moment(change.date)), change.note))
        for change in item.changes
        if change.major
    ]
    for note in life.notes(item):
        name = {"correction": "correction", "stood_down": "stood_down_title", "outcome": "outcome"}.get(note.sort)
        if name:
            html = _said(f"{words(name)}, {words.moment(note.date)}", said(note, words)) + _heard(note, words)
            told.append((note.date, html))
    for _, html in sorted(told, key=lambda one: -one[0].timestamp()):
        yield html


def _heard(note: Note, words: Words) -> str:
    """Of an outcome, what people told the council and what it does about it."""
    told = (("you_said", note.you_said), ("we_did", note.we_did))
    return "".join(_said(words(name), text) for name, text in told if text)


def _figure(picture: Picture, settings: Settings, words: Words) -> str:
    """The picture with its caption, and with whom and what licence it is owed to."""
    owed = words("picture_credit", credit=picture.credit) if picture.credit else ""
    licence = words("picture_licence", licence=settings.licence_of(picture.licence)[0])
    caption = " ".join(filter(None, (picture.caption, ", ".join(filter(None, (owed, licence))))))
    return f"<figure>{markup.figure(picture, lazy=False)}<figcaption>{escape(caption)}</figcaption></figure>"


def _log(item: Item, words: Words) -> Iterator[_Fact]:
    for update in item.updates if isinstance(item, Alert) else ():
        yield words.moment(update.date), escape(update.text)


def _ways(made: Made, words: Words) -> Iterator[_Fact]:
    """How to answer a consultation that still takes answers."""
    if not isinstance(made.item, Consultation) or made.phase not in ("upcoming", "open"):
        return
    ways = made.item.respond
    if ways.form:
        yield words("entry_respond_form"), _link(ways.form, ways.form)
    if ways.email:
        yield words("respond_email"), _mail(ways.email)
    if ways.phone:
        yield words("respond_phone"), escape(ways.phone)
    if ways.post:
        yield words("respond_post"), escape(ways.post)


def _contact(item: Item, settings: Settings, words: Words) -> str:
    routes = contacts.of(item, settings)
    if not routes.residents:
        return ""
    by_phone = f"; {reached(routes.by_phone)}" if routes.by_phone else ""
    return f"<p><strong>{escape(words('who_answers'))}:</strong> {reached(routes.residents)}{by_phone}</p>"


def _facts(made: Made, settings: Settings, words: Words) -> Iterator[_Fact]:
    for sort, of_kind in _OF_KIND.items():
        if isinstance(made.item, sort):
            yield from of_kind(made.item, made.phase, settings, words)


def _of_consultation(item: Consultation, phase: Phase, settings: Settings, words: Words) -> Iterator[_Fact]:
    if item.opens:
        yield words("opens"), escape(words.moment(item.opens))
    yield words("closes"), escape(words.moment(item.closes))


def _of_event(item: Event, phase: Phase, settings: Settings, words: Words) -> Iterator[_Fact]:
    yield words("when"), escape(status.event_time(item, words))
    yield words("where"), escape(item.location)


def _of_notice(item: Notice, phase: Phase, settings: Settings, words: Words) -> Iterator[_Fact]:
    yield words("legal_basis"), escape(item.legal_basis)
    until = item.representations_by
    said = words("representations_by", moment=words.moment(until)) if until else words("representations_none")
    yield words("representations"), escape(said)
    if phase == "open" and item.contact:
        yield words("represent"), reached(settings.contacts[item.contact])
    yield from _where(item, words)


def _of_alert(item: Alert, phase: Phase, settings: Settings, words: Words) -> Iterator[_Fact]:
    if item.instruction:
        yield words("instruction" if phase == "current" else "instruction_past"), escape(item.instruction)
    yield from _where(item, words)
    if item.promised and phase == "current":
        yield words("next_update"), escape(words.instant(item.promised))


_OF_KIND: dict[type[Item], Callable[[Any, Phase, Settings, Words], Iterator[_Fact]]] = {
    Consultation: _of_consultation,
    Event: _of_event,
    Notice: _of_notice,
    Alert: _of_alert,
}


def _where(item: Alert | Notice, words: Words) -> Iterator[_Fact]:
    if item.streets:
        yield words("streets"), escape(", ".join(item.streets))
    if item.postcodes:
        yield words("postcodes"), escape(", ".join(item.postcodes))


def _mail(address: str) -> str:
    return _link(f"mailto:{address}", address)


def _link(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def _strong(text: str) -> str:
    return f"<p><strong>{escape(text)}</strong></p>"


def _said(name: str, text: str) -> str:
    return f"<p><strong>{escape(name)}:</strong> {escape(text)}</p>"


def _headed(title: str, facts: Iterable[_Fact]) -> str:
    listed = _listed(facts)
    return _strong(title) + listed if listed else ""


def _listed(facts: Iterable[_Fact]) -> str:
    """Plain enough for a mail and for a reader that knows no styles."""
    lines = "".join(f"<li><strong>{escape(name)}:</strong> {html}</li>" for name, html in facts)
    return f"<ul>{lines}</ul>" if lines else ""
