"""The numbers of the law that is amended, as the new provisions in it go on with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from draftban.bill.numbering import count_on
from draftban.bill.style import BillStyle, LevelStyle
from draftban.config.amending.law import Section
from draftban.config.amending.sections import bare_number

_DIGITS = re.compile(r"\d+(?=\D*\Z)")


def numbered_like(style: BillStyle, zone: str, sections: Sequence[Section]) -> BillStyle:
    """``style`` whose ``zone`` numbers sections and their levels as ``sections`` do.

    A level that the old text does not have takes the next pattern of the form that is not in use.
    Where its levels have no marks around their numbers, as in A.1, a citation parts them.
    """
    old = style.zones[zone]
    used = _used(sections)
    numbers = [section.num for section in sections if section.num]
    outermost = old.levels[0]
    levels = [replace(outermost, num="{1}", cite="{1}") if numbers else outermost]
    free = [level.num for level in old.levels[1:] if level.num not in used.values()]
    for depth, level in enumerate(old.levels[1:]):
        pattern = used.get(depth) or (free.pop(0) if free else level.num)
        levels.append(_numbered(level, pattern, style))
    step = _step(numbers)
    after = _in_step(numbers, step) if numbers else ""
    changed = replace(old, levels=tuple(levels), after=after, step=step)
    citation = style.citation
    if used.get(0, "(").startswith("{"):
        citation = replace(citation, separator=".")
    return replace(style, zones={**style.zones, zone: changed}, citation=citation)


def _numbered(level: LevelStyle, pattern: str, style: BillStyle) -> LevelStyle:
    end = style.punctuation.end
    return replace(level, num=pattern, cite=pattern.strip().removesuffix(end))


def _used(sections: Sequence[Section]) -> Mapping[int, str]:
    """How most labels at each depth are written; those below a definition without a number count
    only where there are no others.
    """
    counts = _counted(sections, below=False) or _counted(sections, below=True)
    found: dict[int, str] = {}
    for depth in sorted(counts):
        for pattern, _ in counts[depth].most_common():
            if pattern not in found.values():
                found[depth] = pattern
                break
    return found


def _counted(sections: Sequence[Section], *, below: bool) -> dict[int, Counter[str]]:
    """How often each pattern stands at each depth, also ``below`` definitions without numbers."""
    counts: dict[int, Counter[str]] = {}
    for section in sections:
        defining = False
        for unit in section.units:
            defining = defining or bool(unit.defines and not unit.label)
            if unit.pattern and (below or not defining):
                counts.setdefault(unit.depth, Counter())[unit.pattern] += 1
    return counts


def _in_step(numbers: Sequence[str], step: int) -> str:
    """The last of ``numbers``, or if it was put between two later, as 075, the one before it that
    the ``step`` of most makes, 070.
    """
    ends = [int(found[0]) for n in numbers if (found := _DIGITS.search(bare_number(n)))]
    odd = ends[-1] % step if ends else 0
    most = sum(end % step == 0 for end in ends) * 2 > len(ends)
    return count_on(numbers[-1], -odd) if odd and most else numbers[-1]


def _step(numbers: Sequence[str]) -> int:
    """By how much most sections count on; 1 where that cannot be told."""
    ends = [int(found[0]) for n in numbers if (found := _DIGITS.search(bare_number(n)))]
    steps = Counter(b - a for a, b in pairwise(ends) if b > a)
    return steps.most_common(1)[0][0] if steps else 1
