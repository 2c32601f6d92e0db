"""`newsroom new`: begin an item by answering a few questions."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from newsroom import council, drafts, duty, ids, language, repository, runs, schema, stencils
from newsroom.begun import Begun
from newsroom.drafts import Question
from newsroom.duty import Form
from newsroom.importing import writing
from newsroom.importing.notes import Refused
from newsroom.item import KINDS
from newsroom.problems import Problem, Problems
from newsroom.stencils import Template
from newsroom.typed import Mistyped, gap
from pydantic.fields import FieldInfo

_SINGULAR = {"topics": "topic", "places": "place", "streets": "street", "postcodes": "postcode"}
_GAPS = {  # that a form fills, each with how it is asked for
    "places": "where: names or keys, with commas (Enter: the whole council)",
    "streets": "exactly the streets that are affected, with commas",
    "what": "what it is about, as the name of the school",
    "what_to_do": "what people are to do now",
    "headline": "what has happened",
    "details": "what else is known",
    "next_update": "when there will be more, as in 2 hours or tomorrow 08:00",
}
_NOBODY = (
    "git knows no user.name, so the file does not say who publishes it and nobody is asked to sign it off; "
    "add published_by: and your name"
)
_MOST_SHOWN = 20  # of the keys to choose from
_OPTIONS = {name: one for kind in KINDS for name, one in drafts.answerable(kind).items()}


def _option(name: str) -> str:
    """`respond.form` is asked for as --respond-form, `topics` as --topic, given several times."""
    return "--" + _SINGULAR.get(name, name).replace(".", "-").replace("_", "-")


class _Sorted(click.Command):
    """A command whose help says of each option for which kind it is."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        records = {str(p.name): record for p in options if (record := p.get_help_record(ctx))}
        owners: dict[str, tuple[str, ...]] = {}
        for kind in KINDS:
            for name in drafts.answerable(kind):
                owners[_key(name)] = (*owners.get(_key(name), ()), kind)
        everyone = tuple(KINDS)
        for kinds in sorted({everyone, *owners.values()}, key=lambda kinds: (kinds != everyone, kinds)):
            named = [records[name] for name in records if owners.get(name, everyone) == kinds]
            with formatter.section("Options" if kinds == everyone else f"For {' or '.join(map(drafts.a, kinds))}"):
                formatter.write_dl(named)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if rows := list(stencils.overview(Path.cwd(), duty.NEVER_ASKED)):
            with formatter.section("Templates here, with their gaps"):
                formatter.write_dl(rows)


def _key(name: str) -> str:
    return name.replace(".", "_")


def _with_options(command: Callable[..., None]) -> Callable[..., None]:
    """An option for each field that one answer fills, from the definition of an item."""
    for name, one in reversed(_OPTIONS.items()):
        several = name in _SINGULAR
        words = (one.description or "").rstrip(".")
        said = f"{words}{'; may be given several times' if several else ''}."
        command = click.option(
            _option(name), _key(name), multiple=several, metavar=_shape(one), help=said[:1].upper() + said[1:]
        )(command)
    return command


def _shape(one: FieldInfo) -> str:
    """What stands for the value in the help."""
    if choices := schema.choices_of(one):
        return "|".join(choices)
    return (
        "WORDS" if schema.is_text(one) else "DATE" if schema.is_date(one) else "KEY" if schema.is_key(one) else "TEXT"
    )


