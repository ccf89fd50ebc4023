"""Level words of a language in which some letters are words."""

from __future__ import annotations

import pytest

from tests.clauses.conftest import World

PACK = "templates/languages/en/pack.yaml"


@pytest.fixture
def portuguese(world: World) -> World:
    """The town with a pack whose level words and letters are Portuguese."""
    world.edit(PACK, "level_words: [", "level_words: [artigo, inciso, parágrafo, ")
    world.edit(
        PACK, "list_letters: bcdefghijklmnopqrstuvwxyz", "list_letters: bcdfghijklmnpqrstuvwxyz"
    )
    return world


@pytest.mark.parametrize("words", ["o artigo e o inciso valem", "o parágrafo o diz"])
def test_a_word_of_one_letter_is_no_number(portuguese: World, words: str) -> None:
    _, found = portuguese.clause(f"{words}\n")
    assert not [d for d in found if d.code == "clauses.typed-number"]


@pytest.mark.parametrize("words", ["o artigo 3 vale", "o inciso b vale", "o inciso IV vale"])
def test_a_number_is_still_one(portuguese: World, words: str) -> None:
    _, found = portuguese.clause(f"{words}\n")
    assert [d for d in found if d.code == "clauses.typed-number"]


def test_english_still_takes_a_letter_for_a_number(world: World) -> None:
    _, found = world.clause("the paragraph e is one\n")
    assert [d for d in found if d.code == "clauses.typed-number"]
    _, found = world.clause("each paragraph a person reads\n")
    assert not [d for d in found if d.code == "clauses.typed-number"]
