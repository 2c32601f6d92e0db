"""What a duty officer publishes alone: an alert from a filled form and a template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar, get_args

from newsroom import drafts, endings, fields, reading, sentences, stencils, typed
from newsroom.directory import Ended
from newsroom.drafts import Answer
from newsroom.importing import names
from newsroom.item import SUMMARY_LIMIT, Severity
from newsroom.language import Words, clock
from newsroom.problems import Problem
from newsroom.settings import Settings
from newsroom.stencils import Template, Unusable
from newsroom.typed import Mistyped

SEVERITIES: tuple[str, ...] = get_args(Severity)
AS_IT_IS = ("", "as the template says", "as it is")  # what a choice says that changes nothing
_FOR_US = ("id", "kind", "date", "draft", "updates", "stood_down", "published_by", "signed_off", "aliases")
_APART = ("severity", "places", "streets", "next_update", "expires")  # of a template, what the form may say too
GAPS = ("places", "streets", "what", "what_to_do", "headline", "summary", "details", "next_update")
NEVER_ASKED = {"places": "there", "summary": "said"}  # gaps for which there always are words
_FORM = ".github/workflows/alert.yml"  # which may ask for gaps of the council's own
_FEW = 4  # places that are named in a sentence
_AFTER = timedelta(hours=12)  # how much longer an alert stands that would have ended too early

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What every form about an alert asks, as it was typed at night and on a phone; nothing of it has to be there."""

    severity: str = ""
    streets: str = ""
    what_to_do: str = ""
    next_update: str = ""


@dataclass(frozen=True, kw_only=True)
class Form(Typed):
    """The form for a new alert."""

    template: str = ""
    headline: str = ""
    places: str = ""
    what: str = ""
    details: str = ""
    gaps: Mapping[str, str] = field(default_factory=dict)  # of templates that a council made for itself


@dataclass(frozen=True)
class Filled:
    """The fields and the text of an alert that is not written yet."""

    answers: dict[str, Answer]
    text: str


@dataclass(frozen=True)
class _Told:
    """What a form says, in an item's own words."""

    severity: str
    places: tuple[str, ...]
    streets: tuple[str, ...]
    next_update: datetime | None
    expires: datetime | None


def template_of(name: str, root: Path) -> Template:
    """The template that a form names, in any spelling; raises Mistyped where there is none."""
    try:
        return stencils.read(root, stencils.PLAIN if typed.is_nothing(name) else names.slug(name) or name)
    except Unusable as reason:
        raise Mistyped(f"template: {reason}") from None


def compose(form: Form, template: Template, settings: Settings, words: Words, now: datetime) -> Filled:
    """The alert of a form; raises Mistyped with a sentence for all that can't be understood."""
    told = _understand(form, template, settings, now)
    values = _values(form, told, settings, words, now)
    if gaps := stencils.left(template, values):
        raise Mistyped(_unfilled(template, gaps))
    return Filled(_answers(template, values, told), _text(template, values))


def severity(text: str) -> str:
    """How grave it is, in a word of ours; nothing where the form leaves it as it is. Raises Mistyped."""
    word = typed.line(text).casefold()
    if word in AS_IT_IS or typed.is_nothing(word):
        return ""
    if near := get_close_matches(word, SEVERITIES, 1, 0.75):
        return near[0]
    raise Mistyped(f"“{text}” is not known; write {', '.join(SEVERITIES)}")


def lasting(expires: datetime | None, least: datetime) -> datetime | None:
    """When an alert ends by itself that has to stand until `least`; nothing where only a person ends it."""
    if not expires or expires.timestamp() >= least.timestamp():
        return expires
    return typed.later(least, _AFTER)


def named(keys: tuple[str, ...], settings: Settings, words: Words) -> str:
    """Places in a sentence: Harbour, Quayside and Old Town; the whole council where there is none."""
    if not keys:
        council = settings.council.removeprefix("The ").removeprefix("the ")
        return settings.short_name or words("alert_whole_area", council=council)
    shown = [settings.place_name(key) for key in keys]
    if len(shown) > _FEW:
        shown = [*shown[: _FEW - 1], words("alert_more_places", number=len(shown) - _FEW + 1)]
    return words.listed(shown)


