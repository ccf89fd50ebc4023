"""docs/law.md and the clauses say the same about pitfalls, demands and draftings."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.content.shipped import ENGLISH, OF_US, ROOT, facts, shared_text, shared_texts

RESERVED = {"definitions", "findings", "papers", "passages"}
LETTER = ("a", "b.i", "b.ii", "b.iii", "b.iv", "b.v", "b.vi", "c", "d", "e", "f")


def _bases() -> dict[str, dict[str, Any]]:
    return {
        f"{p.parent.name}/{p.stem}": facts(p)
        for p in shared_texts("*/*.md")
        if p.parent.name not in RESERVED and "." not in p.stem
    }


def _table() -> dict[str, set[str]]:
    """Pitfall id to the clauses that the table in docs/law.md names."""
    text = (ROOT / "docs" / "law.md").read_text(encoding="utf-8")
    text = text.split("\n## Pitfalls", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| `([a-z-]+)` \| .*? \| (.*) \|$", text, flags=re.M)
    return {i: set(re.findall(r"`([a-z]+/[a-z-]+)`", cell)) for i, cell in rows}


BASES = _bases()
PITFALLS = _table()


def _has_text(clause: str, drafting: str) -> bool:
    if drafting != "direct":
        return bool([p for p in OF_US if (p / f"{clause}.{drafting}.md").is_file()])
    text = shared_text(f"{clause}.md").read_text(encoding="utf-8")
    return bool(text[text.index("\n---", 4) + 4 :].strip())


@pytest.mark.parametrize("pitfall", sorted(PITFALLS))
def test_table_and_closes_agree(pitfall: str) -> None:
    closing = {i for i, meta in BASES.items() if pitfall in (meta.get("closes") or ())}
    assert PITFALLS[pitfall] == closing


def test_every_pitfall_a_clause_closes_is_explained() -> None:
    named = {x for meta in BASES.values() for x in (meta.get("closes") or ())}
    assert named <= set(PITFALLS)


@pytest.mark.parametrize("demand", LETTER)
@pytest.mark.parametrize("drafting", ["direct", "own", "urge"])
def test_every_demand_has_text_in_the_drafting(demand: str, drafting: str) -> None:
    answering = [
        i for i, m in BASES.items() if demand in (m.get("demands") or ()) and m.get("subject")
    ]
    assert any(_has_text(i, drafting) for i in answering)


@pytest.mark.parametrize("demand", ["b.ii", "b.iv"])
def test_private_parties_can_be_bound_directly(demand: str) -> None:
    answering = [i for i, m in BASES.items() if demand in (m.get("demands") or ())]
    assert {i for i in answering if _has_text(i, "direct")} >= {"remedies/private-action"}


@pytest.mark.parametrize("demand", LETTER)
def test_one_subject_for_each_demand_in_the_long_title(demand: str) -> None:
    subjects = [
        m["subject"]
        for m in BASES.values()
        if m.get("subject") and demand in (m.get("demands") or ())
    ]
    assert len(subjects) == 1
    assert str(subjects[0]).split()[0].endswith("ing")


NARROWER = {
    "exemptions/victims": ("b.i", "b.iii", "b.v", "e"),
    "exemptions/named-person": ("b.vi",),
}
"""Exemptions without demands of their own that lift some of them only."""

LIFTS_TARGETING = ("exemptions/legal-duty",)


def test_exemptions_say_what_they_cut() -> None:
    for clause, meta in BASES.items():
        if clause.startswith("exemptions/"):
            cuts = meta.get("cuts") or []
            assert cuts, clause
            # Targeting is lifted by what law compels alone.
            lifted = set(meta.get("demands") or NARROWER.get(clause) or LETTER) - {"d"}
            assert lifted <= set(cuts), clause
            if "compromise" not in clause:
                assert ("d" in cuts) == (clause in LIFTS_TARGETING), clause


def test_urged_text_uses_no_defined_term() -> None:
    terms = yaml.safe_load((ENGLISH / "terms.yaml").read_text(encoding="utf-8"))
    phrases = {form for said in terms.values() for form in said.values() if " " in said["one"]}
    for path in shared_texts("*/*.urge.md"):
        text = path.read_text(encoding="utf-8").casefold()
        assert not [p for p in phrases if p.casefold() in text], path
        assert "term." not in text, path
