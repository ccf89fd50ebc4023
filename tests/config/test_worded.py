"""Files without a language and the words that a language gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from draftban.config.about import about, own_key, word
from draftban.config.languages.worded import load_worded
from draftban.diagnostics import Diagnostic, Report
from draftban.files.search import SearchPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Well:
    """Something with a name."""

    well: str = own_key("Its id.")
    name: str = word("Its name.")
    note: str = word("More.", default="")
    deep: int = about("How deep.", default=1)


Wells = Mapping[str, Well]


@dataclass(frozen=True, slots=True, kw_only=True)
class WellFile:
    """Wells under a key of their own."""

    wells: Wells = about("By id.")


NEUTRAL = "north: {deep: 3}\nsouth:\n"
ENGLISH = "south: {name: South well}\nnorth: {name: North well}\n"
WORDS = "templates/languages/en/ui/wells.yaml"


@dataclass(frozen=True)
class World:
    """A working folder over a shipped one."""

    folder: Path

    def write(self, root: str, path: str, text: str) -> None:
        file = self.folder / root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def search(self, country: str = "") -> SearchPath:
        search = SearchPath(self.folder / "working", self.folder / "shipped")
        return search.narrowed(language="en", country=country)

    def load(self, country: str = "") -> tuple[Wells | None, tuple[Diagnostic, ...]]:
        report = Report()
        return load_worded("wells", Wells, self.search(country), report), tuple(report)


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.write("shipped", "templates/wells.yaml", NEUTRAL)
    world.write("shipped", WORDS, ENGLISH)
    return world


def test_words_are_laid_under_their_keys_in_the_order_of_the_neutral_file(world: World) -> None:
    found, mistakes = world.load()
    assert not mistakes
    assert found is not None
    assert [(w.well, w.name, w.deep) for w in found.values()] == [
        ("north", "North well", 3),
        ("south", "South well", 1),
    ]


def test_a_list_of_ids_is_a_map_of_entries_with_words_alone(world: World) -> None:
    world.write("shipped", "templates/wells.yaml", "wells: [south, north]\n")
    world.write("shipped", WORDS, "wells: {north: {name: North}, south: {name: South}}\n")
    report = Report()
    found = load_worded("wells", WellFile, world.search(), report)
    assert not list(report)
    assert found == WellFile(
        wells={"south": Well(well="south", name="South"), "north": Well(well="north", name="North")}
    )
    assert [*found.wells] == ["south", "north"]


def test_a_variant_and_the_working_folder_say_only_what_differs(world: World) -> None:
    world.write(
        "shipped", "templates/languages/en-GB/ui/wells.yaml", "north: {name: Northern well}\n"
    )
    world.write("working", WORDS, "south: {note: Dry.}\n")
    found, mistakes = world.load("gb")
    assert not mistakes
    assert found is not None
    assert (found["north"].name, found["south"].name) == ("Northern well", "South well")
    assert found["south"].note == "Dry."


def test_a_missing_word_names_its_key_its_file_and_what_asks_for_it(world: World) -> None:
    world.write("shipped", WORDS, "south: {note: Dry.}\nnorth: {name: North well}\n")
    found, (mistake,) = world.load()
    assert found is None
    assert mistake.code == "config.missing-word"
    assert mistake.message == f"{WORDS} has no words for “south: name”."
    assert (mistake.pos.file, mistake.pos.line) == (WORDS, 1)
    assert "templates/wells.yaml:2 asks for it" in mistake.hint


def test_an_entry_without_words_is_one_mistake(world: World) -> None:
    world.write("shipped", WORDS, "north: {name: North well}\n")
    _, (mistake,) = world.load()
    assert mistake.message == f"{WORDS} has no words for “south”."


def test_a_language_without_the_file_is_one_mistake(world: World) -> None:
    (world.folder / "shipped" / WORDS).unlink()
    found, (mistake,) = world.load()
    assert found is None
    assert mistake.code == "config.no-words"
    assert WORDS in mistake.message
    assert "templates/wells.yaml" in mistake.message


def test_a_word_in_the_neutral_file_is_refused(world: World) -> None:
    world.write("shipped", "templates/wells.yaml", "north: {name: Nord}\nsouth:\n")
    _, mistakes = world.load()
    assert [d.code for d in mistakes] == ["config.misplaced-word"]
    assert WORDS in mistakes[0].hint


def test_words_of_nothing_are_told_with_the_nearest_id(world: World) -> None:
    world.write("working", WORDS, "sout: {note: Dry.}\n")
    _, (mistake,) = world.load()
    assert mistake.code == "config.words-of-nothing"
    assert "“south”" in mistake.hint
    assert mistake.pos.file == WORDS


def test_words_are_left_over_where_one_s_own_file_has_less(world: World) -> None:
    world.write("working", "templates/wells.yaml", "south: {}\n")
    found, mistakes = world.load()
    assert not mistakes
    assert found is not None
    assert [*found] == ["south"]


def test_a_neutral_key_among_the_words_is_unknown(world: World) -> None:
    world.write("shipped", WORDS, ENGLISH + "")
    world.write("working", WORDS, "north: {deep: 9}\n")
    _, mistakes = world.load()
    assert [d.code for d in mistakes] == ["config.unknown-key"]