def check(root: Path, settings: Settings, words: Words, now: datetime, ended: Mapping[str, Ended]) -> Iterator[Problem]:
    """A problem for each template of which no sound alert can be made, found before the night on which it is needed."""
    for name in stencils.names(root):
        try:
            template = stencils.read(root, name)
            every = stencils.gaps(template)
            known = _values(Form(), _Told("", (), (), None, None), settings, words, now)
            needed = stencils.left(template, known)
            found = [p for some in (every, needed) for p in _tried(template, some, settings, words, now, ended)]
            found += _unknown(template, _form(root))
        except (Unusable, Mistyped) as reason:
            found = [Problem(f"{stencils.FOLDER}/{name}.md", 1, "", str(reason))]
        yield from dict.fromkeys(found)


def _form(root: Path) -> str:
    """What the council's own form hands on; nothing where there is none."""
    try:
        return (root / _FORM).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _unknown(template: Template, form: str) -> Iterator[Problem]:
    """A problem for each gap for which a phone's form does not ask; without such a form, for each slip in a known one."""
    for name in stencils.gaps(template):
        if name in GAPS or f"NEWSROOM_ALERT_{name.upper()}:" in form:
            continue
        what = f"holds the gap {{{name}}}, for which no form asks; "
        if near := _near(name):
            yield Problem(template.path, stencils.line(template, name), "", f"{what}did you mean {{{near}}}?")
        elif form and name in stencils.left(template, {}):
            what += (
                f"write {{{name}|and what stands there then}}, or add a field NEWSROOM_ALERT_{name.upper()} to {_FORM}"
            )
            yield Problem(
                template.path, stencils.line(template, name), "", f"{what}; the known gaps are {_braced(GAPS)}"
            )


def _near(name: str) -> str:
    return next(iter(get_close_matches(name, GAPS, 1, 0.75)), "")


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


def _tried(
    template: Template, gaps: tuple[str, ...], settings: Settings, words: Words, now: datetime,
    ended: Mapping[str, Ended],
) -> Iterator[Problem]:  # fmt: skip
    """What would be wrong with an alert for which only these gaps are filled."""
    form = Form(headline="", gaps=dict.fromkeys(gaps, "Words"))
    filled = compose(form, template, settings, words, now)
    for key in (key for key in template.fields if key in _FOR_US):
        yield Problem(template.path, template.found.line((key,)), key, "is written for each alert; take the line out")
    answers = {**filled.answers, "date": drafts.written(now), "id": "0" * 26}
    text = drafts.compose("alert", answers, settings, filled.text, is_bare=True)
    read = reading.parse("news/x.md", text.encode(), reading.context(settings))
    for what in endings.said(read.item, ended, settings) if read.item else ():
        yield Problem(template.path, template.found.line(("places",)), "places", what)
    for one in read.problems:
        yield replace(one, path=template.path, line=template.found.line(tuple(one.field.split("."))))


def _understand(form: Form, template: Template, settings: Settings, now: datetime) -> _Told:
    wrong: list[str] = []
    fixed = template.fields
    chosen = typed.line(form.next_update)
    if chosen.casefold() in AS_IT_IS:
        chosen = _one(fixed.get("next_update"))
    there = _asked("expires", lambda: typed.moment(_one(fixed.get("expires")), now), None, wrong)
    more = _asked("next_update", lambda: typed.moment(chosen, now), None, wrong)
    if more:
        there = lasting(there, more)
    told = _Told(
        _asked("severity", lambda: severity(form.severity), "", wrong) or _one(fixed.get("severity")),
        _asked("places", lambda: typed.places(form.places, settings), (), wrong) or _many(fixed.get("places")),
        typed.streets(form.streets) or _many(fixed.get("streets")), more, there,
    )  # fmt: skip
    if wrong:
        raise Mistyped("\n".join(wrong))
    return told


