"""Which keys a file of words has, and what the program fills into each."""

from __future__ import annotations

from collections.abc import Mapping

WordKeys = Mapping[str, frozenset[str]]
"""Key to the names that may stand in braces in its words."""


def words_of(*lines: str) -> WordKeys:
    """The keys of ``lines``, each of which lists some and, behind a colon, what is filled in."""
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        keys, _, names = line.partition(":")
        found.update(dict.fromkeys(keys.split(), frozenset(names.split())))
    return found
