"""Which ``{names}`` a pattern of a form or language pack may and must hold."""

from __future__ import annotations

import re
from datetime import date

from draftban.bill.links import SCHEMES, link
from draftban.bill.numbering import is_counter
from draftban.bill.style import AmendingStyle, CitationStyle, DefinitionStyle, RecitalStyle
from draftban.config.model import Jurisdiction, LanguagePack, Verbs
from draftban.config.model.amending import AmendingData, ExistingFacts
from draftban.config.model.language import CounselWords

_NAME = re.compile(r"\{([^{}]*)\}")


def names_in(pattern: str) -> tuple[str, ...]:
    """The names in braces, in order."""
    return tuple(_NAME.findall(pattern))


def lone_brace(pattern: str) -> bool:
    """Whether a brace of ``pattern`` opens or closes no name."""
    return bool({"{", "}"} & set(_NAME.sub("", pattern)))


def _frozen(*names: str) -> frozenset[str]:
    return frozenset(names)


_COUNSEL = {
    **dict.fromkeys(("whole", "references", "references_live", "not_checked"), ""),
    **dict.fromkeys(("by_default", "no_source", "yes", "no"), ""),
    **{f"drafting_{drafting}": "" for drafting in ("direct", "own", "grant", "urge")},
    **dict.fromkeys(("rests_on", "unverified"), "cites"),
    **dict.fromkeys(("assumed", "answered"), "ask value where why"),
    "stated": "ask value where why cites",
    "seen": "cite date",
    "lapsed": "cite date",
    "searched": "where date words",
    "as_of": "checked date",
    "not_judged": "date",
    "fatal": "says",
    "fatal_cited": "says cites",
    "seems": "value cites",
    "law_says": "ask value",
    **dict.fromkeys(("if_yes", "if_no", "if_answered", "if_open"), "effect"),
    "if_answer": "answer effect",
    "demand": "demand title drafting",
    "why": "reason",
    "limits": "limits",
    "read": "cite date",
    "unread": "cite",
    "checked_by": "who",
    "recheck": "date",
    "told": "drafting see",
    "see": "demand citation",
    "option": "name value how about",
    "set_at": "where",
    "note": "note",
}
"""What is filled into the comments to counsel, by their key."""

PATTERNS: dict[tuple[type, str], tuple[tuple[frozenset[str], ...], frozenset[str]]] = {
    (Verbs, "forbid"): ((_frozen("subject"),), _frozen()),
    (Verbs, "oblige"): ((_frozen("subject"),), _frozen()),
    (Verbs, "permit"): ((_frozen("subject"),), _frozen()),
    (CitationStyle, "inside"): ((_frozen("citation"),), _frozen("this")),
    (CitationStyle, "outside"): ((_frozen("citation"),), _frozen("this")),
    (CitationStyle, "across"): ((_frozen("citation"),), _frozen("this")),
    (CitationStyle, "through"): ((_frozen("first"), _frozen("last")), _frozen()),
    (CitationStyle, "named_blanks"): ((_frozen("citation"),), _frozen("heading")),
    (DefinitionStyle, "item"): (
        (_frozen("term", "Term", "TERM"), _frozen("body", "Body")),
        _frozen("verb"),
    ),
    (DefinitionStyle, "heading"): ((), _frozen("term", "Term", "TERM")),
    (RecitalStyle, "pattern"): ((_frozen("s", "S"),), _frozen("n")),
    (RecitalStyle, "last"): ((_frozen("s", "S"),), _frozen("n")),
    (AmendingStyle, "amended"): ((_frozen("sections"),), _frozen()),
    (AmendingStyle, "replaced"): ((_frozen("sections"),), _frozen()),
    (AmendingStyle, "repealed"): ((_frozen("sections"),), _frozen()),
    (AmendingStyle, "added"): ((_frozen("sections"),), _frozen()),
    (AmendingStyle, "through"): ((_frozen("first"), _frozen("last")), _frozen()),
    (LanguagePack, "date"): ((_frozen("day"), _frozen("month"), _frozen("year")), _frozen()),
    (LanguagePack, "after"): ((_frozen("period"), _frozen("event")), _frozen()),
    (LanguagePack, "this"): ((_frozen("level"),), _frozen()),
    (LanguagePack, "blank"): ((_frozen("label"),), _frozen()),
    (LanguagePack, "read"): ((_frozen("date"),), _frozen()),
    (AmendingData, "again"): ((_frozen("section"),), _frozen()),
    (AmendingData, "aliases"): ((_frozen("term"),), _frozen("law")),
    (AmendingData, "range"): ((_frozen("first"), _frozen("last")), _frozen()),
    **{(CounselWords, key): ((), _frozen(*names.split())) for key, names in _COUNSEL.items()},
}
"""(type, field) to (groups of which one name each must stand, names that may stand too)."""


