"""What the base files of a finished bill's clauses list in their front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from draftban.bill.tree import FinalBill
from draftban.config.forms import form_chain
from draftban.config.nodes import Map, Scalar, Seq
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
        """For ``bill``, whose form may be the companion's and have clauses of its own."""
        search = setup.search
        if bill.meta.form != setup.form.form:
            codes, _ = form_chain(bill.meta.form, NOWHERE, search, Report())
            search = replace(search, form_codes=codes)
        return cls(search, take_stock(search))

    def lists(self, clause: str) -> Mapping[str, tuple[str, ...]]:
        """Every key of ``clause``'s front matter that holds a list of words; none without a file.

        Mistakes in the file were reported when the bill was drafted.
        """
        path = self.shelf.clause(clause) if clause else None
        if path is None:
            return {}
        return read_parsed(path, self.search.display(path), _lists, Report()) or {}


def _lists(text: str, file: str, report: Report) -> Mapping[str, tuple[str, ...]]:
    node, _, _ = parse_front_matter(text, file, report)
    if not isinstance(node, Map):
        return {}
    return {
        key: tuple(item.raw for item in value.items if isinstance(item, Scalar))
        for key, _, value in node.items
        if isinstance(value, Seq)
    }
