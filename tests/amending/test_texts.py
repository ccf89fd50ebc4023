"""What the bill, the clean copy and the table of changes say, as a whole and where it matters."""

from __future__ import annotations

import re

import pytest

from draftban.bill.amending import amended_soundness
from draftban.bill.soundness import soundness
from draftban.bill.tree import (
    Def,
    Del,
    Ins,
    Provision,
    Ref,
    Term,
    Verbatim,
    bill_provisions,
    plain,
)
from draftban.bill.walk import flat, own_words
from draftban.writers import write
from tests.amending.places import FACE, PLACES, TECHNOLOGY, copy, law, texts
from tests.content.goldens import accepted
from tests.content.readings import MODEL

TEXTS = texts()


@pytest.mark.parametrize("name", TEXTS)
def test_the_whole_text_is_as_accepted(name: str) -> None:
    assert TEXTS[name]() == accepted(name), f"make accept-goldens FORM={name}"


def old_paragraphs(place: str) -> list[str]:
    """The paragraphs of the old text, captions and labels apart, each on one line."""
    text = (MODEL / place / "existing.md").read_text("utf-8").split("---\n", 2)[2]
    found = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    found = [part for part in found if not re.match(r"#|521\.\d\d [A-Z]{2}", part)]
    return [re.sub(r"^(\(\w\)|[A-Z]\.|\d\.|[a-d]\.) ", "", part) for part in found]


@pytest.mark.parametrize("place", PLACES)
def test_every_old_word_stands_in_the_bill_byte_for_byte(place: str) -> None:
    said = [
        "".join(i.value for i in flat(run) if isinstance(i, Verbatim))
        for p in bill_provisions(law(place))
        for run in own_words(p)
    ]
    # An alias keeps its words in two pieces, and ours may stand between them.
    assert sorted(filter(None, said)) == sorted(old_paragraphs(place))


@pytest.mark.parametrize("place", PLACES)
def test_the_clean_copy_stands_alone(place: str) -> None:
    found = copy(place)
    assert list(soundness(found)) == []
    assert list(amended_soundness(law(place))) == []
    eids = {p.eid for p in bill_provisions(found)}
    links = [
        i
        for p in bill_provisions(found)
        for run in own_words(p)
        for i in flat(run)
        if isinstance(i, Ref | Term)
    ]
    assert len(links) > 40
    assert {link.eid for link in links} <= eids
    assert not any(p.change for p in bill_provisions(found))
    whole = [i for p in bill_provisions(found) for run in own_words(p) for i in run]
    assert not any(isinstance(i, Ins | Del) for i in whole)


@pytest.mark.parametrize("place", PLACES)
def test_no_term_is_defined_twice_and_no_number_given_twice(place: str) -> None:
    found = copy(place)
    defined = [
        i.text.casefold()
        for p in bill_provisions(found)
        for run in own_words(p)
        for i in flat(run)
        if isinstance(i, Def)
    ]
    old = [
        m[1].casefold()
        for p in bill_provisions(found)
        if p.kind == "existing" and (m := re.match(r"“([^”]+)” means", words_of(p)))
    ]
    assert len(defined) > 8
    assert len(old) >= 1
    assert len({*defined, *old}) == len(defined) + len(old)
    for parent in bill_provisions(found):
        numbers = [child.num for child in parent.children if child.num]
        assert len(set(numbers)) == len(numbers), parent.id
        if parent.id == "definitions" and numbers:
            assert numbers == [f"({n})" for n in range(1, len(numbers) + 1)]
    sections = [p.num for p in found.body]
    assert len(set(sections)) == len(sections)


def words_of(p: Provision) -> str:
    """The own words of ``p``."""
    return "".join(plain(run) for run in own_words(p))


def test_new_sections_go_on_with_the_old_numbers() -> None:
    assert [p.num for p in copy(FACE).body][-3:] == ["§ 12.100", "§ 12.110", "§ 12.120"]
    assert [p.num for p in copy(TECHNOLOGY).body][-2:] == ["521.15", "521.16"]


def test_citations_follow_the_numbers_of_the_old_text() -> None:
    for place, cited in ((FACE, "section 12.020(j)"), (TECHNOLOGY, "section 521.05.J")):
        texts = write(copy(place), "text").decode().replace("\N{NO-BREAK SPACE}", " ")
        assert cited in " ".join(texts.split())


def test_a_term_that_kept_words_use_keeps_its_name() -> None:
    said = " ".join(write(copy(TECHNOLOGY), "text").decode().split())
    assert (
        "“Face recognition technology” means recognition technology in a use that no exemption in "
        "the Biometric Surveillance Ban allows." in said
    )
    assert "searched with face recognition technology has a claim" in said
    assert "software that matches a face" not in said


@pytest.mark.parametrize("place", PLACES)
def test_what_is_added_speaks_of_itself_and_not_of_the_whole_law(place: str) -> None:
    """Else an exemption would lift a kept duty, and a remedy reach one."""
    zone = law(place).style.zones["code"]
    ours = [p for p in bill_provisions(copy(place)) if p.kind != "existing" and words_of(p)]
    naming = [p for p in ours if zone.this_law.casefold() in words_of(p).casefold()]
    assert len(naming) > 8
    whole = {p.source for p in ours if zone.principal.casefold() in words_of(p).casefold()}
    assert whole == {"codified/name", "codified/approvals"}
    dated = [p for p in ours if "the effective date of" in words_of(p)]
    assert all(f"date of {zone.this_law}" in words_of(p) for p in dated)
    assert dated
