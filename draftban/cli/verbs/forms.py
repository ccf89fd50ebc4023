"""`draftban forms`: which forms exist."""

from __future__ import annotations

import sys

import click

from draftban.cli.arguments import as_option
from draftban.cli.terminal import echo_diagnostics, echo_json, echo_table

ORDER = 60
EXAMPLES = (
    "draftban forms",
    "draftban forms us-city us-county",
)


@click.command(name="forms", short_help="List the forms: the ways in which legislatures write.")
@as_option
def command(as_: str) -> None:
    """List the forms: the ways in which legislatures write."""
    from draftban.cli.session import search as session_search
    from draftban.config.chains.form_files import known_forms
    from draftban.config.chains.forms import load_form
    from draftban.diagnostics import Report

    search, report = session_search(), Report()
    forms = (load_form(code, search, report) for code in known_forms(search))
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
                    "companions": list(f.companions),
                    "parts": list(f.parts.of) if f.parts else [],
                    "file": f.pos.file,
                }
                for f in found
            ]
        )
    else:
        echo_table([(f.form, f.name) for f in found])
    echo_diagnostics(report, err=True)
    sys.exit(1 if report.errors else 0)
