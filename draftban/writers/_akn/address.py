"""Where a bill stands among all documents (Akoma Ntoso Naming Convention 1.0, §4).

A model bill is nobody's bill yet: it has no number, so its name stands for one, and where the
place's file gives no date, ``NO_DATE`` stands in the places that the schema leaves no choice about.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from draftban.bill.tree import Meta
from draftban.writers._akn.languages import three_letters

NO_DATE = "0001-01-01"
"""Stands for a date that nobody has set; other programs use it so (cobalt)."""

_NOT_ALNUM = re.compile(r"[\W_]+")


def slug(words: str, mark: str = "-") -> str:
    """``words`` in small letters without accents, ``mark`` between them."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _NOT_ALNUM.sub(mark, bare).strip(mark)


@dataclass(frozen=True, slots=True)
class Address:
    """The addresses of a bill, from what it says of itself."""

    meta: Meta

    @property
    def date(self) -> str:
        """Of the draft, or ``NO_DATE``."""
        return self.meta.date or NO_DATE

    @property
    def subtype(self) -> str:
        """The kind of instrument; empty if the form doesn't say."""
        return slug(self.meta.instrument)

    @property
    def number(self) -> str:
        """What stands in the place of a number."""
        return slug(self.meta.short_title) or slug(self.meta.form)

    @property
    def language(self) -> str:
        """Of the text, in three letters."""
        return three_letters(self.meta.language)

    @property
    def work(self) -> str:
        """The bill as such."""
        parts = ("", "akn", self.meta.place, "bill", self.subtype, self.date, self.number)
        return "/".join(part for i, part in enumerate(parts) if part or i == 0)

    @property
    def expression(self) -> str:
        """This text of it, the first."""
        return f"{self.work}/{self.language}@{self.meta.date}"
