"""A running alert: which one is meant, and what is added to it."""

from __future__ import annotations

import pytest
from desk import NOW, Newsroom, at
from newsroom import language, life, running, signing
from newsroom.item import Alert
from newsroom.running import Report
from newsroom.typed import Mistyped

WORDS = language.read("en")


def alert(room: Newsroom, name: str = "flood", title: str = "Flood at the quay", **fields: str) -> Alert:
    kept = {"kind": "alert", "severity": "major", "date": "2026-11-22 09:00", **fields}
    room.write(f"news/2026/11/{name}.md", title, **kept)
    return next(a for a in running.alerts(room.root, room.settings) if a.path.endswith(f"/{name}.md"))


def amended(room: Newsroom, one: Alert, report: Report, by: str = "B") -> Alert:
    """The alert as it is read after the report, which passes every check."""
    raw = running.amend((room.root / one.path).read_bytes(), one, report, by, WORDS, NOW)
    (room.root / one.path).write_bytes(raw)
    assert room.said() == []
    return next(a for a in running.alerts(room.root, room.settings) if a.path == one.path)


def test_alerts_are_found_without_reading_every_file(room: Newsroom) -> None:
    alert(room)
    room.write("news/2026/11/news.md", "An alert in words only")
    room.save("news/2026/11/broken.md", "---\nkind: alert\ntitle: a: b\n---\n")
    assert [a.title for a in running.alerts(room.root, room.settings)] == ["Flood at the quay"]


def test_the_only_current_one_needs_no_name(room: Newsroom) -> None:
    one = alert(room)
    alert(room, "old", "Old flood", expires="2026-11-22 10:00")
    alert(room, "later", "Later flood", date="2026-11-29")
    for which in ("", "the only one", "latest", "Latest"):
        assert running.choose(running.alerts(room.root, room.settings), which, NOW).path == one.path


def test_of_several_one_must_be_named_and_may_be_by_a_part_of_its_headline(room: Newsroom) -> None:
    one, other = alert(room), alert(room, "leak", "Gas leak in Tanner Street", date="2026-11-22 08:00")
    known = running.alerts(room.root, room.settings)
    with pytest.raises(Mistyped) as said:
        running.choose(known, "", NOW)
    assert (
        str(said.value)
        == "2 alerts are current; say which: flood (Flood at the quay); leak (Gas leak in Tanner Street)"
    )
    for which in (
        "leak",
        "Tanner street",
        "taner",
        other.id,
        other.id.lower(),
        other.path,
        f"/{other.address}",
        "LEAK",
    ):
        assert running.choose(known, which, NOW).path == other.path
    assert running.choose(known, "latest", NOW).path == one.path
    for which in ("snow", "street quay"):
        with pytest.raises(Mistyped, match="is no alert; say which: flood"):
            running.choose(known, which, NOW)


@pytest.mark.parametrize(
    "which",
    [
        "https://news.example/en/news/2026/11/flood-2/",
        "HTTPS://News.example/en/news/2026/11/flood-2",
        "live: https://news.example/en/news/2026/11/flood-2/, 97 seconds after the commit",
        "https://news.example/en/news/2026/11/flood-2/?looked=1#update-3",
        "https://news.example/en/news/2026/11/flood-2/index.html",
        "news.example/en/news/2026/11/flood-2/.",
        "https://github.com/council/newsroom/blob/main/news/2026/11/flood-2.md",
    ],
)
def test_the_address_that_a_run_prints_names_the_alert_however_it_is_copied(room: Newsroom, which: str) -> None:
    one, other = alert(room, "flood-2"), alert(room, stood_down="{date: 2026-11-22 11:00, text: Gone.}")
    alert(room, "leak", "News of a leak")
    known = running.alerts(room.root, room.settings)
    assert running.choose(known, which, NOW).path == one.path
    assert running.choose(known, which.replace("flood-2", "flood"), NOW).path == other.path
    assert signing.choose(known, which, NOW).path == one.path
    with pytest.raises(Mistyped, match="is no alert; say which"):
        running.choose(known, which.replace("flood-2", "2"), NOW)


