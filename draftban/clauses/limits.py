"""Limits that competence cells name: words of a form's own choosing, so only a near miss of one
that is in use already is suspicious.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from draftban.clauses.library import Library
from draftban.config.nodes import pos_at
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report

_TESTED = re.compile(r"""\blimit\(\s*["']([^"']+)["']\s*\)""")
_NEAR = 0.85
"""Alike to this degree: one letter more, less or other in a word of usual length."""


def check_limits(setup: Setup, library: Library, report: Report) -> None:
    """Warn of each limit that looks like another one misspelled.

    Known are the limits that clauses test and those that several cells name.
    """
    tested = set(_tested(library))
    named = list(_named(setup))
    count = Counter(limit for limit, _ in named)
    known = sorted(tested | {limit for limit in count if count[limit] > 1})
    for limit, where in named:
        if limit in known:
            continue
        near = difflib.get_close_matches(limit, known, n=1, cutoff=_NEAR)
        if near:
            report.warning(
                "clauses.unknown-limit",
                f"no clause tests the limit “{limit}”, and no other cell names it",
                where,
                text=report.line(where),
                hint=f"Did you mean “{near[0]}”?",
            )


def _tested(library: Library) -> Iterator[str]:
    for clause in library.clauses.values():
        bodies = (source.text for source in clause.draftings.values())
        for text in (clause.meta.heading, clause.meta.subject, *bodies):
            yield from _TESTED.findall(text)
    for definition in library.definitions.values():
        yield from _TESTED.findall(definition.body.text)
    for finding in library.findings.values():
        yield from _TESTED.findall(finding.body.text)


def _named(setup: Setup) -> Iterator[tuple[str, Pos]]:
    for demand, cases in setup.form.competence.items():
        for number, case in enumerate(cases):
            for index, limit in enumerate(case.limits):
                path = ("form", "competence", demand, number, "limits", index)
                yield limit, pos_at(setup.merged, *path)
