"""Which Pango is here, without WeasyPrint, whose loading takes longer than all else together."""

from __future__ import annotations

import sys
from contextlib import suppress

_NAMES = (
    *("libpango-1.0-0", "pango-1.0-0", "pango-1.0", "libpango-1.0.so.0"),
    *("libpango-1.0.dylib", "libpango-1.0-0.dll"),
)
"""Under which WeasyPrint looks for it, in its order."""


def version() -> str:
    """The version of the Pango that WeasyPrint would load; empty if that cannot be told."""
    if sys.platform == "win32":  # where WeasyPrint says itself in which folders it looks
        return ""
    import ctypes

    for name in _NAMES:
        with suppress(OSError, AttributeError):
            return shown(int(ctypes.CDLL(name).pango_version()))
    return ""


def shown(number: int) -> str:
    """``number``, as Pango gives it, as people write it: ``1.50.12``."""
    major, minor = divmod(number, 10000)
    return f"{major}.{minor // 100}.{minor % 100}"
