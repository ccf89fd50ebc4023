"""A draft beside enacted and proposed law: which features each has.

Nothing about the draft is typed in. A feature's rule names clauses, ways out that they close,
demands and words; it is decided by what stands in the finished bills.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from draftban.bill.tree import Provision, bill_provisions, plain, provisions
from draftban.bill.walk import own_words
from draftban.config.languages.lacking import words_file
from draftban.config.model import URGE
from draftban.config.model.instruments import Has
from draftban.documents import Build, Document
from draftban.review.claims import closed
from draftban.review.compare.data import (
    CompareWords,
    Condition,
    Feature,
    FeatureRule,
    Features,
)
from draftban.review.compare.instruments import KINDS, Instrument, Kind, label
from draftban.review.lengths import length_of

FEW = 3
"""So many laws are few; never more than a quarter of those that the draft is set beside."""

DEFINITION = "definitions#"

Judged = Has | Literal["not judged"]
"""What a draft has of a feature; ``not judged`` where the language has no words to look for."""

Says = Mapping[str, tuple[str, ...]]
"""Words that a text is searched for, by the names that conditions use."""


@dataclass(frozen=True, slots=True)
class StandingText:
    """A clause or a definition that stands in the draft, and what can be asked about it."""

    id: str
    heading: str = ""
    drafting: str = ""
    demands: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()
    text: str = ""

    def meets(self, condition: Condition) -> bool:
        """Whether it is such a clause or definition as ``condition`` asks for, whatever it says."""
        c = condition
        if c.definition or self.id.startswith(DEFINITION):
            return self.id == f"{DEFINITION}{c.definition}"
        return (
            (not c.clause or fnmatchcase(self.id, c.clause))
            and (not c.drafting or self.drafting in c.drafting)
            and (not c.answers or (c.answers in self.demands and not self.cuts))
            and (not c.closes or c.closes in self.closes)
            and (not c.cuts or (bool(self.cuts) and c.cuts in ("*", *self.cuts)))
        )

    def says(self, words: Iterable[str]) -> bool:
        """Whether all ``words`` stand in its text, small letters or capitals."""
        text = self.text.casefold()
        return all(word.casefold() in text for word in words)


@dataclass(frozen=True, slots=True)
class Ours:
    """What the draft has of a feature, and the clauses and definitions that give it. ``unsaid``
    are the lists of words for want of which it is not judged.
    """

    has: Judged
    by: tuple[StandingText, ...] = ()
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One feature: the draft's answer, and why the draft lacks it if it does."""

    feature: Feature
    ours: Ours
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every feature, in order, and the instruments that the draft is set beside, in ``words``.
    ``says_file`` is where the lists of words are written that a feature is judged by.
    """

    features: Features
    rows: tuple[Row, ...]
    instruments: tuple[Instrument, ...]
    words: CompareWords
    says_file: str

    def of_group(self, group: str) -> tuple[Row, ...]:
        """The rows of one group."""
        return tuple(row for row in self.rows if row.feature.group == group)

    def of_kind(self, kind: Kind) -> tuple[Instrument, ...]:
        """The laws, the bills, or those of which nobody knows which they are."""
        return tuple(i for i in self.instruments if i.kind == kind)

    def told(self, kind: Kind, rows: Sequence[Row]) -> tuple[Instrument, ...]:
        """Those of ``kind`` of which somebody read what they say about any of ``rows``."""
        return tuple(i for i in self.of_kind(kind) if any(i.known(row.feature.id) for row in rows))

    def unread(self, kind: Kind, rows: Sequence[Row]) -> tuple[Instrument, ...]:
        """The others of ``kind``."""
        told = self.told(kind, rows)
        return tuple(i for i in self.of_kind(kind) if i not in told)

    @property
    def counted(self) -> tuple[Instrument, ...]:
        """Those by which something is rare: the laws; where there are none, what there is."""
        return self.of_kind("law") or self.instruments

    def who(self, row: Row, most: int | None = None) -> str:
        """Who has the feature of ``row``, of those read on it; ``most`` of each kind by name.

        Laws come first and are counted alone. Others are named apart, where they have it or there
        is no law.
        """
        told = []
        laws = self.of_kind("law")
        for kind in KINDS:
            found = self.of_kind(kind)
            if having(row, found) or (found and (kind == "law" or not laws)):
                told.append(self._who(row, kind, found, most))
        return " ".join(told)

    def _who(self, row: Row, kind: Kind, found: Sequence[Instrument], most: int | None) -> str:
        words, have = self.words, having(row, found)
        values = {"having": len(have), "read": len(read(row, found))}
        if not have:
            return words[f"known_{kind}"].format(**values)
        shown = have if most is None else have[:most]
        names = words["pause"].join(label(instrument, words) for instrument in shown)
        if len(shown) < len(have):
            names = words["more_names"].format(names=names, more=len(have) - len(shown))
        return words[f"known_names_{kind}"].format(**values, names=names)

    @property
    def not_judged(self) -> tuple[Row, ...]:
        """What nobody can tell of the draft, since the language has no words to look for."""
        return tuple(row for row in self.rows if row.ours.has == "not judged")

    @property
    def few(self) -> int:
        """How many of those that count are few."""
        return min(FEW, len(self.counted) // 4)

    @property
    def rare(self) -> tuple[Row, ...]:
        """What the draft protects and few others are known to, where somebody read any on it."""
        counted = self.counted
        return tuple(
            row
            for row in self.rows
            if row.ours.has == "yes"
            and not row.feature.exception
            and read(row, counted)
            and len(having(row, counted)) <= self.few
        )

    @property
    def lacking(self) -> tuple[Row, ...]:
        """What the draft lacks and another is known to have, be it in part, be it a bill."""
        return tuple(
            row for row in self.rows if row.ours.has == "no" and having(row, self.instruments)
        )

    @property
    def weaker(self) -> tuple[Row, ...]:
        """What the draft has in part and another is known to have in full."""
        return tuple(
            row
            for row in self.rows
            if row.ours.has == "partial" and having(row, self.instruments, partly=False)
        )


def having(
    row: Row, instruments: Sequence[Instrument], *, partly: bool = True
) -> tuple[Instrument, ...]:
    """Those of ``instruments`` that are known to have the feature of ``row``."""
    wanted = ("yes", "partial") if partly else ("yes",)
    known = ((instrument, instrument.known(row.feature.id)) for instrument in instruments)
    return tuple(i for i, found in known if found is not None and found.has in wanted)


def read(row: Row, instruments: Sequence[Instrument]) -> tuple[Instrument, ...]:
    """Those of ``instruments`` of which somebody read what they say on the feature of ``row``."""
    return tuple(i for i in instruments if i.known(row.feature.id) is not None)


def compare(
    build: Build,
    features: Features,
    instruments: Sequence[Instrument],
    words: CompareWords,
) -> Comparison:
    """The bills of ``build`` beside ``instruments``, in ``words``.

    Only the law counts: what a companion asks of others or offers them is no law yet.
    """
    standing = tuple(found for law in build.laws for found in what_stands(law))
    file = words_file("ui/features.yaml", build.setup.search)
    rows = []
    for feature in features.features.values():
        ours = judge(feature.ours, standing, features.says)
        reason = "" if ours.has == "yes" else _reason(build, feature, words)
        if ours.unsaid:
            reason = words["no_list"].format(file=file, ids=", ".join(ours.unsaid))
        rows.append(Row(feature, ours, reason))
    ordered = (row for group in features.groups for row in rows if row.feature.group == group)
    return Comparison(features, tuple(ordered), tuple(instruments), words, file)


def _reason(build: Build, feature: Feature, words: CompareWords) -> str:
    """Why the draft lacks ``feature``: what the place can do about a demand, or on purpose."""
    setup = build.setup
    if feature.demand:
        if build.left_out(feature.demand):
            return words["left_out"].format(demand=feature.demand)
        if feature.demand not in setup.selected:
            return words["not_selected"].format(demand=feature.demand)
        case = setup.cells.get(feature.demand)
        if case is not None and case.limits:
            return " ".join(filter(None, (case.reason, feature.lack_reason)))
    return feature.lack_reason


# ---------------------------------------------------------------- the rules


def judge(rule: FeatureRule, standing: Sequence[StandingText], says: Says) -> Ours:
    """What a draft in which ``standing`` stands has, and by which of them.

    ``says`` are the words of the language. Where one list is missing on which the answer hangs,
    the answer is not judged: neither a weaker answer nor a no can be known.
    """
    answers: tuple[tuple[Has, tuple[Condition, ...]], ...] = (
        ("yes", rule.yes),
        ("partial", rule.partial),
    )
    for has, conditions in answers:
        held = [found for c in conditions if (found := _holds(c, standing, says)) is not None]
        if held:
            return Ours(has, tuple(dict.fromkeys(s for found in held for s in found)))
        unsaid = tuple(dict.fromkeys(c.says for c in conditions if _unknown(c, standing, says)))
        if unsaid:
            return Ours("not judged", unsaid=unsaid)
    return Ours("no")


def _excluded(condition: Condition, standing: Sequence[StandingText]) -> bool:
    return bool(condition.absent) and any(condition.absent in s.closes for s in standing)


def _holds(
    condition: Condition, standing: Sequence[StandingText], says: Says
) -> tuple[StandingText, ...] | None:
    """Those by which ``condition`` holds, maybe none of them; ``None`` if it does not hold."""
    if _excluded(condition, standing):
        return None
    if not condition.of_clause and not condition.definition:
        return () if condition.absent else None
    if condition.says and condition.says not in says:
        return None
    words = says[condition.says] if condition.says else ()
    return tuple(s for s in standing if s.meets(condition) and s.says(words)) or None


def _unknown(condition: Condition, standing: Sequence[StandingText], says: Says) -> bool:
    """Whether all of ``condition`` holds but for words that the language does not have."""
    return (
        bool(condition.says)
        and condition.says not in says
        and not _excluded(condition, standing)
        and any(s.meets(condition) for s in standing)
    )


# ---------------------------------------------------------------- the draft


def what_stands(document: Document) -> Iterator[StandingText]:
    """Every clause of ``document`` that does more than call on others, and every definition."""
    length = length_of(document.setup.options)
    for p in bill_provisions(document.bill):
        if p.kind == "definition":
            heading = plain(p.heading) or _term(document, p.id.rpartition("#")[2])
            yield StandingText(p.id, heading, text=_text(p))
        elif p.kind == "clause" and p.source and p.drafting != URGE:
            clause = document.library.clauses.get(p.source)
            yield StandingText(
                id=p.source,
                heading=plain(p.heading),
                drafting=p.drafting,
                demands=tuple(d for d in p.demands if d in document.setup.selected),
                closes=closed(clause.meta, p.drafting, length) if clause else (),
                cuts=clause.meta.cuts if clause else (),
                text=_text(p),
            )


def _term(document: Document, concept: str) -> str:
    """What the bill calls ``concept``, as a dictionary has it."""
    return document.setup.terms[concept][document.setup.pack.forms[0]]


def _text(p: Provision) -> str:
    words = (plain(run) for inner in provisions((p,)) for run in own_words(inner))
    return " ".join(" ".join(words).split())
