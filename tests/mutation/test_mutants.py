"""500 mutants: places, forms, clauses and manifests. The others are in ``tests/exhaustive``.

A mutant that does not hold is made again by the seed that the failure prints:
``DRAFTBAN_MUTATION_SEED=place:123 pytest tests/mutation``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation import trees
from tests.mutation.mutants import CLAUSE, FORM, MANIFEST, PLACE, mutant, originals
from tests.mutation.runs import Laboratory
from tests.mutation.trials import failures, listed, numbers

COUNTS = {PLACE: 330, FORM: 60, CLAUSE: 70, MANIFEST: 40}


@pytest.mark.parametrize("kind", COUNTS)
def test_mutants(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files or messages, whatever was written."""
    folder = tmp_path / "working"
    folder.mkdir()
    monkeypatch.chdir(folder)
    laboratory = Laboratory(folder)
    chosen = tuple(numbers(kind, range(COUNTS[kind])))
    found = failures(laboratory, kind, chosen)
    assert not found, listed(found)
    if len(chosen) > 1 and kind != MANIFEST:  # else nothing came as far as a document
        assert laboratory.written >= len(chosen) // 50


def test_what_mutants_are_made_from() -> None:
    """500 are tried, from every shipped place and form; each again the same, none the original."""
    assert sum(COUNTS.values()) == 500
    for kind in (PLACE, FORM, CLAUSE):
        texts = dict(originals(kind))
        made = [mutant(kind, number) for number in range(COUNTS[kind])]
        assert made == [mutant(kind, number) for number in range(COUNTS[kind])]
        assert sum(one.data == texts[one.name].encode() for one in made) < len(made) // 8
        if kind != CLAUSE:
            assert {one.name for one in made} == set(texts)


def test_an_unchanged_file_still_drafts_when_written_from_its_tree(tmp_path: Path) -> None:
    """Mutants of trees are refused for their changes, not for how they are written."""
    import yaml

    from draftban.config import load_setup
    from draftban.diagnostics import Report

    for name, text in originals(PLACE):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(trees.dumped(yaml.safe_load(text)), "utf-8")
        report = Report()
        load_setup(path, report, working=tmp_path)
        assert not report.errors, "\n".join(map(str, report.errors))
