"""Liquid and Nunjucks, the template languages of Jekyll and Eleventy: what stands for an address or a picture is translated.

https://jekyllrb.com/docs/liquid/ and https://mozilla.github.io/nunjucks/templating.html
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from newsroom.importing.drafts import Draft, Edit
from newsroom.importing.foreign import read_value
from newsroom.importing.notes import Refused
from newsroom.importing.pages import Page, harmless, is_in_address, reference, shortly
from newsroom.importing.ways import FILE

_SYNTAX = re.compile(
    r"\{\{-?\s*(?P<call>\w+\(.*?\))\s*-?\}\}|\{\{-?(?P<output>.*?)-?\}\}|\{%-?\s*(?P<tag>\w+)(?P<rest>.*?)-?%\}",
    re.DOTALL,
)
_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}|\{#.*?#\}", re.DOTALL)
_BASE = re.compile(r"\s*site\.(?:baseurl|url)\s*(?:\|\s*\w+\s*)?")
_FILTERED = re.compile(
    r"\s*([\"'])(?P<path>[^\"']*)\1\s*\|\s*(?:prepend:\s*site\.baseurl|relative_url|absolute_url|url)\s*(?:\|.*)?",
    re.DOTALL,
)
_FIELD = re.compile(r"\s*page\.(?P<name>\w+)\s*")
_MACRO = re.compile(r"\s*\w+\(\s*(?P<given>\{.*\})\s*\)\s*", re.DOTALL)
_ASSET = re.compile(r"\s*[\"']?(?P<src>[^\s\"']+\.\w{2,5})[\"']?(?P<rest>.*)", re.DOTALL)
_ALT = re.compile(r"\balt[\"']?\s*[=:]\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
# Tags that stand for nothing, or for a block of code.
_PLAIN = {
    **dict.fromkeys(("raw", "endraw", "from", "import"), ""),
    "highlight": "\n\n```{language}",
    "endhighlight": "```\n\n",
}
_PICTURES = {"asset", "asset_img", "img", "image_with_class", "image", "picture"}


def translate(draft: Draft, page: Page) -> Draft:
    """The text without the tags and outputs that could be translated."""
    draft = _without_comments(draft, page)
    edits: list[Edit] = []
    shown = draft.shown
    for found in _SYNTAX.finditer(draft.text):
        if shown[found.start()] != "{" or draft.text[found.start() : found.start() + 3] in ("{{<", "{{%"):
            continue
        new = _tag(found, draft, page) if found["tag"] else _output(found, draft, page)
        if new is None:
            page.say(draft, found.start(), "template", f"{shortly(found[0])} was left as text")
            new = harmless(found[0])
        edits.append((found.start(), found.end(), new))
    return draft.edit(edits)


def _without_comments(draft: Draft, page: Page) -> Draft:
    edits: list[Edit] = []
    for found in _COMMENT.finditer(draft.text):
        if draft.shown[found.start()] == "{":
            edits.append((found.start(), found.end(), ""))
            page.say(draft, found.start(), "translated", "a template's comment was taken out")
    return draft.edit(edits)


def _output(found: re.Match[str], draft: Draft, page: Page) -> str | None:
    inner = found["call"] or found["output"]
    behind = draft.text[found.end() : found.end() + 1]
    if _BASE.fullmatch(inner) and (behind and behind in "/{"):
        return ""
    if is_in_address(draft, found.start()):
        if _BASE.fullmatch(inner):
            return "/"
        if path := _FILTERED.fullmatch(inner):
            return "/" + path["path"].lstrip("/")
    if (
        (name := _FIELD.fullmatch(inner))
        and isinstance(value := page.entry.source.fields.get(name["name"].lower()), str)
        and value
    ):
        return value
    if macro := _MACRO.fullmatch(inner):
        return _macro(macro["given"], draft, found.start(), page)
    return None


def _tag(found: re.Match[str], draft: Draft, page: Page) -> str | None:
    name, rest = found["tag"], found["rest"].strip()
    if name in ("from", "import"):
        page.say(draft, found.start(), "translated", "a template's import, which shows nothing, was taken out")
    if name in _PLAIN:
        return _PLAIN[name].format(language=rest.split()[0] if rest else "")
    if is_in_address(draft, found.start()):
        return _address(name, rest.strip("\"'"))
    return _picture(rest, draft, found.start(), page) if name in _PICTURES else None


def _address(name: str, rest: str) -> str | None:
    if name in ("post_url", "link"):
        return reference(rest)
    return f"{FILE}/{rest.replace(' ', '%20')}" if name in ("asset_path", "asset") else None


def _picture(rest: str, draft: Draft, position: int, page: Page) -> str | None:
    """`{% asset x.png alt="…" %}`, or `{% image_with_class "x.png" "class" "what it shows" %}`."""
    found = _ASSET.match(rest)
    if not found:
        return None
    alt = _ALT.search(found["rest"])
    words = (alt["double"] or alt["single"] or "") if alt else ""
    if not alt and len(quoted := [a or b for a, b in _QUOTED.findall(rest)]) >= 3:
        words = quoted[2]
    return page.picture(draft, position, "/" + found["src"].lstrip("/"), words)


def _macro(given: str, draft: Draft, position: int, page: Page) -> str | None:
    """A macro whose argument, plain data, names pictures with their words; any other is not known."""
    try:
        data = read_value(given)
    except (yaml.YAMLError, Refused):
        return None
    pictures = list(_pictures(data)) if isinstance(data, dict) else []
    if not pictures:
        return None
    made = [page.picture(draft, position, src, alt, caption) for src, alt, caption in pictures]
    page.say(draft, position, "translated", f"a macro that names {len(made)} pictures became those that exist")
    return "\n\n".join(m for m in made if m)


def _pictures(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Source, alt and caption of each picture: {image: {file, alt}, caption}, or {items: [{text, img: {src}}]}."""
    entries = data["items"] if isinstance(data.get("items"), list) else [data]
    found = []
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        image = entry.get("image") or entry.get("img")
        if not isinstance(image, dict):
            continue
        src = image.get("file") or image.get("src")
        if src and isinstance(src, str):
            caption = str(entry.get("caption") or "")
            found.append((src, str(image.get("alt") or entry.get("text") or caption), caption))
    return found
