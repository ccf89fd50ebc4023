"""A place's folder has the text of the law that it amends → its form, saying so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from draftban.bill.style import BillStyle
from draftban.config.amending.law import Decision, Existing
from draftban.config.amending.reading import (
    lacking_text,
    load_data,
    load_existing,
    nothing_amended,
)
from draftban.config.amending.scheme import numbered_like
from draftban.config.chains.forms import decode_form
from draftban.config.model import Form
from draftban.config.model.amending import ExistingFacts
from draftban.diagnostics import Pos, Report
from draftban.files.merge import merge, settled
from draftban.files.nodes import Map, Node, Scalar, Seq, get, keys, node_at, raw_at, with_value
from draftban.files.search import SearchPath

EXISTING = "existing"
"""In an outline: where the sections of the law that is amended stand."""

_LAID = ("title", "short_title", "preface", "outline")


def amended(
    merged: Map,
    form: Form | None,
    search: SearchPath,
    dated: Callable[[str], str],
    report: Report,
) -> tuple[Map, Form | None, Existing | None]:
    """A form and its map, and the law that the place amends in it, if its folder has that law's
    text: then the form is what it says under ``amending:``. ``dated`` writes a date.
    """
    if form is None or form.amending is None:
        if form is not None:
            nothing_amended(form.form, search, report)
        return merged, form, None
    data = load_data(search, report)
    existing = None if data is None else load_existing(search, data, report)
    if existing is None:
        lacking_text(search, report)
        return merged, form, None
    laid = amended_map(merged, existing, dated)
    return laid, decode_form(laid, search, report), existing


def amended_style(style: BillStyle, form: Form, existing: Existing | None) -> BillStyle:
    """``style`` with the numbers of the ``existing`` law, if there is one, where that stands."""
    if existing is None or form.amending is None:
        return style
    return numbered_like(style, form.amending.zone, existing.sections)


def amended_map(merged: Map, existing: Existing, dated: Callable[[str], str]) -> Map:
    """The map of a form, with what it says under ``amending:`` in place of its own words, with the
    facts of the law in ``code:``, and with the outline that follows from the decisions.
    """
    own = get(merged, "amending")
    over = [(k, v.pos, v) for k in _LAID if (v := get(own, k)) is not None]
    laid = settled(merge(merged, Map(tuple(over), merged.pos)))
    laid = replace(laid, pos=merged.pos)
    where = existing.facts.pos
    facts = existing.facts
    told = {
        "title": facts.title,
        "citation": facts.citation,
        "date": dated(facts.date),
        "source": facts.source,
    }
    code = get(laid, "code")
    code = code if isinstance(code, Map) else Map((), where)
    for key, words in told.items():
        code = with_value(code, f"existing_{key}", Scalar(words, words, where))
    laid = with_value(laid, "code", code)
    laid = replace(settled(merge(laid, _called(laid, raw_at(own, "zone"), facts))), pos=merged.pos)
    outline = get(laid, "outline")
    if not isinstance(outline, Seq):
        return laid
    taken = _named(existing)
    headings = dict(_headings(outline))
    return with_value(laid, "outline", _placed(outline, existing, taken, headings))


def _called(form: Map, zone: str, facts: ExistingFacts) -> Map:
    """What the law and its units are called, to be laid over the levels of ``zone``."""
    said: list[tuple[tuple[str, ...], str]] = []
    if facts.this_law:
        said.append((("principal",), facts.this_law))
    outermost = next(iter(keys(node_at(form, "levels", zone, "levels"))), "")
    for key, words in zip(("word", "words"), facts.units or (), strict=False):
        said.append((("levels", outermost, key), words))
    over = Map((), facts.pos)
    for path, words in said:
        node: Node = Scalar(words, words, facts.pos)
        for key in reversed(("levels", zone, *path)):
            node = Map(((key, facts.pos, node),), facts.pos)
        assert isinstance(node, Map)
        over = merge(over, node)
    return over


def _named(existing: Existing) -> set[str]:
    return {name for one in existing.decisions.values() for name in one.replaced}


def _headings(node: Node) -> Iterator[tuple[str, Node]]:
    """The heading under which an outline has each of its names."""
    for item in node.items if isinstance(node, Seq) else ():
        of = get(item, "of")
        if isinstance(item, Map) and isinstance(of, Seq):
            heading = get(item, "heading")
            if heading is not None:
                yield from ((i.raw, heading) for i in of.items if isinstance(i, Scalar))
            yield from _headings(of)


def _placed(outline: Seq, existing: Existing, named: set[str], headings: Mapping[str, Node]) -> Seq:
    """``outline`` with the sections where it has :data:`EXISTING`, without what stands there."""
    items: list[Node] = []
    for item in outline.items:
        of = get(item, "of")
        if isinstance(item, Scalar) and item.raw == EXISTING:
            items += [_section(one, item, headings) for one in existing.decisions.values()]
        elif isinstance(item, Scalar) and item.raw in named:
            continue
        elif isinstance(item, Map) and isinstance(of, Seq):
            items.append(with_value(item, "of", _placed(of, existing, named, headings)))
        else:
            items.append(item)
    return Seq(tuple(items), outline.pos)


def _section(one: Decision, at: Scalar, headings: Mapping[str, Node]) -> Map:
    key = Scalar(one.section.key, one.section.key, one.section.pos)
    names: Sequence[str] = one.replaced
    where = one.pos
    items: list[tuple[str, Pos, Node]] = [
        (EXISTING, where, key),
        ("of", where, Seq(tuple(map(Scalar, names, names, one.names_at)), one.change.pos)),
    ]
    heading = next((headings[name] for name in names if name in headings), None)
    if one.change.heading:
        heading = Scalar(one.change.heading, one.change.heading, one.change.pos)
    if names and heading is not None:
        items.append(("heading", heading.pos, heading))
    return Map(tuple(items), at.pos)
