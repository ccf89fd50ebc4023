"""Where a state reserves rules on artificial intelligence, the law is money, purchases and the
conduct of personnel: no printed word names the reserved subject, nobody gets a suit or a sum, and
others are urged.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from draftban import api
from draftban.config import load_setup
from draftban.diagnostics import Report, Severity
from tests.content.bodies import bills, law_of
from tests.content.selections import DEMANDS

HOOK = re.compile(
    r"artificial|\bAI\b|algorithm|machine|automated|software|technolog|recognition|biometric"
    r"|deploy|\binfer|neural|pre-?empt|552\.003|regulat(?!ion, or an order)|\bsue\b|damages|\$"
    r"|sanctuary|immigration|private (?:entity|part)",
    re.IGNORECASE,
)
"""What whoever wants to void the law would quote from it."""

PLACES = {
    "us-tx-testville": "form: us-tx-city\nname: City of Testville\nshort: Testville\nstate: Texas",
    "us-tx-hill": "form: us-policy\nbody: county-policy\nname: Hill County\nshort: Hill\n"
    "state: Texas\nfacts: {ai_preemption: true, sanctuary_limits: true}",
    "us-or-testville": "form: us-or-city\nname: City of Testville\nshort: Testville\n"
    "state: Oregon\nfacts: {ai_preemption: true, sanctuary_limits: true}",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("reserved")
    (where / "jurisdictions").mkdir()
    for code, said in PLACES.items():
        text = f"place: {code}\n{said}\nprohibitions: all\n"
        (where / "jurisdictions" / f"{code}.yaml").write_text(text, "utf-8")
    return where


SAMPLE = [
    ("us-tx-testville", DEMANDS, "full"),
    ("us-tx-testville", ("b.i", "d"), "core"),
    ("us-tx-hill", DEMANDS, "short"),
    ("us-tx-hill", ("b.vi",), "core"),
    ("us-or-testville", DEMANDS, "core"),
]


@pytest.mark.parametrize(("code", "demands", "length"), SAMPLE)
def test_no_word_of_the_law_is_one_to_void_it_by(
    folder: Path, code: str, demands: tuple[str, ...], length: str
) -> None:
    law, *others = bills(code, folder, demands, length)
    assert bool(others) is (demands is DEMANDS), "what it cannot do itself, it asks for"
    assert HOOK.findall(f"{law.meta.title} {law_of(law)}") == []
    said = law_of(law)
    assert "measuring people’s faces" in law.meta.title or "b" not in "".join(demands)
    assert ("watching people unequally" in law.meta.title) is ("d" in demands)
    assert "It lays no duty on anyone else" in said
    assert "so far as state law lets" in said
    assert "civil service" not in said
    for other in others:
        assert "calls on" in law_of(other)
        assert "say in law" not in law_of(other), "whoever asks for a power says that it has none"
        assert "shall not" not in law_of(other), "a resolution forbids nothing"


def test_such_words_are_found() -> None:
    """The check can fail."""
    for text in ("an algorithm", "AI", "Recognition technology", "may sue the City", "pre-empted"):
        assert HOOK.search(text), text
    assert not HOOK.search("a statute, a regulation, or an order of a court")


def test_what_is_measured_of_those_who_take_part_is_saved(folder: Path) -> None:
    law, *_ = bills("us-tx-testville", folder, ("a", "b.i", "c"), "core")
    said = law_of(law)
    for saved in ("height, weight, or size by hand", "a fitness test", "psychological assessment"):
        assert saved in said, saved
    assert "Within 90 days after the effective date, each department shall remove or lock" in said
    assert "each agreement, or part of one," in said


def test_a_policy_speaks_as_its_body_and_says_when_it_starts(folder: Path) -> None:
    policy, *_ = bills("us-tx-hill", folder, ("a", "b.i"), "short")
    said = law_of(policy)
    assert "this body" not in said.lower(), "its board is no employer"
    assert "“Staff member” means an officer, employee, or volunteer of the County" in said
    assert "This policy takes effect when it is adopted. If a part of it is held invalid" in said


def test_private_use_is_only_urged(folder: Path) -> None:
    (alone,) = bills("us-tx-testville", folder, ("b.ii",), "core")
    assert "calls on the Texas Legislature" in law_of(alone)


def test_a_word_of_the_place_that_names_the_subject_fails_the_check(folder: Path) -> None:
    """Here in the title, which the place lays over its form."""
    path = folder / "jurisdictions" / "us-tx-word.yaml"
    said = PLACES["us-tx-testville"].replace("Testville", "Word")
    text = f"place: us-tx-word\n{said}\nprohibitions: [b.i]\noptions: {{length: core}}\n"
    path.write_text(f'{text}title: "An Ordinance on AI"\n', "utf-8")
    setup = load_setup("us-tx-word", Report(), working=folder)
    assert setup is not None
    assert setup.form.title.text == "An Ordinance on AI", "what the place says lies over all"
    result = api.build(setup)
    api.lint(result)
    found = [d for d in result.report if d.code == "lint.never"]
    assert found
    assert all(d.severity is Severity.ERROR for d in found)
