"""The boundaries from which maps are drawn."""

from __future__ import annotations

from trial import Trial, boundaries, in_its_place

from edits.register import edit


@edit
def boundary_changed(t: Trial) -> None:
    t.save("places/boundaries.geojson", boundaries(round(50.73 + t.chance.randrange(1, 900) / 10_000, 4)))


@edit
def boundary_of_the_same_length_and_time(t: Trial) -> None:
    file = t.save("places/boundaries.geojson", boundaries(50.7311))
    t.build()
    in_its_place(file, boundaries(round(50.7313 + t.chance.randrange(40) / 5000, 4)).encode())


@edit
def boundaries_broken_or_mended(t: Trial) -> str:
    file = t.root / "places/boundaries.geojson"
    broken = file.exists() and file.read_text() != "{"
    t.save("places/boundaries.geojson", "{" if broken else boundaries())
    return "broken" if broken else "mended"


@edit
def boundaries_taken_away_or_brought(t: Trial) -> str:
    file = t.root / "places/boundaries.geojson"
    if file.exists():
        file.unlink()
        return "taken away"
    t.save("places/boundaries.geojson", boundaries())
    return "brought"
