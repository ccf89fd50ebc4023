"""`draftban forms`: which forms exist."""

from __future__ import annotations

import sys

import click

from draftban.cli import completing
from draftban.cli.arguments import as_option, known_words
from draftban.cli.helping import echo_next
from draftban.cli.paths import openable
from draftban.cli.terminal import echo, echo_diagnostics, echo_json, echo_table, printable

ORDER = 60
EXAMPLES = (
    "draftban forms",
    "draftban forms us-city us-county",
)


@click.command(name="forms", short_help="List the forms: the ways in which legislatures write.")
@click.argument("codes", metavar="[FORM]...", nargs=-1, shell_complete=completing.forms)
@as_option
def command(codes: tuple[str, ...], as_: str) -> None:
    """List the forms: the ways in which legislatures write; each FORM that is named with what it
    extends, the kinds of body that it writes for, its companions and its file.
    """
    from draftban.cli.session import search as session_search
    from draftban.config.chains.bodies import writes_for
    from draftban.config.chains.form_files import known_forms
    from draftban.config.chains.forms import load_form
    from draftban.diagnostics import Report

    search, report = session_search(), Report()
    named = known_words(codes, known_forms(search), "FORM", "form")
    forms = (load_form(code, search, report) for code in named or known_forms(search))
    found = [form for form in forms if form is not None]
    if as_ == "json":
        echo_json(
            [
                {
                    "form": f.form,
                    "name": f.name,
                    "government": f.government,
                    "country": f.country,
                    "language": f.language,
                    "extends": f.extends,
                    "body": f.body,
                    "bodies": list(writes_for(f, search, report)),
                    "companions": list(f.companions),
                    "parts": list(f.parts.of) if f.parts else [],
                    "file": f.pos.file,
                }
                for f in found
            ]
        )
    elif named:
        for form in found:
            echo(click.style(f"{form.form}: {printable(form.name)}", bold=True))
            rows = [
                ("government", form.government),
                ("extends", form.extends),
                ("bodies", _with_default(form.body, writes_for(form, search, report))),
                ("companions", ", ".join(form.companions)),
                ("file", openable(form.pos.file)),
            ]
            echo_table([row for row in rows if row[1]], indent="  ")
    else:
        echo_table([(f.form, f.name) for f in found])
    if as_ == "text":
        echo_next("write `form: CODE` into a place's file; docs/forms.md says how to write one.")
    echo_diagnostics(report, err=True)
    sys.exit(1 if report.errors else 0)


def _with_default(own: str, bodies: tuple[str, ...]) -> str:
    """The kinds of body of a form, its ``own``, which no place need name, first."""
    others = ", ".join(body for body in bodies if body != own)
    return f"{own}; with `body:` {others}" if others else own
