"""What `draftban scenarios` says: which act a law forbids or allows, by which words."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import draftban
from draftban.cli.app import cli
from draftban.config import load_setup
from draftban.diagnostics import Diagnostic, Report
from draftban.documents import Build
from draftban.packets.others import MOST_IN_SUMMARY
from draftban.review.scenarios.answers import Answered, answers
from draftban.review.scenarios.data import load_scenarios
from tests.content.shipped import ENGLISH, OF_A_REGION, SHIPPED, build_in

PLACE = """\
place: us-oh-testville
form: us-city
name: City of Testville
short: Testville
state: Ohio
"""

ROW = """\
  looking:
    kind: attack
    who: A {{ role.government.one }} clerk
    act: looks at somebody
    place: at City Hall
    answer: forbidden
    demands: [b.i]
    why: It says so.
    provision: prohibitions/looking#eyes
    words: shall not look … at anybody
"""

CLAUSE = {
    "prohibitions/looking.md": (
        "---\nid: prohibitions/looking\nheading: Looking\ndemands: [b.i]\n---\n"
    ),
    "prohibitions/looking.own.md": (
        '1. # Eyes {{ label("eyes") }}\n   An official shall not look, or stare, at anybody.\n'
    ),
}

Write = Callable[..., Build]

ALSO = ("us-oh-testville", "us-or-portland-test")
DEMO = Path(__file__).resolve().parents[1] / "fixtures" / "traditions" / "demo"

LEVELS = {"municipal": 120, "county": 120, "state": 121, "national": 120, "supranational": 120}
"""How many rows a law of each level has, half of them attacks but for one more of a state."""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Builds Testville with these lines at its end, and rows and texts of its own, in an empty
    current folder.
    """
    monkeypatch.chdir(tmp_path)

    def call(more: str = "", rows: str = ROW, form: str = "us-city", **texts: str) -> Build:
        own = {"scenarios/municipal.yaml": f"scenarios:\n{rows}" if rows else "", **CLAUSE, **texts}
        chosen = "" if "prohibitions:" in more else "prohibitions: all\n"
        folder = tmp_path / "jurisdictions" / "us-oh-testville"
        for name, text in own.items():
            if text:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text, "utf-8")
        (tmp_path / "jurisdictions" / "us-oh-testville.yaml").write_text(
            PLACE.replace("us-city", form) + chosen + more, "utf-8"
        )
        report = Report()
        setup = load_setup("us-oh-testville", report, working=tmp_path)
        assert setup is not None, "\n".join(map(str, report))
        build = draftban.build(setup, report)
        assert not report.errors, "\n".join(map(str, report))
        return build

    return call


def row(build: Build, name: str = "looking") -> Answered:
    report = Report()
    found = {one.id: one for one in answers(build, report)}
    assert not len(report), "\n".join(map(str, report))
    return found[name]


def mistakes(build: Build) -> list[Diagnostic]:
    report = Report()
    answers(build, report)
    return list(report)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["scenarios", *arguments], prog_name="draftban")


# ---------------------------------------------------------------- what is shipped


@pytest.fixture(scope="module")
def eugene() -> Build:
    return draftban.build(draftban.load("us-or-eugene"))


def test_a_city_has_sixty_attacks_and_sixty_everyday_acts(eugene: Build) -> None:
    rows = load_scenarios(eugene.setup, Report())
    assert [one.kind for one in rows] == ["attack"] * 60 + ["everyday"] * 60
    assert all(one.who.text and one.act.text and one.place.text for one in rows)


def test_a_reason_speaks_of_the_drafting_that_stands(eugene: Build) -> None:
    rows = load_scenarios(eugene.setup, Report())
    differing = [
        one for one in rows if isinstance(one.answer, Mapping) and len(set(one.answer.values())) > 1
    ]
    assert len(differing) > 10
    for one in differing:
        assert isinstance(one.answer, Mapping)
        assert isinstance(one.why, Mapping), f"{one.id}: why by drafting, as its answer is"
        assert set(one.why) == set(one.answer), one.id
    said = [one.why for one in answers(eugene, Report())]
    assert all(said)
    assert not [why for why in said if re.search("private parties are (not )?bound", why)]


