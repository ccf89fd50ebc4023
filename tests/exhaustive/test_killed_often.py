"""Two hundred kills at random moments (``make exhaustive``)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import folder, place  # noqa: F401  # fixtures
from tests.cli.killing import kill
from tests.writers.pdfua import need_pango

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)
OUT = "output/us-oh-testville"


@pytest.mark.parametrize(
    ("kills", "out", "command"),
    [
        (160, OUT, ("build", "us-oh-testville", "--to", "docx,text")),
        (20, OUT, ("build", "us-oh-testville", "--to", "docx,pdf")),
        (20, f"{OUT}-packet", ("packet", "us-oh-testville")),
    ],
)
def test_no_mixed_set_and_nothing_left(
    place: Callable[..., Path],  # noqa: F811
    folder: Path,  # noqa: F811
    kills: int,
    out: str,
    command: tuple[str, ...],
) -> None:
    need_pango()
    place()
    kill(folder, out, kills, kills, *command)
