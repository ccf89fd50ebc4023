"""What papers are told of other law: the draft beside it, feature by feature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from draftban.packets.subject import Data, Subject
from draftban.review.compare.data import load_features, load_instruments, load_words
from draftban.review.compare.features import Comparison, Row, compare


def comparison(subject: Subject) -> Data:
    """The comparison of ``draftban compare``; empty lists if its table cannot be read."""
    search = subject.setup.search
    features = load_features(search, subject.report)
    if features is None:
        lists = ("rare", "lacking", "weaker", "not_judged", "groups", "laws")
        return {"few": 0, **{name: [] for name in lists}}
    laws = load_instruments(search, features, subject.report)
    found = compare(
        subject.build,
        features,
        laws,
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
        "laws": [
            {
                "name": law.name,
                "title": law.title,
                "citation": law.citation,
                "status": found.words[f"status_{law.status}"] or law.status,
                "year": str(law.year or ""),
                "url": law.url,
            }
            for law in laws
        ],
    }


def _rows(subject: Subject, found: Comparison, rows: Iterable[Row]) -> Iterator[Data]:
    cited = subject.cited_law
    for row in rows:
        having = found.having(row.feature.id)
        yield {
            "question": row.feature.question,
            "short": row.feature.short,
            "exception": row.feature.exception,
            "ours": found.words[f"has_{row.ours.has.replace(' ', '_')}"] or row.ours.has,
            "where": subject.joined([cited[s.id] for s in row.ours.by if s.id in cited]),
            "reason": row.reason,
            "having": subject.between[1].join(law.name for law in having),
            "count": len(having),
            "read": len(found.read(row.feature.id)),
        }
