"""Nothing that ships is dead: every clause stands somewhere in every drafting it is written in,
and every definition and finding is printed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from draftban.bill.tree import Block, FinalBill, Recital, bill_provisions
from draftban.clauses.choosing.library import load_library
from draftban.config.model import Option
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.documents import Build
from tests.amending.places import TECHNOLOGY, built
from tests.content.every_form import FRAMES
from tests.content.readings import case, cases
from tests.content.selections import DEMANDS, assert_sound, bills
from tests.content.shipped import ENGLISH, OF_A_REGION, ROOT, SHIPPED, build_in

RESERVED = {"addressees", "definitions", "findings", "papers", "passages"}


def _body(path: Path) -> str:
    """The words of a clause file, without its front matter."""
    text = path.read_text("utf-8")
    if text.startswith("---\n"):
        text = text[text.index("\n---", 4) + 4 :]
    return text.strip()


def written() -> dict[tuple[str, str], Path]:
    """Every (clause id, drafting) that has words, with one file that has them."""
    found: dict[tuple[str, str], Path] = {}
    for path in sorted((ROOT / "templates" / "languages").rglob("*.md")):
        if {path.parent.name, path.parent.parent.name} & RESERVED or not _body(path):
            continue
        name, _, drafting = path.name.removesuffix(".md").partition(".")
        found[f"{path.parent.name}/{name}", drafting or "direct"] = path
    return found


def variations(built: Build) -> Iterator[dict[str, Any]]:
    """Each choice, lengths too; every flag the other way; each answer to each fact that is not the
    place's own; and each demand enacted directly, as a place may say of itself.
    """
    yield from choices(built.setup)
    yield flags_turned(built.setup)
    for name, fact in built.setup.form.facts.items():
        own = built.setup.facts.get(name)
        yes_or_no = (True, False) if isinstance(fact.default, bool) else ()
        for answer in fact.choices or yes_or_no:
            if answer != own:
                yield {"facts": {name: answer}}
    for demand in ("b.ii", "b.iv"):
        yield directly(demand)


def options_of(setup: Setup) -> dict[str, Option]:
    """Every option of the form and of the clauses in its folders."""
    library = load_library(setup.search, Report())
    of_clauses = (c.meta.options for c in library.clauses.values())
    return {name: o for some in (setup.form.options, *of_clauses) for name, o in some.items()}


def choices(setup: Setup) -> Iterator[dict[str, Any]]:
    """Each value of each option that offers some."""
    for name, option in options_of(setup).items():
        yield from ({"options": {name: choice}} for choice in option.choices)


def flags_turned(setup: Setup) -> dict[str, Any]:
    """Every flag against its default, all at once."""
    flags = {n: o.default for n, o in options_of(setup).items() if o.type == "flag"}
    return {"options": {name: not default for name, default in flags.items()}}


def directly(demand: str) -> dict[str, Any]:
    """A place's own cell for ``demand``: it binds private parties itself."""
    reason = "The charter of this city gives it power over private parties."
    return {"competence": {demand: [{"draftings": ["direct"], "reason": reason}]}}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a build has, without the build: a hundred of those fill the memory."""

    unsound: str
    standing: frozenset[tuple[str, str]]
    printed: frozenset[str]

    @classmethod
    def of(cls, result: Build) -> Seen:
        try:
            assert_sound(result)
            unsound = ""
        except AssertionError as wrong:
            unsound = f"{result.setup.jurisdiction.place}: {wrong}"
        every = [(bill, p) for bill in bills(result) for p in bill_provisions(bill)]
        recitals = (b.id for b in _blocks(result) if isinstance(b, Recital))
        return cls(
            unsound,
            frozenset((p.source, p.drafting or "direct") for _, p in every if p.kind == "clause"),
            frozenset((*(p.id for _, p in every if p.id), *recitals)),
        )

    @classmethod
    def in_bill(cls, bill: FinalBill) -> Seen:
        """Of a bill that :func:`tests.content.every_form.document` found sound."""
        every = list(bill_provisions(bill))
        return cls(
            "",
            frozenset((p.source, p.drafting or "direct") for p in every if p.kind == "clause"),
            frozenset(p.id for p in every if p.id),
        )


def _blocks(result: Build) -> Iterator[Block]:
    for bill in bills(result):
        yield from bill.preamble


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    """Every place in every variation, all demands selected; of the places made for the tests
    only the one without a form of its own, since Portland's pattern adds no law. Of those of a
    region a tenth of the variations is made, all of them in ``make exhaustive``.
    """
    folder = tmp_path_factory.mktemp("variations")
    found = []
    for number, place in enumerate((*SHIPPED, "us-oh-testville")):
        base = build_in(folder, place)
        found.append(Seen.of(base))
        every = list(variations(base))
        if place in OF_A_REGION and not os.environ.get("DRAFTBAN_EXHAUSTIVE"):
            every = every[number % 10 :: 10]
        found += [Seen.of(build_in(folder, place, change)) for change in every]
        for form in base.setup.form.companions:
            alone = build_in(folder, place, {"form": form})
            turned = build_in(folder, place, {"form": form, **flags_turned(alone.setup)})
            found += [Seen.of(alone), Seen.of(turned)]
    amending = {"form": "us-city-amending"}  # no shipped place has an ordinance to amend
    policy = {"form": "us-policy", "body": "county-policy"}  # nor a county without power
    found += [Seen.of(build_in(folder, "us-oh-testville", one)) for one in (amending, policy)]
    found.append(Seen.of(built(TECHNOLOGY)))
    everybody = {"facts": {"private_parties": True, "privacy_preemption": False}}
    found.append(Seen.of(build_in(folder, "us-wa-pierce", everybody)))
    found += [Seen.in_bill(case(one.name).bill) for one in cases() if one.form in FRAMES]
    return found


def test_every_variation_is_sound(everything: list[Seen]) -> None:
    assert len(everything) > 40
    unsound = [one.unsound for one in everything if one.unsound]
    assert not unsound, "\n".join(unsound)


def test_every_clause_stands_in_every_drafting_it_is_written_in(everything: list[Seen]) -> None:
    standing = {pair for result in everything for pair in result.standing}
    unused = {key: path for key, path in written().items() if key not in standing}
    assert not unused, "\n".join(
        f"{path.relative_to(ROOT)}: {clause} never stands in the drafting {drafting}"
        for (clause, drafting), path in unused.items()
    )


def test_every_definition_and_finding_is_printed(everything: list[Seen]) -> None:
    printed = {name for result in everything for name in result.printed}
    definitions = {
        f"definitions#{p.stem.replace('-', '_')}" for p in ENGLISH.rglob("definitions/*.md")
    }
    findings = {f"findings/{p.stem}" for p in ENGLISH.rglob("findings/*.md")}
    assert definitions
    assert findings
    assert not definitions - printed
    assert not findings - printed


@pytest.mark.parametrize("demand", ["b.ii", "b.iv"])
@pytest.mark.parametrize("alone", [True, False])
def test_a_place_may_say_that_it_binds_private_parties(
    tmp_path: Path, demand: str, alone: bool
) -> None:
    """The cell of the place goes before that of its form: nothing of it is urged any more."""
    selected = [demand] if alone else list(DEMANDS)
    result = build_in(tmp_path, "us-oh-testville", {"prohibitions": selected, **directly(demand)})
    assert_sound(result)
    assert result.bill is not None
    assert demand in result.enacted
    assert demand not in result.urged
    assert dict(result.bill.meta.draftings)[demand] == "direct"
    answering = {
        (p.source, p.drafting)
        for p in bill_provisions(result.bill)
        if p.kind == "clause" and demand in p.demands
    }
    assert ("remedies/private-action", "direct") in answering
    assert any(clause.startswith("prohibitions/") and d == "direct" for clause, d in answering)
    assert result.reason(demand) == "The charter of this city gives it power over private parties."
