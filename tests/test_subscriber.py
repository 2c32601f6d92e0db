"""What a subscriber notices when items change, and that the comparison itself notices."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import living
import pytest
import subscriber
from newsroom.made import Made
from subscriber import Noticed

CORRECTION = {"date": "2026-11-22 09:00", "was": "a", "now": "b"}
GONE = {"date": "2026-11-22 10:00", "reason": "Dropped"}
ID = "01JDZZZZZZZZZZZZZZZZZZZZZZ"
TAG = f"tag:exampleton.gov.uk,2026:{ID}"


def item(**fields: Any) -> Made:
    return living.made("x", "2026-11-20 09:30", **{"id": ID, "topics": ["housing"], **fields})


def noticed(tmp_path: Path, before: Sequence[Made], after: Sequence[Made]) -> list[Noticed]:
    """What is different between the feeds of the one and the other; a fault fails at once."""
    old, new = living.render(tmp_path / "old", before), living.render(tmp_path / "new", after)
    assert subscriber.faults(old, new) == []
    return subscriber.notice(old, new)


def of(found: Sequence[Noticed], what: str) -> set[str]:
    return {noticed.id for noticed in found if noticed.what == what}


def test_two_builds_of_the_same_news_are_the_same_bytes(tmp_path: Path) -> None:
    old, new = (living.render(tmp_path / name, living.living()) for name in ("old", "new"))
    files = [path.relative_to(old) for path in old.rglob("*") if path.is_file()]
    assert len(files) > 30
    assert all((old / name).read_bytes() == (new / name).read_bytes() for name in files)
    assert subscriber.notice(old, new) == []


def test_a_renamed_item_is_neither_new_nor_lost(tmp_path: Path) -> None:
    before = living.made("old-name", id=ID, title="Same", corrections=[CORRECTION])
    after = living.made("new-name", id=ID, title="Same", corrections=[CORRECTION])
    assert before.item.address != after.item.address
    assert noticed(tmp_path, [before], [after]) == []


def test_a_new_title_is_noticed_by_nobody(tmp_path: Path) -> None:
    assert noticed(tmp_path, [item()], [item(title="Another")]) == []


def test_a_minor_change_moves_no_date_and_a_major_one_does(tmp_path: Path) -> None:
    change = {"date": "2026-11-21 09:00", "note": "More"}
    assert noticed(tmp_path / "minor", [item()], [item(changes=[change])]) == []
    found = noticed(tmp_path / "major", [item()], [item(changes=[{**change, "major": "true"}])])
    assert {one.what for one in found} == {"updated on"}
    assert {one.feed for one in found} == {
        "atom.xml", "feed.json", "news/2026/11/atom.xml", "topics/housing/atom.xml", "topics/housing/feed.json",
    }  # fmt: skip


def test_a_correction_is_one_new_entry_in_every_feed_of_its_item(tmp_path: Path) -> None:
    found = noticed(tmp_path, [item()], [item(corrections=[CORRECTION])])
    assert of(found, "new") == {f"{TAG}#correction-1"}
    assert of(found, "updated on") == {TAG}
    feeds = {one.feed for one in found if one.what == "new"}
    assert feeds == {
        "feed.xml", "atom.xml", "feed.json", "news/2026/11/atom.xml",
        "topics/housing/feed.xml", "topics/housing/atom.xml", "topics/housing/feed.json",
    }  # fmt: skip


def test_an_update_of_an_alert_is_new_in_the_feeds_of_alerts_only(tmp_path: Path) -> None:
    alert = {"kind": "alert", "severity": "minor"}
    update = [{"date": "2026-11-21 09:00", "text": "Rising"}]
    found = noticed(tmp_path, [item(**alert)], [item(**alert, updates=update)])
    assert of(found, "new") == {f"{TAG}#update-1"}
    assert {one.feed for one in found if one.what == "new"} == {
        "alerts/feed.xml", "alerts/atom.xml", "alerts/feed.json",
    }  # fmt: skip


def test_what_was_said_about_a_withdrawn_item_may_go_with_it(tmp_path: Path) -> None:
    found = noticed(tmp_path, [item(corrections=[CORRECTION])], [item(corrections=[CORRECTION], withdrawn=GONE)])
    assert of(found, "new") == {f"{TAG}#withdrawn"}
    assert of(found, "updated on") == {TAG}


def test_what_was_withdrawn_comes_back_with_a_major_change(tmp_path: Path) -> None:
    back = {"date": "2026-11-22 11:00", "note": "It is right again", "major": "true"}
    found = noticed(tmp_path, [item(withdrawn=GONE)], [item(changes=[back])])
    assert of(found, "updated on") == {TAG}


def test_old_entries_fall_off_the_end_when_newer_come_and_stay_in_the_archive(tmp_path: Path) -> None:
    several = living.many(60)
    found = noticed(tmp_path, several[1:], several)
    assert of(found, "new") == {f"tag:exampleton.gov.uk,2026:{several[0].item.id}"}
    fallen = {one.feed for one in found if one.what == "fell off"}
    assert fallen == {"topics/housing/feed.xml", "topics/housing/atom.xml", "topics/housing/feed.json"}


def test_old_entries_also_fall_off_when_something_of_the_newest_entrys_own_moment_comes(tmp_path: Path) -> None:
    several = living.many(60)
    twin = living.made("twin", f"{living.NOW:%Y-%m-%d %H:%M}", topics=["housing"])
    found = noticed(tmp_path, several, [twin, *several])
    assert of(found, "fell off") == {f"tag:exampleton.gov.uk,2026:{several[19].item.id}"}


def test_that_an_alert_is_over_is_new_in_every_feed_that_it_is_in(tmp_path: Path) -> None:
    alert = {"kind": "alert", "severity": "minor"}
    over = {"date": "2026-11-21 09:00", "text": "Over"}
    found = noticed(tmp_path, [item(**alert)], [item(**alert, stood_down=over)])
    assert of(found, "new") == {f"{TAG}#stood-down"}
    feeds = {one.feed for one in found if one.what == "new"}
    assert {"feed.xml", "news/2026/11/atom.xml", "topics/housing/feed.xml", "places/harbour/feed.xml"} < feeds
    assert "alerts/feed.xml" in feeds


# It notices what may never happen.


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ([item()], [living.made("y", "2026-11-21", id="01JDZZZZZZZZZZZZZZZZZZZZZY")], "lost"),
        ([item(corrections=[CORRECTION])], [item()], "lost"),
        ([item()], [living.made("x", "2026-11-19 09:30", id=ID)], "published back"),
        ([item(changes=[{"date": "2026-11-21", "note": "a", "major": "true"}])], [item()], "updated back"),
        ([item(changes=[{"date": "2026-11-21", "note": "a", "major": "true"}])], [item()], "feed back"),
        ([item(), living.made("y", "2026-10-01")], [item()], "feed gone"),
        ([item(withdrawn=GONE)], [item()], "updated back"),
        ([item(withdrawn=GONE), living.made("y", "2026-11-21")], [living.made("y", "2026-11-21")], "lost"),
        ([item(id="01JDZZZZZZZZZZZZZZZZZZZZZY")], [item()], "lost"),
    ],
)
def test_a_fault_is_found(tmp_path: Path, before: Sequence[Made], after: Sequence[Made], what: str) -> None:
    old, new = living.render(tmp_path / "old", before), living.render(tmp_path / "new", after)
    assert what in {fault.what for fault in subscriber.faults(old, new)}


def test_an_entry_that_is_missing_from_the_middle_did_not_fall_off(tmp_path: Path) -> None:
    several = living.many(30)
    old, new = (
        living.render(tmp_path / "old", several[1:]),
        living.render(tmp_path / "new", [*several[:9], *several[10:]]),
    )
    lost = {fault.id for fault in subscriber.faults(old, new) if fault.what == "lost"}
    assert lost == {f"tag:exampleton.gov.uk,2026:{several[9].item.id}"}


def test_an_entry_that_goes_although_nothing_came_is_lost(tmp_path: Path) -> None:
    several = living.many(5)
    old, new = living.render(tmp_path / "old", several), living.render(tmp_path / "new", several[:4])
    assert {fault.what for fault in subscriber.faults(old, new)} == {"lost"}
