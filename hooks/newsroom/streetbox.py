"""The box that answers “is it about my street?” and “my area”: whom it tells people to ring, what its script says and draws."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from newsroom import particulars
from newsroom.language import Words
from newsroom.settings import Contact, Settings

_SAID = re.compile(
    r"street_.+|area_.+|severity_.+|kind_.+|whole_council|banner_(day|(un)?confirmed)"
)  # keys of words that the script says
_DRAWN = ("alert_minor", "alert_major", "alert_emergency", "notice", "consultation", "event", "news", "statement")
_ALONE = {  # what is said instead where postcodes can't be looked up
    "streetbox_link": "streetbox_link_alone",
    "streetbox_field": "streetbox_field_alone",
    "street_neither": "street_neither_alone",
    "street_unlooked": "street_unlooked_alone",
    "street_look_place": "street_look_place_alone",
    "street_no_itself": "street_no_itself_alone",
    "street_unknown_itself": "street_unknown_itself_alone",
}


def told(settings: Settings, words: Words, icons: Mapping[str, str], has_postcodes: bool) -> str:
    """What the script has to know, as JSON; `icons` are the shapes by name."""
    found = said(words, has_postcodes)
    known = {
        "words": {key: found[key] for key in words.texts if _SAID.fullmatch(key) and not key.endswith("_alone")},
        "postcodes": has_postcodes,
        "icons": {name: str(icons[name]) for name in _DRAWN},
        "locale": words.locale.replace("_", "-"),
        "zone": settings.timezone,
        "phone": phone(settings),
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def said(words: Words, has_postcodes: bool) -> Mapping[str, str]:
    """The words of the box, which asks for a postcode only where the council has a directory of them."""
    texts = words.texts
    return texts if has_postcodes else {**texts, **{key: texts[alone] for key, alone in _ALONE.items()}}


def phone(settings: Settings) -> dict[str, str] | None:
    """Whom to ring where the box can't tell, and how a link says the number; None where no contact has one."""
    if not (found := _who(settings)):
        return None
    return {"name": found.name, "number": found.phone, "link": particulars.telephone(found.phone)}


def _who(settings: Settings) -> Contact | None:
    """Who answers residents, or the first contact with a number: the press office only where there is no other."""
    others = sorted(settings.contacts.values(), key=lambda contact: contact is settings.for_press)
    return settings.for_residents or next((contact for contact in others if contact.phone), None)
