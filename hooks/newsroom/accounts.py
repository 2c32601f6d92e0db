"""Where the council speaks on other networks: its accounts and channels, each with the address of its page there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

_FEDIVERSE = re.compile(r"@([\w.-]+)@([\w-]+(?:\.[\w-]+)*\.[a-z]+)", re.ASCII)


@dataclass(frozen=True)
class Account:
    """One account: `network` is the setting, `label` the network's own name, `handle` how the account is called there."""

    network: str
    label: str
    handle: str
    address: str


@dataclass(frozen=True)
class _Network:
    """What an account of a network looks like; one without a pattern is known by its whole address alone."""

    label: str
    hosts: tuple[str, ...]
    example: str
    pattern: str = ""
    page: str = ""
    path: str = "/."  # of a whole address


_NETWORKS: dict[str, _Network] = {  # in the order in which they are shown
    "mastodon": _Network("Mastodon", (), "@news@social.example"),
    "bluesky": _Network("Bluesky", ("bsky.app",), "news.exampleton.gov.uk", r"@?((?:[a-z0-9-]+\.)+[a-z]+)",
                        "https://bsky.app/profile/{}", "/profile/."),
    "facebook": _Network("Facebook", ("facebook.com",), "ExampletonCouncil", r"@?([A-Za-z0-9.]{5,50})",
                         "https://www.facebook.com/{}"),
    "instagram": _Network("Instagram", ("instagram.com",), "@exampletoncouncil", r"@?([A-Za-z0-9_.]{1,30})",
                          "https://www.instagram.com/{}/"),
    "whatsapp": _Network("WhatsApp", ("whatsapp.com",), "https://whatsapp.com/channel/0029Va…", path="/channel/."),
    "nextdoor": _Network("Nextdoor", ("nextdoor.co.uk", "nextdoor.com"), "https://nextdoor.co.uk/agency-detail/…"),
    "x": _Network("X", ("x.com", "twitter.com"), "@ExampletonBC", r"@?([A-Za-z0-9_]{1,15})", "https://x.com/{}"),
    "threads": _Network("Threads", ("threads.com", "threads.net"), "@exampletoncouncil", r"@?([A-Za-z0-9_.]{1,30})",
                        "https://www.threads.com/@{}"),
    "linkedin": _Network("LinkedIn", ("linkedin.com",), "exampleton-council", r"([A-Za-z0-9_-]{2,100})",
                         "https://www.linkedin.com/company/{}/"),
    "youtube": _Network("YouTube", ("youtube.com",), "@ExampletonCouncil", r"@([A-Za-z0-9_.-]{3,30})",
                        "https://www.youtube.com/@{}"),
    "tiktok": _Network("TikTok", ("tiktok.com",), "@exampletoncouncil", r"@([A-Za-z0-9_.]{2,24})",
                       "https://www.tiktok.com/@{}"),
}  # fmt: skip
NETWORKS = tuple(_NETWORKS)


def fault(network: str, written: str) -> str:
    """What is wrong with an account as it is written, as a sentence; empty where nothing is."""
    if _address(network, written):
        return ""
    known = _NETWORKS[network]
    other = f", or its whole address at https://{known.hosts[0]}/" if known.pattern else ""
    return f"“{written}” is no account of {known.label}; write it as {known.example}{other}"


def of(follow: Mapping[str, str]) -> tuple[Account, ...]:
    """The council's accounts among its ways to be followed, in the order in which they are shown."""
    return tuple(
        Account(network, known.label, _handle(follow[network]), _address(network, follow[network]))
        for network, known in _NETWORKS.items() if network in follow
    )  # fmt: skip


def _address(network: str, written: str) -> str:
    """The account's page; empty where what is written is none."""
    if network == "mastodon":
        found = _FEDIVERSE.fullmatch(written)
        return f"https://{found[2]}/@{found[1]}" if found else ""
    known = _NETWORKS[network]
    if written.startswith("https://"):
        return written if _is_at(written, known) else ""
    handle = re.fullmatch(known.pattern, written) if known.pattern else None
    return known.page.format(handle[1]) if handle else ""


def _is_at(address: str, known: _Network) -> bool:
    """Whether it is a page of that network, not its front door."""
    if re.search(r"[\s\"<>]", address):
        return False
    parts = urlsplit(address)
    host = parts.netloc.lower()
    return any(host == h or host.endswith(f".{h}") for h in known.hosts) and bool(re.match(known.path, parts.path))


def _handle(written: str) -> str:
    """What a reader may look for in the network's own app; nothing where only an address is known."""
    return "" if written.startswith("https://") else written
