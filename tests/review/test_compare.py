"""The table of laws, and that what a draft has is decided by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

import draftban
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.files.search import content_root, search_path
from draftban.review.compare.data import (
    Condition,
    Feature,
    FeatureRule,
    Features,
    load_features,
    load_words,
)
from draftban.review.compare.features import (
    DEFINITION,
    Comparison,
    Ours,
    Says,
    StandingText,
    compare,
    judge,
)
from draftban.review.compare.instruments import Instrument
from draftban.review.compare.table import load_instruments
from tests.content.shipped import build_in

SHIPPED = content_root()


@pytest.fixture(scope="module")
def features() -> Features:
    report = Report()
    found = load_features(search_path(), report)
    assert found is not None
    assert not list(report)
    return found


@pytest.fixture(scope="module")
def instruments(features: Features) -> tuple[Instrument, ...]:
    report = Report()
    found = load_instruments(search_path(), features, report)
    assert not list(report)
    return found


@pytest.fixture(scope="module")
def lowell() -> Build:
    return draftban.build(draftban.load("us-ma-lowell"))


def compared(build: Build, features: Features, instruments: Sequence[Instrument]) -> Comparison:
    assert not build.report.errors
    return compare(build, features, instruments, load_words(build.setup.search, Report()))


def ours(build: Build, features: Features) -> dict[str, Ours]:
    return {row.feature.id: row.ours for row in compared(build, features, ()).rows}


# ---------------------------------------------------------------- the shipped features


def test_every_feature_is_known_of_some_law(
    features: Features, instruments: tuple[Instrument, ...]
) -> None:
    laws = [instrument for instrument in instruments if instrument.kind == "law"]
    unread = [f for f in features.features if not any(law.known(f) for law in laws)]
    assert not unread


def test_the_seven_tests_of_the_definitions_are_asked(features: Features) -> None:
    assert len(features.of_group("definitions")) == 7


def test_an_exception_says_why_a_draft_lacks_it(features: Features) -> None:
    for feature in features.features.values():
        if feature.exception and feature.id != "own-device":
            assert feature.lack_reason, feature.id


# ---------------------------------------------------------------- the rules


def conditions(feature: Feature) -> list[Condition]:
    return [*feature.ours.yes, *feature.ours.partial]


def test_rules_name_only_what_exists(features: Features) -> None:
    files = list(SHIPPED.glob("templates/languages/en/**/*.md"))
    texts = [path.read_text("utf-8") for path in files]
    claims = [m for t in texts for m in re.findall(r"^closes:\n((?:  .*\n)+)", t, re.M)]
    closed = {i for m in claims for i in re.findall(r"^  ([a-z-]+):", m, re.M)}
    terms = {m for t in texts for m in re.findall(r"^term: (\w+)", t, re.M)}
    clauses = {m for t in texts for m in re.findall(r"^id: (\S+)", t, re.M)}
    demands = {
        m for t in texts for d in re.findall(r"^demands: \[(.*)\]", t, re.M) for m in d.split(", ")
    }
    for feature in features.features.values():
        for c in conditions(feature):
            assert not c.closes or c.closes in closed, (feature.id, c.closes)
            assert not c.absent or c.absent in closed, (feature.id, c.absent)
            assert not c.definition or c.definition in terms, (feature.id, c.definition)
            assert not c.answers or c.answers in demands, (feature.id, c.answers)
            assert "*" in c.clause or not c.clause or c.clause in clauses, (feature.id, c.clause)


def example(condition: Condition, says: Says) -> StandingText:
    """Something that meets ``condition`` and says its words."""
    text = " ".join(says[condition.says]) if condition.says else ""
    if condition.definition:
        return StandingText(f"{DEFINITION}{condition.definition}", text=text)
    return StandingText(
        id=condition.clause.replace("*", "x") or "general/x",
        drafting=condition.drafting[0] if condition.drafting else "direct",
        demands=(condition.answers,) if condition.answers else (),
        closes=(condition.closes,) if condition.closes else (),
        cuts=(condition.cuts.replace("*", "a"),) if condition.cuts else (),
        text=text,
    )


def test_every_rule_can_say_yes_and_no(features: Features) -> None:
    for feature in features.features.values():
        assert judge(feature.ours, (), features.says).has == "no", feature.id
        for condition in feature.ours.yes:
            found = judge(feature.ours, [example(condition, features.says)], features.says)
            assert found.has == "yes", (feature.id, condition)
        for condition in feature.ours.partial:
            found = judge(feature.ours, [example(condition, features.says)], features.says)
            assert found.has in ("yes", "partial"), (feature.id, condition)


def test_what_is_closed_is_not_absent() -> None:
    rule = Condition(answers="b.i", absent="unsolicited-results")
    use = StandingText("prohibitions/government-use", drafting="own", demands=("b.i",))
    closing = StandingText("prohibitions/agreements", closes=("unsolicited-results",))
    assert judge(FeatureRule(yes=(rule,)), [use], {}).has == "yes"
    assert judge(FeatureRule(yes=(rule,)), [use, closing], {}).has == "no"


def test_without_words_neither_a_weaker_answer_nor_a_no_is_claimed() -> None:
    strong, weak = Condition(answers="b.i", says="police"), Condition(answers="b.i")
    rule = FeatureRule(yes=(strong,), partial=(weak,))
    use = StandingText(
        "prohibitions/government-use", demands=("b.i",), text="The Police shall not."
    )
    assert judge(rule, [use], {"police": ("police",)}).has == "yes"
    assert judge(rule, [use], {"police": ("sheriff",)}).has == "partial"
    found = judge(rule, [use], {})
    assert (found.has, found.unsaid) == ("not judged", ("police",))
    assert judge(FeatureRule(yes=(strong,)), [use], {}).has == "not judged"


def test_what_needs_no_words_is_judged_without_them() -> None:
    said, bare = (
        Condition(answers="b.i", says="police"),
        Condition(answers="b.i", drafting=("own",)),
    )
    use = StandingText("prohibitions/government-use", drafting="own", demands=("b.i",))
    assert judge(FeatureRule(yes=(said, bare)), [use], {}).has == "yes"
    other = StandingText("prohibitions/private-use", demands=("b.ii",))
    assert judge(FeatureRule(yes=(said,)), [other], {}).has == "no", "no clause could say it"


def test_every_list_of_words_is_looked_for(features: Features) -> None:
    named = {c.says for f in features.features.values() for c in conditions(f) if c.says}
    assert named == set(features.says)


def test_an_exception_does_not_answer_a_demand() -> None:
    exception = StandingText(
        "exemptions/press", drafting="own", demands=("b.iii",), cuts=("b.iii",)
    )
    assert not exception.meets(Condition(answers="b.iii"))
    assert exception.meets(Condition(cuts="b.iii"))
    assert exception.meets(Condition(cuts="*"))


# ---------------------------------------------------------------- the draft


def test_lowell_has_what_its_ordinance_says(lowell: Build, features: Features) -> None:
    has = {feature: found.has for feature, found in ours(lowell, features).items()}
    for test in features.of_group("definitions"):
        assert has[test.id] == "yes", test.id
    assert has["procurement"] == has["private-suit"] == has["minimum-damages"] == "yes"
    assert has["evidence"] == has["private-entities"] == "partial"
    assert has["exception-crime"] == has["sunset"] == has["other-governments"] == "no"


def test_a_ban_on_data_for_lists_is_no_ban_on_all_trade(
    features: Features, instruments: tuple[Instrument, ...]
) -> None:
    """The laws beside it are wider, and the comparison says so."""
    found = compared(draftban.build(draftban.load("us-or-eugene")), features, instruments)
    has = {row.feature.id: row.ours.has for row in found.rows}
    assert (has["list-trade"], has["trade"]) == ("yes", "partial")
    weaker = next(row for row in found.weaker if row.feature.id == "trade")
    assert "New York City 2021" in found.who(weaker)


def test_a_clause_against_all_trade_would_be_one(features: Features) -> None:
    (words,) = features.says["trade-in-data"]
    wide = StandingText(
        "prohibitions/private-use", drafting="direct", demands=("b.ii",), text=f"No {words}."
    )
    assert judge(features.features["trade"].ours, [wide], features.says).has == "yes"


# ---------------------------------------------------------------- laws and bills


def test_bills_never_count_among_laws(
    lowell: Build, features: Features, instruments: tuple[Instrument, ...]
) -> None:
    """With and without bills the same is counted, and the same is rare."""
    all_, laws = (
        compared(lowell, features, chosen)
        for chosen in (instruments, tuple(i for i in instruments if i.kind == "law"))
    )
    assert len(all_.instruments) > len(laws.instruments)
    assert all_.few == laws.few
    assert [row.feature.id for row in all_.rare] == [row.feature.id for row in laws.rare]
    for row in all_.rows:
        assert all_.who(row).startswith(laws.who(row)), row.feature.id


def test_beside_bills_alone_they_are_called_bills(
    lowell: Build, features: Features, instruments: tuple[Instrument, ...]
) -> None:
    found = compared(lowell, features, [i for i in instruments if i.id == "us-s3779-2026"])
    told = {row.feature.id: found.who(row) for row in found.rows}
    assert told["discipline"] == "Bills, not law: S. 3779, H.R. 7363."
    assert told["whistleblowers"] == "0 of 1 bills read on this."
    assert "whistleblowers" in {row.feature.id for row in found.rare}


@pytest.mark.parametrize(
    ("demand", "feature"),
    [
        ("a", "public-money"),
        ("b.i", "own-agencies"),
        ("b.ii", "private-entities"),
        ("b.iii", "private-results"),
        ("b.iv", "decisions"),
        ("b.v", "evidence"),
        ("b.vi", "private-records"),
        ("c", "procurement"),
        ("d", "targeting"),
        ("e", "individual-notice"),
        ("f", "reparation"),
    ],
)
def test_a_demand_switched_off_is_lacking(demand: str, feature: str, features: Features) -> None:
    alone = ours(draftban.build(draftban.load("us-ma-lowell", demands=[demand])), features)
    assert alone[feature].has != "no"
    rest = [d for d in draftban.load("us-ma-lowell").demands if d != demand]
    without = draftban.build(draftban.load("us-ma-lowell", demands=rest))
    row = next(r for r in compared(without, features, ()).rows if r.feature.id == feature)
    assert row.ours.has in ("no", "partial")
    if row.ours.has == "no" and row.feature.demand:
        assert row.reason == f"The place did not select demand {demand}."


def test_an_option_switched_off_changes_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, features: Features
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (SHIPPED / "jurisdictions" / "us-ma-lowell.yaml").read_text("utf-8")
    text = text.replace("length: full ", "civil_action: false\n  length: full ")
    (tmp_path / "jurisdictions").mkdir()
    (tmp_path / "jurisdictions" / "us-ma-lowell.yaml").write_text(text, "utf-8")
    found = ours(draftban.build(draftban.load("us-ma-lowell")), features)
    assert found["private-suit"].has == found["fees"].has == "no"


@pytest.mark.parametrize(
    ("option", "feature"),
    [
        ("allow_warrant", "exception-crime"),
        ("allow_missing_person", "exception-missing"),
        ("allow_imminent_danger", "exception-emergency"),
        ("allow_generated_evidence", "outside-results"),
        ("allow_consent", "consent-enough"),
    ],
)
def test_an_exception_switched_on_is_had(
    option: str,
    feature: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    features: Features,
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (SHIPPED / "jurisdictions" / "us-ma-lowell.yaml").read_text("utf-8")
    text = text.replace("length: full ", f"{option}: true\n  length: full ")
    (tmp_path / "jurisdictions").mkdir()
    (tmp_path / "jurisdictions" / "us-ma-lowell.yaml").write_text(text, "utf-8")
    assert ours(draftban.build(draftban.load("us-ma-lowell")), features)[feature].has == "yes"


def test_what_a_resolution_asks_of_others_does_not_count(features: Features) -> None:
    build = draftban.build(draftban.load("us-ma-lowell", demands=["b.v"]))
    found = ours(build, features)
    assert "urge" not in {s.drafting for o in found.values() for s in o.by}
    assert found["evidence"].has == "partial"


def test_a_resolution_alone_has_nothing_that_a_law_has(tmp_path: Path, features: Features) -> None:
    build = build_in(tmp_path, "us-oh-testville", {"form": "us-city-resolution"})
    assert build.documents
    found = ours(build, features)
    assert found
    assert {o.has for o in found.values()} == {"no"}, {n: o for n, o in found.items() if o.by}


def test_every_feature_that_lowell_lacks_has_a_reason(
    lowell: Build, features: Features, instruments: tuple[Instrument, ...]
) -> None:
    found = compared(lowell, features, instruments)
    assert found.lacking
    assert not [row.feature.id for row in (*found.lacking, *found.weaker) if not row.reason]


def test_few_are_never_many(
    lowell: Build, features: Features, instruments: tuple[Instrument, ...]
) -> None:
    assert compared(lowell, features, instruments).few == 3
    assert compared(lowell, features, instruments[:2]).few == 0


def test_a_language_without_questions_is_one_mistake() -> None:
    report = Report()
    assert load_features(search_path().narrowed(language="fr"), report) is None
    (mistake,) = report.errors
    assert mistake.code == "config.no-words"
    assert "templates/languages/fr/ui/features.yaml" in mistake.message
