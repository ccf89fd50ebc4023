"""Word: real styles, native numbering, live references; a file a drafting office can keep.

python-docx and lxml are loaded by :func:`write` only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from draftban.bill.tree import Bill, FinalBill
from draftban.writers._reading import language_tag

if TYPE_CHECKING:
    from draftban.bill.paper import Writable

SUFFIX = ".docx"
LIBRARIES = ("python-docx", "lxml")
OPTIONS = ("clean", "live_fields", "notes", "tracked", "comments", "pages")


def write(
    document: Writable,
    *,
    clean: bool = False,
    live_fields: bool = False,
    notes: bool = False,
    tracked: bool = False,
    comments: Mapping[str, Sequence[str]] = MappingProxyType({}),
    pages: Mapping[str, int] = MappingProxyType({}),
) -> bytes:
    """``document`` as a Word file (Office Open XML); the same one gives the same bytes.

    ``comments`` are to counsel, a paragraph each, by the id of what they are about; a ``clean``
    file has none. ``live_fields``: citations that Word's own fields can write are fields, which
    follow its numbers once they are updated; all others are words, and a link. ``notes``: sources
    of findings as footnotes. ``tracked``: what an amendment adds and takes out are changes that
    Word tracks, to be accepted or rejected, and not underlined and struck. ``pages``: what a
    contents list shows, by eId.

    Raises :class:`~draftban.diagnostics.DraftbanError` if a zone of a bill's form has more
    levels than a list in Word can have.
    """
    from draftban.writers._docx.body import BodyWriter
    from draftban.writers._docx.inlines import Track
    from draftban.writers._docx.notes import Notes
    from draftban.writers._docx.numbers.numbering import Numbering, lists
    from draftban.writers._docx.numbers.room import with_room
    from draftban.writers._docx.package import pack, template

    language = language_tag(document.meta)
    if not isinstance(document, Bill):
        from draftban.writers._docx import papers

        base = papers.template(document, language)
        body, numbers = papers.body(document), papers.numbering()
        return pack(base, body, numbers, document.meta, language)
    document = FinalBill(replace(document, style=with_room(document)))
    base = template(document.style, language)
    numbering = Numbering(lists(document.style), document.style.page.font_size)
    beside = Notes({} if clean else comments, notes, document.style.words.letters)
    meta = document.meta
    track = Track(meta.generator or meta.place_name, meta.date) if tracked else None
    body = BodyWriter(document, numbering, beside, live_fields, track, pages).write()
    return pack(base, body, numbering.part(), document.meta, language, beside.parts())
