"""What a file says about its bill: names (FRBR), kind, life, concepts, offices, sources."""

from __future__ import annotations

from draftban.bill.tree import Bill
from draftban.writers._akn.address import Address, slug
from draftban.writers._akn.names import MAKER, ORIGINAL, Names
from draftban.writers._akn.provenance import provenance
from draftban.writers._akn.xml import Element, el

_ONTOLOGY = "/akn/ontology"


def meta(bill: Bill, found: Names, component: str = "main") -> Element:
    """The ``meta`` of ``bill``, or of an attachment of it, which says only what it is part of."""
    identified = _identification(bill, found, component)
    if component != "main":
        return el("meta", identified)
    return el(
        "meta",
        identified,
        _classification(bill),
        _lifecycle(bill),
        _references(bill, found),
        provenance(bill),
    )


def _identification(bill: Bill, found: Names, component: str) -> Element:
    at = Address(bill.meta)
    author = found.bodies.get(bill.meta.enacted_by, MAKER)
    dated = {"date": at.date, "name": "draft" if bill.meta.date else "undated"}
    title = bill.meta.short_title if component == "main" else ""
    return el(
        "identification",
        el(
            "FRBRWork",
            el("FRBRthis", value=f"{at.work}/!{component}"),
            el("FRBRuri", value=at.work),
            el("FRBRalias", name="title", value=title) if title else None,
            el("FRBRdate", **dated),
            el("FRBRauthor", href=f"#{author}"),
            el("FRBRcountry", value=bill.meta.place),
            el("FRBRsubtype", value=at.subtype) if at.subtype else None,
            el("FRBRnumber", value=at.number),
            el("FRBRname", value=title) if title else None,
            el("FRBRauthoritative", value="false"),
        ),
        el(
            "FRBRExpression",
            el("FRBRthis", value=f"{at.expression}/!{component}"),
            el("FRBRuri", value=at.expression),
            el("FRBRdate", **dated),
            el("FRBRauthor", href=f"#{MAKER}"),
            el("FRBRlanguage", language=at.language),
        ),
        el(
            "FRBRManifestation",
            el("FRBRthis", value=f"{at.expression}/!{component}.akn"),
            el("FRBRuri", value=f"{at.expression}.akn"),
            el("FRBRdate", **dated),
            el("FRBRauthor", href=f"#{MAKER}"),
            el("FRBRformat", value="application/akn+xml"),
        ),
        source=f"#{MAKER}",
    )


def _classification(bill: Bill) -> Element | None:
    words = [
        el("keyword", value=slug(word), showAs=word, dictionary=MAKER)
        for word in bill.meta.keywords
    ]
    return el("classification", *words, source=f"#{MAKER}") if words else None


def _lifecycle(bill: Bill) -> Element:
    event = el(
        "eventRef",
        eId="eref_1",
        date=Address(bill.meta).date,
        source=f"#{ORIGINAL}",
        type="generation",
    )
    return el("lifecycle", event, source=f"#{MAKER}")


def _references(bill: Bill, found: Names) -> Element:
    place, original = bill.meta.place.replace("-", "."), bill.style.words.original
    called = {d.term: d.name for d in bill.glossary}

    def listed(tlc: str, eid: str, iri: str, words: str) -> Element:
        return el(tlc, eId=eid, href=f"{_ONTOLOGY}/{iri}", showAs=words)

    return el(
        "references",
        el("original", eId=ORIGINAL, href=Address(bill.meta).expression, showAs=original),
        listed("TLCOrganization", MAKER, f"organization/unreg.{MAKER}", MAKER),
        *(
            listed("TLCOrganization", eid, f"organization/{place}.{slug(name, '.')}", name)
            for name, eid in found.bodies.items()
        ),
        *(
            listed("TLCConcept", eid, f"concept/{MAKER}.{slug(term, '.')}", called.get(term, term))
            for term, eid in found.concepts.items()
        ),
        *(
            listed("TLCRole", eid, f"role/{MAKER}.{place}.{slug(title, '.')}", title)
            for title, eid in found.roles.items()
        ),
        source=f"#{MAKER}",
    )
