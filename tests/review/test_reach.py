"""Who may watch where: one answer for every place and actor, in every shipped form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import draftban
from draftban.cli.app import cli
from draftban.config.chains.forms import load_form
from draftban.config.decode import decode
from draftban.config.model import ActorReach
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.files.nodes import get
from draftban.files.search import content_root, search_path
from draftban.files.yaml_source import read_mapping
from draftban.review.coverage.data import load_coverage_data
from draftban.review.coverage.demands import coverage
from draftban.review.coverage.model import ANSWERS, Coverage, Square
from tests.content.shipped import SHIPPED

FORMS = tuple(sorted(path.stem for path in (content_root() / "templates/forms").glob("*.yaml")))

PLACE = """\
place: us-oh-testville
form: us-city
name: City of Testville
short: Testville
state: Ohio
"""

LETTER = {"park", "school", "library", "workplace", "transit", "stadium", "housing", "online"}


def covered(build: Build) -> Coverage:
    report = Report()
    found = coverage(build, report)
    assert not report.errors
    return found


@pytest.fixture
def testville(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Coverage]:
    """The coverage of Testville with these lines at the end of its file."""
    monkeypatch.chdir(tmp_path)

    def call(more: str) -> Coverage:
        path = tmp_path / "jurisdictions" / "us-oh-testville.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(PLACE + more, "utf-8")
        build = draftban.build(draftban.load(path))
        assert not build.report.errors
        return covered(build)

    return call


def square(found: Coverage, place: str, actor: str) -> Square:
    (one,) = (s for s in found.reach.squares if (s.place, s.actor) == (place, actor))
    return one


@pytest.mark.parametrize("place", SHIPPED)
def test_every_place_and_actor_has_one_answer_and_a_reason(place: str) -> None:
    build = draftban.build(draftban.load(place))
    if build.report.errors:
        pytest.skip("the bills have errors, which other tests tell")
    found = covered(build)
    reach = found.reach
    assert {p.place for p in reach.places} > LETTER
    assert len(reach.squares) == len(reach.places) * len(reach.columns)
    for one in reach.squares:
        assert one.answer in ANSWERS
        if one.answer in ("forbidden", "forbidden in part"):
            assert one.provision is not None
        if one.answer == "forbidden in part":
            assert one.part
        if one.answer in ("asked of others", "out of reach"):
            assert one.answers_to
            assert "{" not in one.answers_to
    assert "forbidden" in {s.answer for s in reach.squares if s.actor == "own-agencies"}


@pytest.mark.parametrize("code", FORMS)
def test_every_form_reaches_every_actor_or_says_which_it_is(code: str) -> None:
    report = Report()
    form = load_form(code, search_path(), report)
    assert form is not None
    search = search_path().narrowed(language=form.language, country=form.country)
    data = load_coverage_data(form, search, report)
    assert not report.errors
    for actor in data.actors:
        entry = data.reach[actor.actor]
        assert bool(entry.is_) != bool(entry.cases), (code, actor.actor)
        for case in entry.cases:
            assert set(case.places) <= {place.place for place in data.places}
            assert "part" not in case.by.values() or case.part
            assert case.answers_to
        last = entry.cases[-1:] or ()
        assert all(not case.when and not case.places for case in last), "the last case has no when"


def test_a_city_without_power_over_private_parties(testville: Callable[[str], Coverage]) -> None:
    found = testville("prohibitions: all\n")
    assert square(found, "park", "own-agencies").answer == "forbidden"
    park = square(found, "park", "private-entities")
    assert (park.answer, park.asked) == ("forbidden in part", True)
    assert "the City" in park.part
    entrance = square(found, "home-entrance", "private-entities")
    assert entrance.answer == "asked of others"
    assert entrance.answers_to == "the Ohio General Assembly"
    assert square(found, "street", "federal-agencies").answer == "out of reach"
    assert square(found, "street", "federal-agencies").answers_to == "Congress"


def test_a_city_with_power_over_private_parties(testville: Callable[[str], Coverage]) -> None:
    found = testville(
        "prohibitions: all\nfacts: {private_parties: true, privacy_preemption: false}\n"
    )
    assert square(found, "shop", "private-entities").answer == "forbidden"


def test_a_body_that_is_bound_is_reached_in_its_place_only(
    testville: Callable[[str], Coverage],
) -> None:
    found = testville("prohibitions: [b.i]\nfacts: {schools: bound}\n")
    school = square(found, "school", "other-local-bodies")
    assert (school.answer, school.part) == ("forbidden in part", "to the public schools only")
    assert square(found, "park", "other-local-bodies").answer != "forbidden in part"


def test_the_provision_named_is_the_one_that_forbids(testville: Callable[[str], Coverage]) -> None:
    for one in testville("prohibitions: all\n").reach.squares:
        if one.provision is not None:
            assert one.provision.clause in (
                "prohibitions/government-use",
                "prohibitions/private-use",
            )


def test_without_the_deciding_demand_nothing_is_claimed(
    testville: Callable[[str], Coverage],
) -> None:
    found = testville("prohibitions: [c]\n")
    assert {s.answer for s in found.reach.squares} == {"not selected"} | {
        s.answer for s in found.reach.squares if s.actor == "other-local-bodies"
    }


def test_targeting_alone_forbids_a_part(testville: Callable[[str], Coverage]) -> None:
    found = testville("prohibitions: [d]\n")
    park = square(found, "park", "own-police")
    assert park.answer == "forbidden in part"
    assert park.part == "so far as it targets a group"


def test_a_form_may_say_otherwise(tmp_path: Path, testville: Callable[[str], Coverage]) -> None:
    forms = tmp_path / "templates" / "forms"
    forms.mkdir(parents=True)
    (forms / "us-oh-test.yaml").write_text(
        "form: us-oh-test\nname: Test\nextends: us-city\nreach:\n"
        "  federal-agencies: {name: Agencies of the Union, cases: [{answers_to: the President}]}\n",
        "utf-8",
    )
    path = tmp_path / "jurisdictions" / "us-oh-testville.yaml"
    path.parent.mkdir()
    path.write_text(PLACE.replace("us-city", "us-oh-test") + "prohibitions: [b.i]\n", "utf-8")
    found = covered(draftban.build(draftban.load(path)))
    assert "Agencies of the Union" in {c.name for c in found.reach.columns}
    assert square(found, "park", "federal-agencies").answers_to == "the President"


REACH = "templates/traditions/us/reach.yaml"


def own_reach(folder: Path, before: str, after: str) -> None:
    """A folder's own copy of what the tradition says, changed."""
    text = (content_root() / REACH).read_text("utf-8")
    assert before in text
    (folder / REACH).parent.mkdir(parents=True)
    (folder / REACH).write_text(text.replace(before, after, 1), "utf-8")


