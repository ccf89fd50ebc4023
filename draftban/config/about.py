"""What a key of a file is for, told where its type is."""

from __future__ import annotations

from dataclasses import field
from typing import Any


def about(text: str, **kwargs: Any) -> Any:
    """A dataclass field with a line of explanation, shown by editors and the schema."""
    return field(metadata={"about": text}, **kwargs)


def said(text: str, **kwargs: Any) -> Any:
    """Such a field for words that the form says, or else its language: neither is an error."""
    return field(metadata={"about": text, "language": True}, **kwargs)
