"""How things look on a terminal, and that they look plain anywhere else."""

from __future__ import annotations

import json
import os
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from draftban.cli.paths import opened_at
from draftban.diagnostics import NOWHERE, Diagnostic, Severity, hidden, visible

if TYPE_CHECKING:
    from draftban.documents.told import BlankUse

T = TypeVar("T")

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
WIDTH = 80
"""Columns of a paragraph."""

_STYLED = re.compile("(\x1b\\[(?:[012]|3[136])m)")
"""What makes our own words bold, dim or coloured, and plain again."""


def printable(text: str) -> str:
    """``text`` on one line as a terminal may show it, see ``diagnostics.visible``."""
    return visible(text)


def echo(text: str = "", *, err: bool = False) -> None:
    """Print ``text``; colours only on a terminal, and never where ``NO_COLOR`` is set.

    Whatever else than our own colours would steer the terminal is spelled out.
    """
    parts = (
        part if number % 2 else "\n".join(map(printable, part.split("\n")))
        for number, part in enumerate(_STYLED.split(text))
    )
    click.echo("".join(parts), err=err, color=False if os.environ.get("NO_COLOR") else None)


def echo_json(value: Any) -> None:
    """Print ``value`` as JSON; characters that would steer a terminal are escaped in it."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo("\n".join(map(_plain_json, text.split("\n"))))


def _plain_json(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(json.dumps(char)[1:-1] if hidden(char) else char for char in line)


def echo_diagnostics(diagnostics: Iterable[Diagnostic], *, err: bool = False) -> None:
    """Print each diagnostic: where, what, the text, the next step."""
    for diagnostic in diagnostics:
        severity = click.style(
            diagnostic.severity.value, fg=_COLOURS[diagnostic.severity], bold=True
        )
        head = f"{severity}: {printable(diagnostic.message)} [{diagnostic.code}]"
        if diagnostic.pos != NOWHERE:
            head = f"{click.style(printable(str(opened_at(diagnostic.pos))), bold=True)}: {head}"
        echo(head, err=err)
        if diagnostic.text:
            echo(f"    {printable(diagnostic.text)}", err=err)
        if diagnostic.hint:
            echo(f"    → {printable(diagnostic.hint)}", err=err)


def echo_blanks(blanks: Sequence[BlankUse], *, where: bool = False) -> None:
    """Print the list of blanks; ``where`` adds the line that asks for each."""
    if not blanks:
        return
    echo(f"{counted(len(blanks), 'blank')} to fill in:")
    for blank in blanks:
        times = f" ({blank.count} times)" if blank.count > 1 else ""
        place = f"  {opened_at(blank.pos)}" if where and blank.pos != NOWHERE else ""
        echo(f"  · {printable(blank.label)}{times}{click.style(place, dim=True)}")
    echo("Fill them in in the Word file, or under `blanks:` in the place's file.")


def echo_table(rows: Sequence[Sequence[str]], *, indent: str = "") -> None:
    """Print ``rows`` in columns; the last column takes what is left of the line."""
    if not rows:
        return
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True)]
        echo(printable(indent + "  ".join([*cells, row[-1]])).rstrip())


def echo_paragraph(text: str, first: str = "", *, bold: bool = False) -> None:
    """Print ``text`` behind ``first`` at 80 columns; a file's path is never broken."""
    lines = textwrap.wrap(
        printable(text),
        WIDTH,
        initial_indent=printable(first),
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in lines:
        echo(click.style(line, bold=True) if bold else line)


def counted(number: int, one: str, many: str = "") -> str:
    """``1 error``, ``3 errors``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as JSON; a field that says nothing is left out, but not its position."""
    known = diagnostic.pos != NOWHERE
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "file": diagnostic.pos.file if known else None,
        "line": diagnostic.pos.line if known else None,
        "column": diagnostic.pos.column if known else None,
        "text": diagnostic.text,
        "hint": diagnostic.hint,
    }


def blank_json(blank: BlankUse) -> dict[str, Any]:
    """A blank as JSON."""
    known = blank.pos != NOWHERE
    return {
        "label": blank.label,
        "count": blank.count,
        "file": blank.pos.file if known else None,
        "line": blank.pos.line if known else None,
    }


@contextmanager
def progress(text: str) -> Iterator[None]:
    """Show ``text`` while the block runs, on a terminal only; nothing of it stays."""
    stream = sys.stderr
    count = _meta().get(_COUNT, "")
    shown = count is not None and stream.isatty()
    if shown:
        stream.write(f"\r\x1b[2K{count}{printable(text)} …")
        stream.flush()
    try:
        yield
    finally:
        if shown:
            stream.write("\r\x1b[2K")
            stream.flush()


_COUNT = "draftban.count"
"""What :func:`progress` puts before each text; ``None`` where it shows none."""


def _meta() -> dict[str, Any]:
    context = click.get_current_context(silent=True)
    return {} if context is None else context.meta


def silent(context: click.Context) -> None:
    """Let :func:`progress` show nothing in ``context``."""
    context.meta[_COUNT] = None


def counting(items: Sequence[T]) -> Iterator[T]:
    """``items`` one after the other; progress tells at which of them the work is, if they are
    several.
    """
    meta = _meta()
    for number, item in enumerate(items, 1):
        if len(items) > 1:
            meta[_COUNT] = f"{number} of {len(items)}: "
        yield item
    meta.pop(_COUNT, None)


def awaited(results: Iterator[T], names: Sequence[str]) -> Iterator[T]:
    """``results``, which others make; progress tells the name of the one that is waited for."""
    for number, name in enumerate(names, 1):
        with progress(f"{number} of {len(names)}: {name}"):
            result = next(results)
        yield result
