"""Everything the command line does, as functions: load a place, build its bills, write them.

The heavy parts (YAML, Jinja, Word, PDF) are imported when a function that needs them is
called, so that importing :mod:`draftban` costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from draftban.diagnostics import Report

if TYPE_CHECKING:
    from draftban.bill.paper import Document as Written
    from draftban.bill.tree import FinalBill
    from draftban.clauses.options import OptionUse
    from draftban.config.setup import Setup


@dataclass(frozen=True, slots=True)
class Document:
    """One bill to be written; ``stem`` is its file name without the suffix, ``setup`` what it was
    drafted from.
    """

    stem: str
    bill: FinalBill
    setup: Setup


@dataclass(frozen=True, slots=True)
class Build:
    """What a place's configuration gives.

    ``bill`` is the law; ``None`` if this place can only urge every selected demand (its
    companions then stand alone), or if errors in ``report`` left nothing to finish.
    ``companions`` carry what the law cannot enact, in the order in which the form names them.
    ``enacted`` are the demands that the law answers, ``urged`` those that it leaves to
    companions; one that the place can enact in part is in both.
    """

    setup: Setup
    bill: FinalBill | None
    companions: tuple[Document, ...]
    enacted: tuple[str, ...]
    urged: tuple[str, ...]
    report: Report

    @property
    def documents(self) -> tuple[Document, ...]:
        """The bills in the order they are handed over: the law, then its companions."""
        if self.bill is None:
            return self.companions
        stem = self.setup.jurisdiction.place + self.setup.form.suffix
        return (Document(stem, self.bill, self.setup), *self.companions)

    @property
    def absent(self) -> tuple[str, ...]:
        """Stems of documents that another selection of demands gives this place, not this one."""
        from draftban.config.forms import load_form

        setup = self.setup
        forms = [load_form(code, setup.search, Report()) for code in setup.form.companions]
        suffixes = [setup.form.suffix, *(form.suffix for form in forms if form is not None)]
        here = {document.stem for document in self.documents}
        stems = (setup.jurisdiction.place + suffix for suffix in suffixes)
        return tuple(stem for stem in stems if stem not in here)

    def reason(self, demand: str) -> str:
        """Why the place can do for ``demand`` what it can, as its competence map says."""
        from draftban.config import cell

        case = cell(self.setup, demand)
        return case.reason if case else ""

    @property
    def only_urged(self) -> bool:
        """Whether the place can enact none of the selected demands itself."""
        return bool(self.urged) and not self.enacted


def load(
    place: str | Path, *, demands: Iterable[str] | None = None, report: Report | None = None
) -> Setup:
    """Read everything a build of ``place`` needs.

    ``place`` is a code (``us-ma-lowell``) or the path of a YAML file; ``demands`` selects
    exactly these instead of the file's. Raises :class:`DraftbanError` with every mistake
    found if one of them is an error; warnings go to ``report``.
    """
    from draftban.config import load_setup

    report = Report() if report is None else report
    setup = load_setup(place, report, demands=None if demands is None else tuple(demands))
    report.raise_errors()
    assert setup is not None, "a setup without errors is usable"
    return setup


def build(setup: Setup, report: Report | None = None) -> Build:
    """Draft the bills of ``setup``, its companions included.

    Mistakes are added to ``report`` (a new one by default), which is the result's too; look
    at ``result.report.errors`` before writing. Nothing is raised for bad content.
    """
    from draftban.review.overrides import unused_overrides

    report = Report() if report is None else report
    enacted, urged = _split(setup)
    bill = _finish(setup, report) if enacted or not urged else None
    result = Build(setup, bill, _companions(setup, urged, report), enacted, urged, report)
    if not report.errors:  # else what a document uses is not known
        report.extend(unused_overrides(setup, [document.bill for document in result.documents]))
    for accepted in setup.jurisdiction.allow:
        if not accepted.get("code", "").startswith("lint."):  # those are for :func:`lint`
            _accept(setup, accepted.get("code", ""), accepted.get("reason", ""), report)
    return result


def options(setup: Setup) -> tuple[OptionUse, ...]:
    """Every option that a document of ``setup`` uses: the form's, then those of clauses.

    Nothing is raised for bad content; :func:`build` tells what is wrong.
    """
    from draftban.clauses.options import used_options

    _, urged = _split(setup)
    found = {use.name: use for use in used_options(setup)}
    for other in _companion_setups(setup, urged, Report()):
        for use in used_options(other):
            found.setdefault(use.name, use)
    return tuple(found.values())


def unused_options(setup: Setup, report: Report) -> None:
    """Advise ``report`` of each option that the place's file sets though none of its bills uses it.

    For the file's own selection of demands; another one may use other options.
    """
    used = {use.name for use in options(setup)}
    for name, where in setup.option_pos.items():
        if name not in used:
            report.advice(
                "clauses.unused-option",
                f"No bill of {setup.jurisdiction.short} uses the option “{name}”.",
                where,
                text=name,
                hint=f"`draftban show {setup.jurisdiction.place}` lists those in use.",
            )


def unused_blanks(result: Build, report: Report) -> None:
    """Advise ``report`` of each blank that the place's file fills though nothing has it."""
    from draftban.config.nodes import key_pos, node_at
    from draftban.config.text_source import nearest
    from draftban.review.blanks import blanks, in_papers

    place = result.setup.jurisdiction
    if not place.blanks:
        return
    bare = [
        _finish(replace(one.setup, jurisdiction=replace(place, blanks={})), Report())
        for one in result.documents
    ]
    asked = [use.label for use in blanks(*(bill for bill in bare if bill is not None))]
    known = {*asked, *in_papers(result.setup.search)}
    written = node_at(result.setup.merged, "jurisdiction", "blanks")
    for label in place.blanks:
        if label not in known:
            report.advice(
                "clauses.unused-blank",
                f"No bill of {place.short} has a blank “{label}”.",
                key_pos(written, label),
                text=label,
                hint=f"{nearest(label, asked)}Blanks: {', '.join(asked) or 'none'}.",
            )


