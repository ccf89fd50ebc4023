"""Model bills that are read as a whole: each form in a place made for it, and cases of its own
for the words that such a bill does not print.

The places lie in ``tests/fixtures/model``: what a shipped place says of itself changes no reading.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from shutil import copyfile, copytree
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from draftban.bill.tree import FinalBill, bill_provisions
from draftban.clauses.language.rendering import Renderer
from draftban.clauses.language.spans import Span
from draftban.config import load_setup
from draftban.config.chains.form_files import find_form
from draftban.config.chains.forms import load_form
from draftban.diagnostics import Report
from draftban.documents.laws import law_setups
from draftban.files.nodes import raw_at
from draftban.files.search import search_path
from tests.content.every_form import FORMS, able_to, document
from tests.content.selections import DEMANDS
from tests.content.shipped import ROOT

MODEL = ROOT / "tests" / "fixtures" / "model" / "jurisdictions"
CASES = Path(__file__).parent / "cases.yaml"

WHOLE = ("eu-reg", "us-bill", "us-city", "us-county", "us-state")
"""Forms whose core and full text are read too; what others add at these lengths stands in cases."""

OTHER_LENGTHS = ("core", "full")
"""The lengths that a file has to name: without one a text is short."""

Mark = tuple[str, int, int]
"""File, line and column of the first character of a stretch of template text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A model bill: ``name`` of its golden, ``marks`` of everything it printed."""

    name: str
    form: str
    bill: FinalBill
    marks: frozenset[Mark]


@dataclass(frozen=True, slots=True)
class Case:
    """A change of a form's model place that prints words no golden has."""

    name: str
    form: str
    place: Mapping[str, Any]


def golden_names() -> tuple[str, ...]:
    """Names of the goldens of whole text."""
    return tuple(
        sorted([*FORMS, *(f"{form}-{length}" for form in WHOLE for length in OTHER_LENGTHS)])
    )


def cases() -> tuple[Case, ...]:
    """The cases of ``cases.yaml``."""
    said = yaml.safe_load(CASES.read_text("utf-8"))
    return tuple(Case(name, one.pop("form"), one) for name, one in said.items())


def model_place(form: str) -> Path:
    """The file of the place that ``form`` is read in: its own, else that whose companion it is,
    else that of the form which it extends, as the frame of a region does.
    """
    files = sorted(MODEL.glob("*.yaml"))
    of = {yaml.safe_load(path.read_text("utf-8"))["form"]: path for path in files}
    while form not in of:
        parents = (parent for parent in sorted(of, key=len) if form in _companions(parent))
        form = next(parents, "") or _extended(form)
    return of[form]


def of_place(form: str) -> str:
    """The form that the model place of ``form`` writes in."""
    return str(yaml.safe_load(model_place(form).read_text("utf-8"))["form"])


def _extended(form: str) -> str:
    """The form that ``form`` extends."""
    found = find_form(form, search_path(), Report())
    assert found is not None, form
    return str(raw_at(found.map, "extends"))


@cache
def _companions(form: str) -> tuple[str, ...]:
    found = load_form(form, search_path(), Report())
    assert found is not None, form
    return found.companions


@cache
def golden(name: str, shipped: Path | None = None) -> Reading:
    """The reading ``name``: a form's code, with ``-core`` or ``-full`` behind it for that text."""
    form, length = name_and_length(name)
    place = {"options": {"length": length}} if form != name else {}
    return read(name, form, place, shipped)


def name_and_length(name: str) -> tuple[str, str]:
    """The form that the golden ``name`` is of, and how long its text is."""
    form, _, length = name.rpartition("-")
    return (form, length) if length in OTHER_LENGTHS else (name, "short")


@cache
def case(name: str, shipped: Path | None = None) -> Reading:
    """The reading of a case."""
    one = next(c for c in cases() if c.name == name)
    return read(one.name, one.form, one.place, shipped)


def read(name: str, form: str, place: Mapping[str, Any], shipped: Path | None = None) -> Reading:
    """The bill of ``form`` with ``place`` laid over its model place; any mistake fails.

    ``shipped`` holds other templates than the package's.
    """
    path = model_place(form)
    said = yaml.safe_load(path.read_text("utf-8"))
    shared = place.get("shared", ())
    for key, value in place.items():
        if key not in ("shared", "first"):
            said[key] = {**said.get(key, {}), **value} if isinstance(value, dict) else value
    demands = DEMANDS if said["prohibitions"] == "all" else tuple(said["prohibitions"])
    with TemporaryDirectory() as folder, recorded() as marks:
        working = Path(folder)
        (working / "jurisdictions").mkdir()
        (working / "jurisdictions" / path.name).write_text(yaml.safe_dump(said), "utf-8")
        if path.with_suffix("").is_dir():
            copytree(path.with_suffix(""), working / "jurisdictions" / path.stem)
        for text in shared:
            copy = working / "jurisdictions" / path.stem / text
            copy.parent.mkdir(parents=True)
            copyfile((shipped or ROOT) / "templates" / "languages" / "en" / "us" / text, copy)
        report = Report()
        setup = load_setup(
            path.stem, report, form=form, demands=demands, working=working, shipped=shipped
        )
        assert setup is not None, "\n".join(map(str, report))
        assert not report.errors, "\n".join(map(str, report))
        able = tuple(demand for demand in demands if able_to(setup, demand))
        whole = replace(setup, selected=able)
        if "parts" not in place:
            bill = document(whole, able)
        else:
            laws = law_setups(whole, report)
            part = laws[0] if place.get("first") else laws[-1]
            bill = document(part, part.selected)
    copied = f"jurisdictions/{path.stem}/"
    origin = {copied + text: f"templates/languages/en/us/{text}" for text in shared}
    found = {(origin.get(file, file), line, column) for file, line, column in marks}
    defined = {p.id for p in bill_provisions(bill) if p.kind == "definition"}
    return Reading(name, form, bill, frozenset(mark for mark in found if _stands(mark, defined)))


def _stands(mark: Mark, defined: Collection[str]) -> bool:
    """Whether what a mark is of stands in a bill that has these definitions: those of terms that
    nothing uses are rendered and left out.
    """
    path = Path(mark[0])
    if path.parent.name != "definitions":
        return True
    return f"definitions#{path.stem.replace('-', '_')}" in defined


@contextmanager
def recorded() -> Iterator[set[Mark]]:
    """Marks of every stretch of template text that is printed meanwhile."""
    marks: set[Mark] = set()
    render: Callable[..., tuple[Span, ...] | None] = Renderer.render

    def recording(self: Renderer, *given: Any) -> tuple[Span, ...] | None:
        lines = render(self, *given)
        for line in lines or ():
            marks.update((o.pos.file, o.pos.line, o.pos.column) for o in line.origins)
        return lines

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Renderer, "render", recording)
        yield marks
