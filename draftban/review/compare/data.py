"""The table that a draft is compared with: ``templates/features.yaml``, ``templates/instruments/``.

What somebody read in a stored copy of a law is a cell with ``verified: true``, an address and a
date. Whatever is not in the table, or not verified, is unknown; it is never taken for a no.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from draftban.config.about import about, own_key, word
from draftban.config.decode import decode
from draftban.config.languages.worded import load_worded
from draftban.config.languages.words import load_words as load_said
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.ids import safe_id
from draftban.files.nodes import pos_at
from draftban.files.search import SearchPath
from draftban.files.text import report_unknown
from draftban.files.yaml_source import read_mapping_file
from draftban.review.compare.words import FILE, WORDS

Has = Literal["yes", "partial", "no"]
Read = Literal["text", "report"]
Status = Literal["enacted", "amended", "expired", "repealed", "proposed"]

CompareWords = Mapping[str, str]
"""What the report says, by key."""

INSTRUMENTS = "templates/instruments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must hold in a draft; every key that is given, and those about a clause of one clause.

    Clauses that only call on others never count. ``says`` names a list of words that are looked
    for in the finished text, small letters or capitals.
    """

    clause: str = about("Id of a clause that stands; * stands for any part of it.", default="")
    drafting: tuple[str, ...] = about("Draftings of that clause, any of them.", default=())
    answers: str = about("A demand that the clause answers.", default="")
    closes: str = about("A way out that the clause's front matter says it closes.", default="")
    cuts: str = about(
        "A demand that the clause narrows; * for any: it is an exception.", default=""
    )
    says: str = about(
        "A list under `says:` of ui/features.yaml: words in the clause or definition, all of them.",
        default="",
    )
    definition: str = about("A term that is defined, instead of a clause.", default="")
    absent: str = about("A way out that no clause of the draft closes.", default="")

    @property
    def of_clause(self) -> bool:
        """Whether it looks for a clause at all."""
        named = self.clause or self.drafting or self.answers or self.closes or self.cuts
        return bool(named or (self.says and not self.definition))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureRule:
    """How a draft is judged: ``yes`` if one of these holds, else ``partial``, else no."""

    yes: tuple[Condition, ...] = about("Conditions, any of which makes it a yes.")
    partial: tuple[Condition, ...] = about("Conditions, any of which makes it partial.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing that a law has or hasn't."""

    id: str = own_key("A short name; cells of instruments use it.")
    group: str = about("One of `groups:`.")
    short: str = word("A few words for the head of a column.")
    question: str = word("In plain words, to be answered by yes, partial or no.")
    ours: FeatureRule = about("How a draft is judged, by what stands in it.")
    exception: bool = about("Whether it takes protection away.", default=False)
    demand: str = about("The demand whose competence cell says why a draft lacks it.", default="")
    lack_reason: str = word("Why a draft may lack it on purpose.", default="")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureGroup:
    """Features that stand in one table."""

    title: str = word("Its heading.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The whole list, in the order in which it prints.

    ``says`` are the words that conditions look for. A language may lack some of these lists: what
    then cannot be known is not judged.
    """

    groups: Mapping[str, FeatureGroup] = about("Groups, in order.")
    features: Mapping[str, Feature] = about("By id, in order within each group.")
    says: Mapping[str, tuple[str, ...]] = word(
        "Words that a finished text is searched for, by what conditions name.",
        default_factory=dict,
    )

    def of_group(self, group: str) -> tuple[Feature, ...]:
        """The features of ``group``."""
        return tuple(feature for feature in self.features.values() if feature.group == group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What an instrument says about one feature, and how somebody knows."""

    has: Has = about("yes, partial or no.")
    where: str = about("Where it stands, in a few words.", default="")
    verified: bool = about("Whether somebody read it.", default=False)
    checked_on: str = about("The day.", default="")
    url: str = about("The copy that was read, if another than the instrument's.", default="")
    read: Literal["text", "report"] = about(
        "The law's own words, or a report about them.", default="text"
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An enacted or proposed law; one file."""

    id: str = about("Equal to the file name.")
    name: str = about("A few words for a table.")
    title: str = about("What it is called.")
    citation: str = about("How it is cited.", default="")
    place: str = about("The place's code, such as us-ma-boston.")
    year: int | None = about("Of enactment or introduction; none if nobody read it.", default=None)
    status: Status = about("What became of it.")
    url: str = about("The stored copy that was read.")
    note: str = about("What a reader should know about the copy or the status.", default="")
    features: Mapping[str, Cell] = about("Feature to what it says.", default_factory=dict)
    pos: Pos = NOWHERE

    def known(self, feature: str) -> Cell | None:
        """The cell of ``feature`` if somebody verified it."""
        cell = self.features.get(feature)
        return cell if cell is not None and cell.verified else None


def load_features(search: SearchPath, report: Report) -> Features | None:
    """The list of features in the words of the language of ``search``; ``None`` after a reported
    mistake. A working folder's own file stands in for the shipped one.
    """
    found: Features | None = load_worded("features", Features, search, report)
    if found is not None:
        _check_groups(found, report)
    return found


def load_words(search: SearchPath, report: Report, form: str = "") -> CompareWords:
    """The words of the report; ``form`` is the file of the form whose bills are compared."""
    return load_said(FILE, WORDS, search, report, form=form)


def _check_groups(found: Features, report: Report) -> None:
    for feature in found.features.values():
        if feature.group not in found.groups:
            report_unknown(
                "compare.unknown-group",
                f"The feature “{feature.id}” is in no known group.",
                feature.pos,
                report,
                word=feature.group,
                known=list(found.groups),
                all_are="Known groups",
            )


def load_instruments(
    search: SearchPath, features: Features, report: Report
) -> tuple[Instrument, ...]:
    """Every instrument, by id; a working folder's file stands in for a shipped one of its name."""
    found: dict[str, Instrument] = {}
    for name, path in sorted(_files(search).items()):
        instrument = _instrument(name, path, search, features, report)
        if instrument is not None:
            found[name] = instrument
    return tuple(found[name] for name in sorted(found))


def _files(search: SearchPath) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for root in search.roots:
        for path in sorted((root / INSTRUMENTS).glob("*.yaml")):
            files.setdefault(path.stem, path)
    return files


def _instrument(
    name: str, path: Path, search: SearchPath, features: Features, report: Report
) -> Instrument | None:
    node = read_mapping_file(path, search, report)
    found: Instrument | None = None if node is None else decode(node, Instrument, report)
    if found is None or node is None:
        return None
    if found.id != name or not safe_id(name):
        where = pos_at(node, "id")
        report.error(
            "compare.id",
            f"The id “{found.id}” is not the file's name.",
            where,
            text=report.line(where),
            hint=f"Write id: {name}, in small letters, digits and hyphens.",
        )
    known = list(features.features)
    for feature, cell in found.features.items():
        if feature not in known:
            report_unknown(
                "compare.unknown-feature",
                f"There is no feature “{feature}”.",
                pos_at(node, "features", feature),
                report,
                word=feature,
                known=known,
                all_are="Known features",
            )
        if cell.verified and not (cell.checked_on and (cell.url or found.url)):
            report.error(
                "compare.unproven",
                f"“{feature}” says verified, but not where or when it was read.",
                cell.pos,
                text=report.line(cell.pos),
                hint="Write checked_on: with the day, and url: with the copy that was read.",
            )
    return found


def chosen(instruments: Sequence[Instrument], ids: Sequence[str]) -> tuple[Instrument, ...]:
    """``instruments`` named by ``ids``, in the order of ``ids``; all of them if it is empty."""
    by_id = {instrument.id: instrument for instrument in instruments}
    return tuple(by_id[i] for i in ids) if ids else tuple(instruments)
