"""draftban writes complete model bills that ban mass and discriminatory biometric surveillance.

import draftban

setup = draftban.load("us-ma-lowell")
result = draftban.build(setup)
for document in result.documents:
    data = draftban.write(document.bill, "docx")
"""

from __future__ import annotations

from draftban.api import build, comments, load, write
from draftban.diagnostics import Diagnostic, DraftbanError, Pos, Report, Severity
from draftban.documents import Build, Document

__version__ = "0.1.0"

__all__ = [
    "Build",
    "Diagnostic",
    "Document",
    "DraftbanError",
    "Pos",
    "Report",
    "Severity",
    "__version__",
    "build",
    "comments",
    "load",
    "write",
]
