"""What `draftban scenarios` prints, in the words of ``ui/scenarios.yaml``, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from draftban.bill.walk import upper_first
from draftban.cli.terminal import echo, echo_paragraph

if TYPE_CHECKING:
    from draftban.config.languages.words import Said
    from draftban.config.setup import Setup
    from draftban.review.scenarios.answers import Answered

INDENT = 21


def print_scenarios(setup: Setup, rows: Sequence[Answered], say: Said) -> None:
    """Print ``rows`` for the place of ``setup`` at 80 columns: the act behind its answer, then the
    words that decide, and why; last what the answers mean.
    """
    from draftban.config.model.scenarios import ANSWERS, KINDS
    from draftban.review.scenarios.words import answer_word, basis

    echo_paragraph(say["title"], bold=True)
    echo_paragraph(say["of"].format(place=setup.jurisdiction.name, form=setup.form.name))
    if not rows:
        echo_paragraph(say["nothing"])
        return
    counted = Counter(answer_word(row, say) for row in rows)
    counts = (say["count"].format(count=n, answer=word) for word, n in counted.items())
    echo_paragraph(say["summary"].format(count=len(rows), counts=say["comma"].join(counts)))
    for kind in KINDS:
        chosen = [row for row in rows if row.kind == kind]
        if not chosen:
            continue
        echo()
        head = say["kind_summary"].format(kind=say[f"kind_{kind}"], count=len(chosen))
        echo_paragraph(head, bold=True)
        for row in chosen:
            echo()
            told = say["row"].format(who=upper_first(row.who), act=row.act, place=row.place)
            _labelled(answer_word(row, say), told)
            for more in filter(None, (basis(row, say), row.why)):
                _labelled("", more)
    echo()
    echo_paragraph(say["means"], bold=True)
    for answer in ANSWERS:
        _labelled(say[f"answer_{answer}"], say[f"means_{answer}"])


def _labelled(label: str, text: str) -> None:
    echo_paragraph(text, f"  {label:<{INDENT - 3}} ")


def scenario_json(row: Answered) -> dict[str, Any]:
    """``row`` as JSON; what it has not is ``null``."""
    return {
        "id": row.id,
        "kind": row.kind,
        "who": row.who,
        "act": row.act,
        "place": row.place,
        "state": row.state,
        "answer": row.answer or None,
        "reason": row.reason or None,
        "demands": list(row.demands),
        "why": row.why or None,
        "provision": row.provision or None,
        "citation": row.citation or None,
        "law": row.law or None,
        "words": row.words or None,
        "opened_by": row.opened_by or None,
        "summary": row.summary or None,
    }
