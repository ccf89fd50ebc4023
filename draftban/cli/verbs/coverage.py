"""`draftban coverage`: what a place's bills do about each demand, where, and why."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING, Any

import click

from draftban.cli.arguments import as_option, known_words
from draftban.cli.terminal import (
    counted,
    diagnostic_json,
    echo,
    echo_diagnostics,
    echo_json,
    printable,
)

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted
    from draftban.config.model import Authority
    from draftban.review.coverage import Coverage, Covered, Provided

ORDER = 35
WIDTH = 80
INDENT = 12


@click.command(
    name="coverage", short_help="Show what a place's bills do about each demand, and why."
)
@click.argument("place", metavar="PLACE")
@click.option(
    "--require",
    multiple=True,
    metavar="LIST",
    help="Demands that must be met (full or partial); else the exit status is 1.",
)
@as_option
def command(place: str, require: tuple[str, ...], as_: str) -> None:
    """Show what the bills of PLACE do about each demand: by which provision, how far, and why.

    full: enacted directly, without limits. partial: enacted in any other drafting. urged: the
    bills only call on others. unanswered: the bills only make exceptions to it. A demand enacted
    in part and urged besides says both.

    A demand named with --require is met if it is full or partial; urging others does not meet it.
    The exit status is 1 if one is not met, or if the bills have errors.
    """
    from draftban.cli.content import demands
    from draftban.cli.drafting import draft
    from draftban.config.search import search_path
    from draftban.review.coverage import coverage

    known = tuple(demand.demand for demand in demands(search_path()))
    named = known_words(require, known, "--require", "demand")
    required = tuple(demand for demand in known if demand in named)
    drafted = draft(place)
    found: Coverage | None = None
    if drafted.build is not None and not drafted.report.errors:
        documents = [(document.stem, document.bill) for document in drafted.build.documents]
        found = coverage(drafted.build.setup, documents)
    met = {covered.demand for covered in found.demands if covered.met} if found else set()
    unmet = tuple(demand for demand in required if demand not in met)
    if as_ == "json":
        echo_json(_json(drafted, found, required, unmet))
    else:
        if found is not None:
            _print(drafted, found, required)
        echo_diagnostics(drafted.report, err=True)
    sys.exit(1 if found is None or unmet else 0)


# ---------------------------------------------------------------- text


def _print(drafted: Drafted, found: Coverage, required: tuple[str, ...]) -> None:
    assert drafted.build is not None
    setup = drafted.build.setup
    law = drafted.build.documents[0].stem
    _paragraph(f"{setup.jurisdiction.name}: {setup.form.name}")
    _paragraph(_summary(found))
    for covered in found.demands:
        echo()
        _paragraph(f"{covered.demand}  {covered.title}: {_extent(covered)}", bold=True)
        for provided in covered.provisions:
            _labelled(provided.drafting, _place(provided, law))
        _print_cell(covered)
    if found.exceptions:
        echo()
        _paragraph("Exceptions", bold=True)
        selected = sum(covered.extent != "not selected" for covered in found.demands)
        for provided in found.exceptions:
            every = len(provided.demands) == selected
            narrowed = "every demand" if every else ", ".join(provided.demands)
            _labelled("cuts", f"{narrowed}: {_place(provided, law)}")
    for covered in found.demands:
        if covered.demand in required:
            echo()
            head = "Required and met" if covered.met else "Required and not met"
            _paragraph(f"{head}: {covered.demand} ({_extent(covered)}). {_reason(covered)}")
            if covered.extent == "not selected":
                _paragraph(f"To enact it, name {covered.demand} under `prohibitions:`.")


def _summary(found: Coverage) -> str:
    extents = [covered.extent for covered in found.demands]
    told = ", ".join(f"{extents.count(e)} {e}" for e in dict.fromkeys(extents))
    both = sum(covered.urged and covered.met for covered in found.demands)
    besides = f"; {both} of them also urged" if both else ""
    return f"{counted(len(extents), 'demand')}: {told}{besides}"


def _extent(covered: Covered) -> str:
    both = covered.urged and covered.extent != "urged"
    return f"{covered.extent} and urged" if both else covered.extent


def _place(provided: Provided, law: str) -> str:
    elsewhere = "" if provided.document == law else f" of {provided.document}"
    file = f"{provided.pos.file}:{provided.pos.line}"
    return f"{provided.citation}{elsewhere}, {provided.clause} ({file})"


def _print_cell(covered: Covered) -> None:
    case = covered.case
    if case is None:
        _labelled("why", _reason(covered))
        return
    if case.limits:
        _labelled("limits", ", ".join(case.limits))
    _labelled("why", f"{case.reason} ({case.pos.file}:{case.pos.line})")
    for _, authority in covered.authority:
        _labelled("authority", f"{_cite(authority)}: {_checked(authority)}")
    if not covered.authority:
        _labelled("authority", "none named")
    _labelled("verified", _checked(case, "yes"))


def _reason(covered: Covered) -> str:
    return covered.case.reason if covered.case else "The form does not say what the place may do."


def _cite(authority: Authority) -> str:
    return authority.cite.replace("{at}", "…")


def _checked(what: Any, verified: str = "verified") -> str:
    if not what.verified:
        return "no" if verified == "yes" else "not verified"
    return f"{verified}, {what.checked_on}" if what.checked_on else verified


def _labelled(label: str, text: str) -> None:
    _paragraph(text, f"  {label:<{INDENT - 3}} ")


def _paragraph(text: str, first: str = "", *, bold: bool = False) -> None:
    """Print ``text`` at 80 columns; a file's path is never broken."""
    lines = textwrap.wrap(
        printable(text),
        WIDTH,
        initial_indent=printable(first),
        subsequent_indent=" " * (INDENT if first else 0),
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in lines:
        echo(click.style(line, bold=True) if bold else line)


# ---------------------------------------------------------------- json


def _json(
    drafted: Drafted,
    found: Coverage | None,
    required: tuple[str, ...],
    unmet: tuple[str, ...],
) -> dict[str, Any]:
    build = drafted.build
    documents = build.documents if build is not None and found is not None else ()
    return {
        "place": build.setup.jurisdiction.place if build else drafted.place,
        "form": build.setup.form.form if build else None,
        "documents": [
            {"document": document.stem, "form": document.bill.meta.form} for document in documents
        ],
        "demands": [_covered_json(covered) for covered in found.demands] if found else [],
        "exceptions": [
            _provided_json(provided) | {"cuts": list(provided.demands)}
            for provided in (found.exceptions if found else ())
        ],
        "required": list(required),
        "unmet": list(unmet),
        "diagnostics": [diagnostic_json(d) for d in drafted.report],
    }


def _covered_json(covered: Covered) -> dict[str, Any]:
    case = covered.case
    return {
        "demand": covered.demand,
        "title": covered.title,
        "coverage": covered.extent,
        "urged": covered.urged,
        "met": covered.met,
        "provisions": [_provided_json(provided) for provided in covered.provisions],
        "cell": None
        if case is None
        else {
            "draftings": list(case.draftings),
            "limits": list(case.limits),
            "reason": case.reason,
            "authority": [
                {
                    "id": name,
                    "title": authority.title,
                    "cite": _cite(authority),
                    "verified": authority.verified,
                    "checked_on": authority.checked_on or None,
                    "url": authority.url or None,
                }
                for name, authority in covered.authority
            ],
            "verified": case.verified,
            "checked_on": case.checked_on or None,
            "file": case.pos.file,
            "line": case.pos.line,
        },
    }


def _provided_json(provided: Provided) -> dict[str, Any]:
    return {
        "document": provided.document,
        "citation": provided.citation,
        "clause": provided.clause,
        "heading": provided.heading,
        "drafting": provided.drafting,
        "file": provided.pos.file,
        "line": provided.pos.line,
    }
