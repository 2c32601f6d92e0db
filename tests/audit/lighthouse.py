"""Lighthouse on a phone: its scores, and what the first view took."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browsing import browser_arguments

_PROGRAM = Path(__file__).parent / "node_modules/.bin/lighthouse"
_CATEGORIES = ("accessibility", "best-practices", "seo", "performance")


@dataclass(frozen=True)
class View:
    """A first view: scores by category, from 0 to 1; how far its layout moved; bytes over the line, requests.

    `unpacked` is the size of the page itself, `lost` names the audits that cost a score.
    """

    scores: dict[str, float]
    shift: float
    bytes: int
    requests: int
    unpacked: int
    lost: tuple[str, ...]


def view(address: str) -> View:
    """What Lighthouse finds at `address`."""
    report = _report(address)
    audits = report["audits"]
    asked = [r for r in audits["network-requests"]["details"]["items"] if r["url"].startswith("http")]
    return View(
        {name: report["categories"][name]["score"] for name in _CATEGORIES},
        audits["cumulative-layout-shift"]["numericValue"],
        sum(int(r["transferSize"]) for r in asked),
        len(asked),
        int(asked[0]["resourceSize"]),
        tuple(_lost(report)),
    )


def _report(address: str) -> dict[str, Any]:
    browser = browser_arguments()
    flags = " ".join(["--headless=new", *browser["args"]])
    said = subprocess.run(
        [_PROGRAM, address, "--quiet", "--output=json", "--no-enable-error-reporting", f"--chrome-flags={flags}",
         f"--only-categories={','.join(_CATEGORIES)}"],
        env={**os.environ, "CHROME_PATH": browser["executable_path"]}, capture_output=True, text=True, timeout=120,
        check=True,
    )  # fmt: skip
    report: dict[str, Any] = json.loads(said.stdout)
    return report


def _lost(report: dict[str, Any]) -> list[str]:
    """The audits that cost a score, those of performance left out."""
    return [
        report["audits"][audit["id"]]["title"]
        for name in _CATEGORIES[:-1]
        for audit in report["categories"][name]["auditRefs"]
        if audit["weight"] and report["audits"][audit["id"]]["score"] not in (1, None)
    ]
