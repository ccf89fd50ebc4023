"""What there is to say of a place once it is built, without the bills that it was said of: small
enough for a manifest, and for another process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeVar, get_args

from draftban.diagnostics import NOWHERE, Diagnostic, Pos, Severity

T = TypeVar("T")

Fate = Literal["carried", "adapted", "dropped"]
"""What became of something the place wrote. ``adapted``: it is there, but says something else."""

Matter = Literal[
    "demand",
    "option",
    "facts",
    "findings",
    "wording",
    "blanks",
    "calls",
    "allow",
    "date",
    "form",
    "texts",
    "parts",
]
"""Of what kind something is that a place wrote: ``form`` are keys of its form that it changes,
``texts`` those of its folder, the others keys of its file.
"""

Why = Literal["competence", "unused", "refused", "currency", "there", "local", "divided"]
"""Why a matter has its fate: what the form may do about it, no bill uses it, it is no answer there,
it is a sum in another currency, it is there too, it says something about one place alone, or the
other place says itself which parts of its text it writes.
"""

_FATES: Mapping[str, Fate] = {fate: fate for fate in get_args(Fate)}
_MATTERS: Mapping[str, Matter] = {matter: matter for matter in get_args(Matter)}
_WHYS: Mapping[str, Why] = {why: why for why in get_args(Why)}

_MAX_ENTRIES = 5_000
_MAX_TEXT = 5_000


@dataclass(frozen=True, slots=True)
class BlankUse:
    """One thing to fill in: what it is, where it was asked for, how often it stands."""

    label: str
    pos: Pos = NOWHERE
    count: int = 1


@dataclass(frozen=True, slots=True)
class Carried:
    """A line of the table: the ``matter`` by its ``names``, what the place wrote for it (``was``),
    its fate, what it is ``now``, and ``why``, with what there is to say of that.
    """

    matter: Matter
    names: tuple[str, ...]
    was: str
    fate: Fate
    now: str
    why: Why
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnlyUrged:
    """Why there are the ``documents`` of companions, by their stems, and no law: the place cannot
    enact what was selected, for ``reasons`` of its competence map; or it could enact something of
    the demands ``left_out``, of which nothing stands.
    """

    documents: tuple[str, ...]
    left_out: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """``place`` is the code of what was built, ``enacted`` and ``urged`` its demands;
    ``only_urged`` says why the law itself is not there, if so. ``source`` is the place whose
    policy it is in another's form, with what was ``carried``. ``without_pages`` are the Word files
    whose contents list names no page.

    No sentence is in it but those of messages and data: words for the rest are the command line's.
    """

    place: str
    enacted: tuple[str, ...] = ()
    urged: tuple[str, ...] = ()
    only_urged: OnlyUrged | None = None
    source: str = ""
    carried: tuple[Carried, ...] = ()
    blanks: tuple[BlankUse, ...] = ()
    without_pages: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def dump(told: Told) -> dict[str, Any]:
    """``told`` as JSON knows it."""
    return {
        **asdict(told),
        "diagnostics": [{**asdict(d), "severity": d.severity.value} for d in told.diagnostics],
    }


def load(value: Any) -> Told:
    """What :func:`dump` gave. ``ValueError`` or ``KeyError`` for anything else, whatever it is."""
    found = table(value)
    return Told(
        text(found["place"]),
        texts(found["enacted"]),
        texts(found["urged"]),
        None if found["only_urged"] is None else _only_urged(found["only_urged"]),
        text(found["source"]),
        _each(found["carried"], _carried),
        _each(found["blanks"], _blank),
        texts(found["without_pages"]),
        _each(found["diagnostics"], _diagnostic),
    )


def _only_urged(value: Any) -> OnlyUrged:
    found = table(value)
    return OnlyUrged(texts(found["documents"]), texts(found["left_out"]), texts(found["reasons"]))


def _carried(value: Any) -> Carried:
    found = table(value)
    return Carried(
        _MATTERS[text(found["matter"])],
        texts(found["names"]),
        text(found["was"]),
        _FATES[text(found["fate"])],
        text(found["now"]),
        _WHYS[text(found["why"])],
        texts(found["said"]),
    )


def _blank(value: Any) -> BlankUse:
    found = table(value)
    return BlankUse(text(found["label"]), _pos(found["pos"]), _number(found["count"]))


def _diagnostic(value: Any) -> Diagnostic:
    found = table(value)
    return Diagnostic(
        text(found["code"]),
        text(found["message"]),
        _pos(found["pos"]),
        text(found["text"]),
        text(found["hint"]),
        Severity(text(found["severity"])),
    )


def _pos(value: Any) -> Pos:
    found = table(value)
    return Pos(text(found["file"]), _number(found["line"]), _number(found["column"]))


# ---------------------------------------------------------------- a stranger's JSON


def table(value: Any) -> dict[str, Any]:
    """``value`` if it is a table of reasonable size, else ``ValueError``."""
    if not isinstance(value, dict) or len(value) > _MAX_ENTRIES:
        raise ValueError
    return value


def text(value: Any) -> str:
    """``value`` if it is a text of reasonable length, else ``ValueError``."""
    if not isinstance(value, str) or len(value) > _MAX_TEXT:
        raise ValueError
    return value


def texts(value: Any) -> tuple[str, ...]:
    """``value`` if it is a list of such texts, else ``ValueError``."""
    return _each(value, text)


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 1 << 53:
        raise ValueError
    return value


def _each(value: Any, read: Callable[[Any], T]) -> tuple[T, ...]:
    if not isinstance(value, list) or len(value) > _MAX_ENTRIES:
        raise ValueError
    return tuple(map(read, value))
