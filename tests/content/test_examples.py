"""The places that nobody asked for: one of each state's, each kind of body twice; a sample of them
is built. All of them, and each kind in each state: ``make exhaustive``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
import yaml
from lxml import etree

from draftban.config.chains.forms import load_form
from draftban.config.law.unserved import unserved_regions
from draftban.diagnostics import Report
from draftban.files.search import search_path
from draftban.writers import write
from tests.content.shipped import EXAMPLES, ROOT, SHIPPED
from tests.content.strange import KINDS, built, states, strange
from tests.writers.akn_reading import problems, same_words


@cache
def said(code: str) -> Mapping[str, Any]:
    """What the file of a place says."""
    found = yaml.safe_load((ROOT / "jurisdictions" / f"{code}.yaml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


@cache
def kind_of(code: str) -> str:
    """The kind of body of a place: its own, or that of its form."""
    form = load_form(said(code)["form"], search_path(), Report())
    assert form is not None
    return str(said(code).get("body") or form.body)


def test_each_state_has_a_place_and_each_kind_of_body_two() -> None:
    with_place = {code.split("-")[1] for code in (*EXAMPLES, *SHIPPED) if code.count("-") > 1}
    served = set(states()) - {
        region.code for region in unserved_regions("us", search_path(), Report())
    }
    assert served == set(states()) - {"dc"}, "the District has no form but that of its acts"
    assert not served - with_place
    kinds = Counter(map(kind_of, EXAMPLES))
    assert {kind for kind in KINDS if kinds[kind] < 2} == {"tribal-nation"}
    assert kinds["tribal-nation"] == 0


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_says_so_first_and_asserts_nothing_without_a_source(code: str) -> None:
    lines = (ROOT / "jurisdictions" / f"{code}.yaml").read_text("utf-8").splitlines()
    assert 15 <= len(lines) <= 30
    assert lines[0].startswith("# yaml-language-server: "), "for editors"
    assert lines[2] == "# Example; nobody in this place asked for it."
    answers = said(code)["facts"]
    assert not [name for name, one in answers.items() if not (one or {}).get("source")]
    assert {"findings", "blanks", "procedure", "wording"}.isdisjoint(said(code))
    assert said(code)["state"] == states()[code.split("-")[1]]


SAMPLE = tuple({kind_of(code): code for code in reversed(EXAMPLES)}.values())
"""The first of each kind."""


@pytest.mark.parametrize("code", SAMPLE, ids=kind_of)
def test_a_bill_speaks_of_no_other_kind_of_body_or_state(code: str) -> None:
    build = built(code, length="core")
    assert strange(build, kind_of(code), code.split("-")[1]) == []
    data = write(build.law.bill, "akn")
    assert problems(data) == []
    same_words(build.law.bill, etree.fromstring(data))


def test_a_code_of_a_nation_is_of_blanks_and_names_no_state() -> None:
    build = built("us-nation", folder=ROOT / "tests" / "fixtures" / "nation", length="core")
    assert strange(build, "tribal-nation", "") == []
    assert [document.stem for document in build.documents] == ["us-nation"], "it asks no state"
    text = write(build.law.bill, "text").decode()
    assert "Be it enacted by the governing body of __________, as follows:" in text
    assert text.split()[0] == "__________"


def test_the_sample_has_every_kind() -> None:
    assert len(SAMPLE) == len(KINDS) - 1
