"""Whether what a template names exists; asked before it runs, and again for computed names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from draftban.bill.assembly import DEFINITIONS
from draftban.bill.tree import PendingKind
from draftban.clauses.choosing.library import Library
from draftban.clauses.choosing.selection import Selection
from draftban.clauses.choosing.shelf import stands_elsewhere
from draftban.clauses.labels import unknown_label
from draftban.clauses.language.values import Misuse, Use
from draftban.config.model import Phrases
from draftban.config.setup import Setup
from draftban.files.text import nearest

PLACE = ("name", "short", "county", "state", "the")
"""What a place is called; ``the`` is its name as it stands in a sentence."""

THIS: Mapping[str, PendingKind] = {
    "law": "this-law",
    "principal": "this-principal",
    "added": "this-added",
    "amendments": "this-amendments",
}
"""What ``this.`` names; all but the first only in a form that amends a law."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What one document knows."""

    setup: Setup
    library: Library
    selection: Selection
    in_paper: bool = False
    """Whether a paper asks, which may use what is computed for it."""

    def check(self, use: Use) -> tuple[Misuse, ...]:
        """What is wrong with a use found in a template."""
        if not use.call:
            if use.root == "paper" and self.in_paper:
                return ()  # what is computed for the paper; asked when it runs
            found = self.attribute(use.root, use.args)
            return () if found is None else (found,)
        args = use.args if use.root == "ref" else use.args[:1]
        findings = (self.call(use.root, (arg,)) for arg in args)
        return tuple(f for f in findings if f is not None)

    # ---------------------------------------------------------------- attributes

    def attribute(self, root: str, path: tuple[str, ...]) -> Misuse | None:
        """What is wrong with ``root.path``, if anything."""
        name = path[0]
        match root:
            case "role":
                return self._phrase("role", self.setup.roles, path)
            case "term":
                return self._phrase("term", self.setup.terms, path)
            case "this":
                amends = self.setup.form.amending is not None
                known: Iterable[str] = THIS if amends else ("law",)
            case "place":
                known = PLACE
            case "options":
                known = self.selection.options
            case "facts":
                known = self.setup.facts
            case "paper":
                return Misuse(
                    "paper",
                    name,
                    "clauses.unknown-name",
                    "“paper” belongs to papers, not to a bill",
                    "write what the bill says; papers are files of papers/",
                )
            case _:
                known = self.setup.form.code
        if name not in known:
            return _unknown(root, name, f"{root}.{name}", known, f"clauses.unknown-{root}")
        if len(path) > 1:
            return Misuse(
                root,
                name,
                "clauses.unknown-name",
                f"{root}.{name} has no “.{path[1]}”",
                f"write {root}.{name}",
            )
        return None

    def _phrase(
        self, root: str, known: Mapping[str, Phrases], path: tuple[str, ...]
    ) -> Misuse | None:
        name = path[0]
        if name not in known:
            return _unknown(root, name, f"{root} “{name}”", known, f"clauses.unknown-{root}")
        form = path[1] if len(path) > 1 else self.setup.pack.default_form.get(root, "")
        if form not in known[name]:
            have = sorted(known[name])
            return Misuse(
                root,
                name,
                "clauses.missing-form",
                f"the {root} “{name}” has no form “{form}”",
                f"{nearest(form, have)}It has: {', '.join(have)}.",
            )
        if len(path) > 2:
            return Misuse(
                root,
                name,
                "clauses.unknown-name",
                f"{root}.{name}.{form} has no “.{path[2]}”",
                f"write {root}.{name}.{form}",
            )
        return None

    # ---------------------------------------------------------------- calls

    def call(self, root: str, args: tuple[str, ...]) -> Misuse | None:
        """What is wrong with the first argument of a call, if anything."""
        name = args[0]
        match root:
            case "demand":
                if name not in self.setup.demands:
                    return _unknown(
                        root, name, f"demand “{name}”", self.setup.demands, "config.unknown-demand"
                    )
            case "has" | "ref":
                clause = name.partition("#")[0] if root == "ref" else name
                known = (*self.library.clauses, *self.library.broken)
                if clause not in known and stands_elsewhere(clause, self.setup.search):
                    return None
                if clause not in known and not (root == "ref" and clause == DEFINITIONS):
                    code = "clauses.unknown-ref" if root == "ref" else "clauses.unknown-clause"
                    return _unknown(root, name, f"clause “{clause}”", known, code)
                if root == "ref":
                    return unknown_label(name, self.library, self.setup.search)
            case "law":
                return self._law(name)
            case "authority":
                return self.attribute("facts", (name,))
            case "passage":
                if self.library.shelf.passage(name) is None:
                    return _unknown(
                        root,
                        name,
                        f"passage “{name}”",
                        self.library.shelf.passages(),
                        "clauses.unknown-passage",
                    )
        return None

    def _law(self, name: str) -> Misuse | None:
        if name not in self.setup.authorities:
            return _unknown(
                "law",
                name,
                f"authority “{name}” in templates/authorities/{self.setup.form.country}.yaml",
                self.setup.authorities,
                "clauses.unknown-law",
            )
        if not self.setup.authorities[name].verified:
            return Misuse(
                "law",
                name,
                "clauses.unverified-law",
                f"nobody has read the authority “{name}” yet, so no bill may cite it",
                "read it, then set verified: true with the date; or leave the citation out",
            )
        return None

    def unit(self, unit: str) -> Misuse:
        """That there is no such unit of time."""
        return _unknown(
            "period", unit, f"unit “{unit}”", self.setup.pack.periods, "clauses.unknown-unit"
        )


def _unknown(root: str, arg: str, what: str, known: Iterable[str], code: str) -> Misuse:
    names = sorted(known)
    listed = f"Known: {', '.join(names)}." if len(names) <= 40 else ""
    if not listed and code in ("clauses.unknown-ref", "clauses.unknown-clause"):
        listed = "`draftban clauses` lists them."
    elif not names:
        listed = f"There is no {what.split()[0]} yet."
    elif root == "term":
        listed += (
            f" Or define it: its forms in terms.yaml, its meaning in "
            f"definitions/{arg.replace('_', '-')}.md."
        )
    return Misuse(root, arg, code, f"there is no {what}", f"{nearest(arg, names)}{listed}".strip())
