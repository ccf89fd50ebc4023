"""Names of files and lists as people type them: what is meant is taken, or named."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftban.config.places import stray_places
from draftban.config.setup import load_setup
from draftban.diagnostics import Report, Severity
from draftban.files.endings import meant
from draftban.files.search import search_path
from draftban.files.text import listed
from tests.config.conftest import TOWN, Load, Shipped

LEFT = {  # how an editor left the file, what is asked for, where it is told and what to do
    "yml": ("jurisdictions/us-xx-ville.yml", "us-xx-ville"),
    "behind txt": ("jurisdictions/us-xx-ville.yaml.txt", "us-xx-ville"),
    "yml behind txt": ("jurisdictions/us-xx-ville.yml.TXT", "us-xx-ville"),
    "in capitals": ("jurisdictions/us-xx-ville.YAML", "us-xx-ville"),
    "at a path": ("here/us-xx-ville.yml", "here/us-xx-ville.yaml"),
    "at a path of Windows": ("here/us-xx-ville.yml", "here\\us-xx-ville.yaml"),
}


@pytest.mark.parametrize("how", LEFT)
def test_a_file_of_another_ending_is_named_with_what_it_is_to_be_called(
    working: Path, shipped: Path, how: str
) -> None:
    file, asked = LEFT[how]
    (working / file).parent.mkdir(exist_ok=True)
    (working / file).write_text(TOWN)
    report = Report()
    assert load_setup(asked, report, working=working, shipped=shipped) is None
    (told,) = report
    assert (told.code, told.pos.file) == ("config.place-ending", file)
    assert told.hint == "Rename it to us-xx-ville.yaml."


@pytest.mark.parametrize("ending", ["yaml", "yml"])
def test_a_file_beside_the_folder_is_named_with_where_it_is_to_lie(
    working: Path, shipped: Path, ending: str
) -> None:
    (working / f"us-xx-ville.{ending}").write_text(TOWN)
    report = Report()
    assert load_setup("us-xx-ville", report, working=working, shipped=shipped) is None
    (told,) = report
    assert told.code.startswith("config.place-")
    assert told.pos.file == f"us-xx-ville.{ending}"
    assert "jurisdictions/us-xx-ville.yaml." in told.hint


def test_a_text_file_at_a_path_is_named_with_what_it_is_to_be_called(
    working: Path, shipped: Path
) -> None:
    (working / "us-xx-ville.yaml.txt").write_text(TOWN)
    report = Report()
    assert load_setup("us-xx-ville.yaml.txt", report, working=working, shipped=shipped) is None
    (told,) = report
    assert (told.code, told.hint) == ("config.place-path", "Rename it to us-xx-ville.yaml.")


@pytest.mark.parametrize("asked", ["jurisdictions\\us-xx-ville.yaml", "us-xx-ville.yaml"])
def test_a_path_of_windows_and_a_bare_file_name_are_taken(load: Load, asked: str) -> None:
    assert load(TOWN)[0] is not None
    setup, found = load(place=asked)
    assert found == []
    assert setup is not None
    assert setup.jurisdiction.name == "City of Ville"


def test_what_no_command_reads_is_warned_of_where_all_places_are_checked(
    working: Path, shipped: Path
) -> None:
    for name in ("us-xx-a.yaml", "us-xx-a.yml", "us-xx-b.yaml.txt", "notes.md", "Read me.txt"):
        (working / "jurisdictions" / name).write_text(TOWN)
    report = Report()
    stray_places(search_path(working, shipped), report)
    assert [(d.severity, d.text, d.hint) for d in report] == [
        (Severity.WARNING, "us-xx-b.yaml.txt", "Rename it to us-xx-b.yaml.")
    ]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("fees.md.txt", "fees.md"),
        ("Fees.MD", "fees.md"),
        ("fees.own.markdown", "fees.own.md"),
        ("fees.md", ""),
        ("fees.docx", ""),
        ("My Fees.txt", ""),
        (".txt", ""),
    ],
)
def test_the_name_that_a_text_is_meant_to_have(name: str, right: str) -> None:
    assert meant(name, ".md") == right


# ---------------------------------------------------------------- lists

KNOWN = ("a", "b.i", "b.ii", "c", "e", "f")
LISTS = {
    "e,f": ("e", "f"),
    "e f": ("e", "f"),
    "e and f": ("e", "f"),
    "e, b.i, and f": ("e", "b.i", "f"),
    "e; f": ("e", "f"),
    "e & f": ("e", "f"),
    "E B.II": ("e", "b.ii"),
    "e,e f": ("e", "f"),
    "e not f": ("e not f",),
    "ef": ("ef",),
    "e adn f": ("e adn f",),
    "": (),
}


@pytest.mark.parametrize("typed", LISTS)
def test_a_list_without_commas_is_taken_where_nothing_else_is_meant(typed: str) -> None:
    assert listed([typed], KNOWN, lambda: {"and"}) == LISTS[typed]


@pytest.mark.parametrize("written", ["a b.i", "a, b.i", "[a b.i]", "[A and b.i]", "[a; b.i]"])
def test_demands_without_commas_are_taken_and_advised(load: Load, written: str) -> None:
    setup, (told,) = load(TOWN.replace("[b.i, a]", written))
    assert setup is not None
    assert set(setup.selected) == {"a", "b.i"}
    assert (told.code, told.severity) == ("config.list", Severity.ADVICE)
    assert (told.pos.line, told.pos.column) == (5, 15)
    assert "Write prohibitions: [a, b.i]." in told.hint


def test_one_demand_needs_no_brackets(load: Load) -> None:
    setup, (told,) = load(TOWN.replace("[b.i, a]", "a"))
    assert setup is not None
    assert setup.selected == ("a",)
    assert told.code == "config.list"


def test_what_may_mean_something_else_is_refused(load: Load) -> None:
    _, found = load(TOWN.replace("[b.i, a]", "[a not b.i]"))
    assert [d.code for d in found][:1] == ["config.unknown-demand"]


# ---------------------------------------------------------------- answers

FINE = "  fine: {ask: How much?, type: money, effects: {unknown: None., known: One.}}\n"
TYPED = "typed: {'yes': ['yes', 'y'], 'no': ['no', 'n']}\n"
ANSWERS = {  # what is typed for a fact or an option → what it is, the line that is told
    "facts: {mayor: yes}": (True, "Write mayor: true"),
    "facts: {mayor: {is: Y, source: the charter}}": (True, "Write mayor: true"),
    "facts: {mayor: NO}": (False, "Write mayor: false"),
    "facts: {mayor: true}": (True, ""),
    "facts: {fine: $1000}": (1000, "Write fine: 1000"),
    'facts: {fine: "1,000"}': (1000, "Write fine: 1000"),
    "facts: {fine: USD 1000.00}": (1000, "Write fine: 1000"),
    "options: {days: 30 days}": (30, "Write days: 30"),
}
NO_ANSWERS = {
    "facts: {mayor: maybe}": "the answer is true or false",
    "facts: {fine: EUR 1000}": "the answer is a whole sum",
    "facts: {fine: 0}": "the answer is a sum from 1 to",
    "facts: {fine: yes}": "the answer is a whole sum",
    "options: {length: no}": "it is none of short, full",
}


@pytest.fixture
def asking(edit: Shipped) -> None:
    """The form asks for a sum and has days; the language says how people answer."""
    form, pack = "templates/forms/base.yaml", "templates/languages/en/pack.yaml"
    edit(form, "facts:\n", f"facts:\n{FINE}")
    edit(form, "options:\n", "options:\n  days: {type: days, default: 20, about: Days.}\n")
    edit(pack, "this:", f"{TYPED}this:")


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize("typed", ANSWERS)
def test_an_answer_is_taken_as_people_say_it_and_the_line_to_write_is_told(
    load: Load, typed: str
) -> None:
    value, hint = ANSWERS[typed]
    setup, told = load(f"{TOWN}state: NO\n{typed}\n")
    assert setup is not None, told
    assert setup.jurisdiction.state == "NO", "among words it stays a word"
    given = {**setup.facts, **setup.options}
    assert given[typed.split()[1].strip("{:")] == value
    assert [(d.code, d.severity, d.hint) for d in told] == (
        [("config.typed-answer", Severity.ADVICE, hint)] if hint else []
    )


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize("typed", NO_ANSWERS)
def test_what_is_no_answer_is_refused(load: Load, typed: str) -> None:
    _, (told,) = load(f"{TOWN}{typed}\n")
    assert (told.code, told.severity) in (
        ("config.fact", Severity.ERROR),
        ("config.option", Severity.ERROR),
    )
    assert NO_ANSWERS[typed] in told.message


@pytest.mark.usefixtures("asking")
def test_a_sum_that_nobody_gave_is_not_known(load: Load) -> None:
    setup, told = load(TOWN)
    assert setup is not None, told
    assert "fine" in setup.unanswered
    assert "fine" not in setup.facts


# ---------------------------------------------------------------- keys at another place

ELSEWHERE = {
    "roles: {council: {one: Moot}}": "under `wording:`; move it there, 2 spaces in: `roles: …`",
    "council: Moot": "under `wording: roles:`; move it there, 4 spaces in: `council: …`",
    "wording: {council: Moot}": "under `wording: roles:`; move it there, 4 spaces in: `council: …`",
    "mayor: true": "under `facts:`",
    "length: short": "under `options:`; move it there, 2 spaces in: `length: …`",
    "chapter: 12": "under `code:`",
    "facts: {length: short}": "under `options:`; move it there, 2 spaces in: `length: …`",
    "wording: {name: Ville}": "at the start of a line",
}


@pytest.mark.parametrize("written", ELSEWHERE)
def test_a_key_at_another_place_is_told_where_it_stands(load: Load, written: str) -> None:
    _, (told,) = load(f"{TOWN}{written}\n")
    assert told.code in ("config.unknown-key", "config.unknown-fact")
    assert ELSEWHERE[written] in told.hint


def test_a_role_with_one_name_is_told_the_forms_that_it_needs(load: Load) -> None:
    _, told = load(f"{TOWN}wording: {{roles: {{council: Moot, executive: Reeve}}}}\n")
    assert [d.code for d in told] == ["config.bare-words"] * 2
    assert "council: {one: City Council, plural: city councils, a: a city council" in told[0].hint
    assert "executive: {one: Mayor, plural: mayors" in told[1].hint


# ---------------------------------------------------------------- another country

OFFER = """\
language: en
kinds: {city: {country: us, form: code-city, regions: {Xanadu: xx, Yonder: yy}}}
"""
ABROAD = {  # code, state, within → what is told, where
    "a code of another country": ("ca-on-toronto", "Ontario", "", "config.other-country", (1, 8)),
    "within another country": ("toronto", "Ontario", "ca-on", "config.other-country", (7, 9)),
    "a state of another country": ("toronto", "Ontario", "", "config.unknown-state", (6, 8)),
    "a code without its country": ("ca-oakland", "Xanadu", "", "", (0, 0)),
    "a state that the offer lacks": ("us-zz-ville", "Zanzibar", "", "", (0, 0)),
    "its own": ("us-xx-ville", "Xanadu", "us-xx", "", (0, 0)),
}


@pytest.mark.parametrize("case", ABROAD)
def test_a_place_of_another_country_than_its_form_is_told(
    load: Load, shipped: Path, case: str
) -> None:
    code, state, within, expected, at = ABROAD[case]
    (shipped / "templates/new.yaml").write_text(OFFER)
    text = TOWN.replace("us-xx-ville", code) + f"state: {state}\n"
    _, found = load(text + (f"within: {within}\n" if within else ""), place=code)
    told = [(d.code, (d.pos.line, d.pos.column)) for d in found]
    assert told == ([(expected, at)] if expected else [])
    assert all("docs/forms.md" in d.hint for d in found)
