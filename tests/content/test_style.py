"""How plainly the shipped law is written: measured on what prints, read in what is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from draftban.bill.tree import FinalBill, P, bill_provisions, plain
from tests.content.conftest import Bills
from tests.content.shipped import ROOT

AVERAGE = 30
"""A unit has fewer words than this on average."""

LONGEST = 60
"""No unit has more words."""

# A full stop that ends a sentence has a capital after it; that of "c. 258" or "34.10" has none.
_END = re.compile(r"\.[”’]?(?=\s+[“‘]?[A-Z]|\s*$)|[;:](?=\s|$)")

FORBIDDEN = {
    "and/or": r"\band/or\b",
    "herein, hereby …": r"\bhere(?:in|by|to|of|with|under|after|tofore|inafter|inbefore|inabove)\b",
    "therein, thereof …": r"\bthere(?:in|of|to|under|with|by|upon)\b",
    "said as an article": r"\bsaid (?!that\b|so\b|to\b|in\b|by\b)[a-z]+",
    "such as an article": r"\bsuch (?:person|law|use|act|entity|agency|official|record|"
    r"information|data|technology|surveillance|city|agreement|provision|notice|system|device|"
    r"decision|order|request|violation)s?\b",
    "provided that": r"\bprovided,? (?:however,? )?that\b",
    "aforementioned": r"\b(?:afore|above-?)(?:mentioned|said)\b",
    "notwithstanding anything": r"\bnotwithstanding any(?:thing| other provision)\b",
    "pursuant to": r"\bpursuant to\b",
    "witnesseth, whereof …": r"\b(?:witnesseth|whereof|wherefore|hitherto)\b",
}

FORMULAS = re.compile(r"hereby amended|in place thereof|or take any other action relative thereto")
"""Official formulas, and how an article of a warrant ends by custom."""

# Of our own text; another law's section comes from law(), a quoted one from front matter.
_LEVEL = r"(?:sub)?(?:section|paragraph|division|chapter|article|clause|part|title)s?"
TYPED = {
    "a number of a provision": rf"\b{_LEVEL}\s+(?:\(\w{{1,4}}\)|\d|[IVX]+\b)",
    "a level word before a call": rf"\b{_LEVEL}\s+\{{\{{\s*ref\(",
    "this section": rf"\b[Tt]his (?:{_LEVEL}|ordinance|resolution|act|law)\b",
    "a section sign": r"§",
}


def units(bill: FinalBill) -> Iterator[str]:
    """The operative text in pieces: from one full stop, semicolon, colon or line break to the
    next. Headings, title, findings and signatures are not part of it.
    """
    for p in bill_provisions(bill):
        blocks = [b for b in (*p.content, *p.intro) if isinstance(b, P)]
        for block in (*blocks, *([p.wrap_up] if p.wrap_up else [])):
            pieces = _END.split(plain(block.children))
            yield from (piece.strip() for piece in pieces if piece.strip())


def test_units_are_short(bills: Bills, record_property: pytest.RecordProperty) -> None:
    """Measured for each bill; the measures are in the test report as properties."""
    wrong = []
    for name, bill in bills.items():
        lengths = sorted((len(unit.split()), unit) for unit in units(bill))
        average = sum(n for n, _ in lengths) / len(lengths)
        report = f"{len(lengths)} units, {average:.1f} words on average, longest {lengths[-1][0]}"
        record_property(name, report)
        if average >= AVERAGE:
            wrong.append(f"{name}: {report}")
        wrong += [f"{name}: {n} words: {unit}" for n, unit in lengths if n > LONGEST]
    assert not wrong, "\n".join(wrong)


def _sources() -> list[Path]:
    """Every file of law: clauses, definitions, findings, passages, of languages and forms."""
    return sorted((ROOT / "templates").rglob("*.md"))


def _typed(path: Path) -> str:
    """The body of a file, without comments; its lines keep their numbers."""
    text = path.read_text("utf-8")
    if text.startswith("---\n"):
        end = text.index("\n---", 4) + 4
        text = "\n" * text[:end].count("\n") + text[end:]
    return re.sub(r"\{#.*?#\}", lambda m: "\n" * m[0].count("\n"), text, flags=re.S)


def _allowed(path: Path) -> bool:
    """Whether a region's file says why it uses the words of lawyers: its state's acts do."""
    text = path.read_text("utf-8")
    front = text.partition("\n---\n")[0] if text.startswith("---\n") else ""
    return "regions" in path.parts and "code: lint.legalese, reason: " in front


def _found(patterns: dict[str, str], path: Path, text: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{text[: m.start()].count(chr(10)) + 1}: {what}: “{m[0]}”"
        for what, pattern in patterns.items()
        for m in re.finditer(pattern, text, flags=re.I)
    ]


def test_no_clause_uses_a_word_that_only_lawyers_use() -> None:
    sources = _sources()
    assert len(sources) > 60
    ours = [path for path in sources if not _allowed(path)]
    assert len(sources) - len(ours) < 10, "few sections have to be in the words of a state"
    typed = ((path, FORMULAS.sub("", _typed(path))) for path in ours)
    found = [line for path, text in typed for line in _found(FORBIDDEN, path, text)]
    assert not found, "\n".join(found)


def test_no_printed_bill_uses_one_either(bills: Bills) -> None:
    """What forms add is printed too: formulas, lead-ins, signatures."""
    from draftban.writers import write

    for name, bill in bills.items():
        text = " ".join(write(bill, "text").decode().split())
        text = text.replace("Articles 16, 114 and 207 thereof,", "")  # as every Union act cites
        text = FORMULAS.sub("", text)
        assert not _found(FORBIDDEN, ROOT / name, text)


_OTHER = re.compile(r"""\b(?:law|name)\((?:"[^"]*"|'[^']*'|[^)"'])*\)""")
"""A citation or a name of other law, whose pinpoint is no number of ours."""

_LISTS = ("conforming.md",)
"""Passages that list other law for counsel, by its own numbers; they stand in notes, not in law."""


def test_no_level_word_and_no_number_is_typed_by_hand() -> None:
    found = []
    for path in _sources():
        if path.name in _LISTS:
            continue
        typed = dict(TYPED)
        if "addressees" in path.parts:  # a clause that others adopt may speak of itself
            del typed["this section"]
        found += _found(typed, path, _OTHER.sub("law()", _typed(path)))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "buy and/or lease",
        "as provided herein",
        "said agency shall",
        "such person shall",
        "provided, however, that",
        "the aforementioned list",
        "Notwithstanding anything in it",
    ],
)
def test_the_words_are_found_where_they_stand(text: str) -> None:
    assert _found(FORBIDDEN, ROOT / "x", text)


@pytest.mark.parametrize(
    "text", ["under section 3", "section (a)", "in this chapter", 'Section {{ ref("a/b") }}', "§ 2"]
)
def test_typed_numbers_are_found_where_they_stand(text: str) -> None:
    assert _found(TYPED, ROOT / "x", text)


def test_ordinary_words_are_left_alone() -> None:
    text = "such as a park; no such thing; it is said that part of the public; an article of use"
    assert not _found(FORBIDDEN | TYPED, ROOT / "x", text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The City keeps a log. It is open; anyone may read it.", 3),
        ("as G.L. c. 258, s. 2 says of section 34.10.030.B. The City pays", 2),
        ("Nobody may: ", 1),
    ],
)
def test_units_end_where_a_reader_would_breathe(text: str, count: int) -> None:
    assert len([piece for piece in _END.split(text) if piece.strip()]) == count
