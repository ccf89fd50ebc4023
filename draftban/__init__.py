"""draftban writes complete model bills that ban mass and discriminatory biometric surveillance.

import draftban

setup = draftban.load("us-ma-lowell")
result = draftban.build(setup)
comments = draftban.comments(result)
for document in result.documents:
    data = draftban.write(document.bill, "docx", comments=comments[document.stem])
"""

from __future__ import annotations

from draftban._version import __version__

TYPE_CHECKING = False  # what `typing` has under this name, without loading it
if TYPE_CHECKING:
    from draftban.api import (
        build,
        call,
        call_outputs,
        calls,
        check,
        comments,
        compare,
        coverage,
        coverage_paper,
        customize,
        load,
        outputs,
        packet,
        packet_outputs,
        scenarios,
        variant,
        verify,
        where,
        write,
    )
    from draftban.diagnostics import Diagnostic, DraftbanError, Pos, Report, Severity
    from draftban.documents import Build, Document
    from draftban.files.memory import Memory


__all__ = [
    "Build",
    "Diagnostic",
    "Document",
    "DraftbanError",
    "Memory",
    "Pos",
    "Report",
    "Severity",
    "__version__",
    "build",
    "call",
    "call_outputs",
    "calls",
    "check",
    "comments",
    "compare",
    "coverage",
    "coverage_paper",
    "customize",
    "load",
    "outputs",
    "packet",
    "packet_outputs",
    "scenarios",
    "variant",
    "verify",
    "where",
    "write",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """One of the names above, from the module that it stands in."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from draftban import api, diagnostics, documents
        from draftban.files import memory

        return next(
            getattr(m, name) for m in (api, documents, diagnostics, memory) if hasattr(m, name)
        )

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
