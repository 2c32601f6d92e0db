"""The wording of posts: what an item says for each network, in the room that there is beside the address."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from newsroom.fields import Text, mistake

NETWORKS = {  # characters of a post; the address that goes with it needs up to `ADDRESS` of them
    "bluesky": 300, "facebook": 5_000, "instagram": 2_200, "linkedin": 3_000, "mastodon": 500, "nextdoor": 5_000,
    "threads": 500, "whatsapp": 700, "x": 280,
}  # fmt: skip
ADDRESS = 24  # characters


def _social(value: Any) -> Any:
    """`false`, or the wording for each network."""
    if isinstance(value, str):
        if value.lower() in ("false", "no"):
            return False
        raise mistake("is a list of networks; write each as `mastodon: the words`, indented below it, or false")
    for network, text in value.items() if isinstance(value, dict) else ():
        if network not in NETWORKS:
            raise mistake(f"“{network}” is not a network that is known; write one of {', '.join(NETWORKS)}")
        room = NETWORKS[network] - ADDRESS
        if isinstance(text, str) and len(text) > room:
            raise mistake(f"{network}: has {len(text)} characters, at most {room} beside the address; say it in fewer")
    return value


Social = Annotated[dict[str, Text] | Literal[False], BeforeValidator(_social)]
