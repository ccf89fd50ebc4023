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
    words = load_words(search, subject.report, subject.setup.form.pos.file)
    if features is None or words is None:
        return {"few": 0, "rare": [], "lacking": [], "weaker": [], "groups": [], "laws": []}
    laws = load_instruments(search, features, subject.report)
    found = compare(subject.build, features, laws, words)
    return {
        "few": found.few,
        "rare": list(_rows(subject, found, found.rare)),
        "lacking": list(_rows(subject, found, found.lacking)),
        "weaker": list(_rows(subject, found, found.weaker)),
        "groups": [
            {"title": title, "rows": list(_rows(subject, found, found.of_group(group)))}
            for group, title in features.groups.items()
        ],
        "laws": [
            {
                "name": law.name,
                "title": law.title,
                "citation": law.citation,
                "status": law.status,
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
            "ours": row.ours.has,
            "where": subject.joined([cited[s.id] for s in row.ours.by if s.id in cited]),
            "reason": row.reason,
            "having": subject.between[1].join(law.name for law in having),
            "count": len(having),
            "read": len(found.read(row.feature.id)),
        }
