"""Every text of every shipped place, copied to the place's folder, and every provision as a
difference: the bills say what they said.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from draftban.clauses.language.delimited import labelled
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build, build
from draftban.documents.uses import chosen
from draftban.files.memory import Memory
from draftban.products.customizing import Asked, OwnFile, customize
from draftban.products.customizing.unchanged import same_law
from tests.content.shipped import SHIPPED

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)


@pytest.mark.parametrize("place", SHIPPED)
def test_a_copy_changes_no_word(place: str, tmp_path: Path) -> None:
    memory = Memory()

    def built() -> Build:
        report = Report()
        setup = load_setup(place, report, working=tmp_path, memory=memory.apart())
        assert setup is not None
        return build(setup, report)

    before = built()
    assert before.documents
    names = {
        file.removesuffix(".md"): choice
        for choice in chosen(before.setup)
        for file in choice.library.shelf.files
        if not file.startswith("papers/")
    }
    wrong, tried = [], 0
    for name in names:
        kind, _, rest = name.partition("/")
        asked = name if "." in rest else f"{name}.direct"
        if kind in ("definitions", "findings", "passages"):
            asked = name
        for file in _files(before, asked):
            file.target.parent.mkdir(parents=True, exist_ok=True)
            file.target.write_bytes(file.data)
            after = built()
            file.target.unlink()
            tried += 1
            if after.report.errors or not same_law(before, after):
                told = [str(one) for one in after.report.errors][:2]
                wrong.append((file.name, file.label, told))
    assert tried > 50
    assert wrong == []


def _files(before: Build, name: str) -> Iterator[OwnFile]:
    """The copy of a text, and of each of its labelled provisions that can be changed alone."""
    asked = Asked(before, before.documents, name)
    (whole,) = customize(asked)
    yield whole
    labels = labelled(whole.data.decode())
    known = [part.label for part in labels]
    for part in labels:
        if not part.torn and known.count(part.label) == 1:
            yield from customize(replace(asked, what=f"{name}#{part.label}", provision=True))
