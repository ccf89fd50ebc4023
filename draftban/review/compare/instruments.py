"""What counts as a law, and what each law and bill beside a draft is called."""

from __future__ import annotations

from draftban.config.model.instruments import KIND_OF, KINDS, Cell, Instrument, Kind, Status
from draftban.review.compare.data import CompareWords

__all__ = [
    "KINDS",
    "KIND_OF",
    "Cell",
    "Instrument",
    "Kind",
    "Status",
    "dated_status",
    "label",
    "place_of",
]


def label(instrument: Instrument, words: CompareWords) -> str:
    """What ``instrument`` is called wherever it is printed: its name, with the provisions that
    were read if not all were.
    """
    if not instrument.provisions:
        return instrument.name
    return words["part_name"].format(name=instrument.name, provisions=instrument.provisions)


def dated_status(instrument: Instrument, words: CompareWords) -> str:
    """Its status with the date, in ``words``."""
    status = words[f"status_{instrument.status.replace(' ', '_')}"]
    return words["dated"].format(status=status, date=instrument.since or words["no_date"])


def place_of(cell: Cell, words: CompareWords) -> str:
    """Where the law says what ``cell`` says, in ``words``."""
    return words["silent"] if cell.silent else cell.where
