"""One field of a file changed where it stands."""

from __future__ import annotations

import pytest
from newsroom import amending, source

ENTRY = {"date": "2026-11-22 12:00", "text": '"c: \\"d\\""'}
SAID = {"date": "2026-11-22 12:00", "text": 'c: "d"'}
OLD = {"date": "2026-11-20", "text": "a"}


def fields(above: str) -> dict[str, object]:
    return source.read("news/x.md", f"---\n{above}---\n".encode()).fields


@pytest.mark.parametrize(
    "above",
    [
        "title: T\nupdates:\n  - date: 2026-11-20\n    text: a\nkind: alert\n",
        "title: T\nupdates:\n- date: 2026-11-20\n  text: a\nkind: alert\n",
        "title: T\nupdates:\n  # the newest first\n  - {date: 2026-11-20, text: a}\nkind: alert\n",
        "title: T\nupdates: [{date: 2026-11-20, text: a}]\nkind: alert\n",
        "{title: T, updates: [{date: 2026-11-20, text: a}], kind: alert}\n",
    ],
)
def test_an_entry_stands_before_all_others_however_the_list_is_written(above: str) -> None:
    found = fields(amending.with_entry(above, "updates", ENTRY))
    assert found == {"title": "T", "updates": [SAID, OLD], "kind": "alert"}


LISTS = [
    "title: T\nupdates:\n  - date: 2026-11-20\n    text: a\n  # older\n  - date: 2026-11-19\n    text: b # b\n# kinds\nkind: alert\n",
    "title: T\r\nupdates:\r\n- date: 2026-11-20\r\n  text: a\r\n- date: 2026-11-19\r\n  text: |-\r\n    b\r\nkind: alert\r\n",
    "title: T\nupdates:\n  - {date: 2026-11-20, text: a}\n  - {date: 2026-11-19, text: b}\nkind: alert\n",
    "title: T\nupdates: [{date: 2026-11-20, text: a}, {date: 2026-11-19, text: b}]\nkind: alert\n",
    "{title: T, updates: [ {date: 2026-11-20, text: a}, {date: 2026-11-19, text: b} ], kind: alert}\n",
]
OLDER = {"date": "2026-11-19", "text": "b"}


@pytest.mark.parametrize("above", LISTS)
@pytest.mark.parametrize(("behind", "entries"), [(1, [OLD, SAID, OLDER]), (2, [OLD, OLDER, SAID])])
def test_an_entry_stands_behind_as_many_as_are_counted(above: str, behind: int, entries: list[object]) -> None:
    found = amending.with_entry(above, "updates", ENTRY, behind)
    assert fields(found) == {"title": "T", "updates": entries, "kind": "alert"}
    assert found.count("\r\n") == (found.count("\n") if "\r" in above else 0)
    assert ("# kinds\nkind" in found, "# b\n" in found) == ("# kinds" in above, "# b" in above)


@pytest.mark.parametrize("above", LISTS)
def test_the_first_entries_go_and_all_else_stays(above: str) -> None:
    assert amending.without_first(above, "updates", 0) == above
    assert fields(amending.without_first(above, "updates", 1)) == {"title": "T", "updates": [OLDER], "kind": "alert"}
    none = fields(amending.without_first(above, "updates", 2))
    assert (none.pop("updates", []), none) == ([], {"title": "T", "kind": "alert"})


@pytest.mark.parametrize(
    "above", ["title: T\n", "title: T\nupdates:\n", "title: T\nupdates: []\n", "{title: T}\n", "title: T\r\n"]
)
def test_a_list_is_begun_where_there_is_none(above: str) -> None:
    found = amending.with_entry(above, "updates", ENTRY)
    assert fields(found) == {"title": "T", "updates": [SAID]}
    assert found.count("\r\n") == (found.count("\n") if "\r" in above else 0)


@pytest.mark.parametrize(
    "above",
    [
        "a: 1\nstreets: [x, y]\n# a comment\nb: 2\n",
        "a: 1\nstreets:\n  - x\n  - y\n# a comment\nb: 2\n",
        "a: 1\nstreets: >\n  x\n  y\n# a comment\nb: 2\n",
        "a: 1\nstreets:\n# a comment\nb: 2\n",
        "a: 1\nb: 2\n# a comment\n",
    ],
)
def test_a_field_says_something_else_and_what_stands_around_it_stays(above: str) -> None:
    found = amending.with_line(above, "streets", '["z"]')
    assert fields(found) == {"a": "1", "streets": ["z"], "b": "2"}
    assert "\n# a comment\n" in found


def test_a_field_goes_with_all_its_lines_and_nothing_else() -> None:
    above = "a: 1\nsigned_off:\n  date: 2026-11-20\n  by: B\n# a comment\nb: 2\n"
    assert amending.without(above, "signed_off") == "a: 1\n# a comment\nb: 2\n"
    assert amending.without(above, "c") == above


@pytest.mark.parametrize("above", ["a: 1\n", "a: 1\nby:\n", "{a: 1}\n"])
def test_a_field_of_parts_stands_below_all_others(above: str) -> None:
    assert fields(amending.with_parts(above, "by", {"date": "2026-11-20", "by": '"B"'})) == {
        "a": "1",
        "by": {"date": "2026-11-20", "by": "B"},
    }
