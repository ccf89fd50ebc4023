"""Findings that somebody looked at and keeps, and the day against which dates are held."""

from __future__ import annotations

import pytest

from draftban.diagnostics import Severity
from tests.review.lint.conftest import Checked

BAN = """\
---
id: prohibitions/ban
heading: Ban
demands: [a]
core_of: [a]
{allow}---
{{{{ forbid(role.government) }}}} buy and/or use the thing in {{{{ term.covered_space.a }}}}.
"""
PLACE = """\
place: us-xx-ville
form: city
name: City of Ville
short: Ville
state: Somewhere
prohibitions: [a]
"""
KEPT = "allow:\n  - {{code: lint.and-or, reason: {reason}}}\n"


def ban(allow: str = "") -> dict[str, str]:
    return {"templates/languages/en/us/prohibitions/ban.md": BAN.format(allow=allow)}


def place(more: str = "") -> dict[str, str]:
    return {"jurisdictions/us-xx-ville.yaml": PLACE + more}


def test_front_matter_keeps_a_finding_for_everybody(checked: Checked) -> None:
    assert list(checked(ban(KEPT.format(reason="quoted from the charter")))) == []


def test_a_reason_is_required_in_front_matter(checked: Checked) -> None:
    codes = [d.code for d in checked(ban("allow: [{code: lint.and-or}]\n"))]
    assert "config.missing-key" in codes


def test_a_place_keeps_a_warning_as_advice(checked: Checked) -> None:
    (found,) = checked({**ban(), **place(KEPT.format(reason="the mayor wants it"))})
    assert (found.code, found.severity) == ("lint.and-or", Severity.ADVICE)
    assert "the mayor wants it" in found.hint


def test_a_place_is_told_of_what_it_keeps_in_vain(checked: Checked) -> None:
    (found,) = checked(place(KEPT.format(reason="none")))
    assert found.code == "config.allow-unused"


def test_advice_that_a_place_keeps_is_gone(checked: Checked) -> None:
    notice = (
        "---\nid: prohibitions/notice\nheading: Notice\ndemands: [e]\ncore_of: [e]\n---\n"
        "The City tells.\n"
    )
    weak = {
        "templates/languages/en/us/prohibitions/notice.md": notice,
        "jurisdictions/us-xx-ville.yaml": PLACE.replace("[a]", "[e]"),
    }
    (found,) = checked(weak)
    assert found.code == "lint.weak-selection"
    kept = (
        PLACE.replace("[a]", "[e]") + "allow: [{code: lint.weak-selection, reason: first step}]\n"
    )
    assert list(checked({**weak, "jurisdictions/us-xx-ville.yaml": kept})) == []


FORM = "form: old\nname: Old\nextends: city\ncompetence:\n  a:\n    - {draftings: [direct], "
OLD = {
    "templates/forms/old.yaml": FORM + "reason: Own money., recheck_by: 2027-11-25}\n",
    "jurisdictions/us-xx-ville.yaml": PLACE.replace("form: city", "form: old"),
}
EPOCHS = {"2027-11-25": 1827100800, "2027-11-26": 1827187200}


@pytest.mark.parametrize("day", EPOCHS)
def test_dates_are_held_against_source_date_epoch(
    checked: Checked, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCHS[day]))
    assert [d.code for d in checked(OLD)] == ["lint.recheck"] * (day > "2027-11-25")


def test_without_a_date_nothing_is_past(checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert list(checked(OLD)) == []
