"""What stands in the documents of a place, and which options they use."""

from __future__ import annotations

from collections.abc import Iterable

from draftban import clauses
from draftban.clauses.choosing.options import OptionUse, used_options
from draftban.clauses.choosing.selection import Choice
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.documents.companions import companion_forms, companions, split
from draftban.documents.laws import law_setups


def options(setup: Setup) -> tuple[OptionUse, ...]:
    """Every option that a document of ``setup`` uses: the form's, then those of clauses."""
    return uses(chosen(setup))


def chosen(setup: Setup) -> tuple[Choice, ...]:
    """What stands in the law of ``setup`` and in its companions.

    Nothing is drafted, and nothing is raised for bad content; a build tells what is wrong.
    """
    quiet = Report()
    _, urged = split(setup)
    others = companions(setup, companion_forms(setup, quiet), urged, quiet)
    laws = (clauses.choose(one, quiet) for one in law_setups(setup, quiet))
    return (*laws, *others)


def uses(choices: Iterable[Choice]) -> tuple[OptionUse, ...]:
    """Every option that one of ``choices`` uses, each once."""
    found: dict[str, OptionUse] = {}
    for one in choices:
        for use in used_options(one):
            found.setdefault(use.name, use)
    return tuple(found.values())
