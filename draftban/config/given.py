"""What a place answers and chooses, over the places around it and the form's defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from draftban.config.answers import Value, fact_problem, option_problem, report_problem
from draftban.config.decode import decode
from draftban.config.model import Fact, LanguagePack, Option
from draftban.config.slips.elsewhere import Elsewhere
from draftban.config.slips.typed_values import told_meant
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Map, Node, Scalar, get, key_pos
from draftban.files.text import report_unknown, short

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The form called ``code`` with what it says of answers as they are typed."""

    code: str
    currency: str
    pack: LanguagePack | None
    elsewhere: Elsewhere

    def meant(
        self, name: str, value: Value, wanted: Fact | Option, where: Pos, report: Report
    ) -> Value:
        """What ``value`` means, which stands under ``name``: see :func:`told_meant`."""
        return told_meant(name, value, wanted, self.pack, self.currency, where, report)


def given_facts(
    own: Map,
    outer: tuple[Map, ...],
    known: Mapping[str, Fact],
    form: Spoken,
    report: Report,
) -> tuple[dict[str, Value], dict[str, Pos]]:
    """Answers of the place over those of the places around it over the defaults, and where
    each that is no default was given.

    ``own`` is the place's map, ``outer`` those around it and what the law of its region states,
    nearest first; ``known`` are the
    questions of the ``form``. Answers to no question are reported.
    """
    facts: dict[str, Value] = {
        name: fact.default for name, fact in known.items() if fact.default is not None
    }
    given: dict[str, Pos] = {}
    for node in reversed(outer):
        # Its own check tells of its mistakes; it may answer questions of other forms.
        for name, value, where in _values(get(node, "facts")):
            if name in known:
                meaning = form.meant(name, value, known[name], where, Report())
                if not fact_problem(meaning, known[name])[0]:
                    facts[name] = meaning
                    given[name] = where
    written = get(own, "facts")
    for name, value, where in _values(written):
        if name not in known:
            report_unknown(
                "config.unknown-fact",
                f"The form {form.code} does not ask for “{short(name)}”.",
                key_pos(written, name),
                report,
                word=name,
                known=sorted(known),
                all_are="Facts",
                elsewhere=form.elsewhere.hint(name, ("facts",)),
            )
            continue
        value = form.meant(name, value, known[name], where, report)
        problem = fact_problem(value, known[name])
        if problem[0]:
            report_problem("config.fact", name, value, problem, where, report)
        else:
            facts[name] = value
            given[name] = where
    return facts, given


def given_options(
    own: Map,
    known: Mapping[str, Option],
    foreign: tuple[str, ...],
    form: Spoken,
    report: Report,
) -> tuple[dict[str, Value], dict[str, Pos]]:
    """What the place gives over the defaults of the form's options, and where it says so.

    ``known`` are the form's options; ``foreign`` names those of another form, left out. Any
    other may be a clause's, which is checked where clauses are. One that is needed and not given is
    reported.
    """
    options: dict[str, Value] = {name: option.default for name, option in known.items()}
    positions: dict[str, Pos] = {}
    written = get(own, "options")
    for name, value, where in _values(written):
        if name in known:
            value = form.meant(name, value, known[name], where, report)
            problem = option_problem(value, known[name])
            if problem[0]:
                report_problem("config.option", name, value, problem, where, report)
                continue
        elif name in foreign:
            continue
        options[name] = value
        positions[name] = key_pos(written, name)
    for name, option in known.items():
        if option.needed and not str(options[name]).strip():
            where = own.pos if written is None else written.pos
            report.error(
                "config.needed",
                option.needed,
                where,
                text=report.line(where),
                hint=f"Write `{name}:` under `options:`. {option.needed_hint}".strip(),
            )
    return options, positions


def _values(node: Node | None) -> list[tuple[str, Value, Pos]]:
    """The values of a map, bare or under ``is:``: (key, value, where the value stands)."""
    items = node.items if isinstance(node, Map) else ()
    bare = ((key, get(value, "is") if isinstance(value, Map) else value) for key, _, value in items)
    return [
        (key, value.value, value.pos)
        for key, value in bare
        if isinstance(value, Scalar) and isinstance(value.value, str | bool | int)
    ]


def decode_part(decoded: Mapping[str, T] | None, whole: Map, key: str, kind: type[T]) -> Any:
    """``decoded``; or, where the rest of ``whole`` is wrong, what ``key`` says by itself."""
    node = get(whole, key)
    if decoded is not None or node is None:
        return decoded
    # A type made at run time, which mypy does not read.
    return decode(node, Mapping[str, kind], Report())  # type: ignore[valid-type]
