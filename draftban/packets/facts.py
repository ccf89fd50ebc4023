"""What papers are told of demands, competence, reach, questions and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from draftban.bill.walk import upper_first
from draftban.config.model import Answer, Case, evident
from draftban.packets.subject import Data, Subject, told, where
from draftban.review.blanks import blanks
from draftban.review.coverage.model import ANSWERS, CarveOut, Covered
from draftban.review.law.facts import day, law_cited, open_law, warnings


def facts(subject: Subject) -> Data:
    """Everything about the place's power, its answers and what nobody has answered."""
    found, asked = subject.coverage, subject.setup.form.facts
    return {
        "left_out": any(one.left_out for one in found.demands),
        "whole": all(one.extent != "not selected" and not one.left_out for one in found.demands),
        "demands": [_demand(subject, one) for one in found.demands],
        "cells": [_cell(subject, one) for one in found.demands],
        "reach": list(_reach(subject)),
        "stops": _stops(subject),
        "partly": list(_partly(subject)),
        "edges": [{"term": e.term, "says": e.says} for e in found.edges],
        "exemptions": [_exemption(subject, one) for one in found.exceptions],
        "further": [{"says": f.says, "cite": f.provided.citation} for f in found.further],
        "findings": [subject.sentence(f.text) for f in subject.setup.jurisdiction.findings],
        "blanks": list(_blanks(subject)),
        "questions": [
            {"fact": q.fact, "ask": q.ask, "taken": told(q.taken, asked.get(q.fact)), "why": q.why}
            for q in found.questions
        ],
        "answers": list(_answers(subject)),
        "fatal": [
            {"says": fact.says, "rests": fact.rests}
            for document in subject.build.documents
            for fact in open_law(document.setup)
        ],
        "warnings": list(warnings(subject.setup)),
        "authorities": list(_authorities(subject)),
        "unread": list(_unread(subject)),
    }


def _demand(subject: Subject, one: Covered) -> Data:
    laws = {law.stem for law in subject.build.laws or (subject.law,)}
    law = [subject.within_law(p.document, p.citation) for p in one.provisions if p.document in laws]
    return {
        "id": one.demand,
        "title": one.title,
        "topic": subject.setup.demands[one.demand].topic,
        "plain": subject.setup.demands[one.demand].plain,
        "extent": subject.coverage.data.words[f"extent_{one.extent.replace(' ', '_')}"],
        "met": one.met,
        "urged": one.urged,
        "selected": one.extent != "not selected",
        "left_out": one.left_out,
        "only_together": bool(one.shares),
        "reason": one.reason,
        "confirmed": bool(one.case and one.case.checked_by),
        "cite": subject.joined(law),
    }


def _cell(subject: Subject, one: Covered) -> Data:
    case = one.case or Case(draftings=(), reason="")
    comma, pause = subject.between
    named = subject.setup.pack.draftings
    return {
        "id": one.demand,
        "title": one.title,
        "selected": one.extent != "not selected",
        "reason": one.reason,
        "draftings": comma.join(named.get(one, one) for one in case.draftings),
        "limits": "" if one.left_out else comma.join(subject.setup.form.limits_of(case)),
        "verified": bool(case.verified),
        "checked_on": case.checked_on,
        "checked_by": case.checked_by,
        "seen": case.verified == "seen",
        "recheck_by": case.recheck_by,
        "lapsed": case.lapsed(day(subject.setup)),
        "where": where(case.pos),
        "authority": pause.join(a.whole for _, a in one.authority),
    }


def _key(kind: str) -> str:
    """An answer as a name for templates."""
    return kind.replace(" ", "_")


def _reach(subject: Subject) -> Iterator[Data]:
    """For each actor the answers of the bills, with the places where each holds."""
    reach = subject.coverage.reach
    names = {place.place: place.name for place in reach.places}
    for column in reach.columns:
        squares = [s for s in reach.squares if s.actor == column.actor.actor]
        answers: dict[tuple[str, str, str], list[str]] = {}
        for square in squares:
            key = (square.answer, square.part, square.answers_to)
            answers.setdefault(key, []).append(names[square.place].lower())
        yield {
            "id": column.actor.actor.replace("-", "_"),
            "who": column.name,
            "name": subject.within(column.name),
            "mostly": _key(Counter(s.answer for s in squares).most_common(1)[0][0]),
            "wholly": len({s.answer for s in squares}) == 1,
            "parts": subject.between[1].join(dict.fromkeys(s.part for s in squares if s.part)),
            "asked": any(s.asked for s in squares),
            "answers": [
                {
                    "kind": _key(kind),
                    "part": part,
                    "answers_to": who,
                    "places": subject.joined(places),
                }
                for (kind, part, who), places in answers.items()
            ],
        }


