"""Each document of a place with what it was made from, made once and read by all.

:func:`build` drafts a place's law and its companions; :class:`Build` and :class:`Document` hold
them. Importing the types costs nothing; what makes them is imported when it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftban.documents.document import Build, Document, Variant

if TYPE_CHECKING:
    from draftban.config.setup import Setup
    from draftban.diagnostics import Report

__all__ = ["Build", "Document", "Variant", "build"]


def build(of: Setup | Variant, report: Report | None = None) -> Build:
    """Draft the bills of a setup or of a variant, its companions included.

    Mistakes are added to ``report`` (a new one by default), which is the result's too; look
    at ``result.report.errors`` before writing. Nothing is raised for bad content.
    """
    from draftban.documents.make import build

    return build(of, report)
