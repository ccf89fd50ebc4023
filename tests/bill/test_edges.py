"""The corners of a bill: lists in lists, folded provisions, shared citations, attachments."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from draftban.bill.assembly import assemble
from draftban.bill.citation import NO_BREAK
from draftban.bill.draft import ContentsSlot, Draft, DraftGroup
from draftban.bill.style import BillStyle, DefinitionStyle, LevelStyle
from draftban.bill.transforms import finish
from draftban.bill.tree import (
    Contents,
    Definition,
    FinalBill,
    P,
    Pending,
    Provision,
    Quoted,
    bill_provisions,
    plain,
)
from draftban.diagnostics import Report
from tests.bill.build import (
    DEFINITIONS,
    LEVELS,
    META,
    POINTS,
    STYLE,
    build,
    clause,
    definition,
    leaf,
    lines,
    para,
    ref,
    words,
)
from tests.english import CITATION
from tests.english import DEFINITIONS as FRAME

INNER = Provision(
    "point",
    intro=(para("to"),),
    children=POINTS[:2],
    joiner="any",
    wrap_up=para("for the City"),
)
"""A point that is a list with closing words."""


def levelled(**change: Any) -> BillStyle:
    """The style of the tests with the first level of the instrument changed."""
    first = replace(LEVELS[0], **change)
    zone = replace(STYLE.zones["instrument"], levels=(first, *LEVELS[1:]))
    return replace(STYLE, zones={**STYLE.zones, "instrument": zone})


# ---------------------------------------------------------------- lists


def test_closing_words_of_a_list_in_a_list_end_as_an_item_of_it() -> None:
    bill = build(
        clause("p/use", INNER, POINTS[2], intro="No one may", joiner="all", wrap_up=para("here"))
    )
    assert lines(bill) == [
        "Section 1. [Use] No one may: | here.",
        "  (a) to: | for the City; and",
        "    (1) use it; or",
        "    (2) buy it,",
        "  (b) ask for it,",
    ]


def test_a_list_in_the_only_point_keeps_both_closing_words() -> None:
    bill = build(clause("p/use", INNER, intro="No one may", wrap_up=para("in this town")))
    assert lines(bill) == [
        "Section 1. [Use] No one may to: | for the City in this town.",
        "  (a) use it; or",
        "  (b) buy it,",
    ]


def test_the_only_point_is_folded_between_its_lead_in_and_closing_words() -> None:
    bill = build(clause("p/use", POINTS[0], intro="No one may", wrap_up=para("here")))
    assert lines(bill) == ["Section 1. [Use] No one may use it here."]


def test_a_definition_left_with_one_point_has_no_list() -> None:
    body = Provision(
        "definition", intro=(para("a device that"),), children=(leaf("point", "sees"),)
    )
    glossary = (Definition("eye", "public eye", ("public eye",), "means", body),)
    bill = build(DEFINITIONS, clause("p/x", content=(para("No public eye."),)), glossary=glossary)
    assert lines(bill)[1] == "  “Public eye” means a device that sees."


@pytest.mark.parametrize("end", [".", "?", ".”", "!’", "?”"])
def test_a_sentence_that_ends_with_a_mark_gets_no_other(end: str) -> None:
    bill = build(clause("p/x", content=(para(f"It ends{end}"),)))
    assert lines(bill) == [f"Section 1. [X] It ends{end}"]


# ---------------------------------------------------------------- citations


def test_two_points_of_one_list_share_what_is_around_them() -> None:
    style = replace(STYLE, citation=replace(CITATION, order="inner-first", inside="{citation}"))
    named = [replace(p, id=f"p/use#{n}") for n, p in enumerate(POINTS)]
    other = clause("p/own", replace(POINTS[0], id="p/own#0"), POINTS[1], intro="No")
    see = clause("p/see", content=(para("See ", ref("p/use#0", "p/use#2", "p/own#0"), "."),))
    assert lines(build(clause("p/use", *named, intro="No"), other, see, style=style))[-1] == (
        "Section 3. [See] See subsections (a) and (c) of section 1 and subsection (a) of section 2."
    )


def test_what_prints_as_one_number_is_cited_once() -> None:
    lone = clause("p/use", leaf("sentence", "The City stops.", id="p/use#stop"))
    glossary = (definition("a", "red eye", "an eye"), definition("b", "blue eye", "an eye"))
    see = clause("p/see", content=(para("A red eye or blue eye: ", ref("p/use", "p/use#stop")),))
    also = clause("p/also", content=(para("See ", ref("definitions#a", "definitions#b"), "."),))
    bill = build(DEFINITIONS, lone, see, also, glossary=glossary)
    assert lines(bill)[-2:] == [
        "Section 3. [See] A red eye or blue eye: section 2.",
        "Section 4. [Also] See section 1.",
    ]


def test_two_sections_whose_numbers_are_blank_are_both_cited() -> None:
    style = replace(STYLE, citation=replace(CITATION, named_blanks="{citation}"))
    groups = tuple(
        DraftGroup(
            (clause(f"p/{n}", content=(para("X."),)), clause(f"q/{n}", content=(para("Y."),))),
            heading=words(n),
        )
        for n in ("one", "two")
    )
    code = DraftGroup(groups, intro=(para("Add:"),), zone="code")
    named = Provision("clause", content=(para("See ", ref("p/one", "p/two"), "."),))
    assert lines(build(code, named, style=style))[-1] == (
        "Section 2. See sections 222-____A and 222-____A."
    )


def test_a_level_s_word_and_its_number_stay_on_one_line() -> None:
    bill = build(clause("p/a", content=(para("A."),)), clause("p/b", content=(para(ref("p/a")),)))
    block = bill.body[1].content[0]
    assert isinstance(block, P)
    assert plain(block.children) == f"Section{NO_BREAK}1."


def test_a_point_and_a_definition_call_the_clause_they_stand_in() -> None:
    point = leaf("point", "a thing of ", Pending("this"))
    glossary = (definition("eye", "public eye", "an eye"),)
    body = replace(glossary[0].body, content=(para("an eye of ", Pending("this-law")),))
    bill = build(
        DEFINITIONS,
        clause("p/x", point, POINTS[0], intro="A public eye is"),
        glossary=(replace(glossary[0], body=body),),
    )
    assert lines(bill) == [
        "Section 1. [Definitions] In this ordinance:",
        "  “Public eye” means an eye of this ordinance.",
        "Section 2. [X] A public eye is:",
        "  (a) a thing of this section;",
        "  (b) use it.",
    ]


# ---------------------------------------------------------------- numbers


def test_numbered_definitions_take_their_level_and_an_only_one_its_label() -> None:
    style = replace(STYLE, definitions=replace(FRAME, numbered=True))
    glossary = (definition("b", "red eye", "an eye"), definition("a", "blue eye", "an eye"))
    use = clause("p/x", content=(para("Red eye, blue eye, ", ref("definitions#b"), "."),))
    assert lines(build(DEFINITIONS, use, glossary=glossary, style=style)) == [
        "Section 1. [Definitions] In this ordinance:",
        "  (a) “Blue eye” means an eye.",
        "  (b) “Red eye” means an eye.",
        "Section 2. [X] Red eye, blue eye, section 1(b).",
    ]
    use = clause("p/x", content=(para("A red eye."),))
    assert lines(build(DEFINITIONS, use, glossary=glossary, style=style))[1] == (
        "  “Red eye” means an eye."
    )


def test_definitions_as_used_follow_the_words_of_the_bill() -> None:
    style = replace(STYLE, definitions=DefinitionStyle("{TERM}: {Body}", "as-used"))
    glossary = (definition("a", "blue eye", "an eye"), definition("b", "red eye", "a blue eye"))
    bill = build(
        DEFINITIONS,
        clause("p/x", content=(para("Red eye."),)),
        glossary=glossary,
        style=style,
    )
    assert lines(bill)[1:3] == ["  RED EYE: A blue eye.", "  BLUE EYE: An eye."]


def test_a_level_counts_from_its_start() -> None:
    style = levelled(start=7)
    see = clause("p/b", content=(para("See ", ref("p/a"), "."),))
    bill = build(clause("p/a", content=(para("A."),)), see, style=style)
    assert lines(bill) == ["Section 7. [A] A.", "Section 8. [B] See section 7."]


def test_attachments_count_in_a_zone_of_their_own() -> None:
    style = replace(
        STYLE,
        zones={
            **STYLE.zones,
            "attachment": replace(
                STYLE.zones["instrument"],
                levels=(LevelStyle("Exhibit {A}.", name="exhibit", word="exhibit"), *LEVELS[1:]),
            ),
        },
    )
    exhibits = tuple(
        DraftGroup((clause(f"e/{n}", content=(para(n),)),), intro=(para("Form"),)) for n in "xy"
    )
    body = (clause("p/a", content=(para("See ", ref("e/y"), "."),)),)
    draft = Draft(META, style, (), (), body, exhibits, (), ())
    report = Report()
    bill = finish(assemble(draft), report)
    report.raise_errors()
    assert lines(bill)[0] == "Section 1. [A] See exhibit Exhibit B."
    assert [p.num for p in bill.attachments] == ["Exhibit A.", "Exhibit B."]
    assert len({p.eid for p in bill_provisions(bill)}) == 5
    assert [p.eid for p in bill.attachments] == ["att_A", "att_B"]


def test_quoted_texts_of_one_provision_are_told_apart() -> None:
    inner = tuple(
        Quoted("code", (clause(f"c/{n}", content=(para("X."),)),)) for n in ("one", "two")
    )
    both = Provision("group", content=(para("Add:"), inner[0], para("and:"), inner[1]))
    eids = [p.eid for p in bill_provisions(build(both))]
    assert eids == ["sec_1", "sec_1__qstr_1__sec_1", "sec_1__qstr_2__sec_1"]


# ---------------------------------------------------------------- eIds


def eids(bill: FinalBill) -> list[str]:
    return [p.eid for p in bill_provisions(bill)]


@pytest.mark.parametrize(
    ("num", "eid"),
    [
        ("SECTION {1}.", "sec_1"),
        ("§ 34.10.0{1}", "sec_34-10-01"),
        ("{I}.", "sec_I"),
        ("§ 222-{blank}", "sec_1"),
        ("§ {blank}.0{1}", "sec_1"),
    ],
)
def test_an_eid_holds_the_number_without_words_and_marks(num: str, eid: str) -> None:
    assert eids(build(clause("p/a", content=(para("A."),)), style=levelled(num=num))) == [eid]


def test_a_level_without_an_element_of_its_own_is_counted_as_a_container() -> None:
    style = levelled(name="motion", akn="", num="")
    two = (clause("p/a", content=(para("A."),)), clause("p/b", content=(para("B."),)))
    assert eids(build(*two, style=style)) == ["hcontainer_1", "hcontainer_2"]


def test_items_stand_in_a_list_and_a_number_that_runs_on_needs_no_parent() -> None:
    levels = (
        replace(LEVELS[0], name="chapter", akn="chapter", groups=True),
        replace(LEVELS[0], name="article", akn="article", num="Article {1}", continuous=True),
        replace(LEVELS[1], name="item", akn="item", takes="both"),
    )
    zone = replace(STYLE.zones["instrument"], levels=levels)
    style = replace(STYLE, zones={**STYLE.zones, "instrument": zone})
    chapters = (
        DraftGroup((clause(f"p/{n}", *POINTS, intro="No"),), heading=words(n)) for n in "ab"
    )
    found = eids(build(*chapters, style=style))
    assert found[:3] == ["chp_1", "art_1", "art_1__list_1__item_a"]
    assert found[5:8] == ["chp_2", "art_2", "art_2__list_1__item_a"]


# ---------------------------------------------------------------- contents, capitals


def test_a_contents_list_shows_headings_as_they_print() -> None:
    style = levelled(heading_capitals="upper")
    groups = (
        ContentsSlot(words("Contents")),
        DraftGroup(
            (clause("p/use", content=(para("U."),)), clause("p/own", content=(para("O."),))),
            heading=words("Cameras"),
        ),
        clause("p/last", content=(para("L."),)),
    )
    bill = build(*groups, style=style)
    contents = bill.body[0].content[0]
    assert isinstance(contents, Contents)
    assert [(e.depth, e.num, e.heading) for e in contents.entries] == [
        (0, "Section 2.", "CAMERAS"),
        (1, "(a)", "Use"),
        (1, "(b)", "Own"),
        (0, "Section 3.", "LAST"),
    ]
    assert {e.eid for e in contents.entries} <= {p.eid for p in bill_provisions(bill)}


def test_a_contents_list_in_quoted_text_lists_that_text() -> None:
    code = DraftGroup(
        (ContentsSlot(), clause("p/use", content=(para("U."),))), intro=(para("Add:"),), zone="code"
    )
    quoted = build(code, clause("p/last", content=(para("L."),))).body[0].content[1]
    assert isinstance(quoted, Quoted)
    contents = quoted.children[0].content[0]
    assert isinstance(contents, Contents)
    assert [e.heading for e in contents.entries] == ["Use"]


@pytest.mark.parametrize(
    ("capitals", "printed"),
    [
        ("as-typed", "use of the eye"),
        ("sentence", "Use of the eye"),
        ("title", "Use of the Eye"),
        ("upper", "USE OF THE EYE"),
    ],
)
def test_headings_have_the_capitals_of_their_level(capitals: str, printed: str) -> None:
    style = levelled(heading_capitals=capitals)
    style = replace(style, words=replace(STYLE.words, small=("of", "the")))
    section = clause("p/x", content=(para("X."),))
    bill = build(replace(section, heading=words("use of the eye")), style=style)
    assert plain(bill.body[0].heading) == printed
