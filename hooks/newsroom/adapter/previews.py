"""The preview of `mkdocs serve`: which files it follows, and how soon it hears of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.building import Build

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


def watch(server: LiveReloadServer, build: Build) -> LiveReloadServer:
    """Follow the news and the places too, beside docs and settings, which MkDocs follows itself."""
    from newsroom import previewing, watching  # noqa: PLC0415 - only a preview needs them

    server.root = str(build.folders.site)
    if app := server.get_app():
        server.set_app(previewing.without_policy(app))
    server.watch(str(build.folders.root / "news"))
    if (places := build.folders.root / "places").is_dir():
        server.watch(str(places))
    watching.quicken(server)
    return server
