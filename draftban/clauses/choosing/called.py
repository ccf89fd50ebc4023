"""The passages that texts call: the one walk from a text to all that it takes in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from draftban.clauses.language.names import named
from draftban.files.memory import Memory


class Typed(Protocol):
    """What has words of a template."""

    @property
    def text(self) -> str:
        """Those words."""


T = TypeVar("T", bound=Typed)


def called(texts: Iterable[str], read: Callable[[str], T | None], memory: Memory) -> dict[str, T]:
    """The passages that ``texts`` call, those that passages call included, by name, each once, in
    the order in which they are called. ``read`` gives a passage by its name; one for which it gives
    ``None`` is left out.
    """
    found: dict[str, T] = {}
    left = [*texts]
    for text in left:  # grows while it is walked
        for name in named("passage", (text,), memory):
            passage = None if name in found else read(name)
            if passage is not None:
                found[name] = passage
                left.append(passage.text)
    return found
