"""The council's accounts and channels on other networks."""

from __future__ import annotations

import re

import pytest
import shown
from newsroom import accounts
from newsroom.problems import Problems

WRITTEN = {
    "mastodon": ("@news@social.example", "https://social.example/@news"),
    "bluesky": ("@news.exampleton.gov.uk", "https://bsky.app/profile/news.exampleton.gov.uk"),
    "facebook": ("ExampletonCouncil", "https://www.facebook.com/ExampletonCouncil"),
    "instagram": ("@exampleton.council", "https://www.instagram.com/exampleton.council/"),
    "x": ("ExampletonBC", "https://x.com/ExampletonBC"),
    "threads": ("@exampleton", "https://www.threads.com/@exampleton"),
    "linkedin": ("exampleton-council", "https://www.linkedin.com/company/exampleton-council/"),
    "youtube": ("@ExampletonCouncil", "https://www.youtube.com/@ExampletonCouncil"),
    "tiktok": ("@exampleton", "https://www.tiktok.com/@exampleton"),
}
ADDRESSES = {
    "bluesky": "https://bsky.app/profile/did:plc:abc",
    "facebook": "https://en-gb.facebook.com/groups/12345",
    "instagram": "https://instagram.com/exampleton",
    "whatsapp": "https://whatsapp.com/channel/0029Va",
    "nextdoor": "https://nextdoor.co.uk/agency-detail/exampleton/",
    "x": "https://twitter.com/exampleton",
    "threads": "https://www.threads.net/@exampleton",
    "linkedin": "https://www.linkedin.com/showcase/exampleton/",
    "youtube": "https://www.youtube.com/channel/UC123",
    "tiktok": "https://www.tiktok.com/@exampleton",
}


@pytest.mark.parametrize("network", WRITTEN)
def test_a_handle_leads_to_the_accounts_page(network: str) -> None:
    handle, address = WRITTEN[network]
    (found,) = accounts.of({network: handle})
    assert (found.network, found.handle, found.address) == (network, handle, address)


@pytest.mark.parametrize("network", ADDRESSES)
def test_a_whole_address_of_the_network_stays_as_it_is(network: str) -> None:
    assert accounts.fault(network, ADDRESSES[network]) == ""
    (found,) = accounts.of({network: ADDRESSES[network]})
    assert (found.handle, found.address) == ("", ADDRESSES[network])


def test_every_network_can_be_written_in_one_way_at_least() -> None:
    assert {*WRITTEN, *ADDRESSES} == {*accounts.NETWORKS}


def test_accounts_come_in_one_order_however_they_are_written_and_email_is_none() -> None:
    follow = {"youtube": "@Exampleton", "email": "https://lists.example/", "mastodon": "@news@social.example"}
    assert [(one.network, one.label) for one in accounts.of(follow)] == [
        ("mastodon", "Mastodon"),
        ("youtube", "YouTube"),
    ]


@pytest.mark.parametrize(
    ("network", "written"),
    [
        ("mastodon", "news"), ("mastodon", "https://social.example/@news"), ("bluesky", "exampleton"),
        ("facebook", "https://facebook.com/"), ("facebook", "https://facebook.com.evil.example/x"),
        ("facebook", "http://www.facebook.com/exampleton"), ("x", "a handle"), ("whatsapp", "01632 960000"),
        ("whatsapp", "https://whatsapp.com/join"), ("nextdoor", "exampleton"), ("tiktok", "javascript:alert(1)"),
        ("youtube", 'https://www.youtube.com/"><script>'), ("instagram", "https://instagram.com/a b"),
    ],
)  # fmt: skip
def test_what_is_no_account_is_named_with_what_to_write_instead(network: str, written: str) -> None:
    said = accounts.fault(network, written)
    assert f"“{written}” is no account of " in said
    assert "; write it as " in said
    with pytest.raises(Problems, match=re.escape(f"follow: {network}: {said}")):
        shown.council(follow={network: written})
