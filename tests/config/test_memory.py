"""What a run keeps of what it read: shared files for as long as places use them, no more."""

from __future__ import annotations

from pathlib import Path

from draftban.diagnostics import Pos, Report
from draftban.files.memory import TURNS, Memory
from draftban.files.yaml_source import read_mapping


def test_what_was_made_is_given_again_with_its_mistakes_and_its_texts(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\na: 2\n", "utf-8")
    memory, first, second = Memory(), Report(), Report()
    node = memory.read(path, "x.yaml", read_mapping, first)
    assert memory.read(path, "x.yaml", read_mapping, second) is node
    assert list(first) == list(second) != []
    assert second.line(Pos("x.yaml", 2)) == "a: 2"
    assert memory.read(path, "x.yaml", read_mapping, Report()) is not Memory().read(
        path, "x.yaml", read_mapping, Report()
    )


def test_a_mistake_within_shows_a_line_that_was_read_before_it() -> None:
    memory, report = Memory(), Report()
    report.remember("form.yaml", "one\ntwo\n")

    def work(own: Report) -> None:
        where = Pos("form.yaml", 2)
        own.error("a.b", "It is wrong.", where, text=own.line(where), hint="Mend it.")

    memory.once(work, report, key="work")
    assert [d.text for d in report] == ["two"]


def test_what_one_place_alone_has_goes_and_what_places_share_stays() -> None:
    memory, made = Memory(), []

    def work(key: str) -> None:
        memory.once(lambda _: made.append(key), Report(), key=key)

    for number in range(3 * TURNS):
        work("shared")
        work(f"place {number}")
        memory.turn()
    work("shared")
    work(f"place {3 * TURNS - 1}")
    work("place 0")
    assert made.count("shared") == 1
    assert made.count(f"place {3 * TURNS - 1}") == 1
    assert made.count("place 0") == 2
