"""What `draftban coverage --format json` prints; ``draftban/schemas/coverage.schema.json``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from draftban.cli.telling.call_text import calls_json
from draftban.cli.terminal import diagnostic_json

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted
    from draftban.config.model import Opening
    from draftban.review.coverage.model import CarveOut, Coverage, Covered, Provided, Square


def coverage_json(
    drafted: Drafted,
    found: Coverage | None,
    required: tuple[str, ...],
    unmet: tuple[str, ...],
    files: tuple[Path, ...],
) -> dict[str, Any]:
    """The report as its schema says; without ``found`` (the bills have errors) its lists are
    empty. ``files`` are those written with ``--to``.
    """
    build = drafted.build
    documents = build.documents if build is not None and found is not None else ()
    return {
        "place": build.setup.jurisdiction.place if build else drafted.place,
        "form": build.setup.form.form if build else None,
        "documents": [
            {"document": document.stem, "form": document.bill.meta.form} for document in documents
        ],
        "demands": [_covered_json(covered) for covered in found.demands] if found else [],
        "exceptions": [
            _carve_out_json(carve_out) for carve_out in (found.exceptions if found else ())
        ],
        "edges": [
            {
                "term": edge.term,
                "says": edge.says,
                "cuts": list(edge.cuts),
                "opens": [_opening_json(opening) for opening in edge.opens],
            }
            for edge in (found.edges if found else ())
        ],
        "places": [
            {"place": place.place, "name": place.name, "letter": place.letter or None}
            for place in (found.reach.places if found else ())
        ],
        "actors": [
            {
                "actor": column.actor.actor,
                "name": column.name,
                "letter": column.actor.letter or None,
                "also": [name for name in column.ids if name != column.actor.actor],
            }
            for column in (found.reach.columns if found else ())
        ],
        "reach": [_square_json(square) for square in (found.reach.squares if found else ())],
        "questions": [
            {"fact": q.fact, "ask": q.ask, "taken": q.taken, "why": q.why}
            for q in (found.questions if found else ())
        ],
        "stated": [
            {
                "fact": q.fact,
                "ask": q.ask,
                "answer": q.taken,
                "why": q.why,
                "authority": [name for name, _ in q.authority],
            }
            for q in (found.stated if found else ())
        ],
        "further": [
            _provided_json(item.provided) | {"says": item.says}
            for item in (found.further if found else ())
        ],
        "calls": calls_json(found.calls) if found else [],
        "files": [str(path) for path in files],
        "required": list(required),
        "unmet": list(unmet),
        "diagnostics": [diagnostic_json(d) for d in drafted.report],
    }


def _covered_json(covered: Covered) -> dict[str, Any]:
    case = covered.case
    return {
        "demand": covered.demand,
        "title": covered.title,
        "coverage": covered.extent,
        "urged": covered.urged,
        "met": covered.met,
        "left_out": covered.left_out,
        "only_together": list(covered.shares),
        "provisions": [_provided_json(provided) for provided in covered.provisions],
        "cell": None
        if case is None
        else {
            "draftings": list(case.draftings),
            "limits": list(case.limits),
            "reason": case.reason,
            "authority": [
                {
                    "id": name,
                    "title": authority.title,
                    "cite": authority.whole,
                    "verified": bool(authority.verified),
                    "checked_on": authority.checked_on or None,
                    "url": authority.url or None,
                }
                for name, authority in covered.authority
            ],
            "verified": bool(case.verified),
            "checked_on": case.checked_on or None,
            "checked_by": case.checked_by or None,
            "recheck_by": case.recheck_by or None,
            "overridden": covered.overridden,
            "file": case.pos.file,
            "line": case.pos.line,
        },
    }


def _carve_out_json(carve_out: CarveOut) -> dict[str, Any]:
    return _provided_json(carve_out) | {
        "cuts": list(carve_out.demands),
        "opens": [_opening_json(opening) for opening in carve_out.exemption.opens],
        "switched_on": carve_out.exemption.switched_on or None,
        "text": list(carve_out.text),
    }


def _opening_json(opening: Opening) -> dict[str, str]:
    return {"place": opening.place, "actor": opening.actor}


def _square_json(square: Square) -> dict[str, Any]:
    return {
        "place": square.place,
        "actor": square.actor,
        "answer": square.answer,
        "part": square.part or None,
        "asked": square.asked,
        "answers_to": square.answers_to or None,
        "citation": square.provision.citation if square.provision else None,
        "exemptions": [carve_out.clause for carve_out in square.exemptions],
    }


def _provided_json(provided: Provided) -> dict[str, Any]:
    return {
        "document": provided.document,
        "citation": provided.citation,
        "clause": provided.clause,
        "heading": provided.heading,
        "drafting": provided.drafting,
        "file": provided.pos.file,
        "line": provided.pos.line,
    }
