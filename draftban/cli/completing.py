"""What the Tab key completes: places, clauses, demands, forms. Nothing here ever fails: where a
file cannot be read, there is nothing to complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps

import click
from click.shell_completion import CompletionItem

Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
_Words = Callable[[click.Context, str], Iterable[str]]
_TEXTS = ("addressees", "definitions", "findings", "papers", "passages")


def _completing(words: _Words) -> Completion:
    """``words``, of which those are offered that go on with what is typed. A path is completed by
    the shell.
    """

    @wraps(words)
    def complete(
        context: click.Context, parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        try:
            found = [word for word in words(context, incomplete) if word.startswith(incomplete)]
        except Exception:  # a mistake in a file is told by the command itself
            return []
        return [CompletionItem(word) for word in dict.fromkeys(found)]

    return complete


def _places() -> tuple[str, ...]:
    from draftban.files.search import search_path

    return search_path().jurisdictions()


@_completing
def places(context: click.Context, incomplete: str) -> Iterable[str]:
    """Codes of places."""
    return _places()


@_completing
def demands(context: click.Context, incomplete: str) -> Iterable[str]:
    """Demands, each behind those of a list that are typed already."""
    return _listed(incomplete, _demands())


def _demands() -> list[str]:
    from draftban.cli.content import demands as known
    from draftban.files.search import search_path

    return [one.demand for one in known(search_path())]


def _listed(incomplete: str, words: Iterable[str]) -> Iterable[str]:
    before, comma, _ = incomplete.rpartition(",")
    done = before.split(",")
    return (f"{before}{comma}{word}" for word in words if word not in done)


def listed(*words: str) -> Completion:
    """Such a list of ``words``."""
    return _completing(lambda context, incomplete: _listed(incomplete, words))


@_completing
def clauses(context: click.Context, incomplete: str) -> Iterable[str]:
    """Ids of the clauses that the place named before them may have."""
    return _texts(context)[0]


@_completing
def texts(context: click.Context, incomplete: str) -> Iterable[str]:
    """Ids of clauses, and names of definitions, findings, papers and passages."""
    ids, names = _texts(context)
    return (*ids, *names)


def _texts(context: click.Context) -> tuple[list[str], list[str]]:
    from draftban.clauses.choosing.library import load_library
    from draftban.config import load_setup
    from draftban.diagnostics import Report

    # Behind an option that still lacks its value, arguments are not sorted out yet.
    place = context.params.get("place") or next(iter(context.args), "")
    setup = load_setup(str(place), Report())
    if setup is None:
        return [], []
    library = load_library(setup.search, Report())
    names = sorted(file.removesuffix(".md") for file in library.shelf.files)
    return sorted(library.clauses), [n for n in names if n.partition("/")[0] in _TEXTS]


@_completing
def forms(context: click.Context, incomplete: str) -> Iterable[str]:
    """Codes of forms."""
    return _forms()


def _forms() -> Iterable[str]:
    from draftban.config.chains.form_files import known_forms
    from draftban.files.search import search_path

    return known_forms(search_path())


@_completing
def settings(context: click.Context, incomplete: str) -> Iterable[str]:
    """What ``--set`` of `draftban new` takes: a form, demands."""
    key, equals, value = incomplete.partition("=")
    if key == "form" and equals:
        return (f"form={form}" for form in _forms())
    if key == "demands" and equals:
        return (f"demands={word}" for word in _listed(value, _demands()))
    return ("name=", "state=", "kind=", "form=", "demands=")
