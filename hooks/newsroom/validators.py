"""What may stand in one setting: a colour, a time zone, an official code; raises ValueError with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator

from newsroom import accounts, hosting, language
from newsroom.licences import LICENCES


def check_follow(follow: Mapping[str, str]) -> None:
    """Raises ValueError for the first way to follow that leads nowhere."""
    for name, written in follow.items():
        if name == "email":
            wrong = _form_fault(written)
        elif name in accounts.NETWORKS:
            wrong = accounts.fault(name, written)
        else:
            raise ValueError(f"follow: “{name}” is not known; write one of email, {', '.join(accounts.NETWORKS)}")
        if wrong:
            raise ValueError(f"follow: {name}: {wrong}")


def _form_fault(address: str) -> str:
    """The address of a form in which {key} and {list} are the only gaps."""
    gaps = set(re.findall(r"\{[^}]*\}", address)) - {"{key}", "{list}"}
    if not gaps and re.match(r"(https://|mailto:)\S+$", address):
        return ""
    return (
        f"“{address}” is no address of a form; write https://…, with {{key}} or {{list}} where that of the list belongs"
    )


def _names(value: Any) -> Any:
    """A name is a text, or a text for each language."""
    named = {"": value} if isinstance(value, str) else value
    if isinstance(named, dict) and not (named and all(str(text).strip() for text in named.values())):
        raise ValueError("has no name; write it")
    return named


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError(f"“{value}” is not a colour; write it as #0b3c5d")
    return value.lower()


def _identity(value: str) -> str:
    """The authority and date of a tag: URI, https://www.rfc-editor.org/rfc/rfc4151"""
    if not re.fullmatch(r"[a-z0-9.-]+\.[a-z]+,\d{4}(-\d\d(-\d\d)?)?", value):
        raise ValueError(
            f"“{value}” is not an identity; write your domain and a year in which you held it, as exampleton.gov.uk,2026"
        )
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is not known; write one of the tz database, as Europe/London") from None
    return value


def _language(value: str) -> str:
    if value not in language.known():
        raise ValueError(f"has no words for “{value}” yet; write one of {', '.join(language.known())}")
    return value


def _licence(value: str) -> str:
    if value not in LICENCES:
        raise ValueError(f"“{value}” is not known; write one of {', '.join(LICENCES)}")
    return value


def _code(value: str) -> str:
    """A code of the Government Statistical Service, https://geoportal.statistics.gov.uk/"""
    if value and not re.fullmatch(r"[A-Z]\d{8}", value):
        raise ValueError(f"“{value}” is not an official code; write a letter and eight digits, as E05000001")
    return value


def _host(value: str) -> str:
    if wrong := hosting.fault(value):
        raise ValueError(wrong)
    return value


def _page(value: str) -> str:
    if value and not re.match(r"https?://\S+$", value):
        raise ValueError(
            f"“{value}” is no address of a page; write it whole, as https://www.exampleton.gov.uk/councillors/"
        )
    return value


def _email(value: str) -> str:
    if value and not re.fullmatch(r"[^\s@]+@[^\s@]+", value):
        raise ValueError(f"“{value}” is no email address; write it as name@exampleton.gov.uk")
    return value


Names = Annotated[dict[str, str], BeforeValidator(_names)]
Colour = Annotated[str, AfterValidator(_colour)]
Identity = Annotated[str, AfterValidator(_identity)]
Zone = Annotated[str, AfterValidator(_zone)]
Language = Annotated[str, AfterValidator(_language)]
Licence = Annotated[str, AfterValidator(_licence)]
Code = Annotated[str, AfterValidator(_code)]
Host = Annotated[str, AfterValidator(_host)]
Page = Annotated[str, AfterValidator(_page)]
Email = Annotated[str, AfterValidator(_email)]
