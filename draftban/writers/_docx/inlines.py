"""Words inside a paragraph: runs, reference fields, blanks a clerk fills in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from draftban.bill.style import BillStyle
from draftban.bill.tree import (
    Change,
    Def,
    Del,
    Emphasis,
    Inline,
    Ins,
    Placeholder,
    Provision,
    Ref,
    Term,
    Text,
    Verbatim,
    final,
)
from draftban.writers._docx import names
from draftban.writers._docx.names import style_id
from draftban.writers._docx.numbers.room import number_hangs
from draftban.writers._docx.references import Live
from draftban.writers._docx.xml import Element, show_change, sub, toggle
from draftban.writers._docx.xml import words as write_words
from draftban.writers._reading import level_of

MAX_TITLE = 64
"""Word refuses a longer title of a content control."""

_BREAKS = re.compile(r"([\n\t])")
_MARKS = {"\n": "br", "\t": "tab"}

_DEFINED_TERM = style_id(names.DEFINED_TERM)
_EMPHASIS = style_id(names.EMPHASIS)


@dataclass(slots=True)
class Track:
    """Changes as Word tracks them: by whom, on which day (none if empty), and how many so far."""

    author: str
    date: str = ""
    count: int = 0

    def mark(self, parent: Element, change: Change) -> Element:
        """Append the mark of a change to ``parent``; what changed goes into it."""
        self.count += 1
        dated = {"date": f"{self.date}T00:00:00Z"} if self.date else {}
        return sub(parent, change, id=self.count, author=self.author, **dated)


@dataclass(frozen=True, slots=True)
class Face:
    """How a run looks: a character style, and italics on top of it. What an amendment does to it
    is underlined or struck, or a tracked ``change`` if there is a ``track``.
    """

    style: str = ""
    italic: bool = False
    change: Change = ""
    track: Track | None = None
    bold: bool = False

    @property
    def bare(self) -> bool:
        """Whether it looks like the text around it, changes apart."""
        return not self.style and not self.italic and not self.bold


PLAIN = Face()


@dataclass(slots=True)
class Inlines:
    """Writes inlines into paragraphs. ``bookmarks`` names the bookmark of each eId. ``live`` says
    which references are Word's own fields, which an update counts anew; without it none is.
    ``here`` is the eId of the provision whose words are written. With ``track`` what an amendment
    does is a tracked change."""

    bookmarks: Mapping[str, str]
    live: Live | None = None
    here: str = ""
    track: Track | None = None
    _controls: int = field(init=False, default=0)

    def write(self, parent: Element, inlines: Iterable[Inline], face: Face = PLAIN) -> None:
        """Append ``inlines`` to ``parent``; neighbouring plain words become one run."""
        plain: list[str] = []
        for inline in final(inlines):
            if isinstance(inline, Text | Verbatim | Term):
                plain.append(inline.text if isinstance(inline, Term) else inline.value)
                continue
            self._flush(parent, plain, face)
            match inline:
                case Emphasis(children):
                    inner = (face.style, True) if face.style else (_EMPHASIS, False)
                    self.write(parent, children, Face(*inner, face.change, face.track))
                case Ins(children):
                    self.write(parent, children, replace(face, change="ins", track=self.track))
                case Del(children):
                    self.write(parent, children, replace(face, change="del", track=self.track))
                case Def(_, text):
                    run(parent, text, Face(_DEFINED_TERM, not face.bare, face.change, face.track))
                case Ref():
                    self._reference(parent, inline, face)
                case Placeholder():
                    self._blank(parent, inline, face)
                case _:
                    assert_never(inline)
        self._flush(parent, plain, face)

    def _flush(self, parent: Element, plain: list[str], face: Face) -> None:
        if words := "".join(plain):
            run(parent, words, face)
        plain.clear()

    def _reference(self, parent: Element, ref: Ref, face: Face) -> None:
        """A citation that leads to its provision: words in a link, or Word's own fields.

        A field that only keeps words, locked or not, is no place for them: LibreOffice writes one
        in a link so that it shows nothing the next time.
        """
        bookmark = self.bookmarks.get(ref.eid)
        if bookmark is None:
            run(parent, ref.text, face)
        elif self.live is not None and (pieces := self.live.pieces(ref, self.here)):
            for piece in pieces:
                if piece.eid:
                    code = f" REF {self.bookmarks[piece.eid]} \\n \\h "
                    field_runs(parent, code, piece.text, face)
                else:
                    run(parent, piece.text, face)
        else:
            run(sub(parent, "hyperlink", anchor=bookmark, history=1), ref.text, face)

    def _blank(self, parent: Element, blank: Placeholder, face: Face) -> None:
        """A content control titled with what goes there; the first key typed replaces it. One in a
        change that Word tracks would stay, empty, where that is rejected; there it is words.
        """
        if face.change and face.track is not None:
            run(parent, blank.text, face)
            return
        self._controls += 1
        control = sub(parent, "sdt")
        properties = sub(control, "sdtPr")
        sub(properties, "alias", blank.label[:MAX_TITLE])
        sub(properties, "id", self._controls)
        sub(sub(properties, "placeholder"), "docPart", "DefaultPlaceholder_-1854013440")
        toggle(properties, "showingPlcHdr")
        sub(properties, "text")
        run(sub(control, "sdtContent"), blank.text, face)


def run(parent: Element, text: str, face: Face = PLAIN) -> None:
    """Append a run with ``text``; line breaks and tabs in it become Word's own."""
    node = _run(parent, face)
    name = "delText" if face.change == "del" and face.track is not None else "t"
    if "\n" not in text and "\t" not in text:
        write_words(node, name, text)
        return
    for piece in _BREAKS.split(text):
        if piece in _MARKS:
            sub(node, _MARKS[piece])
        elif piece:
            write_words(node, name, piece)


def type_number(parent: Element, p: Provision, style: BillStyle, face: Face) -> None:
    """Append the number of ``p`` as words, and what parts it from the text, as a list prints it."""
    level = level_of(style, p)
    hangs = number_hangs(level, style.page.font_size)
    after = "\n" if level.own_line else "\t" if hangs else " "
    run(parent, p.num + after, replace(face, bold=level.bold_number))


def field_runs(parent: Element, code: str, result: str, face: Face = PLAIN) -> None:
    """Append a field with its instruction ``code`` and the ``result`` shown until updated."""
    sub(_run(parent, face), "fldChar", fldCharType="begin")
    write_words(_run(parent, face), "instrText", code)
    sub(_run(parent, face), "fldChar", fldCharType="separate")
    run(parent, result, face)
    sub(_run(parent, face), "fldChar", fldCharType="end")


def _run(parent: Element, face: Face) -> Element:
    if face.change and face.track is not None:
        parent = face.track.mark(parent, face.change)
    node = sub(parent, "r")
    if not face.bare or (face.change and face.track is None):
        properties = sub(node, "rPr")
        if face.style:
            sub(properties, "rStyle", face.style)
        if face.bold:
            toggle(properties, "b")
            toggle(properties, "bCs")
        if face.italic:
            toggle(properties, "i")
            toggle(properties, "iCs")
        if face.track is None:
            show_change(properties, face.change)
    return node
