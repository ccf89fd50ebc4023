"""Answers as somebody types them → as they are meant: ``yes`` for true, ``$1,000`` for a sum.

YAML of version 1.2 reads them as words, and among words they stay that. Only where a yes or no, or
a number, is asked for can nothing else be meant. The words and marks are the language's.
"""

from __future__ import annotations

import re

from draftban.config.answers import Value, shown
from draftban.config.model import Fact, LanguagePack, Option
from draftban.diagnostics import Pos, Report
from draftban.files.text import short

_COUNTS = frozenset({"number", "money", "days"})


def meant(value: Value, wanted: Fact | Option, pack: LanguagePack, currency: str) -> Value:
    """What ``value`` means where ``wanted`` is asked for; itself if that is not sure.

    A sum may stand with the mark of ``currency``, which must be the one in which it is asked for.
    """
    if not isinstance(value, str):
        return value
    if _flag(wanted):
        word = value.strip().casefold()
        yes, no = (frozenset(map(str.casefold, words)) for words in (pack.typed.yes, pack.typed.no))
        return True if word in yes else False if word in no else value
    if wanted.type in _COUNTS:
        number = _number(value, _patterns(wanted.type, pack, currency), pack)
        return value if number is None else number
    return value


def told_meant(
    name: str,
    value: Value,
    wanted: Fact | Option,
    pack: LanguagePack | None,
    currency: str,
    pos: Pos,
    report: Report,
) -> Value:
    """What :func:`meant` finds for ``value``, which stands under ``name`` at ``pos``; where that is
    another value, with the line to write as advice.
    """
    found = value if pack is None else meant(value, wanted, pack, currency)
    if found != value:
        report.advice(
            "config.typed-answer",
            f"“{short(str(value))}” is read as {shown(found)}, the answer to “{name}”.",
            pos,
            text=report.line(pos),
            hint=f"Write {name}: {shown(found)}",
        )
    return found


def _flag(wanted: Fact | Option) -> bool:
    if isinstance(wanted, Option):
        return wanted.type == "flag"
    return wanted.type is None and not wanted.choices


def _patterns(kind: str | None, pack: LanguagePack, currency: str) -> list[str]:
    """What may stand around a number of that ``kind``."""
    found = ["{amount}"]
    if kind == "money" and currency:
        found += [f"{{amount}} {currency}", f"{currency} {{amount}}"]
        found += filter(None, (pack.currency.get(currency),))
    if kind == "days":
        found += [f"{{amount}} {word}" for word in pack.periods.get("day", ())]
    return found


def _number(typed: str, patterns: list[str], pack: LanguagePack) -> int | None:
    """The whole number in ``typed``, with the marks of the language between its thousands."""
    mark = r"\s" if pack.thousands.isspace() else re.escape(pack.thousands)
    digits = r"\d{1,12}" + (rf"|\d{{1,3}}(?:{mark}\d{{3}}){{1,3}}" if mark else "")
    end = rf"(?:{re.escape(pack.decimal)}0+)?" if pack.decimal else ""
    for pattern in patterns:
        before, _, after = (re.escape(part.strip()) for part in pattern.partition("{amount}"))
        match = re.fullmatch(
            rf"\s*{before}\s*({digits}){end}\s*{after}\s*", typed, re.ASCII | re.IGNORECASE
        )
        if match:
            return int(re.sub(r"\D", "", match[1]))
    return None