def test_where_none_is_current_there_is_nothing_to_say_more_of(room: Newsroom) -> None:
    for which in ("", "latest", "snow"):
        with pytest.raises(Mistyped, match="no alert is current; publish a new one"):
            running.choose([], which, NOW)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"stood_down": "{date: 2026-11-22 11:00, text: Gone.}"},
            "“floud” is no current alert: “Flood at the quay” is over, stood down at 2026-11-22 11:00; publish a new alert",
        ),
        (
            {"withdrawn": "{date: 2026-11-22 11:30, reason: A mistake.}"},
            "“floud” is no current alert: “Flood at the quay” is over, withdrawn at 2026-11-22 11:30; publish a new alert",
        ),
        (
            {"expires": "2026-11-22 10:00"},
            "“floud” is no current alert: “Flood at the quay” is over, ended by itself at 2026-11-22 10:00; "
            "write flood to say that it holds again",
        ),
    ],
)
def test_of_an_alert_that_is_over_it_says_so_and_since_when(room: Newsroom, fields: dict[str, str], said: str) -> None:
    one = alert(room, **fields)
    with pytest.raises(Mistyped) as refused:
        running.choose([one], "floud", NOW)
    assert str(refused.value) == said
    leak = alert(room, "leak", "Gas leak")
    with pytest.raises(Mistyped, match=r"is over, .*; current are leak \(Gas leak\)"):
        running.choose([one, leak], "floud", NOW)
    assert running.choose([one], "flood", NOW) == one


def test_an_update_stands_first_and_says_when_there_is_more(room: Newsroom) -> None:
    one = alert(
        room, updates="[{date: 2026-11-22 10:00, text: Old}]", next_update="2026-11-22 11:00", streets="[Fish Street]"
    )
    report = Report(
        text='Water: "falls" $(x) #1', next_update="in 1 hour", severity="emergency", streets="fish street, Quay Lane",
        what_to_do="Stay.",
    )  # fmt: skip
    found = amended(room, one, report)
    assert [update.text for update in found.updates] == ['Water: "falls" $(x) #1', "Old"]
    assert (found.updates[0].date, found.next_update) == (NOW, at("2026-11-22 13:00"))
    assert (found.severity, found.streets, found.instruction) == ("emergency", ("Fish Street", "Quay Lane"), "Stay.")


def test_an_empty_report_says_that_all_still_holds(room: Newsroom) -> None:
    found = amended(
        room, alert(room, next_update="2026-11-22 11:00", instruction="Go."), Report(next_update="as it is")
    )
    assert found.updates[0].text == "What this alert says still holds."
    assert (found.next_update, found.instruction, found.severity) == (at("2026-11-22 11:00"), "Go.", "major")


@pytest.mark.parametrize("nothing", ["none", "-", "None."])
def test_a_word_for_nothing_in_an_update_is_the_same_as_leaving_the_field_alone(room: Newsroom, nothing: str) -> None:
    one = alert(room, instruction="Go.", streets="[Fish Street]")
    found = amended(room, one, Report(text=nothing, streets=nothing, what_to_do=nothing, severity=nothing))
    assert found.updates[0].text == "What this alert says still holds."
    assert (found.streets, found.instruction, found.severity) == (("Fish Street",), "Go.", "major")
    over = amended(room, alert(room, "b", "Other"), Report(text=nothing, what_to_do=nothing, is_over=True)).stood_down
    assert over and over.text == "This is over."


def test_no_further_update_takes_the_promise_away(room: Newsroom) -> None:
    assert amended(room, alert(room, next_update="2026-11-22 11:00"), Report(next_update="none")).next_update is None


def test_it_holds_longer_where_it_would_expire_before_there_is_more(room: Newsroom) -> None:
    found = amended(room, alert(room, expires="2026-11-22 12:30"), Report(next_update="in 1 hour"))
    assert found.expires == at("2026-11-23 01:00")
    kept = amended(room, alert(room, "b", "Other", expires="2026-11-25 12:30"), Report(next_update="in 1 hour"))
    assert kept.expires == at("2026-11-25 12:30")


@pytest.mark.parametrize(("more", "until"), [
    ("as it is", "2026-11-23 01:00"), ("none", "2026-11-23 01:00"), ("in 4 hours", "2026-11-23 04:00"), ("in 30 minutes", "2026-11-23 01:00"),
])  # fmt: skip
@pytest.mark.parametrize("expires", ["2026-11-22 10:00", "2026-11-22 12:00", "2026-11-22 12:20"])
def test_an_update_of_an_alert_that_has_ended_or_is_about_to_stands_long_enough_to_be_read(
    room: Newsroom, expires: str, more: str, until: str
) -> None:
    one = alert(room, expires=expires, next_update="2026-11-22 09:30")
    found = amended(room, one, Report(text="New", next_update=more))
    assert found.expires == at(until)
    assert life.is_current(found, NOW)


