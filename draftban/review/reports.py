"""Whether the reports about a place can be written at all: their words and tables, the reach of its
form. What is wrong there would else be found only by whoever asks for the report.
"""

from __future__ import annotations

from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.review.compare.data import load_features, load_words
from draftban.review.coverage.demands import coverage
from draftban.review.procedure import procedure
from draftban.review.scenarios.answers import answers
from draftban.review.scenarios.data import own_rows
from draftban.review.scenarios.words import scenario_words


def check_reports(build: Build, report: Report) -> None:
    """Add to ``report`` every mistake in what coverage, comparison and packet of ``build`` read
    besides its bills. The words and tables that are shipped are whole, as their tests say: only a
    folder with templates of its own can lack any.
    """
    search = build.setup.search
    procedure(build.setup, report)  # a place answers its questions
    if search.has_templates or own_rows(build.setup):
        answers(build, report)
    if not search.has_templates:
        return
    coverage(build, report)
    load_features(search, report)
    load_words(search, report)
    scenario_words(build.setup, report)
