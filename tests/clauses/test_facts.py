"""Facts about a clause that several of its texts share, and how they are layered."""

from __future__ import annotations

import pytest

from draftban.clauses.choosing.library import Library, load_library
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents.clause.parts import clause_facts
from tests.clauses.conftest import World

CLAUSE = "prohibitions/more"
TEXT = f"---\nid: {CLAUSE}\nheading: More\n{{facts}}---\nWords.\n"
RULES = "templates/rules/prohibitions/more.yaml"
OF_TRADITION = "templates/traditions/us/rules/prohibitions/more.yaml"


def _library(world: World) -> tuple[Library, Report]:
    report = Report()
    setup = load_setup("us-xx-ville", report, working=world.working, shipped=world.shipped)
    assert setup is not None
    return load_library(setup.search, report), report


LAYERS = [
    ("what all texts share", {RULES: "order: 3\ndemands: [a]\n"}, "", 3),
    ("a tradition over it", {RULES: "order: 3\ndemands: [a]\n", OF_TRADITION: "order: 5\n"}, "", 5),
    ("the text over both", {RULES: "order: 3\n", OF_TRADITION: "order: 5\n"}, "order: 7\n", 7),
    ("a key taken away", {RULES: "order: 3\ndemands: [a]\n"}, "order: null\n", 50),
]


@pytest.mark.parametrize(("name", "files", "facts", "order"), LAYERS)
def test_facts_are_layered(
    world: World, name: str, files: dict[str, str], facts: str, order: int
) -> None:
    world.write("prohibitions/more.md", TEXT.format(facts=facts))
    for file, text in files.items():
        world.write(file, text)
    library, report = _library(world)
    assert [str(d) for d in report] == []
    assert library.clauses[CLAUSE].meta.order == order, name


def test_each_fact_is_shown_where_it_is_written(world: World) -> None:
    world.write("prohibitions/more.md", TEXT.format(facts="order: 7\n"))
    world.write(RULES, "# shared\norder: 3\ndemands: [a]\n")
    setup = load_setup("us-xx-ville", Report(), working=world.working, shipped=world.shipped)
    assert setup is not None
    rows = {f.key: (f.value, f.pos.file, f.pos.line) for f in clause_facts(CLAUSE, setup)}
    file = "templates/languages/en/us/prohibitions/more.md"
    assert rows["order"] == ("7", file, 4)
    assert rows["demands[1]"] == ("a", RULES, 3)


def test_a_mistake_in_shared_facts_is_told_there(world: World) -> None:
    world.write("prohibitions/more.md", TEXT.format(facts=""))
    world.write(RULES, "order: third\n")
    _, report = _library(world)
    assert [(d.pos.file, d.pos.line) for d in report.errors] == [(RULES, 1)]


def test_a_text_of_facts_alone_has_the_words_of_the_next(world: World) -> None:
    world.write("prohibitions/more.md", TEXT.format(facts="demands: [a]\n"))
    own = "jurisdictions/us-xx-ville/prohibitions/more.md"
    world.write(own, f"---\nid: {CLAUSE}\nheading: Ours\ndemands: [a]\n---\n")
    library, report = _library(world)
    assert [str(d) for d in report] == []
    clause = library.clauses[CLAUSE]
    assert clause.meta.heading == "Ours"
    assert clause.base.text.strip() == "Words."
    assert clause.base.file == "templates/languages/en/us/prohibitions/more.md"


def test_a_key_of_another_type_in_a_nearer_layer_is_told_there(world: World) -> None:
    world.write("prohibitions/more.md", TEXT.format(facts="order: [7]\ndemands: {a: yes}\n"))
    world.write(RULES, "order: 3\ndemands: [a]\n")
    _, report = _library(world)
    file = "templates/languages/en/us/prohibitions/more.md"
    assert {(d.pos.file, d.pos.line) for d in report.errors} == {(file, 4), (file, 5)}
    assert all(d.hint for d in report.errors)


def test_what_a_difference_takes_away_stays_away(world: World) -> None:
    world.write("prohibitions/more.md", TEXT.format(facts=""))
    world.write(RULES, "order: 3\ndemands: [a]\n")
    own = "jurisdictions/us-xx-ville/prohibitions/more.md"
    world.write(own, f"---\nid: {CLAUSE}\norder: null\nchanges: []\n---\n")
    library, report = _library(world)
    assert [str(d) for d in report] == []
    meta = library.clauses[CLAUSE].meta
    assert (meta.order, meta.demands) == (50, ("a",))


def test_a_region_says_facts_over_its_tradition(world: World) -> None:
    world.write(
        "templates/regions/us/xx.yaml",
        "region: us/xx\nname: Xanadu\ncity: {name: City of Xanadu, extends: city}\n",
    )
    world.write("prohibitions/more.md", TEXT.format(facts=""))
    world.write(OF_TRADITION, "order: 5\ndemands: [a]\n")
    world.write("templates/regions/us/xx/rules/prohibitions/more.yaml", "order: 6\n")
    world.edit("jurisdictions/us-xx-ville.yaml", "form: city", "form: us-xx-city")
    library, report = _library(world)
    assert [str(d) for d in report] == []
    assert library.clauses[CLAUSE].meta.order == 6
