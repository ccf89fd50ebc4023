"""What papers are told from outside the bills: the draft beside other law, feature by feature, and
acts with what the draft answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from draftban.bill.walk import upper_first
from draftban.config.languages.words import Said
from draftban.config.model.scenarios import ANSWERS, KINDS
from draftban.packets.subject import Data, Subject
from draftban.review.compare.data import load_features, load_words
from draftban.review.compare.features import Comparison, Row, compare
from draftban.review.compare.instruments import Instrument, Kind, dated_status, label
from draftban.review.compare.table import load_instruments
from draftban.review.scenarios.answers import Answered, answers
from draftban.review.scenarios.words import answer_word, basis, citation, scenario_words

LISTS: Mapping[Kind, str] = {"law": "laws", "bill": "bills", "unknown": "unknown"}
"""What papers call the instruments of each kind."""


def comparison(subject: Subject) -> Data:
    """The comparison of ``draftban compare``; empty lists if its table cannot be read."""
    search = subject.setup.search
    features = load_features(search, subject.report)
    if features is None:
        lists = ("in_force", "rare", "lacking", "weaker", "not_judged", "groups", *LISTS.values())
        return {"few": 0, **{name: [] for name in lists}}
    instruments = load_instruments(search, features, subject.report)
    found = compare(
        subject.build,
        features,
        instruments,
        load_words(search, subject.report, subject.setup.form.pos.file),
    )
    return {
        "few": found.few,
        "in_force": list(_in_force(subject, found, instruments)),
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


def _in_force(
    subject: Subject, found: Comparison, instruments: Iterable[Instrument]
) -> Iterator[Data]:
    """The laws of the place itself and of its state that stand already, so far as anybody knows;
    of the state those alone of which somebody read that they are in force.
    """
    state = subject.state
    for one in instruments:
        own = one.place == subject.place
        if (own and one.kind == "law" and one.status != "repealed") or (
            one.place == state and one.in_force
        ):
            private = one.known("private-entities")
            yield {
                **_instrument(found, one),
                "own": own,
                "in_force": one.in_force,
                "private": private is not None and private.has != "no",
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
            "ours": found.words[f"has_{row.ours.has.replace(' ', '_')}"],
            "where": subject.joined([cited[s.id] for s in row.ours.by if s.id in cited]),
            "reason": row.reason,
            "who": found.who(row),
        }


MOST_IN_SUMMARY = 12
"""Scenarios on the page for council members."""


UNREACHED = ("outside", "limit")
"""Answers of acts that no words of the draft reach."""


def scenarios(subject: Subject) -> Data:
    """The scenarios of `draftban scenarios`, those that the summary names, and what answers mean;
    empty lists where there are none.
    """
    found = answers(subject.build, subject.report)
    if not found:
        lists = ("groups", "summary", "speakers", "means", "all")
        return {"title": "", **{name: [] for name in lists}}
    say = scenario_words(subject.setup, subject.report)
    rows = [(row, _scenario(row, say)) for row in found]
    kinds = [(kind, [data for row, data in rows if row.kind == kind]) for kind in KINDS]
    answered = [r for r in found if r.answer not in ("", "unclear")]
    named = [r for r in answered if r.summary][:MOST_IN_SUMMARY]
    acts = {a: [upper_first(r.summary) for r in named if r.answer == a] for a in ANSWERS}
    return {
        "title": say["title"],
        "all": [data for _, data in rows],
        "groups": [{"title": say[f"kind_{k}"], "rows": some} for k, some in kinds if some],
        "summary": [
            {"answer": upper_first(say[f"answer_{a}"]), "unreached": a in UNREACHED, "acts": some}
            for a, some in acts.items()
            if some
        ],
        "speakers": [_scenario(row, say) for row in _of_speakers(answered)],
        "means": [{"answer": say[f"answer_{a}"], "means": say[f"means_{a}"]} for a in ANSWERS],
    }


def _of_speakers(answered: Sequence[Answered]) -> list[Answered]:
    """Of what is answered, first what the summary tells, as far as there is room."""
    named = sorted(answered, key=lambda row: not row.summary)[:MOST_IN_SUMMARY]
    return [row for row in answered if row in named]


def _scenario(row: Answered, say: Said) -> Data:
    return {
        "id": row.id,
        "who": upper_first(row.who),
        "act": row.act,
        "place": row.place,
        "answer": answer_word(row, say),
        "basis": basis(row, say),
        "why": row.why,
        "cite": citation(row, say),
        "words": row.words,
    }
