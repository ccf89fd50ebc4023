"""The frame of every state, all demands and each alone, in core and in short (``make exhaustive``):
each bill is sound, without a word to say, and none speaks of a state or a body that it has not.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from draftban import api
from draftban.bill.soundness import soundness
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.writers import text
from tests.content.every_form import FRAMES
from tests.content.selections import DEMANDS

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)

LAWS = tuple(form for form in FRAMES if not form.endswith("-resolution"))

STRANGE = {
    "": ("State Legislature", "state legislature"),
    "us-ne": ("each house",),
    "us-ny": ("Ordinance", "this ordinance", "the ordinance "),
}
"""Words that no bill of a state may hold; under an empty code, of any."""

LOCAL = ("City Council", "the City ", "Mayor", "City Clerk", "this ordinance")
"""Words of a city, which no act of a legislature holds."""


def test_there_are_frames() -> None:
    assert len(LAWS) > 40


@pytest.mark.parametrize("form", LAWS)
def test_each_builds_sound_and_speaks_of_its_own(form: str, tmp_path: Path) -> None:
    region = form[:5]
    place = f"{region}-x"
    name = "X County" if "-county" in form else "State of X" if "-state" in form else "City of X"
    built = 0
    for length in ("core", "short"):
        for demands in (DEMANDS, *((demand,) for demand in DEMANDS)):
            (tmp_path / "jurisdictions").mkdir(exist_ok=True)
            (tmp_path / f"jurisdictions/{place}.yaml").write_text(
                f"place: {place}\nform: {form}\nname: {name}\nshort: X\n"
                f"prohibitions: [{', '.join(demands)}]\noptions: {{length: {length}}}\n",
                "utf-8",
            )
            report = Report()
            setup = load_setup(place, report, working=tmp_path)
            assert setup is not None, "\n".join(map(str, report))
            result = api.build(setup, report)
            assert not len(report), "\n".join(map(str, report))
            for document in result.documents:
                assert not list(soundness(document.bill)), f"{document.stem} {length} {demands}"
                if document.setup.form.form == "us-body-vote":
                    continue
                printed = text.write(document.bill).decode("utf-8")
                local = LOCAL if "-state" in form else ()
                for word in (*STRANGE[""], *STRANGE.get(region, ()), *local):
                    assert word not in printed, f"{document.stem} {length} {demands}: {word}"
                built += 1
    assert built >= 2 * (len(DEMANDS) + 1)
