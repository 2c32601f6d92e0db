"""The page templates in `theme/`, and the shapes in `icons.html` that they all draw."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Environment

# Like Python's own: whoever writes there runs what he likes.
_COMPILED = Path(__file__).parent / "theme" / "__pycache__"


@cache
def environment() -> Environment:
    """The templates in `theme/`, read once; every value is escaped unless it is Markup."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - 15 ms, and a check makes no page

    from newsroom.compiled import Compiled  # noqa: PLC0415

    made = Environment(
        loader=PackageLoader("newsroom", "theme"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False, cache_size=-1, bytecode_cache=Compiled(_COMPILED),
    )  # fmt: skip
    made.globals["icons"] = icons()
    return made


@cache
def icons() -> Mapping[str, Markup]:
    """The shapes by name."""
    return _Icons()


class _Icons(dict[str, Markup]):
    """Each is drawn once: a page has a dozen."""

    def __missing__(self, name: str) -> Markup:
        drawn: Any = environment().get_template("icons.html").module
        self[name] = drawn.icon(name)
        return self[name]
