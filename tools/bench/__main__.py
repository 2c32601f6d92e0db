"""usage: make bench [SIZE=10000] [GROWTH=1]

Measures this newsroom and its peers over SIZE generated items and writes docs/manual/performance.md from what was measured.
With GROWTH also over ten times as many. Ends with 1 where a figure that was tried is missing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench import figures, plot, report
from bench.run import run

ROOT = Path(__file__).parents[2]
WORKSHOP = ROOT / ".cache/bench"
PAGE = ROOT / "docs/manual/performance.md"


def main() -> int:
    """Measure, write the page, and say what is missing."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="how many items")
    parser.add_argument("--growth", action="store_true", help="also ten times as many")
    parser.add_argument(
        "--again", action="store_true", help="measure nothing; write the page from the last run's figures"
    )
    chosen = parser.parse_args()
    if chosen.size < 20:
        parser.error("SIZE: 20 items at least")
    kept = WORKSHOP / "figures.json"
    results = figures.load(kept) if chosen.again else run(WORKSHOP, chosen.size, chosen.growth)
    figures.save(results, kept)
    PAGE.write_text(report.render(results), encoding="utf-8")
    PAGE.with_suffix(".svg").write_text(plot.render(results), encoding="utf-8")
    missing = list(results.failed())
    for series in missing:
        print(f"not measured: {series.size:,} items, {series.work}, {series.side}: {series.missing}", file=sys.stderr)
    print(f"wrote {PAGE.relative_to(ROOT)}", file=sys.stderr)
    return 1 if missing else 0


try:
    sys.exit(main())
except KeyboardInterrupt:
    sys.exit("stopped; the page is as it was")
