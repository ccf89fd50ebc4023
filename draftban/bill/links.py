"""Which addresses elsewhere a document may link to: the one rule for every format."""

from __future__ import annotations

import re

_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\x7f-\x9f\\<>\"]+", re.IGNORECASE)

SCHEMES = "https://, http:// or mailto:"
"""How such an address begins, for messages."""


def link(url: str) -> str:
    """``url`` if a document may link to it; empty if it may only be printed.

    A web page or an address for mail, nothing that runs or opens a file of the reader's machine.
    """
    return url if _LINK.fullmatch(url) else ""