def test_the_rows_of_the_summary_are_few_and_clear(eugene: Build) -> None:
    found = [one for one in answers(eugene, Report()) if one.summary]
    assert 6 <= len(found) <= MOST_IN_SUMMARY
    assert {one.answer for one in found} == {"forbidden", "allowed"}


def test_at_most_five_rows_differ_by_length_each_with_its_reason(eugene: Build) -> None:
    rows = load_scenarios(eugene.setup, Report())
    lengths = [(one.id, at) for one in rows for at in one.at.values()]
    differing = {name: at for name, at in lengths if at.answer is not None}
    assert "named-person-warrant" in differing
    assert len(differing) <= 5
    assert all(at.why.text for at in differing.values())


def test_each_level_of_government_has_a_shipped_place() -> None:
    """So that the rows of each are read below."""
    setups = [load_setup(place, Report()) for place in SHIPPED]
    assert {setup.form.government for setup in setups if setup is not None} == set(LEVELS)


@pytest.mark.parametrize("place", [*SHIPPED, *ALSO])
def test_the_words_stand_in_every_length(place: str, tmp_path: Path) -> None:
    """Every row of every place is answered in words that stand, and the same at nearly each."""
    form = build_in(tmp_path, place).setup.form
    local = form.government in ("municipal", "county")
    powers = ({"private_parties": True}, {"private_parties": False}) if local else ({},)
    if place in OF_A_REGION and not os.environ.get("DRAFTBAN_EXHAUSTIVE"):
        powers = powers[:1]
    offered = form.options["length"].choices
    assert len(offered) >= 2
    told: dict[str, set[str]] = {}
    for length in offered:
        for power in powers:
            facts = {"privacy_preemption": False, **power} if power else {}
            build = build_in(tmp_path, place, {"options": {"length": length}, "facts": facts})
            report = Report()
            found = answers(build, report)
            assert not len(report), "\n".join(map(str, report))
            assert len(found) == LEVELS[form.government]
            assert sum(one.kind == "everyday" for one in found) == 60
            assert {one.state for one in found} == {"answered"}
            assert [one.id for one in found if not (one.citation and one.words)] == []
            assert 8 <= len([one for one in found if one.summary]) <= MOST_IN_SUMMARY
            assert "unclear" not in {one.answer for one in found if one.summary}
            for one in found:
                told.setdefault(f"{one.id} {power}", set()).add(one.answer)
    assert len({name.split()[0] for name, said in told.items() if len(said) > 1}) <= 5


@pytest.mark.parametrize("power", [True, False])
def test_every_row_of_a_city_quotes_the_words_that_decide(power: bool, tmp_path: Path) -> None:
    facts = {"private_parties": power, "privacy_preemption": False}
    build = build_in(tmp_path, "us-oh-testville", {"facts": facts})
    found = answers(build, Report())
    assert len(found) == 120
    assert {one.answer for one in found} == {"forbidden", "allowed", "outside", "limit"}
    assert [one.id for one in found if not (one.citation and one.words)] == []


@pytest.mark.parametrize(
    "omitted",
    [
        ("prohibitions/agreements",),
        ("exemptions/unsolicited", "exemptions/victims"),
        ("exemptions/limits", "data/deletion", "administration/report", "general/no-exception"),
    ],
    ids=lambda names: names[0],
)
def test_what_is_left_out_answers_no_more(omitted: tuple[str, ...], tmp_path: Path) -> None:
    """Of the rows that a city has, exactly those that quote what its place leaves out."""
    whole = build_in(tmp_path, "us-oh-testville")
    named = {
        one.id for one in answers(whole, Report()) if one.provision.partition("#")[0] in omitted
    }
    assert named
    found = answers(build_in(tmp_path, "us-oh-testville", {"omits": list(omitted)}), Report())
    silent = {one.id: one.reason for one in found if one.state != "answered"}
    assert silent == dict.fromkeys(named, "left_out")


