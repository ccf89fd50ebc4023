"""The front matter of the base files of a finished bill's clauses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from draftban.bill.tree import FinalBill
from draftban.config.decode import decode
from draftban.config.forms import form_chain
from draftban.config.model import ClauseMeta
from draftban.config.search import SearchPath
from draftban.config.setup import Setup
from draftban.config.shelf import Shelf, take_stock
from draftban.config.text_source import read_parsed
from draftban.config.yaml_source import parse_front_matter
from draftban.diagnostics import NOWHERE, Report


@dataclass(frozen=True, slots=True)
class BaseFiles:
    """The base files of the clauses of one bill."""

    search: SearchPath
    shelf: Shelf

    @classmethod
    def of(cls, setup: Setup, bill: FinalBill) -> BaseFiles:
        """For ``bill``, whose form may be a companion's and have clauses of its own."""
        search = setup.search
        if bill.meta.form != setup.form.form:
            codes, _ = form_chain(bill.meta.form, NOWHERE, search, Report())
            search = replace(search, form_codes=codes)
        return cls(search, take_stock(search))

    def path(self, clause: str) -> Path | None:
        """The base file of ``clause``, if it has one."""
        return self.shelf.clause(clause) if clause else None

    def meta(self, clause: str) -> ClauseMeta | None:
        """What ``clause`` says in its front matter, ``None`` without a file.

        Mistakes in the file were reported when the bill was drafted.
        """
        path = self.path(clause)
        if path is None:
            return None
        return read_parsed(path, self.search.display(path), _meta, Report())

    def placed(self, clause: str) -> bool:
        """Whether only the place has ``clause``, in its own folder."""
        path = self.path(clause)
        own = path is not None and any(path.is_relative_to(f) for f in self.search.place_folders)
        return own and len(self.search.every(f"{clause}.md")) == 1


def _meta(text: str, file: str, report: Report) -> ClauseMeta | None:
    node, _, _ = parse_front_matter(text, file, report)
    return None if node is None else decode(node, ClauseMeta, report)
