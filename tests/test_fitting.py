"""Less of what is least grave, and nothing dropped before all is as short as it can be."""

from __future__ import annotations

from newsroom import fitting
from newsroom.fitting import LEVELS

LAST = len(LEVELS) - 1


def cost(number: int, level: int) -> int:
    return 10 * (len(LEVELS) - level)


def test_all_is_given_where_it_fits() -> None:
    assert fitting.levels(3, cost, 330) == [0, 0, 0]
    assert fitting.levels(0, cost, 0) == []


def test_what_is_least_grave_is_shortened_first_and_each_by_a_step_before_any_by_two() -> None:
    assert fitting.levels(3, cost, 320) == [0, 0, 1]
    assert fitting.levels(3, cost, 295) == [1, 1, 2]


def test_nothing_is_dropped_before_all_is_as_short_as_it_can_be() -> None:
    assert fitting.levels(3, cost, 30) == [LAST] * 3
    assert fitting.levels(3, cost, 29) == [LAST] * 2
    assert fitting.levels(3, cost, 5) == []


def test_what_begins_shorter_is_never_made_longer() -> None:
    assert fitting.levels(2, cost, 159, [3, 4]) == [3, 4]
    assert fitting.levels(2, cost, 149, [3, 4]) == [4, 4]


def test_room_that_is_over_goes_to_the_gravest() -> None:
    def steep(number: int, level: int) -> int:
        return 100 if level == 0 else 20

    assert fitting.levels(3, steep, 199) == [0, 1, 1]
    assert fitting.levels(3, steep, 139) == [1, 1, 1]


def test_lines_are_counted_block_by_block() -> None:
    assert fitting.lines("<p>short</p>", 40) < fitting.lines("<p>short</p><p>short</p>", 40)
    assert fitting.lines(f"<p>{'word ' * 100}</p>", 50) >= 10