@pytest.mark.parametrize("demand", ["b.i", "b.ii", "b.iv", "c", "e"])
def test_one_demand_alone_says_nothing_of_what_does_not_stand(demand: str, tmp_path: Path) -> None:
    """No row quotes words that a selection took away, and none speaks of another demand."""
    build = build_in(tmp_path, "us-oh-testville", {"prohibitions": [demand]})
    report = Report()
    found = answers(build, report)
    assert not len(report), "\n".join(map(str, report))
    assert {one.state for one in found if demand not in one.demands} == {"not selected"}
    answered = [one for one in found if one.state == "answered"]
    assert answered
    assert all(demand in one.demands and one.citation for one in answered)


def test_power_over_private_parties_decides_what_needs_it(tmp_path: Path) -> None:
    for power, answer in ((True, "forbidden"), (False, "limit")):
        facts = {"private_parties": power, "privacy_preemption": False}
        build = build_in(tmp_path, "us-oh-testville", {"facts": facts})
        assert row(build, "store-watchlist").answer == answer
        assert row(build, "store-alert-stop").answer == "forbidden"


def test_what_a_part_left_out_would_answer_is_no_mistake(tmp_path: Path) -> None:
    """Both parts hold a share of a demand, and its words differ between them."""
    for place in ("us", "us-ma"):
        build = build_in(tmp_path, place, {"options": {"length": "full"}, "parts": ["private"]})
        assert row(build, "store-watchlist").state == "answered"
        found = row(build, "no-notice")
        assert (found.state, found.reason) == ("no longer answered", "chosen")


def test_states_that_an_option_binds_are_at_no_limit(tmp_path: Path) -> None:
    """The option changes a definition, from which the row quotes."""
    assert row(build_in(tmp_path, "us"), "state-searches").answer == "limit"
    build = build_in(tmp_path, "us", {"options": {"states": "general-prohibition"}})
    found = row(build, "state-searches")
    assert (found.state, found.reason) == ("no longer answered", "chosen")
    assert row(build, "state-buys-results").answer == "forbidden"


def test_a_county_reads_as_a_city_but_for_its_own_officers() -> None:
    pierce = draftban.build(draftban.load("us-wa-pierce"))
    assert row(pierce, "standing-feed").act.startswith("gives the police of a city")
    assert row(pierce, "face-site-free-trial").who == "A County detective"


def test_an_act_of_a_state_binds_those_whom_an_ordinance_cannot() -> None:
    state = draftban.build(draftban.load("us-ma"))
    assert row(state, "school-district-scan").answer == "forbidden"
    assert row(state, "prosecutor-searches").who == "A federal prosecutor’s office"
    assert row(state, "prosecutor-searches").answer == "limit"


def test_a_row_is_answered_by_the_part_of_a_text_that_decides_it(tmp_path: Path) -> None:
    whole = build_in(tmp_path, "us-ma", {"options": {"length": "full"}})
    assert len(whole.laws) == 2
    for name, law in (("store-watchlist", whole.laws[1]), ("store-alert-stop", whole.laws[0])):
        found = row(whole, name)
        assert (found.state, found.answer) == ("answered", "forbidden")
        assert found.law == law.setup.form.short_name
    alone = build_in(tmp_path, "us-ma", {"options": {"length": "full"}, "parts": ["government"]})
    assert row(alone, "store-watchlist").state == "not selected"
    assert row(alone, "store-alert-stop").law == ""


def test_a_word_that_one_part_lacks_is_no_mistake_where_another_answers(tmp_path: Path) -> None:
    folder = tmp_path / "us-ma"
    form = folder / "templates" / "forms" / "us-xx-act.yaml"
    rows = folder / "jurisdictions" / "us-ma" / "scenarios" / "state.yaml"
    for path in (form, rows):
        path.parent.mkdir(parents=True)
    form.write_text(
        "form: us-xx-act\nname: Act with a nickname\nextends: us-ma-state\n"
        "parts: {of: {private: {code: {nickname: Shop Act}}}}\n",
        "utf-8",
    )
    own = "scenarios:\n  store-watchlist: {who: 'A reader of the {{ code.nickname }}'}\n"
    rows.write_text(own, "utf-8")
    build = build_in(tmp_path, "us-ma", {"form": "us-xx-act", "options": {"length": "full"}})
    assert len(build.laws) == 2
    assert row(build, "store-watchlist").who == "A reader of the Shop Act"
    rows.write_text(own.replace("nickname", "nickname_"), "utf-8")
    (found,) = mistakes(build)
    assert (found.pos.file, found.pos.line) == ("jurisdictions/us-ma/scenarios/state.yaml", 2)


