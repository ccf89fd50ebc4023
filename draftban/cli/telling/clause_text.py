"""The texts of one clause on the terminal and as JSON: `draftban show --clause`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from draftban.cli.paths import openable
from draftban.cli.terminal import echo, echo_table, printable

if TYPE_CHECKING:
    from draftban.diagnostics import Pos
    from draftban.documents.clause.borrowed import Borrowed
    from draftban.documents.clause.parts import ClauseFact, LabelledPart, Printed, TextPart

WIDTH = 60
"""How much of a value is shown on a terminal, in characters."""


def echo_facts(facts: Sequence[ClauseFact]) -> None:
    """Print each fact about a clause, and where it is written."""
    if facts:
        echo(click.style("Facts and notes", bold=True))
    rows = ((fact.key, _short(fact.value), _at(fact.pos)) for fact in facts)
    echo_table([tuple(map(printable, row)) for row in rows], indent="  ")


def _at(pos: Pos) -> str:
    return f"{openable(pos.file)}:{pos.line}"


def _short(value: str) -> str:
    words = " ".join(value.split())
    return words if len(words) <= WIDTH else words[: WIDTH - 1] + "…"


def facts_json(facts: Sequence[ClauseFact]) -> list[dict[str, Any]]:
    """The same as JSON, every value whole."""
    return [
        {"key": fact.key, "value": fact.value, "file": fact.pos.file, "line": fact.pos.line}
        for fact in facts
    ]


def echo_parts(clause: str, parts: Sequence[TextPart], printed: Printed | None) -> None:
    """Print each text of ``clause``: where it stands, in which document, and its labels. Those of
    which a bill prints something stand first, with the line in which that begins; of those that
    stand in no document their place alone is told.

    ``printed`` is what the place's bills print; ``None`` if they cannot be built.
    """
    for part in sorted(parts, key=lambda part: _order(part, printed)):
        name = part.name if "/" in part.name else f"{clause}, {part.name}"
        where = printable(_where(part, printed))
        echo(f"{click.style(printable(name), bold=True)}: {where}")
        if len(part.files) > 1:
            below = ", which changes ".join(map(openable, part.files[1:]))
            echo(f"  changes {printable(below)}")
        if printed is None or part.stands != ():
            rows = [_row(one, printed) for one in part.labelled]
            echo_table([*rows, *(_lost(*one) for one in part.lost)], indent="  ")


def _order(part: TextPart, printed: Printed | None) -> int:
    if printed is None or part.stands is None:
        return 0
    return (0 if part.printed_at(printed) else 1) if part.stands else 2


def _where(part: TextPart, printed: Printed | None) -> str:
    """The line of a text, and the documents in which it stands, as far as that is known."""
    begins = part.printed_at(printed) if printed is not None and part.stands else None
    file, line = begins or (part.pos.file, part.pos.line)
    file = openable(file)
    if printed is None or part.stands is None:
        return f"{file}:{line}"
    note = f"stands in {', '.join(part.stands) or 'no document'}"
    if part.stands and not begins:
        note += ", with the words of the passages that it calls"
    return f"{file}:{line} ({note})"


def _row(part: LabelledPart, printed: Printed | None) -> tuple[str, str, str]:
    what = part.torn and f"cannot be changed by itself: {part.torn}"
    where = _at(part.pos)
    if printed is not None and not part.printed(printed):
        where += " (not printed: its condition does not hold)"
    for change in part.moved:
        where += f" (changed at {_at(change)}, for other words: read both)"
    return part.label, what or f'sha256: "{part.sha256}"', where


def _lost(label: str, change: Pos) -> tuple[str, str, str]:
    return label, "is no label here any more", f"changed at {_at(change)}"


def echo_borrowed(found: Sequence[Borrowed]) -> None:
    """Print the words that the texts take from elsewhere, and where they are typed."""
    if found:
        echo(click.style("Words from elsewhere", bold=True))
    rows = ((one.name, _short(one.words), _at(one.pos)) for one in found)
    echo_table([tuple(map(printable, row)) for row in rows], indent="  ")


def borrowed_json(found: Sequence[Borrowed]) -> list[dict[str, Any]]:
    """The same as JSON."""
    return [
        {"name": one.name, "words": one.words, "file": one.pos.file, "line": one.pos.line}
        for one in found
    ]


def parts_json(parts: Sequence[TextPart]) -> list[dict[str, Any]]:
    """The same as JSON."""
    return [
        {
            "text": part.name,
            "file": part.pos.file,
            "line": part.pos.line,
            "files": list(part.files),
            "stands": None if part.stands is None else list(part.stands),
            "labels": [
                {
                    "label": one.label,
                    "kind": one.kind,
                    "file": one.pos.file,
                    "line": one.pos.line,
                    "sha256": one.sha256,
                    "torn": one.torn,
                    "moved": [{"file": at.file, "line": at.line} for at in one.moved],
                }
                for one in part.labelled
            ],
            "lost": [{"label": label, "file": at.file, "line": at.line} for label, at in part.lost],
        }
        for part in parts
    ]
