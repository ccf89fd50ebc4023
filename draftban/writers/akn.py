"""Akoma Ntoso 3.0, the OASIS standard for legislation: what other legislative systems read.

Valid against the schema in ``_akn/schema``. The text is that of the text writer, in its order;
quotation marks round text that is put into other law stand in ``startQuote`` and ``endQuote``.
Which clause each provision comes from, and the demand it answers, stand in ``proprietary``.
"""

from __future__ import annotations

from draftban.bill.paper import Paper, Writable
from draftban.writers import Unavailable
from draftban.writers._akn.address import Address
from draftban.writers._akn.inlines import Inlines
from draftban.writers._akn.matter import Matter
from draftban.writers._akn.metadata import meta
from draftban.writers._akn.names import names
from draftban.writers._akn.provisions import Provisions
from draftban.writers._akn.xml import Ids, el, serialized

SUFFIX = ".xml"
LIBRARIES = ("lxml",)


class NotLegislation(Unavailable):
    """A paper has no place in Akoma Ntoso, which is for legislation."""


def write(document: Writable) -> bytes:
    """``document``, a bill, as UTF-8 XML; raises :class:`NotLegislation` for a paper."""
    if isinstance(document, Paper):
        raise NotLegislation("Akoma Ntoso is for bills, not for reports; take html, docx or text.")
    bill, ids = document, Ids()
    found = names(bill, ids)
    inlines = Inlines(ids, found.concepts)
    provisions = Provisions(bill.style, inlines)
    matter = Matter(inlines, provisions, found.roles)
    attached = [provisions.attachment(p, meta(bill, found, p.eid)) for p in bill.attachments]
    law = el(
        "bill",
        meta(bill, found),
        matter.container("preface", bill.preface),
        matter.container("preamble", bill.preamble),
        el("body", *provisions.all(bill.body, "", ""), eId="body"),
        matter.container("conclusions", bill.conclusions),
        el("attachments", *attached) if attached else None,
        name=Address(bill.meta).subtype or "bill",
    )
    return serialized(el("akomaNtoso", law))
