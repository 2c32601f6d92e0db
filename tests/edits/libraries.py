"""Another library than the one that built last."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from trial import Trial

from edits.register import edit
from edits.writing import text


@edit
def cache_of_another_library(t: Trial) -> str:
    t.build(library="edits.libraries:other_library older")
    return str(text(t))


@edit
def templates_changed(t: Trial) -> str:
    t.library = f"edits.libraries:other_library {t.chance.randrange(10**6)}"
    return t.library


def other_library(name: str) -> None:
    """What a library with other templates is to this process: it says so of itself, and its pages are different."""
    from newsroom import templates  # noqa: PLC0415

    try:
        from newsroom import engine  # type: ignore[attr-defined, unused-ignore] # noqa: PLC0415
    except ImportError:
        pass
    else:
        engine.of_all = lambda *_, **__: sha256(name.encode()).hexdigest()
    environment = templates.environment()
    assert environment.loader
    load = environment.loader.get_source

    def other(_: Any, template: str) -> Any:
        source, *rest = load(environment, template)
        return source.replace("<head>", f"<head>\n<!-- {name} -->"), *rest

    environment.loader.get_source = other  # type: ignore[method-assign]
    if environment.cache is not None:
        environment.cache.clear()
