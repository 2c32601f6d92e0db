"""What the newsroom takes from MkDocs' configuration."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import ConfigurationError

from newsroom import checks, council, fields, settings, whereabouts
from newsroom.problems import Problem, Problems
from newsroom.settings import Settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def read(config: MkDocsConfig, docs: Path, *, is_preview: bool) -> Settings:
    """The newsroom's settings; raises ConfigurationError with all that needs mending."""
    try:
        return _read(config, docs, is_preview=is_preview)
    except Problems as mistakes:
        raise _to_mend(mistakes) from None


def moment(chosen: Settings) -> datetime:
    """Now, or the moment that NEWSROOM_NOW names."""
    if named := os.environ.get("NEWSROOM_NOW"):
        try:
            return fields.moment(named, chosen.zone)
        except ValueError as error:
            raise _to_mend(Problem("NEWSROOM_NOW", 1, "", str(error))) from None
    return datetime.now(UTC).astimezone(chosen.zone)  # not SOURCE_DATE_EPOCH: no stamp of a build is in the site


def _read(config: MkDocsConfig, docs: Path, *, is_preview: bool) -> Settings:
    path = Path(config.config_file_path)
    plain = _plain(config)
    if is_preview:
        plain["site_url"] = council.load(path).get("site_url")  # MkDocs puts the preview's own address in its place
    try:
        chosen = settings.read(plain, path.name)
    except Problems as mistakes:
        raise Problems(whereabouts.placed(path, mistakes.problems)) from None
    if found := checks.of_settings(plain, docs, chosen, path):
        raise Problems(found)
    return chosen


def own_site(config: MkDocsConfig) -> Path:
    """The folder that mkdocs.yml names for the site, whatever the command says."""
    path = Path(config.config_file_path)
    return (path.parent / str(council.load(path).get("site_dir") or "site")).resolve()


def _to_mend(what: object) -> ConfigurationError:
    return ConfigurationError(f"the settings need mending:\n{what}")


def _plain(config: MkDocsConfig) -> dict[str, Any]:
    """Of MkDocs' settings what the newsroom reads, as it stands in mkdocs.yml."""
    palette = config.theme["palette"] if "palette" in config.theme else None  # noqa: SIM401 - a Theme has no get
    return {
        "site_name": config.site_name,
        "site_url": config.site_url,
        "extra": config.extra,
        "theme": {"palette": palette},
        "nav": config.nav,
        "use_directory_urls": config.use_directory_urls,
    }
