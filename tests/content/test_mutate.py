"""What ``make mutate`` does to a line, and that the same seed does the same."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from tests import mutate
from tests.content.cores import cores_of, files
from tests.content.shipped import ROOT

SAID = mutate.kinds()
LINES = {
    "not-dropped": ("A court shall not delay it.", "A court shall delay it."),
    "exception-added": ("A court shall wait.", "A court shall wait except in an emergency."),
    "person-struck": ("an officer, employee, or agent", "an officer, or agent"),
    "and-for-or": ("keep or share it", "keep and share it"),
    "duty-weakened": ("{{ oblige(role.clerk) }} wait", "{{ oblige(role.clerk) }} try to wait"),
    "condition-eased": ("under a warrant of it", "under a request of it"),
    "member-struck": ("keep, sell, or share it", "keep, or share it"),
    "number-raised": ('{{ period(3, "day") }}', '{{ period(365, "day") }}'),
    "bound-moved": ("{{ oblige(role.clerk) }} wait", "{{ oblige(role.government) }} wait"),
    "term-moved": (
        "{{ term.biometric_data }} of it",
        "{{ term.surveillance_information }} of it",
    ),
    "provision-moved": ('{{ ref("data/sealing") }}', '{{ ref("general/purpose") }}'),
    "point-struck": ("   2. the day of it", ""),
}


@pytest.mark.parametrize("kind", LINES)
def test_a_line_is_turned(kind: str) -> None:
    line, turned = LINES[kind]
    made = mutate.turned(line, kind, SAID[kind])
    assert turned in {one.replace("  ", " ") for one in made}
    assert line not in made


def test_every_kind_of_reversing_change_is_tried() -> None:
    assert {*LINES, mutate.OTHER} == {*mutate.REVERSING, mutate.OTHER} == set(SAID)


def test_no_reversing_change_of_any_line_leaves_its_cores() -> None:
    """Of each line of the law, each change of each kind: a core that misses one is too short."""
    tried: Counter[str] = Counter()
    missed = []
    for path, at, line in mutate.lines_of(files()):
        before = cores_of([(at, line)])
        for kind in mutate.REVERSING:
            for after in mutate.turned(line, kind, SAID[kind]):
                tried[kind] += 1
                if cores_of([(at, after)]) == before:
                    missed.append(str(mutate.Mutation(path, at, kind, line, after)))
    assert min(tried[kind] for kind in mutate.REVERSING) > 40
    assert not missed, "\n".join(missed)


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
