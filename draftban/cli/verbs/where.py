"""`draftban where`: a citation, a printed line and a clause's name find each other."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from draftban.cli import completing
from draftban.cli.arguments import as_option, as_place_option, document_option, place_argument
from draftban.cli.documents import document_name, lines_of, named_document
from draftban.cli.helping import echo_next
from draftban.cli.paths import opened_at
from draftban.cli.started import typed
from draftban.cli.terminal import echo, echo_diagnostics, echo_json, printable
from draftban.diagnostics import NOWHERE, Diagnostic, DraftbanError

if TYPE_CHECKING:
    from draftban.bill.printed import PrintedLine
    from draftban.cli.drafting import Drafted
    from draftban.documents import Document
    from draftban.review.where import Found, NotFound

ORDER = 55
EXAMPLES = (
    'draftban where us-ma-lowell "law enforcement or any other work"',
    'draftban where us-ma-lowell "page 4, line 17"',
    'draftban where us-ma-lowell "B(2)(b)"',
    "draftban where us-ma-lowell prohibitions/evidence --document law",
)


@click.command(name="where", short_help="Say where a citation, a line or a clause stands.")
@place_argument
@click.argument("what", metavar="WHAT", nargs=-1, required=True, shell_complete=completing.clauses)
@document_option("the first that there is")
@click.option("--pages", is_flag=True, help="Page and line of words too: lays the PDF out.")
@as_place_option("In the form of another place.")
@as_option
def command(
    place: str, what: tuple[str, ...], name: str, pages: bool, target: str, as_: str
) -> None:
    """Say where WHAT stands: on paper, in the law, and in the templates.

    WHAT is a citation as it is printed ("§ 3(b)", "Article 5(1)"), a line of the PDF ("page 4,
    line 17"), the name of a clause (prohibitions/evidence), or words that the law prints ("leave
    one active"). Lines are counted on each page from its top, without header and footer, as
    printed line numbers are; those of words are told with --pages.
    """
    from draftban.cli.drafting import draft
    from draftban.review.where import NotFound, answers

    drafted = draft(place, as_=target)
    if drafted.build is None or drafted.report.errors:
        echo_diagnostics(drafted.report, err=True)
        sys.exit(1)
    document = named_document(drafted, name)
    asked = " ".join(what)
    lines: tuple[PrintedLine, ...] = ()
    missing = ""
    try:
        # Laying out takes longer than all the rest: not for words, unless it is asked for.
        if pages or _has_lines(document, asked):
            lines, missing = lines_of(document)
        found = answers(document, asked, lines)
    except NotFound as problem:
        if missing:
            echo(missing, err=True)
        raise DraftbanError([_unknown(drafted, document, asked, problem)]) from problem
    if as_ == "json":
        rows = [_json(one) for one in found]
        row = {"place": drafted.folder, "document": document.stem, "what": asked}
        echo_json({**row, "answers": rows, "unavailable": missing or None})
        return
    if missing:
        echo(missing, err=True)
    for number, one in enumerate(found):
        if number:
            echo()
        _print(one, document, asked, lines)
    echo_next(f"{typed('customize', place, *what)} copies its words to be edited.")


def _has_lines(document: Document, asked: str) -> bool:
    """Whether ``asked`` is a page, or the name of something whose page is told."""
    from draftban.review.where import NotFound, Places, names_page

    if names_page(asked):
        return True
    try:
        return bool(Places(document.bill).find(asked))
    except NotFound:
        return False


def _unknown(drafted: Drafted, document: Document, asked: str, problem: NotFound) -> Diagnostic:
    hint = f"Nearest: {', '.join(problem.near)}." if problem.near else ""
    elsewhere = list(_elsewhere(drafted, document, asked))
    if elsewhere:
        hint = f"It stands in another document: --document {elsewhere[0]}."
    message = f"{document.stem}: {problem}"
    return Diagnostic("where.unknown", message, text=asked, hint=hint)


def _elsewhere(drafted: Drafted, document: Document, asked: str) -> Iterator[str]:
    """Other documents of the place that have what is asked for, by name or citation."""
    from draftban.review.where import NotFound, answers, names_page

    assert drafted.build is not None
    if names_page(asked):
        return
    for other in drafted.build.documents:
        if other is not document:
            try:
                answers(other, asked)
            except NotFound:
                continue
            yield document_name(drafted, other)


# ---------------------------------------------------------------- what is printed


def _print(one: Found, document: Document, asked: str, lines: Sequence[PrintedLine]) -> None:
    from draftban.review.where import page_and_line

    title = one.citation or one.id or "Outside the provisions"
    echo(click.style(printable(title), bold=True))
    rows = [("document", document.stem)]
    if one.first and one.last:
        rows.append(("printed", _range(one.first, one.last)))
    rows += [("clause", one.id), ("drafting", one.drafting), ("demands", ", ".join(one.demands))]
    if one.pos != NOWHERE:
        rows.append(("written in", str(opened_at(one.pos))))
    if one.words:
        rows.append(("words", one.words))
    named = page_and_line(asked)
    shown = next((line for line in lines if (line.page, line.number) == named), one.first)
    if shown:
        where = f"line {shown.number}" if named else "begins"
        rows.append((where, shown.words))
    width = max(len(label) for label, words in rows if words)
    for label, words in rows:
        if words:
            echo(f"  {label.ljust(width)}  {printable(words)}")


def _range(first: PrintedLine, last: PrintedLine) -> str:
    begin = f"page {first.page}, line {first.number}"
    if first == last:
        return begin
    if first.page == last.page:
        return f"page {first.page}, lines {first.number} to {last.number}"
    return f"{begin} to page {last.page}, line {last.number}"


def _json(one: Found) -> dict[str, Any]:
    known = one.pos != NOWHERE
    return {
        "citation": one.citation,
        "id": one.id,
        "eid": one.eid,
        "drafting": one.drafting,
        "demands": list(one.demands),
        "file": one.pos.file if known else None,
        "line": one.pos.line if known else None,
        "column": one.pos.column if known else None,
        "first": _line_json(one.first),
        "last": _line_json(one.last),
        "words": one.words or None,
    }


def _line_json(line: PrintedLine | None) -> dict[str, Any] | None:
    if line is None:
        return None
    return {
        "page": line.page,
        "line": line.number,
        "words": line.words,
        "left": line.left,
        "top": line.top,
        "right": line.right,
        "bottom": line.bottom,
    }
