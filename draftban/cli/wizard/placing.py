"""What kind of place a name is: what the name itself says, and what a list of places says of it.

A kind is taken without a question only where both agree, or one alone speaks and it is of one kind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from draftban.cli.wizard.gazetteer import Gazetteer
from draftban.cli.wizard.names import bare
from draftban.cli.wizard.offer import Offer
from draftban.config.chains.bodies import SHORT


@dataclass(frozen=True, slots=True)
class Placed:
    """A name, read.

    ``said`` are the kinds that the name speaks of, ``kinds`` those that it may be of, the likeliest
    first; ``certain`` if there is one and no reason to ask; ``offered`` is what Enter means, empty
    if nobody knows. ``listed`` are the kinds under which the list has it, ``designated`` says that
    it has it as a place without a government; what governs there, as far as it is known, is
    ``around``. ``beside`` are the kinds that govern in that region and that the list lacks;
    ``against`` says that the list contradicts the name. ``bare`` is the name without its kind,
    ``full`` the names that the list writes in full, by kind.
    """

    said: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    certain: bool = False
    offered: str = ""
    listed: tuple[str, ...] = ()
    designated: bool = False
    around: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    against: bool = False
    bare: str = ""
    full: Mapping[str, str] = field(default_factory=dict)

    @property
    def within(self) -> bool:
        """Whether what lies around it is to be asked for: nothing else can govern there."""
        return self.designated and not self.beside and not self.kinds


def place(name: str, region: str, form: str, offer: Offer, gazetteer: Gazetteer, of: str) -> Placed:
    """Read ``name``, a place of the ``region`` with this code, empty if that is not known. ``form``
    is what was said of its form. Where the list knows nothing of the region, the name alone speaks.
    """
    said = offer.likely(name, region, "")
    bases = tuple(dict.fromkeys((*(bare(name, offer.kinds[key], of) for key in said), name)))
    if not region or not gazetteer:
        return replace(_by_name(said or offer.likely(name, region, form), offer), said=said)
    here = offer.here(region)
    spelled = {key: _spelled(bases, offer, key) for key in here}
    full = {key: gazetteer.full(region, key, spelled[key]) for key in here}
    direct = gazetteer.kinds(region, dict.fromkeys(here, bases))
    any_way = gazetteer.kinds(region, {key: {*bases, *spelled[key]} for key in here})
    listed = direct or any_way
    around = tuple(dict.fromkeys((*filter(None, full.values()), *gazetteer.around(region, bases))))
    lacking = _alike(gazetteer.lacking(region), region, offer)
    counted = [base for base in (name, *bases) if gazetteer.designated(region, base)]
    called = bases[0] if listed or not counted else counted[0]
    found = Placed(
        said, listed=listed, designated=bool(counted), beside=lacking, bare=called, full=full
    )
    governing = _governing(around, region, offer, gazetteer)
    if said:
        # Counties neither come nor go: one that the list does not have is none.
        none = not listed and set(said) <= set(_alike(gazetteer.around_kinds, region, offer))
        only_counted = found.designated and not listed
        unknown = set(said) & set(lacking) or not any(map(gazetteer.has, said))
        agreed = set(_alike(any_way, region, offer)) & set(said)
        if unknown or agreed or not (listed or none or only_counted):
            return replace(found, kinds=said, certain=len(said) == 1, offered=said[0])
        other = _alike(listed, region, offer) or (() if none else (*lacking, *governing))
        return replace(found, kinds=_once(*said, *other), offered=said[0], against=True)
    if form and (likely := offer.likely(name, region, form)):
        return _by_name(likely, offer)
    if found.designated and not direct:
        kinds = _once(*lacking, *governing) if lacking else ()
        return replace(found, kinds=kinds, around=around)
    if not listed:
        return found
    shared = gazetteer.sharing(region) if direct else gazetteer.lacking(region)
    kinds = _alike((*listed, *shared), region, offer)
    if found.designated:  # another place of the same name
        kinds = _once(*kinds, *lacking, *governing)
    certain = len(kinds) == 1 and offer.kinds[kinds[0]].name != SHORT
    return replace(found, kinds=kinds, certain=certain, offered=listed[0])


def _governing(
    around: Collection[str], region: str, offer: Offer, gazetteer: Gazetteer
) -> tuple[str, ...]:
    """The kinds of what lies ``around`` a place that does not govern; if that is not known, all
    that there are in the region.
    """
    govern = gazetteer.governing(region).items()
    known = [key for key, names in govern if set(names) & set(around)]
    return _alike(known or [key for key, _ in govern], region, offer)


def _once(*keys: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _by_name(kinds: tuple[str, ...], offer: Offer) -> Placed:
    usual = kinds[0] if kinds else next(iter(offer.kinds))
    return Placed(kinds=kinds, certain=len(kinds) == 1, offered=usual)


def _spelled(bases: Iterable[str], offer: Offer, key: str) -> set[str]:
    """How a place of the kind ``key`` that is called so may be called in full."""
    kind = offer.kinds[key]
    patterns = {kind.name, *kind.patterns} - {SHORT}
    return {pattern.replace(SHORT, base) for pattern in patterns for base in bases}


def _alike(keys: Collection[str], region: str, offer: Offer) -> tuple[str, ...]:
    """``keys`` with the other kinds of the region whose names read the same: a county that may
    legislate, and one that may not.
    """
    here = offer.here(region)
    found: list[str] = []
    for key in keys:
        if key in here:
            name = here[key].name
            alike = () if name == SHORT else offer.likely(name.replace(SHORT, "X"), region, "")
            found += [key, *alike]
    return _once(*found)
