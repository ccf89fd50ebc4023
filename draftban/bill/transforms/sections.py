"""Sections of the law that a bill amends, named by what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from draftban.bill.citation import NO_BREAK, cite_number, word_of
from draftban.bill.style import BillStyle
from draftban.bill.tree import Del, Inline, Ins, Provision, Ref, Text, plain
from draftban.bill.walk import own_words

Fate = Literal["kept", "amended", "replaced", "repealed", "added"]
FATES: tuple[Fate, ...] = ("amended", "replaced", "repealed", "added")
"""What may become of a section that does not stay as it is, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of the law as they then read, and those that are repealed, in their order, each
    with what becomes of it.
    """

    style: BillStyle
    each: tuple[tuple[Provision, Fate], ...]

    @classmethod
    def of(cls, law: Sequence[Provision], style: BillStyle) -> Sections:
        """Those of ``law`` as the bill shows it, what is struck beside what stands in its place."""
        return cls(style, tuple(_fates(law)))

    def named(self, *fates: Fate, through: str) -> tuple[Inline, ...]:
        """Their numbers, each linked: “sections 5, 7, and 9 through 12”; nothing if none is
        there. ``through`` names a run of three or more.
        """
        runs = list(self._runs(fates))
        if not runs:
            return ()
        many = len(runs) > 1 or len(runs[0]) > 1
        level = self.style.level(runs[0][0].zone, 0)
        word = word_of(level, self.style.citation, many=many)
        out: list[Inline] = [Text(f"{word}{NO_BREAK}")] if word else []
        parts = [part for run in runs for part in self._run(run, through)]
        for index, part in enumerate(parts):
            if index:
                out.append(Text(_joint(index, len(parts), self.style.words.series)))
            out += part
        return tuple(out)

    def count(self, fate: Fate) -> int:
        """How many sections become that."""
        return sum(one == fate for _, one in self.each)

    def _runs(self, fates: Iterable[Fate]) -> Iterator[list[Provision]]:
        """Those that follow on each other in the law."""
        run: list[Provision] = []
        for p, fate in self.each:
            if fate in fates:
                run.append(p)
            elif run:
                yield run
                run = []
        if run:
            yield run

    def _run(self, run: list[Provision], through: str) -> Iterator[list[Inline]]:
        if len(run) < 3:
            yield from ([self._ref(p)] for p in run)
            return
        before, rest = through.split("{first}", 1)
        between, after = rest.split("{last}", 1)
        first, last = self._ref(run[0]), self._ref(run[-1])
        words: list[Inline] = [Text(before), first, Text(between), last, Text(after)]
        yield [i for i in words if not isinstance(i, Text) or i.value]

    def _ref(self, p: Provision) -> Inline:
        quotes = self.style.words.letters.quotes
        number = cite_number(p, self.style) or f"{quotes[:1]}{plain(p.heading)}{quotes[1:2]}"
        return Ref(p.id, number, p.eid)


def _joint(index: int, total: int, joiners: tuple[str, str, str]) -> str:
    two, between, last = joiners
    if total == 2:
        return two
    return last if index == total - 1 else between


def amendments(sections: Sections) -> Iterator[Inline]:
    """What becomes of each section that changes, in the words of the form."""
    says = sections.style.amending
    assert says is not None, "the form amends a law"
    told = [fate for fate in FATES if sections.count(fate)]
    for index, fate in enumerate(told):
        if index:
            yield Text(_joint(index, len(told), says.joiners))
        pattern: str = getattr(says, fate)[sections.count(fate) > 1]
        before, after = pattern.split("{sections}", 1)
        words = (Text(before), *sections.named(fate, through=says.through), Text(after))
        yield from (i for i in words if not isinstance(i, Text) or i.value)


def _fates(law: Sequence[Provision]) -> Iterator[tuple[Provision, Fate]]:
    new = {p.num for p in law if p.change == "ins" and p.num}
    old = {p.num for p in law if p.change == "del" and p.num}
    for p in law:
        if p.change == "del":
            if p.num not in new:
                yield p, "repealed"
        elif p.change == "ins":
            yield p, "replaced" if p.num in old else "added"
        else:
            yield p, "amended" if _changed(p) else "kept"


def _changed(p: Provision) -> bool:
    if p.change or any(isinstance(i, Ins | Del) for run in own_words(p) for i in run):
        return True
    return any(map(_changed, p.children))
