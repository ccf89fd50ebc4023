"""A role or term that a place words with one name alone, where every grammatical form is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from draftban.config.model import Form, Phrases
from draftban.diagnostics import Report
from draftban.files.nodes import Map, Scalar, get, node_at, with_value
from draftban.files.text import short


def without_bare(own: Map, form: Form, terms: Mapping[str, Phrases], report: Report) -> Map:
    """The ``own`` map of a place; what it words with one name alone is reported, with the forms
    that the ``form`` or the language gives, and marked as broken.
    """
    wording = get(own, "wording")
    if not isinstance(wording, Map):
        return own
    roles = {name: _first(cases) for name, cases in form.roles.items()}
    for kind, base in (("roles", roles), ("terms", terms)):
        node = node_at(wording, kind)
        if isinstance(node, Map):
            wording = with_value(wording, kind, _whole(node, base, report))
    return with_value(own, "wording", wording)


def _first(cases: Phrases | tuple[Mapping[str, object], ...]) -> Phrases:
    """The grammatical forms of a role, or of its first case."""
    case = cases[0] if isinstance(cases, tuple) else cases
    return {key: words for key, words in case.items() if isinstance(words, str)}


def _whole(node: Map, base: Mapping[str, Phrases], report: Report) -> Map:
    items = []
    for name, where, value in node.items:
        if isinstance(value, Scalar) and isinstance(value.value, str) and base.get(name):
            forms = ", ".join(f"{form}: {words}" for form, words in base[name].items())
            report.error(
                "config.bare-words",
                f"“{short(value.raw)}” is one form of “{name}”, and a sentence may need each.",
                value.pos,
                text=report.line(value.pos),
                hint=f"Write them all, in place of these: {name}: {{{forms}}}.",
            )
            value = replace(value, broken=True)
        items.append((name, where, value))
    return Map(tuple(items), node.pos, node.whole)
