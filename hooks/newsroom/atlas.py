"""Where every place lies, by its boundary or else by its point: what maps are drawn from and what their data say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsroom import charts, geometry, works
from newsroom.boundaries import Boundaries
from newsroom.charts import Chart, Figure, Role
from newsroom.folio import Folio
from newsroom.outlines import Point, Ring
from newsroom.settings import Settings

Near = Iterable[tuple[Role, Iterable[str]]]


@dataclass(frozen=True)
class Atlas:
    """The places of one newsroom; all else that a map shows of them stands in the settings."""

    settings: Settings
    boundaries: Boundaries = field(default_factory=Boundaries)
    folio: Folio | None = None  # what was drawn before

    @property
    def basis(self) -> str:
        """What differs when any map may, though the settings are the same."""
        return works.digest(self.boundaries.digest, repr(self.boundaries.problems))

    def locates(self, key: str) -> bool:
        """Whether anything is known of where the place lies."""
        return key in self.boundaries.boxes or self.settings.places[key].point is not None

    def chart(self, key: str, near: Near) -> Chart | None:
        """The map of a place with what is near, whose numbers follow that order."""
        return self._drawn(key, lambda: [*self._figures("place", (key,)), *self._near(key, near)])

    def whole(self, keys: Iterable[str]) -> Chart | None:
        """The map of all of these."""
        return self._drawn("", lambda: list(self._figures("all", keys)))

    def geometry(self, key: str) -> dict[str, Any] | None:
        """As GeoJSON, https://www.rfc-editor.org/rfc/rfc7946#section-3.1; None stands for a place that nobody has located."""
        if shape := self.boundaries.shapes().get(key):
            polygons = [[_turned(ring, -1 if n else 1) for n, ring in enumerate(polygon)] for polygon in shape]
            is_one = len(polygons) == 1
            return {"type": "Polygon" if is_one else "MultiPolygon", "coordinates": polygons[0] if is_one else polygons}
        return self.spot(key)

    def spot(self, key: str) -> dict[str, Any] | None:
        """The point of a place as GeoJSON, or the middle of its boundary where the settings name none."""
        point = self._point(key)
        return {"type": "Point", "coordinates": [round(x, 5) for x in point]} if point else None

    def _drawn(self, key: str, figures: Callable[[], Sequence[Figure]]) -> Chart | None:
        def draw() -> Chart | None:
            return charts.draw(figures(), self.boundaries.shapes)

        return self.folio.get(key, draw) if self.folio else draw()

    def _point(self, key: str) -> Point | None:
        if named := self.settings.places[key].point:
            return named[1], named[0]
        box = self.boundaries.boxes.get(key)
        return geometry.middle(box) if box else None

    def _near(self, key: str, near: Near) -> Iterator[Figure]:
        shown = {key}
        for role, keys in near:
            fresh = [one for one in keys if one not in shown]
            yield from self._figures(role, fresh)
            shown.update(fresh)

    def _figures(self, role: Role, keys: Iterable[str]) -> Iterator[Figure]:
        for key in keys:
            name, depth = self.settings.place_name(key), len(self.settings.holders[key])
            yield Figure(key, name, role, self.boundaries.boxes.get(key), self._point(key), depth)


def _turned(ring: Ring, sign: int) -> Ring:
    """An outer ring runs counterclockwise, a hole clockwise."""
    return ring if geometry.area(ring) * sign > 0 else ring[::-1]
