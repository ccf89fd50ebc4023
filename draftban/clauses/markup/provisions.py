"""Clause Markdown → provisions: what a body may hold, and what every list must have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from draftban.bill.tree import Inline, P, Provision, ProvisionKind
from draftban.clauses.language.spans import Span
from draftban.clauses.language.values import Joint, Label
from draftban.clauses.markup.blocks import Body, Item, blocks
from draftban.clauses.markup.handtyped import HandTyped
from draftban.clauses.markup.inlines import Reader
from draftban.diagnostics import Pos

MAX_DEPTH = 3
"""Lists inside each other in one clause."""

Mode = Literal["clause", "definition", "finding"]
"""A definition's body is a phrase and a finding one sentence, both without a closing mark."""

_CLOSING = re.compile(r"[;,.:—–-]\s*\Z")
_PRINTED_CLOSING = re.compile(r"[;,:—–-]\s*\Z")
_FULL_STOP = re.compile(r"\.[”’\")]*\Z")


@dataclass(frozen=True, slots=True)
class _Run:
    """A paragraph: its words and the joint that ended it, if it is a lead-in."""

    span: Span
    joint: str = ""


@dataclass(slots=True)
class Markup:
    """Reads one template's rendered lines.

    ``name`` is the stable id of what comes out, ``source`` the clause, ``joiners`` the words
    that the form itself puts before the last point.
    """

    reader: Reader
    typed: HandTyped
    joiners: tuple[str, ...]
    name: str = ""
    source: str = ""
    mode: Mode = "clause"
    labels: set[str] = field(default_factory=set)

    # ---------------------------------------------------------------- whole bodies

    def provision(self, lines: Sequence[Span], kind: ProvisionKind, pos: Pos) -> Provision:
        """The provision that ``lines`` say; ``pos`` is its place if they say nothing."""
        body = blocks(lines, self.reader)
        first = next((line.pos_at(line.indent) for line in lines if not line.blank), pos)
        if not body.parts:
            self.error(
                "clauses.empty",
                "there are no words here",
                pos,
                "write the law, or keep the clause out with `when:`",
            )
        return self._filled(Provision(kind, id=self.name, source=self.source, pos=first), body, 0)

    def error(self, code: str, message: str, pos: Pos, hint: str) -> None:
        """Report a mistake."""
        self.reader.error(code, message, pos, hint)

    # ---------------------------------------------------------------- structure

    def _filled(self, provision: Provision, body: Body, depth: int) -> Provision:
        """``provision`` with what ``body`` holds; ``depth`` lists stand around it."""
        point = provision.kind == "point"
        lead, items, closing = self._shape(body, point=point, depth=depth)
        if lead is not None and items is None:
            self._no_list(lead)
            self._mark(lead.span, point=point)
            return replace(provision, content=(self._paragraph(lead.span),))
        if items is None:
            return provision
        if lead is None:
            return replace(provision, children=tuple(self._items(items, "sentence", depth + 1)))
        lead, label = self._labelled(lead)
        self._lead_in(lead)
        return replace(
            provision,
            aliases=(f"{self.name}#{label}",) if label else (),
            intro=(self._paragraph(lead.span),),
            joiner=lead.joint,
            children=tuple(self._items(items, "point", depth + 1)),
            wrap_up=None if closing is None else self._closing(closing, point=point),
        )

    def _shape(
        self, body: Body, *, point: bool, depth: int
    ) -> tuple[_Run | None, list[Item] | None, Span | None]:
        """Lead-in or only paragraph, list, closing words; what doesn't fit is reported."""
        lead: _Run | None = None
        items: list[Item] | None = None
        closing: Span | None = None
        for part in body.parts:
            if isinstance(part, list):
                if items is None:
                    items = part
                else:
                    items += part
                    self.error(
                        "clauses.second-list",
                        "there is a second list",
                        part[0].pos,
                        "make one list, or two items with a list each",
                    )
            elif items is None and lead is None:
                lead = self._run(part)
            elif items is not None and lead is not None and closing is None:
                closing = part
            else:
                self._surplus(part, after_sentences=items is not None and lead is None)
        if items is not None and lead is None:
            self._sentences_allowed(items, point=point)
        if items is not None and depth >= MAX_DEPTH:
            self.error(
                "clauses.too-deep",
                f"lists stand more than {MAX_DEPTH} deep",
                items[0].pos,
                "split the clause in two",
            )
        return lead, items, closing

    def _surplus(self, span: Span, *, after_sentences: bool) -> None:
        """Refuse a paragraph too many; its own mistakes are reported all the same."""
        if after_sentences:
            message = "words after a list that has no lead-in belong to no item"
            hint = "make them an item of the list"
        else:
            message = "this is a second paragraph, which nobody could cite"
            hint = "join it to the first, or make both items of a list"
        self.error("clauses.second-paragraph", message, span.pos, hint)
        self._paragraph(span)

    def _sentences_allowed(self, items: list[Item], *, point: bool) -> None:
        if self.mode != "clause":
            self.error(
                "clauses.sentences",
                f"a {self.mode} is one phrase, not a list",
                items[0].pos,
                "put a lead-in over the list, ending in {{ any }}, {{ all }} or {{ each }}",
            )
        elif point:
            self.error(
                "clauses.sentences",
                "this item has no words of its own",
                items[0].pos,
                "write a lead-in before the list under it",
            )

    def _no_list(self, lead: _Run) -> None:
        if lead.joint:
            self.error(
                "clauses.no-points",
                f"{{{{ {lead.joint} }}}} ends a lead-in, but no point follows",
                lead.span.pos_at(len(lead.span.text)),
                "put 1. items under it; if options drop them all, drop the lead-in too",
            )

    def _items(self, items: list[Item], kind: ProvisionKind, depth: int) -> Iterator[Provision]:
        captioned = [i for i in items if i.caption is not None]
        if captioned and len(captioned) < len(items):
            bare = next(i for i in items if i.caption is None)
            self.error(
                "clauses.caption",
                "some items of this list have a caption, this one none",
                bare.pos,
                "give every item of the list a caption (# …), or none",
            )
        elif kind == "sentence" and depth == 1 and not captioned:
            self.error(
                "clauses.caption",
                "an item of a list without a lead-in needs a caption",
                items[0].pos,
                "write 1. # Caption, then the sentence on the next line",
            )
        for item in items:
            yield self._item(item, kind, depth)

    def _item(self, item: Item, kind: ProvisionKind, depth: int) -> Provision:
        heading: tuple[Inline, ...] = ()
        if item.caption is None:
            label = self._label(item)
        else:
            caption, label = self._captioned(item)
            heading = self._heading(caption)
        if not item.body.parts:
            self.error(
                "clauses.empty",
                "this item has no words",
                item.pos,
                "write its words, or leave the item out",
            )
        name = f"{self.name}#{label}" if label else ""
        provision = Provision(kind, heading=heading, id=name, source=self.source, pos=item.pos)
        return self._filled(provision, item.body, depth)

    # ---------------------------------------------------------------- labels

    def _heading(self, caption: Span) -> tuple[Inline, ...]:
        if _CLOSING.search(caption.text):
            self.error(
                "clauses.caption",
                "a caption has no closing mark",
                caption.pos_at(len(caption.text.rstrip()) - 1),
                "leave it out",
            )
        self.typed.check(caption, self.reader)
        return self.reader.inlines(caption)

    def _label(self, item: Item) -> str:
        """The label that opens an item without a caption, which is taken off."""
        first = item.body.parts[0] if item.body.parts else None
        if not isinstance(first, Span):
            return ""
        name, rest = self._opening(first)
        if not name:
            return ""
        item.body.parts[0] = rest
        if not rest.text:
            del item.body.parts[0]
        return self._taken(name, item.pos)

    def _captioned(self, item: Item) -> tuple[Span, str]:
        """The caption of an item, and the label that ends it."""
        caption = item.caption
        assert caption is not None, "asked before"
        part = self.reader.renderer.part(caption.text[-1]) if caption.text else None
        if not isinstance(part, Label):
            return caption, ""
        rest = caption.cut(0, len(caption.text) - 1).stripped()
        if not rest.text:
            self.error(
                "clauses.caption",
                "the caption has no words",
                item.pos,
                'write 1. # Caption {{ label("…") }}, or leave the # out',
            )
        return rest, self._taken(part.name, item.pos)

    def _labelled(self, lead: _Run) -> tuple[_Run, str]:
        """A lead-in without the label that opens it, and that label."""
        name, rest = self._opening(lead.span)
        if not name:
            return lead, ""
        return replace(lead, span=rest), self._taken(name, lead.span.pos)

    def _opening(self, span: Span) -> tuple[str, Span]:
        """The label at the start of ``span``, empty if there is none, and what follows it."""
        part = self.reader.renderer.part(span.text[0]) if span.text else None
        if not isinstance(part, Label):
            return "", span
        return part.name, span.cut(1).stripped()

    def _taken(self, label: str, pos: Pos) -> str:
        if label in self.labels:
            self.error(
                "clauses.label",
                f"the label “{label}” is used twice in this clause",
                pos,
                'give one of them another {{ label("…") }}',
            )
        self.labels.add(label)
        return label

    # ---------------------------------------------------------------- paragraphs

    def _run(self, span: Span) -> _Run:
        last = self.reader.renderer.part(span.text[-1]) if span.text else None
        if isinstance(last, Joint):
            return _Run(span.cut(0, len(span.text) - 1).stripped(), last.kind)
        return _Run(span)

    def _paragraph(self, span: Span) -> P:
        self.typed.check(span, self.reader)
        if self.mode != "finding":  # which tells facts: what was paid, and when
            self.typed.settled(span, self.reader)
        return P(self.reader.inlines(span), pos=span.pos)

    def _lead_in(self, lead: _Run) -> None:
        end = lead.span.pos_at(max(0, len(lead.span.text) - 1))
        if not lead.joint:
            self.error(
                "clauses.lead-in",
                "the words over a list end with {{ any }}, {{ all }} or {{ each }}",
                end,
                "{{ any }}: one point is enough; {{ all }}: every point; {{ each }}: "
                "neither word is printed",
            )
        elif _CLOSING.search(lead.span.text):
            self.error(
                "clauses.closing-mark",
                "a lead-in has no closing mark; the form sets it",
                end,
                "leave the mark out",
            )
        if not lead.span.text:
            self.error(
                "clauses.lead-in",
                "the lead-in has no words",
                end,
                "write the words that every point continues",
            )

    def _mark(self, span: Span, *, point: bool) -> None:
        """Check how a paragraph ends: points and phrases bare, sentences with a full stop."""
        words = self.reader.renderer.words(span.text).rstrip()
        end = span.pos_at(max(0, len(span.text) - 1))
        if not point and self.mode == "clause":
            if not _FULL_STOP.search(words):
                self.error(
                    "clauses.full-stop",
                    "the sentence has no full stop",
                    end,
                    "end it with a full stop",
                )
            return
        if self.mode == "finding" and not point:
            return  # as it is framed, what ends it is left out
        what = "a point" if point else f"a {self.mode}"
        # A full stop may end a citation or a name; any other mark would be printed twice.
        if _CLOSING.search(span.text) or _PRINTED_CLOSING.search(words):
            self.error(
                "clauses.closing-mark",
                f"{what} has no closing mark; the form sets it",
                end,
                "leave the mark out",
            )
        joiner = next(
            (j for j in self.joiners if words.casefold().endswith(f" {j.casefold()}")), ""
        )
        if point and joiner:
            self.error(
                "clauses.closing-mark",
                f"a point does not end with “{joiner}”; the form sets it",
                end,
                "leave the word out; {{ any }} and {{ all }} choose it",
            )

    def _closing(self, span: Span, *, point: bool) -> P:
        """Closing words: bare, or with the full stop of the sentence they end."""
        run = self._run(span)
        if run.joint:
            self._no_list(run)
        match = _CLOSING.search(run.span.text)
        if match and (point or self.mode != "clause" or not match[0].startswith(".")):
            self.error(
                "clauses.closing-mark",
                "closing words have no such mark; the form sets it",
                run.span.pos_at(match.start()),
                "leave the mark out",
            )
        elif match:
            run = _Run(run.span.cut(0, match.start()))
        return self._paragraph(run.span)
