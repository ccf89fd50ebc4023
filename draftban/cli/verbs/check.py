"""``draftban check``: everything that can be wrong, with file and line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from draftban.cli.arguments import as_option, did_you_mean
from draftban.cli.terminal import (
    blank_json,
    counted,
    diagnostic_json,
    echo,
    echo_blanks,
    echo_diagnostics,
    echo_json,
    echo_paragraph,
    echo_table,
)
from draftban.diagnostics import Report

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted

ORDER = 30

EVERYTHING = "forms and templates"


@click.command(name="check", short_help="Find every mistake, with file, line and column.")
@click.argument("places", metavar="[PLACE]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Check every place there is, and all content.")
@click.option("--rules", "listing", is_flag=True, help="List the rules of the drafting checklist.")
@click.option("--explain", metavar="CODE", help="Say what a rule finds, and why.")
@as_option
def command(
    places: tuple[str, ...], every: bool, listing: bool, explain: str | None, as_: str
) -> None:
    """Check PLACEs: all mistakes with file, line and column, the blanks to fill in, and the
    questions about the place that nobody has answered.

    Nothing is written. The exit status is 1 if there is an error or a warning.
    """
    from draftban.cli.session import search as session_search

    if listing or explain is not None:
        if places or every or (listing and explain is not None):
            raise click.UsageError("Give --rules or --explain CODE alone.")
        _explain(explain, as_)
        return
    if every and places:
        raise click.UsageError("Name places or give --all, not both.")
    if every:
        places = session_search().jurisdictions()
        if not places:
            raise click.UsageError("There is no place to check; `draftban new` makes one.")
    if not places:
        raise click.UsageError("Name a place such as us-ma-lowell, or give --all.")

    drafted = [_checked(place) for place in dict.fromkeys(places)]
    content = _content(drafted) if every else Report()
    reports = [*(one.report for one in drafted), content]
    if as_ == "json":
        found: dict[str, Any] = {"places": [_json(one) for one in drafted]}
        if every:
            found["content"] = _report_json(content)
        echo_json(found)
    else:
        _print(drafted, content if every else None)
    sys.exit(1 if any(report.errors or report.warnings for report in reports) else 0)


def _checked(place: str) -> Drafted:
    """A place drafted, and, if that went well, read by the checklist."""
    from draftban.api import examine
    from draftban.cli.drafting import draft

    one = draft(place)
    if one.build is not None:
        examine(one.build)
    return one


def _content(drafted: Sequence[Drafted]) -> Report:
    """What the checklist finds in all forms and texts together."""
    from draftban.review.lint.checklist import lint_everything

    report = Report()
    lint_everything([one.build.setup for one in drafted if one.build is not None], report)
    return report


# ---------------------------------------------------------------- rules


def _explain(code: str | None, as_: str) -> None:
    from draftban.cli.content import rule_words
    from draftban.cli.session import search as session_search
    from draftban.review.lint import guide
    from draftban.review.lint.run import rule, rules

    said = rule_words(session_search())
    if code is None:
        if as_ == "json":
            echo_json({"rules": [guide.as_json(one, said) for one in rules()]})
        else:
            echo_table([(r.code, r.severity.value, said.rules[r.code].what) for r in rules()])
        return
    one = rule(code)
    if one is None:
        near = did_you_mean(code, [known.code for known in rules()])
        raise click.UsageError(
            f"There is no rule “{code}”. {near}".strip() + " `draftban check --rules` lists them."
        )
    if as_ == "json":
        echo_json(guide.as_json(one, said))
    else:
        echo(guide.text(one, said))


# ---------------------------------------------------------------- reports


def _print(drafted: Sequence[Drafted], content: Report | None) -> None:
    shown = set()
    for one in drafted:
        fresh = [d for d in one.report if d not in shown]  # shared files are read for every place
        shown.update(fresh)
        echo_diagnostics(fresh)
        echo(_verdict(one.place, one.report))
        echo_blanks(one.blanks, where=True)
        _print_unanswered(one)
    if content is not None:
        echo_diagnostics(content)
        echo(_verdict(EVERYTHING, content))


def _print_unanswered(one: Drafted) -> None:
    """What the cautious answer was taken for: a lawyer should look at each."""
    from draftban.config.answers import shown

    if one.build is None or not one.build.setup.unanswered:
        return
    setup = one.build.setup
    echo(f"{counted(len(setup.unanswered), 'question')} left open, each answered cautiously:")
    for name in setup.unanswered:
        echo_paragraph(f"{name} ({shown(setup.facts[name])}): {setup.form.facts[name].ask}", "  · ")


def _verdict(name: str, report: Report) -> str:
    errors, warnings = len(report.errors), len(report.warnings)
    found = [counted(errors, "error")] * bool(errors)
    found += [counted(warnings, "warning")] * bool(warnings)
    return f"{name}: {', '.join(found) or 'no mistakes found'}"


def _json(one: Drafted) -> dict[str, Any]:
    return {
        "place": one.place,
        **_report_json(one.report),
        "blanks": [blank_json(blank) for blank in one.blanks],
        "unanswered": _unanswered_json(one),
    }


def _unanswered_json(one: Drafted) -> list[dict[str, Any]]:
    if one.build is None:
        return []
    setup = one.build.setup
    return [
        {"fact": name, "taken": setup.facts[name], "ask": setup.form.facts[name].ask}
        for name in setup.unanswered
    ]


def _report_json(report: Report) -> dict[str, Any]:
    return {
        "errors": len(report.errors),
        "warnings": len(report.warnings),
        "diagnostics": [diagnostic_json(d) for d in report],
    }
