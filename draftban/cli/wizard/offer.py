"""What `draftban new` can offer, read from ``templates/new.yaml`` and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from draftban.config.about import about, word
from draftban.config.languages.worded import load_worded
from draftban.config.model import Phrases
from draftban.diagnostics import Report
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
    sentence: str = word("Pattern of the name in a sentence: Pierce County.", default="{short}")
    regions: Mapping[str, str] = about(
        "Region to its code; none: those of the first kind.", default_factory=dict
    )
    bodies: Mapping[str, Phrases] = word(
        "Names of the body that decides; none: those of the first kind.", default_factory=dict
    )


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
    selections: Mapping[str, DemandChoice] = about(
        "Ready-made selections; the first is the default."
    )
    first_options: Mapping[str, FirstOption] = about(
        "Options that even the shortest path asks about."
    )

    def likely(self, name: str, form: str) -> str:
        """The kind that ``form`` or, without one, ``name`` speaks of: King County; else the first.

        ``form`` and ``name`` may be empty.
        """
        said = name.strip().lower()
        for key, kind in self.kinds.items():
            codes = self.kind(key).regions.values()
            before, _, after = kind.name.lower().partition("{short}")
            if form in (kind.form, *(kind.local_form.format(region=code) for code in codes)):
                return key
            if not form and said.startswith(before) and said.endswith(after):
                return key
        return next(iter(self.kinds))

    def kind(self, key: str) -> Kind:
        """The kind ``key``, with what it takes from the first."""
        first, found = next(iter(self.kinds.values())), self.kinds[key]
        return replace(
            found, regions=found.regions or first.regions, bodies=found.bodies or first.bodies
        )


def offer(search: SearchPath) -> Offer:
    """What is offered, in the language of the questions. Raises :class:`DraftbanError`."""
    report = Report()
    found: Offer | None = load_worded("new", Offer, search, report)
    report.raise_errors()
    assert found is not None
    return found
