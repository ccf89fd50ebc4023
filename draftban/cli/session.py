"""What one call of the command line shares: each file is read once in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from draftban.files.memory import Memory
    from draftban.files.search import SearchPath


def memory() -> Memory:
    """The memory of this call; a new one where no command runs."""
    from draftban.files import search

    context = click.get_current_context(silent=True)
    if context is None:
        return search.new_memory()
    root = context.find_root()
    if root.obj is None:
        root.obj = search.new_memory()
    found: Memory = root.obj
    return found


def search() -> SearchPath:
    """Where this call finds places, forms and texts.

    Raises :class:`draftban.diagnostics.DraftbanError` if a file stands where nothing reads it.
    """
    from draftban.config.chains.moved import refuse_old_files
    from draftban.diagnostics import Report
    from draftban.files.search import search_path

    found, report = search_path(memory=memory()), Report()
    refuse_old_files(found, report)
    report.raise_errors()
    return found
