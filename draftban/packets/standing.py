"""Which of the papers of a language there are in a place."""

from __future__ import annotations

from collections.abc import Mapping

from draftban.clauses.choosing.library import PaperEntry
from draftban.diagnostics import Report
from draftban.files.nodes import pos_at
from draftban.files.text import report_unknown
from draftban.packets.subject import Data, Subject


def standing(
    papers: Mapping[str, PaperEntry], subject: Subject, data: Data
) -> dict[str, PaperEntry]:
    """Those of ``papers`` that a place has, in order: for its level of government, beside a clause
    that stands, about something in ``data``, and replaced by none. Names of nothing are reported.
    """
    level = subject.setup.form.government
    there = {
        name: entry
        for name, entry in papers.items()
        if subject.writer.wants(entry, level) and _about_something(entry, data, subject.report)
    }
    for entry in there.values():
        for number, name in enumerate(entry.meta.replaces):
            if name not in papers:
                report_unknown(
                    "packet.unknown-paper",
                    f"There is no paper “{name}” that this one could replace.",
                    pos_at(entry.node, "replaces", number),
                    subject.report,
                    word=name,
                    known=list(papers),
                    all_are="Papers",
                )
    replaced = {name for entry in there.values() for name in entry.meta.replaces}
    return {name: entry for name, entry in there.items() if name not in replaced}


def _about_something(entry: PaperEntry, data: Data, report: Report) -> bool:
    """Whether there is what the paper of ``entry`` is about; a name of nothing is reported."""
    found = [_held(name, data) for name in entry.meta.needs]
    for number, (name, (step, lacking)) in enumerate(zip(entry.meta.needs, found, strict=True)):
        if lacking:
            report_unknown(
                "packet.unknown-needs",
                f"Papers are told nothing that is called “{name}”.",
                pos_at(entry.node, "needs", number),
                report,
                word=lacking,
                known=list(map(str, step)) if isinstance(step, Mapping) else ["nothing"],
                all_are="Known",
            )
    return all(step and not lacking for step, lacking in found)


def _held(name: str, data: Data) -> tuple[object, str]:
    """What ``name`` of ``paper`` holds, and nothing; or what was reached, and the part of the name
    that it has not.
    """
    step: object = data
    for part in name.split("."):
        if not isinstance(step, Mapping) or part not in step:
            return step, part
        step = step[part]
    return step, ""
