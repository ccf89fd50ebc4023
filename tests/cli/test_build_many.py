"""`draftban build A B C`: each place is on the disk, and out of memory, before the next begins."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from draftban.bill.tree import Bill
from draftban.cli.running import building
from tests.cli.conftest import Run, files_in

Place = Callable[..., Path]


def test_a_place_is_written_and_let_go_before_the_next_begins(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = place({"all": "[c]"}).read_text("utf-8")
    places = [f"us-oh-place{number}" for number in range(2)]
    for code in places:
        file = folder / "jurisdictions" / f"{code}.yaml"
        file.write_text(text.replace("us-oh-testville", code), "utf-8")
    gc.collect()
    before = sum(isinstance(each, Bill) for each in gc.get_objects())
    begun: list[tuple[int, int]] = []
    draft = building.draft

    def looked_at(place: str, **options: Any) -> Any:
        gc.collect()
        alive = sum(isinstance(each, Bill) for each in gc.get_objects()) - before
        begun.append((alive, len(files_in(folder / "output"))))
        return draft(place, **options)

    monkeypatch.setattr(building, "draft", looked_at)
    assert run("build", *places, "--to", "text,outline", "--jobs", "1").exit_code == 0
    assert begun == [(0, 0), (0, 2)]