def test_a_law_of_another_kind_has_none() -> None:
    setup = load_setup("xd", Report(), working=DEMO)
    assert setup is not None
    assert answers(draftban.build(setup), Report()) == ()


# ---------------------------------------------------------------- an answer and its words


def test_an_answer_cites_its_provision_and_quotes_it(write: Write) -> None:
    found = row(write())
    assert (found.state, found.answer) == ("answered", "forbidden")
    assert found.who == "A City clerk"
    assert found.citation.startswith("Section ")
    assert found.words == "shall not look … at anybody"


def test_a_row_whose_provision_is_left_out_is_no_longer_answered(write: Write) -> None:
    found = row(write("omits: [prohibitions/looking]\n"))
    assert (found.state, found.reason, found.answer) == ("no longer answered", "left_out", "")
    assert (found.citation, found.words, found.why) == ("", "", "")


def test_a_row_whose_provision_goes_with_a_demand_is_no_longer_answered(write: Write) -> None:
    rows = ROW.replace("demands: [b.i]", "demands: [b.i, c]")
    assert row(write("prohibitions: [c]\n", rows)).state == "no longer answered"


def test_a_row_none_of_whose_demands_is_selected_says_so(write: Write) -> None:
    found = row(write("prohibitions: [c]\n"))
    assert (found.state, found.answer) == ("not selected", "")


def test_a_definition_can_be_the_provision(write: Write) -> None:
    rows = ROW.replace("prohibitions/looking#eyes", "definitions/covered-space")
    assert row(write(rows=rows.replace("shall not look … at anybody", "covered space"))).citation


def test_each_drafting_can_have_its_own_answer_and_words(write: Write) -> None:
    rows = ROW.replace("answer: forbidden", "answer: {direct: allowed, own: forbidden}").replace(
        "words: shall not look … at anybody", "words: {direct: nothing, own: shall not look}"
    )
    found = row(write(rows=rows))
    assert (found.answer, found.words) == ("forbidden", "shall not look")


def test_a_length_can_have_its_own_answer(write: Write) -> None:
    more = "    at:\n      short: {answer: allowed, why: It is short.}\n"
    found = row(write("options: {length: short}\n", ROW + more))
    assert (found.answer, found.why) == ("allowed", "It is short.")
    assert found.words
    assert row(write("options: {length: full}\n", ROW + more)).answer == "forbidden"


def test_a_form_can_have_a_fourth_length_and_rows_that_others_take_speak_of_it(
    write: Write,
) -> None:
    forms = Path("templates/forms")
    forms.mkdir(parents=True)
    (forms / "us-brief-city.yaml").write_text(
        "form: us-brief-city\nname: City that writes briefly\nextends: us-city\n"
        "options:\n  length: {choices: [core, short, full, brief]}\n",
        "utf-8",
    )
    rows = ROW + "    at:\n      brief: {answer: allowed, why: It is brief.}\n"
    brief = row(write("options: {length: brief}\n", rows, form="us-brief-city"))
    assert (brief.answer, brief.why) == ("allowed", "It is brief.")
    assert row(write("options: {length: core}\n", rows)).answer == "forbidden"


# ---------------------------------------------------------------- whose rows they are


def test_a_place_adds_rows_restates_some_in_part_and_takes_some_away(write: Write) -> None:
    rows = ROW + "  store-alert-stop: {place: in a shop}\n  crime-map: null\n"
    build = write(rows=rows)
    found = {one.id: one for one in answers(build, Report())}
    assert list(found)[-1] == "looking"
    assert (found["store-alert-stop"].place, found["store-alert-stop"].answer) == (
        "in a shop",
        "forbidden",
    )
    assert "crime-map" not in found