@click.command("new", short_help="Begin an item, of whatever kind: asks, shows, writes.", cls=_Sorted)
@click.argument("kind", required=False, metavar="[KIND]")
@_with_options
@click.option(
    "--template", metavar="NAME", help="Begin an alert from a text approved beforehand, as flood; asks for its gaps."
)
@click.option(
    "--gap",
    "gaps",
    multiple=True,
    metavar="NAME=TEXT",
    help="What stands in a gap of the template; may be given several times.",
)
@click.option("--text", help="The text, in Markdown; without it the item is begun as a draft.")
@click.option("--path", help="The file to write, instead of one named after the date and the title.")
@click.option("--write", is_flag=True, help="Write without asking anything, so also without a terminal.")
def command(
    kind: str | None,
    text: str | None,
    path: str | None,
    write: bool,
    template: str | None,
    gaps: tuple[str, ...],
    **given: Any,
) -> None:
    """Begin an item: news, statement, notice, consultation, event or alert.

    Asks what its kind needs and was not given as an option, shows the file, and writes it. What is wrong is said at once,
    in the words of `newsroom check`. Without its text the item is a draft, which is never in the site.
    """
    root = Path.cwd()
    try:
        site = council.read(root)
    except Problems as mistakes:
        raise click.ClickException(str(mistakes)) from None
    now = datetime.now(UTC).astimezone(site.settings.zone)
    answers = {name: given[_key(name)] for name in _OPTIONS if given[_key(name)] not in (None, ())}
    begun = Begun(root, site, now, _kind(kind, write), answers, text or "")
    begun.answers.setdefault("id", ids.mint(now))
    _refuse(begun, answers, "nothing was written")
    if path and (problem := begun.misplaced(path)):
        raise click.ClickException(f"{_sentence(problem)}. Nothing was written.")
    if template is not None:
        _begin(begun, template, gaps, now, write)
    _fill(begun, now, write or template is not None)
    target = path or (begun.place() if "title" in begun.answers else "news/new.md")
    click.echo(f"\n{target}\n\n{textwrap.indent(begun.file(), '    ')}")
    if problems := begun.faults(target, is_whole=True):
        raise click.ClickException(
            "\n".join([*map(_sentence, problems), "Nothing was written; what you answered stands above."])
        )
    if not write:
        click.confirm("Write it?", default=True, abort=True)
    try:
        writing.write(root, begun.file(), target, ())
    except (Refused, OSError) as reason:
        raise click.ClickException(f"{reason}; nothing was written") from None
    click.echo(f"wrote {target}")


def _refuse(begun: Begun, names: Iterable[str], end: str) -> None:
    """Raises with every sentence about these answers."""
    found = {p: None for name in names for p in begun.wrong(name)}
    if found:
        raise click.ClickException("\n".join([*map(_sentence, found), f"{end[:1].upper()}{end[1:]}."]))


def _sentence(problem: Problem) -> str:
    return f"{problem.field}: {problem.message}" if problem.field else problem.message


def _kind(given: str | None, write: bool) -> str:
    named = given or ("news" if write else "")
    while named not in KINDS:
        if named:
            said = f"“{named}” is not a kind of item; write one of {', '.join(KINDS)}"
            if given:
                raise click.ClickException(f"{said}. Nothing was written.")
            click.echo(f"  {said}")
        click.echo(f"What is it: {', '.join(KINDS)}?")
        named = _answer("news")
    return named


def _begin(begun: Begun, name: str, gaps: Iterable[str], now: datetime, write: bool) -> None:
    """Take what a template says, with its gaps filled by options and by answers."""
    if begun.kind != "alert":
        raise click.ClickException("templates are for alerts: newsroom new alert --template. Nothing was written.")
    settings = begun.site.settings
    words = language.read(settings.language)
    try:
        template = duty.template_of(name, begun.root)
        form = _form(begun, dict(map(gap, gaps)))
        for left in () if write else stencils.gaps(template):
            form = _ask_gap(form, template, left, lambda form: duty.compose(form, template, settings, words, now))
        filled = duty.compose(form, template, settings, words, now)
    except Mistyped as reason:
        raise click.ClickException(f"{reason}. Nothing was written.") from None
    begun.answers = {**filled.answers, **begun.answers}
    begun.text = filled.text
    if by := repository.own_name(begun.root):
        begun.answers["published_by"] = by
    for said in filter(None, (template.doubt, "" if by else _NOBODY)):
        click.echo(runs.doubted(said, {}))


