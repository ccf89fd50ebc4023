"""A form's outline: which clauses it names, and where each standing clause lands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from draftban.bill.assembly import DEFINITIONS
from draftban.clauses.choosing.library import Library, unknown_clause
from draftban.config.model import Group
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import pos_at
from draftban.files.text import nearest

CONTENTS = "contents"
FINDINGS = "findings"
RECITALS = "recitals"
"""In a preamble: the findings, framed as recitals."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Clause ids that an outline names, and the kinds it takes whole (``kind/*``)."""

    ids: frozenset[str]
    kinds: frozenset[str]
    omitted: frozenset[str] = frozenset()
    """The ids of what the form leaves out on purpose."""

    def names(self, clause: str) -> bool:
        """Whether the outline has a place for ``clause``."""
        return clause in self.ids or clause.partition("/")[0] in self.kinds

    def omits(self, clause: str) -> bool:
        """Whether form or place leave ``clause`` out, though the outline may name it."""
        return clause in self.omitted


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A string of the outline, with its place in the file."""

    name: str
    pos: Pos

    @property
    def kind(self) -> str:
        """The kind it takes whole; empty if it names one thing."""
        return self.name[:-2] if self.name.endswith("/*") else ""


def outline_nodes(setup: Setup) -> Iterator[OutlineItem]:
    """Every string of outline and attachments, in order."""
    yield from _walk(setup, setup.form.outline, ("outline",))
    yield from _walk(setup, setup.form.attachments, ("attachments",))


def _walk(
    setup: Setup, items: Sequence[str | Group], path: tuple[str | int, ...]
) -> Iterator[OutlineItem]:
    for index, item in enumerate(items):
        here = (*path, index)
        if isinstance(item, Group):
            yield from _walk(setup, item.of, (*here, "of"))
        else:
            yield OutlineItem(item, pos_at(setup.merged, "form", *here))


def mentions(setup: Setup, library: Library, report: Report) -> Mentions:
    """What the outline of ``setup`` names; what does not exist or stands twice is reported."""
    ids: set[str] = set()
    kinds: set[str] = set()
    seen: set[str] = set()
    for node in outline_nodes(setup):
        if node.name in seen:
            _error(
                report,
                "clauses.placed-twice",
                f"the outline names “{node.name}” twice",
                node,
                "name it where it belongs",
            )
        seen.add(node.name)
        if node.name in (DEFINITIONS, CONTENTS, FINDINGS):
            continue
        if node.kind:
            kinds.add(node.kind)
            if node.kind not in library.kinds:
                report.warning(
                    "clauses.unknown-kind",
                    f"there is no clause in “{node.kind}/”",
                    node.pos,
                    text=report.line(node.pos),
                    hint=f"{nearest(node.kind, library.kinds)}Kinds: {', '.join(library.kinds)}.",
                )
        elif library.exists(node.name):
            ids.add(node.name)
        else:
            _error(
                report,
                "clauses.unknown-clause",
                f"there is no clause “{node.name}”",
                node,
                unknown_clause(node.name, library),
            )
    _check_omitted(setup, library, report)
    return Mentions(frozenset(ids), frozenset(kinds), frozenset(setup.form.omits))


def _check_omitted(setup: Setup, library: Library, report: Report) -> None:
    """Warn of what a form leaves out or keeps that does not exist: misspelled, it would stand, or
    not; refuse a whole kind, which would take along what is written tomorrow.
    """
    listed = [("omits", *item) for item in enumerate(setup.form.omits)]
    listed += [("keeps", *item) for item in enumerate(setup.form.keeps)]
    for key, index, name in listed:
        if library.exists(name):
            continue
        where = pos_at(setup.merged, "form", key, index)
        kind = name.removesuffix("/*")
        if kind != name:
            known = ", ".join(i for i in sorted(library.clauses) if i.startswith(f"{kind}/"))
            report.error(
                "clauses.omitted-kind",
                f"`{key}:` takes single clauses, not the whole kind “{name}”",
                where,
                text=report.line(where),
                hint=f"take {name} out of the outline, or name the clauses: {known or 'none'}",
            )
            continue
        report.warning(
            "clauses.unknown-omitted",
            f"there is nothing “{name}” to {'leave out' if key == 'omits' else 'keep'}",
            where,
            text=report.line(where),
            hint=unknown_clause(name, library) + f" Kinds: {', '.join(library.kinds)}.",
        )


def _error(report: Report, code: str, message: str, node: OutlineItem, hint: str) -> None:
    report.error(code, message, node.pos, text=report.line(node.pos), hint=hint)


def members(kind: str, named: Mentions, library: Library) -> Iterable[str]:
    """The clauses that ``kind/*`` takes: all of the kind not named elsewhere, in order."""
    found = [c for c in library.clauses.values() if c.kind == kind and c.id not in named.ids]
    found = [c for c in found if not named.omits(c.id)]
    return [c.id for c in sorted(found, key=lambda c: (c.meta.order, c.id))]