def test_what_one_level_takes_from_another_stays_taken_away(tmp_path: Path) -> None:
    """A second file of the level, which does not speak of it, brings nothing back."""
    own = tmp_path / "us" / "jurisdictions" / "us" / "scenarios" / "national.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("scenarios:\n  standing-feed: {place: in the Capitol}\n", "utf-8")
    build = build_in(tmp_path, "us")
    assert row(build, "standing-feed").place == "in the Capitol"
    found = {one.id for one in answers(build, Report())}
    assert "gift-cameras" not in found
    assert "remote-switch" in found


def test_a_shipped_row_is_not_held_against_a_text_of_the_place(write: Write) -> None:
    """A template folder of the working folder stands for what is shipped."""
    folder = Path("templates/languages/en/us/scenarios")
    folder.mkdir(parents=True)
    (folder / "municipal.yaml").write_text(f"scenarios:\n{ROW}", "utf-8")
    text = CLAUSE["prohibitions/looking.own.md"].replace("look, or stare", "gape")
    found = row(write(rows="", **{"prohibitions/looking.own.md": text}))
    assert (found.state, found.reason) == ("no longer answered", "own_text")


def test_a_shipped_row_is_not_held_against_a_passage_of_the_place(tmp_path: Path) -> None:
    """What `draftban customize` copies may be a passage that several clauses print."""
    name = "passages/government-use.md"
    shared = (ENGLISH / "common" / name).read_text("utf-8")
    own = tmp_path / "us-ma-lowell" / "jurisdictions" / "us-ma-lowell" / name
    own.parent.mkdir(parents=True)
    own.write_text(shared.replace("law enforcement or any other work", "any work"), "utf-8")
    report = Report()
    found = {one.id: one for one in answers(build_in(tmp_path, "us-ma-lowell"), report)}
    assert not report.errors
    assert found["face-site-free-trial"].reason == "own_text"


def test_a_shipped_row_is_not_held_against_an_option_of_the_place(tmp_path: Path) -> None:
    """Rows are written for the text as it stands by default; a place may choose another."""
    build = build_in(tmp_path, "us-or-eugene", {"options": {"private_scope": "own_property"}})
    found = row(build, "store-watchlist")
    assert (found.state, found.reason) == ("no longer answered", "chosen")
    assert row(build, "face-site-free-trial").state == "answered"


def test_what_a_place_exempts_itself_is_no_longer_answered(write: Write) -> None:
    exemption = {
        "exemptions/dark.md": (
            "---\nid: exemptions/dark\nheading: The Dark\ndemands: [b.i]\ncuts: [b.i]\n---\n"
        ),
        "exemptions/dark.own.md": "Nothing here counts in the dark.\n",
    }
    found = row(write(**exemption))
    assert (found.state, found.reason) == ("no longer answered", "opened")
    assert found.opened_by


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "says"),
    [
        ("[b.i]", "[b.j]", "scenarios.unknown-demand", 8, "b.j"),
        ("[b.i]", "[]", "scenarios.no-demand", 8, "names no demand"),
        ("looking#eyes", "lookin#eyes", "scenarios.unknown-provision", 10, "prohibitions/lookin"),
        ("looking#eyes", "looking#ears", "scenarios.unknown-provision", 10, "ears"),
        ("answer: forbidden", "answer: forbiden", "config.choice", 7, "forbiden"),
        ("at anybody", "at nobody", "scenarios.words", 11, "do not stand"),
        ("at anybody", "An official", "scenarios.words", 11, "do not stand"),
        ("kind: attack", "kind: attac", "config.choice", 3, "attac"),
        ("    why: It says so.\n", "", "config.missing-key", 3, "why"),
        (
            "why: It says so.",
            "why: It says so.\n    at: {shrt: {why: It is short.}}",
            "scenarios.unknown-length",
            10,
            "shrt",
        ),
        ("says so.", "is so in {{ this.law }}.", "clauses.no-place", 9, "this.law"),
        ("at anybody", "at anybody {{ this }}", "clauses.no-place", 11, "this"),
        ("at City Hall", 'in {{ ref("prohibitions/looking") }}', "clauses.no-place", 6, "ref(…)"),
    ],
)
def test_a_mistake_is_told_at_its_place(
    write: Write, old: str, new: str, code: str, line: int, says: str
) -> None:
    (found,) = mistakes(write(rows=ROW.replace(old, new)))
    assert found.code == code
    assert says in f"{found.message} {found.text}"
    assert found.pos.file == "jurisdictions/us-oh-testville/scenarios/municipal.yaml"
    assert found.pos.line == line
    assert found.pos.column > 1
    assert found.hint


