"""Limits that competence cells name: words of a form's own choosing, so only a near miss of one
that is in use already is suspicious.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from draftban.clauses.choosing.library import Library
from draftban.clauses.language.names import named
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import pos_at

_NEAR = 0.85
"""Alike to this degree: one letter more, less or other in a word of usual length."""


def check_limits(setup: Setup, library: Library, report: Report) -> None:
    """Warn of each limit that looks like another one misspelled.

    Known are the limits that clauses test and those that several cells name.
    """
    written = list(_written(setup))
    count = Counter(limit for limit, _ in written)
    several = {limit for limit in count if count[limit] > 1}
    if several.issuperset(count):
        return
    known = sorted(several.union(named("limit", _texts(library), setup.search.memory)))
    for limit, where in written:
        if limit in known:
            continue
        near = _alike(limit, known)
        if near:
            report.warning(
                "clauses.unknown-limit",
                f"no clause tests the limit “{limit}”, and no other cell names it",
                where,
                text=report.line(where),
                hint=f"Did you mean “{near[0]}”?",
            )


def _alike(limit: str, known: list[str]) -> list[str]:
    known = [other for other in known if _may_be_alike(limit, other)]
    if not known:
        return []
    import difflib  # seldom needed

    return difflib.get_close_matches(limit, known, n=1, cutoff=_NEAR)


def _may_be_alike(limit: str, other: str) -> bool:
    """Whether they have enough letters in common, in whatever order."""
    common = sum((Counter(limit) & Counter(other)).values())
    return 2 * common >= _NEAR * (len(limit) + len(other))


def _texts(library: Library) -> Iterator[str]:
    for clause in library.clauses.values():
        yield from (clause.meta.heading, clause.meta.subject)
        yield from (source.text for source in clause.draftings.values())
    yield from (definition.body.text for definition in library.definitions.values())
    yield from (finding.body.text for finding in library.findings.values())


def _written(setup: Setup) -> Iterator[tuple[str, Pos]]:
    for demand, cases in setup.form.competence.items():
        for number, case in enumerate(cases):
            for index, limit in enumerate(case.limits):
                path = ("form", "competence", demand, number, "limits", index)
                yield limit, pos_at(setup.merged, *path)
