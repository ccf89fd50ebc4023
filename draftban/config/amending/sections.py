"""The text of a law → its sections and their paragraphs, by captions and labels that are data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from draftban.bill.numbering import COUNTERS, counter_of
from draftban.config.amending.law import Section, Unit
from draftban.config.model.amending import AmendingData
from draftban.diagnostics import Pos, Report
from draftban.files.text import short

_DIGITS = {"1": r"\d{1,3}", "a": "[a-z]{1,2}", "A": "[A-Z]{1,2}", "i": "[ivxl]+", "I": "[IVXL]+"}
_MANY = 120
"""How far a counter of a label is read."""

_NUMBER = re.compile(r"\d[\w.:-]*")
"""A bare number within a caption: ``9.64.010`` of ``Section 9.64.010.``."""


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together, joined by single blanks, and where each piece was typed."""

    text: str
    starts: list[tuple[int, Pos]]

    def add(self, words: str, pos: Pos) -> None:
        """Go on with ``words``, typed at ``pos``."""
        self.text += " "
        self.starts.append((len(self.text), pos))
        self.text += words


@dataclass(slots=True)
class _Open:
    """A section while it is read."""

    num: str
    heading: str
    pos: Pos
    paragraphs: list[_Paragraph] = field(default_factory=list)


def read_sections(
    text: str, file: str, first: int, data: AmendingData, report: Report
) -> tuple[Section, ...]:
    """The sections of ``text``, which starts on line ``first`` of ``file``.

    Reported: a text in which none begins, lines before the first, and two of one number.
    """
    opened, before = _split(text, file, first, data)
    if not opened:
        report.error(
            "amending.no-section",
            "No section begins in this text.",
            Pos(file, first),
            text=short(next((line for line in text.split("\n") if line.strip()), "")),
            hint="Begin each section with a line of its own: its number and heading, such as "
            "“## 9.64.010 Definitions”.",
        )
        return ()
    if before:
        report.advice(
            "amending.before-sections",
            "These words stand before the first section and are not taken for law.",
            before[0][1],
            text=short(before[0][0]),
            hint="If they are law, give them a section number; else leave them as they are.",
        )
    found: dict[str, Section] = {}
    for one in opened:
        section = _section(one, data)
        if section.key in found:
            report.error(
                "amending.section-twice",
                f"The section {short(section.key)} stands twice, first on line "
                f"{found[section.key].pos.line}.",
                section.pos,
                text=report.line(section.pos),
                hint="Leave one out, or correct its number.",
            )
            continue
        found[section.key] = section
    return tuple(found.values())


def _split(
    text: str, file: str, first: int, data: AmendingData
) -> tuple[list[_Open], list[tuple[str, Pos]]]:
    captions = [re.compile(pattern) for pattern in data.captions]
    labels = [compiled for _, compiled in _labels(data.labels)]
    begins = [*(re.compile(p) for p in data.definition), *labels]
    opened: list[_Open] = []
    before: list[tuple[str, Pos]] = []
    fresh = True
    for offset, line in enumerate(text.split("\n")):
        words = line.strip()
        pos = Pos(file, first + offset, len(line) - len(line.lstrip()) + 1)
        if not words:
            fresh = True
            continue
        caption = next((m for pattern in captions if (m := pattern.match(words))), None)
        if caption is not None:
            opened.append(_Open(*_caption(caption), pos))
            fresh = True
            given = caption.groupdict().get("text") or ""
            if not given:
                continue
            pos = replace(pos, column=pos.column + caption.start("text"))
            words = given
        if not opened:
            before += [] if words.startswith("#") else [(words, pos)]  # the chapter's own heading
            continue
        paragraphs = opened[-1].paragraphs
        alone = bool(paragraphs) and _only_label(paragraphs[-1].text, labels)
        begun = fresh or not paragraphs or any(pattern.match(words) for pattern in begins)
        if begun and not (alone and not any(pattern.match(words) for pattern in labels)):
            paragraphs.append(_Paragraph(words, [(0, pos)]))
        else:
            paragraphs[-1].add(words, pos)
        fresh = False
    return opened, before


def _only_label(text: str, labels: Sequence[re.Pattern[str]]) -> bool:
    """Whether ``text`` is a label whose words stand on the next line."""
    return any(
        (m := pattern.match(text)) is not None and m.end() == len(text) for pattern in labels
    )


def _caption(match: re.Match[str]) -> tuple[str, str]:
    found = match.groupdict()
    return (found.get("num") or "").strip(), (found.get("heading") or "").strip()


def bare_number(num: str) -> str:
    """``num`` without words and marks around it: ``9.64.010`` of ``§ 9.64.010.``."""
    found = _NUMBER.search(num)
    return found[0].rstrip(".:-") if found else num


