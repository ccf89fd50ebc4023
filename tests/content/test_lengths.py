"""The law grows: what a shorter text says a longer one says in the same words and adds to, and what
must never be cut stands in the shortest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from draftban.bill.tree import bill_provisions
from draftban.clauses.choosing.library import load_library
from draftban.config import load_setup
from draftban.config.model import URGE, ClauseMeta
from draftban.diagnostics import Report
from draftban.files.memory import Memory
from draftban.review.claims import bare, never_cut, stands, words_of
from tests.content.every_form import place_of
from tests.content.lengths import (
    COMPANIONS,
    LAWS,
    Facts,
    competences,
    form_of,
    in_length,
    list_levels,
    pieces,
    sentences,
    words,
)
from tests.content.selections import DEMANDS
from tests.content.shipped import LENGTHS
from tests.words import limits, line, longest, main

HERE = Path(__file__).parent
CORE, SHORT, FULL = LENGTHS

GUARDED = ("exemptions", "prohibitions")
"""Folders whose clauses stop attacks, so that each has words that no length may lack."""

HELD = {
    "municipal": (3682, 4794, 5150),
    "county": (3695, 4797, 5152),
    "petition": (2571, 2884, 2884),
    "state": (4667, 6557, 7298),
    "national": (5949, 8859, 9782),
    "supranational": (4200, 6210, 6536),
}
"""Words that a text of a level may have in each length, in its model place: what it has now and a
sentence. Where it is more than the aim of words.yaml, what is added must be worth its words.
"""


def level_of(form: str) -> str:
    """Whose text ``form`` is, for the measures below."""
    return "petition" if form in COMPANIONS else form_of(form).government


def gone(form: str, shorter: str, longer: str, facts: Facts) -> list[tuple[str, str]]:
    """The sentences of a shorter text that a longer one lacks, each with its provision."""
    left = Counter(said for _, said in pieces(in_length(form, longer, facts).bill))
    found = []
    for provision, said in pieces(in_length(form, shorter, facts).bill):
        left[said] -= 1
        if left[said] < 0:
            found.append((provision, said))
    return found


# ---------------------------------------------------------------- grown


@pytest.mark.parametrize("form", LAWS)
def test_no_sentence_of_a_shorter_text_is_reworded_in_a_longer_one(form: str) -> None:
    held, wrong = 0, []
    for facts in competences(form):
        for shorter, longer in pairwise(LENGTHS):
            held += sum(1 for _ in pieces(in_length(form, shorter, facts).bill))
            wrong += [
                f"{shorter} to {longer}, {dict(facts) or 'model place'}: {provision}: {said}"
                for provision, said in gone(form, shorter, longer, facts)
            ]
    assert held > 150
    assert not wrong, "\n".join(wrong)


def test_a_sentence_that_is_gone_is_seen() -> None:
    """The comparison sees what a text lacks of another."""
    full = in_length("us-city", FULL)
    assert len(list(pieces(full.bill))) > len(list(pieces(in_length("us-city", CORE).bill)))
    assert gone("us-city", FULL, CORE, {})


# ---------------------------------------------------------------- never cut


@cache
def guards(form: str) -> dict[str, ClauseMeta]:
    """The front matter of each clause that ``form`` can use."""
    setup = load_setup(place_of(form), Report(), form=form, demands=DEMANDS)
    assert setup is not None
    return {name: one.meta for name, one in load_library(setup.search, Report()).clauses.items()}


Guard = tuple[str, str, str]
"""A clause, an attack that it stops, and a phrase that does it."""


@cache
def guarded(form: str) -> Mapping[Guard, tuple[str, ...]]:
    """The guards of all clauses in the core of ``form``, under each competence, each with the
    draftings in which its phrase does not stand.
    """
    found: defaultdict[Guard, set[str]] = defaultdict(set)
    for facts in competences(form):
        for p in bill_provisions(in_length(form, CORE, facts).bill):
            if p.kind == "clause" and p.drafting not in ("", URGE):
                said = words_of(p)
                for attack, phrase in never_cut(guards(form)[p.source], p.drafting, CORE):
                    lost = () if stands(phrase, said) else (p.drafting,)
                    found[p.source, attack, phrase].update(lost)
    return {guard: tuple(sorted(lost)) for guard, lost in found.items()}


@pytest.mark.parametrize("form", LAWS)
def test_what_must_never_be_cut_stands_in_the_core(form: str) -> None:
    assert len(guarded(form)) >= 10
    lost = [
        f"{clause} ({', '.join(draftings)}): “{phrase}” does not stand in the core, but stops "
        f"this: {attack}"
        for (clause, attack, phrase), draftings in guarded(form).items()
        if draftings
    ]
    assert not lost, "\n".join(sorted(lost))


def test_every_phrase_that_must_never_be_cut_is_of_some_core_and_says_something() -> None:
    known = {guard for form in LAWS for guard in guarded(form)}
    written = {
        (name, attack, phrase)
        for form in LAWS
        for name, meta in guards(form).items()
        for attack, said in meta.never_cut.items()
        for some in (said.values() if isinstance(said, Mapping) else (said,))
        for phrase in some
    }
    assert written == known
    assert not [guard for guard in known if " " not in guard[1]]
    assert not [guard for guard in known if len(bare(guard[2]).split()) < 2]


@pytest.mark.parametrize("form", LAWS)
def test_every_clause_that_stops_attacks_says_which(
    form: str, record_property: pytest.RecordProperty
) -> None:
    """Of those in the core; what has none is told among the properties of the report."""
    bare_ones = sorted(
        {
            p.source
            for p in bill_provisions(in_length(form, CORE).bill)
            if p.kind == "clause"
            and p.source.partition("/")[0] in GUARDED
            and not guards(form)[p.source].never_cut
        }
    )
    record_property(f"{form} without never_cut", ", ".join(bare_ones) or "none")
    assert not [name for name in bare_ones if form in ("us-city", "us-county")]


# ---------------------------------------------------------------- words


@pytest.mark.parametrize("form", LAWS)
def test_each_longer_text_adds(form: str) -> None:
    counts = [words(in_length(form, length).bill) for length in LENGTHS]
    assert counts == sorted(counts if form in COMPANIONS else set(counts))
    held = HELD[level_of(form)]
    assert [n for n, most in zip(counts, held, strict=True) if n > most] == []


def test_the_longest_text_is_found_by_the_answers_that_lengthen_it() -> None:
    one = longest("us-or-city", CORE, Memory())
    assert one.words > words(in_length("us-or-city", CORE).bill)
    assert one.facts["private_parties"] is True
    assert one.facts["sanctuary"] is True
    said = line(one).split()
    assert said[:3] == ["us-or-city", "core", f"{one.words:,}"]
    assert limits("us-or-city", CORE) == (1500, 1700)
    assert limits("us-ma-home-rule-petition", CORE) == (0, 0)


def test_only_forms_of_law_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["us-city-resolution"]) == 1
    assert "us-wa-county" in capsys.readouterr().out


# ---------------------------------------------------------------- sentences

# To the full stop, lists included.
AVERAGE = {
    "municipal": (22, 22, 22),
    "county": (22, 22, 22),
    "petition": (26, 26, 26),
    "state": (26, 26, 26),
    "national": (26, 26, 26),
    "supranational": (26, 26, 26),
}
LONGEST_DEFINITION = 60
LIST_LEVELS = 4


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("form", LAWS)
def test_sentences_are_short(
    form: str, length: str, record_property: pytest.RecordProperty
) -> None:
    """To the full stop, lists included. Recitals, long title and signatures are none."""
    bill = in_length(form, length).bill
    counts = [len(said.split()) for _, said in sentences(bill)]
    average = sum(counts) / len(counts)
    record_property(f"{form} {length}", f"{len(counts)} sentences, {average:.1f} words on average")
    assert len(counts) > 30
    assert average <= AVERAGE[level_of(form)][LENGTHS.index(length)]


@pytest.mark.parametrize("form", LAWS)
def test_no_definition_is_long_and_no_list_deep(form: str) -> None:
    wrong = []
    for length in LENGTHS:
        bill = in_length(form, length).bill
        for p, said in sentences(bill):
            if p.kind == "definition" and len(said.split()) > LONGEST_DEFINITION:
                wrong.append(f"{length}: {len(said.split())} words: {said}")
        wrong += [f"{length}: {p.num} of {p.id}" for n, p in list_levels(bill) if n > LIST_LEVELS]
    assert not wrong, "\n".join(wrong)
