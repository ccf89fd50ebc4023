"""What ``make mutate`` does to a line, and that the same seed does the same."""

from __future__ import annotations

import random

import pytest
import yaml

from tests import mutate
from tests.content.cores import files
from tests.content.shipped import ROOT

SAID = yaml.safe_load((ROOT / "tests" / "mutations.yaml").read_text("utf-8"))
LINES = {
    "not-dropped": ("A court shall not delay it.", "A court shall delay it."),
    "exception-added": ("A court shall wait.", "A court shall wait except in an emergency."),
    "person-struck": ("an officer, employee, or agent", "an officer, or agent"),
    "and-for-or": ("keep or share it", "keep and share it"),
}


@pytest.mark.parametrize("kind", LINES)
def test_a_line_is_turned(kind: str) -> None:
    line, turned = LINES[kind]
    made = {mutate.changes(line, kind, SAID[kind], random.Random(n)) for n in range(200)}
    assert turned in {None if one is None else one.replace("  ", " ") for one in made}
    assert line not in made


def test_the_same_seed_turns_the_same_lines() -> None:
    first, again, other = (
        [str(m) for m in mutate.mutations(files(), mutate.REVERSING, 20, random.Random(seed))]
        for seed in (5, 5, 6)
    )
    assert first == again != other
    assert len(set(first)) == len(first) == 20


def test_a_change_that_nobody_saw_is_listed_with_its_line() -> None:
    one = next(mutate.mutations(files(), ("not-dropped",), 1, random.Random(1)))
    said: list[str] = []
    assert mutate.report(1, [(one, (True, False, False))], 1.0, said.append) == 1
    assert any(f"{one.path.relative_to(ROOT).as_posix()}:{one.line}" in line for line in said)
    assert mutate.report(1, [(one, (True, True, True))], 1.0, said.append) == 0
