"""What is asked of a draft and of every law beside it: ``templates/features.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from draftban.config.about import about, own_key, word
from draftban.config.languages.worded import load_worded
from draftban.config.languages.words import load_words as load_said
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.search import SearchPath
from draftban.files.text import report_unknown
from draftban.review.compare.words import FILE, WORDS

CompareWords = Mapping[str, str]
"""What the report says, by key."""


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
