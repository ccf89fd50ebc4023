"""What several verbs take: lists, places, formats; each checked before any work starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``Did you mean “b.vi”?`` for the known word most like ``word``, or nothing."""
    from draftban.config.text_source import nearest

    return nearest(word, list(known)).strip()


def split_list(values: Iterable[str]) -> tuple[str, ...]:
    """The words of comma-separated ``values``, each once, in the order typed."""
    words = (word.strip() for value in values for word in value.split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def known_words(
    values: Sequence[str], known: Sequence[str], option: str, what: str
) -> tuple[str, ...]:
    """``values`` of a list option, or a usage error that names the nearest known word."""
    words = split_list(values)
    if values and not words:
        raise click.UsageError(f"{option} names no {what}.")
    for word in words:
        if word not in known:
            near = did_you_mean(word, known)
            listed = ", ".join(known)
            raise click.UsageError(
                f"{option}: there is no {what} “{word}”. {near}".rstrip() + f" Known: {listed}."
            )
    return words


def format_option(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option ``--format`` with these ``formats``, the first of them the default."""
    return click.option(
        "--format",
        "as_",
        type=click.Choice(list(formats)),
        default=formats[0],
        show_default=True,
        help="How the report prints.",
    )


def as_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option ``--format text|json`` that every report has."""
    return format_option("text", "json")(function)
