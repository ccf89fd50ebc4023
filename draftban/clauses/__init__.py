"""Templates → provisions: which clauses stand, their words, their structure.

Alone knows Jinja and clause Markdown; hands :class:`draftban.bill.draft.Draft` to assembly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftban.bill.draft import Draft
    from draftban.clauses.choosing.selection import Choice
    from draftban.config.setup import Setup
    from draftban.diagnostics import Report


def choose(setup: Setup, report: Report) -> Choice:
    """Which clauses stand in the document that ``setup`` describes, and why.

    Every mistake is added to ``report``.
    """
    from draftban.clauses.choosing.selection import choose

    return choose(setup, report)


def draft(choice: Choice, report: Report) -> Draft | None:
    """The parts of the document of ``choice``, before assembly.

    Every mistake is added to ``report``; ``None`` if nothing usable is left (no demand can be
    enacted in this form). Imports Jinja when called.
    """
    from draftban.clauses.document import draft as make

    return make(choice, report)
