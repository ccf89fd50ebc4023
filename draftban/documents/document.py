"""What a place's configuration gives, made once: each document with all that it was made from.

Who says something about bills reads it here, and reads no file, selects no clause and asks no
competence map again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # so that importing draftban loads neither YAML nor Jinja
    from draftban.bill.draft import Draft
    from draftban.bill.tree import FinalBill
    from draftban.clauses.choosing.library import Library
    from draftban.clauses.choosing.selection import Choice, Selection
    from draftban.config.setup import Setup
    from draftban.diagnostics import Diagnostic, Report
    from draftban.documents.told import Carried
    from draftban.files.traces import Trace


@dataclass(frozen=True, slots=True)
class Document:
    """One bill to be written, and what it was made from.

    ``choice`` is what could stand in it and what does; ``draft`` its parts before they knew where
    they stand; ``texts`` the files that were read for it.
    """

    choice: Choice
    draft: Draft
    bill: FinalBill
    texts: Mapping[str, str]

    @property
    def setup(self) -> Setup:
        """The place in the form of this bill."""
        return self.choice.setup

    @property
    def library(self) -> Library:
        """Every text that could stand in it."""
        return self.choice.library

    @property
    def selection(self) -> Selection:
        """What stands in it, and why."""
        return self.choice.selection

    def text(self, file: str) -> str:
        """The text of ``file``, as shown to the user, from which it was made; empty for another."""
        return self.texts.get(file, "")

    @property
    def short_name(self) -> str:
        """What it is called beside other documents of its place, as its form says, or by its
        title.
        """
        return self.setup.form.short_name or self.bill.meta.short_title

    @property
    def stem(self) -> str:
        """Its file name without the suffix."""
        return self.setup.jurisdiction.place + self.setup.form.suffix


@dataclass(frozen=True, slots=True)
class Variant:
    """One place's policy in another place's form: ``setup`` is the target's, with what was carried
    into it; ``table`` accounts for all.
    """

    source: str
    setup: Setup
    table: tuple[Carried, ...]

    @property
    def folder(self) -> str:
        """The name of the folder for its files."""
        return f"{self.source}-as-{self.setup.jurisdiction.place}"


@dataclass(frozen=True, slots=True)
class Making:
    """How bills were made: ``texts`` are the files that were read, as shown to the user, ``trace``
    the same by path with where nothing was found, and ``found`` what there was to say. What is
    read and found afterwards, for a report about them, is not in it.
    """

    texts: Mapping[str, str]
    trace: Trace
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Build:
    """What a place's configuration gives.

    ``laws`` are one document, or one for each part that the form divides the text into; none if
    this place can only urge every selected demand (its companions then stand alone), or if errors
    in ``report`` left nothing to finish. ``companions`` carry what the
    law cannot enact, in the order in which the form names them. ``enacted`` are the demands that
    the law answers, ``urged`` those that companions ask of others; one that the place enacts in
    part is in both. They follow what stands, not what was selected. ``absent`` are stems of
    documents that another selection of demands gives this place, not this one. ``making`` tells how
    the bills were made; ``variant`` is the policy of another place that they put into this one's
    form, if they do.
    """

    setup: Setup
    laws: tuple[Document, ...]
    companions: tuple[Document, ...]
    enacted: tuple[str, ...]
    urged: tuple[str, ...]
    absent: tuple[str, ...]
    report: Report
    making: Making
    variant: Variant | None = None

    @property
    def folder(self) -> str:
        """The name of the folder for its files."""
        return self.variant.folder if self.variant else self.setup.jurisdiction.place

    @property
    def documents(self) -> tuple[Document, ...]:
        """The bills in the order they are handed over: the laws, then their companions."""
        return (*self.laws, *self.companions)

    @property
    def law(self) -> Document | None:
        """The law itself; of several parts the first."""
        return next(iter(self.laws), None)

    @property
    def bill(self) -> FinalBill | None:
        """The bill of the law itself; of several parts that of the first."""
        return None if self.law is None else self.law.bill

    def shares(self, demand: str) -> tuple[Document, ...]:
        """The laws of which each holds a share of ``demand``, where it is met as a whole only if
        all of them pass.
        """
        from draftban.config.parts import shares

        names = shares(self.setup.form.parts, self.setup.parts, demand)
        found = tuple(law for law in self.laws if law.setup.part in names)
        return found if demand in self.enacted else ()

    def left_out(self, demand: str) -> bool:
        """Whether the law could enact something of ``demand``, and does not."""
        case = self.setup.cells.get(demand)
        asked = demand in self.setup.selected and demand not in self.enacted
        return asked and case is not None and bool(case.enacts)

    def reason(self, demand: str) -> str:
        """Why the place can do for ``demand`` what it can, as its competence map says."""
        case = self.setup.cells.get(demand)
        return case.reason if case else ""

    @property
    def only_urged(self) -> bool:
        """Whether the place can enact none of the selected demands itself."""
        return bool(self.urged) and not self.enacted
