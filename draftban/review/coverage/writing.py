"""Who writes the papers about a build, and what each of them is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from draftban import clauses
from draftban.clauses.papers import PaperWriter, joined
from draftban.diagnostics import Report
from draftban.documents import Build


def paper_writer(build: Build, report: Report) -> PaperWriter:
    """The writer of papers about all of ``build``, in the words of its first document: the law, or
    what stands alone where the place can enact nothing; of several laws in those of the text that
    was divided into them, since a paper about several asks what stands in any. Mistakes go to
    ``report``.
    """
    choice = build.documents[0].choice
    if len(build.laws) > 1:
        choice = build.setup.search.memory.once(
            lambda own: clauses.choose(build.setup, own),
            report.aside(),
            key="undivided",
            of=(build.setup,),
        )
    return PaperWriter(choice, report)


def about(build: Build) -> Mapping[str, object]:
    """What every paper sees of ``build`` as ``paper``: the level of government, whether there is a
    law, and the titles of its laws, or of what stands alone.
    """
    metas = [document.bill.meta for document in build.laws or build.documents[:1]]
    return {
        "level": build.setup.form.government,
        "law": bool(build.laws),
        "title": _joined(build, (meta.title for meta in metas)),
        "short_title": _joined(build, (meta.short_title for meta in metas)),
    }


def _joined(build: Build, titles: Iterable[str]) -> str:
    return joined(build.setup, list(dict.fromkeys(titles)))