def _stops(subject: Subject) -> Data:
    """The names of those who must stop everywhere, mostly, in part, and of those who need not, by
    what holds in most places. ``whole`` and ``mostly`` keep apart who must stop in all of them.
    """
    groups: dict[str, list[str]] = {"whole": [], "mostly": [], **{_key(k): [] for k in ANSWERS}}
    for row in _reach(subject):
        kind = str(row["mostly"])
        if kind == "forbidden":
            kind = "whole" if row["wholly"] else "mostly"
        groups[kind].append(str(row["who"]))
    return {
        kind: subject.joined([subject.within(n) for n in names]) for kind, names in groups.items()
    }


def _partly(subject: Subject) -> Iterator[Data]:
    """Who must stop in part in most places, those together for whom the same part counts."""
    found: dict[tuple[str, bool], list[str]] = {}
    for row in _reach(subject):
        if row["mostly"] == _key("forbidden in part"):
            key = (str(row["parts"]), bool(row["asked"]))
            found.setdefault(key, []).append(subject.within(str(row["who"])))
    for (parts, asked), names in found.items():
        yield {"who": subject.joined(names), "parts": parts, "asked": asked}


def _exemption(subject: Subject, one: CarveOut) -> Data:
    return {
        "id": one.clause,
        "cite": subject.within_law(one.document, upper_first(one.citation)),
        "heading": one.heading,
        "in_law": any(one.document == law.stem for law in subject.build.laws),
        "switched_on": one.exemption.switched_on,
        "own": one.exemption.own,
    }


def _blanks(subject: Subject) -> Iterator[Data]:
    for document in subject.build.documents:
        for use in blanks(document.bill):
            yield {
                "label": use.label,
                "count": use.count,
                "where": where(use.pos),
                "document": document.bill.meta.short_title,
            }


def _answers(subject: Subject) -> Iterator[Data]:
    """The facts that somebody, or the law of a region, answered, with where that comes from."""
    setup = subject.setup
    for name, fact in setup.form.facts.items():
        if name not in setup.fact_pos:
            continue
        given = setup.jurisdiction.facts.get(name)
        answer = given if isinstance(given, Answer) else None
        stated = setup.stated.get(name)
        read = law_cited(setup, stated.authority, stated.searched) if stated else ""
        cites = (setup.authorities[i].whole for i in stated.authority) if stated else ()
        yield {
            "fact": name,
            "ask": fact.ask,
            "answer": told(setup.facts[name], fact),
            "source": answer.source if answer else read,
            "cites": subject.between[1].join(cites),
            "own": name in setup.jurisdiction.facts,
            "checked_on": answer.checked_on if answer else "",
            "where": where(setup.fact_pos[name]),
        }


def _authorities(subject: Subject) -> Iterator[Data]:
    """What the competence cells rest on, each once, with the demands that do."""
    resting: dict[str, list[str]] = {}
    for one in subject.coverage.demands:
        for name, _ in one.authority:
            resting.setdefault(name, []).append(one.demand)
    for name, demands in resting.items():
        known = subject.setup.authorities[name]
        yield {
            "cite": known.whole,
            "title": known.title,
            "verified": bool(known.verified),
            "seen": known.verified == "seen",
            "lapsed": known.lapsed(day(subject.setup)),
            "checked_on": known.checked_on,
            "recheck_by": known.recheck_by,
            "url": known.url,
            "demands": subject.between[0].join(demands),
        }


def _unread(subject: Subject) -> Iterator[Data]:
    """Sources of clauses and of the place's findings that nobody has read; no ``cite`` where a
    finding of the place names none.
    """
    for document in subject.build.documents:
        cited = subject.cited[document.stem]
        for one in subject.writers[document.stem].described(document.bill):
            for source in one.meta.sources:
                if not source.verified:
                    what = upper_first(cited.get(one.id, one.source))
                    yield {
                        "what": what,
                        "cite": source.cite,
                        "document": document.bill.meta.short_title,
                    }
        search = document.setup.search
        for entry in document.library.findings.values():
            if search.of_place(entry.body.file) and not evident(entry.meta.sources):
                yield {"what": entry.meta.id, "cite": "", "document": ""}
    for finding in subject.setup.jurisdiction.findings:
        says = subject.sentence(finding.text)
        for source in finding.sources:
            if not source.verified:
                yield {"what": says, "cite": source.cite, "document": ""}
        if not finding.sources:
            yield {"what": says, "cite": "", "document": ""}