def _form(begun: Begun, gaps: dict[str, str]) -> Form:
    """The options that fill gaps too, beside those that only do that."""
    given = {name: value if isinstance(value, str) else ", ".join(value) for name, value in begun.answers.items()}
    named = {name: gaps[name] for name in _GAPS if name in gaps}
    options = {
        "headline": given.get("title", ""), "what_to_do": given.get("instruction", ""), "details": begun.text,
        **{name: given[name] for name in ("severity", "places", "streets", "next_update") if name in given},
    }  # fmt: skip
    return Form(**{**options, **named}, gaps={name: text for name, text in gaps.items() if name not in _GAPS})


def _ask_gap(form: Form, template: Template, name: str, compose: Callable[[Form], object]) -> Form:
    """Ask for one gap that is open, until what is typed can be understood."""
    if name == "summary" or (getattr(form, name) if name in _GAPS else name in form.gaps):
        return form
    is_needed = name in stencils.left(template, {})
    click.echo(
        f"\n{name}: {_GAPS.get(name, 'what stands in the gap')}{'' if is_needed else ' (Enter leaves the words of the template)'}"
    )
    while True:
        answer = _answer("")
        filled = replace(form, **{name: answer}) if name in _GAPS else replace(form, gaps={**form.gaps, name: answer})
        try:
            compose(filled)
        except Mistyped as reason:
            if wrong := [
                line for line in str(reason).split("\n") if line.startswith(f"{name}: ") or f"{{{name}}}" in line
            ]:
                click.echo(textwrap.indent("\n".join(wrong), "  "))
                continue
        return filled


def _fill(begun: Begun, now: datetime, write: bool) -> None:
    """Ask what is not answered yet, or take what can be taken without asking."""
    if write:
        begun.answers.setdefault("date", drafts.written(now))
        return
    waiting = [q for q in drafts.questions(begun.kind, begun.site.settings) if q.name not in begun.answers]
    for question in waiting:
        _ask(begun, question, drafts.written(now) if question.name == "date" else "")
        if question.name == "title" and any("short_title" in p.message for p in begun.wrong("title")):
            _ask(
                begun,
                Question(
                    "short_title", "the card can't show a title of that length; what shall it say?", is_needed=True
                ),
                "",
            )
    whole = {q.name.partition(".")[0] for q in waiting if "." in q.name}
    for name in whole:
        while problems := [p for p in begun.wrong(name) if p.field == name]:
            _tell(problems[:1])
            for question in (q for q in waiting if q.name.startswith(f"{name}.")):
                _ask(begun, question, "")


def _ask(begun: Begun, question: Question, default: str) -> None:
    """Ask until the answer is none that `newsroom check` would refuse."""
    click.echo("\n" + _asked(question))
    while True:
        answer = _answer(default)
        if not answer and not question.is_needed:
            return
        several = tuple(dict.fromkeys(part.strip() for part in answer.split(",") if part.strip()))
        begun.answers[question.name] = several if question.is_several else answer
        problems = [p for p in begun.wrong(question.name) if "short_title" not in p.message or question.name != "title"]
        if not problems:
            return
        del begun.answers[question.name]
        _tell(problems)


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(textwrap.fill(_sentence(problem), 78, initial_indent="  ", subsequent_indent="  "))


def _answer(default: str) -> str:
    shown = f"[{default}] " if default else ""
    return str(click.prompt(shown, default=default, show_default=False, prompt_suffix="> ")).strip()


def _asked(question: Question) -> str:
    """The question in a terminal of 80 columns."""
    words = f"{question.name}: {question.words}"
    if question.example:
        words += f", as {question.example}"
    if question.choices:
        more = len(question.choices) - _MOST_SHOWN
        words += f": {', '.join(question.choices[:_MOST_SHOWN])}{f' and {more} more' if more > 0 else ''}"
    hints = ["several with commas"] if question.is_several else []
    hints += [] if question.is_needed else ["Enter leaves it out"]
    words += f" ({'; '.join(hints)})" if hints else ""
    return textwrap.fill(words, 78, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
