"""`draftban new`: a place's file from a few answers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import click

from draftban.cli import completing
from draftban.cli.terminal import echo, echo_paragraph

if TYPE_CHECKING:
    from draftban.config.model import Form

ORDER = 10
EXAMPLES = (
    "draftban new",
    'draftban new --set name="City of Dayton" --set state=Ohio',
)


@click.command(name="new", short_help="Write the file of a new place, from a few questions.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="KEY=VALUE",
    shell_complete=completing.settings,
    help='Answer without being asked: --set name="City of Dayton" --set state=Ohio.',
)
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def command(settings: tuple[str, ...], force: bool) -> None:
    """Write the file of a new place, from six questions in plain words and more if you like.

    What nobody answers stays open: the bill is drafted cautiously, and every report says so. While
    asked, type ? if you don't know and < to go back.

    With --set nothing is asked: name and state must be given (name="City of Dayton, Ohio" gives
    both), and the kind of place where neither the name nor the list of places says it (kind=town).
    The rest stays open or gets its default. Other keys: county, official, short, council,
    facts.NAME, selection, demands, options.NAME, code.NAME (what the form leaves blank), form,
    date, file. A wrong key or answer is named together with the possible ones.
    """
    from draftban.cli.content import demands, form, language_pack
    from draftban.cli.output.changes import write_file
    from draftban.cli.session import search as session_search
    from draftban.cli.started import typed
    from draftban.cli.wizard.abroad import abroad
    from draftban.cli.wizard.compose import compose
    from draftban.cli.wizard.dialogue import ask_person, take_settings
    from draftban.cli.wizard.gazetteer import gazetteer
    from draftban.cli.wizard.offer import offer
    from draftban.cli.wizard.question import Ground
    from draftban.cli.wizard.questions import questions
    from draftban.cli.wizard.words import wizard_words
    from draftban.config.chains.form_files import known_forms
    from draftban.config.chains.forms import form_search
    from draftban.config.languages.language import load_authorities
    from draftban.config.law.day import day_of
    from draftban.config.law.reading import settled_by
    from draftban.config.law.unserved import unserved_regions
    from draftban.diagnostics import Report

    search = session_search()
    given = _pairs(settings)
    offered = offer(search)
    name, _, behind = given.get("name", "").partition(",")
    likely = offered.likely(name.strip(), "", given.get("form", "")) or tuple(offered.kinds)
    usual = form(offered.kind(likely[0]).form, search)
    say = wizard_words(usual, search)
    day = day_of("") or today()

    def settled(found: Form) -> frozenset[str]:
        laws = load_authorities(form_search(found, search), (found.country,), Report())
        return settled_by(found, laws or {}, day)

    ground = Ground(
        offer=offered,
        say=say,
        demands=demands(search),
        forms=known_forms(search),
        load_form=lambda code, body, state: form(code, search, body, state),
        load_pack=lambda found: language_pack(found, search),
        pack=language_pack(usual, search),
        settled=settled,
        today=day,
        form=given.get("form", ""),
        state=given.get("state", behind),
        kind=given.get("kind", ""),
        gazetteer=cache(lambda country: gazetteer(country, search)),
        unserved=cache(lambda country: unserved_regions(country, search, Report())),
        abroad=lambda: abroad(search, usual.country),
        overwrite=force,
        in_person=not settings,
    )
    if settings:
        answers = take_settings(questions(ground), given, say)
    else:
        echo_paragraph(say["start"])
        try:
            answers = ask_person(lambda: questions(ground), ground)
        except (KeyboardInterrupt, click.Abort):
            echo(f"\n{say['stopped']}", err=True)
            raise
    data = compose(answers, say, ground.printed).encode("utf-8")
    write_file(answers.path, data, elsewhere="choose another file with --set file=…")
    echo(str(answers.path))
    named = search.place(answers.place)
    found = named is not None and named == answers.path.resolve()
    place = answers.place if found else str(answers.path)
    if number := len(answers.open):
        left = "left_open_one" if number == 1 else "left_open"
        echo(say[left].format(count=number, command=typed("check", place, "--verbose")))
    echo(say["next"].format(command=typed("build", place)))


def today() -> str:
    """The day by the clock, which no other command reads: a place's file keeps it."""
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()


def _pairs(settings: Iterable[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals or not key.strip():
            raise click.UsageError(f"--set takes KEY=VALUE, not “{setting}”.")
        if key.strip() in pairs:
            raise click.UsageError(f"--set {key.strip()} is given twice.")
        pairs[key.strip()] = value
    return pairs
