"""Laws and bills that other people wrote: one file each, ``templates/instruments/<id>.yaml``.

What somebody read in a stored copy of a law is a cell with ``verified: true``, an address and a
date. Whatever is not in the table, or not verified, is unknown; it is never taken for a no. Nor
is the silence of a law of which nobody read the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from draftban.config.about import about
from draftban.config.model.checked import READ, Verified
from draftban.diagnostics import NOWHERE, Pos

INSTRUMENTS = "templates/instruments"

Has = Literal["yes", "partial", "no"]

Status = Literal["bill", "passed", "signed", "in force", "amended", "repealed", "not known"]

Kind = Literal["law", "bill", "unknown"]
"""What an instrument counts as; ``unknown`` where nobody read what became of it."""

KINDS: tuple[Kind, ...] = ("law", "bill", "unknown")
"""In the order in which they are printed; only the first is ever counted among laws."""

KIND_OF: Mapping[Status, Kind] = {
    "bill": "bill",
    "passed": "bill",
    "signed": "law",
    "in force": "law",
    "amended": "law",
    "repealed": "law",
    "not known": "unknown",
}

BEGUN: frozenset[Status] = frozenset({"bill", "passed", "signed"})
"""Statuses that the year of enactment or introduction dates, where no day was read."""

IN_FORCE: frozenset[Status] = frozenset({"in force", "amended"})
"""Statuses of what is law now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What an instrument says about one feature, and how somebody knows."""

    has: Has = about("yes, partial or no.")
    where: str = about(
        "Where it stands, in a few words. A no without it is the silence of the whole law.",
        default="",
    )
    verified: Verified = about(READ, default=Verified.NO)
    checked_on: str = about("The day.", default="")
    url: str = about("The copy that was read, if another than the instrument's.", default="")
    read: Literal["text", "report"] = about(
        "The law's own words, or a report about them.", default="text"
    )
    pos: Pos = NOWHERE

    @property
    def silent(self) -> bool:
        """Whether it is a no because the law does not mention the thing."""
        return self.has == "no" and not self.where


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A law or a bill; one file."""

    id: str = about("Equal to the file name.")
    name: str = about("A few words for a table.")
    provisions: str = about(
        "The articles or sections that were read, if not all were; printed as part of the name.",
        default="",
    )
    title: str = about("What it is called.")
    citation: str = about("How it is cited.", default="")
    place: str = about("The place's code, such as us-ma-boston.")
    year: int | None = about("Of enactment or introduction; none if nobody read it.", default=None)
    status: Status = about(
        "What became of it: bill, passed, signed, in force, amended, repealed or not known."
    )
    status_date: str = about(
        "The day since which, or on which, its source has that status; a year or a month will do.",
        default="",
    )
    status_url: str = about("The source of the status, if another than the copy.", default="")
    read: Literal["whole", "part", "report"] = about(
        "whole, part (then provisions: says which), or report: little more than reports about it."
    )
    url: str = about("The stored copy that was read.")
    note: str = about("What a reader should know about the copy or the status.", default="")
    features: Mapping[str, Cell] = about("Feature to what it says.", default_factory=dict)
    pos: Pos = NOWHERE

    def known(self, feature: str) -> Cell | None:
        """The cell of ``feature`` if somebody verified it."""
        cell = self.features.get(feature)
        return cell if cell is not None and cell.verified else None

    @property
    def kind(self) -> Kind:
        """Whether it counts as a law."""
        return KIND_OF[self.status]

    @property
    def since(self) -> str:
        """The date of its status; empty if nobody read it."""
        year = str(self.year or "") if self.status in BEGUN else ""
        return self.status_date or year

    @property
    def in_force(self) -> bool:
        """Whether it is known to be law now; of one that was signed nobody read that."""
        return self.status in IN_FORCE

    @property
    def read_on(self) -> str:
        """The last day on which somebody read a part of it; empty if nobody did."""
        return max((c.checked_on for c in self.features.values() if c.verified), default="")
