"""The second table of the coverage page: the letter's calls on others, and the papers for them."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.bill.paper import Cell, Heading, PaperBlock, Run, Table, cell
from draftban.config.calls.model import Call
from draftban.review.coverage.model import Coverage


def calls_blocks(found: Coverage) -> Iterator[PaperBlock]:
    """A row for each paper; nothing where nobody has said whom the calls reach."""
    say, calls = found.data.words, found.calls
    if not calls.letter:
        return
    rows: list[tuple[Cell, ...]] = []
    for name, call in calls.letter.items():
        here: list[tuple[Cell, ...]] = [
            (cell(one.name), cell(paper.title), cell(paper.does))
            for one, paper in calls.answers(name)
        ]
        here += [
            (
                cell(one.name),
                cell(say["call_refused"].format(title=refused.title)),
                cell(refused.reason),
            )
            for one, refused in calls.refusals(name)
        ]
        nothing = (cell(say["nothing"]), cell(say["call_unanswered"]), cell(say["nothing"]))
        for number, row in enumerate(here or [nothing]):
            asks = _asks(call) if not number else cell(Run(call.number, "strong"))
            rows.append((asks, *row))
    yield Heading(1, say["calls"])
    yield Table(
        say["calls_caption"],
        say["calls_summary"],
        (say["call_asks"], say["call_whom"], say["call_paper"], say["call_does"]),
        tuple(rows),
        (3.4, 1.4, 2.8, 4.2),
    )


def _asks(call: Call) -> Cell:
    return cell(Run(f"{call.number}  ", "strong"), call.plain)
