"""A text that says how it differs from the shared one: provisions replaced, added or dropped.

What is changed is named by its label and by the hash of its words, so that nobody's change is laid
over words that he or she has not read. Lines are exchanged before the template runs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from draftban.clauses.choosing.typed import Part, Typed
from draftban.clauses.language.delimited import MOST, STEP, Labelled, digest
from draftban.clauses.language.source import Stretch, TemplateText
from draftban.config.model import Change
from draftban.diagnostics import Pos, Report
from draftban.files.text import nearest, short

SHOWN = 16
"""Digits of a hash that are written; so many tell any two texts apart."""

_HASH = re.compile(r"[0-9a-f]{12,64}")

How = Literal["replace", "drop", "after", "before", "under"]
HOWS: tuple[How, ...] = get_args(How)
"""What a change may do, each a key that names the label of a provision."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """Lines ``first`` up to ``end`` of the shared text give way to ``words`` of the difference;
    ``named`` is the provision that the change names.
    """

    first: int
    end: int
    words: tuple[int, int]
    indent: int
    named: Labelled
    how: How
    change: Change

    def within(self, other: _Edit) -> bool:
        """Whether it rests on what ``other`` takes away."""
        if other is self or not other.first <= self.named.first < other.end:
            return False
        beside = self.how in ("after", "before") or self.named.kind == "lead-in"
        return not (self.named == other.named and self.first == self.end and beside)


def changed(
    shared: TemplateText, own: TemplateText, changes: Sequence[Change], report: Report
) -> TemplateText | None:
    """``shared`` with ``changes``, whose words stand in ``own``; ``None`` after reported mistakes.

    Every character of the result knows in which of the two it was typed.
    """
    replaced = frozenset(change.replace for change in changes if change.replace)
    return _Changing(Typed(shared), Typed(own), replaced, report).changed(changes)


@dataclass(slots=True)
class _Changing:
    shared: Typed
    own: Typed
    replaced: frozenset[str]
    report: Report
    failed: bool = False

    def changed(self, changes: Sequence[Change]) -> TemplateText | None:
        if len(changes) > MOST:
            self._error(
                "clauses.change",
                f"these are {len(changes):,} changes, and a text takes at most {MOST}",
                changes[MOST].pos,
                "",
                "write the whole text, and leave `changes:` out",
            )
            return None
        parts = []
        for part in self.own.parts():
            if part.wrong:
                self._wrong(part)
            else:
                parts.append(part)
        wanted = [(change, asked) for change in changes if (asked := self._asked(change))]
        edits: list[_Edit] = []
        for change, (how, label) in wanted:
            words = self._words_for(change, how, label, parts)
            edit = self._edit(change, how, label, words)
            edits += [] if edit is None else [edit]
        if len(wanted) == len(changes):
            self._left(parts)
        self._apart(edits)
        return None if self.failed else self._laid(edits)

    def _error(self, code: str, message: str, pos: Pos, text: str, hint: str) -> None:
        self.failed = True
        self.report.error(code, message, pos, text=text or self.report.line(pos), hint=hint)

    # ---------------------------------------------------------------- one change

    def _asked(self, change: Change) -> tuple[How, str] | None:
        """What a change does, and to which label."""
        done: list[How] = [name for name in HOWS if getattr(change, name)]
        if len(done) == 1:
            return done[0], getattr(change, done[0])
        self._error(
            "clauses.change",
            f"a change does one thing, and this one says {' and '.join(done) or 'nothing'}",
            change.pos,
            "",
            f"write one of {', '.join(f'{name}:' for name in HOWS)} with a label",
        )
        return None

    def _words_for(self, change: Change, how: How, label: str, parts: list[Part]) -> Part | None:
        """The words of a change, which are taken from ``parts``: a provision that is replaced keeps
        its label, those that are added stand in the order of their changes.
        """
        if how == "drop":
            return None
        mine = {label} if how == "replace" else self.replaced
        fitting = (p for p in parts if (p.label in mine) == (how == "replace"))
        found = next(fitting, None)
        if found is not None:
            parts.remove(found)
            return found
        what = f'an item with {{{{ label("{label}") }}}}' if how == "replace" else "an item"
        self._error(
            "clauses.change",
            f"there are no words for this change, {how} “{label}”",
            change.pos,
            "",
            f"write them under the front matter: {what}",
        )
        return None

    def _wrong(self, part: Part) -> None:
        self._error(
            "clauses.change",
            part.wrong,
            self.own.at(part.first),
            self.own.lines[part.first].strip(),
            "write each provision by itself, at the left edge",
        )

    def _left(self, parts: list[Part]) -> None:
        for part in parts:
            self._error(
                "clauses.change",
                "no change asks for these words",
                self.own.at(part.first),
                self.own.lines[part.first].strip(),
                "write under `changes:` what they replace, or what they stand after: or before:",
            )

    def _edit(self, change: Change, how: How, label: str, words: Part | None) -> _Edit | None:
        part = self._part(change, label)
        if part is None or not self._still(change, part, words):
            return None
        if words is None and how != "drop":
            return None
        if words is not None and how == "replace" and words.kind != part.kind:
            self._error(
                "clauses.change",
                f"“{label}” is {_a(part.kind)} in the shared text, and {_a(words.kind)} here",
                change.pos,
                "",
                f"write {_a(part.kind)} in its place",
            )
            return None
        again = words is not None and words.label != label and words.label in self.shared.labels
        if words is not None and how != "replace" and again:
            self._error(
                "clauses.change",
                f"the shared text has a provision “{words.label}” already",
                self.own.at(words.first),
                self.own.lines[words.first].strip(),
                f"write replace: {words.label}, or give the new one another label",
            )
            return None
        first, end, indent = self._place(how, part)
        lines = (0, 0) if words is None else (words.first, words.end)
        return _Edit(first, end, lines, indent, part, how, change)

    def _place(self, how: How, part: Labelled) -> tuple[int, int, int]:
        """The lines that give way, and how far in the new ones stand."""
        match how:
            case "replace" | "drop":
                return part.first, part.end, part.indent
            case "before":
                return part.first, part.first, part.indent
            case "after":
                return part.end, part.end, part.indent
            case "under":
                return part.below, part.below, part.indent + (STEP if part.kind == "item" else 0)

    def _part(self, change: Change, label: str) -> Labelled | None:
        """The labelled provision of the shared text."""
        known = self.shared.labels
        here = known.get(label, [])
        if not here:
            listed = f"Its labels: {short(', '.join(known), 400)}." if known else "It has none."
            self._error(
                "clauses.unknown-label",
                f"the shared text, {self.shared.source.file}, has no label “{short(label)}”",
                change.pos,
                "",
                f"{nearest(label, tuple(known))}{listed}",
            )
            return None
        if len(here) > 1:
            lines = " and ".join(str(self.shared.at(mark.at).line) for mark in here[:3])
            self._error(
                "clauses.label",
                f"the label “{label}” stands {len(here)} times in the shared text, "
                f"{self.shared.source.file}, on the lines {lines}",
                change.pos,
                "",
                "change what stands around it, or copy the whole file without `changes:`",
            )
            return None
        part = self.shared.provision(here[0])
        if part.torn:
            self._error(
                "clauses.torn",
                f"“{label}” is no whole lines of the shared text: {part.torn} "
                f"({self.shared.at(part.first, part.indent)})",
                change.pos,
                "",
                "change what stands around it, or copy the whole file without `changes:`",
            )
            return None
        return part

    def _still(self, change: Change, part: Labelled, words: Part | None) -> bool:
        """Whether the provision is as it was when the change was written; shown if it is not."""
        lines = self.shared.lines[part.first : part.end]
        now = digest(lines)
        if _HASH.fullmatch(change.sha256) and now.startswith(change.sha256):
            return True
        label = part.label
        paste = f'sha256: "{now[:SHOWN]}"'
        if not _HASH.fullmatch(change.sha256):
            self._error(
                "clauses.change",
                f"“{short(change.sha256)}” is no SHA-256 of which at least 12 digits are written",
                change.pos,
                "",
                f"read “{label}” at {self.shared.at(part.first)} and write {paste}",
            )
            return False
        instead = "Here it is dropped."
        if words is not None:
            instead = f"Here stands: “{self.own.words(words.first, words.end)}”"
        self._error(
            "clauses.moved",
            f"the shared provision “{label}” is no longer the one that this change was written for",
            change.pos,
            f"{self.shared.at(part.first)} now: {self.shared.words(part.first, part.end)}",
            f"{instead} Read both; if the change still fits, write {paste}",
        )
        return False

    def _apart(self, edits: list[_Edit]) -> None:
        """Refuse changes to one provision, or to one within another."""
        for edit in edits:
            for other in edits:
                if other.end > other.first and edit.within(other):
                    self._error(
                        "clauses.change",
                        f"this change lies in what {other.how}: {other.named.label} takes away",
                        edit.change.pos,
                        "",
                        "write one change for both",
                    )

    # ---------------------------------------------------------------- putting together

    def _laid(self, edits: list[_Edit]) -> TemplateText:
        text: list[str] = []
        stretches: list[Stretch] = []

        def take(typed: Typed, first: int, end: int, indent: int = 0) -> None:
            for number in range(first, end):
                line, was = typed.lines[number], typed.source.stretch(number + 1)
                text.append(" " * indent + line if line.strip() else line)
                pos = typed.at(number)
                new = Stretch(len(text), pos.file, pos.line, was.indent + indent)
                if not stretches or not stretches[-1].goes_on(new):
                    stretches.append(new)

        done = 0
        # What is nested deeper comes first where two are added on one line.
        for edit in sorted(edits, key=lambda e: (e.first, e.end, -e.indent)):
            take(self.shared, done, edit.first)
            take(self.own, *edit.words, edit.indent)
            done = max(done, edit.end)
        take(self.shared, done, len(self.shared.lines))
        own = self.own.source
        return TemplateText("\n".join(text), own.file, own.line, stretches=tuple(stretches))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
