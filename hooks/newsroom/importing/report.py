"""What an import did or would do: a page to read, and the whole of it for the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsroom.importing.notes import SORTS
from newsroom.importing.plan import Outcome, Plan

_SHOWN = 3  # notes of each sort in the summary


def summary(plan: Plan, written: bool) -> str:
    """Counts, reasons, and the first notes of each sort."""
    return "\n".join([*_account(plan, written), *_reasons(plan), "", *_notes(plan, _SHOWN)]).rstrip() + "\n"


def whole(plan: Plan, written: bool) -> str:
    """Every file with where it ended, and every note."""
    lines = [*_account(plan, written), "", "Files", ""]
    lines += [f"{o.source} -> {o.path}" if o.end == "imported" else f"{o.source}: {_said(o)}" for o in plan.outcomes]
    return "\n".join([*lines, "", *_notes(plan, None)]).rstrip() + "\n"


def counts(plan: Plan) -> dict[str, int]:
    """Notes by sort."""
    return dict(Counter(note.sort for outcome in plan.outcomes for note in outcome.notes))


def counted(number: int, one: str, several: str) -> str:
    """1 file, 2 files"""
    return f"{number:,} {one if number == 1 else several}"


def _account(plan: Plan, written: bool) -> Iterator[str]:
    imported, present, refused = (plan.ended(end) for end in ("imported", "present", "refused"))
    pictures = sum(len(o.files) for o in imported)
    verb = "imported" if written else "to import"
    yield (
        f"{counted(len(plan.outcomes), 'file', 'files')}: {len(imported):,} {verb} with "
        f"{counted(pictures, 'picture or file', 'pictures and files')}, "
        f"{len(present):,} already imported, {len(refused):,} refused"
    )
    addresses, dates = sum(len(o.aliases) for o in imported), sum(bool(o.expires) for o in imported)
    if addresses or dates:
        old = counted(addresses, "old address that leads", "old addresses that lead")
        yield f"  with {old} to them, and {counted(dates, 'date', 'dates')} of expiry"


def _reasons(plan: Plan) -> Iterator[str]:
    reasons = Counter(o.reason for o in plan.ended("refused"))
    for reason, count in sorted(reasons.items(), key=lambda r: (-r[1], r[0])):
        first = next(o.source for o in plan.ended("refused") if o.reason == reason)
        yield f"  refused, {count:,}: {reason} ({first}{' …' if count > 1 else ''})"


def _said(outcome: Outcome) -> str:
    return f"already imported as {outcome.path}" if outcome.end == "present" else f"refused: {outcome.reason}"


def _notes(plan: Plan, limit: int | None) -> Iterator[str]:
    for sort, heading in SORTS.items():
        found = [(o, n) for o in plan.outcomes for n in o.notes if n.sort == sort]
        if not found:
            continue
        yield f"{heading}: {len(found):,}"
        for outcome, note in found[:limit]:
            yield f"  {outcome.source}:{note.line}: {note.message}"
        if limit and len(found) > limit:
            yield f"  … and {len(found) - limit:,} more"
        yield ""