def test_a_promise_that_is_kept_as_it_is_counts_too(room: Newsroom) -> None:
    one = alert(room, expires="2026-11-22 15:00", next_update="2026-11-22 18:00")
    assert amended(room, one, Report(text="New", next_update="as it is")).expires == at("2026-11-23 06:00")


def test_an_alert_that_only_a_person_ends_stays_so(room: Newsroom) -> None:
    assert amended(room, alert(room), Report(text="New", next_update="none")).expires is None


AHEAD = (
    "[{date: 2026-11-23 06:00, text: Later}, {date: 2026-11-22 12:05, text: Soon}, {date: 2026-11-22 10:00, text: Old}]"
)


def test_an_update_can_be_read_at_once_though_the_file_holds_some_for_later(room: Newsroom) -> None:
    one, report = alert(room, updates=AHEAD), Report(text="Leave now.", next_update="in 2 hours")
    found = amended(room, one, report)
    assert [(update.text, f"{update.date:%H:%M}") for update in found.updates] == [
        ("Later", "06:00"), ("Soon", "12:05"), ("Leave now.", "12:00"), ("Old", "10:00"),
    ]  # fmt: skip
    seen = life.shown(found, NOW)
    assert isinstance(seen, Alert) and (seen.updates[0].text, seen.promised) == ("Leave now.", at("2026-11-22 14:00"))
    assert list(running.notes(one, report, NOW)) == [
        "its file holds an update for 2026-11-23 06:00, which stays: “Later”",
        "its file holds an update for 2026-11-22 12:05, which stays: “Soon”",
    ]


def test_what_is_over_is_over_at_once_and_says_nothing_later(room: Newsroom) -> None:
    one, report = (
        alert(room, updates=AHEAD, stood_down="{date: 2026-11-23 07:00, text: Over.}"),
        Report(text="Dry.", is_over=True),
    )
    found = amended(room, one, report)
    assert found.stood_down and (found.stood_down.date, found.stood_down.text) == (NOW, "Dry.")
    assert [update.text for update in found.updates] == ["Old"]
    assert life.phase(found, NOW) == "stood_down"
    assert list(running.notes(one, report, NOW)) == [
        "since it is over, what the file held for 2026-11-23 07:00 is taken out: “Over.”",
        "since it is over, what the file held for 2026-11-23 06:00 is taken out: “Later”",
        "since it is over, what the file held for 2026-11-22 12:05 is taken out: “Soon”",
    ]
    assert list(running.notes(alert(room, "b", "Other"), report, NOW)) == []


def test_what_an_alert_that_is_over_has_no_use_for_is_said_and_not_taken(room: Newsroom) -> None:
    one = alert(room, streets="[Fish Street]", next_update="2026-11-22 14:00")
    report = Report(
        is_over=True, severity="Emergency", streets="Quay Lane;\nElm Row", next_update="in 4 hours", what_to_do="Boil water."
    )  # fmt: skip
    found = amended(room, one, report)
    assert (found.severity, found.streets, found.promised) == ("major", ("Fish Street",), at("2026-11-22 14:00"))
    assert list(running.notes(one, report, NOW)) == [
        "since it is over, this was not taken: severity (Emergency), streets (Quay Lane; Elm Row), next update (in 4 hours)"
    ]


@pytest.mark.parametrize("next_update", ["", "in 2 hours", "As it is", "none", "-"])
def test_what_a_form_says_when_nobody_touches_it_is_no_loss(room: Newsroom, next_update: str) -> None:
    report = Report(is_over=True, severity="as it is", streets="none", next_update=next_update)
    assert list(running.notes(alert(room), report, NOW)) == []


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ({"stood_down": "{date: 2026-11-23 06:00, text: Gone.}"}, "stood down"),
        ({"withdrawn": "{date: 2026-11-23 06:00, reason: Gone.}"}, "withdrawn"),
    ],
)
def test_an_alert_that_ends_later_takes_updates_until_then(room: Newsroom, field: dict[str, str], what: str) -> None:
    one, report = alert(room, **field), Report(text="Leave now.")
    found = life.shown(amended(room, one, report), NOW)
    assert isinstance(found, Alert) and found.updates[0].text == "Leave now."
    assert list(running.notes(one, report, NOW)) == [f"it is {what} at 2026-11-23 06:00, as its file says: “Gone.”"]
    with pytest.raises(Mistyped, match=f"is over, {what} at 2026-11-23 06:00; publish a new alert"):
        running.amend(b"", one, report, "B", WORDS, at("2026-11-23 06:00"))


