"""Templates → provisions: which clauses stand, their words, their structure.

Alone knows Jinja and clause Markdown; hands :class:`draftban.bill.draft.Draft` to assembly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftban.bill.draft import Draft
    from draftban.config.setup import Setup
    from draftban.diagnostics import Report


def draft(setup: Setup, report: Report) -> Draft | None:
    """The parts of the document that ``setup`` describes, before assembly.

    Every mistake is added to ``report``; ``None`` if nothing usable is left (no demand can be
    enacted in this form). Imports Jinja when called.
    """
    from draftban.clauses.document import draft as make

    return make(setup, report)
