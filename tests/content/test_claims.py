"""What a clause says that it closes stands in its words: by phrases of its front matter, in every
drafting and length, and a text with the way out written in has lost them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from draftban.bill.tree import Provision, bill_provisions
from draftban.clauses.choosing.library import load_library
from draftban.config import load_setup
from draftban.config.model import URGE, ClauseMeta
from draftban.diagnostics import Report
from draftban.review.claims import GAP, bare, closed, phrases, stands, words_of
from tests.content.cores import words
from tests.content.every_form import FORMS
from tests.content.lengths import LAWS, competences, in_length
from tests.content.readings import Reading, case, cases, golden, model_place
from tests.content.selections import DEMANDS
from tests.content.shipped import LENGTHS, ROOT

FEWEST_WORDS = 4
RESERVED_CASE = "reserved-subject"
"""The text of a form whose subject the state reserves."""

SHARED_CASE = "shared-act"
SHARED = ("act/relation", "enforcement/immunity")
HERE = Path(__file__).parent
LOOPHOLES = yaml.safe_load((HERE / "loopholes.yaml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Claiming:
    """A clause of a golden, and what its front matter says."""

    length: str
    provision: Provision
    meta: ClauseMeta

    def lost(self, words: str, claim: str = "") -> list[tuple[str, str]]:
        """The claims, or that one, with phrases that do not stand in ``words``."""
        said = phrases(self.meta, self.provision.drafting, self.length)
        return [(c, p) for c, p in said if claim in ("", c) and not stands(p, words)]


@cache
def metas(form: str, shared: bool = False) -> dict[str, ClauseMeta]:
    """The front matter of each clause that ``form`` can use; ``shared``: without its own texts."""
    setup = load_setup(model_place(form), Report(), form=form, demands=DEMANDS)
    assert setup is not None
    search = replace(setup.search, layers=()) if shared else setup.search
    return {name: one.meta for name, one in load_library(search, Report()).clauses.items()}


@cache
def claiming(form: str) -> tuple[Claiming, ...]:
    """Every clause of ``form`` that does more than call on others, at every length and under each
    competence; of a form of act besides what every one has in words of its own.
    """
    if form not in LAWS:
        return tuple(_claiming(golden(form), "short"))
    found = [
        one
        for facts in competences(form)
        for length in LENGTHS
        for one in _claiming(in_length(form, length, facts), length)
    ]
    if form == case_form(RESERVED_CASE):
        found += _claiming(case(RESERVED_CASE), "short")
    if form == case_form(SHARED_CASE):
        found += (
            one
            for one in _claiming(case(SHARED_CASE), "short", shared=True)
            if one.provision.source in SHARED
        )
    return tuple(found)


def case_form(name: str) -> str:
    """The form that the case ``name`` is of."""
    return next(one.form for one in cases() if one.name == name)


def _claiming(reading: Reading, length: str, shared: bool = False) -> Iterator[Claiming]:
    for p in bill_provisions(reading.bill):
        if p.kind == "clause" and p.drafting not in ("", URGE):
            yield Claiming(length, p, metas(reading.form, shared)[p.source])


def all_claiming() -> Iterator[Claiming]:
    """Those of every form."""
    for form in FORMS:
        yield from claiming(form)


@pytest.mark.parametrize("form", LAWS)
def test_every_claim_stands_in_the_words_of_its_clause(form: str) -> None:
    held, lost = 0, set()
    for one in claiming(form):
        held += len(one.meta.closes)
        lost |= {
            f"{one.provision.source} ({one.provision.drafting}, {one.length}) says that it closes "
            f"{claim}, but “{phrase}” does not stand in it"
            for claim, phrase in one.lost(words_of(one.provision))
        }
    assert held > 50
    assert not lost, "\n".join(sorted(lost))


@pytest.mark.parametrize("form", LAWS)
def test_a_longer_text_closes_what_a_shorter_one_does(form: str) -> None:
    """And at its full length a text that claims anything claims it by words."""
    lost = set()
    for one in claiming(form):
        drafting, longer = one.provision.drafting, LENGTHS[LENGTHS.index(one.length) :]
        shut = set(closed(one.meta, drafting, one.length))
        lost |= {
            f"{one.provision.source} ({drafting}): {claim} at {one.length}, not at {length}"
            for length in longer
            for claim in shut.difference(closed(one.meta, drafting, length))
        }
        if one.meta.closes and not closed(one.meta, drafting, LENGTHS[-1]):
            lost.add(f"{one.provision.source} ({drafting}) closes nothing")
    assert not lost, "\n".join(sorted(lost))


def test_every_claim_is_made_by_some_text() -> None:
    """A key that is no drafting or length, or a claim of no text, would hide that it lost its
    words.
    """
    written = {
        (name, claim)
        for form in LAWS
        for name, meta in metas(form).items()
        for claim in meta.closes
    }
    made = {
        (one.provision.source, claim)
        for one in all_claiming()
        for claim in closed(one.meta, one.provision.drafting, one.length)
    }
    assert written - made == set()


@pytest.mark.parametrize("form", LAWS)
def test_phrases_are_of_four_words_and_hold_an_operative_or_a_widening_one(form: str) -> None:
    weak = ("articles", "scope")
    operative = frozenset().union(*(some for name, some in words().items() if name not in weak))
    poor = set()
    for one in claiming(form):
        for claim, phrase in phrases(one.meta, one.provision.drafting, one.length):
            said = bare(phrase.replace(GAP, " ")).split()
            if len(said) < FEWEST_WORDS or operative.isdisjoint(said):
                poor.add(f"{one.provision.source}: {claim}: “{phrase}”")
    assert not poor, "\n".join(sorted(poor))


def test_every_way_out_has_a_counter_text() -> None:
    shut = {
        claim
        for one in all_claiming()
        for claim in closed(one.meta, one.provision.drafting, one.length)
    }
    assert shut == set(LOOPHOLES)


@pytest.mark.parametrize("claim", LOOPHOLES)
def test_a_text_with_the_way_out_written_in_loses_its_phrases(claim: str) -> None:
    """In the shortest text that closes it."""
    counter = LOOPHOLES[claim]
    one = next(
        c
        for c in claiming(counter["in"])
        if c.provision.source == counter["clause"]
        and claim in closed(c.meta, c.provision.drafting, c.length)
    )
    words = words_of(one.provision)
    assert f" {bare(counter['words'])} " in f" {words} "
    turned = words.replace(bare(counter["words"]), bare(counter["loophole"]), 1)
    assert one.lost(turned, claim)


def test_a_gap_in_a_phrase_spans_a_few_words_only() -> None:
    assert stands("No provision of … expires", "no provision of this ordinance expires with time")
    assert not stands(
        "No provision of … expires",
        bare("No provision of it but one, or two or five or six, expires"),
    )
    assert not stands("limit a court", "unlimit a courtyard")


def test_shipped_clauses_claim_with_phrases() -> None:
    plain = [
        p
        for p in sorted((ROOT / "templates").rglob("*.md"))
        if "\ncloses: [" in p.read_text("utf-8")
    ]
    assert not plain


def test_ids_alone_claim_without_phrases(tmp_path: Path) -> None:
    folder = tmp_path / "jurisdictions" / "us-oh-model" / "general"
    folder.mkdir(parents=True)
    shutil.copy(model_place("us-city"), tmp_path / "jurisdictions")
    text = "---\nid: general/calm\nheading: Calm\ncloses: [sunset]\n---\nThe City stays calm.\n"
    (folder / "calm.md").write_text(text, "utf-8")
    report = Report()
    setup = load_setup("us-oh-model", report, working=tmp_path)
    assert setup is not None
    meta = load_library(setup.search, report).clauses["general/calm"].meta
    assert not len(report)
    assert tuple(meta.closes) == ("sunset",)
    assert not list(phrases(meta, "direct", "full"))
