"""What editors write: the text of an item, its fields, and its life from draft to withdrawal."""

from __future__ import annotations

import os
from pathlib import Path

from trial import KINDS, Trial, in_its_place

from edits.register import EDITS, Edit, edit, no_change


@edit
def text(t: Trial) -> str:
    return say_more(t, t.pick(), f"More, number {t.chance.randrange(10**9)}.")


def say_more(t: Trial, path: str, sentence: str) -> str:
    return t.write(path, body=f"{t.items[path]['body']}\n{sentence}\n")


@edit
def text_of_the_same_length_and_time(t: Trial) -> str:
    path = t.pick()
    before = t.items[path]["body"].rstrip()
    last = t.chance.choice([letter for letter in "abcdefghij" if letter != before[-2]])
    changed = t.items[path]["body"] = f"{before[:-2]}{last}{before[-1]}\n"
    whole = (t.root / path).read_text()
    in_its_place(t.root / path, whole.replace(f"{before}\n", changed).encode())
    return path


@edit
def title(t: Trial) -> str:
    return t.write(t.pick(), title=f"Another title, {t.chance.randrange(10**6)} & more")


@edit
def summary(t: Trial) -> str:
    return t.write(t.pick(), summary=f"Another summary <{t.chance.randrange(10**6)}>.")


@edit
def short_title(t: Trial) -> str:
    return t.write(t.pick(lacking="image"), short_title=f"Words for the card, {t.chance.randrange(10**6)}")


@edit
def topics_of_an_item(t: Trial) -> str:
    path = t.pick()
    found = {*(t.items[path].get("topics") or ())} ^ {t.chance.choice(sorted(t.settings["topics"]))}
    return t.write(path, topics=sorted(found) or None)


@edit
def places_of_an_item(t: Trial) -> str:
    path = t.pick()
    found = {*(t.items[path].get("places") or ())} ^ {t.chance.choice(sorted(t.settings["places"]))}
    return t.write(path, places=sorted(found) or None)


@edit
def contact_of_an_item(t: Trial) -> str:
    path = t.pick("news")
    return t.write(path, contact=None if t.items[path].get("contact") else "press")


@edit
def story_of_an_item(t: Trial) -> str:
    path = t.pick()
    return t.write(path, thread=None if t.items[path].get("thread") else t.chance.choice(("bridge", "flood-wall")))


@edit
def lead_ends(t: Trial) -> str:
    return t.write(t.pick(having="lead_until"), lead_until=None)


@edit
def expired(t: Trial) -> str:
    path = t.pick("news", lacking="expires")
    return t.write(path, expires=t.items[path]["date"])


def _now(t: Trial, path: str) -> str:
    """The moment, or where the clock went back that of the last thing said: what is newer stands above it."""
    known = t.items[path]
    parts = [*known.get("corrections", ()), *known.get("changes", ()), *known.get("updates", ())]
    return max([t.moment, *(str(part["date"]) for part in parts)])


@edit
def correction(t: Trial) -> str:
    path = t.pick()
    known = t.items[path].get("corrections", [])
    return t.write(path, corrections=[{"date": _now(t, path), "was": "That", "now": f"This, {len(known)}"}, *known])


@edit
def minor_change(t: Trial) -> str:
    path = t.pick()
    known = t.items[path].get("changes", [])
    return t.write(path, changes=[{"date": _now(t, path), "note": f"Reworded, {len(known)}"}, *known])


@edit
def withdrawn(t: Trial) -> str:
    path = t.pick("news")
    return t.write(path, withdrawn={"date": _now(t, path), "reason": "It was wrong"})


@edit
def renamed_with_its_old_address(t: Trial) -> str:
    path = t.pick()
    new = f"{path.removesuffix('.md')}-{t.chance.randrange(1000)}.md"
    t.items[new] = t.items.pop(path)
    (t.root / path).unlink()
    for other, known in t.items.items():
        if Path(path).name in known["body"] and other not in t.mistaken:
            t.write(other, body=known["body"].replace(Path(path).name, Path(new).name))
    about = t.root / "docs/about.md"
    t.save("docs/about.md", about.read_text().replace(Path(path).name, Path(new).name))
    known = [*t.items[new].get("aliases", ()), f"/{path.removesuffix('.md')}/"]
    return f"{t.write(new, aliases=known)} from {path}"


@edit
def another_old_address(t: Trial) -> str:
    path = t.pick()
    return t.write(path, aliases=[*t.items[path].get("aliases", ()), f"/old/{t.chance.randrange(10**6)}/"])


@edit
def old_address_of_an_item(t: Trial) -> str:
    """Where the press had something too."""
    path = t.pick()
    return t.write(path, aliases=[*t.items[path].get("aliases", ()), f"/news/2024/05/old-{t.chance.randrange(10**6)}/"])


@edit
def quoted(t: Trial) -> str:
    path = t.pick()
    known = t.items[path].get("quotes", [])
    return t.write(
        path, quotes=[*known, {"text": f"Number {len(known)}", "name": "A. Finch", "role": "harbour master"}]
    )


@edit
def decided_with_what_was_said_and_done(t: Trial) -> str:
    path = t.pick("consultation", lacking="outcome")
    day = t.items[path]["date"][:10]
    outcome = {"date": f"{day} 23:59", "text": "Yes", "you_said": f"Do it, {t.chance.randrange(99)}", "we_did": "We do"}
    return t.write(path, closes=f"{day} 23:58", outcome=outcome)


@edit
def removed(t: Trial) -> str:
    path = t.pick()
    del t.items[path]
    (t.root / path).unlink()
    return path


@no_change
def scheduled(t: Trial) -> str:
    return t.add("news", date="2025-12-01 10:00")


@edit
def published_at_once(t: Trial) -> str:
    path = t.pick(anyone=True, having="draft")
    return t.write(path, draft=None)


@edit
def draft_again(t: Trial) -> str:
    return t.write(t.pick(), draft="true")


for _kind in KINDS:
    EDITS[f"a new {_kind}"] = Edit(lambda t, kind=_kind: t.add(kind, topics=["roads"], places=["quayside"]), True)  # type: ignore[misc]


@edit
def a_council_wide_alert(t: Trial) -> str:
    return t.add("alert", severity="emergency")


@edit
def update_of_an_alert(t: Trial) -> str:
    path = t.pick("alert", lacking="stood_down")
    known = t.items[path].get("updates", [])
    return t.write(path, updates=[{"date": _now(t, path), "text": f"Number {len(known)}"}, *known])


@edit
def streets_of_an_alert(t: Trial) -> str:
    number = t.chance.randrange(10**6)
    return t.write(t.pick("alert", lacking="stood_down"), streets=[f"Lane {number}"], postcodes=["ZZ99 1AB"])


@edit
def next_update_of_an_alert(t: Trial) -> str:
    path = t.pick("alert", lacking="stood_down")
    when = f"2026-0{t.chance.randrange(2, 9)}-01 1{t.chance.randrange(10)}:{t.chance.randrange(10, 60)}"
    return t.write(path, next_update=when, expires=when)


@edit
def alert_stood_down(t: Trial) -> str:
    path = t.pick("alert", lacking="stood_down")
    return t.write(path, stood_down={"date": _now(t, path), "text": "It is over"})


@edit
def link_to_another_item(t: Trial) -> str:
    path, other = t.pick(), t.pick()
    way = os.path.relpath(other, Path(path).parent)
    return f"{say_more(t, path, f'[Another]({way}).')} to {other}"