def test_an_actor_of_whom_nothing_is_said_is_not_judged(
    tmp_path: Path, testville: Callable[[str], Coverage]
) -> None:
    own_reach(tmp_path, "  federal-agencies:\n    cases:\n      - {answers_to: Congress}\n", "")
    found = testville("prohibitions: all\n")
    answers = {s.answer for s in found.reach.squares if s.actor == "federal-agencies"}
    assert answers == {"not judged"}
    assert "not judged" not in {s.answer for s in found.reach.squares if s.actor == "own-police"}
    for told in ("text", "html"):
        shown = CliRunner().invoke(cli, ["coverage", "us-oh-testville", "--format", told])
        text = " ".join(shown.output.split())
        assert "not judged" in text
        assert "Neither the form nor its legal tradition says how far a bill reaches here." in text


def test_a_level_of_which_nothing_is_said_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own_reach(tmp_path, "\nmunicipal:\n", "\ncouncil:\n")
    path = tmp_path / "jurisdictions" / "us-oh-testville.yaml"
    path.parent.mkdir()
    path.write_text(PLACE + "prohibitions: [b.i]\n", "utf-8")
    report = Report()
    coverage(draftban.build(draftban.load(path)), report)
    (mistake,) = report.errors
    assert mistake.code == "coverage.no-reach"
    assert mistake.pos.file == "templates/forms/us-city.yaml"
    assert "`municipal:`" in mistake.hint


