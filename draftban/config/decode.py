"""Nodes to typed objects, driven by the types themselves.

What a key is called, whether it must be there and what it may hold is read off the
dataclasses of ``config/model`` and ``bill/style.py`` by ``config/keys.py``; nothing is written
down twice.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import chain
from typing import Any, Literal, TypeVar, get_args, get_origin, overload

from draftban.config.keys import (
    field_of,
    has_pos,
    hints,
    key_field,
    members,
    spelled,
    written,
    written_fields,
)
from draftban.config.layout.patterns import value_problem
from draftban.config.model import Blank, Wording
from draftban.diagnostics import Pos, Report
from draftban.files.memory import Memory
from draftban.files.nodes import Map, Node, Scalar, Seq
from draftban.files.text import nearest, report_unknown, short

T = TypeVar("T")


class _Bad:
    """Stands for a value that could not be read; the reason is reported."""


_BAD = _Bad()


@overload
def decode(node: Node, kind: type[T], report: Report) -> T | None: ...
@overload
def decode(node: Node, kind: Any, report: Report) -> Any: ...
def decode(node: Node, kind: Any, report: Report) -> Any:
    """``node`` as a value of the type ``kind``, or ``None`` if anything in it is wrong.

    Every mistake in it is reported: unknown and missing keys, wrong types, values outside the
    choices, patterns with unknown names. A key that is optional may stand without a value.
    """
    value = _decode(node, kind, report, "the file")
    return None if value is _BAD else value


def decode_once(node: Node, kind: Any, memory: Memory, report: Report) -> Any:
    """:func:`decode`, done once for the same node; the value must not be changed."""
    return memory.once(
        lambda own: decode(node, kind, own), report, key=("decode", kind), of=(node,)
    )


def _decode(node: Node, kind: Any, report: Report, what: str) -> Any:
    if isinstance(node, Scalar) and node.broken:
        return _BAD
    options = members(kind)
    if len(options) > 1:
        fitting = [option for option in options if _fits(node, option)]
        if not fitting:
            return _wrong(node, kind, report, what)
        return _decode(node, fitting[0], report, what)
    return _reader(kind)(node, kind, report, what)


@cache
def _reader(kind: Any) -> Callable[[Node, Any, Report, str], Any]:
    """What reads a value of ``kind``, which is no union."""
    if is_dataclass(kind) and kind is not Wording:
        return _object
    return {tuple: _tuple, Mapping: _mapping}.get(get_origin(kind), _scalar)


def _fits(node: Node, kind: Any) -> bool:
    """Whether ``node`` has the outer shape of ``kind``: how a union's member is chosen."""
    origin = get_origin(kind)
    match node:
        case Map():
            return origin is Mapping or (is_dataclass(kind) and kind is not Wording)
        case Seq():
            return origin is tuple
        case Scalar(value):
            if origin is Literal:
                return value in get_args(kind)
            if kind is type(None):
                return value is None
            if spelled(kind):
                return kind.of(value) is not None
            if kind is float:
                return isinstance(value, int | float) and not isinstance(value, bool)
            return (kind in (str, Wording) and isinstance(value, str)) or type(value) is kind


def _object(node: Node, owner: type, report: Report, what: str) -> Any:
    if not isinstance(node, Map):
        return _wrong(node, owner, report, what)
    known = written_fields(owner)
    types_of = hints(owner)
    values: dict[str, Any] = {}
    good = True
    seen = set()
    for key, where, value in node.items:
        if key not in known:
            unknown_key(key, where, tuple(known), report)
            good = False
            continue
        seen.add(key)
        if isinstance(value, Scalar) and value.value is None and not value.broken:
            if known[key] and type(None) not in members(types_of[key]):
                report.error(
                    "config.missing-value",
                    f"“{key}” has no value.",
                    where,
                    text=report.line(where),
                    hint=_about(owner, key),
                )
                good = False
            continue
        found = _decode(value, types_of[key], report, f"“{key}”")
        if found is _BAD:
            good = False
            continue
        if isinstance(found, str) and (problem := value_problem(owner, key, found)):
            report.error(
                "config.value",
                f"“{key}” is wrong: {problem}.",
                value.pos,
                text=report.line(value.pos),
                hint=_about(owner, key),
            )
            good = False
            continue
        values[key] = found
    for key, needed in known.items():
        if needed and key not in seen:
            report.error(
                "config.missing-key",
                f"The key “{key}” is missing in {what}.",
                node.pos,
                text=report.line(node.pos),
                hint=_about(owner, key),
            )
            good = False
    if not good:
        return _BAD
    if has_pos(owner):
        values["pos"] = node.pos
    return owner(**{field_of(owner)[key]: value for key, value in values.items()})


def unknown_key(
    key: str, where: Pos, known: tuple[str, ...], report: Report, *, elsewhere: str = ""
) -> None:
    """Report ``key`` as unknown, with the nearest known one and all others, or with where it is
    known ``elsewhere``.
    """
    message = f"The key “{short(key)}” is unknown here."
    report_unknown(
        "config.unknown-key",
        message,
        where,
        report,
        word=key,
        known=sorted(known),
        all_are="Known keys",
        elsewhere=elsewhere,
    )


def _about(owner: type, key: str) -> str:
    for f in fields(owner):
        if written(f.name) == key and "about" in f.metadata:
            return f"{key}: {f.metadata['about']}"
    return f"Add {key}: with a value."


def _tuple(node: Node, kind: Any, report: Report, what: str) -> Any:
    if not isinstance(node, Seq):
        return _wrong(node, kind, report, what)
    arguments = get_args(kind)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        wanted = [arguments[0]] * len(node.items)
    elif len(arguments) == len(node.items):
        wanted = list(arguments)
    else:
        return _wrong(node, kind, report, what)
    found = [
        _decode(item, option, report, f"item {number} of {what}")
        for number, (item, option) in enumerate(zip(node.items, wanted, strict=True), start=1)
    ]
    return _BAD if any(value is _BAD for value in found) else tuple(found)


