"""`draftban where` over every form: 200 provisions and lines agree with what poppler reads.

Each answer is held against the words of the text writer, which knows no layout, at the place in
the PDF that the answer names.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

import pytest

from draftban.bill.tree import Contents, FinalBill, bill_provisions
from draftban.diagnostics import NOWHERE
from draftban.review.where import Found, Places
from draftban.writers.text import lines_by_provision
from tests.conftest import need_program
from tests.content.conftest import Bills, Bytes, Lines
from tests.content.shipped import PARTS, ROOT, SHIPPED
from tests.writers.pdf_words import Word, words_at, words_on_pages

ASKED = 200

Pages = list[list[Word]]


@pytest.fixture(scope="session")
def pages_of(pdf_of: Bytes, tmp_path_factory: pytest.TempPathFactory) -> object:
    """``pages_of(name)``: the words on the pages of that bill's PDF, read once."""
    folder = tmp_path_factory.mktemp("where")
    program = need_program("pdftotext")
    return cache(lambda name: words_on_pages(program, pdf_of(name), folder))


@pytest.fixture(scope="session")
def documents(bills: Bills) -> list[str]:
    """One document of each form: the laws and companions of the shipped places, and a city of
    the form that is not a state's own.
    """
    forms: dict[str, str] = {}
    for place in (*SHIPPED, "us-oh-testville"):
        for part in PARTS:
            name = f"{place}{part}-full"
            if name in bills:
                forms.setdefault(bills[name].meta.form, name)
    return list(forms.values())


def letters(words: str) -> str:
    """``words`` without spaces: a line may end at a dash or between number and heading."""
    return "".join(words.split())


def beginning(found: Found, pages: Pages) -> str:
    """The words that poppler reads on the first line of ``found``."""
    assert found.first is not None
    return letters("".join(words_at(pages[found.first.page - 1], found.first)))


def test_provisions_and_lines_agree_with_the_words_on_the_pages(
    bills: Bills, lines_of: Lines, pages_of: object, documents: list[str]
) -> None:
    assert callable(pages_of)
    assert len({bills[name].meta.form for name in documents}) >= 10
    draw = random.Random(20261125)
    each = -(-ASKED // (2 * len(documents)))
    asked = 0
    for name in documents:
        places = Places(bills[name], lines_of(name))
        pages = pages_of(name)
        text = {eid: letters(words) for eid, words in lines_by_provision(bills[name])}
        named = {p.id: p.eid for p in bill_provisions(bills[name]) if p.id}
        listed = letters("".join(contents(bills[name])))
        printed = [one for one in places.every() if text.get(one.eid) and one.first]
        assert printed
        for one in draw.sample(printed, min(each, len(printed))):
            asked += 1
            assert one in places.find(one.eid)
            if named.get(one.id) == one.eid:
                assert places.find(one.id) == (one,)
            assert written_in(one), (name, one)
            if one.citation:
                assert one in places.find(one.citation), (name, one.citation)
            words = beginning(one, pages)
            assert words, (name, one)
            assert text[one.eid].startswith(words[: len(text[one.eid])]), (name, one, words)
        for line in draw.sample(list(lines_of(name)), each):
            asked += 1
            found = places.at(line.page, line.number)
            assert found == places.find(f"page {line.page}, line {line.number}")[0]
            words = letters("".join(words_at(pages[line.page - 1], line)))
            assert words == letters(line.words), (name, line)
            if found.eid in text:
                assert found.first is not None
                assert found.last is not None
                span = [(one.page, one.number) for one in (found.first, line, found.last)]
                assert span == sorted(span)
                entry = words.rstrip("0123456789")  # and the number of its page
                assert words in whole(places, found, text) or entry in listed, (name, line)
    assert asked >= ASKED


def written_in(found: Found) -> bool:
    """Whether the file that it is said to come from has words at that line."""
    if found.pos == NOWHERE:
        return True  # made by the program: the heading over the definitions, the findings
    lines = (ROOT / found.pos.file).read_text("utf-8").splitlines()
    return bool(lines[found.pos.line - 1].strip())


def contents(bill: FinalBill) -> Iterator[str]:
    """The lines of its contents lists, which repeat headings."""
    inside = (block for p in bill_provisions(bill) for block in (*p.content, *p.intro))
    for block in (*bill.preface, *bill.preamble, *inside):
        if isinstance(block, Contents):
            yield from (f"{entry.num} {entry.heading}" for entry in block.entries)


def whole(places: Places, found: Found, text: dict[str, str]) -> str:
    """The letters of a provision; its closing words follow what it holds, so all are joined."""
    return text[found.eid] + "".join(
        text.get(other.eid, "") for other in places.every() if other.eid.startswith(found.eid)
    )
