"""What became of all that a place wrote, in another's form, in words: `draftban build --as`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from draftban.cli.terminal import echo, echo_paragraph

if TYPE_CHECKING:
    from draftban.documents.told import Carried, Matter, Told, Why

_LOCAL: Mapping[Matter, str] = {
    "facts": "facts",
    "findings": "local findings",
    "wording": "local wording",
    "blanks": "filled blanks",
    "calls": "named companies",
    "allow": "accepted warnings",
    "date": "date of the draft",
    "parts": "parts",
}

_WHY: Mapping[Why, str] = {
    "competence": "{0}",
    "unused": "No bill of {0} uses it.",
    "refused": "There {0}; its own {1} counts.",
    "currency": "The sum is in {0}; in {1} it is a blank.",
    "there": "{0} has this option too.",
    "local": "It says something about {0} alone.",
    "divided": "{0} says itself which parts of its text it writes.",
}


def echo_carried(told: Told) -> None:
    """Print what became of everything that the place wrote, in the other place's bill."""
    if not told.source:
        return
    echo()
    echo(f"{told.source} as {told.place}:")
    for line in told.carried:
        if line.fate == "carried":  # as it was: nothing to explain
            echo_paragraph(_what(line), f"  {line.fate:<8} ")
        else:
            now = f" → {line.now}" if line.now else ""
            echo_paragraph(f"{_what(line)}{now}. {_why(line)}", f"  {line.fate:<8} ")


def carried_json(told: Told) -> list[dict[str, Any]]:
    """The same for programs, with the sentences that people read."""
    return [
        {**asdict(line), "names": list(line.names), "what": _what(line), "why": _why(line)}
        for line in told.carried
    ]


def _what(line: Carried) -> str:
    named = ", ".join(line.names)
    match line.matter:
        case "demand":
            return f"{named} ({line.was})"
        case "option":
            return f"option {named}: {line.was}"
        case "form":
            return f"its own {named}"
        case "texts":
            return f"its own text of {named}"
    return f"{_LOCAL[line.matter]} ({named})" if named else _LOCAL[line.matter]


def _why(line: Carried) -> str:
    return _WHY[line.why].format(*line.said)
