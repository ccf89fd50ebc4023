"""A small town whose templates a test writes, and what a draft of it says."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from draftban import clauses
from draftban.bill.draft import Draft, DraftGroup
from draftban.bill.tree import (
    Block,
    Emphasis,
    Inline,
    P,
    Pending,
    Placeholder,
    Provision,
    Recital,
    Ref,
    Term,
    Text,
)
from draftban.config import load_setup
from draftban.diagnostics import Diagnostic, Report

SHIPPED = Path(__file__).parent / "fixtures" / "shipped"

FRONT = """\
---
id: prohibitions/ban
heading: Ban
subject: banning the thing
demands: [a]
core_of: [a]
---
"""
BODY_LINE = FRONT.count("\n") + 1
HERE = "‸"
"""Stands in a text where a diagnostic should point; it is taken out before writing."""


@dataclass(frozen=True)
class World:
    """A working folder and a copy of the shipped content."""

    working: Path
    shipped: Path

    def write(self, path: str, text: str) -> None:
        """Write a file of ``templates/languages/en/us``, or of the shipped content if it names its
        folder.
        """
        top = path.split("/", 1)[0]
        base = self.shipped if top in ("templates", "jurisdictions") else None
        target = (base or self.shipped / "templates" / "languages" / "en" / "us") / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace ``old`` in a shipped file."""
        target = self.shipped / path
        text = target.read_text(encoding="utf-8")
        assert old in text
        target.write_text(text.replace(old, new), encoding="utf-8")

    def draft(self, demands: str = "a", form: str = "") -> tuple[Draft | None, list[Diagnostic]]:
        """Draft the town's document for ``demands`` (separated by blanks)."""
        report = Report()
        setup = load_setup(
            "us-xx-ville",
            report,
            form=form,
            demands=demands.split(),
            working=self.working,
            shipped=self.shipped,
        )
        assert setup is not None, list(report)
        return clauses.draft(clauses.choose(setup, report), report), list(report)

    def stands(self, name: str) -> Provision:
        """The clause ``name`` of the town's document, whatever else is wrong with that."""
        draft, found = self.draft()
        assert draft is not None, found
        return provision(draft, name)

    def clause(self, body: str) -> tuple[Provision, list[Diagnostic]]:
        """Draft with ``body`` as the words of ``prohibitions/ban``."""
        self.write("prohibitions/ban.md", FRONT + body)
        draft, found = self.draft()
        assert draft is not None
        return provision(draft, "prohibitions/ban"), found


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A town of its own for each test."""
    shipped = Path(shutil.copytree(SHIPPED, tmp_path / "shipped"))
    working = tmp_path / "work"
    working.mkdir()
    return World(working, shipped)


def provision(draft: Draft, name: str) -> Provision:
    """The clause ``name`` of ``draft``."""
    found = [p for p in placed(draft) if p.id == name]
    assert found, f"{name} is not in {[p.id for p in placed(draft)]}"
    return found[0]


def placed(draft: Draft) -> list[Provision]:
    """The clauses of ``draft`` in the order of its outline."""
    out: list[Provision] = []

    def walk(nodes: tuple[object, ...]) -> None:
        for node in nodes:
            if isinstance(node, DraftGroup):
                walk(node.of)
            elif isinstance(node, Provision):
                out.append(node)

    walk((*draft.outline, *draft.attachments))
    return out


def say(inlines: tuple[Inline, ...]) -> str:
    """Inlines as a line: *italic*, [a term], <a call that assembly answers>, _a blank_."""
    out = []
    for inline in inlines:
        match inline:
            case Text(value):
                out.append(value)
            case Emphasis(children):
                out.append(f"*{say(children)}*")
            case Term(_, text):
                out.append(f"[{text}]")
            case Pending(kind, args):
                out.append(f"<{' '.join((kind, *args))}>")
            case Placeholder(label):
                out.append(f"_{label}_")
            case Ref():
                raise AssertionError("references are made by the bill")
            case _:
                raise AssertionError(inline)
    return "".join(out)


def words(blocks: tuple[Block, ...]) -> str:
    """The words of blocks."""
    return " | ".join(
        say(b.children if isinstance(b, P) else b.content)
        for b in blocks
        if isinstance(b, P | Recital)
    )


def outline(p: Provision, depth: int = 0) -> str:
    """A provision as indented lines; what the documentation shows."""
    label = f" #{p.id.partition('#')[2]}" if "#" in p.id else ""
    caption = f" “{say(p.heading)}”" if p.heading and depth else ""
    said = words(p.content or p.intro)
    joint = f" ({p.joiner})" if p.joiner else ""
    lines = ["   " * depth + f"{p.kind}{label}{caption}{joint}: {said}".rstrip(": ")]
    lines += [outline(child, depth + 1) for child in p.children]
    if p.wrap_up is not None:
        lines.append("   " * depth + f"closing: {say(p.wrap_up.children)}")
    return "\n".join(lines)


def pointed(text: str, first_line: int = BODY_LINE) -> tuple[str, tuple[int, int]]:
    """``text`` without its ‸, and the line and column where that stood."""
    before, mark, after = text.partition(HERE)
    assert mark, "the text shows where the diagnostic points"
    line = first_line + before.count("\n")
    return before + after, (line, len(before) - before.rfind("\n"))
