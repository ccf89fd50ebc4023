"""What `draftban new` can offer, read from ``templates/new.yaml`` and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from draftban.config.about import about, word
from draftban.config.chains.bodies import SHORT, BodyFiles, narrow, offered_bodies, short_of
from draftban.config.chains.forms import form_chain
from draftban.config.languages.language import load_pack
from draftban.config.languages.worded import load_worded
from draftban.config.model import Phrases
from draftban.diagnostics import NOWHERE, Report
from draftban.files.nodes import node_at, raw_at
from draftban.files.search import SearchPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of place."""

    label: str = word("What it is called in a list.")
    noun: str = word("What it is called in a question: city.")
    example: str = word("The name of one.")
    country: str = about("First part of a place's code.")
    region: str = word("What its regions are called: state.")
    form: str = about("Form where the region has none of its own.")
    local_form: str = about("Code of a region's own form; {region} is the region's code.")
    name: str = word("Pattern of an official name; {short} is the bare name.")
    sentence: str = word(
        "Pattern of the name in a sentence, of {short} or {name}: Pierce County.", default="{short}"
    )
    regions: Mapping[str, str] = about(
        "Region to its code; none: those of the first kind.", default_factory=dict
    )
    beside: Mapping[str, Phrases] = word(
        "Roles that are named after the usual body that decides: their words beside another.",
        default_factory=dict,
    )
    bodies: Mapping[str, Phrases] = word(
        "Names of the body that decides; none: those of the first kind.", default_factory=dict
    )
    body: str = about(
        "The kind of body that it is: a file of templates/bodies; none: that of its key or form.",
        default="",
    )
    patterns: tuple[str, ...] = word("All patterns of its official name.", default=())
    only: tuple[str, ...] = about(
        "Codes of the regions that have such places; none: all of them.", default=()
    )

    def fits(self, name: str) -> int:
        """How many characters of a pattern stand in ``name``; none if none fits it."""
        found = (len(p) for p in (self.name, *self.patterns) if p != SHORT and short_of(name, p))
        return max(found, default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandChoice:
    """A ready-made selection of demands."""

    label: str = word("In plain words, without a letter code.")
    demands: Literal["all"] | tuple[str, ...] = about("The demands it selects.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstOption:
    """An option of the form that the shortest path asks about."""

    ask: str = word("The question.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The whole file."""

    language: str = about("Language of the questions where no place is known yet.")
    kinds: Mapping[str, Kind] = about("Kinds of places; the first is the default.")
    body_role: str = about("The role of the body that adopts the bill.")
    any_body: Mapping[str, str] = word(
        "The words for such a body that has the {name}; none: only those of a list.",
        default_factory=dict,
    )
    selections: Mapping[str, DemandChoice] = about(
        "Ready-made selections; the first is the default."
    )
    first_options: Mapping[str, FirstOption] = about(
        "Options that even the shortest path asks about."
    )

    def likely(self, name: str, region: str, form: str) -> tuple[str, ...]:
        """The kinds that ``name`` speaks of: King County; else those that ``form`` does. Several
        if it may be either, none if it says nothing. All three may be empty; ``region`` is a code.
        """
        here = self.here(region)
        fit = {key: kind.fits(name) for key, kind in here.items()}
        most = max(fit.values(), default=0)
        if most:
            return tuple(key for key, length in fit.items() if length == most)
        return self.writing(region, form)[:1]

    def writing(self, region: str, form: str) -> tuple[str, ...]:
        """The kinds of places of a region that write in ``form``; none if it is empty."""
        return tuple(key for key in self.here(region) if form and form in self._forms(key))

    def here(self, region: str) -> dict[str, Kind]:
        """The kinds of places of a region; an empty one is not known yet."""
        every = self.kinds.items()
        return {key: kind for key, kind in every if not kind.only or region in ("", *kind.only)}

    def _forms(self, key: str) -> tuple[str, ...]:
        kind = self.kind(key)
        return kind.form, *(kind.local_form.format(region=code) for code in kind.regions.values())

    def kind(self, key: str) -> Kind:
        """The kind ``key``, with what it takes from the first."""
        first, found = next(iter(self.kinds.values())), self.kinds[key]
        return replace(
            found,
            regions=found.regions or first.regions,
            bodies=found.bodies if found.body else found.bodies or first.bodies,
        )

    def with_bodies(self, search: SearchPath, report: Report) -> Offer:
        """This offer with each kind of body of its countries as a kind of place."""
        kinds = dict(self.kinds)
        for first in {kind.country: kind for kind in reversed(tuple(kinds.values()))}.values():
            _, form = form_chain(first.form, NOWHERE, search, report)
            if form is None:
                continue
            pack = load_pack(narrow(form, search), NOWHERE, report)
            if pack is None:
                continue
            for files in offered_bodies(first.country, form, search):
                key, own = files.body.body, kinds.get(files.body.body)
                if own is None:
                    kinds[key] = _kind(files, first, pack.forms[0])
                elif own.country == first.country:
                    kinds[key] = replace(own, patterns=files.names, only=files.body.regions)
        return replace(self, kinds=kinds)


def _kind(files: BodyFiles, like: Kind, one: str) -> Kind:
    """A kind of body as a kind of place; ``one`` is the form of its name in a question."""
    words, names = files.words, files.names
    return Kind(
        label=words.label,
        noun=raw_at(node_at(files.layers[-1], "roles", "body"), one),
        example=words.example,
        country=like.country,
        region=like.region,
        form=files.body.form,
        local_form=f"{like.country}-{{region}}-{files.body.body}",
        name=words.official or names[0] if names else SHORT,
        sentence=words.sentence,
        bodies=words.councils,
        body=files.body.body,
        patterns=names,
        only=files.body.regions,
    )


def offer(search: SearchPath) -> Offer:
    """What is offered, in the language of the questions. Raises :class:`DraftbanError`."""
    report = Report()
    found: Offer | None = load_worded("new", Offer, search, report)
    report.raise_errors()
    assert found is not None
    return found.with_bodies(search, report.aside())
