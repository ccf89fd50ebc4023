"""Which options the documents of a place use."""

from __future__ import annotations

from collections.abc import Iterable

from draftban import clauses
from draftban.clauses.choosing.options import OptionUse, used_options
from draftban.clauses.choosing.selection import Choice
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.documents.companions import companion_forms, companions, split


def options(setup: Setup) -> tuple[OptionUse, ...]:
    """Every option that a document of ``setup`` uses: the form's, then those of clauses.

    Nothing is drafted, and nothing is raised for bad content; a build tells what is wrong.
    """
    quiet = Report()
    _, urged = split(setup)
    others = companions(setup, companion_forms(setup, quiet), urged, quiet)
    return uses((clauses.choose(setup, quiet), *others))


def uses(chosen: Iterable[Choice]) -> tuple[OptionUse, ...]:
    """Every option that one of ``chosen`` uses, each once."""
    found: dict[str, OptionUse] = {}
    for one in chosen:
        for use in used_options(one):
            found.setdefault(use.name, use)
    return tuple(found.values())
