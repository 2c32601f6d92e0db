"""Judges the built site by IBM's engine, Lighthouse and our own budgets, prints one table by page, exits 1 if one fails.

usage: judge.py SITE
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import equal_access
import lighthouse
import serving
import yaml
from test_browser import PAGES

AIM = 0.95  # for performance, which is printed and not asked for: it depends on the machine
_ASKED = ("accessibility", "best-practices", "seo")
_HEAD = ("IBM", "access", "best", "SEO", "shift", "perf", "bytes", "of", "requests", "of", "unpacked")
_EVERY = PAGES | {"search with results": "search/?q=library", "missing": "404.html"}

Budget = dict[str, Any]


def main(site: Path) -> int:
    budgets = _there(site)
    addresses = _EVERY | {name: str(budget["address"]) for name, budget in budgets.items()}
    with serving.served(site) as root:
        broken = equal_access.failures(root, addresses)
        views = {name: lighthouse.view(root + addresses[name]) for name in budgets}
    print(_row("", _HEAD))
    for name, view in views.items():
        print(_row(name, _cells(len(broken[name]), view, budgets[name])))
    wrong = [f"{name}: {said}" for name in views for said in _wrong(views[name], budgets[name])]
    wrong += [f"{name}: IBM, {said}" for name, found in broken.items() for said in found]
    print(f"\nIBM Equal Access: {len(broken)} pages, narrow and wide, light and dark: "
          f"{sum(map(len, broken.values()))} failures")  # fmt: skip
    slow = [name for name, view in views.items() if view.scores["performance"] < AIM]
    if slow:
        print(f"Performance below the aim of {AIM}, which asks nothing: {', '.join(slow)}")
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    return int(bool(wrong))


def _there(site: Path) -> dict[str, Budget]:
    """The pages that have a budget, none of which may be missing."""
    listed: dict[str, Budget] = yaml.safe_load((Path(__file__).parent / "budgets.yml").read_text(encoding="utf-8"))
    there = {name: budget for name, budget in listed.items() if (site / budget["address"] / "index.html").is_file()}
    if missing := sorted(listed.keys() - there.keys()):
        raise SystemExit(f"pages that have a budget are not in the site: {', '.join(missing)}")
    return there


def _wrong(view: lighthouse.View, budget: Budget) -> Iterator[str]:
    asked = ("accessibility", "best-practices") if budget.get("is_unlisted") else _ASKED
    for name in asked:
        if view.scores[name] != 1:
            yield f"Lighthouse, {name} is {view.scores[name]:.2f} and not 1.00: {', '.join(view.lost)}"
    if view.shift:
        yield f"the layout shifts by {view.shift:.3f}"
    for name in ("bytes", "requests", "unpacked"):
        if name in budget and getattr(view, name) > budget[name]:
            yield f"{getattr(view, name):,} {name}, where budgets.yml allows {budget[name]:,}"


def _cells(broken: int, view: lighthouse.View, budget: Budget) -> tuple[str, ...]:
    scores = (f"{view.scores[name]:.2f}" for name in _ASKED)
    sizes = (f"{view.bytes:,}", f"{budget['bytes']:,}", str(view.requests), str(budget["requests"]))
    return (
        str(broken),
        *scores,
        f"{view.shift:.2f}",
        f"{view.scores['performance']:.2f}",
        *sizes,
        f"{view.unpacked:,}",
    )


def _row(name: str, cells: tuple[str, ...]) -> str:
    return f"{name:<24}" + "".join(f"{cell:>10}" for cell in cells)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
