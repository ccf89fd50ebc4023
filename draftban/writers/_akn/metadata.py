"""What a file says about its bill: names (FRBR), life, concepts, offices, sources.

A model bill is nobody's bill yet: it has no number, so its name stands for one, and where the
place's file gives no date, ``NO_DATE`` stands in the places that the schema leaves no choice about.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from draftban.bill.tree import (
    Bill,
    Def,
    Emphasis,
    Inline,
    Provision,
    Recital,
    Signature,
    Term,
    bill_provisions,
    plain,
)
from draftban.writers._akn.languages import three_letters
from draftban.writers._akn.xml import Element, Ids, el, own, proprietary
from draftban.writers._reading import own_blocks

NO_DATE = "0001-01-01"
"""Stands for a date that nobody has set; other programs use it so (cobalt)."""

MAKER = "draftban"
"""Who marked the file up: the source of every statement in it."""

_ONTOLOGY = "/akn/ontology"
_NOT_ALNUM = re.compile(r"[\W_]+")


def slug(words: str, mark: str = "-") -> str:
    """``words`` in small letters without accents, ``mark`` between them."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _NOT_ALNUM.sub(mark, bare).strip(mark)


@dataclass(frozen=True, slots=True)
class Names:
    """The eIds by which a file speaks of concepts, offices and bodies, by what they are called."""

    concepts: Mapping[str, str]
    roles: Mapping[str, str]
    bodies: Mapping[str, str]


def names(bill: Bill, ids: Ids) -> Names:
    """The names that ``bill`` needs."""
    ids.label(MAKER)
    ids.label("original")
    bodies = dict.fromkeys(filter(None, (bill.meta.enacted_by, bill.meta.place_name)))
    signers = (plain(b.title) for b in bill.conclusions if isinstance(b, Signature))
    return Names(
        concepts={term: ids.label(slug(term)) for term in sorted(_terms(bill))},
        roles={title: ids.label(slug(title)) for title in dict.fromkeys(filter(slug, signers))},
        bodies={name: ids.label(slug(name)) for name in bodies if slug(name)},
    )


@dataclass(frozen=True, slots=True)
class Address:
    """Where the bill stands among all documents (Akoma Ntoso Naming Convention 1.0, §4)."""

    bill: Bill

    @property
    def date(self) -> str:
        """Of the draft, or ``NO_DATE``."""
        return self.bill.meta.date or NO_DATE

    @property
    def subtype(self) -> str:
        """The kind of instrument; empty if the form doesn't say."""
        return slug(self.bill.meta.instrument)

    @property
    def number(self) -> str:
        """What stands in the place of a number."""
        return slug(self.bill.meta.short_title) or slug(self.bill.meta.form)

    @property
    def language(self) -> str:
        """Of the text, in three letters."""
        return three_letters(self.bill.meta.language)

    @property
    def work(self) -> str:
        """The bill as such."""
        parts = ("", "akn", self.bill.meta.place, "bill", self.subtype, self.date, self.number)
        return "/".join(part for i, part in enumerate(parts) if part or i == 0)

    @property
    def expression(self) -> str:
        """This text of it, the first."""
        return f"{self.work}/{self.language}@{self.bill.meta.date}"


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
        _provenance(bill),
    )


def _identification(bill: Bill, found: Names, component: str) -> Element:
    at = Address(bill)
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
        "eventRef", eId="eref_1", date=Address(bill).date, source="#original", type="generation"
    )
    return el("lifecycle", event, source=f"#{MAKER}")


def _references(bill: Bill, found: Names) -> Element:
    place = bill.meta.place.replace("-", ".")
    called = {d.term: d.name for d in bill.glossary}

    def listed(tlc: str, eid: str, iri: str, words: str) -> Element:
        return el(tlc, eId=eid, href=f"{_ONTOLOGY}/{iri}", showAs=words)

    return el(
        "references",
        el("original", eId="original", href=Address(bill).expression, showAs="Model bill"),
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


# ---------------------------------------------------------------- what only draftban says


def _provenance(bill: Bill) -> Element:
    made = proprietary(f"#{MAKER}")
    made.append(
        own(
            "bill",
            place=bill.meta.place,
            form=bill.meta.form,
            demands=" ".join(bill.meta.demands),
        )
    )
    for demand, drafting in bill.meta.draftings:
        made.append(own("demand", id=demand, drafting=drafting))
    for eid, clause, label, drafting, demands in _sources(bill):
        made.append(
            own(
                "provision",
                eId=eid,
                clause=clause,
                label=label,
                drafting=drafting,
                demands=" ".join(demands),
            )
        )
    return made


_Source = tuple[str, str, str, str, tuple[str, ...]]


def _sources(bill: Bill) -> Iterator[_Source]:
    """Every finding, and every provision that comes from a clause or a definition: its eId, the
    clause, its label there, drafting and demands; what stands inside has drafting and demands of
    what is around it.
    """
    for block in bill.preamble:
        if isinstance(block, Recital) and block.id:
            yield block.eid, block.id, "", "", ()
    for root in (*bill.body, *bill.attachments):
        yield from _of(root, "", "", ())


def _of(p: Provision, clause: str, drafting: str, demands: tuple[str, ...]) -> Iterator[_Source]:
    name, _, label = p.id.partition("#")
    if p.source and p.source != clause:
        clause, drafting, demands = p.source, p.drafting, p.demands
    drafting, demands = p.drafting or drafting, p.demands or demands
    if clause:
        yield p.eid, clause, label if name == clause else "", drafting, demands
    for block in own_blocks(p):
        for child in getattr(block, "children", ()):
            if isinstance(child, Provision):
                yield from _of(child, clause, drafting, demands)
    for child in p.children:
        yield from _of(child, clause, drafting, demands)


# ---------------------------------------------------------------- terms


def _terms(bill: Bill) -> set[str]:
    return {inline.term for words in _words(bill) for inline in _flat(words)}


def _words(bill: Bill) -> Iterator[tuple[Inline, ...]]:
    for block in (*bill.preface, *bill.preamble, *bill.conclusions):
        yield from _block_words(block)
    for p in bill_provisions(bill):
        yield p.heading
        for block in own_blocks(p):
            yield from _block_words(block)
        if p.wrap_up is not None:
            yield p.wrap_up.children


def _block_words(block: object) -> Iterator[tuple[Inline, ...]]:
    match block:
        case Recital(content):
            yield content
        case Signature(text, title):
            yield from (text, title)
        case _:
            children = getattr(block, "children", getattr(block, "heading", ()))
            yield tuple(c for c in children if not isinstance(c, Provision))


def _flat(inlines: Iterable[Inline]) -> Iterator[Def | Term]:
    for inline in inlines:
        if isinstance(inline, Emphasis):
            yield from _flat(inline.children)
        elif isinstance(inline, Def | Term):
            yield inline
