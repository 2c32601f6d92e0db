"""What the page and the plot call each side."""

from __future__ import annotations

SIDES = {
    "newsroom": "Newsroom",
    "hugo": "Hugo without cards",
    "hugo-cards": "Hugo with cards",
    "pelican": "Pelican, no cards",
    "material": "Material with blog, rss and social",
}