def test_a_role_that_the_form_lacks_is_told_where_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own_reach(tmp_path, "answers_to: Congress", 'answers_to: "{role.parliament}"')
    path = tmp_path / "jurisdictions" / "us-oh-testville.yaml"
    path.parent.mkdir()
    path.write_text(PLACE + "prohibitions: [b.i]\n", "utf-8")
    report = Report()
    coverage(draftban.build(draftban.load(path)), report)
    (mistake,) = report.errors
    assert (mistake.code, mistake.pos.file) == ("coverage.unknown-role", REACH)
    assert "templates/forms/us-city.yaml" in mistake.hint


def test_a_tradition_may_have_fewer_actors_and_its_own(
    tmp_path: Path, testville: Callable[[str], Coverage]
) -> None:
    own_reach(tmp_path, "", "")
    actors = tmp_path / "templates/traditions/us/actors.yaml"
    text = (content_root() / "templates/traditions/us/actors.yaml").read_text("utf-8")
    assert "own-police: {}\n" in text
    actors.write_text(text.replace("own-police: {}\n", "own-police: {decided_by: [c]}\n"), "utf-8")
    found = testville("prohibitions: [c]\n")
    assert square(found, "park", "own-police").answer != "not selected"
    assert square(found, "park", "own-agencies").answer == "not selected"


def test_the_guide_s_example_is_one(repository: Path) -> None:
    guide = (repository / "docs" / "forms.md").read_text("utf-8")
    block = guide.partition("## Reach")[2].partition("```yaml\n")[2].partition("```")[0]
    report = Report()
    node = read_mapping(block, "forms.md", report)
    assert node is not None
    found = decode(get(node, "reach") or node, Mapping[str, ActorReach], report)
    assert not report.errors
    assert found is not None
    assert found["federal-agencies"].is_ == "own-agencies"
    assert found["state-agencies"].cases[0].by == {"direct": "full"}


def test_no_words_of_the_page_are_left_over() -> None:
    """Words are not held against one tradition's actors when a report is made, but here."""
    root = content_root() / "templates"
    neutral = yaml.safe_load((root / "coverage.yaml").read_text("utf-8"))
    actors = {
        a for p in root.glob("traditions/*/actors.yaml") for a in yaml.safe_load(p.read_text())
    }
    assert actors == {*neutral["actors"]}
    for path in root.rglob("ui/coverage.yaml"):
        words = yaml.safe_load(path.read_text("utf-8"))
        for part in ("places", "actors", "edges", "beyond"):
            assert {*words[part]} == {*neutral[part]}, (path, part)


def test_the_letter_s_own_words_are_missed_where_it_names_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = tmp_path / "templates" / "languages" / "en" / "ui" / "coverage.yaml"
    words.parent.mkdir(parents=True)
    words.write_text("places: {park: {letter: null}}\n", "utf-8")
    report = Report()
    form = load_form("us-city", search_path(), report)
    assert form is not None
    load_coverage_data(form, search_path().narrowed(language="en"), report)
    (mistake,) = report.errors
    assert mistake.code == "config.missing-word"
    assert "“places: park: letter”" in mistake.message


def test_every_step_of_procedure_is_asked_in_words() -> None:
    root = content_root() / "templates"
    steps = {
        step
        for path in root.glob("traditions/*.yaml")
        for key in ("procedure", "further_steps")
        for step in yaml.safe_load(path.read_text("utf-8")).get(key, ())
    }
    assert len(steps) > 5
    for path in root.rglob("ui/procedure.yaml"):
        assert {*yaml.safe_load(path.read_text("utf-8"))} == steps


def test_a_language_without_words_for_the_page_is_one_mistake() -> None:
    report = Report()
    form = load_form("us-city", search_path(), report)
    assert form is not None
    load_coverage_data(form, search_path().narrowed(language="fr"), report)
    (mistake,) = report.errors
    assert mistake.code == "config.no-words"
    assert "no templates/languages/fr/ui/coverage.yaml" in mistake.message
    assert "the words for templates/coverage.yaml" in mistake.message
