"""Where the words of a place and its form were given."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.bill.tree import Given
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.files.nodes import Map, Node, Scalar


def given(setup: Setup) -> tuple[Given, ...]:
    """The words that hold more than plain ASCII, each with its place: the place's own first, then
    those that its form has.
    """
    return setup.search.memory.once(
        lambda _: tuple(dict.fromkeys(_below(setup.merged))),
        Report(),
        key="given",
        of=(setup.merged,),
    )


def _below(node: Node) -> Iterator[Given]:
    if isinstance(node, Scalar):
        if isinstance(node.value, str) and not node.value.isascii():
            yield Given(node.value, node.pos)
        return
    for each in (value for _, _, value in node.items) if isinstance(node, Map) else node.items:
        yield from _below(each)
