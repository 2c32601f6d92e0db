"""What stands in the settings of a real newsroom and leads nowhere: numbers and domains that are kept for examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.problems import Problem
from newsroom.settings import CONFIG, Settings

# https://www.rfc-editor.org/rfc/rfc2606, and those of our manual
_DOMAIN = re.compile(r"(?:^|[@./])(?:example\.(?:com|net|org|gov\.uk)|exampleton\.gov\.uk|[\w-]+\.example)(?=$|[/:?#])")
# https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
_NUMBER = re.compile(r"(?:\+44|0)1632960\d{3}")


def problems(settings: Settings, path: str = CONFIG) -> Iterator[Problem]:
    """What nobody answers; a newsroom that stands at an invented address itself may invent the rest too.

    None is grave: what a council publishes tonight does not wait for its list of contacts.
    """
    if _DOMAIN.search(settings.url):
        return
    for key, contact in settings.contacts.items():
        yield from _reaching(f"contacts.{key}", contact.name, contact.email, contact.phone, path)
    for key, place in settings.places.items():
        for number, one in enumerate(place.councillors):
            yield from _reaching(f"places.{key}.councillors.{number}", one.name, one.email, one.phone, path)
    for name, written in settings.follow.items():
        if _DOMAIN.search(written):
            yield _problem(path, f"follow.{name}", f"“{written}” is an example; write your own, or take the line out")


def _reaching(field: str, name: str, email: str, phone: str, path: str) -> Iterator[Problem]:
    if _DOMAIN.search(email) or email == "…":
        yield _problem(path, f"{field}.email", f"“{email}” is an example and reaches nobody; write that of {name}")
    if _NUMBER.fullmatch(re.sub(r"[^\d+]", "", phone)) or phone == "…":
        yield _problem(path, f"{field}.phone", f"“{phone}” is an example that nobody answers; write that of {name}")


def _problem(path: str, field: str, message: str) -> Problem:
    return Problem(path, 1, f"extra.newsroom.{field}", message, grave=False)
