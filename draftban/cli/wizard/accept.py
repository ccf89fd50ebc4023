"""Which answers will do: each function turns what was typed into a value, or refuses it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date as day
from difflib import get_close_matches
from pathlib import Path

from draftban.cli.arguments import did_you_mean, split_list
from draftban.cli.wizard.offer import Kind
from draftban.config.answers import Value
from draftban.config.law.unserved import UnservedRegion
from draftban.config.layout.patterns import MAX_NAME
from draftban.files.characters import odd_characters
from draftban.files.ids import safe_id


class Refused(Exception):
    """An answer that will not do; the message says what would."""


def name(typed: str) -> str:
    """A name of a place or a body, as it will be printed."""
    found = " ".join(word for word in typed.split(" ") if word)
    if not found:
        raise Refused("Type a name.")
    _printable(found)
    if len(found) > MAX_NAME:
        raise Refused(f"That is longer than {MAX_NAME} characters.")
    return found


def _printable(typed: str) -> None:
    """Refuse a character that no text may hold; those of a script are left to its language."""
    for odd in odd_characters(typed, one_line=True):
        raise Refused(f"{odd.message[:1].upper()}{odd.message[1:]}; leave it out.")


def date(typed: str) -> str:
    """A day, as YYYY-MM-DD."""
    try:
        return day.fromisoformat(typed.strip()).isoformat()
    except ValueError:
        raise Refused("That is no day. Write it as YYYY-MM-DD, such as 2026-11-29.") from None


def maybe(typed: str) -> str:
    """The same, or nothing."""
    return name(typed) if typed.strip() else ""


def region_named(kind: Kind, typed: str) -> str | None:
    """The name of the region of ``kind`` that somebody typed, by name or code: ohio, OH, D.C."""
    return next((full for full, code in kind.regions.items() if _names(typed, full, code)), None)


def _names(typed: str, full: str, code: str) -> bool:
    word = typed.strip().lower()
    return word in (full.lower(), code) or word.replace(".", "") == code


def region(
    kind: Kind,
    unserved: Callable[[str], Iterable[UnservedRegion]],
    abroad: Callable[[], str],
) -> Callable[[str], str]:
    """A region by name or code, in small letters or capitals; gives its name. ``unserved`` are the
    regions of a country for whose places ``new`` has no form; ``abroad`` says what there is for
    another country.
    """

    def accept(typed: str) -> str:
        found = region_named(kind, typed)
        for region in unserved(kind.country):
            named = kind.regions.get(found or "") == region.code
            if named or _names(typed, region.name, region.code):
                raise Refused(f"{region.why.says} {region.why.instead}")
        if found is not None:
            return found
        if not typed.strip():
            raise Refused(f"Type the name of the {kind.region}.")
        near = did_you_mean(typed.strip(), kind.regions)
        example = list(kind.regions.items())[-1]
        raise Refused(
            f"“{typed.strip()}” is no {kind.region} I know. {near}".strip()
            + f" Type its name or its letters, such as {example[0]} or {example[1].upper()}."
            + ("" if near else f" {abroad()}")
        )

    return accept


def one_of(what: str, choices: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    """A choice by number, value or label."""

    def accept(typed: str) -> str:
        word = typed.strip().lower()
        for number, (key, label) in enumerate(choices, start=1):
            if word in (str(number), key.lower(), label.lower()):
                return key
        values = tuple(key for key, _ in choices)
        near = did_you_mean(typed.strip(), values)
        raise Refused(
            f"“{typed.strip()}” is no {what} here. {near}".strip()
            + f" Type 1 to {len(choices)}, or one of: {', '.join(values)}."
        )

    return accept


def one_or_named(what: str, choices: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    """A choice, or another name of several words with their capitals; one that is nearly a choice
    is taken for a slip.
    """
    one = one_of(what, choices)

    def accept(typed: str) -> str:
        try:
            return one(typed)
        except Refused as refused:
            found = name(typed)
            slips = get_close_matches(
                found.lower(), [key.lower() for key, _ in choices], cutoff=0.9
            )
            if slips or " " not in found or not found[:1].isupper():
                another = "Another name is typed in full, with its capitals: Legislative Council."
                raise Refused(f"{refused} {another}") from None
            return found

    return accept


def one_named(
    names: tuple[str, ...], fold: Callable[[str], str], itself: Collection[str]
) -> Callable[[str], str]:
    """One of ``names``, whole or its beginning, however it is typed; a word for the place
    ``itself`` gives nothing.
    """

    def accept(typed: str) -> str:
        if typed.strip().lower() in itself:
            return ""
        word = fold(typed)
        found = [n for n in names if fold(n) == word] or [
            n for n in names if word and fold(n).startswith(f"{word} ")
        ]
        if len(found) == 1:
            return found[0]
        near = did_you_mean(typed.strip(), names)
        raise Refused(f"“{typed.strip()}” is none of them. {near}".strip())

    return accept


def word_of(what: str, known: tuple[str, ...]) -> Callable[[str], str]:
    """One of the ``known`` words, as it is."""

    def accept(typed: str) -> str:
        if typed in known:
            return typed
        near = did_you_mean(typed, known)
        raise Refused(f"there is no {what} “{typed}”. {near}".strip())

    return accept


def yes_no(yes: frozenset[str], no: frozenset[str]) -> Callable[[str], bool]:
    """One of the words for yes, or of those for no."""

    def accept(typed: str) -> bool:
        word = typed.strip().lower()
        if word in yes:
            return True
        if word in no:
            return False
        raise Refused("Answer yes or no.")

    return accept


def yes_no_or_demands(
    known: tuple[str, ...], yes_no: Callable[[str], bool]
) -> Callable[[str], bool | tuple[str, ...]]:
    """Yes or no to one demand, or the whole choice at once: ``b.i,c``, ``all``."""
    listed = demand_list(known)

    def accept(typed: str) -> bool | tuple[str, ...]:
        try:
            return yes_no(typed)
        except Refused:
            words = typed.replace(",", " ").split()
            if "," not in typed and not {*known, "all"}.intersection(words):
                raise Refused(f"Answer yes or no, or list all you want: {known[0]},…") from None
            return listed(typed)

    return accept


def demand_list(
    known: tuple[str, ...], *, needed: bool = False
) -> Callable[[str], tuple[str, ...]]:
    """``all``, or demands parted as people part them; none only if it is not ``needed``."""

    def accept(typed: str) -> tuple[str, ...]:
        if typed.strip() == "all":
            return known
        words = split_list([typed], known)
        for word in words:
            if word not in known:
                near = did_you_mean(word, known)
                raise Refused(f"there is no demand “{word}”. {near}".strip())
        if needed and not words:
            raise Refused(f"Name at least one of {', '.join(known)}.")
        return words

    return accept


def new_path(overwrite: bool) -> Callable[[str], Path]:
    """Where a place's file can go; an existing one only to ``overwrite`` it."""

    def accept(typed: str) -> Path:
        path = Path(typed.strip())
        _printable(typed)
        if path.suffix != ".yaml" or not safe_id(path.stem):
            raise Refused(
                "The file's name is made of a-z, 0-9 and hyphens and ends in .yaml: "
                "us-oh-dayton.yaml"
            )
        if path.exists() and not overwrite:
            raise Refused(f"{path} exists already; choose another name, or use --force.")
        return path

    return accept


def value(
    meant: Callable[[str], Value], problem: Callable[[Value], tuple[str, str]]
) -> Callable[[str], Value]:
    """What was typed as it is ``meant``, if ``problem`` finds nothing wrong with that."""

    def accept(typed: str) -> Value:
        _printable(typed)
        found = meant(typed.strip())
        wrong, hint = problem(found)
        if wrong:
            raise Refused(f"“{found}” will not do: {wrong}. {hint}".strip())
        return found

    return accept
