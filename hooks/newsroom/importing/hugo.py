"""Hugo's shortcodes: those whose meaning is plain are translated, the others left as text.

https://gohugo.io/content-management/shortcodes/
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsroom.importing.drafts import Draft, Edit
from newsroom.importing.pages import Page, as_text, harmless, is_in_address, reference, shortly
from newsroom.importing.ways import FILE

_SHORTCODE = re.compile(r"\{\{[<%](?P<inner>.*?)[>%]\}\}", re.DOTALL)
_NAME = re.compile(r"\s*(?P<end>/?)\s*(?P<name>[\w./-]+)(?P<rest>.*?)/?\s*$", re.DOTALL)
_ARGUMENT = re.compile(
    r"(?:(?P<key>[\w-]+)\s*=\s*)?(?:\"(?P<double>(?:\\.|[^\"\\])*)\"|`(?P<raw>[^`]*)`|'(?P<single>[^']*)'|(?P<bare>[^\s\"'`=]+))",
    re.DOTALL,
)
_PICTURE = re.compile(r"(^|[-_/])(img|image|figure|picture|photo)([-_]|$)")
# Wrappers that only draw a box round their text.
_BOXES = {
    "note",
    "box",
    "ring",
    "highlight",
    "accordion",
    "callout",
    "notice",
    "alert",
    "details",
    "tip",
    "warning",
    "expand",
}

Arguments = dict[str, str]


def translate(draft: Draft, page: Page) -> Draft:
    """The text without the shortcodes that could be translated."""
    edits: list[Edit] = []
    shown = draft.shown
    for found in _SHORTCODE.finditer(draft.text):
        if shown[found.start()] != "{":
            continue
        new = _translated(found, draft, page)
        if new is None:
            page.say(draft, found.start(), "template", f"{shortly(found[0])} was left as text")
            new = harmless(found[0])
        edits.append((found.start(), found.end(), new))
    return draft.edit(edits)


def _translated(found: re.Match[str], draft: Draft, page: Page) -> str | None:
    parts = _NAME.match(found["inner"])
    if not parts:
        return None
    name, given = parts["name"], _arguments(parts["rest"])
    if name in ("ref", "relref"):
        return (
            reference(_first(given, "path")) if is_in_address(draft, found.start()) and _first(given, "path") else None
        )
    if name in _BOXES and (name != "highlight" or not given):
        return _box(name, bool(parts["end"]), given, draft, found.start(), page)
    if parts["end"]:
        return None
    if _PICTURE.search(name):
        return _picture(given, draft, found.start(), page)
    make = _MAKERS.get(name)
    made = make(given) if make else None
    if made is not None:
        page.say(
            draft,
            found.start(),
            "translated",
            f"the shortcode “{name}” became {'a quotation' if name == 'quote-block' else 'a link'}",
        )
    return made


def _arguments(text: str) -> Arguments:
    """Named arguments by name, the others by their place: "0", "1" …"""
    given: Arguments = {}
    for found in _ARGUMENT.finditer(text):
        value = next((v for v in (found["double"], found["raw"], found["single"], found["bare"]) if v is not None), "")
        given[found["key"] or str(sum(k.isdigit() for k in given))] = value.replace('\\"', '"')
    return given


def _first(given: Arguments, *names: str) -> str:
    return next((given[n] for n in (*names, "0") if given.get(n)), "").strip()


def _box(name: str, is_end: bool, given: Arguments, draft: Draft, position: int, page: Page) -> str:
    if is_end:
        return "\n\n" if _stands_alone(draft, position) else ""
    page.say(draft, position, "translated", f"the box “{name}” was taken off its text")
    title = as_text(
        given.get("title")
        or given.get("summary")
        or (given.get("0", "") if name in ("details", "accordion", "expand") else "")
    )
    return f"\n\n**{title.strip('*')}**\n\n" if title.strip("* ") else "\n\n" if _stands_alone(draft, position) else ""


def _stands_alone(draft: Draft, position: int) -> bool:
    return not draft.text[draft.text.rfind("\n", 0, position) + 1 : position].strip()


def _picture(given: Arguments, draft: Draft, position: int, page: Page) -> str | None:
    target = _first(given, "src", "file", "image")
    if not target:
        return None
    alt, caption = given.get("alt", "") or given.get("title", ""), given.get("caption", "")
    if "." not in target.rpartition("/")[2]:
        return page.recorded(draft, position, target, alt, caption)
    return page.picture(draft, position, target if "//" in target else "/" + target.lstrip("/"), alt, caption)


def _youtube(given: Arguments) -> str | None:
    id = _first(given, "id")
    if not re.fullmatch(r"[\w-]{6,20}", id):
        return None
    return f"[{as_text(given.get('title', '')) or 'Watch the film on YouTube'}](https://www.youtube.com/watch?v={id})"


def _vimeo(given: Arguments) -> str | None:
    id = _first(given, "id")
    return (
        f"[{as_text(given.get('title', '')) or 'Watch the film on Vimeo'}](https://vimeo.com/{id})"
        if id.isdigit()
        else None
    )


def _post(given: Arguments) -> str | None:
    user, id = given.get("user", ""), given.get("id", "")
    return (
        f"[Post by @{user}](https://twitter.com/{user}/status/{id})"
        if re.fullmatch(r"\w+", user) and id.isdigit()
        else None
    )


def _asset(given: Arguments) -> str | None:
    file = _first(given, "file", "src")
    return (
        f"[{as_text(given.get('label', '')) or file}]({FILE}/{file.lstrip('/').replace(' ', '%20')})" if file else None
    )


def _button(given: Arguments) -> str | None:
    href, text = given.get("href") or given.get("link") or "", given.get("text", "")
    return f"[{as_text(text)}]({href})" if text and href and not re.search(r"[\s()]", href) else None


def _quotation(given: Arguments) -> str | None:
    text = " ".join(given.get("text", "").split())
    said = f"\n>\n> — {as_text(given['cite'])}" if given.get("cite") else ""
    return f"\n\n> {text}{said}\n\n" if text else None


_MAKERS: dict[str, Callable[[Arguments], str | None]] = {
    "youtube": _youtube,
    "vimeo": _vimeo,
    "tweet": _post,
    "x": _post,
    "asset-static": _asset,
    "button": _button,
    "quote-block": _quotation,
}
