"""Rendered lines → paragraphs and items by their indent, before anything is asked of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from draftban.clauses.language.delimited import STEP
from draftban.clauses.language.spans import Span, paragraph
from draftban.clauses.markup.inlines import Reader
from draftban.diagnostics import Pos

MAX_DEPTH = 30
"""Lists inside each other that are read at all; ``markup`` allows far fewer."""

_ITEM = re.compile(r"\d{1,2}\. (?=\S)")
"""An item. Which number is typed does not matter; the one that is printed is computed."""

_OTHER = (
    (
        re.compile(r"\d{1,2}\.(?: {2,}|$)"),
        "clauses.item",
        "an item is “1.”, one space and its words",
        "write the words right behind “1. ”",
    ),
    (
        re.compile(r"(?:\d{1,3}\)|\((?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\)|[A-Za-z][.)])\s"),
        "clauses.typed-number",
        "an item's number is typed by hand",
        "write 1. before every item; numbers are computed",
    ),
    (
        re.compile(r"[-*+•]\s"),
        "clauses.markup",
        "clause Markdown has no bullets",
        "write 1. before every item",
    ),
    (
        re.compile(r"#"),
        "clauses.caption",
        "a caption stands on the first line of an item only",
        "write 1. # Caption, or put the heading into the front matter",
    ),
    (re.compile(r">"), "clauses.markup", "clause Markdown has no quotations", "write plain words"),
    (re.compile(r"\|"), "clauses.markup", "clause Markdown has no tables", "write plain words"),
    (
        re.compile(r"(?:-{3,}|={3,}|\*{3,}|_{3,})\s*\Z"),
        "clauses.markup",
        "clause Markdown has no rules or underlined headings",
        "leave the line out",
    ),
    (
        re.compile(r"```|~~~"),
        "clauses.markup",
        "clause Markdown has no code blocks",
        "write plain words",
    ),
)


@dataclass(slots=True)
class Item:
    """A ``1.`` item: ``caption`` (without ``#``) and what it holds."""

    pos: Pos
    body: Body
    caption: Span | None = None


@dataclass(slots=True)
class Body:
    """Paragraphs and lists in the order written."""

    parts: list[Span | list[Item]] = field(default_factory=list)


def blocks(lines: Sequence[Span], reader: Reader) -> Body:
    """The paragraphs and lists that ``lines`` hold; mistakes are reported."""
    parser = _Parser(list(lines), reader)
    return parser.body(0)


class _Parser:
    def __init__(self, lines: list[Span], reader: Reader) -> None:
        self.lines = lines
        self.reader = reader
        self.at = 0

    def body(self, column: int) -> Body:
        """What stands at ``column``, up to a line that stands further out."""
        body = Body()
        text: list[Span] = []

        def close() -> None:
            if text:
                body.parts.append(paragraph(text))
                text.clear()

        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.blank:
                close()
                self.at += 1
                continue
            indent = line.indent
            if indent < column and self._fits(indent, column):
                break
            if _ITEM.match(line.text, indent):
                if indent != column:
                    self._wrong(line, column)
                close()
                if column >= MAX_DEPTH * STEP:
                    self._too_deep(line)
                    continue
                self._item(indent, body)
                continue
            if indent != column:
                self._wrong(line, column)
            else:
                self._other(line, indent)
            text.append(line)
            self.at += 1
        close()
        return body

    def _fits(self, indent: int, column: int) -> bool:
        return indent % STEP == 0 and indent < column

    def _wrong(self, line: Span, column: int) -> None:
        allowed = [str(c) for c in range(0, column + 1, STEP)]
        self.reader.error(
            "clauses.indent",
            f"the line stands {line.indent} {'column' if line.indent == 1 else 'columns'} in, "
            f"where {' or '.join(allowed)} would fit",
            line.pos_at(line.indent),
            f"an item's own lines and the items under it stand {STEP} columns further in "
            "than its 1.",
        )

    def _too_deep(self, line: Span) -> None:
        """Refuse an item and everything as far in; what stands further out is read on."""
        self.reader.error(
            "clauses.too-deep",
            f"lists stand more than {MAX_DEPTH} deep",
            line.pos_at(line.indent),
            "split the clause in two",
        )
        while self.at < len(self.lines):
            following = self.lines[self.at]
            if not following.blank and following.indent < MAX_DEPTH * STEP:
                break
            self.at += 1

    def _other(self, line: Span, indent: int) -> None:
        for pattern, code, message, hint in _OTHER:
            if pattern.match(line.text, indent):
                self.reader.error(code, message, line.pos_at(indent), hint)
                return

    def _item(self, indent: int, body: Body) -> None:
        line = self.lines[self.at]
        pos = line.pos_at(indent)
        inside = indent + STEP
        found = _ITEM.match(line.text, indent)
        line = line.cut((found.end() if found else inside) - inside)
        # What follows the number is read as a line of its own, standing where the item's words do.
        self.lines[self.at] = Span(" " * inside + line.text[inside:], line.origins)
        caption = self._caption(inside)
        item = Item(pos, self.body(inside), caption)
        if body.parts and isinstance(body.parts[-1], list):
            body.parts[-1].append(item)
        else:
            body.parts.append([item])

    def _caption(self, column: int) -> Span | None:
        line = self.lines[self.at]
        if not line.text.startswith("#", column):
            return None
        self.at += 1
        if not line.text.startswith("# ", column) or not line.text[column + 2 :].strip():
            self.reader.error(
                "clauses.caption",
                "a caption is “#”, one space and words",
                line.pos_at(column),
                "write 1. # Caption",
            )
            return line.cut(column + 1).stripped() if line.text[column + 1 :].strip() else None
        return line.cut(column + 2).stripped()
