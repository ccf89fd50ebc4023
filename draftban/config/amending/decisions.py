"""``amends.yaml`` → what becomes of each section, every mistake in it reported."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from draftban.bill.assembly import DEFINITIONS
from draftban.config.amending.law import Decision, Section, Struck
from draftban.config.amending.sections import bare_number
from draftban.config.decode import decode
from draftban.config.model.amending import Amendments, SectionChange, StruckWords
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.nodes import Map, Node, Seq, get, key_pos, keys, node_at, pos_at
from draftban.files.text import nearest, short

_WAYS = ("keep", "replace", "strike")
_LIKE = 0.6


def decisions(
    sections: Sequence[Section], written: Map | None, report: Report
) -> dict[str, Decision]:
    """What ``written``, the map of ``amends.yaml``, says of each of ``sections``, in their order.

    A section of which it says nothing, or which it only proposes a change for, is open. Reported:
    sections that the text lacks, and words that do not stand in theirs.
    """
    found = {s.key: Decision(s, open=True, pos=s.pos) for s in sections}
    amendments = None if written is None else decode(written, Amendments, report)
    if amendments is None or written is None:
        return found
    node = get(written, "sections")
    for name, said in amendments.sections.items():
        where = key_pos(node, name)
        key = _key(name, found)
        if key is None:
            _unknown(name, where, sections, report)
            continue
        change = said if isinstance(said, SectionChange) else _plain(said, where)
        value = node_at(node, name)
        if isinstance(said, SectionChange) and not _one_way(name, value, said, report):
            continue
        open_ = change.proposed and amendments.proposals == "open"
        section = found[key].section
        struck = tuple(_struck(section, change, value, report))
        found[key] = Decision(section, change, struck, open_, where, _names_at(value))
    return found


def _names_at(value: Node | None) -> tuple[Pos, ...]:
    """Where each name of what stands in the place of a section was written."""
    named = get(value, "replace")
    items = named.items if isinstance(named, Seq) else (named,)
    return tuple(item.pos for item in items if item is not None)


def _plain(said: str, where: Pos) -> SectionChange:
    if said == "keep":
        return SectionChange(keep=True, pos=where)
    return SectionChange(strike=True, pos=where)


def _key(name: str, known: dict[str, Decision]) -> str | None:
    """The section that ``name`` means, written with a sign or as a bare number."""
    if name in known:
        return name
    bare = bare_number(name)
    return bare if bare in known else None


def _unknown(name: str, where: Pos, sections: Sequence[Section], report: Report) -> None:
    known = [section.key for section in sections]
    listed = ", ".join(short(key) for key in known)
    report.error(
        "amending.unknown-section",
        f"The existing text has no section {short(name)}.",
        where,
        text=report.line(where),
        hint=f"{nearest(name, known)}Its sections: {listed}.",
    )


def _one_way(name: str, node: Node | None, said: SectionChange, report: Report) -> bool:
    """Whether exactly one thing is to become of the section; else that is told. From a list of
    definitions that takes up ours words may be struck as well.
    """
    ways = [way for way in _WAYS if way in keys(node) and getattr(said, way) not in (False, (), "")]
    listed = DEFINITIONS in ((said.replace,) if isinstance(said.replace, str) else said.replace)
    both = ways == ["replace", "strike"] and listed and said.strike is not True
    if len(ways) == 1 or both:
        return True
    report.error(
        "amending.one-way",
        f"Of section {short(name)} this says "
        + (f"{' and '.join(ways)} at once." if ways else "neither keep, replace nor strike."),
        said.pos,
        text=report.line(said.pos),
        hint="Write one of them: `keep: true`, `replace: CLAUSE`, `strike: true`, or "
        "`strike:` with the words.",
    )
    return False


# ---------------------------------------------------------------- words to strike


def _struck(
    section: Section, change: SectionChange, node: Node | None, report: Report
) -> Iterator[Struck]:
    said = change.strike
    if isinstance(said, bool):
        return
    lone = isinstance(said, str | StruckWords)
    words = (said,) if isinstance(said, str | StruckWords) else said
    for index, item in enumerate(words):
        wanted = StruckWords(words=item) if isinstance(item, str) else item
        path = ("strike",) if lone else ("strike", index)
        where = pos_at(node, *path, *(() if isinstance(item, str) else ("words",)))
        found = list(places(section, wanted.words))
        if len(found) == 1:
            yield replace(found[0], reason=wanted.reason or change.reason)
        elif found:
            _several(section, wanted.words, found, where, report)
        else:
            _missing(section, wanted.words, where, report)


def places(section: Section, words: str) -> Iterator[Struck]:
    """Each place where ``words`` stand in ``section``; blanks and line ends count as one blank."""
    wanted = words.split()
    if not wanted:
        return
    # Whole words: “the” is no part of “other”.
    pattern = re.compile(
        r"(?<!\w)" * wanted[0][0].isalnum()
        + r"\s+".join(map(re.escape, wanted))
        + r"(?!\w)" * wanted[-1][-1].isalnum()
    )
    for index, unit in enumerate(section.units):
        for match in pattern.finditer(unit.text):
            yield Struck(index, match.start(), match.end())


def _several(
    section: Section, words: str, found: Sequence[Struck], where: Pos, report: Report
) -> None:
    lines = ", ".join(str(section.units[f.index].pos(f.start).line) for f in found)
    report.error(
        "amending.words-twice",
        f"These words stand {len(found)} times in section {short(section.key)}: "
        f"{section.pos.file}, lines {lines}.",
        where,
        text=short(words),
        hint="Add words before or after them, until they stand there once.",
    )


def _missing(section: Section, words: str, where: Pos, report: Report) -> None:
    near = _nearest(section, words)
    if near is None:
        hint = f"Copy them from {section.pos.file}, where the section begins on line "
        hint += f"{section.pos.line}."
    else:
        text, pos = near
        hint = f"Did you mean “{short(text, 120)}” ({pos.file}:{pos.line}:{pos.column})? "
        hint += "Copy the words from there."
    report.error(
        "amending.words-missing",
        f"These words do not stand in section {short(section.key)}.",
        where,
        text=short(words),
        hint=hint,
    )


def _nearest(section: Section, words: str) -> tuple[str, Pos] | None:
    """The words of ``section`` most like ``words``, and where they stand."""
    length = len(words.split())
    best: tuple[float, str, Pos] = (_LIKE, "", NOWHERE)
    matcher = difflib.SequenceMatcher(b=words.lower(), autojunk=False)
    for unit in section.units:
        starts = list(re.finditer(r"\S+", unit.text))
        for first in range(max(len(starts) - length, 0) + 1 if starts else 0):
            last = starts[min(first + length, len(starts)) - 1]
            text = unit.text[starts[first].start() : last.end()]
            matcher.set_seq1(text.lower())
            if matcher.real_quick_ratio() > best[0] and matcher.quick_ratio() > best[0]:
                ratio = matcher.ratio()
                if ratio > best[0]:
                    best = (ratio, text, unit.pos(starts[first].start()))
    return None if best[2] == NOWHERE else best[1:]