def _section(one: _Open, data: AmendingData) -> Section:
    listed = any(re.search(pattern, one.heading) for pattern in data.definition_heading)
    patterns = (*data.definition, *(data.definition_listed if listed else ()))
    law, history = _without_history(one.paragraphs, data.history)
    units = list(_units(law, data.labels, [re.compile(p) for p in patterns]))
    key = bare_number(one.num) if one.num else one.heading
    return Section(key, one.num, one.heading, tuple(units), one.pos, history)


def _without_history(
    paragraphs: Sequence[_Paragraph], patterns: Sequence[str]
) -> tuple[list[_Paragraph], tuple[str, ...]]:
    """``paragraphs`` without notes on the ordinances that made the section, each a paragraph or the
    end of one, and those notes.
    """
    law: list[_Paragraph] = []
    notes: list[str] = []
    for p in paragraphs:
        found = next((m for pattern in patterns if (m := re.search(pattern, p.text))), None)
        if found is None:
            law.append(p)
            continue
        notes.append(found[0].strip())
        if words := p.text[: found.start()].rstrip():
            law.append(_Paragraph(words, p.starts))
    return law, tuple(notes)


# ---------------------------------------------------------------- paragraphs


@cache
def _labels(patterns: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each number pattern with what finds it at the start of a paragraph."""
    found = []
    for pattern in patterns:
        counter = counter_of(pattern)
        before, _, after = pattern.partition(f"{{{counter}}}")
        digits = _DIGITS[counter]
        found.append(
            (pattern, re.compile(rf"{re.escape(before)}({digits}){re.escape(after)}(?=\s|\(|$)"))
        )
    return tuple(found)


@cache
def _values(counter: str) -> Mapping[str, int]:
    return {COUNTERS[counter](n): n for n in range(1, _MANY)}


def _units(
    paragraphs: Sequence[_Paragraph],
    labels: tuple[str, ...],
    definitions: Sequence[re.Pattern[str]],
) -> Iterator[Unit]:
    levels: list[tuple[str, int]] = []
    for paragraph in paragraphs:
        at = 0
        unit: Unit | None = None
        while True:
            found = _label(paragraph.text, at, labels, levels)
            if found is None:
                break
            if unit is not None:
                yield unit  # “(a)(1) …”: the outer label has no words of its own
            label, end, depth, pattern = found
            end += len(paragraph.text[end:]) - len(paragraph.text[end:].lstrip())
            unit = Unit(label, depth, "", ((0, _pos(paragraph, at)),), pattern=pattern)
            at = end
        words = paragraph.text[at:]
        defines = next((m["term"] for d in definitions if (m := d.match(words))), "")
        depth = unit.depth if unit is not None else 0
        if unit is None and defines:
            levels.clear()
        yield Unit(
            "" if unit is None else unit.label,
            depth,
            words,
            _starts(paragraph, at),
            defines,
            "" if unit is None else unit.pattern,
        )


def _label(
    text: str, at: int, patterns: tuple[str, ...], levels: list[tuple[str, int]]
) -> tuple[str, int, int, str] | None:
    """The label that ``text`` has at ``at``: as typed, its end, its depth, its pattern; ``levels``
    follow it.
    """
    fitting: list[tuple[str, int, re.Match[str]]] = []
    for pattern, compiled in _labels(patterns):
        match = compiled.match(text, at)
        value = _values(counter_of(pattern)).get(match[1]) if match else None
        if match is not None and value is not None:
            fitting.append((pattern, value, match))
    if not fitting:
        return None
    depth, pattern, value, match = _place(fitting, levels)
    del levels[depth:]
    levels.append((pattern, value))
    return match[0], match.end(), depth, pattern


def _place(
    fitting: Sequence[tuple[str, int, re.Match[str]]], levels: Sequence[tuple[str, int]]
) -> tuple[int, str, int, re.Match[str]]:
    """Where a label belongs that fits several patterns: behind the one that it follows on, else
    below as a first one, else at the level that is numbered like it.
    """
    for depth in reversed(range(len(levels))):
        for pattern, value, match in fitting:
            if levels[depth] == (pattern, value - 1):
                return depth, pattern, value, match
    known = [pattern for pattern, _ in levels]
    firsts = [one for one in fitting if one[1] == 1 and one[0] not in known]
    if firsts:
        return len(levels), *firsts[0]
    for one in fitting:
        if one[0] in known:
            return known.index(one[0]), *one
    return len(levels), *fitting[0]


def _pos(paragraph: _Paragraph, offset: int) -> Pos:
    at, pos = [start for start in paragraph.starts if start[0] <= offset][-1]
    return Pos(pos.file, pos.line, pos.column + offset - at)


def _starts(paragraph: _Paragraph, at: int) -> tuple[tuple[int, Pos], ...]:
    """Where the words of ``paragraph`` from ``at`` on were typed."""
    later = [(offset - at, pos) for offset, pos in paragraph.starts if offset > at]
    return ((0, _pos(paragraph, at)), *later)
