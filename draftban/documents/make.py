"""A setup → its bills: the law, or one for each part that its text is divided into, and the
companions that carry what the law cannot enact.
"""

from __future__ import annotations

from draftban import clauses
from draftban.bill import assembly, transforms
from draftban.bill.amending import amended_soundness, clean_copy
from draftban.bill.soundness import soundness
from draftban.clauses.choosing.cores import check_cores
from draftban.clauses.choosing.selection import Choice
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.documents.answers import answers, counting
from draftban.documents.companions import companion_forms, companions, split
from draftban.documents.document import Build, Document, Making, Variant
from draftban.documents.laws import law_setups
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
    laws = law_setups(setup, report) if own or not left else ()
    chosen = [clauses.choose(one, report) for one in laws]
    forms = companion_forms(setup, report)
    chosen += companions(setup, forms, left, report)
    check_cores(setup, counting(setup, chosen), report)
    made = [(n < len(laws), _finish(choice, report)) for n, choice in enumerate(chosen)]
    enacted, urged = answers(setup, chosen)
    parts = setup.form.parts.of.values() if setup.form.parts else ()
    suffixes = (one.suffix for one in (setup.form, *parts, *forms))
    stems = [setup.jurisdiction.place + suffix for suffix in suffixes]
    if setup.form.amending is not None and setup.existing is None:
        stems += setup.form.amending.stems(setup.jurisdiction.place + setup.form.suffix)
    here = tuple(document for _, document in made if document is not None)
    absent = tuple(stem for stem in stems if stem not in {document.stem for document in here})
    if not report.errors:  # else what a document uses is not known
        report.extend(unused_overrides(here))
    for accepted in setup.jurisdiction.allow:
        if not accepted.get("code", "").startswith("lint."):  # those are for :func:`lint`
            _accept(setup, accepted.get("code", ""), accepted.get("reason", ""), report)
    trace = Trace()
    trace.add(setup.search.memory.trace)
    making = Making({**setup.texts, **report.texts}, trace, tuple(report))
    enacting, carried = (
        tuple(d for law, d in made if d is not None and law is wanted) for wanted in (True, False)
    )
    return Build(setup, enacting, carried, enacted, urged, absent, report, making, variant)


def _finish(choice: Choice, report: Report) -> Document | None:
    draft = clauses.draft(choice, report)
    if draft is None:
        return None
    bill = transforms.finish(assembly.assemble(draft), report)
    if not report.errors:  # else what is unsound follows from what was said already
        report.extend(soundness(bill))
        copy = clean_copy(bill)
        if copy is not None:
            report.extend(soundness(copy))
            report.extend(amended_soundness(bill))
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
