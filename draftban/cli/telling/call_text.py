"""What `draftban call` prints of those on whom the letter calls, in the words of
``ui/call-terminal.yaml``.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import click

from draftban.cli.terminal import echo, echo_paragraph
from draftban.files.word_keys import words_of

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted
    from draftban.config.languages.words import Said
    from draftban.diagnostics import Report
    from draftban.review.coverage.calls import Addressed, Calls

FILE = "ui/call-terminal.yaml"

KEYS = words_of(
    "none",
    "head: name who",
    "paper: name title does",
    "refused: title reason",
    "unanswered: number",
)


def call_words(drafted: Drafted, report: Report) -> Said:
    """The words in the language of ``drafted``; those that are wrong are reported."""
    from draftban.config.languages.words import load_words

    assert drafted.build is not None
    setup = drafted.build.setup
    return load_words(FILE, KEYS, setup.search, report, form=setup.form.pos.file)


def print_calls(drafted: Drafted, found: Calls, chosen: Collection[str], say: Said) -> None:
    """A line for each paper of the addressees ``chosen``, or of all, and for each that is not
    offered.
    """
    if not found.addressees:
        echo_paragraph(say["none"])
        return
    shown = [one for one in found.addressees if not chosen or one.id in chosen]
    for number, one in enumerate(shown):
        if number:
            echo()
        _addressee(one, say)
    for name, call in found.letter.items():
        if not chosen and not any(found.answers(name)) and not any(found.refusals(name)):
            echo_paragraph(say["unanswered"].format(number=call.number))


def _addressee(one: Addressed, say: Said) -> None:
    echo(click.style(one.id, bold=True))
    echo_paragraph(say["head"].format(name=one.name, who=one.who), "  ")
    for paper in one.papers:
        told = say["paper"].format(name=paper.name, title=paper.title, does=paper.does)
        echo_paragraph(told, "  + ")
    for refused in one.refused:
        told = say["refused"].format(title=refused.title, reason=refused.reason)
        echo_paragraph(told, "  - ")


def calls_json(found: Calls) -> list[dict[str, Any]]:
    """The calls for programs, with the names of the papers that answer each."""
    return [
        {
            "call": name,
            "number": call.number,
            "plain": call.plain,
            "papers": [paper.name for _, paper in found.answers(name)],
            "refused": [refused.name for _, refused in found.refusals(name)],
        }
        for name, call in found.letter.items()
    ]


def addressee_json(one: Addressed) -> dict[str, Any]:
    """One of those called on, for programs."""
    return {
        "addressee": one.id,
        "name": one.name,
        "who": one.who,
        "goes_to": one.goes_to,
        "can": one.can,
        "cannot": one.cannot,
        "papers": [
            {
                "paper": paper.name,
                "title": paper.title,
                "calls": list(paper.calls),
                "does": paper.does,
                "signs": paper.signs,
                "goes_to": paper.goes_to,
                "note": paper.note,
                "questions": list(paper.questions),
            }
            for paper in one.papers
        ],
        "refused": [
            {"paper": r.name, "title": r.title, "calls": list(r.calls), "reason": r.reason}
            for r in one.refused
        ],
    }
