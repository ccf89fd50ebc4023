"""Word: real styles, native numbering, live references; a file a drafting office can keep."""

from __future__ import annotations

from draftban.bill.tree import FinalBill, Meta
from draftban.writers._docx.body import BodyWriter
from draftban.writers._docx.numbering import Numbering, lists
from draftban.writers._docx.package import pack, template

SUFFIX = ".docx"


def write(bill: FinalBill) -> bytes:
    """``bill`` as a Word document (Office Open XML); the same bill gives the same bytes.

    Raises :class:`~draftban.diagnostics.DraftbanError` if a zone of its form has more levels
    than a list in Word can have.
    """
    language = document_language(bill.meta)
    base = template(bill.style, language)
    numbering = Numbering(lists(bill.style), bill.style.page.font_size)
    document = BodyWriter(bill, numbering).write()
    return pack(base, document, numbering.part(), bill.meta, language)


def document_language(meta: Meta) -> str:
    """The language of the document with its country, ``en-US``; the place says which."""
    if "-" in meta.language:
        return meta.language
    country = meta.place.split("-", 1)[0]
    return f"{meta.language}-{country.upper()}" if len(country) == 2 else meta.language
