"""The papers of a packet: which are expected, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from draftban.bill.paper import Bullets, Heading, Paper, Paragraph, Table, plain_words
from draftban.bill.tree import bill_provisions
from draftban.packets import COUNSEL, TO_FILE, TO_USE, Packet
from draftban.review.readability import units

Packed = Callable[..., Packet]

COUNCIL = {
    TO_FILE: [
        *("contents", "memo", "summary", "evidence", "effective-dates"),
        *("staff-report", "fiscal-worksheet", "repeal-and-savings", "labor-notice"),
        *("public-notice", "approvals", "codification"),
    ],
    TO_USE: [
        *("answers-for-speakers", "vendor-certificate", "tip-source", "sealing-log"),
        *("notice-letter", "inventory-form", "who-else-is-called"),
    ],
    COUNSEL: [
        *("packet-contents", "how-to-file", "analysis", "reasons", "amendments", "fallbacks"),
        "scenarios",
        *("coverage", "comparison", "open-points"),
    ],
}
"""What goes with the ordinance of a city or a county that answers every demand."""

OF_CLAUSES = {
    "labor-notice": {
        *("remedies/discipline", "administration/training", "administration/whistleblowers"),
    },
    "vendor-certificate": {"prohibitions/procurement"},
    "tip-source": {"exemptions/unsolicited"},
    "sealing-log": {"data/sealing", "data/destruction"},
    "notice-letter": {"rights/notice"},
    "inventory-form": {"transition/inventory", "oversight/register"},
}
"""Papers that go beside a clause, each with those of which one must stand."""

NOT_FOR = {
    "us-or-eugene": {"staff-report"},  # its council's own paper says what that does
    "us-ma": {
        *("staff-report", "codification", "repeal-and-savings", "approvals"),
        *("public-notice", "labor-notice"),
    },
}
NOT_FOR["us"] = {*NOT_FOR["us-ma"], "fiscal-worksheet"}
NOT_FOR["eu"] = {*NOT_FOR["us"], *OF_CLAUSES, "effective-dates", "amendments", "fallbacks"}
"""What is meant for a council, for a legislature, or for the United States alone."""


def expected(made: Packet, place: str, folder: str) -> list[str]:
    """The papers that the packet of ``place`` has in ``folder``, by the clauses that stand."""
    clauses = {p.source for p in bill_provisions(made.bills[0].bill) if p.kind == "clause"}
    absent = {name for name, some in OF_CLAUSES.items() if not some & clauses}
    there = [n for n in COUNCIL[folder] if n not in absent | NOT_FOR.get(place, set())]
    if place == "us-ma" and folder == COUNSEL:
        there.insert(there.index("scenarios"), "emergency-clause")
    if place == "us-ma" and folder == TO_FILE:
        there.insert(2, "bill-request")
    if place == "us-ma" and folder == COUNSEL:
        there.insert(2, "conforming")
    return there


def names(made: Packet, folder: str) -> list[str]:
    """The papers in ``folder``."""
    return [written.name for _, written in made.papers if written.meta.folder == folder]


NO_BREAK = "\N{NO-BREAK SPACE}"


def paper(made: Packet, name: str) -> Paper:
    return next(w.paper for stem, w in made.papers if stem.endswith(f"-{name}"))


def text(found: Paper) -> str:
    """Every word of a paper."""
    heads = (b.text for b in found.blocks if isinstance(b, Heading))
    tables = (f"{b.caption} {b.summary}" for b in found.blocks if isinstance(b, Table))
    said = "\n".join(chain([found.meta.short_title], heads, tables, units(found)))
    return said.replace(NO_BREAK, " ")


def part(found: Paper, heading: str) -> list[str]:
    """What stands under ``heading``."""
    said: list[str] = []
    inside = False
    for block in found.blocks:
        match block:
            case Heading(_, words):
                inside = words.startswith(heading)
            case Paragraph(words) if inside:
                said.append(plain_words(words))
            case Bullets(items) if inside:
                said += map(plain_words, items)
            case _:
                pass
    return said


def table(found: Paper, caption: str = "") -> list[list[str]]:
    """The rows of the table whose caption begins so, as words."""
    tables = [b for b in found.blocks if isinstance(b, Table) and b.caption.startswith(caption)]
    assert tables, f"{found.meta.title} has no table “{caption}”"
    return [
        [" ".join(map(plain_words, cell.lines)).replace(NO_BREAK, " ") for cell in row]
        for row in tables[0].rows
    ]