def _mapping(node: Node, kind: Any, report: Report, what: str) -> Any:
    if not isinstance(node, Map):
        return _wrong(node, kind, report, what)
    option = get_args(kind)[1]
    found: dict[str, Any] = {}
    good = True
    for key, _, value in node.items:
        if option is str or Blank in members(option):
            value = _as_typed(value)
        entry = _decode(value, option, report, f"“{key}”")
        if entry is _BAD:
            good = False
        else:
            own = key_field(option)
            found[key] = replace(entry, **{own: key}) if own else entry
    return found if good else _BAD


def _as_typed(node: Node) -> Node:
    """A number among words is taken as typed: chapter 3.10 stays 3.10."""
    if isinstance(node, Scalar) and isinstance(node.value, int | float):
        return node if isinstance(node.value, bool) else Scalar(node.raw, node.raw, node.pos)
    return node


def _scalar(node: Node, kind: Any, report: Report, what: str) -> Any:
    if not isinstance(node, Scalar) or not _fits(node, kind):
        return _wrong(node, kind, report, what)
    value = node.value
    if spelled(kind):
        return kind.of(value)
    if kind is Wording:
        return Wording(str(value), node.pos)
    if kind is float:
        assert isinstance(value, int | float)
        if not math.isfinite(value) or abs(value) > 1e9:
            return _wrong(node, kind, report, what)
        return float(value)
    return value


def _wrong(node: Node, kind: Any, report: Report, what: str) -> Any:
    what = what[0].upper() + what[1:]
    choices = _choices(kind)
    if isinstance(node, Scalar) and isinstance(node.value, str) and choices:
        others = [o for o in members(kind) if get_origin(o) is not Literal and not spelled(o)]
        also = "".join(f", or {describe(option)}" for option in others)
        as_list = any(get_origin(option) is tuple for option in others)
        report.error(
            "config.choice",
            f"{what} cannot be “{short(node.value)}”.",
            node.pos,
            text=report.line(node.pos),
            hint=nearest(node.value, choices)
            + f"Possible: {', '.join(choices)}{also}"
            + (f" such as [{node.value}]." if as_list and len(node.value) < 40 else "."),
        )
        return _BAD
    report.error(
        "config.wrong-type",
        f"{what} must be {describe(kind)}, and this is {_shape(node)}.",
        node.pos,
        text=report.line(node.pos),
        hint=_type_hint(node, kind, what),
    )
    return _BAD


def _choices(kind: Any) -> tuple[str, ...]:
    """The names of which a value of this ``kind`` may be one."""
    listed = (
        option if spelled(option) else get_args(option) if get_origin(option) is Literal else ()
        for option in members(kind)
    )
    return tuple(map(str, chain.from_iterable(listed)))


def _only_key(options: tuple[Any, ...]) -> str:
    """The one key that an object of one of these kinds must have; empty if there is no such."""
    kinds = (one for one in options if isinstance(one, type) and one is not Wording)
    owner = next((one for one in kinds if is_dataclass(one)), None)
    needed = [k for k, must in written_fields(owner).items() if must] if owner else []
    return needed[0] if len(needed) == 1 else ""


def _flag_line(what: str) -> str:
    """The line to write where a true or false is wanted."""
    key = what[1:-1] if what.startswith("“") else ""
    return f"Write {key}: true, or {key}: false." if key else "Write true or false."


def _type_hint(node: Node, kind: Any, what: str) -> str:
    options = members(kind)
    wants_text = any(option in (str, Wording) for option in options)
    if isinstance(node, Scalar):
        if node.value is None:
            return "Write a value, or delete the line."
        if wants_text:
            return f'If it is meant as text, put quotation marks round it: "{short(node.raw)}".'
        if any(get_origin(option) is tuple for option in options):
            return f"Write it as a list: [{short(node.raw)}]."
        if bool in options:
            return _flag_line(what)
        if (only := _only_key(options)) and isinstance(node.value, str):
            return f"Write its key before it: `{only}: {short(node.raw)}`."
    elif wants_text and not any(get_origin(option) for option in options):
        return "Text that starts with { or [ needs quotation marks."
    return f"Write {describe(kind)}."


def _shape(node: Node) -> str:
    match node:
        case Map():
            return "keys with values"
        case Seq():
            return f"a list of {len(node.items)}" if node.items else "an empty list"
        case Scalar(None):
            return "nothing"
        case Scalar(bool(flag)):
            return f"{'true' if flag else 'false'}, a yes or no"
        case Scalar(int() | float(), raw):
            return f"the number {raw}"
        case Scalar(_, raw):
            return f"the text “{short(raw)}”"


def describe(kind: Any) -> str:
    """A type in words a user understands: ``text``, ``a list of text``, ``true or false``."""
    options = [option for option in members(kind) if option is not type(None)]
    if not options:
        return "nothing"
    if len(options) > 1:
        return " or ".join(describe(option) for option in options)
    option = options[0]
    if choices := _choices(option):
        return f"one of {', '.join(choices)}"
    if get_origin(option) is tuple:
        arguments = get_args(option)
        if arguments[-1] is Ellipsis:
            return f"a list of {describe(arguments[0])}"
        return f"a list of exactly {len(arguments)} values"
    if get_origin(option) is Mapping or (is_dataclass(option) and option is not Wording):
        return "keys with values"
    names = {str: "text", Wording: "text", int: "a whole number", float: "a number"}
    return names.get(option, "true or false")
