"""The parts of a form's text, and which of them a place writes."""

from __future__ import annotations

import pytest

from tests.config.conftest import TOWN, Load, Shipped, at

PARTS = """\
parts:
  when: {length: full}
  of:
    first: {suffix: -first, short_title: First, demands: [a, b.i], limits: {b.i: [rest]}}
    second: {suffix: -second, short_title: Second, demands: [b.i, b.ii, b.vi]}
limit_names: {rest: the rest}
"""


@pytest.fixture
def divided(edit: Shipped) -> None:
    """The form of the town is written in parts."""
    edit("templates/forms/base.yaml", "competence:\n", f"{PARTS}competence:\n")


@pytest.mark.usefixtures("divided")
def test_a_place_writes_all_parts_or_those_that_it_names(load: Load) -> None:
    setup, found = load(TOWN)
    assert setup is not None
    assert (setup.parts, setup.selected, found) == (("first", "second"), ("a", "b.i"), [])
    setup, found = load(TOWN + "parts: [first]\n")
    assert setup is not None
    assert (setup.parts, setup.selected, found) == (("first",), ("a", "b.i"), [])
    assert setup.cells["b.i"].limits == ("rest",)
    assert not setup.cells["a"].limits


@pytest.mark.usefixtures("divided")
def test_a_text_that_is_not_divided_has_none(load: Load) -> None:
    setup, found = load(TOWN + "options: {length: short}\n")
    assert setup is not None
    assert (setup.parts, found) == ((), [])
    assert setup.with_options({"length": "full"}).parts == ("first", "second")


@pytest.mark.usefixtures("divided")
@pytest.mark.parametrize(
    ("line", "expected", "hint"),
    [
        ("parts: [frist]", ("config.unknown-part", 6, 9), "Did you mean “first”?"),
        ("parts: [first, first]", ("config.repeated", 6, 16), "Name it once."),
        ("parts: []", ("config.no-part", 6, 8), "Choose from first, second."),
        ("parts: first", ("config.wrong-type", 6, 8), ""),
        (
            "options: {length: short}\nparts: [first]",
            ("config.not-divided", 7, 8),
            "Write length: full under `options:`",
        ),
    ],
)
def test_what_a_place_cannot_name(
    load: Load, line: str, expected: tuple[str, int, int], hint: str
) -> None:
    text = f"{TOWN}{line}\n"
    _, (found,) = load(text)
    assert at(found) == expected
    assert hint in found.hint
    assert found.text == text.splitlines()[expected[1] - 1]


def test_a_form_of_one_document_has_no_parts(load: Load) -> None:
    _, (found,) = load(TOWN + "parts: [first]\n")
    assert at(found) == ("config.no-parts", 6, 8)
    assert "Take `parts:` out." in found.hint


@pytest.mark.usefixtures("divided")
def test_a_part_without_a_demand_and_a_demand_without_a_part(load: Load) -> None:
    of_a = TOWN.replace("[b.i, a]", "[a]")
    _, (found,) = load(of_a + "parts: [first, second]\n")
    assert at(found) == ("config.empty-part", 6, 16)
    assert "Select one of b.i, b.ii, b.vi" in found.hint
    setup, (found,) = load(TOWN.replace("[b.i, a]", "[b.i, b.ii]") + "parts: [first]\n")
    assert at(found) == ("config.part-left-out", 5, 21)
    assert "Add second to `parts:`" in found.hint
    assert setup is not None
    assert setup.selected == ("b.i",)


@pytest.mark.usefixtures("divided")
def test_words_that_each_part_says_for_itself_are_not_taken_in_silence(load: Load) -> None:
    own = 'code: {chapter: "9"}\ntitle: An Ordinance\nshort_title: Ours\n'
    _, (found,) = load(TOWN + own)
    assert at(found) == ("config.part-says", 8, 1)
    _, found = load(TOWN + own + "options: {length: short}\n")
    assert not found


@pytest.mark.usefixtures("divided")
def test_a_part_whose_demands_stand_whole_in_another_is_not_made(load: Load) -> None:
    setup, _ = load(TOWN.replace("[b.i, a]", "[b.ii, b.i]"))
    assert setup is not None
    assert setup.parts == ("second",)  # it holds b.i without a limit
    setup, _ = load(TOWN.replace("[b.i, a]", "[b.i, a]"))
    assert setup is not None
    assert setup.parts == ("first", "second")  # the first has but a share of b.i


@pytest.mark.usefixtures("divided")
@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("[b.i, b.ii, b.vi]", "[b.i, b.ii]", "config.part-demands", "Add b.vi to the `demands:`"),
        ("demands: [a, b.i]", "demands: [a, b.x]", "config.unknown-demand", "Demands: a, b.i"),
        ("limits: {b.i: ", "limits: {b.ii: ", "config.part-limit", "Add b.ii to its `demands:`"),
        ("-second", "-first", "config.part-suffix", "a `suffix:` of its own"),
        ("when: {length: full}", "when: {lenght: full}", "config.unknown-fact", "“length”"),
        ("limit_names: {rest: the rest}\n", "", "config.missing-word", "limit_names.rest"),
        ("suffix: -first, ", "", "config.missing-key", "suffix"),
    ],
)
def test_what_a_form_cannot_say(
    load: Load, edit: Shipped, old: str, new: str, code: str, hint: str
) -> None:
    edit("templates/forms/base.yaml", old, new)
    _, found = load(TOWN)
    match = [d for d in found if d.code == code]
    assert match, found
    assert match[0].pos.file.endswith("base.yaml")
    assert match[0].pos.line > 0
    assert hint in match[0].hint + match[0].message
