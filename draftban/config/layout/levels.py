"""Levels, number patterns and the style of a form."""

from __future__ import annotations

from dataclasses import replace

from draftban.bill.style import BillStyle, LevelStyle, Words, ZoneStyle
from draftban.config.layout.patterns import names_in, number_problem
from draftban.config.layout.unbroken import unbroken
from draftban.config.model import Form, LanguagePack, Zone
from draftban.diagnostics import Report
from draftban.files.nodes import Map, Node, Scalar, get, keys, node_at, with_value
from draftban.files.text import nearest

_NUMBERS = ("num", "first", "listed", "cite", "opens", "single")
_CITATIONS = ("inside", "outside", "across", "named_blanks", "of", "separator", "through")


def fill_code(form: Map, report: Report) -> Map:
    """The map of a form with ``{code.x}`` replaced in numbers, citations and ``this_law``.

    A blank becomes ``{blank}`` in a number and the form's blank elsewhere. Number patterns are
    checked here, while it still shows which part of them the place fills in. A level that says
    nothing about the capitals of its heading takes those of the form.
    """
    zones = get(form, "levels")
    if isinstance(zones, Map):
        for zone in keys(zones):
            zones = _with(zones, zone, _zone(get(zones, zone), form, report))
        form = with_value(form, "levels", zones)
    citation = get(form, "citation")
    if isinstance(citation, Map):
        for key in _CITATIONS:
            citation = _with(citation, key, _filled(get(citation, key), form, False, report))
        form = with_value(form, "citation", citation)
    return form


def _with(node: Map, key: str, value: Node | None) -> Map:
    return node if value is None else with_value(node, key, value)


def _zone(zone: Node | None, form: Map, report: Report) -> Node | None:
    if not isinstance(zone, Map):
        return zone
    for name in ("this_law", "principal"):
        zone = _with(zone, name, _filled(get(zone, name), form, False, report))
    levels = get(zone, "levels")
    if not isinstance(levels, Map):
        return zone
    for name in keys(levels):
        level = get(levels, name)
        if isinstance(level, Map):
            levels = with_value(levels, name, _level(level, form, report))
    return with_value(zone, "levels", levels)


def _level(level: Map, form: Map, report: Report) -> Map:
    for key in _NUMBERS:
        pattern = get(level, key)
        if not isinstance(pattern, Scalar) or not isinstance(pattern.value, str):
            continue
        problem = number_problem(pattern.value, cite=key in ("cite", "opens", "single"))
        if problem:
            report.error(
                "config.number-pattern",
                f"“{key}” is no number pattern: {problem}.",
                pattern.pos,
                text=report.line(pattern.pos),
                hint="For example “Section {1}.”, “({a})” or “§ 222-{blank}”.",
            )
        else:
            level = _with(level, key, _filled(pattern, form, True, report))
    capitals = get(form, "capitals")
    if capitals is not None and get(level, "heading_capitals") is None:
        level = with_value(level, "heading_capitals", capitals)
    return level


def _filled(pattern: Node | None, form: Map, number: bool, report: Report) -> Node | None:
    """``pattern`` with each ``{code.x}`` replaced by what the place says of its code."""
    if not isinstance(pattern, Scalar) or "{code." not in pattern.raw:
        return pattern
    code = get(form, "code")
    form_blank = get(form, "blank")
    blank = form_blank.raw if isinstance(form_blank, Scalar) else ""
    text = pattern.raw
    for name in names_in(pattern.raw):
        if not name.startswith("code."):
            continue
        key = name.removeprefix("code.")
        value = get(code, key)
        if value is None:
            report.error(
                "config.unknown-code",
                f"{{{name}}}: `code:` has no “{key}”.",
                pattern.pos,
                text=report.line(pattern.pos),
                hint=f"{nearest(key, keys(code))}Add `{key}:` under `code:`.",
            )
            return Scalar(None, pattern.raw, pattern.pos, broken=True)
        if isinstance(value, Scalar) and ("{" in value.raw or "}" in value.raw):
            report.error(
                "config.braces",
                f"“{key}” stands in a number and holds a brace.",
                value.pos,
                text=report.line(value.pos),
                hint="Write it without { and }.",
            )
            return Scalar(None, pattern.raw, pattern.pos, broken=True)
        words = value.raw if isinstance(value, Scalar) else "{blank}" if number else blank
        text = text.replace(f"{{{name}}}", words)
    return Scalar(text, text, pattern.pos)


def name_levels(form: Form) -> dict[str, Zone]:
    """The zones of ``form`` with each level's name and its number in citations: by default the
    number that prints, without the mark that ends a sentence.
    """
    end = form.punctuation.end
    return {
        zone: replace(found, levels={n: _named(n, s, end) for n, s in found.levels.items()})
        for zone, found in form.levels.items()
    }


def _named(name: str, style: LevelStyle, end: str) -> LevelStyle:
    return replace(style, name=name, cite=style.cite or style.num.strip().removesuffix(end))


def check_zones(form: Form, node: Node, report: Report) -> None:
    """Report what the types of ``form``'s zones do not say; ``node`` gives the positions."""
    if "instrument" not in form.levels:
        found = node_at(node, "levels") or node
        report.error(
            "config.no-zone",
            "`levels:` has no zone “instrument”.",
            found.pos,
            text=report.line(found.pos),
            hint="Every form numbers its own sections there.",
        )
    for name, zone in form.levels.items():
        found = node_at(node, "levels", name) or node
        if not zone.levels:
            report.error(
                "config.no-level",
                f"The zone “{name}” has no level.",
                found.pos,
                text=report.line(found.pos),
                hint="Add at least one under its `levels:`.",
            )
        for level, style in zone.levels.items():
            if style.start < 1:
                start = node_at(node, "levels", name, "levels", level, "start") or found
                report.error(
                    "config.start",
                    "Counting starts at 1 or later.",
                    start.pos,
                    text=report.line(start.pos),
                    hint="Leave `start:` out to begin with 1.",
                )
        if len(zone.marks) not in (0, 2):
            marks = node_at(node, "levels", name, "marks") or found
            report.error(
                "config.marks",
                "`marks` are two: one that opens and one that closes.",
                marks.pos,
                text=report.line(marks.pos),
                hint="For example [“, ”].",
            )


def build_style(form: Form, pack: LanguagePack) -> BillStyle:
    """What writers and transforms need to know about ``form`` and its language."""
    zones = {}
    for name, zone in form.levels.items():
        marks = (zone.marks[0], zone.marks[1]) if len(zone.marks) == 2 else ("", "")
        levels = tuple(zone.levels.values())
        zones[name] = ZoneStyle(
            name,
            levels,
            zone.this_law,
            marks,
            zone.marks_each,
            zone.akn,
            principal=zone.principal,
        )
    words = Words(
        pack.joiners["and"],
        pack.this,
        pack.small_words,
        pack.spelling,
        pack.status,
        pack.direction,
        pack.screen,
        pack.blank,
        unbroken(pack),
        pack.letters,
        pack.original,
        pack.new_number,
        pack.draftings,
        pack.typed.articles,
    )
    return BillStyle(
        zones,
        form.citation,
        form.punctuation,
        form.definitions,
        form.recitals,
        form.page,
        words,
        form.contents,
        None if form.amending is None else form.amending.says,
    )
