"""A row of cottages that comes nearer from left to right, with trees behind and gardens before them."""

from __future__ import annotations

from sample_pictures.canvas import Canvas
from sample_pictures.houses import house
from sample_pictures.scenery import foliage

PANES = ("#7d9aa8", "#8fb0b4", "#6d8a9e", "#f6dfa8")
WALLS = ("#f4e6c8", "#e7b08c", "#efd3a0", "#d98f78", "#f6ecd8", "#c9d3c0", "#efc4a0", "#e9dcc0")
ROOFS = ("#8a5a52", "#6b6478", "#9c6650", "#7a5a62")
DOORS = ("#2f5a73", "#a8353a", "#4d6b4a", "#37405a")
STEPS = (
    (746, 566),
    (812, 574),
    (884, 584),
    (964, 597),
    (1054, 613),
    (1158, 632),
    (1280, 655),
    (1424, 683),
    (1598, 716),
)


def row(c: Canvas) -> None:
    """The houses first, since all that is green stands before them."""
    _houses(c)
    _trees(c)
    _gardens(c)


def _houses(c: Canvas) -> None:
    for i, (x, y) in enumerate(STEPS):
        wide = (STEPS[i + 1][0] - x) if i + 1 < len(STEPS) else 220
        with c.at(x, y + 10), c.veiled("#f4e8c4", max(0.0, 0.46 - i * 0.06)):
            house(
                c,
                wide,
                wide * 0.86,
                wide * 0.44,
                WALLS[i % 8],
                ROOFS[i % 4],
                PANES,
                gable=i in (2, 5),
                columns=2,
                rows=2,
                door=DOORS[i % 4],
                chimneys=(0.14, 0.86),
                seed=i,
            )


def _trees(c: Canvas) -> None:
    for x, y, size, seed in ((720, 560, 0.42, 5), (1262, 652, 0.62, 6), (1790, 770, 1.1, 7)):
        foliage(
            c,
            x,
            y - 30 * size,
            64 * size,
            60 * size,
            ("#4f7f4a", "#6d9a52", "#94b866", "#b9cf84"),
            11 * size,
            seed,
            0.9,
        )


def _gardens(c: Canvas) -> None:
    for i, (x, y) in enumerate(STEPS[1:]):
        size = 0.3 + i * 0.13
        foliage(
            c, x - 14 * size, y + 14, 42 * size, 17 * size, ("#5a8a4a", "#7aa558", "#a3c06e"), 7 * size, 40 + i, 0.9
        )
