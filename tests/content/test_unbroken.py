"""Words that stay on one line, as the shipped packs list them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import draftban
from draftban.bill.citation import NO_BREAK
from draftban.bill.transforms.unbroken import hold
from draftban.config.model import LanguagePack


def filled(pattern: str, pack: LanguagePack) -> Iterator[str]:
    """``pattern`` with each level word, small and with a capital, and each month."""
    said = pattern.replace("{day}", "7").replace("{year}", "2027").replace("{number}", "12")
    for word in pack.level_words:
        for level in (word, word[:1].upper() + word[1:]):
            for month in pack.months:
                yield said.replace("{level}", level).replace("{month}", month)


@pytest.mark.parametrize("place", ["us-or-eugene", "eu"])
def test_what_a_pack_lists_is_held_wherever_it_stands(place: str) -> None:
    setup = draftban.load(place)
    words = setup.style.words
    assert len(words.unbroken) == len(setup.pack.unbroken) > 10
    for pattern, held in zip(setup.pack.unbroken, words.unbroken, strict=True):
        for said in dict.fromkeys(filled(pattern, setup.pack)):
            kept = said.replace(" ", NO_BREAK)
            for text in (said, kept, f"(see {said}, or not)"):
                assert re.search(held.expression, text), (pattern, text)
                assert any(part in text for part in held.needed), (pattern, text)
            assert hold(f"(see {said}, or not)", words) == f"(see {kept}, or not)"