def lint(result: Build) -> None:
    """Add to the report of ``result`` what the drafting checklist finds in its documents.

    What the place accepts under `allow:` becomes advice; accepted advice is left out.
    """
    from draftban.checklist import lint_build

    lint_build(result)


def comments(
    result: Build, *, live_fields: bool = False
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Comments to counsel on each document of ``result``, by its stem; those of one document by
    the id of the provision or finding they are about, for :func:`write`, and for a file with
    ``live_fields`` if that has them.
    """
    from draftban.counsel import comments

    return comments(result, live_fields=live_fields)


def write(
    document: Written,
    to: str,
    *,
    status_line: bool = True,
    clean: bool = False,
    live_fields: bool = False,
    notes: bool = False,
    comments: Mapping[str, tuple[str, ...]] | None = None,
) -> bytes:
    """``document``, a bill or a paper about bills, as the bytes of a file of format ``to``.

    Without ``status_line`` the pages of a bill do not say that it is a model and not law.
    ``clean``: no side notes in a web page, no comments in Word. ``live_fields``: cross-references
    are fields where Word's own give the citation. ``notes``: sources of findings as footnotes.
    ``comments``: those of this document to counsel, for Word; see :func:`comments`.
    ``to`` is ``docx``, ``pdf``, ``html``, …. Raises ``ValueError`` for an unknown format; see
    ``draftban.writers.available()``.
    """
    from draftban import writers

    options = writers.Options(
        status_line=status_line, clean=clean, live_fields=live_fields, notes=notes
    )
    return writers.write(document, to, options, writers.Beside(comments or {}))


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


def _split(setup: Setup) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The selected demands that the place can enact, and those it can urge; some are both."""
    from draftban.config import cell
    from draftban.config.model import URGE

    cells = {demand: cell(setup, demand) for demand in setup.selected}
    draftings = {demand: case.draftings for demand, case in cells.items() if case}
    enacted = tuple(d for d, found in draftings.items() if set(found) - {URGE})
    urged = tuple(d for d, found in draftings.items() if URGE in found)
    return enacted, urged


def _finish(setup: Setup, report: Report) -> FinalBill | None:
    from draftban import clauses
    from draftban.bill import assembly, transforms
    from draftban.review.soundness import soundness

    draft = clauses.draft(setup, report)
    if draft is None:
        return None
    bill = transforms.finish(assembly.assemble(draft), report)
    if not report.errors:  # else what is unsound follows from what was said already
        report.extend(soundness(bill))
    return bill


def _companions(setup: Setup, urged: tuple[str, ...], report: Report) -> tuple[Document, ...]:
    """The same place built again, in each form that carries what the law cannot enact.

    A form that can do nothing but urge carries its demands itself.
    """
    from draftban.clauses.selection import only_urges

    place = setup.jurisdiction.place
    if urged and not setup.form.companions and only_urges(setup):
        bill = _finish(setup, report)  # a resolution that stands alone
        return () if bill is None else (Document(place + setup.form.suffix, bill, setup),)
    others = _companion_setups(setup, urged, report)
    carried = {demand for other in others for demand in other.selected}
    left = [demand for demand in urged if demand not in carried]
    if left and not report.errors:
        named = " or ".join(setup.form.companions)
        report.error(
            "form.no-companion",
            f"the form {setup.form.form} urges {', '.join(left)} but "
            + (f"{named} cannot carry it" if named else "names no companion"),
            setup.form.pos,
            hint="add `companion:` with a form that can carry them (see `draftban forms`)",
        )
    finished = [(other, _finish(other, report)) for other in others]
    return tuple(Document(place + s.form.suffix, b, s) for s, b in finished if b is not None)


def _companion_setups(setup: Setup, urged: tuple[str, ...], report: Report) -> list[Setup]:
    """The place in each companion form that can do something about a demand left to it."""
    from draftban.config import load_setup
    from draftban.config.forms import load_form

    found: list[Setup] = []
    for code in setup.form.companions:
        form = load_form(code, setup.search, Report())  # its mistakes are told by load_setup
        if form is None:
            left = urged
        else:
            wanted = urged if form.carries == "urged" else setup.selected
            left = tuple(d for d in wanted if any(c.draftings for c in form.competence.get(d, ())))
        if not left:
            continue
        search = setup.search
        other = load_setup(
            setup.path,
            report,
            form=code,
            demands=left,
            carried=setup.carried,
            working=search.working,
            shipped=search.shipped,
        )
        found += [] if other is None else [other]
    return found
