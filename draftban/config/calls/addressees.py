"""Whom the calls of the open letter reach in an order of law, as its files say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from draftban.config.calls.model import Addressee, Call
from draftban.config.decode import decode_once
from draftban.config.languages.worded import layered, load_worded
from draftban.diagnostics import Report
from draftban.files.ids import safe_id
from draftban.files.nodes import Map, pos_at
from draftban.files.search import ADDRESSEES, Rank, SearchPath
from draftban.files.text import report_unknown

_ORDERS: tuple[Rank, ...] = ("place", "form", "parent", "tradition")
"""Whose folders say who an addressee is: not those of a language, which know no order of law."""


@dataclass(frozen=True, slots=True)
class Called:
    """An addressee by its id; ``node`` gives positions."""

    id: str
    meta: Addressee
    node: Map


def load_calls(search: SearchPath, report: Report) -> Mapping[str, Call]:
    """The letter's calls in its order, in the language of ``search``; none after a mistake."""
    found: Mapping[str, Call] | None = load_worded("calls", Mapping[str, Call], search, report)
    return found or {}


def load_addressees(
    search: SearchPath, calls: Mapping[str, Call], report: Report
) -> tuple[Called, ...]:
    """Whom the letter calls on in the order of law of ``search``, in order. Its files are laid over
    each other; where only the language has one, nobody has said who it is. Mistakes go to
    ``report``.
    """
    found: list[Called] = []
    for name in sorted(_names(search.folders)):
        file = f"{ADDRESSEES}/{name}/addressee.yaml"
        node = layered(search.every(file), search, report)
        if node is None or not search.every(file, *_ORDERS):
            continue
        meta: Addressee | None = decode_once(node, Addressee, search.memory, report)
        if meta is not None:
            found.append(Called(name, meta, node))
            check_calls(meta.calls, calls, node, report, "calls")
            for paper, refusal in meta.refused.items():
                path = ("refused", paper, "calls")
                check_calls(refusal.calls, meta.calls, node, report, *path)
    return tuple(sorted(found, key=lambda one: (one.meta.order, one.id)))


def check_calls(
    named: Sequence[str], known: Iterable[str], node: Map, report: Report, *path: str
) -> None:
    """Report those ``named`` at ``path`` of ``node`` that are no call ``known`` there."""
    for number, call in enumerate(named):
        if call not in known:
            report_unknown(
                "calls.unknown-call",
                f"The letter has no call “{call}” on this addressee.",
                pos_at(node, *path, number),
                report,
                word=call,
                known=tuple(known),
                all_are="Calls",
            )


def _names(folders: Iterable[Path]) -> set[str]:
    tops = (folder / ADDRESSEES for folder in folders)
    found = (entry for top in tops if top.is_dir() for entry in top.iterdir())
    return {entry.name for entry in found if entry.is_dir() and safe_id(entry.name)}
