"""What a key of a file is for, told where its type is."""

from __future__ import annotations

from dataclasses import field
from typing import Any


def about(text: str, **kwargs: Any) -> Any:
    """A dataclass field with a line of explanation, shown by editors and the schema."""
    return field(metadata={"about": text}, **kwargs)


def word(text: str, **kwargs: Any) -> Any:
    """A field whose value is in a language: it is written in that language's file and not where
    the rest of the entry stands (``config/languages/worded.py``).
    """
    return field(metadata={"about": text, "word": True}, **kwargs)


def words(text: str, **kwargs: Any) -> Any:
    """A field that has words of the language in which its file is written, and no default of it;
    so has one whose type is :class:`draftban.config.model.Wording`.
    """
    return field(metadata={"about": text, "words": True}, **kwargs)


def own_key(text: str) -> Any:
    """A field that is the key under which the entry stands in a map; nobody writes it twice."""
    return field(default="", metadata={"about": text, "key": True})


def said(text: str, **kwargs: Any) -> Any:
    """Such a field for words that the form says, or else its language: neither is an error."""
    return field(metadata={"about": text, "language": True}, **kwargs)
