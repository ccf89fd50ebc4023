"""The Word file of every place: its text, its native numbers, its bookmarks and references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from lxml import html

from draftban.bill.tree import Inline, Ref, bill_provisions, plain
from draftban.bill.walk import flat as every
from draftban.bill.walk import own_words
from draftban.writers import Options, write
from draftban.writers._docx.names import CONTENTS, MAX_BOOKMARK, bookmarks
from draftban.writers._docx.numbers.room import with_room
from draftban.writers._reading import labels, title_of
from draftban.writers.text import lines_by_provision
from tests.content.conftest import Bills, names
from tests.content.shipped import PLACES, lengths
from tests.writers.docx_reading import (
    W,
    bookmarked,
    document,
    paragraphs,
    printed_by_provision,
    text_of,
)
from tests.writers.reading_order import outside
from tests.writers.test_docx import fields

Files = dict[str, bytes]

pytestmark = pytest.mark.parametrize(
    ("place", "length"), [(place, length) for place in PLACES for length in lengths(place)]
)


def test_words_and_numbers_equal_the_text_writer_provision_by_provision(
    place: str, length: str, bills: Bills, word_files: Files, opened: dict[str, list[str]]
) -> None:
    for name in names(bills, place, (length,)):
        bill = bills[name]
        printed = printed_by_provision(bill, word_files[name], opened[name])
        assert printed.provisions == lines_by_provision(bill)
        assert printed.before == outside((*bill.preface, *bill.preamble))
        assert printed.after == outside(bill.conclusions)


def test_no_number_is_typed(place: str, length: str, bills: Bills, word_files: Files) -> None:
    for name in names(bills, place, (length,)):
        bill = bills[name]
        marks, found = bookmarks(bill), bookmarked(word_files[name])
        for p in bill_provisions(bill):
            if p.num:
                assert not text_of(found[marks[p.eid]]).lstrip("“‘").startswith(p.num), p.eid


def test_every_provision_has_a_bookmark_of_its_own(
    place: str, length: str, bills: Bills, word_files: Files
) -> None:
    for name in names(bills, place, (length,)):
        bill = bills[name]
        body = document(word_files[name])
        starts = list(body.iter(f"{W}bookmarkStart"))
        found = [start.get(f"{W}name") for start in starts]
        identities = [start.get(f"{W}id") for start in starts]
        assert not [n for n, count in Counter(map(str.lower, found)).items() if count > 1]
        assert all(len(n) <= MAX_BOOKMARK and re.fullmatch(r"[A-Za-z]\w*", n) for n in found)
        assert len(set(identities)) == len(identities)
        assert sorted(identities) == sorted(e.get(f"{W}id") for e in body.iter(f"{W}bookmarkEnd"))
        eids = [p.eid for p in bill_provisions(bill)]
        assert len(set(eids)) == len(eids)
        assert {bookmarks(bill)[eid] for eid in eids} <= set(found)


def test_no_shipped_bill_needs_more_room_than_its_form_gives(
    place: str, length: str, bills: Bills
) -> None:
    for name in names(bills, place, (length,)):
        assert with_room(bills[name]) is bills[name].style


def test_every_reference_leads_to_a_bookmark_and_shows_its_citation(
    place: str, length: str, bills: Bills, word_files: Files
) -> None:
    for name in names(bills, place, (length,)):
        bill = bills[name]
        body = document(word_files[name])
        marks, found = bookmarks(bill), bookmarked(word_files[name])
        anchors = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
        assert set(anchors) <= set(found)
        assert not list(body.iter(f"{W}fldChar"))  # nothing that a program could update
        refs = [inline for inline in _inlines(bills, name) if isinstance(inline, Ref)]
        shown = Counter(
            (link.get(f"{W}anchor"), text_of(link))
            for style, _, p in paragraphs(word_files[name])
            if not style.startswith(CONTENTS)
            for link in p.iter(f"{W}hyperlink")
        )
        assert shown == Counter((marks[ref.eid], ref.text) for ref in refs)


def test_laws_refer_to_their_own_provisions(place: str, length: str, bills: Bills) -> None:
    """So that the test above has something to hold."""
    law = names(bills, place, (length,))[0]
    assert any(isinstance(inline, Ref) for inline in _inlines(bills, law))


def _inlines(bills: Bills, name: str) -> list[Inline]:
    return [
        inline
        for p in bill_provisions(bills[name])
        for run in (p.heading, *own_words(p))
        for inline in every(run)
    ]


# ---------------------------------------------------------------- live references, the outline


def test_live_references_are_fields_where_a_field_writes_the_citation(
    place: str, length: str, bills: Bills, word_files: Files
) -> None:
    for name in names(bills, place, (length,)):
        bill = bills[name]
        numbers = {mark: p.num for p in bill_provisions(bill) if (mark := bookmarks(bill)[p.eid])}
        live = write(bill, "docx", Options(live_fields=True))
        assert text_of(document(live)) == text_of(document(word_files[name]))
        for code, shown in fields(live):
            keyword, mark, *switches = code.split()
            assert (keyword, switches) == ("REF", ["\\n", "\\h"])
            assert shown == numbers[mark].rstrip(".")  # what Word prints for these switches


def test_the_outline_is_that_of_the_bookmarks_of_the_pdf(
    place: str, length: str, bills: Bills, word_files: Files
) -> None:
    """The bookmarks are the headings of the page that the PDF is made from."""
    for name in names(bills, place, (length,)):
        page = html.fromstring(write(bills[name], "html").decode())
        headings = [(int(h.tag[1]), h.get("data-label")) for h in page.xpath(HEADINGS)]
        assert len(headings) > 3
        found = [(min(level + 1, 6), label) for level, label in outline(name, bills, word_files)]
        assert found == headings


HEADINGS = "//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"


def outline(name: str, bills: Bills, word_files: Files) -> Iterator[tuple[int, str]]:
    """What a navigation pane shows of a Word file: level and label of each line, in order."""
    bill = bills[name]
    labelled = {bookmarks(bill)[eid]: label for eid, label in labels(bill).items()}
    title = title_of(bill)
    for _, words, paragraph in paragraphs(word_files[name]):
        level = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if level is None:
            continue
        marks = [start.get(f"{W}name") for start in paragraph.iter(f"{W}bookmarkStart")]
        label = labelled[marks[-1]] if marks else words
        if title is not None and words == plain(title.children):
            label = bill.meta.short_title
        yield int(level.get(f"{W}val")), label
