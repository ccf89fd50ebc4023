"""A finding as somebody types it → as the form's frame takes it: without the word that opens it,
its end bare, its start small; and whether it tells of the place itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from draftban.bill.style import Letters
from draftban.bill.tree import P, Text
from draftban.bill.walk import lower_first
from draftban.clauses.choosing.selection import Selection
from draftban.clauses.language.source import TemplateText
from draftban.config.answers import holds
from draftban.config.languages.as_printed import tell, typed_at
from draftban.config.model import FindingMeta, Typed, evident
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.files.search import Rank

_WORD = re.compile(r"([^\W\d_]+)(\s+\S)?")


def framed(words: P, pos: Pos, setup: Setup, report: Report) -> P:
    """``words`` of a finding without the word that opens it and the marks and joiners that end it,
    since the form sets them, and small at the start where its pattern has it within a sentence.
    What that changes is advised at its place, which is looked for from ``pos`` on.
    """
    opened = _unopened(words, pos, setup, report)
    return _small(_bare(opened, pos, setup, report), pos, setup, report)


def prints(meta: FindingMeta, file: str, setup: Setup, selection: Selection) -> bool:
    """Whether a finding that stands in ``file`` prints in the document of ``selection``: it
    explains a demand that is enacted there, its condition holds, and somebody has read a source of
    it, or the place itself found it.
    """
    enacted = not meta.demands or any(d in selection.enacted for d in meta.demands)
    known = evident(meta.sources) or setup.search.of_place(file)
    return enacted and known and holds(meta.when, selection.values)


# ---------------------------------------------------------------- of whom it tells


def tell_of_itself(
    meta: FindingMeta, body: TemplateText, rank: Rank, setup: Setup, report: Report
) -> None:
    """Advise the place if a shared finding tells of it as of another: by its `tells_of:`, or since
    its words name the place.
    """
    code, name = setup.jurisdiction.place, setup.jurisdiction.short
    of = next((other for other in meta.tells_of if f"{code}-".startswith(f"{other}-")), "")
    named = rank in _SHARED and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", _typed(body))
    if rank == "place" or not (of or (name and named)):
        return
    pos = typed_at(name, 0, body.pos(1, 1), report) if named else body.pos(1, 1)
    report.advice(
        "clauses.own-place",
        f"This finding tells of {name} as of another place, and stands in its own bill.",
        pos,
        text=report.line(pos),
        hint=f"Say it of your own place in a file of its own, jurisdictions/{code}/{meta.id}.md.",
    )


_SHARED = frozenset({"tradition", "common"})
"""Folders whose texts serve many places; one of a form or region may well speak of its own."""


def _typed(body: TemplateText) -> str:
    return re.sub(r"\{\{.*?\}\}|\{[%#].*?[%#]\}", "", body.text, flags=re.DOTALL)


# ---------------------------------------------------------------- its end


def _bare(words: P, pos: Pos, setup: Setup, report: Report) -> P:
    last = words.children[-1] if words.children else None
    if not isinstance(last, Text):
        return words
    kept = _without_end(last.value, setup)
    if kept == last.value or not (kept or words.children[:-1]):
        return words
    end = last.value[len(kept) :].strip()
    found = typed_at(last.value, len(kept), pos, report)
    tell(
        f"“{end}” at the end of a finding is not printed; the form sets what ends it",
        f"leave “{end}” out",
        found,
        last.value,
        report,
    )
    return replace(words, children=(*words.children[:-1], Text(kept)))


def _without_end(words: str, setup: Setup) -> str:
    """``words`` without marks and joiners at the end; a full stop within the last word (“U.S.”)
    keeps the one behind it.
    """
    joiners = tuple(sorted(set(_joiners(setup))))
    ends = _ends(joiners, setup.pack.letters)
    kept = words.rstrip()
    while match := ends.search(kept):
        stop = setup.pack.letters.full_stop
        last_word = kept.split()[-1]
        if match[0].strip() == stop and stop in last_word[:-1]:
            break
        kept = kept[: match.start()].rstrip()
    return kept


def _joiners(setup: Setup) -> Iterator[str]:
    """The words that join one finding, or one item, to the next."""
    letters = setup.pack.letters
    marks = letters.comma + letters.pauses + letters.sentence_end + " "
    frames = (setup.style.recitals.pattern, setup.style.recitals.last)
    ends = (re.split(r"\{[sS]\}", frame)[-1] for frame in frames)
    between = (last for _, _, last in setup.pack.joiners.values())
    yield from filter(None, (words.strip(marks) for words in (*ends, *between)))


@cache
def _ends(joiners: tuple[str, ...], letters: Letters) -> re.Pattern[str]:
    marks = re.escape(letters.comma + letters.pauses + letters.full_stop) + "–—-"
    either = "|".join(map(re.escape, joiners))
    word = rf"|(?<=[\s{marks}])(?:{either})" if either else ""
    return re.compile(rf"(?:[{marks}]{word})\Z", re.IGNORECASE)


# ---------------------------------------------------------------- its start


def _unopened(words: P, pos: Pos, setup: Setup, report: Report) -> P:
    """``words`` without what forms print before each: WHEREAS."""
    first = words.children[0] if words.children else None
    opening = _opening(setup)
    match = opening.match(first.value) if opening and isinstance(first, Text) else None
    if match is None or not isinstance(first, Text):
        return words
    kept = first.value[match.end() :]
    if not (kept or words.children[1:]):
        return words
    tell(
        f"“{match[1]}” at the start of a finding is not printed again; the form sets what opens it",
        f"leave “{match[0].strip()}” out",
        typed_at(first.value, 0, pos, report),
        first.value,
        report,
    )
    return replace(words, children=(Text(kept), *words.children[1:]))


def _opening(setup: Setup) -> re.Pattern[str] | None:
    """What opens a finding in this form, and in others of its language."""
    letters = setup.pack.letters
    marks = re.escape(letters.comma + letters.pauses + letters.full_stop) + "–—-"
    own = re.split(r"\{[sS]\}", setup.style.recitals.pattern)[0]
    words = (re.sub(rf"[\s{marks}]+\Z", "", own.strip()), *setup.pack.typed.recitals)
    either = "|".join(re.escape(word) for word in words if word and "{" not in word)
    return re.compile(rf"\s*({either})(?:[{marks}]|\b(?=\s))[\s{marks}]*", re.I) if either else None


def _small(words: P, pos: Pos, setup: Setup, report: Report) -> P:
    first = words.children[0] if words.children else None
    if "{s}" not in setup.style.recitals.pattern or not isinstance(first, Text):
        return words
    match = _WORD.match(first.value)
    if match is None or not _opens_small(match, setup.pack.typed):
        return words
    small = lower_first(first.value)
    tell(
        f"“{match[1]}” is printed with a small letter, behind the words with which the form opens "
        "a finding",
        f"write {match[1].lower()}",
        typed_at(first.value, 0, pos, report),
        first.value,
        report,
    )
    return replace(words, children=(Text(small), *words.children[1:]))


def _opens_small(match: re.Match[str], typed: Typed) -> bool:
    """Whether that word of a finding has a capital only because it stands first."""
    word = match[1].casefold()
    if not match[1][:1].isupper() or match[1][1:] != match[1][1:].lower():
        return False
    named = (match[2] or "").strip().isupper()  # “Police Department” is a name
    return word in typed.openings or (word in typed.subjects and not named)
