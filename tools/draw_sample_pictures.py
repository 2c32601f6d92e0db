"""Draw every picture of the sample newsroom again, from nothing: python tools/draw_sample_pictures.py

The same bytes each time, with the Pillow that the lock names. Names may be given: … harbour bus
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

NEWS = Path(__file__).resolve().parent.parent / "news"
PICTURES = {
    "bridge": "2026/11/quay-bridge-night-closures.jpg",
    "bus": "2026/07/route-7-evening-buses.jpg",
    "chamber": "2026/05/mayor-elected-live-captions.jpg",
    "apprentices": "2026/09/eleven-apprentices.jpg",
    "beach": "2026/08/lifeguards-stay-stoke-saltings.jpg",
    "exchange": "2026/11/corn-exchange.jpg",
    "floodwall": "2026/11/saltings-flood-wall-finished.jpg",
    "harbour": "2026/11/harbour-library-reopens.jpg",
    "lights": "2026/11/winter-lights-trail.jpg",
    "market": "2026/10/saturday-market-returns.jpg",
    "marsh": "2025/05/abbots-marsh-litter-pick.jpg",
    "memorial": "2026/10/remembrance-sunday.jpg",
    "park": "2025/11/fernhill-park-tree-planting.jpg",
    "play": "2026/11/play-area-stoke-saltings.jpg",
    "school": "2026/09/abbots-green-school-wing-opens.jpg",
    "solar": "2026/09/leisure-centre-solar-panels.jpg",
    "stars": "2026/11/dark-skies-night.jpg",
    "street": "2026/10/paper-card-bins-northgate-fernhill.jpg",
}


def main(names: list[str]) -> None:
    """Draw the pictures of these names, or all, and say how large each file is."""
    for name in names or PICTURES:
        target = NEWS / PICTURES[name]
        picture = import_module(f"sample_pictures.{name}").draw()
        picture.save(target, quality=80, optimize=True, progressive=True, subsampling="4:2:0")
        print(f"{target.relative_to(NEWS.parent)}  {target.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
