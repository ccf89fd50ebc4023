"""The Word file of every place: its text, its native numbers, its bookmarks and references."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from draftban.bill.tree import Inline, Ref, bill_provisions
from draftban.bill.walk import flat as every
from draftban.bill.walk import own_words
from draftban.writers._docx.names import CONTENTS, MAX_BOOKMARK, bookmarks
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