def test_an_id_that_stands_twice_is_refused(write: Write) -> None:
    found = mistakes(write(rows=ROW + ROW))
    assert [one.pos.line for one in found] == [12]
    assert "looking" in found[0].message


def test_a_file_that_nobody_would_read_is_told(write: Write) -> None:
    (found,) = mistakes(write(**{"scenarios/municipality.yaml": "scenarios: {}\n"}))
    assert found.code == "scenarios.unknown-level"
    assert "municipal" in found.hint


def test_rows_are_taken_from_another_level_only(write: Write) -> None:
    folder = Path("jurisdictions/us-oh-testville/scenarios/municipal.yaml")
    build = write()
    folder.write_text("extends: municipal\n" + folder.read_text(), "utf-8")
    (found,) = mistakes(build)
    assert (found.code, found.pos.line) == ("scenarios.unknown-level", 1)


def test_check_tells_what_is_wrong_with_rows_of_the_place(write: Write) -> None:
    write(rows=ROW.replace("at anybody", "at nobody"))
    shown = CliRunner().invoke(cli, ["check", "us-oh-testville"], prog_name="draftban")
    assert shown.exit_code == 1
    assert "scenarios.words" in shown.output


# ---------------------------------------------------------------- the command


def test_the_command_prints_act_answer_citation_and_words(write: Write) -> None:
    write()
    shown = run("us-oh-testville", "--answer", "forbidden")
    assert shown.exit_code == 0, shown.output
    lines = [line.strip() for line in shown.stdout.splitlines()]
    assert lines[0] == "How the draft is meant to read; not legal advice"
    assert "forbidden          A City clerk: looks at somebody (at City Hall)." in lines
    assert any("“shall not look … at anybody”" in line for line in lines)
    count = sum(line.startswith("forbidden  ") for line in lines) - 1  # what it means
    assert f"{count} scenarios: {count} forbidden" in lines


def test_the_command_tells_what_a_selection_leaves(write: Write) -> None:
    write(rows=ROW.replace("[b.i]", "[b.i, c]"))
    left = run("us-oh-testville", "--without", "b.i").stdout
    assert "no longer answered A City clerk" in left
    assert "not selected" in left


def test_programs_get_the_rows_as_json(write: Write) -> None:
    write()
    found = json.loads(run("us-oh-testville", "--format", "json").stdout)
    assert found["diagnostics"] == []
    own = next(one for one in found["scenarios"] if one["id"] == "looking")
    assert (own["state"], own["answer"]) == ("answered", "forbidden")
    assert own["provision"] == "prohibitions/looking#eyes"


def test_words_that_do_not_stand_fail_the_command(write: Write) -> None:
    write(rows=ROW.replace("at anybody", "at nobody"))
    shown = run("us-oh-testville")
    assert shown.exit_code == 1
    assert "scenarios.words" in shown.stderr


# ---------------------------------------------------------------- the packet


def test_the_packet_has_them_for_counsel_and_a_few_in_the_summary(write: Write) -> None:
    more = "    summary: A clerk stares.\n"
    made = draftban.packet(write(rows=ROW + more))
    papers = dict(made.papers)
    counsel = papers["us-oh-testville-scenarios"]
    assert counsel.meta.folder == "for-your-lawyer"
    title = counsel.paper.meta.title
    assert title.startswith("How the draft is meant to read; not legal advice")
    assert "shall not look … at anybody" in draftban.write(counsel.paper, "html").decode()
    summary = draftban.write(papers["us-oh-testville-summary"].paper, "text").decode()
    assert "A clerk stares." in " ".join(summary.split())
