"""What a packet says where nobody has written words, reach or steps: that it was not judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import draftban
from draftban.diagnostics import Report
from draftban.files.search import content_root
from draftban.packets import packet
from draftban.writers import write


def test_the_papers_say_what_was_not_judged(folder: Path, place: Callable[..., Path]) -> None:
    path = place({"all": "[b.i]"})
    reach = folder / "templates" / "traditions" / "us" / "reach.yaml"
    reach.parent.mkdir(parents=True)
    shipped = (content_root() / "templates" / "traditions" / "us" / "reach.yaml").read_text("utf-8")
    congress = "  federal-agencies:\n    cases:\n      - {answers_to: Congress}\n"
    assert congress in shipped
    reach.write_text(shipped.replace(congress, ""), "utf-8")
    (reach.parent.parent / "us.yaml").write_text("tradition: us\nname: Law\n", "utf-8")
    words = folder / "templates" / "languages" / "en" / "ui" / "features.yaml"
    words.parent.mkdir(parents=True)
    words.write_text("says: {law-enforcement: null}\n", "utf-8")

    report = Report()
    found = packet(draftban.build(draftban.load(path)), report)
    assert not report.errors
    papers = {
        stem.removeprefix("us-oh-testville-"): " ".join(write(made.paper, "text").decode().split())
        for stem, made in found.papers
    }
    assert (
        "Not judged, since nobody has written how far this text reaches: federal agencies."
        in papers["summary"]
    )
    assert "What could not be judged" in papers["comparison"]
    assert "has no words to look for under says: law-enforcement." in papers["comparison"]
    assert "Not judged: nobody has written which steps" in papers["how-to-file"]
    assert "not judged" in papers["coverage"]
