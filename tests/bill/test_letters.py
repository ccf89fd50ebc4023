"""Letters and marks of other languages than English."""

from __future__ import annotations

from dataclasses import replace

import pytest

from draftban.bill.style import Letters
from draftban.bill.transforms.definitions import in_order
from draftban.config.model import Reading
from draftban.review.lint.words import units
from draftban.review.readability import grade
from tests.bill.build import STYLE, build, clause, lines, para
from tests.english import LETTERS

GREEK = replace(
    LETTERS, alphabet="αβγδεζηθικλμνξοπρστυφχψω", sentence_end=".!;", pauses="·:", quotes="«»“”"
)
HINDI = replace(LETTERS, alphabet="", sentence_end="।?!", quotes="“”‘’")


@pytest.mark.parametrize(
    ("alphabet", "names"),
    [
        (LETTERS.alphabet, ["Área", "Ofício", "Órgão público", "Vigilância"]),
        ("abcdefghijklmnopqrstuvwxyzåäö", ["Zon", "Åtgärd", "Ändamål", "Övervakning"]),
        (GREEK.alphabet, ["Αρχή", "Έργο", "Όργανο", "Ψήφος"]),
        (LETTERS.alphabet, ["Covered space", "Covered-space rule", "Covert"]),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(alphabet: str, names: list[str]) -> None:
    mixed = names[::-1]
    assert sorted(mixed, key=lambda name: in_order(name, alphabet)) == names


@pytest.mark.parametrize(
    ("letters", "typed", "printed"),
    [
        (LETTERS, "o órgão é responsável. à luz disso, age.", "O órgão é responsável. À luz disso"),
        (GREEK, "ο νόμος ισχύει; έτσι ισχύει.", "Ο νόμος ισχύει; Έτσι ισχύει."),
        (LETTERS, "see c. é and no. é of it.", "See c. é and no. É of it."),
        (replace(LETTERS, sentence_end=""), "it ends. and goes on.", "It ends. and goes on."),
    ],
)
def test_a_sentence_begins_with_a_capital_of_any_script(
    letters: Letters, typed: str, printed: str
) -> None:
    style = replace(STYLE, words=replace(STYLE.words, letters=letters))
    bill = build(clause("p/x", content=(para(typed),)), style=style)
    assert lines(bill)[0].startswith(f"Section 1. [X] {printed}")


@pytest.mark.parametrize(
    ("letters", "words", "pieces"),
    [
        (
            LETTERS,
            "O órgão age. É responsável, cf. c. 66.",
            ("O órgão age", "É responsável, cf. c. 66"),
        ),
        (
            GREEK,
            "Ο νόμος ισχύει· «Έτσι» είναι. Τέλος.",
            ("Ο νόμος ισχύει", "«Έτσι» είναι", "Τέλος"),
        ),
        (HINDI, "यह नियम है। वह नहीं।", ("यह नियम है", "वह नहीं")),
    ],
)
def test_the_checklist_parts_sentences_by_the_marks_of_the_language(
    letters: Letters, words: str, pieces: tuple[str, ...]
) -> None:
    assert units(words, letters) == pieces


def test_a_grade_counts_sentences_by_the_marks_of_the_language() -> None:
    reading = Reading(
        formula="x",
        per_word=1,
        per_syllable=1,
        constant=0,
        most=9,
        vowels="aeiou",
        silent=(),
    )
    assert grade(["Hari dekho। Ram nahin।"], reading, HINDI).sentences == 2
    assert grade(["Hari dekho। Ram nahin।"], reading, LETTERS).sentences == 1
