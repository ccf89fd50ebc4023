"""Ids of places, forms and clauses: plain small words, which never leave their folder."""

from __future__ import annotations

import re
import unicodedata

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


def safe_id(name: str, *, parts: int = 1) -> bool:
    """Whether ``name`` is ``parts`` plain lower-case words joined by ``/``: nothing that leaves
    its folder, and no :func:`device`."""
    words = name.split("/")
    return len(words) == parts and all(_ID.fullmatch(word) and not device(word) for word in words)


def device(name: str) -> bool:
    """Whether Windows takes a file of this name, with any suffix, for a device such as a printer:
    nobody there could open what stands in it."""
    return _DEVICE.fullmatch(name.casefold()) is not None


def slug(words: str) -> str:
    """``words`` as an id or a label: ``Cañon City`` is ``canon-city``; may be empty."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("’", "").replace("'", ""))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub("[^a-z0-9]+", "-", kept).strip("-")
