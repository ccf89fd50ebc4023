"""Compromise exemptions: off they are invisible; each by itself can be switched on."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from draftban.clauses.choosing.library import load_library
from draftban.config.setup import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build
from tests.content.selections import CITIES, DEMANDS, assert_sound, build, clause_ids, words
from tests.content.shipped import ROOT, SHIPPED, build_in, facts, shared_text, shared_texts

COVERAGE = ROOT / "templates" / "coverage.yaml"


def _ids(name: str) -> set[str]:
    """The ids of templates/coverage.yaml, and `all`."""
    return {*yaml.safe_load(COVERAGE.read_text("utf-8"))[name], "all"}


def _front(name: str) -> dict[str, Any]:
    return facts(shared_text(f"exemptions/{name}.md"))


EVERY = sorted(p.stem for p in shared_texts("exemptions/*.md") if "." not in p.stem)
COMPROMISES = [name for name in EVERY if name.startswith("compromise-")]


def _option(name: str) -> str:
    (option,) = _front(name)["options"]
    assert isinstance(option, str)
    return option


@cache
def _without(city: str) -> Build:
    return build(city, DEMANDS)


@pytest.mark.parametrize("name", COMPROMISES)
def test_each_is_off_and_says_what_it_costs(name: str) -> None:
    said = _front(name)
    option = said["options"][_option(name)]
    assert (option["type"], option["default"]) == ("flag", False)
    assert said["when"] == {_option(name): True}
    assert len(option["about"].split(". ")) > 1, "what it gives, and what it costs"
    assert said["cuts"]
    assert said["opens"]
    assert said["sources"]
    assert all(s["verified"] is False or (s["url"] and s["checked_on"]) for s in said["sources"])


@pytest.mark.parametrize("name", EVERY)
def test_what_an_exemption_opens_is_on_the_map(name: str) -> None:
    for opening in _front(name).get("opens", []):
        assert opening["place"] in _ids("places")
        assert opening["actor"] in _ids("actors")


@pytest.mark.parametrize("city", CITIES)
def test_none_stands_unasked(city: str) -> None:
    for bill in (document.bill for document in _without(city).documents):
        assert not [c for c in clause_ids(bill) if "compromise" in c]


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("name", COMPROMISES)
def test_each_alone_is_printed_and_cites_only_what_stands(city: str, name: str) -> None:
    option = _option(name)
    with_it = build(city, DEMANDS, **{option: True})
    assert_sound(with_it)
    assert with_it.bill is not None
    assert f"exemptions/{name}" in clause_ids(with_it.bill)
    before = _without(city).bill
    assert before is not None
    assert clause_ids(with_it.bill) - clause_ids(before) == {f"exemptions/{name}"}
    assert _front(name)["heading"].casefold() in words(with_it.bill).casefold()


@pytest.mark.parametrize("name", COMPROMISES)
def test_each_stands_in_the_smallest_selections(name: str) -> None:
    """Alone with the demand that it answers, and beside those whose rules it leaves standing."""
    (demand,) = _front(name)["demands"]
    for other, length in ((demand, "short"), (demand, "full"), ("b.v", "full"), ("d", "short")):
        options: dict[str, str | bool | int] = {_option(name): True, "length": length}
        assert_sound(build("us-or-eugene", {demand, other}, **options))


@pytest.mark.parametrize("city", CITIES)
def test_any_two_and_all_of_them_go_together(city: str) -> None:
    chosen = [_option(name) for name in COMPROMISES]
    assert_sound(build(city, DEMANDS, **dict.fromkeys(chosen, True)))
    for pair in list(combinations(chosen, 2))[::11]:
        assert_sound(build(city, DEMANDS, **dict.fromkeys(pair, True)))


@pytest.mark.parametrize("place", SHIPPED)
def test_every_place_may_have_all_of_them_or_says_that_it_has_none(
    place: str, tmp_path: Path
) -> None:
    """The Union's regulation answers to the exceptions of its own law: its tradition has none.
    Of two bills each holds those that concern it.
    """
    report = Report()
    setup = load_setup(place, report, working=ROOT)
    assert setup is not None
    library = load_library(setup.search, report).clauses
    known = [name for name in COMPROMISES if f"exemptions/{name}" in library]
    assert len(known) in (0, len(COMPROMISES))
    assert bool(known) == (setup.form.tradition == "us")
    result = build_in(tmp_path, place, {"options": {_option(name): True for name in known}})
    assert_sound(result)
    standing = {
        clause
        for document in result.documents
        for clause in clause_ids(document.bill)
        if clause.startswith("exemptions/compromise-")
    }
    assert standing == {f"exemptions/{name}" for name in known}
