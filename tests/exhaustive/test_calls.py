"""Every paper of a call at every level: its pages, and both formats as validators read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftban.diagnostics import Report
from draftban.packets.calls import call
from draftban.writers import write
from tests.content.shipped import build_in
from tests.content.test_calls import LEVELS
from tests.writers import pdfua
from tests.writers.docx_validators import findings


@pytest.mark.parametrize("place", LEVELS)
def test_every_paper_keeps_to_its_pages_and_is_valid(place: str, tmp_path: Path) -> None:
    report = Report()
    made = call(build_in(tmp_path, place), report)
    assert not len(report)
    papers = {stem.replace("/", "-"): written for stem, written in made.papers}
    assert len(papers) > 12
    long = {}
    for stem, written in papers.items():
        pdf = pdfua.TaggedPdf(write(written.paper, "pdf"))
        if len(pdf.reader.pages) > written.meta.pages:
            long[stem] = len(pdf.reader.pages)
        pdfua.check_headings(pdf)
        if place != "us":  # whose form has no footer on its first page
            pdfua.check_content(pdf)
        pdfua.check_lists(pdf)
    assert not long
    files = {stem: write(written.paper, "docx") for stem, written in papers.items()}
    files |= {stem: write(paper, "docx") for stem, paper in made.guide}
    assert {name: found for name, found in findings(files, tmp_path).items() if found} == {}
