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
    bases = _once(*(bare(name, offer.kinds[key], of) for key in said), name)
    writing = offer.writing(region, form)
    if not region or not gazetteer:
        kinds = said or writing[:1]
        usual = (*kinds, *offer.kinds)[0]
        return Placed(said, kinds, certain=len(kinds) == 1, offered=usual)
    spelled = {key: {*bases, *_spelled(bases, offer, key)} for key in offer.kinds}
    direct = gazetteer.kinds(region, dict.fromkeys(offer.kinds, bases))
    listed = gazetteer.kinds(region, spelled)
    counted = [base for base in (name, *bases) if gazetteer.designated(region, base)]
    named = {key: gazetteer.full(region, key, spelled[key]) for key in listed}
    found = Placed(
        said,
        listed=direct or listed,
        designated=bool(counted),
        around=_once(*filter(None, named.values()), *gazetteer.around(region, bases)),
        beside=_alike(gazetteer.lacking(region), region, offer),
        bare=counted[0] if counted and not listed else bases[0],
        full={kind: full for key, full in named.items() for kind in _alike([key], region, offer)},
    )
    governing = _governing(found.around, region, offer, gazetteer)
    if said:
        whole = gazetteer.designated(region, name) or gazetteer.kinds(
            region, dict.fromkeys(offer.kinds, (name,))
        )
        alike = _alike(listed, region, offer)
        return _said(found, alike, governing, offer, gazetteer, whole=bool(whole))
    if writing:
        alike = _alike(found.listed, region, offer)
        agreed = tuple(key for key in alike if key in writing)
        kinds = agreed or _once(*writing, *alike)
        return replace(found, kinds=kinds, certain=len(kinds) == 1, offered=kinds[0])
    if found.designated and not direct:
        return replace(found, kinds=_once(*found.beside, *governing) if found.beside else ())
    if not found.listed:
        return found
    shared = gazetteer.sharing(region) if direct else gazetteer.lacking(region)
    kinds = _alike((*found.listed, *shared), region, offer)
    if not kinds:  # of none that the region has
        return found
    if found.designated:  # another place of the same name
        kinds = _once(*kinds, *found.beside, *governing)
    certain = bool(direct) and len(kinds) == 1 and offer.kinds[kinds[0]].name != SHORT
    return replace(found, kinds=kinds, certain=certain, offered=kinds[0] if direct else "")


def _said(
    found: Placed,
    listed: tuple[str, ...],
    governing: tuple[str, ...],
    offer: Offer,
    gazetteer: Gazetteer,
    *,
    whole: bool,
) -> Placed:
    """What the name says, unless the list would have to have that and has something else, or has
    the ``whole`` name as something else: the City of Lost Nation.
    """
    said = found.said
    names = {offer.kinds[key].name for key in said} - {SHORT}
    has = [key for key, kind in offer.kinds.items() if kind.name in names and gazetteer.has(key)]
    # Counties neither come nor go: one that the list does not have is none.
    none = not listed and set(has) & set(gazetteer.around_kinds)
    unknown = not whole and (set(said) & set(found.beside) or not has)
    contradicted = listed or none or found.designated
    if unknown or set(listed) & set(said) or not contradicted:
        return replace(found, kinds=said, certain=len(said) == 1, offered=said[0])
    other = listed or (() if none else (*found.beside, *governing))
    return replace(found, kinds=_once(*said, *other), offered=said[0], against=True)


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


def _spelled(bases: Iterable[str], offer: Offer, key: str) -> set[str]:
    """How a place of the kind ``key`` that is called so may be called in full."""
    kind = offer.kinds[key]
    patterns = {kind.name, *kind.patterns, f"{SHORT} {kind.noun}"} - {SHORT}
    return {pattern.replace(SHORT, base) for pattern in patterns for base in bases}


def _alike(keys: Collection[str], region: str, offer: Offer) -> tuple[str, ...]:
    """``keys`` of the region, with its other kinds whose names read the same: a county that may
    legislate, and one that may not.
    """
    here = offer.here(region)
    names = [offer.kinds[key].name for key in keys if key in offer.kinds]
    alike = (k for name in names if name != SHORT for k, kind in here.items() if kind.name == name)
    return _once(*(key for key in keys if key in here), *alike)
