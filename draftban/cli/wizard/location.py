"""The questions where a place lies and of what kind it is, with what its name and the list say."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from draftban.cli.wizard import accept
from draftban.cli.wizard.names import Named, bare
from draftban.cli.wizard.offer import Kind, Offer
from draftban.cli.wizard.placing import Placed, place
from draftban.cli.wizard.question import Ground, Question
from draftban.cli.wizard.words import listed


@dataclass(frozen=True, slots=True)
class Told:
    """The kind of a place that somebody said. ``against`` are the kinds of which its name speaks
    if it is none of them, ``full`` is its name where the list of places writes it in full.
    """

    kind: Kind
    against: tuple[Kind, ...] = ()
    full: str = ""


def kind(ground: Ground, typed: Named) -> Generator[Question, Any, Told]:
    """The kind of place. What the name and the list of places say is offered; a person may take
    another, and ``--set`` has to say which if they leave it open or contradict each other.
    """
    offer = ground.offer
    first = offer.kind(next(iter(offer.kinds)))
    region = typed.region or accept.region_named(first, ground.state) or ""
    code = first.regions.get(region, "")
    here, placed = offer.here(code), placed_at(ground, typed.name, code)
    kinds = tuple(
        (key, ground._("kind_label", label=kind.label, example=kind.example))
        for key, kind in here.items()
    )
    why = _why(ground, placed)
    certain = placed.certain or len(kinds) == 1
    chosen = yield Question(
        "kind",
        ground._("kind"),
        accept.one_of("kind of place", kinds),
        (placed.offered or None) if ground.in_person or certain else None,
        choices=kinds,
        why=why,
        quiet=len(kinds) == 1,
        needed=" ".join((*_needed(ground, typed.name, placed, here), *why)),
        usual=placed.offered or kinds[0][0],
    )
    against = () if chosen in placed.said else placed.said
    speaks = tuple(offer.kinds[key] for key in against if offer.kinds[key].fits(typed.name))
    return Told(offer.kind(chosen), speaks, placed.full.get(chosen, ""))


def placed_at(ground: Ground, name: str, code: str) -> Placed:
    """See :func:`place`; ``code`` is the region's."""
    offer = ground.offer
    country = offer.kind(next(iter(offer.kinds))).country
    return place(name, code, ground.form, offer, ground.gazetteer(country), ground.say["of"])


def _why(ground: Ground, placed: Placed) -> tuple[str, ...]:
    """What the list of places says, where that is a reason to ask."""
    if placed.certain:
        return ()
    name, listed = placed.bare, placed.listed
    said = [ground._("listed", name=name, kinds=_nouns(listed, ground.offer))] if listed else []
    if placed.designated and listed:
        said.append(ground._("listed_too"))
    elif placed.designated and placed.beside:
        said.append(
            ground._("designated_beside", name=name, kinds=_nouns(placed.beside, ground.offer))
        )
    elif placed.designated:
        said.append(ground._("designated", name=name))
    elif placed.against and not listed:
        said.append(ground._("not_listed", kind=_nouns(placed.said, ground.offer)))
    return tuple(said)


def _needed(ground: Ground, name: str, placed: Placed, here: Mapping[str, Kind]) -> tuple[str, ...]:
    """Why a kind has to be said, and which may be meant: with what each is; all of a region by
    their keys.
    """
    likely = ", ".join(f"{key} ({here[key].label})" for key in placed.kinds)
    kinds = likely or ", ".join(here)
    if placed.against:
        return (
            ground._(
                "kind_against", name=name, kinds=kinds, said=_nouns(placed.said, ground.offer)
            ),
        )
    return (ground._("kind_needed", name=name, kinds=kinds),)


def _nouns(keys: Iterable[str], offer: Offer) -> str:
    return ", ".join(dict.fromkeys(offer.kinds[key].noun for key in keys))


def regional(ground: Ground) -> Kind | None:
    """A kind of place for the regions of all of them, if these are the same for each."""
    kinds = [ground.offer.kind(key) for key in ground.offer.kinds]
    first = kinds[0]
    return first if first.regions and all(k.regions == first.regions for k in kinds) else None


def state(ground: Ground, kind: Kind, typed: Named) -> Generator[Question, Any, str]:
    """The region around it, asked for where it was not ``typed`` with the name; those that have a
    place of this name by the list are named.
    """
    if not kind.regions:
        return ""
    ask = ground._("region", region=kind.region)
    known = typed.region in kind.regions
    have = () if known else _regions_with(ground, kind, typed.name)
    why = (ground._("region_of_name", name=typed.name, regions=", ".join(have)),) if have else ()
    state: str = yield Question(
        "state",
        ask,
        accept.region(kind, ground.unserved, ground.abroad),
        typed.region if known else have[0] if len(have) == 1 and ground.in_person else None,
        why=why,
        quiet=known,
        needed=" ".join((ground._("region_needed", region=kind.region), *why)),
    )
    return state


def _regions_with(ground: Ground, kind: Kind, name: str) -> tuple[str, ...]:
    likely = ground.offer.likely(name, "", "")
    names = {name, *(bare(name, ground.offer.kinds[key], ground.say["of"]) for key in likely)}
    codes = ground.gazetteer(kind.country).regions(names)
    return tuple(full for full, code in kind.regions.items() if code in codes)


def around(ground: Ground, kind: Kind, typed: Named) -> Generator[Question, Any, Named]:
    """What governs where the list says that ``typed`` does not govern itself: another place, unless
    somebody says that it does. Whoever says the kind has said so.
    """
    code = kind.regions.get(typed.region, "")
    placed = placed_at(ground, typed.name, code)
    governing = ground.gazetteer(kind.country).governing(code)
    if ground.kind or not placed.within or not governing:
        return typed
    told = ground._("designated", name=placed.bare)
    usual = max(governing, key=lambda key: len(set(placed.around) & set(governing[key])))
    ask = ground._("around", kind=ground.offer.kinds[usual].noun)
    known = ", ".join(placed.around)
    found: str = yield Question(
        "county",
        ask,
        accept.one_named(
            tuple(full for names in governing.values() for full in names),
            ground.gazetteer(kind.country).fold,
            listed(ground.say, "itself"),
        ),
        placed.around[0] if len(placed.around) == 1 and ground.in_person else None,
        why=(told, ground._("around_itself")),
        needed=" ".join((told, ground._("around_needed", known=known or ask))),
        usual=next(iter(placed.around), None),
    )
    return Named(found, typed.region) if found else typed