def _asked(name: str, question: Callable[[], T], otherwise: T, wrong: list[str]) -> T:
    try:
        return question()
    except Mistyped as reason:
        wrong.append(f"{name}: {reason}")
        return otherwise


def _one(value: Answer | None) -> str:
    return value if isinstance(value, str) else ""


def _many(value: Answer | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _unfilled(template: Template, gaps: tuple[str, ...]) -> str:
    """The sentence about gaps for which there is nothing."""
    if "headline" in gaps:
        return "headline: is empty; write what has happened, or choose a template"
    left = f"{'gaps' if len(gaps) > 1 else 'a gap'} left: {_braced(gaps)}"
    said = f"template: {template.name} has {left}; say what stands there, as --gap {gaps[0]}=…"
    typos = [f"{{{near}}} instead of {{{name}}}" for name in gaps if name not in GAPS and (near := _near(name))]
    return f"{said}; or is it a slip in {template.path}: {', '.join(typos)}?" if typos else said


def _values(form: Form, told: _Told, settings: Settings, words: Words, now: datetime) -> dict[str, str]:
    """By gap, what stands there."""
    headline, details = typed.line(typed.said(form.headline)), typed.said(form.details)
    values = {
        **{name: typed.clean(value) for name, value in form.gaps.items()},
        "headline": headline,
        "summary": _summary(headline, details),
        "places": named(told.places, settings, words),
        "streets": words.listed(told.streets),
        "what": typed.line(typed.said(form.what)),
        "what_to_do": typed.line(typed.said(form.what_to_do)),
        "details": details,
        "next_update": _clock(told.next_update, now, words),
    }
    return {name: value or typed.said(form.gaps.get(name, "")) for name, value in values.items()}


def _summary(headline: str, details: str) -> str:
    """For an alert that nobody made a template for: the first of what was said, or the headline again as a sentence."""
    first = details.partition("\n")[0].strip()
    if first and fields.is_plain(first):
        return first
    return sentences.ended(headline)


def _clock(when: datetime | None, now: datetime, words: Words) -> str:
    if not when:
        return ""
    if when.date() == now.date():
        return clock(when)
    return words("alert_other_day", clock=clock(when), weekday=words.weekdays[when.weekday()], date=words.date(when))


def _answers(template: Template, values: Mapping[str, str], told: _Told) -> dict[str, Answer]:
    """The fields, in the template's words where the form says nothing else."""
    found: dict[str, Answer] = {"severity": told.severity}
    for name, value in template.fields.items():
        if name not in (*_APART, *_FOR_US, *stencils.APPROVED):
            found[name] = _field(value, values)
    if values["headline"]:
        found["title"] = values["headline"]
    if values["what_to_do"] and "what_to_do" not in stencils.gaps(template):
        found["instruction"] = values["what_to_do"]
    found["summary"] = sentences.cut(_one(found.get("summary")), SUMMARY_LIMIT)
    found |= {"places": told.places, "streets": told.streets}
    for name, when in (("next_update", told.next_update), ("expires", told.expires)):
        found[name] = drafts.written(when) if when else ""
    return {name: value for name, value in found.items() if value}


def _field(value: Answer, values: Mapping[str, str]) -> Answer:
    if isinstance(value, str):
        return stencils.fill(value, values).strip()
    return tuple(filter(None, (stencils.fill(one, values).strip() for one in value)))


def _text(template: Template, values: Mapping[str, str]) -> str:
    """The text; nothing that was said is lost because a template has no gap for it."""
    gaps = stencils.gaps(template)
    lost = [values[name] for name in ("what", "details") if values[name] and name not in gaps]
    body = stencils.fill(template.body, values, is_markdown=True).strip()
    return "\n\n".join(filter(None, (*map(stencils.plain_markdown, lost), body)))
