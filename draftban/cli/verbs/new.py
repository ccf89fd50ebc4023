"""`draftban new`: a place's file from a few answers."""

from __future__ import annotations

from collections.abc import Iterable

import click

from draftban.cli import completing
from draftban.cli.terminal import echo, echo_paragraph

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
    """Write the file of a new place: asks in plain words, offers an answer to each question.

    With --set nothing is asked: name and state must be given, the rest gets its default.
    Other keys: kind, official, short, council, facts.NAME, selection, demands, options.NAME,
    code.NAME, form, file. A wrong key or answer is named together with the possible ones.
    """
    from draftban.cli.content import demands, dictionary_form, form
    from draftban.cli.output.changes import write_file
    from draftban.cli.session import search as session_search
    from draftban.cli.started import typed
    from draftban.cli.wizard.compose import compose
    from draftban.cli.wizard.dialogue import ask_person, take_settings
    from draftban.cli.wizard.offer import offer
    from draftban.cli.wizard.questions import Ground, questions
    from draftban.cli.wizard.words import wizard_words
    from draftban.config.chains.form_files import known_forms

    search = session_search()
    given = _pairs(settings)
    offered = offer(search)
    kind = offered.likely(given.get("name", ""), given.get("form", ""))
    say = wizard_words(form(offered.kind(kind).form, search), search)
    ground = Ground(
        offer=offered,
        say=say,
        demands=demands(search),
        forms=known_forms(search),
        load_form=lambda code: form(code, search),
        dictionary_form=lambda found: dictionary_form(found, search),
        kind=kind,
        overwrite=force,
        in_person=not settings,
    )
    if settings:
        answers = take_settings(questions(ground), given)
    else:
        echo_paragraph(say["start"])
        answers = ask_person(questions(ground), say["answer"])
    data = compose(answers, say).encode("utf-8")
    write_file(answers.path, data, elsewhere="choose another file with --set file=…")
    echo(str(answers.path))
    named = search.place(answers.place)
    found = named is not None and named == answers.path.resolve()
    build = typed("build", answers.place if found else str(answers.path))
    echo(say["next"].format(command=build))


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
