"""Loading a place: form chain, overlay, facts, demands, words; and what is said when it fails."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draftban.bill.style import LevelStyle
from draftban.config import load_form, load_setup, provenance, search_path
from draftban.config.competence import find_cells
from draftban.config.model import Blank
from draftban.diagnostics import Pos, Report
from tests.config.conftest import SHIPPED, TOWN, Load, Shipped, at

# ---------------------------------------------------------------- what a setup holds


def test_a_place_is_laid_over_its_form_and_the_form_over_its_parent(load: Load) -> None:
    setup, found = load(place="us-xx-town")
    assert not found
    assert setup is not None
    assert setup.jurisdiction.name == "City of Town"
    assert setup.form.formula.text == "Be it ordained in Town:"  # the place's
    assert setup.form.verbs.forbid == "{subject} may not"  # the form's
    assert setup.form.short_title.text == "Ordinance"  # the parent's
    assert (setup.form.form, setup.form.pos.file) == (
        "code-city",
        "templates/forms/code-city.yaml",
    )
    assert list(setup.style.zones) == ["instrument", "code"]
    assert setup.style.zones["code"].marks == ("“", "”")


def test_every_value_knows_the_file_it_came_from(load: Load) -> None:
    setup, _ = load(place="us-xx-town")
    assert setup is not None
    found = {path: (text, str(pos)) for path, text, pos in provenance(setup.merged)}
    assert found["jurisdiction.name"] == ("City of Town", "jurisdictions/us-xx-town.yaml:3:7")
    assert found["form.code.chapter"] == ("222", "jurisdictions/us-xx-town.yaml:13:12")
    assert found["form.formula"][1] == "jurisdictions/us-xx-town.yaml:15:10"
    assert found["form.capitals"] == ("title", "templates/forms/base.yaml:35:11")
    assert found["form.verbs.forbid"][1] == "templates/forms/code-city.yaml:16:17"


def test_demands_stand_in_the_letters_order(load: Load) -> None:
    setup, _ = load(TOWN)
    assert setup is not None
    assert setup.selected == ("a", "b.i")
    assert list(setup.demands) == ["a", "b.i", "b.ii", "b.vi"]


def test_a_call_may_select_other_demands(load: Load) -> None:
    setup, found = load(TOWN, demands=["b.vi", "a"])
    assert not found
    assert setup is not None
    assert setup.selected == ("a", "b.vi")


def test_answers_stand_over_those_of_the_larger_place_over_defaults(load: Load) -> None:
    inner, _ = load(place="us-xx-town")
    outer, _ = load(TOWN)
    assert inner is not None
    assert outer is not None
    assert inner.facts == {"mayor": True, "police": "county"}
    assert outer.facts == {"mayor": False, "police": "own"}
    assert inner.roles["council"]["the"] == "the Board"
    assert outer.roles["council"]["the"] == "the City Council"


def test_a_role_takes_the_first_case_that_holds(load: Load) -> None:
    manager, _ = load(TOWN)
    mayor, _ = load(TOWN + "facts: {mayor: true}\n")
    assert manager is not None
    assert mayor is not None
    assert manager.roles["executive"]["the"] == "the City Manager"
    assert mayor.roles["executive"]["the"] == "the Mayor"


def test_options_carry_the_forms_defaults_and_the_places_positions(load: Load) -> None:
    setup, found = load(TOWN + "options:\n  length: short\n  days_of_a_clause: 5\n")
    assert not found
    assert setup is not None
    assert setup.options == {"length": "short", "days_of_a_clause": 5}
    assert setup.option_pos["days_of_a_clause"] == Pos("jurisdictions/us-xx-ville.yaml", 8, 3)
    default, _ = load(TOWN)
    assert default is not None
    assert (default.options, default.option_pos) == ({"length": "full"}, {})


def test_the_cell_of_a_demand_follows_the_facts(load: Load) -> None:
    setup, _ = load(place="us-xx-town")
    assert setup is not None
    found = setup.cells.get("b.ii")
    assert found is not None
    assert found.draftings == ("direct",)
    found = find_cells(setup.form, ["b.ii"], {"mayor": False})["b.ii"]
    assert (found.draftings, found.reason) == (("own", "urge"), "Only its own property.")
    assert setup.cells.get("c") is None


# ---------------------------------------------------------------- levels and the code


def test_levels_are_named_and_cited_from_their_pattern(load: Load) -> None:
    setup, _ = load(place="us-xx-town")
    assert setup is not None
    section, paragraph = setup.style.zones["code"].levels
    assert (section.name, section.words, section.num, section.cite) == (
        "section",
        "sections",
        "§ 222-{blank}.",
        "§ 222-{blank}",
    )
    assert (paragraph.name, paragraph.word, paragraph.words, paragraph.cite) == (
        "paragraph",
        "subsection",
        "subsections",
        "{A}",
    )
    assert isinstance(section, LevelStyle)
    assert section.heading_capitals == "title"  # what the form says of its headings


def test_what_the_place_says_of_its_code_stands_in_the_patterns(load: Load) -> None:
    known, _ = load(place="us-xx-town")
    blank, _ = load(TOWN)
    assert known is not None
    assert blank is not None
    assert known.style.zones["code"].this_law == "this section of the Town Code"
    assert known.style.citation.outside == "{citation} of the Town Code"
    assert blank.style.zones["code"].this_law == "this section of the __________"
    assert blank.style.zones["code"].levels[0].num == "§ {blank}-{blank}."
    assert blank.form.code["chapter"] == Blank(blank="chapter of the code")


@pytest.mark.parametrize(
    ("num", "problem"),
    [
        ('"Section."', "it has no counter"),
        ('"({a}){1}"', "it counts twice"),
        ('"({x})"', "{x} is no counter"),
        ('"({a)"', "it has no counter"),
        ('"{a}}"', "a brace stands alone"),
        ('"{code.chaptr}.{1}"', "has no “chaptr”"),
    ],
)
def test_number_patterns_are_checked(load: Load, num: str, problem: str) -> None:
    setup, found = load(TOWN + f"levels:\n  code:\n    levels:\n      paragraph: {{num: {num}}}\n")
    assert setup is None
    assert len(found) == 1
    assert problem in found[0].message
    assert found[0].pos == Pos("jurisdictions/us-xx-ville.yaml", 9, 24)


def test_a_fixed_number_of_the_place_is_a_number(load: Load) -> None:
    setup, found = load(
        TOWN + 'code: {chapter: 7, section: "11"}\n'
        'levels: {code: {levels: {section: {num: "§ {code.chapter}-{code.section}."}}}}\n'
    )
    assert not found
    assert setup is not None
    assert setup.style.zones["code"].levels[0].num == "§ 7-11."


def test_a_brace_in_the_code_is_refused_where_it_would_count(load: Load) -> None:
    _, (found,) = load(TOWN + 'code: {chapter: "2{1}"}\n')
    assert at(found) == ("config.braces", 6, 17)


@pytest.mark.parametrize(
    ("lines", "code", "message"),
    [
        ('verbs: {forbid: "may not"}', "config.value", "{subject} is missing"),
        ('citation: {inside: "{citation} of {thus}"}', "config.value", "{thus} means nothing"),
        ('definitions: {item: "{Term}"}', "config.value", "{Body} or {body} is missing"),
        ('citation: {through: "{last} from {first}"}', "config.value", "{first} stands before"),
        ('recitals: {pattern: "WHEREAS"}', "config.value", "{S} or {s} is missing"),
        ("levels: {code: {levels: {section: {heading: margin}}}}", "config.choice", "margin"),
        ("levels: {code: {marks: [a]}}", "config.marks", "are two"),
        ("levels: {code: {levels: {section: {name: x}}}}", "config.unknown-key", "name"),
        ("levels: {code: {levels: {section: {start: 0}}}}", "config.start", "1 or later"),
        ("outline: [{of: [{of: [a/b], zone: coed}]}]", "config.unknown-zone", "“coed”"),
        ("companion: leter", "config.unknown-form", "“leter”"),
        ("companion: [letter, leter]", "config.unknown-form", "“leter”"),
        ("levels: {instrument: null}", "config.no-zone", "instrument"),
        ("preamble: [recital]", "config.choice", "recital"),
    ],
)
def test_what_a_place_lays_over_its_form_is_checked_at_its_line(
    load: Load, lines: str, code: str, message: str
) -> None:
    setup, found = load(TOWN + lines + "\n")
    assert setup is None or code == "config.unknown-form"
    (first,) = found
    assert first.code == code
    assert message in first.message
    if code != "config.no-zone":
        assert (first.pos.file, first.pos.line) == ("jurisdictions/us-xx-ville.yaml", 6)


# ---------------------------------------------------------------- the companion


def test_a_companion_keeps_the_place_but_not_its_own_forms_settings(load: Load) -> None:
    setup, found = load(
        TOWN + "facts: {mayor: true, police: county}\noptions: {length: short, days: 5}\n"
        "formula: Ours\ncode: {chapter: 9}\nverbs: {oblige: '{subject} must'}\n"
        "wording:\n  roles:\n"
        "    executive: {one: Boss, plural: bosses, a: a boss, the: the Boss}\n",
        form="letter",
    )
    assert not found
    assert setup is not None
    assert (setup.form.form, setup.form.suffix, setup.as_form) == ("letter", "-resolution", True)
    assert setup.form.formula.text == "Be it ordained by {{ role.council }}:"
    assert setup.form.verbs.oblige == "{subject} shall"
    assert setup.form.code == {"chapter": "9"}
    assert setup.facts == {"police": "county"}
    assert setup.options == {"days": 5}
    assert setup.roles["executive"]["one"] == "Boss"
    assert setup.form.companion == ""


# ---------------------------------------------------------------- places


def test_an_unknown_place_names_the_nearest(load: Load) -> None:
    setup, (found,) = load(place="us-xx-twon")
    assert setup is None
    assert found.code == "config.unknown-place"
    assert "us-xx-town" in found.hint


@pytest.mark.parametrize("place", ["../../etc/passwd", "a\x00b", "", "US", "a b", "x" * 5000])
def test_odd_places_are_refused(load: Load, place: str) -> None:
    setup, (found,) = load(place=place)
    assert setup is None
    assert found.code in (
        "config.unknown-place",
        "config.place-path",
        "config.control-character",
    )
    assert "\x00" not in str(found)


def test_a_place_may_be_a_path(working: Path, shipped: Path, tmp_path: Path) -> None:
    (working / "us-xx-ville.yaml").write_text(TOWN)
    outside = tmp_path / "elsewhere" / "us-xx-ville.yaml"
    outside.parent.mkdir()
    outside.write_text(TOWN.replace("City of Ville", "City of Elsewhere"))
    for place, name in (
        ("./us-xx-ville.yaml", "City of Ville"),
        (working / "us-xx-ville.yaml", "City of Ville"),
        (str(outside), "City of Elsewhere"),
        (Path("../elsewhere/us-xx-ville.yaml"), "City of Elsewhere"),
    ):
        report = Report()
        setup = load_setup(place, report, working=working, shipped=shipped)
        assert not list(report)
        assert setup is not None
        assert setup.jurisdiction.name == name


def test_a_path_to_nothing_is_an_error(load: Load) -> None:
    for place in ("no/such.yaml", "bad\x00.yaml"):
        setup, (found,) = load(place=place)
        assert setup is None
        assert found.code == (
            "config.control-character" if "\x00" in place else "config.unreadable"
        )


def test_a_file_that_cannot_be_opened_is_an_error(load: Load, working: Path) -> None:
    path = working / "circle.yaml"
    path.symlink_to(path)
    setup, (found,) = load(place="./circle.yaml")
    assert (setup, found.code) == (None, "config.unreadable")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("../../x", "config.place-code"),
        ("US-MA", "config.place-code"),
        ("us-xx-other", "config.place-name"),
    ],
)
def test_the_code_in_a_file_is_its_name(load: Load, code: str, expected: str) -> None:
    _, (found,) = load(TOWN.replace("us-xx-ville", code))
    assert at(found) == (expected, 1, 8)


def test_the_working_folder_comes_before_what_is_shipped(load: Load) -> None:
    setup, _ = load(TOWN.replace("ville", "town"), place="us-xx-town")
    assert setup is not None
    assert setup.jurisdiction.name == "City of Ville"


def test_a_larger_place_without_a_file_is_fine_and_a_circle_is_not(load: Load) -> None:
    setup, found = load(TOWN + "within: us-yy\n")
    assert setup is not None
    assert not found
    _, (found_,) = load(TOWN + "within: us-xx-ville\n")
    assert at(found_) == ("config.place-cycle", 6, 9)
    _, (odd,) = load(TOWN + "within: ../us\n")
    assert at(odd) == ("config.place-code", 6, 9)


# ---------------------------------------------------------------- mistakes in a place's file


@pytest.mark.parametrize(
    ("old", "new", "expected", "hint"),
    [
        ("[b.i, a]", "[b.i, b.vii]", ("config.unknown-demand", 5, 21), "Did you mean “b.vi”?"),
        ("[b.i, a]", "[b.ii.]", ("config.unknown-demand", 5, 16), "Did you mean “b.ii”?"),
        ("[b.i, a]", "[]", ("config.no-demand", 5, 15), "Choose from a, b.i"),
        ("[b.i, a]", "[a, a]", ("config.repeated", 5, 19), "once"),
        ("code-city", "code-ctiy", ("config.unknown-form", 2, 7), "Did you mean “code-city”?"),
        ("code-city", "../base", ("config.unknown-form", 2, 7), "Forms: base"),
        ("code-city", '""', ("config.value", 2, 7), "form"),
        ("short:", "shrot:", ("config.unknown-key", 4, 1), "Did you mean “short”?"),
        ("short:", "verb:", ("config.unknown-key", 4, 1), "Did you mean “verbs”?"),
    ],
)
def test_a_wrong_word_is_named_with_the_nearest(
    load: Load, old: str, new: str, expected: tuple[str, int, int], hint: str
) -> None:
    _, found = load(TOWN.replace(old, new))
    match = [d for d in found if at(d) == expected]
    assert match, found
    assert hint in match[0].hint
    assert match[0].text == TOWN.replace(old, new).splitlines()[expected[1] - 1]


@pytest.mark.parametrize(
    ("line", "expected", "hint"),
    [
        ("facts: {mayr: true}", ("config.unknown-fact", 6, 9), "Did you mean “mayor”?"),
        ("facts: {mayor: yes}", ("config.fact", 6, 16), "Write true or false."),
        ("facts: {mayor: 1}", ("config.fact", 6, 16), "Write true or false."),
        ("facts: {police: couny}", ("config.fact", 6, 17), "Did you mean “county”?"),
        ("facts: {police: true}", ("config.fact", 6, 17), "Possible: own, county."),
        ("options: {length: shrot}", ("config.option", 6, 19), "Did you mean “short”?"),
        ("allow: [{code: x}]", ("config.allow", 6, 9), "reason"),
    ],
)
def test_answers_and_options_are_checked(
    load: Load, line: str, expected: tuple[str, int, int], hint: str
) -> None:
    _, (found,) = load(TOWN + line + "\n")
    assert at(found) == expected
    assert hint in found.hint


BASE = "templates/forms/base.yaml"


@pytest.mark.parametrize(
    ("old", "new", "code", "message", "hint"),
    [
        (
            ", false: The manager acts.}",
            "}",
            "config.effect",
            "“mayor” does not say what it changes if the answer is “false”.",
            "effects: {false: …}",
        ),
        (
            "county: The sheriff is asked.",
            "conty: The sheriff is asked.",
            "config.effect",
            "“conty” is no answer to “police”.",
            "Did you mean “county”?",
        ),
        (
            "default: false, effects: {true",
            "default: false, stated: {is: often, authority: [home-rule]}, effects: {true",
            "config.stated",
            "“mayor” cannot be “often”: the answer is true or false.",
            "Write true or false.",
        ),
        (
            "default: false, effects: {true",
            "default: false, stated: {is: true, authority: [home-rul]}, effects: {true",
            "config.unknown-authority",
            "“home-rul” is not in templates/authorities/",
            "Did you mean “home-rule”?",
        ),
    ],
)
def test_a_question_says_what_each_answer_changes_and_who_states_one(
    load: Load, edit: Shipped, old: str, new: str, code: str, message: str, hint: str
) -> None:
    edit(BASE, old, new)
    _, found = load(TOWN)
    (told,) = (d for d in found if d.code == code and message in d.message)
    assert told.pos.file.endswith(BASE)
    assert hint in told.hint


def test_what_a_form_states_counts_unless_somebody_nearer_answers(
    load: Load, edit: Shipped
) -> None:
    stated = "default: false, stated: {is: true, authority: [home-rule]}, effects: {true"
    edit(BASE, "default: false, effects: {true", stated)
    law, found = load(TOWN)
    own, _ = load(TOWN + "facts: {mayor: false}\n")
    assert not found
    assert law is not None
    assert own is not None
    assert (law.facts["mayor"], own.facts["mayor"]) == (True, False)
    assert (set(law.stated), set(own.stated)) == ({"mayor"}, set())
    assert law.fact_pos["mayor"].file.endswith(BASE)
    assert "mayor" not in law.unanswered


def test_everything_wrong_in_one_file_comes_in_one_run(load: Load) -> None:
    setup, found = load(
        "place: us-xx-ville\nform: code-city\nname: 5\nshrot: V\nprohibitions: [b.vii]\n"
        "facts: {mayr: true, mayor: perhaps}\noptions: {length: long}\n"
        "levels: {code: {levels: {section: {num: x}}}}\n"
        "wording: {terms: {covered_spce: {one: x}}}\n"
    )
    assert setup is None
    assert {(d.code, d.pos.line) for d in found} == {
        ("config.missing-key", 1),
        ("config.wrong-type", 3),
        ("config.unknown-key", 4),
        ("config.unknown-demand", 5),
        ("config.unknown-fact", 6),
        ("config.fact", 6),
        ("config.option", 7),
        ("config.number-pattern", 8),
        ("config.unknown-term", 9),
    }


# ---------------------------------------------------------------- words


def test_a_place_may_reword_a_term(load: Load) -> None:
    setup, found = load(
        TOWN + "wording:\n  terms:\n    covered_space:\n"
        "      {one: open place, plural: open places, a: an open place, the: the open place}\n"
    )
    assert not found
    assert setup is not None
    assert setup.terms["covered_space"]["plural"] == "open places"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("terms: {covered_space: {one: x, plural: xs, a: an x}}", "config.missing-phrase", "“the”"),
        ("roles: {council: {one: x, a: x, the: x, plural: ''}}", "config.missing-phrase", "empty"),
        (
            "roles: {council: {one: x, a: x, the: x, plural: x, plurl: x}}",
            "config.unknown-phrase",
            "“plurl”",
        ),
        ("roles: {councl: {one: x, a: x, the: x, plural: x}}", "config.unknown-role", "“councl”"),
    ],
)
def test_a_local_word_is_given_in_every_form(
    load: Load, words: str, code: str, message: str
) -> None:
    _, (found,) = load(TOWN + f"wording: {{{words}}}\n")
    assert (found.code, found.pos.line) == (code, 6)
    assert message in found.message


# ---------------------------------------------------------------- mistakes in a form


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("extends: base", "extends: bse", "config.unknown-form", "“bse”"),
        ("extends: base", "extends: code-city", "config.form-cycle", "code-city → code-city"),
        ("form: code-city", "form: other", "config.form-name", "code-city"),
        ("name: A form", "nam: A form", "config.unknown-key", "“nam”"),
    ],
)
def test_a_wrong_form_file_is_named(
    load: Load, edit: Shipped, old: str, new: str, code: str, message: str
) -> None:
    edit("templates/forms/code-city.yaml", old, new)
    _, found = load(TOWN)
    match = [d for d in found if d.code == code]
    assert match
    assert match[0].pos.file == "templates/forms/code-city.yaml"
    assert message in match[0].message


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("b.vi: [", "b.vii: [", "config.unknown-demand", "“b.vii”"),
        ("authority: [home-rule]", "authority: [home-rul]", "config.unknown-authority", "home-rul"),
        ("when: {mayor: true}, draftings", "when: {mayer: true}, draftings", "config.unknown-fact",
         "“mayer”"),
        ("when: {mayor: true}, draftings", "when: {mayor: often}, draftings", "config.when",
         "“often”"),
        ("default: own", "default: state", "config.default", "“state”"),
        ("default: full", "default: long", "config.default", "“long”"),
        ("council: {one: City Council, ", "council: {", "config.missing-phrase", "“one”"),
        ('when: {mayor: true}}', 'when: {major: true}}', "config.unknown-fact", "“major”"),
        ("language: en", "language: xx", "config.unknown-language", "“xx”"),
        ("    - {one: City Manager", "    - {when: {mayor: true}, one: City Manager",
         "config.role-case", "“executive”"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_form_is_found_when_a_place_is_loaded(
    load: Load, edit: Shipped, old: str, new: str, code: str, message: str
) -> None:
    edit("templates/forms/base.yaml", old, new)
    _, found = load(TOWN)
    match = [d for d in found if d.code == code]
    assert match, found
    assert match[0].pos.file == "templates/forms/base.yaml"
    assert match[0].text
    assert message in match[0].message


def test_a_signature_that_asks_for_no_fact_is_found(load: Load) -> None:
    _, found = load(TOWN + "signatures: [{title: Mayor, when: {major: true}}]\n")
    assert [d.code for d in found] == ["config.unknown-fact"]
    assert "“major”" in found[0].message


def test_a_selected_demand_without_a_case_is_an_error(load: Load, edit: Shipped) -> None:
    edit("templates/forms/base.yaml", "    - {draftings: [own, urge], reason", "    # {reason")
    _, found = load(TOWN.replace("[b.i, a]", "[b.ii]"))
    assert [d.code for d in found] == ["config.no-cell"]
    assert "facts" in found[0].message
    setup, fine = load(TOWN.replace("[b.i, a]", "[b.ii]") + "facts: {mayor: true}\n")
    assert setup is not None
    assert not fine


def test_a_form_can_be_read_by_itself(working: Path, shipped: Path) -> None:
    report = Report()
    search = search_path(working, shipped)
    form = load_form("letter", search, report)
    assert form is not None
    assert (form.name, form.language, len(list(report))) == ("A resolution", "en", 0)
    assert load_form("leter", search, report) is None
    assert report.errors[0].hint.startswith("Did you mean “letter”?")


# ---------------------------------------------------------------- anything at all

ODD_LINES = (
    *("facts:", "options: [a]", "levels:", "  code: 5", "levels: {code: {levels: [a]}}"),
    *("levels: {code: null}", "roles: {}", "wording: {roles: 1}", "wording: {terms: {a: {}}}"),
    *("code: {chapter: [1]}", "code: []", "prohibitions: [[a]]", "prohibitions: {a: b}"),
    *("competence: {a: []}", "competence: {b.i: {when: 1}}", "within: [a]", "form: [x]"),
    *("name: ", "place: ~", "preface: [5]", "citation: no", "allow: [1]", "findings: [a]"),
    *("page: {size: 5}", "verbs: [a]", "definitions: {item: 1}", "blanks: {a: [b]}", "- x"),
    *("date: 1", "outline: [{of: [{}]}]", "signatures: {a: b}", "title: {a: b}"),
)
LINES = st.lists(
    st.sampled_from(ODD_LINES),
    max_size=6,
    unique=True,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LINES, st.booleans())
def test_any_file_gives_a_setup_or_errors(load: Load, lines: list[str], whole: bool) -> None:
    keys = {line.split(":")[0] for line in lines}
    base = [line for line in TOWN.splitlines() if whole and line.split(":")[0] not in keys]
    setup, found = load("\n".join([*base, *lines]) + "\n")
    assert setup is not None or found
    assert all(d.pos.file and d.hint for d in found)


# ---------------------------------------------------------------- characters


@pytest.mark.parametrize("char", ["\\u200b", "\\u200d", "\\u00ad", "\\u061c", "\\u3164", "\\ufe0f"])
def test_a_character_that_nobody_can_see_is_an_error(load: Load, char: str) -> None:
    _, found = load(TOWN.replace("City of Ville", f'"City of Vi{char}lle"'))
    (one,) = [d for d in found if d.code == "config.invisible-character"]
    assert f"U+{char[2:].upper()}" in one.message
    assert (one.pos.line, one.hint != "") == (
        TOWN[: TOWN.index("City of Ville")].count("\n") + 1,
        True,
    )


def test_a_place_on_the_command_line_is_one_line(load: Load) -> None:
    _, (found,) = load(place="us-xx-town\n")
    assert found.code == "config.control-character"
    assert "U+000A" in found.message
    assert "\n" not in found.message + found.text


# ---------------------------------------------------------------- another language of a form


def _in_esperanto(working: Path, shipped: Path, place: str = "language: eo\n") -> None:
    """The form of the town in a second language: its words, a pack, a text of the place."""
    english = shipped / "templates" / "languages" / "en"
    shutil.copytree(english, working / "templates" / "languages" / "eo")
    pack = working / "templates" / "languages" / "eo" / "pack.yaml"
    pack.write_text(pack.read_text("utf-8").replace("language: en", "language: eo"), "utf-8")
    town = (shipped / "jurisdictions" / "us-xx-town.yaml").read_text("utf-8")
    for name, text in {
        "jurisdictions/us-xx-town.yaml": town + place,
        "jurisdictions/us-xx-town/data/mine.md": "In the first language.\n",
        "jurisdictions/us-xx-town/eo/data/mine.md": "En la dua lingvo.\n",
        "templates/forms/base/eo.yaml": "formula: Estu dekretite\n",
        "templates/forms/code-city/eo.yaml": "name: Urbo\n",
    }.items():
        (working / name).parent.mkdir(parents=True, exist_ok=True)
        (working / name).write_text(text, "utf-8")


def test_a_place_may_write_in_another_language_of_its_form(tmp_path: Path) -> None:
    working = tmp_path / "work"
    _in_esperanto(working, SHIPPED)
    report = Report()
    setup = load_setup("us-xx-town", report, working=working, shipped=SHIPPED)
    assert setup is not None, [str(d) for d in report]
    assert setup.pack.language == setup.form.language == "eo"
    assert [folder.name for folder in setup.search.place_folders][2:] == ["eo", "eo"]
    assert setup.search.languages[-1] == "eo"
    assert setup.form.name == "Urbo"


def test_the_first_language_of_a_form_may_be_named(tmp_path: Path) -> None:
    _in_esperanto(tmp_path / "work", SHIPPED, "language: en\n")
    setup = load_setup("us-xx-town", Report(), working=tmp_path / "work", shipped=SHIPPED)
    assert setup is not None
    assert setup.form.language == "en"
    assert [folder.name for folder in setup.search.place_folders][2:] == ["us-xx-town"] * 2


def test_a_form_without_words_in_that_language_is_told(tmp_path: Path) -> None:
    _in_esperanto(tmp_path / "work", SHIPPED)
    (tmp_path / "work" / "templates/forms/base/eo.yaml").unlink()
    report = Report()
    assert load_setup("us-xx-town", report, working=tmp_path / "work", shipped=SHIPPED) is None
    (found,) = [d for d in report if d.code == "config.no-form-words"]
    assert "“eo”" in found.message
    assert "templates/forms/base/eo.yaml" in found.hint