def test_an_alert_that_ran_out_before_it_was_to_be_stood_down_ended_by_itself(room: Newsroom) -> None:
    one = alert(room, expires="2026-11-22 10:00", stood_down="{date: 2026-11-23 06:00, text: Gone.}")
    with pytest.raises(Mistyped, match="is over, ended by itself at 2026-11-22 10:00; write flood to say that it"):
        running.choose([one], "floud", NOW)


def test_it_is_stood_down_in_words_and_then_over(room: Newsroom) -> None:
    found = amended(room, alert(room), Report(text="The water is gone.", is_over=True))
    assert found.stood_down and (found.stood_down.text, found.stood_down.date) == ("The water is gone.", NOW)
    assert not found.updates
    with pytest.raises(Mistyped, match="is over, stood down at 2026-11-22 12:00; publish a new alert"):
        running.amend(b"", found, Report(text="More"), "B", WORDS, NOW)
    assert amended(room, alert(room, "b", "Other"), Report(is_over=True)).stood_down.text == "This is over."  # type: ignore[union-attr]
    still = Report(text="The water is gone.", what_to_do="Boil water until Tuesday.", is_over=True)
    assert (
        amended(room, alert(room, "c", "Third"), still).stood_down.text
        == "The water is gone. Boil water until Tuesday."
    )  # type: ignore[union-attr]


def test_who_says_more_alone_needs_a_sign_off_again(room: Newsroom) -> None:
    one = alert(room, published_by="A", signed_off="{date: 2026-11-22 10:00, by: C}")
    found = amended(room, one, Report(text="New"))
    assert (found.published_by, found.signed_off) == ("B", None)


def test_what_waits_for_a_sign_off_is_listed_the_oldest_first_until_it_is_given(room: Newsroom) -> None:
    alert(room, "b", "Later", published_by="A. Duty")
    first = alert(room, "a", "First", published_by="S. Duty", date="2026-11-21 23:31")
    alert(room, "c", "Nobody alone")
    alert(room, "d", "Not public yet", published_by="A", date="2026-11-30")
    items = room.read().items
    assert signing.note(items, NOW).splitlines() == [
        "Waiting for a second person's sign-off:",
        "  news/2026/11/a.md: First (S. Duty, since 2026-11-21 23:31)",
        "  news/2026/11/b.md: Later (A. Duty, since 2026-11-22 09:00)",
    ]
    file = room.root / first.path
    file.write_bytes(signing.sign(file.read_bytes(), first, " C. “Chief” ", NOW))
    assert room.said() == []
    (signed,) = [i for i in room.read().items if i.path == first.path]
    assert isinstance(signed, Alert) and signed.signed_off and signed.signed_off.by == "C. “Chief”"
    assert "First" not in signing.note(room.read().items, NOW)


@pytest.mark.parametrize(
    ("fields", "by", "said"),
    [
        ({"published_by": "S. Duty"}, "s. duty", "“s. duty” published it; somebody else signs it off"),
        ({"published_by": "S. Duty"}, " ", "by: is empty; write who signs it off"),
        ({}, "B", "needs no sign-off"),
        (
            {"published_by": "S", "signed_off": "{date: 2026-11-22 10:00, by: C}"},
            "B",
            "was signed off by C on 2026-11-22 10:00",
        ),
    ],
)
def test_a_sign_off_that_cannot_be_given_is_a_sentence(
    room: Newsroom, fields: dict[str, str], by: str, said: str
) -> None:
    with pytest.raises(Mistyped, match=said):
        signing.sign(b"", alert(room, **fields), by, NOW)


def test_what_is_over_already_is_signed_off_by_a_word_of_its_headline_too(room: Newsroom) -> None:
    one = alert(room, "a", published_by="A", stood_down="{date: 2026-11-22 11:00, text: Gone.}")
    assert signing.choose([one], "quay", NOW) == one
    with pytest.raises(Mistyped, match="is no alert"):
        signing.choose([one], "snow", NOW)


def test_who_signs_off_names_one_of_several_that_wait(room: Newsroom) -> None:
    alert(room, published_by="A")
    known = running.alerts(room.root, room.settings)
    assert signing.choose(known, "", NOW).title == "Flood at the quay"
    alert(room, "b", "Snow", published_by="A", date="2026-11-22 10:00")
    known = running.alerts(room.root, room.settings)
    with pytest.raises(Mistyped, match="2 alerts wait; say which:"):
        signing.choose(known, "", NOW)
    assert (signing.choose(known, "latest", NOW).title, signing.choose(known, "flood", NOW).title) == (
        "Snow",
        "Flood at the quay",
    )
    with pytest.raises(Mistyped, match="nothing waits for a sign-off"):
        signing.choose([], "", NOW)
