"""draftban writes complete model bills that ban mass and discriminatory biometric surveillance.

import draftban

setup = draftban.load("us-ma-lowell")
result = draftban.build(setup)
for document in result.documents:
    data = draftban.write(document.bill, "docx")
"""

from __future__ import annotations

TYPE_CHECKING = False  # what `typing` has under this name, without loading it
if TYPE_CHECKING:
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

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """One of the names above, from the module that it stands in."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from draftban import api, diagnostics, documents

        return next(getattr(m, name) for m in (api, documents, diagnostics) if hasattr(m, name))

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
