"""Every text of every shipped place, copied to the place's folder, and every provision as a
difference: the bills say what they said.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import draftban
from draftban.clauses.language.delimited import labelled
from draftban.cli.running.customizing import take
from draftban.documents import Build
from draftban.documents.uses import chosen
from draftban.products.customizing import Asked, CannotCustomize, OwnFile, customize
from tests.content.shipped import SHIPPED

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)


@pytest.mark.parametrize("place", SHIPPED)
def test_a_copy_changes_no_word(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = draftban.build(draftban.load(place))
    assert before.documents
    names = {
        file.removesuffix(".md")
        for choice in chosen(before.setup)
        for file in choice.library.shelf.files
        if not file.startswith("papers/")
    }
    wrong: list[tuple[str, str]] = []
    tried = 0
    for name in sorted(names):
        kind, _, rest = name.partition("/")
        whole = "." in rest or kind in ("definitions", "findings", "passages")
        for file in _files(before, name if whole else f"{name}.direct"):
            tried += 1
            try:
                done = take([file], before, place)
            except draftban.DraftbanError:
                wrong.append((file.name, file.label))
            else:
                assert done.written
                done.written[0].target.unlink()
    assert tried > 50
    assert wrong == []


def _files(before: Build, name: str) -> Iterator[OwnFile]:
    """The copy of a text, and of each of its labelled provisions that can be changed alone."""
    asked = Asked(before, before.documents, name)
    try:
        (whole,) = customize(asked)
    except CannotCustomize as problem:
        if problem.diagnostic.code == "customize.not-standing":
            return
        raise
    yield whole
    labels = labelled(whole.data.decode())
    known = [part.label for part in labels]
    for part in labels:
        if not part.torn and known.count(part.label) == 1:
            yield from customize(replace(asked, what=f"{name}#{part.label}", provision=True))
