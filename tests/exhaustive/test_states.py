"""The frame of every state, all demands and each alone, in core and in short (``make exhaustive``):
each bill is sound, without a word to say, and none speaks of a state or a body that it has not.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from draftban import api
from draftban.bill.soundness import soundness
from draftban.bill.tree import bill_provisions
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Document
from draftban.review.claims import phrases, stands, words_of
from draftban.writers import text
from tests.content.every_form import FRAMES, PARENTS
from tests.content.selections import DEMANDS

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)

LAWS = tuple(form for form in FRAMES if not form.endswith("-resolution") and form not in PARENTS)

STRANGE = {
    "": ("State Legislature", "state legislature"),
    "us-ne": ("each house",),
    "us-ny": ("Ordinance", "this ordinance", "the ordinance "),
    "us-dc": ("the State", "Governor", "subdivision", "Legislature"),
    "us-pa": ("the State ", "Secretary of State"),
    "us-ak": ("Secretary of State",),
    "us-hi": ("Secretary of State",),
    **dict.fromkeys(("us-gu", "us-vi", "us-mp", "us-as"), ("the State ", "Secretary of State")),
    **dict.fromkeys(
        ("us-oh", "us-ga", "us-nc", "us-ri", "us-sc", "us-tn", "us-pa", "us-ct", "us-de"),
        ("The Legislature", "the Legislature"),
    ),
}
"""Words that no bill of a state may hold; under an empty code, of any."""


def name_of(form: str) -> str:
    """The name of a place that may write in ``form``."""
    if form.endswith("-state"):
        return "State of X"
    return "X County" if "-county" in form else "City of X"


def lost(document: Document, length: str) -> list[tuple[str, str]]:
    """What a text of a region or of a parent of frames says that it closes, without the words."""
    own = [p for p in bill_provisions(document.bill) if p.kind == "clause" and p.source]
    return [
        (p.source, phrase)
        for p in own
        if _written_for_frames((clause := document.library.clauses[p.source]).base.file)
        for _, phrase in phrases(clause.meta, p.drafting, length)
        if not stands(phrase, words_of(p))
    ]


def _written_for_frames(file: str) -> bool:
    return "/regions/" in file or any(f"/forms/{parent}/" in file for parent in PARENTS)


def test_there_are_frames() -> None:
    assert len(LAWS) > 40


@pytest.mark.parametrize("form", LAWS)
def test_each_builds_sound_and_speaks_of_its_own(form: str, tmp_path: Path) -> None:
    region = form[:5]
    place = f"{region}-x"
    name = name_of(form)
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
                assert not lost(document, length), f"{document.stem} {length} {demands}"
                if document.setup.form.form == "us-body-vote":
                    continue
                printed = text.write(document.bill).decode("utf-8")
                for word in (*STRANGE[""], *STRANGE.get(region, ())):
                    assert word not in printed, f"{document.stem} {length} {demands}: {word}"
                built += 1
    assert built >= 2 * (len(DEMANDS) + 1)
