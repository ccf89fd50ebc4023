"""A run of rendered text → inlines: words, ``*emphasis*`` and the parts that calls printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from draftban.bill.tree import Emphasis, Inline, Pending, Placeholder, Term, Text
from draftban.clauses.language.rendering import Renderer
from draftban.clauses.language.spans import Span
from draftban.clauses.language.values import Insert, Joint, Label
from draftban.clauses.markup.typing import Typesetter
from draftban.diagnostics import Pos
from draftban.files.text import short

_PIECE = re.compile("([\U00100000-\U0010ffff]|\\*+)")

MAX_SHOWN = 20
"""Mistakes of one kind told of one file."""

# No pattern may look past a second opening sign, or a line of such signs takes for ever.
_MARKUP = (
    (
        re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)?|\]\("),
        "a link",
        "write the words; cite law with law()",
    ),
    (re.compile(r"`"), "code", "write the words without backquotes"),
    (re.compile(r"</?[A-Za-z][^<>\n]*>|<!--"), "HTML", "write plain words"),
    (re.compile(r"&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);"), "an HTML entity", "type the character"),
    (re.compile(r"__|~~"), "bold or struck words", "only *words* are set apart"),
)
_MARKED = re.compile("|".join(pattern.pattern for pattern, _, _ in _MARKUP))
"""All of them; looked for first, since hardly a run has any."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads runs of one document; mistakes go to the renderer's report. ``typesetter`` sets what
    was typed on a keyboard.
    """

    renderer: Renderer
    typesetter: Typesetter

    def error(self, code: str, message: str, pos: Pos, hint: str) -> None:
        """Report a mistake at ``pos`` with the line written there, unless many like it were."""
        self.renderer.told[code, pos.file] += 1
        if self.renderer.told[code, pos.file] > MAX_SHOWN:
            return
        self.renderer.report.error(
            code, message, pos, text=self.renderer.report.line(pos), hint=hint
        )

    def inlines(self, span: Span) -> tuple[Inline, ...]:
        """The inlines of ``span``."""
        for pattern, what, hint in _MARKUP if _MARKED.search(span.text) else ():
            for match in islice(pattern.finditer(span.text), MAX_SHOWN):
                self.error(
                    "clauses.markup",
                    f"clause Markdown has no {what}: “{short(self.renderer.words(match[0]))}”",
                    span.pos_at(match.start()),
                    hint,
                )
        return self._emphasized(self.typesetter.set(span, self.renderer))

    def _emphasized(self, span: Span) -> tuple[Inline, ...]:
        out: list[Inline] = []
        inner: list[Inline] | None = None
        opened = 0
        offset = 0
        for piece in _PIECE.split(span.text):
            into = out if inner is None else inner
            if not piece.startswith("*"):
                self._add(piece, span, offset, into)
            elif len(piece) > 1:
                self.error(
                    "clauses.markup",
                    "clause Markdown has no bold words",
                    span.pos_at(offset),
                    "one * on each side makes words italic",
                )
            elif inner is None:
                inner, opened = [], offset
                if span.text[offset + 1 : offset + 2].strip() == "":
                    self._stray(span, offset)
                    inner = None
            else:
                if span.text[offset - 1].isspace() or not inner:
                    self._stray(span, offset)
                out.append(Emphasis(tuple(inner)))
                inner = None
            offset += len(piece)
        if inner is not None:
            self.error(
                "clauses.emphasis",
                "the * that opens italic words is never closed",
                span.pos_at(opened),
                "put * right before and right after the words",
            )
            out += inner
        return tuple(out)

    def _stray(self, span: Span, offset: int) -> None:
        self.error(
            "clauses.emphasis",
            "this * stands by itself",
            span.pos_at(offset),
            "put * right before and right after the words that are italic",
        )

    def _add(self, piece: str, span: Span, offset: int, into: list[Inline]) -> None:
        part = self.renderer.part(piece) if len(piece) == 1 else None
        match part:
            case None:
                _add_text(piece, into)
            case Text(value):
                _add_text(value, into)
            case Term() | Pending() | Placeholder():
                into.append(part)
            case Joint(kind):
                self.error(
                    "clauses.joint",
                    f"{{{{ {kind} }}}} stands at the end of a lead-in only",
                    span.pos_at(offset),
                    "put a list of 1. items under the words, or leave it out",
                )
            case Label():
                self.error(
                    "clauses.label",
                    "label() stands at the end of a caption, or at the start of a lead-in or of an "
                    "item without a caption",
                    span.pos_at(offset),
                    "move it behind the caption, or behind the 1. of its item",
                )
            case Insert():
                pass  # resolved by the renderer; an inner one only remains after a mistake


def _add_text(words: str, into: list[Inline]) -> None:
    if not words:
        return
    if into and isinstance(into[-1], Text):
        into[-1] = Text(into[-1].value + words)
    else:
        into.append(Text(words))
