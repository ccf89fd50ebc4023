"""Work on nodes that is done once in a process.

A file that has not changed gives the very same node (``text_source.read_parsed``), and nodes are
frozen; so what was made of a node can be given again, with the mistakes that were found in it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from draftban.config.nodes import Node
from draftban.diagnostics import Diagnostic, Report

T = TypeVar("T")

KEPT = 256
"""Results kept; more than all shipped forms, packs and lists need."""

_done: OrderedDict[Hashable, tuple[tuple[Node, ...], Any, tuple[Diagnostic, ...]]] = OrderedDict()


def once(what: Hashable, nodes: tuple[Node, ...], work: Callable[[Report], T], report: Report) -> T:
    """What ``work`` made of ``nodes`` the first time; ``what`` tells one work from another.

    ``work`` must depend on ``nodes`` alone. Its diagnostics go to ``report`` each time.
    """
    key = (what, *map(id, nodes))  # the nodes are kept too, so that no id is used again
    found = _done.get(key)
    if found is None:
        own = Report()
        found = _done[key] = (nodes, work(own), tuple(own))
        if len(_done) > KEPT:
            _done.popitem(last=False)
    else:
        _done.move_to_end(key)
    report.extend(found[2])
    result: T = found[1]
    return result
