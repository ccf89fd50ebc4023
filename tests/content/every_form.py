"""Every shipped form by itself: one setup a form, and its document for any selection of demands.

A form is tried in the first shipped place that writes in it, or else in a place made for it.
Companions are forms too and are tried like any other.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from draftban import clauses
from draftban.bill import assembly, transforms
from draftban.bill.soundness import soundness
from draftban.bill.tree import FinalBill, bill_provisions
from draftban.clauses.choosing.library import load_library
from draftban.config import load_setup
from draftban.config.chains.form_files import find_form, known_forms
from draftban.config.chains.forms import load_form
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.files.search import search_path
from tests.content.selections import DEMANDS, subsets
from tests.content.shipped import ROOT, SHIPPED

ALL_FORMS = known_forms(search_path(ROOT))


PARENTS = frozenset(["us-state-chapter", "us-state-sections", "us-territory"])
"""What only forms of regions extend: each of those tries it."""


def is_frame(form: str) -> bool:
    """Whether ``form`` is that of a region, or a parent of such: one in which no shipped place
    writes is tried by tests/exhaustive, and here in a few.
    """
    found = find_form(form, search_path(ROOT), Report())
    return form in PARENTS or (found is not None and bool(found.region))


@cache
def written() -> dict[str, str]:
    """The shipped places with the form that each writes in."""
    return {
        place: yaml.safe_load((ROOT / "jurisdictions" / f"{place}.yaml").read_text("utf-8"))["form"]
        for place in SHIPPED
    }


@cache
def in_use() -> set[str]:
    """The forms in which shipped places write, with their companions."""
    forms = [load_form(form, search_path(ROOT), Report()) for form in set(written().values())]
    return {code for form in forms if form for code in (form.form, *form.companions)}


FRAMES = tuple(form for form in ALL_FORMS if is_frame(form) and form not in in_use())
"""They are built by tests/exhaustive."""

FORMS = tuple(form for form in ALL_FORMS if form not in FRAMES)

LEVELS = ("municipal", "county", "state", "national", "supranational")


@cache
def place_of(form: str) -> str:
    """The shipped place that writes in ``form``; any place of its country, if there is none."""
    direct = [place for place, its_form in written().items() if its_form == form]
    near = [place for place in SHIPPED if form.startswith(place.rpartition("-")[0] or place)]
    return (direct or near or list(SHIPPED))[0]


def load(form: str, working: Path | None = None) -> Setup:
    """``form`` in its place, every demand selected that it has a case for."""
    report = Report()
    setup = load_setup(place_of(form), report, form=form, demands=DEMANDS, working=working)
    assert setup is not None, "\n".join(map(str, report))
    able = tuple(demand for demand in DEMANDS if able_to(setup, demand))
    return replace(setup, selected=able)


def able_to(setup: Setup, demand: str) -> bool:
    """Whether the form of ``setup`` can itself write something about ``demand``."""
    case = setup.cells.get(demand)
    return case is not None and bool(setup.form.holds(case))


def document(setup: Setup, demands: Iterable[str]) -> FinalBill:
    """The document of ``setup`` for ``demands``; any mistake or unsound provision fails."""
    report = Report()
    chosen = replace(setup, selected=tuple(demands))
    draft = clauses.draft(clauses.choose(chosen, report), report)
    assert draft is not None, f"{chosen.form.form} {chosen.selected}\n" + "\n".join(
        map(str, report)
    )
    bill = transforms.finish(assembly.assemble(draft), report)
    found = [*map(str, report), *map(str, soundness(bill))]
    assert not found, f"{chosen.form.form} {chosen.selected}\n" + "\n".join(found)
    return bill


def without(setup: Setup, clause: str) -> Setup:
    """``setup`` with ``clause`` left out by its form."""
    return replace(setup, form=replace(setup.form, omits=(*setup.form.omits, clause)))


def clauses_of(bill: FinalBill) -> frozenset[str]:
    """The ids of the clauses that stand in ``bill``."""
    return frozenset(p.source for p in bill_provisions(bill) if p.kind == "clause" and p.source)


def selections(setup: Setup) -> Iterator[tuple[str, ...]]:
    """Every selection of demands that the form can write something about."""
    able = set(setup.selected)
    return (subset for subset in subsets() if able.issuperset(subset))


def sample(setup: Setup, size: int, seed: int) -> list[tuple[str, ...]]:
    """Some selections, the same for the same seed; each demand alone and all together first."""
    every = list(selections(setup))
    always = [(demand,) for demand in setup.selected] + [setup.selected]
    random.Random(f"{setup.form.form} {seed}").shuffle(every)
    return list(dict.fromkeys([*always, *every]))[: max(size, len(always))]


def goes_with(setup: Setup, clause: str) -> frozenset[str]:
    """The clauses that go where ``clause`` is left out: those that stand only beside it."""
    library = load_library(setup.search, Report()).clauses
    return frozenset(one for one, found in library.items() if clause in found.meta.beside)
