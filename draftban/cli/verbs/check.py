"""``draftban check``: everything that can be wrong, with file and line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from draftban.cli import completing
from draftban.cli.arguments import as_option, default_jobs, did_you_mean, jobs_option
from draftban.cli.helping import echo_next
from draftban.cli.started import typed
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
from draftban.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from draftban.cli.running.checks import Checked

ORDER = 30
EXAMPLES = (
    "draftban check us-ma-lowell",
    "draftban check us-ma-lowell --verbose",
    "draftban check --all",
    "draftban check --explain lint.legalese",
)


@click.command(name="check", short_help="Find every mistake, with file, line and column.")
@click.argument("places", metavar="[PLACE]...", nargs=-1, shell_complete=completing.places)
@click.option(
    "--all", "every", is_flag=True, help="Check each place but examples, and all content."
)
@click.option("--rules", "listing", is_flag=True, help="List the rules of the drafting checklist.")
@click.option("--explain", metavar="CODE", help="Say what a rule finds, and why.")
@click.option(
    "--verbose", "-v", is_flag=True, help="List every blank and every open question as well."
)
@jobs_option
@as_option
def command(
    places: tuple[str, ...],
    every: bool,
    listing: bool,
    explain: str | None,
    verbose: bool,
    jobs: int | None,
    as_: str,
) -> None:
    """Check PLACEs: how many blanks there are to fill in, which questions about the place nobody
    has answered, and all mistakes with file, line and column, errors last.

    Nothing is written. The exit status is 1 if there is an error or a warning.
    """
    from draftban.cli.session import search as session_search

    left_out: frozenset[str] = frozenset()
    if listing or explain is not None:
        if places or every or (listing and explain is not None):
            raise click.UsageError("Give --rules or --explain CODE alone.")
        _explain(explain, as_)
        return
    if every and places:
        raise click.UsageError("Name places or give --all, not both.")
    if every:
        from draftban.config.places import examples

        search = session_search()
        left_out = examples(search)
        places = tuple(code for code in search.jurisdictions() if code not in left_out)
        if not places:
            raise click.UsageError("There is no place to check; `draftban new` makes one.")
    if not places:
        raise click.UsageError("Name a place such as us-ma-lowell, or give --all.")

    from draftban.cli.running.checks import checks, content

    named = tuple(dict.fromkeys(places))
    with closing(checks(named, jobs or default_jobs(len(named)))) as found:
        checked = list(found)
    everything = content(named) if every else None
    if as_ == "json":
        shown: dict[str, Any] = {"places": [_json(one) for one in checked]}
        if everything is not None:
            shown["content"] = _counts_json(everything)
        echo_json(shown)
    else:
        _print(checked, everything, verbose)
        if left_out:
            echo(f"Not checked: {counted(len(left_out), 'example')}. Name one to check it.")
    wrong = [one for one in (*checked, everything) if one and _wrong(one)]
    if as_ == "text" and wrong:
        echo_next("mend the first error first: others may follow from it. Then check again.")
    elif as_ == "text":
        echo_next(f"{typed('build', *named)} writes the bills.")
    sys.exit(1 if wrong else 0)


# ---------------------------------------------------------------- rules


def _explain(code: str | None, as_: str) -> None:
    from draftban.cli.content import rule_words
    from draftban.cli.session import search as session_search
    from draftban.cli.telling import checklist_text
    from draftban.review.lint.run import rule, rules

    said = rule_words(session_search())
    if code is None:
        if as_ == "json":
            echo_json({"rules": [checklist_text.as_json(one, said) for one in rules()]})
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
        echo_json(checklist_text.as_json(one, said))
    else:
        echo(checklist_text.text(one, said))


# ---------------------------------------------------------------- reports


def _print(checked: Sequence[Checked], everything: Checked | None, verbose: bool) -> None:
    """What is open comes first and is short, what is wrong last: that is what one sees."""
    told = set()
    for one in checked:
        if verbose:
            echo_blanks(one.blanks, where=True)
            _print_unanswered(one)
        else:
            _print_open(one)
        _print_conflicts(one)
        fresh = [d for d in one.diagnostics if d not in told]  # of files that places share
        told.update(fresh)
        echo_diagnostics(sorted(fresh, key=_weight))
        echo(_verdict(one))
    if everything is not None:
        echo_diagnostics(sorted(everything.diagnostics, key=_weight))
        echo(_verdict(everything))
    wrong = [one.place for one in checked if _wrong(one)]
    if len(checked) > 1 and wrong:
        echo(f"{len(wrong)} of {len(checked)} places have mistakes: {', '.join(wrong)}")


def _weight(diagnostic: Diagnostic) -> int:
    return -_WEIGHTS.index(diagnostic.severity)


_WEIGHTS = (Severity.ERROR, Severity.WARNING, Severity.ADVICE)


def _wrong(one: Checked) -> bool:
    return any(map(one.count, (Severity.ERROR, Severity.WARNING)))


def _print_open(one: Checked) -> None:
    """How much is open, and the names of the questions: a lawyer should look at each."""
    if one.blanks:
        echo(f"{counted(len(one.blanks), 'blank')} to fill in.")
    if one.unanswered:
        count = counted(len(one.unanswered), "question")
        facts = ", ".join(left.fact for left in one.unanswered)
        echo_paragraph(f"{count} left open, each answered cautiously: {facts}.")
    if one.blanks or one.unanswered:
        echo(f"Listed with --verbose: {typed('check', one.place, '--verbose')}")


def _print_unanswered(one: Checked) -> None:
    """What the cautious answer was taken for."""
    if one.unanswered:
        count = counted(len(one.unanswered), "question")
        echo(f"{count} left open, each answered cautiously:")
    for left in one.unanswered:
        echo_paragraph(f"{left.fact} ({left.shown}): {left.ask}", "  · ")


def _print_conflicts(one: Checked) -> None:
    """What the draft and an ordinance whose text nobody gave may both rule on."""
    if one.conflicts:
        echo(f"{counted(len(one.conflicts), 'point')} to settle with the existing ordinance:")
    for about, settle in one.conflicts:
        echo_paragraph(f"{about}: {settle}", "  · ")


def _verdict(one: Checked) -> str:
    errors, warnings = one.count(Severity.ERROR), one.count(Severity.WARNING)
    found = [counted(errors, "error")] * bool(errors)
    found += [counted(warnings, "warning")] * bool(warnings)
    return f"{one.place}: {', '.join(found) or 'no mistakes found'}"


def _json(one: Checked) -> dict[str, Any]:
    return {
        "place": one.place,
        **_counts_json(one),
        "blanks": [blank_json(blank) for blank in one.blanks],
        "unanswered": [
            {"fact": left.fact, "taken": left.taken, "ask": left.ask} for left in one.unanswered
        ],
        "conflicts": [{"about": about, "settle": settle} for about, settle in one.conflicts],
    }


def _counts_json(one: Checked) -> dict[str, Any]:
    return {
        "errors": one.count(Severity.ERROR),
        "warnings": one.count(Severity.WARNING),
        "diagnostics": [diagnostic_json(d) for d in one.diagnostics],
    }
