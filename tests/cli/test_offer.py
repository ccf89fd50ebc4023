"""What `draftban new` offers holds together with the forms and demands there are."""

from __future__ import annotations

import pytest

from draftban.cli.content import demands, form
from draftban.cli.wizard.offer import offer
from draftban.files.search import search_path

SEARCH = search_path()
OFFER = offer(SEARCH)


def test_every_selection_names_demands_that_exist() -> None:
    known = {demand.demand for demand in demands(SEARCH)}
    for selection in OFFER.selections.values():
        assert selection.demands == "all" or set(selection.demands) < known
        assert not any(f" {demand} " in f" {selection.label} " for demand in known - {"a"})


@pytest.mark.parametrize("key", OFFER.kinds)
def test_every_kind_has_a_form_and_unmistakable_regions(key: str) -> None:
    kind = OFFER.kind(key)
    assert kind.regions
    assert kind.form in SEARCH.forms()
    assert kind.name.count("{short}") == 1
    assert len(set(kind.regions.values())) == len(kind.regions)
    names = {name.lower() for name in kind.regions}
    assert not names & set(kind.regions.values()), "a code is not another region's name"


def test_the_states_of_the_union_and_the_capital() -> None:
    assert len(OFFER.kinds["city"].regions) == 51


def test_bodies_have_every_grammatical_form_and_are_what_the_form_calls_them() -> None:
    for key in OFFER.kinds:
        kind = OFFER.kind(key)
        usual = form(kind.form, SEARCH, kind.body).roles[OFFER.body_role]
        assert usual, "a body that nobody named has a general word"
        for name, words in kind.bodies.items():
            assert set(words) == {"the", "a", "one", "plural"}
            assert words["one"] == name
