"""What papers are told of days: what begins or is due when, by which provision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from draftban.bill.walk import upper_first
from draftban.config.answers import Value, holds
from draftban.config.model import Dated
from draftban.files.text import report_unknown
from draftban.packets.periods import periods
from draftban.packets.subject import Data, Subject
from draftban.review.procedure import Timeline, on

ORDER = ("passage", "effect", "year")


def dates(subject: Subject, introduced: date | None, timeline: Timeline) -> Data:
    """What the clauses of the law set a day for, the first first, and all other times that it sets.
    With a day of introduction, and where the waits are known, each day has the earliest on which it
    can be.
    """
    told: dict[str, dict[str, set[int]]] = {law.stem: {} for law in subject.build.laws}
    rows = sorted(_rows(subject, introduced, timeline, told), key=lambda row: row[0])
    return {"dates": [data for _, data in rows], **periods(subject, told)}


def _rows(
    subject: Subject,
    introduced: date | None,
    timeline: Timeline,
    told: Mapping[str, dict[str, set[int]]],
) -> Iterator[tuple[tuple[int, int], Data]]:
    for law in subject.build.laws:
        cited, writer = subject.cited[law.stem], subject.writers[law.stem]
        selection = law.selection
        for one in writer.described(law.bill):
            for row in one.meta.dates:
                name = f"{one.source}#{row.label}" if row.label else one.id
                if name not in cited or not holds(row.when, selection.values):
                    continue
                value = _value(row, selection.options, subject)
                days = value if isinstance(value, int) else 0
                told[law.stem].setdefault(name, set()).add(days)
                earliest = _earliest(row, days, introduced, timeline)
                if isinstance(value, str) and row.counts == "year":
                    earliest = _first(value, _on_effect(introduced, timeline), subject)
                yield (
                    (ORDER.index(row.counts), days),
                    {
                        "says": upper_first(writer.words(row.says, one.demands)),
                        "counts": row.counts,
                        "days": days,
                        "day": value if isinstance(value, str) else "",
                        "cite": upper_first(subject.within_law(law.stem, cited[name])),
                        "earliest": subject.day(earliest),
                    },
                )


def _value(row: Dated, options: Mapping[str, Value], subject: Subject) -> Value:
    """The days of ``row``, or its day; an option that nobody offers is reported."""
    if not row.option:
        return row.day or row.days
    if row.option not in options:
        report_unknown(
            "clauses.unknown-options",
            f"There is no option “{row.option}” that gives this day.",
            row.pos,
            subject.report,
            word=row.option,
            known=sorted(options),
            all_are="Options",
        )
    return options.get(row.option, row.days)


def _on_effect(introduced: date | None, timeline: Timeline) -> date | None:
    """The first day on which the law can take effect, if that can be told."""
    return None if introduced is None else on(introduced, timeline.effect)


def _first(day: str, effect: date | None, subject: Subject) -> date | None:
    """The first ``day`` of a year (March 1) on or after ``effect``, if it is one that the language
    writes so.
    """
    if effect is None:
        return None
    pack = subject.setup.pack
    found = [number + 1 for number, name in enumerate(pack.months) if name in day.split()]
    numbers = [int(word) for word in day.split() if word.isdecimal()]
    if len(found) != 1 or len(numbers) != 1:
        return None
    for year in (effect.year, effect.year + 1):
        try:
            if (first := date(year, found[0], numbers[0])) >= effect:
                return first
        except ValueError:  # a day that the month has not, or not this year
            continue
    return None


def _earliest(row: Dated, days: int, introduced: date | None, timeline: Timeline) -> date | None:
    """The first day on which ``row`` can come, if that can be told."""
    effect = _on_effect(introduced, timeline)
    if row.counts == "passage":
        return effect
    return on(effect, days) if effect is not None and row.counts == "effect" else None
