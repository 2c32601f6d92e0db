"""Take the README's pictures again: the home page in a browser, and a share card.

usage: .venv/bin/python tools/take_readme_pictures.py   (after `make test` has set up a browser)
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import sample  # noqa: E402
from browsing import browser_arguments  # noqa: E402

PICTURES = ROOT / "docs/manual/pictures"


def main() -> None:
    """Build the sample newsroom apart, and write both pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        newsroom = sample.copy(Path(folder) / "newsroom")
        sample.run(newsroom, "mkdocs", "build", "--strict").check_returncode()
        card = next((newsroom / "site/cards/2026/11").glob("harbour-library-reopens.*"))
        save(Image.open(card), "card.png", 800)
        with sample.served(newsroom / "site") as address, sync_playwright() as play:
            browser = play.chromium.launch(**browser_arguments())
            page = browser.new_page(viewport={"width": 1280, "height": 1400})
            page.clock.set_fixed_time(f"{sample.NOW}Z")
            page.goto(address)
            page.wait_for_load_state("networkidle")
            save(Image.open(io.BytesIO(page.screenshot())), "home.png", 960)
            browser.close()


def save(picture: Image.Image, name: str, width: int) -> None:
    """A palette keeps the repository small."""
    height = round(picture.height * width / picture.width)
    small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    small.quantize(128, dither=Image.Dither.FLOYDSTEINBERG).save(PICTURES / name, optimize=True)


main()
