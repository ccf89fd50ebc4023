"""From an assembled bill to a final one: a tuple of small steps in reading order."""

from __future__ import annotations

from collections.abc import Callable

from draftban.bill.transforms.capitals import capitals
from draftban.bill.transforms.changes import changes
from draftban.bill.transforms.contents import contents
from draftban.bill.transforms.definitions import definitions
from draftban.bill.transforms.eids import eids
from draftban.bill.transforms.levels import levels
from draftban.bill.transforms.numbers import numbers
from draftban.bill.transforms.punctuation import punctuation
from draftban.bill.transforms.references import references
from draftban.bill.transforms.spelling import spelling
from draftban.bill.transforms.terms import terms
from draftban.bill.transforms.unbroken import unbroken
from draftban.bill.tree import Bill, FinalBill
from draftban.diagnostics import Report

TRANSFORMS: tuple[Callable[[Bill, Report], Bill], ...] = (
    spelling,  # words as the variant of the language spells them
    terms,  # which words are defined terms
    definitions,  # the definitions those words need, framed and in order
    levels,  # lone subdivisions folded, every provision at its level
    punctuation,  # list marks, joiners, recital frames
    numbers,  # the number of every provision
    eids,  # and its name, by which links and other programs find it
    references,  # citations, "this section"
    unbroken,  # words that stay on one line
    contents,  # contents lists, from headings in the capitals of the list
    capitals,  # sentence starts, heading capitals
    changes,  # what an amendment adds or takes out, word by word
)


def finish(bill: Bill, report: Report) -> FinalBill:
    """``bill`` through every transform; mistakes are added to ``report``."""
    for transform in TRANSFORMS:
        bill = transform(bill, report)
    return FinalBill(bill)
