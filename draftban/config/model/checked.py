"""How far somebody checked a fact of law, and what it costs if it is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from draftban.config.about import about


class Verified(StrEnum):
    """How far a text was read: ``yes``, the whole of it as its publisher prints it; ``seen``, in
    part or in a copy whose age nobody knows; ``no``. Only a yes is true.
    """

    YES = "yes"
    SEEN = "seen"
    NO = "no"

    def __bool__(self) -> bool:
        return self is Verified.YES

    @property
    def rank(self) -> int:
        """How far that is: the more was read, the higher."""
        return (Verified.NO, Verified.SEEN, Verified.YES).index(self)

    @classmethod
    def of(cls, value: object) -> Verified | None:
        """What is meant by ``value`` as it is written: a name, or true or false; else ``None``."""
        if isinstance(value, bool):
            return cls.YES if value else cls.NO
        return cls(value) if isinstance(value, str) and value in set(cls) else None


Weight = Literal["fatal", "harmless"]
"""What it costs if a fact is wrong: ``fatal`` where the law then fails (prescribed words, title,
vote, notice, power), ``harmless`` where it only reads badly.
"""

Standing = Literal["lapsed", "read", "seen", "unread"]
"""What a reading counts for: it was to be repeated before, it is of the whole, it is of a part or
of a copy, or there is none.
"""

_STANDING: dict[Verified, Standing] = {
    Verified.YES: "read",
    Verified.SEEN: "seen",
    Verified.NO: "unread",
}

READ = (
    "Whether somebody read it: yes, or true (the whole, as its publisher prints it); seen (in "
    "part, or in a copy of unknown age); no, or false."
)

WEIGHT = (
    "What it costs if it is wrong: fatal (the law fails: prescribed words, title, vote, notice, "
    "power) or harmless."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What somebody may have checked on a day, to be read again by another."""

    verified: Verified = about(READ, default=Verified.NO)
    checked_on: str = about("Date of that reading, YYYY-MM-DD.", default="")
    recheck_by: str = about("Date by which to read it again, YYYY-MM-DD.", default="")

    def standing(self, day: str) -> tuple[Standing, str]:
        """What its reading counts for on ``day``, an ISO date or none, with the date that goes with
        it: that by which it was to be read again where it has ``lapsed``, else that of the reading.
        """
        if self.lapsed(day):
            return "lapsed", self.recheck_by
        return _STANDING[self.verified], self.checked_on

    def lapsed(self, day: str) -> bool:
        """Whether it was to be read again before ``day``, an ISO date; never without one."""
        return bool(day and self.recheck_by) and self.recheck_by < day


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Checked):
    """A fact of law that is checked by itself."""

    weight: Weight = about(WEIGHT, default="harmless")