_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAMES = frozenset({"name", "short", "county", "state"})
MAX_NAME = 200
"""Longest name of a place; anything longer is a text in the wrong key."""


def value_problem(owner: type, name: str, value: str) -> str:
    """What is wrong with the text ``value`` of the field ``name`` of ``owner``, if anything."""
    if owner is ExistingFacts and name in ("title", "citation", "date") and not value.strip():
        return "it is empty"
    dated = owner in (Jurisdiction, ExistingFacts) and name == "date"
    if name in ("checked_on", "recheck_by") or dated:
        return "" if not value or _is_date(value) else "it is no date like 2026-11-22"
    if name == "url":
        return "" if not value or link(value) else f"it does not begin with {SCHEMES}"
    if owner is Jurisdiction and name == "form" and not value:
        return "it is empty"
    if owner is Jurisdiction and name in _NAMES:
        if "\n" in value:
            return "a name is one line"
        if not value.strip() and name not in ("county", "state"):
            return "it is empty"
        if len(value) > MAX_NAME:
            return f"a name has at most {MAX_NAME} characters"
    return pattern_problem(owner, name, value)


def _is_date(value: str) -> bool:
    try:
        return bool(_ISO.fullmatch(value)) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def pattern_problem(owner: type, name: str, pattern: str) -> str:
    """What is wrong with ``pattern`` as the field ``name`` of ``owner``; empty if nothing."""
    rule = PATTERNS.get((owner, name))
    if rule is None:
        return ""
    needed, optional = rule
    present = set(names_in(pattern))
    problem = names_problem(pattern, optional.union(*needed))
    if problem:
        return problem
    for group in needed:
        if not group & present:
            return f"{_listed(group, ' or ')} is missing"
    if name == "through" and names_in(pattern) != ("first", "last"):
        return "{first} stands before {last}, and each once"
    return ""


def names_problem(words: str, allowed: frozenset[str]) -> str:
    """What is wrong with the braces of ``words``, into which ``allowed`` is filled."""
    for unknown in sorted(set(names_in(words)) - allowed):
        if not allowed:
            return f"{{{unknown}}} means nothing here: nothing is filled in"
        return f"{{{unknown}}} means nothing here; known are {_listed(allowed)}"
    if lone_brace(words):
        return "a brace stands alone"
    return ""


def number_problem(pattern: str, *, cite: bool = False) -> str:
    """What is wrong with a number pattern of a level; empty if nothing.

    It holds one counter, or a number that the place knows or leaves blank; an empty one prints no
    number. A citation pattern (``cite``) may hold less.
    """
    present = names_in(pattern)
    for name in present:
        if not is_counter(name) and name != "blank" and not name.startswith("code."):
            return (
                f"{{{name}}} is no counter; known are {{1}} {{a}} {{A}} {{i}} {{I}} {{blank}}, and "
                "a first number by which it counts, such as {010}"
            )
    counters = [name for name in present if is_counter(name)]
    if len(counters) > 1:
        return f"it counts twice, with {{{counters[0]}}} and {{{counters[1]}}}"
    if pattern and not present and not cite:
        return "it has no counter: {1} {a} {A} {i} {I}"
    if lone_brace(pattern):
        return "a brace stands alone"
    return ""


def _listed(names: frozenset[str], joiner: str = " ") -> str:
    return joiner.join(f"{{{name}}}" for name in sorted(names))
