"""What several verbs take: lists, places, formats; each checked before any work starts."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from draftban.cli import completing
from draftban.cli.terminal import printable

DEFAULT_FORMATS = ("docx", "pdf")
"""What is written where nobody names formats."""

_MOST_JOBS = 4

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``Did you mean “b.vi”?`` for the known word most like ``word``, or nothing."""
    from draftban.files.text import nearest

    return nearest(word, list(known)).strip()


def split_list(values: Iterable[str], known: Collection[str] = ()) -> tuple[str, ...]:
    """The words of comma-separated ``values``, each once, in the order typed; several of the
    ``known`` ones also without a comma.
    """
    from draftban.files.text import listed

    return listed(values, known, _joining_words)


def _joining_words() -> frozenset[str]:
    """The words that join the last item of a list, read only where several stand in one."""
    from draftban.cli.session import search
    from draftban.config.languages.language import joining_words

    return joining_words(search())


def parted(word: str) -> str:
    """What to say of a ``word`` that no list knows, where it looks like several."""
    return "Separate them by commas." if len(word.split()) > 1 else ""


def known_words(
    values: Sequence[str], known: Sequence[str], option: str, what: str
) -> tuple[str, ...]:
    """``values`` of a list option, or a usage error that names the nearest known word."""
    words = split_list(values, known)
    if values and not words:
        raise click.UsageError(f"{option} names no {what}.")
    for word in words:
        if word not in known:
            near = parted(word) or did_you_mean(word, known)
            raise click.UsageError(
                f"{option}: there is no {what} “{word}”. {near}".rstrip() + _listed(word, known)
            )
    return words


def _listed(word: str, known: Sequence[str]) -> str:
    """The ``known`` words; of a long list those that are most like ``word``."""
    from draftban.files.text import few_like

    named = few_like(word, known)
    what = f"Nearest of {len(known)}" if len(named) < len(known) else "Known"
    return f" {what}: {', '.join(named)}."


def format_option(*formats: str) -> Decorator:
    """The option ``--format`` with these ``formats``, the first of them the default."""
    return click.option(
        "--format",
        "as_",
        type=click.Choice(list(formats)),
        default=formats[0],
        show_default=True,
        help="How the report prints.",
    )


def place_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """The argument PLACE: a code, or the path of a YAML file."""
    named = click.argument("place", metavar="PLACE", shell_complete=completing.places)
    return named(function)


def as_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option ``--format text|json`` that every report has."""
    return format_option("text", "json")(function)


def formats_option(help: str, default: str = "") -> Decorator:
    """The option ``--to LIST``, the formats in which to write; ``help`` is what for, ``default``
    those written where nobody names any.
    """
    from draftban.writers import available

    named = ", ".join(available())
    return click.option(
        "--to",
        multiple=True,
        shell_complete=completing.listed(*available()),
        metavar="LIST",
        default=(default,) if default else (),
        help=f"{help}: {named}." + (f" By default {default}." if default else ""),
    )


def document_option(by_default: str) -> Decorator:
    """The option ``--document NAME``, given as ``name``; ``by_default`` says which it is else."""
    return click.option(
        "--document",
        "name",
        shell_complete=completing.listed("law", "petition", "resolution", "vote"),
        metavar="NAME",
        default="",
        help=f"The document: law, petition, resolution, vote. By default {by_default}.",
    )


def as_place_option(help: str) -> Decorator:
    """The option ``--as PLACE``, given as ``target``: the policy in another place's form."""
    return click.option(
        "--as",
        "target",
        metavar="PLACE",
        default="",
        shell_complete=completing.places,
        help=help,
    )


def _plain_path(context: click.Context, option: click.Parameter, path: Path) -> Path:
    """``path``, or a usage error if it could not be told to anybody as it is."""
    if printable(str(path)) != str(path):
        raise click.BadParameter(
            f"“{path}” holds a character that cannot be shown. Choose another name.",
            context,
            option,
        )
    return path


def out_option(what: str) -> Decorator:
    """The option ``--out FOLDER``; ``what`` goes there."""
    return click.option(
        "--out",
        type=click.Path(path_type=Path),
        callback=_plain_path,
        default=Path("output"),
        metavar="FOLDER",
        help=f"Where {what}. By default output.",
    )


def overwrite_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The flag ``--overwrite`` of what writes files that people edit."""
    return click.option(
        "--overwrite",
        is_flag=True,
        help="Write although files were edited; each of those stays beside the new one, as "
        "NAME.edited.docx.",
    )(function)


def jobs_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option ``--jobs``; ``None`` where nobody gave it, see :func:`default_jobs`."""
    return click.option(
        "--jobs",
        type=click.IntRange(1, 64),
        metavar="N",
        help="Do so many things at a time. By default 1 for one document, else one for each "
        f"processor, {_MOST_JOBS} at most.",
    )(function)


def default_jobs(tasks: int) -> int:
    """How many processes share so many tasks where nobody says."""
    return 1 if tasks < 2 else max(1, min(_processors(), _MOST_JOBS, tasks))


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def demand_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--with`` and ``--without``, for :func:`chosen_demands`."""
    without = click.option(
        "--without",
        multiple=True,
        metavar="LIST",
        shell_complete=completing.demands,
        help="Leave these demands out.",
    )
    with_ = click.option(
        "--with",
        "with_",
        multiple=True,
        metavar="LIST",
        shell_complete=completing.demands,
        help="Enact exactly these demands.",
    )
    return with_(without(function))


def chosen_demands(
    with_: Sequence[str], without: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The demands to enact and those to leave out, or a usage error."""
    if with_ and without:
        raise click.UsageError("--with and --without exclude each other.")
    return known_demands(with_, "--with"), known_demands(without, "--without")


def known_demands(values: Sequence[str], option: str) -> tuple[str, ...]:
    """The demands that ``values`` of ``option`` name, in the letter's order, or a usage error."""
    if not values:
        return ()
    from draftban.cli.content import demands
    from draftban.cli.session import search

    known = tuple(demand.demand for demand in demands(search()))
    named = known_words(values, known, option, "demand")
    return tuple(demand for demand in known if demand in named)
