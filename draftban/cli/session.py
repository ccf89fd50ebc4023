"""What one call of the command line shares: each file is read once in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from draftban.config.memory import Memory
    from draftban.config.search import SearchPath


def memory() -> Memory:
    """The memory of this call; a new one where no command runs."""
    from draftban.config.memory import Memory

    context = click.get_current_context(silent=True)
    if context is None:
        return Memory()
    return context.find_root().ensure_object(Memory)


def search() -> SearchPath:
    """Where this call finds places, forms and texts."""
    from draftban.config.search import search_path

    return search_path(memory=memory())
