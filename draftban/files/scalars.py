"""What a plain word of YAML means: the core schema of YAML 1.2, which has few surprises."""

from __future__ import annotations

import re

from draftban.files.nodes import ScalarValue

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]{1,18}|0o[0-7]{1,20}|0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def resolve(raw: str) -> ScalarValue:
    """What a plain (unquoted) scalar means by the core schema of YAML 1.2.

    A number too long to be a count of anything stays text.
    """
    if raw in _NULL:
        return None
    if raw in _BOOL:
        return _BOOL[raw]
    if raw[0] not in "+-.0123456789":
        return raw
    if _INT.fullmatch(raw):
        return int(raw, 0) if raw[:2] in ("0o", "0x") else int(raw)
    if _FLOAT.fullmatch(raw) and ("." in raw or "e" in raw.lower()):
        return float(raw)
    return float(raw.lower().replace(".", "", 1)) if _INFINITE.fullmatch(raw) else raw
