"""What a place's file gives and none of its documents uses: options, words for blanks."""

from __future__ import annotations

from draftban import clauses
from draftban.diagnostics import NOWHERE, Report
from draftban.documents.document import Build
from draftban.documents.uses import uses
from draftban.files.nodes import key_pos, node_at, pos_at
from draftban.files.text import nearest
from draftban.review.blanks import blanks, in_papers


def unused_options(result: Build, report: Report) -> None:
    """Advise ``report`` of each option that the place's file sets though none of its bills uses it.

    For the file's own selection of demands; another one may use other options.
    """
    setup = result.setup
    chosen = [document.choice for document in result.documents]
    if all(document.setup is not setup for document in result.documents):
        chosen.append(clauses.choose(setup, report.aside()))
    used = {use.name for use in uses(chosen)}
    for name, where in setup.option_pos.items():
        if name not in used:
            report.advice(
                "clauses.unused-option",
                f"No bill of {setup.jurisdiction.short} uses the option “{name}”.",
                where,
                text=name,
                hint=f"`draftban show {setup.jurisdiction.place}` lists those in use.",
            )


def unused_blanks(result: Build, report: Report) -> None:
    """Advise ``report`` of each blank that the place's file fills though nothing has it."""
    place = result.setup.jurisdiction
    if not place.blanks:
        return
    left = [use.label for use in blanks(*(document.bill for document in result.documents))]
    texts = [label for document in result.documents for label in document.draft.blanks]
    asked = list(dict.fromkeys((*texts, *left)))
    known = {*asked, *in_papers(result.documents)}
    written = node_at(result.setup.merged, "jurisdiction", "blanks")
    for label in place.blanks:
        if label not in known:
            where = key_pos(written, label)
            report.advice(
                "clauses.unused-blank",
                f"No bill of {place.short} has a blank “{label}”.",
                pos_at(written) if where == NOWHERE else where,  # typed with other marks
                text=label,
                hint=f"{nearest(label, asked)}Blanks: {', '.join(asked) or 'none'}.",
            )
