"""The texts of one clause on the terminal and as JSON: `draftban show --clause`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from draftban.cli.terminal import echo, echo_table, printable

if TYPE_CHECKING:
    from draftban.documents.parts import ClauseFact, LabelledPart, TextPart

WIDTH = 60
"""How much of a value is shown on a terminal, in characters."""


def echo_facts(facts: Sequence[ClauseFact]) -> None:
    """Print each fact about a clause, and where it is written."""
    if facts:
        echo(click.style("Facts and notes", bold=True))
    rows = ((fact.key, _short(fact.value), f"{fact.pos.file}:{fact.pos.line}") for fact in facts)
    echo_table([tuple(map(printable, row)) for row in rows], indent="  ")


def _short(value: str) -> str:
    words = " ".join(value.split())
    return words if len(words) <= WIDTH else words[: WIDTH - 1] + "…"


def facts_json(facts: Sequence[ClauseFact]) -> list[dict[str, Any]]:
    """The same as JSON, every value whole."""
    return [
        {"key": fact.key, "value": fact.value, "file": fact.pos.file, "line": fact.pos.line}
        for fact in facts
    ]


def echo_parts(
    clause: str, parts: Sequence[TextPart], printed: frozenset[tuple[str, int]] | None
) -> None:
    """Print each text of ``clause``: where it stands, in which document, and its labels.

    ``printed`` are the lines that the place's bills print; ``None`` if they cannot be built.
    """
    for part in parts:
        where = f"{part.pos.file}:{part.pos.line}"
        name = part.name if "/" in part.name else f"{clause}, {part.name}"
        if part.stands is not None:
            named = ", ".join(part.stands) or "no document"
            where += f" (stands in {named})" if printed is not None else ""
        echo(f"{click.style(printable(name), bold=True)}: {printable(where)}")
        if len(part.files) > 1:
            echo(f"  changes {printable(', which changes '.join(part.files[1:]))}")
        shown = printed if part.stands != () else None
        echo_table([_row(one, shown) for one in part.labelled], indent="  ")


def _row(part: LabelledPart, printed: frozenset[tuple[str, int]] | None) -> tuple[str, str, str]:
    what = part.torn and f"cannot be changed by itself: {part.torn}"
    where = f"{part.pos.file}:{part.pos.line}"
    if printed is not None and not part.printed(printed):
        where += " (not printed: its condition does not hold)"
    return part.label, what or f'sha256: "{part.sha256}"', where


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
                }
                for one in part.labelled
            ],
        }
        for part in parts
    ]
