"""What may stand in one setting, and the sentence for what may not."""

from __future__ import annotations

import re
from typing import Any

import pytest
from newsroom import validators
from newsroom.problems import Problems
from pydantic import TypeAdapter, ValidationError
from shown import council


def read(setting: Any, written: Any) -> Any:
    return TypeAdapter(setting).validate_python(written)


@pytest.mark.parametrize(
    ("setting", "written", "said"),
    [
        (validators.Zone, "Europe/Londn", "is not known; write one of the tz database, as Europe/London"),
        (validators.Zone, "../../etc/passwd", "is not known; write one of the tz database, as Europe/London"),
        (validators.Licence, "GPL", "“GPL” is not known; write one of OGL-UK-3.0, CC-BY-4.0, CC0-1.0"),
        (validators.Colour, "red", "“red” is not a colour; write it as #0b3c5d"),
        (
            validators.Code,
            "E0500001",
            "“E0500001” is not an official code; write a letter and eight digits, as E05000001",
        ),
        (validators.Email, "name", "“name” is no email address; write it as name@exampleton.gov.uk"),
        (validators.Page, "www.exampleton.gov.uk", "“www.exampleton.gov.uk” is no address of a page; write it whole"),
        (validators.Names, {"en": " "}, "has no name; write it"),
    ],
)
def test_what_may_not_stand_there_is_named_with_what_to_write_instead(setting: Any, written: Any, said: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(f"Value error, {said}")):
        read(setting, written)


@pytest.mark.parametrize("setting", [validators.Code, validators.Email, validators.Page])
def test_what_may_be_left_out_may_be_empty(setting: Any) -> None:
    assert read(setting, "") == ""


def test_a_name_is_a_text_or_one_for_each_language() -> None:
    assert read(validators.Names, "Harbour") == {"": "Harbour"}
    assert read(validators.Names, {"en": "Harbour", "cy": "Harbwr"}) == {"en": "Harbour", "cy": "Harbwr"}


@pytest.mark.parametrize(
    ("follow", "said"),
    [
        ({"email": "javascript:alert(1)"}, "is no address of a form"), ({"email": "https://a.example/{foo}"}, "is no address of a form"),
        ({"mastodon": "news"}, "is no account of Mastodon; write it as @news@social.example"), ({"twitter": "x"}, "“twitter” is not known"),
    ],
)  # fmt: skip
def test_a_way_to_follow_leads_somewhere(follow: dict[str, str], said: str) -> None:
    with pytest.raises(Problems, match=re.escape(said)):
        council(follow=follow)
    council(follow={"email": "https://lists.example/join?topic={key}", "mastodon": "@news@social.example"})


@pytest.mark.parametrize("identity", ["exampleton.gov.uk,2026", "news.example,2026-11", "a-b.example,2026-11-22"])
def test_an_identity_is_a_domain_and_a_date(identity: str) -> None:
    assert read(validators.Identity, identity) == identity


@pytest.mark.parametrize("identity", ["exampleton.gov.uk", "Exampleton.gov.uk,2026", "exampleton,2026", "a.example,26"])
def test_what_makes_no_tag_is_no_identity(identity: str) -> None:
    with pytest.raises(ValidationError, match="is not an identity; write your domain and a year"):
        read(validators.Identity, identity)
