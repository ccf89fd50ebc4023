"""How fonts stand in the PDF: an outline font as its bare ``CFF`` table, not in a whole file.

ISO 32000-1 allows both (table 126), and in both the number of a character is that of its glyph
(9.7.4.2), since the outlines are not keyed by CID. Some validators look for a glyph in the bare
table only and miss those of the wrapped one.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pydyf
from fontTools.ttLib import TTFont


def unwrap(pdf: Any) -> None:
    """Change the fonts of ``pdf``, a ``pydyf.PDF`` about to be written; TrueType ones stay."""
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and thing.extra.get("Subtype") == "/OpenType":
            tables = TTFont(BytesIO(b"".join(thing.stream)), lazy=True).reader
            thing.stream = [tables["CFF "]]
            thing.extra["Subtype"] = "/CIDFontType0C"
