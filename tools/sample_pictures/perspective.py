"""A camera: points in space, in metres, become points on the canvas."""

from __future__ import annotations

from dataclasses import dataclass

from sample_pictures.canvas import Canvas, Fill, Point

Space = tuple[float, float, float]  # to the right, up, away from the eye


@dataclass(frozen=True)
class Camera:
    """An eye `height` metres up that looks straight ahead; the vanishing point is at `x, y` on the canvas."""

    canvas: Canvas
    x: float = 900
    y: float = 520
    height: float = 1.7
    zoom: float = 1300

    def point(self, p: Space) -> Point:
        return self.x + self.zoom * p[0] / p[2], self.y - self.zoom * (p[1] - self.height) / p[2]

    def size(self, away: float) -> float:
        """How many units one metre takes at this distance."""
        return self.zoom / away

    def quad(self, a: Space, b: Space, c: Space, d: Space, fill: Fill, alpha: float = 1, across: bool = False) -> None:
        """A flat four-sided shape."""
        self.canvas.poly([self.point(p) for p in (a, b, c, d)], fill, alpha, across=across)

    def shape(self, points: list[Space], fill: Fill, alpha: float = 1, blur: float = 0) -> None:
        """A flat shape with any number of corners."""
        self.canvas.poly([self.point(p) for p in points], fill, alpha, blur)

    def side(self, x: float, low: float, high: float, near: float, far: float, fill: Fill, alpha: float = 1) -> None:
        """An upright wall that runs away from the eye."""
        self.quad((x, low, near), (x, high, near), (x, high, far), (x, low, far), fill, alpha)

    def front(
        self, left: float, right: float, low: float, high: float, away: float, fill: Fill, alpha: float = 1
    ) -> None:
        """An upright wall that faces the eye."""
        self.quad((left, low, away), (right, low, away), (right, high, away), (left, high, away), fill, alpha)

    def floor(
        self, left: float, right: float, up: float, near: float, far: float, fill: Fill, alpha: float = 1
    ) -> None:
        """A level surface, `up` metres above the ground."""
        self.quad((left, up, near), (right, up, near), (right, up, far), (left, up, far), fill, alpha)
