"""What papers are told of other law: the draft beside it, feature by feature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from draftban.packets.subject import Data, Subject
from draftban.review.compare.data import load_features, load_words
from draftban.review.compare.features import Comparison, Row, compare
from draftban.review.compare.instruments import Instrument, Kind, dated_status, label
from draftban.review.compare.table import load_instruments

LISTS: Mapping[Kind, str] = {"law": "laws", "bill": "bills", "unknown": "unknown"}
"""What papers call the instruments of each kind."""


def comparison(subject: Subject) -> Data:
    """The comparison of ``draftban compare``; empty lists if its table cannot be read."""
    search = subject.setup.search
    features = load_features(search, subject.report)
    if features is None:
        lists = ("rare", "lacking", "weaker", "not_judged", "groups", *LISTS.values())
        return {"few": 0, **{name: [] for name in lists}}
    found = compare(
        subject.build,
        features,
        load_instruments(search, features, subject.report),
        load_words(search, subject.report, subject.setup.form.pos.file),
    )
    return {
        "few": found.few,
        "rare": list(_rows(subject, found, found.rare)),
        "lacking": list(_rows(subject, found, found.lacking)),
        "weaker": list(_rows(subject, found, found.weaker)),
        "not_judged": list(_rows(subject, found, found.not_judged)),
        "groups": [
            {"title": group.title, "rows": list(_rows(subject, found, found.of_group(name)))}
            for name, group in features.groups.items()
        ],
        **{
            name: [_instrument(found, instrument) for instrument in found.of_kind(kind)]
            for kind, name in LISTS.items()
        },
    }


def _instrument(found: Comparison, instrument: Instrument) -> Data:
    return {
        "name": label(instrument, found.words),
        "title": instrument.title,
        "citation": instrument.citation,
        "status": dated_status(instrument, found.words),
        "url": instrument.url,
    }


def _rows(subject: Subject, found: Comparison, rows: Iterable[Row]) -> Iterator[Data]:
    cited = subject.cited_law
    for row in rows:
        yield {
            "question": row.feature.question,
            "short": row.feature.short,
            "exception": row.feature.exception,
            "ours": found.words[f"has_{row.ours.has.replace(' ', '_')}"] or row.ours.has,
            "where": subject.joined([cited[s.id] for s in row.ours.by if s.id in cited]),
            "reason": row.reason,
            "who": found.who(row),
        }
