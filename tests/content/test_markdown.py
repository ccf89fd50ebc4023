"""The Markdown of every place: rendered, it has the words of the text writer and no list counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from draftban.bill.tree import (
    Contents,
    Def,
    Emphasis,
    FinalBill,
    P,
    Recital,
    bill_provisions,
    plain,
)
from draftban.bill.walk import own_words
from draftban.writers import write
from draftban.writers._reading import heading_inlines, own_blocks
from tests.content.conftest import Bills, names
from tests.content.shipped import PLACES
from tests.writers.akn_reading import expected
from tests.writers.markdown_reading import HARMLESS, kinds, set_apart, words


def meant(bill: FinalBill) -> Iterator[str]:
    """All that may be set apart: front lines, numbers with captions, terms where defined,
    what a clause sets in italics.
    """
    for block in (*bill.preface, *bill.preamble):
        if isinstance(block, P):
            yield plain(block.children)
        elif isinstance(block, Recital):
            yield block.num
    for p in bill_provisions(bill):
        yield f"{p.num} {plain(heading_inlines(bill.style, p))}"
        yield from (
            plain((i,)) for run in own_words(p) for i in run if isinstance(i, Def | Emphasis)
        )
        yield from (plain(b.heading) for b in own_blocks(p) if isinstance(b, Contents))


def bare(text: str) -> str:
    """``text`` without quotation marks and the dash that closes a caption."""
    return " ".join(text.split()).strip(" “”‘’—")


@pytest.mark.parametrize("place", PLACES)
def test_a_renderer_shows_the_words_of_the_text(place: str, bills: Bills) -> None:
    for name in names(bills, place):
        source = write(bills[name], "markdown").decode()
        assert words(source) == expected(bills[name]), name
        assert kinds(source) <= HARMLESS, name
        apart = {*set_apart(source, "strong"), *set_apart(source, "em")}
        assert {bare(text) for text in apart} <= {bare(text) for text in meant(bills[name])}, name
