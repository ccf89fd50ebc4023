"""How hard a text is to read, by the Flesch–Kincaid grade: years of schooling that it takes.

Source: J. P. Kincaid and others, Derivation of New Readability Formulas for Navy Enlisted
Personnel (1975). What a syllable is stands in the language pack, as do the formula's numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from draftban.bill.paper import Bullets, Heading, Matrix, Paper, Paragraph, Table, plain_words
from draftban.bill.style import Letters
from draftban.config.model import Reading

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Grade:
    """What was counted, and the grade that follows."""

    words: int
    sentences: int
    syllables: int
    grade: float


def grade(units: Iterable[str], reading: Reading, letters: Letters) -> Grade:
    """The grade of ``units``, each one or more whole sentences; 0 if there are no words."""
    words = sentences = syllables = 0
    between = _between(letters)
    for unit in units:
        for sentence in between.split(unit):
            found = _WORD.findall(sentence)
            numbers = len(_NUMBER.findall(sentence))
            if not found:
                continue
            sentences += 1
            words += len(found) + numbers
            syllables += numbers + sum(count_syllables(word, reading) for word in found)
    if not words:
        return Grade(0, 0, 0, 0.0)
    result = (
        reading.per_word * words / sentences
        + reading.per_syllable * syllables / words
        + reading.constant
    )
    return Grade(words, sentences, syllables, result)


def _between(letters: Letters) -> re.Pattern[str]:
    """What parts two sentences."""
    if not letters.sentence_end:
        return re.compile(r"\n")
    end, closing = re.escape(letters.sentence_end), re.escape(letters.closing)
    return re.compile(rf"(?<=[{end}])[{closing}]*\s+")


def count_syllables(word: str, reading: Reading) -> int:
    """The syllables of ``word``: groups of vowels, without endings that are not spoken."""
    low = word.lower().replace("’", "'").partition("'")[0] or word.lower()
    if low in reading.exceptions:
        return reading.exceptions[low]
    groups = len(re.findall(f"[{reading.vowels}]+", low))
    for ending in reading.silent:
        if low.endswith(ending) and not low.endswith(reading.spoken):
            groups -= 1
            break
    return max(1, groups)


def units(paper: Paper) -> Iterable[str]:
    """What a reader reads of ``paper``: paragraphs, bullets, cells; no headings."""
    for block in paper.blocks:
        match block:
            case Paragraph(words):
                yield plain_words(words)
            case Bullets(items):
                yield from map(plain_words, items)
            case Table():
                for row in block.rows:
                    yield from (plain_words(line) for cell in row for line in cell.lines)
            case Heading() | Matrix():
                pass
