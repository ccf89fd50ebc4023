"""How far what a fact of law rests on has been read, and whether it may then settle a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from draftban.config.model import Authority, Checked, Fact, Form, Stated, Verified


def reading_of(ids: Iterable[str], authorities: Mapping[str, Authority]) -> Checked:
    """How far the authorities ``ids`` have been read together: as far as the least of them, the
    longest ago, to be read again when the first of them is. Of none: not at all.
    """
    found = [authorities[name] for name in ids if name in authorities]
    return Checked(
        verified=min(
            (one.verified for one in found), key=lambda read: read.rank, default=Verified.NO
        ),
        checked_on=min((one.checked_on for one in found), default=""),
        recheck_by=min((one.recheck_by for one in found if one.recheck_by), default=""),
    )


def settles(fact: Fact, stated: Stated, authorities: Mapping[str, Authority], day: str) -> bool:
    """Whether what a region ``stated`` answers ``fact`` on ``day``. It does not where what it rests
    on was to be read again before, nor unverified where only what is verified counts; the
    cautious answer then stays.
    """
    reading = reading_of(stated.authority, authorities)
    if reading.lapsed(day):
        return False
    return bool(reading.verified) or not (fact.verified_only or fact.type is not None)


def settled_by(form: Form, authorities: Mapping[str, Authority], day: str) -> frozenset[str]:
    """The questions of ``form`` that what its region states settles on ``day``."""
    return frozenset(
        name
        for name, fact in form.facts.items()
        if fact.stated is not None and settles(fact, fact.stated, authorities, day)
    )
