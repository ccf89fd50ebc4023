"""A setup → its bills: the law, and the companions that carry what the law cannot enact."""

from __future__ import annotations

from draftban import clauses
from draftban.bill import assembly, transforms
from draftban.bill.soundness import soundness
from draftban.clauses.choosing.cores import check_cores
from draftban.clauses.choosing.selection import Choice
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.documents.answers import answers, counting
from draftban.documents.companions import companion_forms, companions, split
from draftban.documents.document import Build, Document, Making, Variant
from draftban.documents.overrides import unused_overrides
from draftban.files.traces import Trace


def build(of: Setup | Variant, report: Report | None = None) -> Build:
    """Draft the bills of a setup or of a variant, its companions included.

    Mistakes are added to ``report`` (a new one by default), which is the result's too; look
    at ``result.report.errors`` before writing. Nothing is raised for bad content.
    """
    report = Report() if report is None else report
    setup, variant = (of, None) if isinstance(of, Setup) else (of.setup, of)
    own, left = split(setup)
    chosen = [clauses.choose(setup, report)] if own or not left else []
    forms = companion_forms(setup, report)
    chosen += companions(setup, forms, left, report)
    check_cores(setup, counting(setup, chosen), report)
    law, carried = None, []
    for choice in chosen:
        document = _finish(choice, report)
        if choice.setup is setup and (own or not left):
            law = document
        elif document is not None:
            carried.append(document)
    enacted, urged = answers(setup, chosen)
    stems = [setup.jurisdiction.place + form.suffix for form in (setup.form, *forms)]
    here = tuple(document for document in (law, *carried) if document is not None)
    absent = tuple(stem for stem in stems if stem not in {document.stem for document in here})
    if not report.errors:  # else what a document uses is not known
        report.extend(unused_overrides(here))
    for accepted in setup.jurisdiction.allow:
        if not accepted.get("code", "").startswith("lint."):  # those are for :func:`lint`
            _accept(setup, accepted.get("code", ""), accepted.get("reason", ""), report)
    trace = Trace()
    trace.add(setup.search.memory.trace)
    making = Making({**setup.texts, **report.texts}, trace, tuple(report))
    return Build(setup, law, tuple(carried), enacted, urged, absent, report, making, variant)


def _finish(choice: Choice, report: Report) -> Document | None:
    draft = clauses.draft(choice, report)
    if draft is None:
        return None
    bill = transforms.finish(assembly.assemble(draft), report)
    if not report.errors:  # else what is unsound follows from what was said already
        report.extend(soundness(bill))
    return Document(choice, draft, bill, report.texts)


def _accept(setup: Setup, code: str, reason: str, report: Report) -> None:
    """Apply one item of `allow:`: its warnings become advice."""
    if code and not report.accept(code, reason):
        report.advice(
            "config.allow-unused",
            f"`allow:` accepts {code}, but there is no such warning.",
            setup.jurisdiction.pos,
            text=code,
            hint="Delete that item.",
        )
