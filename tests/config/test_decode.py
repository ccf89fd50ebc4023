"""From nodes to typed objects: what is refused, where, and with which advice."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from draftban.bill.style import PageStyle
from draftban.config.decode import decode, describe
from draftban.config.model import (
    Blank,
    ClauseMeta,
    Fill,
    Form,
    Group,
    Jurisdiction,
    Option,
    Phrases,
    SignatureSpec,
    Wording,
)
from draftban.diagnostics import Diagnostic, Pos, Report
from draftban.files.yaml_source import read_yaml

PLACE = "place: x\nform: f\nname: N\nshort: S\nprohibitions: all\n"


def read(text: str, kind: object) -> tuple[object, list[Diagnostic]]:
    report = Report()
    node = read_yaml(text, "f.yaml", report)
    assert node is not None
    assert not list(report)
    value = decode(node, kind, report)
    return value, list(report)


def test_a_place_is_read_with_defaults_and_position() -> None:
    value, found = read(
        PLACE + "date: 2026-11-22\nwithin:\nfacts: {a: true, b: 3, c: NO}\n", Jurisdiction
    )
    assert not found
    assert isinstance(value, Jurisdiction)
    assert (value.name, value.prohibitions, value.date, value.within) == (
        "N",
        "all",
        "2026-11-22",
        "",
    )
    assert value.facts == {"a": True, "b": 3, "c": "NO"}
    assert value.pos == Pos("f.yaml", 1, 1)


@pytest.mark.parametrize(
    ("line", "code", "column", "hint"),
    [
        ("prohibtions: all", "config.unknown-key", 1, "Did you mean “prohibitions”?"),
        ("pos: 1", "config.unknown-key", 1, "Known keys: "),
        ("state: 12", "config.wrong-type", 8, 'quotation marks round it: "12"'),
        ("state: true", "config.wrong-type", 8, 'quotation marks round it: "true"'),
        ("state: [a]", "config.wrong-type", 8, "quotation marks"),
        ("state: {x}", "config.wrong-type", 8, "quotation marks"),
        ("facts: yes", "config.wrong-type", 8, "Write keys with values"),
        ("facts: {a: 1.5}", "config.wrong-type", 12, "quotation marks"),
        ("facts: {a: }", "config.wrong-type", 12, "delete the line"),
        ("findings: one", "config.wrong-type", 11, "Write it as a list: [one]"),
        ("findings: [one]", "config.wrong-type", 12, "Write its key before it: `text: one`."),
        ("findings: [{text: a, txt: b}]", "config.unknown-key", 22, "Did you mean “text”?"),
        ("date: 22 November 2026", "config.value", 7, "YYYY-MM-DD"),
        ("date: 2026-02-30", "config.value", 7, "YYYY-MM-DD"),
        ("wording: {roles: {clerk: the Clerk}}", "config.wrong-type", 26, "Write keys with values"),
        (
            "findings: [{text: t, sources: [{cite: c, verified: sen}]}]",
            "config.choice",
            52,
            "Did you mean “seen”? Possible: yes, seen, no.",
        ),
    ],
)
def test_a_wrong_line_is_reported_at_its_place(
    line: str, code: str, column: int, hint: str
) -> None:
    value, found = read(PLACE + line + "\n", Jurisdiction)
    assert value is None
    first = found[0]
    assert (first.code, first.pos) == (code, Pos("f.yaml", 6, column))
    assert first.text == line
    assert hint in first.hint


def test_missing_keys_are_all_named_with_what_they_are_for() -> None:
    _, found = read("name: N\n", Jurisdiction)
    assert [d.code for d in found] == ["config.missing-key"] * 4
    assert {d.hint.split(":")[0] for d in found} == {"place", "form", "short", "prohibitions"}


def test_all_mistakes_come_at_once() -> None:
    _, found = read("place: 1\nfrom: x\nname:\nshort: [a]\nprohibitions: some\n", Jurisdiction)
    assert [(d.pos.line, d.code) for d in found] == [
        (1, "config.missing-key"),
        (1, "config.wrong-type"),
        (2, "config.unknown-key"),
        (3, "config.missing-value"),
        (4, "config.wrong-type"),
        (5, "config.choice"),
    ]


def test_one_demand_that_is_no_list_is_explained() -> None:
    _, (found,) = read(PLACE.replace("all", "b.i"), Jurisdiction)
    assert found.message == "“prohibitions” cannot be “b.i”."
    assert found.hint == "Possible: all, or a list of text such as [b.i]."


@pytest.mark.parametrize("name", ['"  "', '"two\\nlines"', "x" * 300])
def test_a_name_is_one_line_of_words(name: str) -> None:
    _, (found,) = read(PLACE.replace("name: N", f"name: {name}"), Jurisdiction)
    assert (found.code, found.pos.line) == ("config.value", 3)


def test_markup_in_a_name_is_only_text() -> None:
    value, found = read(PLACE.replace("name: N", "name: '*{{ 7 * 7 }}* ../x <b>'"), Jurisdiction)
    assert not found
    assert isinstance(value, Jurisdiction)
    assert value.name == "*{{ 7 * 7 }}* ../x <b>"


def test_choices_suggest_the_nearest() -> None:
    _, (found,) = read("size: leter\n", PageStyle)
    assert found.hint == "Did you mean “letter”? Possible: letter, legal, a4."


@pytest.mark.parametrize("value", [".inf", ".nan", "1e300", "true", "wide"])
def test_a_length_is_a_reasonable_number(value: str) -> None:
    _, (found,) = read(f"margin_left: {value}\n", PageStyle)
    assert (found.code, found.pos) == ("config.wrong-type", Pos("f.yaml", 1, 14))


def test_a_whole_number_will_do_for_a_length() -> None:
    value, _ = read("margin_left: 2\n", PageStyle)
    assert isinstance(value, PageStyle)
    assert (value.margin_left, type(value.margin_left)) == (2.0, float)


def test_a_blank_or_words_as_typed() -> None:
    value, found = read("a: {blank: number}\nb: 3.10\nc: word\n", Mapping[str, Fill])
    assert not found
    assert value == {"a": Blank(blank="number"), "b": "3.10", "c": "word"}


def test_outlines_nest_and_know_their_place() -> None:
    value, found = read(
        "of:\n  - general/purpose\n  - heading: Inner\n    of: [definitions]\n", Group
    )
    assert not found
    assert isinstance(value, Group)
    inner = value.of[1]
    assert isinstance(inner, Group)
    assert inner.heading == Wording("Inner", Pos("f.yaml", 3, 14))
    assert (inner.of, inner.pos) == (("definitions",), Pos("f.yaml", 3, 5))


def test_an_optional_text_may_be_left_empty() -> None:
    value, found = read("title: Clerk\ntext:\n", SignatureSpec)
    assert not found
    assert isinstance(value, SignatureSpec)
    assert value.text is None


def test_a_pair_has_two() -> None:
    _, (found,) = read("day: [day, days, dayz]\n", Mapping[str, tuple[str, str]])
    assert found.message == ("“day” must be a list of exactly 2 values, and this is a list of 3.")


def test_list_items_are_counted_in_messages() -> None:
    _, (found,) = read("[all, 3]\n", tuple[str, ...])
    assert found.message.startswith("Item 2 of the file must be text")
    assert found.pos.column == 7


def test_role_cases_are_phrases_with_a_when() -> None:
    kind = Form.__annotations__["roles"]
    assert "When" in kind  # the shape this test stands for
    value, found = read(
        "- when: {mayor: true}\n  one: Mayor\n- one: Manager\n",
        tuple[Mapping[str, str | Mapping[str, str | bool | int]], ...],
    )
    assert not found
    assert value == ({"when": {"mayor": True}, "one": "Mayor"}, {"one": "Manager"})


def test_a_number_among_phrases_is_taken_as_typed() -> None:
    value, found = read("one: 311\nplural: 3.10\n", Phrases)
    assert (value, found) == ({"one": "311", "plural": "3.10"}, [])


def test_front_matter_of_a_clause() -> None:
    value, found = read(
        "id: a/b\nheading: H\noptions:\n  days: {type: days, default: 30, about: How long.}\n",
        ClauseMeta,
    )
    assert not found
    assert isinstance(value, ClauseMeta)
    assert value.options["days"] == Option(
        type="days", default=30, about="How long.", pos=Pos("f.yaml", 4, 9)
    )


def test_a_key_that_takes_nothing_is_described() -> None:
    assert describe(type(None)) == "nothing"
