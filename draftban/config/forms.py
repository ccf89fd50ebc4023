"""A form with those it extends, laid over each other."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from draftban.config.answers import Value, check_when, fact_problem, option_problem, report_problem
from draftban.config.decode import decode
from draftban.config.language_words import language_layers, missing_words
from draftban.config.layout.levels import check_zones, fill_code, name_levels
from draftban.config.model import Form, Group, Line, Option
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.merge import merge
from draftban.files.nodes import Map, Node, Scalar, get, pos_at
from draftban.files.search import SearchPath
from draftban.files.text import report_unknown, short
from draftban.files.yaml_source import read_mapping_file


def form_chain(
    code: str, where: Pos, search: SearchPath, report: Report
) -> tuple[tuple[str, ...], Map | None]:
    """The codes of form ``code`` and those it extends, most particular first, and their map, laid
    over what their language says for all its forms.

    ``where`` is the place that names the form. The map is ``None`` if a file is missing or
    unreadable, or if the forms extend each other in a circle; the reason is reported.
    """
    codes: list[str] = []
    maps: list[Map] = []
    while code:
        if code in codes:
            circle = " → ".join([*codes[codes.index(code) :], code])
            report.error(
                "config.form-cycle",
                f"Forms extend each other in a circle: {circle}.",
                where,
                text=report.line(where),
                hint="Remove one `extends:`.",
            )
            return tuple(codes), None
        path = search.form(code)
        if path is None:
            unknown_form(code, search, where, report)
            return tuple(codes), None
        found = read_mapping_file(path, search, report)
        if found is None:
            return tuple(codes), None
        _check_name(found, code, report)
        codes.append(code)
        maps.append(found)
        parent = get(found, "extends")
        code = str(parent.value or "") if isinstance(parent, Scalar) else ""
        where = parent.pos if parent is not None else NOWHERE
    basis = tuple(reversed(maps))
    own = search.memory.once(lambda _: reduce(merge, basis), report, key="own", of=basis)
    said, _ = language_layers(own, search, report)
    basis = (*said, *basis)
    chain = search.memory.once(lambda _: reduce(merge, basis), report, key="chain", of=basis)
    return tuple(codes), chain


def unknown_form(code: str, search: SearchPath, where: Pos, report: Report) -> None:
    """Report ``code`` as none of the forms that ``search`` knows."""
    message = f"There is no form “{short(code)}”."
    known = search.forms()
    report_unknown(
        "config.unknown-form", message, where, report, word=code, known=known, all_are="Forms"
    )


def _check_name(found: Map, code: str, report: Report) -> None:
    own = get(found, "form")
    if own is not None and not (isinstance(own, Scalar) and own.value == code):
        report.error(
            "config.form-name",
            f"The file is called {code}.yaml, so its form is {code}.",
            own.pos,
            text=report.line(own.pos),
            hint=f"Write form: {code}",
        )


def load_form(code: str, search: SearchPath, report: Report) -> Form | None:
    """Form ``code`` by itself, without any place's overlay; ``None`` after reported errors."""
    _, merged = form_chain(code, NOWHERE, search, report)
    return None if merged is None else decode_form(merged, search, report)


def decode_form(merged: Map, search: SearchPath, report: Report) -> Form | None:
    """The form that the merged map writes, its levels named and its patterns filled.

    Checked here: words that neither it nor its language says, number patterns, zones, defaults of
    options and facts, every ``when`` of a line. ``None`` if it cannot be used.
    """
    _, files = language_layers(merged, search, Report())  # mistakes in them: see form_chain
    return search.memory.once(
        lambda own: _decoded(merged, files, own), report, key=("form", files), of=(merged,)
    )


def _decoded(merged: Map, files: tuple[str, ...], report: Report) -> Form | None:
    before = len(report.errors)
    whole = missing_words(merged, files, report)
    form: Form | None = decode(fill_code(whole, report), Form, report)
    if form is None:
        return None
    check_zones(form, merged, report)
    _check_defaults(form, merged, report)
    _check_lines(form, merged, report)
    _check_groups((*form.outline, *form.attachments), form, report)
    form = replace(form, levels=name_levels(form))
    return form if len(report.errors) == before else None


def _check_defaults(form: Form, node: Node, report: Report) -> None:
    for name, fact in form.facts.items():
        where = pos_at(node, "facts", name, "default")
        _check(name, fact.default, fact_problem(fact.default, fact), where, report)
    for name, option in form.options.items():
        where = pos_at(node, "options", name, "default")
        check_option_default(name, option, where, report)


def check_option_default(name: str, option: Option, where: Pos, report: Report) -> None:
    """Report a default that the option itself would refuse, and a sum without its currency."""
    if option.type == "money" and not option.currency:
        report.error(
            "config.no-currency",
            f"The sum “{name}” has no currency.",
            option.pos,
            text=report.line(option.pos),
            hint="Write currency: with that of its default, such as USD (ISO 4217).",
        )
    _check(name, option.default, option_problem(option.default, option), where, report)


def _check(name: str, value: Value, problem: tuple[str, str], where: Pos, report: Report) -> None:
    if problem[0]:
        report_problem("config.default", name, value, problem, where, report)


def _check_lines(form: Form, node: Node, report: Report) -> None:
    for key, lines in (("preface", form.preface), ("preamble", form.preamble)):
        for number, line in enumerate(lines):
            if isinstance(line, Line):
                where = pos_at(node, key, number, "when")
                check_when(line.when, form.facts, form.options, where, report)


def _check_groups(nodes: tuple[str | Group, ...], form: Form, report: Report) -> None:
    """Report zones of an outline that have no levels."""
    for node in nodes:
        if isinstance(node, str):
            continue
        if node.zone and node.zone not in form.levels:
            report_unknown(
                "config.unknown-zone",
                f"The group's zone “{short(node.zone)}” has no levels.",
                node.pos,
                report,
                word=node.zone,
                known=tuple(form.levels),
                all_are="Zones",
            )
        _check_groups(node.of, form, report)
