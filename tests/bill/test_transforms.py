"""What a reader of a finished bill sees: numbers, marks, citations, definitions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from draftban.bill.draft import DraftGroup
from draftban.bill.numbering import letters, number, roman
from draftban.bill.style import RecitalStyle
from draftban.bill.transforms.capitals import sentences
from draftban.bill.tree import (
    FinalBill,
    P,
    Pending,
    Provision,
    Quoted,
    Recital,
    Ref,
    Term,
    bill_provisions,
    plain,
)
from draftban.diagnostics import Pos, Report
from tests.bill.build import (
    DEFINITIONS,
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


def test_points_get_marks_joiner_and_end() -> None:
    bill = build(clause("p/use", *POINTS, intro="The City shall not", joiner="any"))
    assert lines(bill) == [
        "Section 1. [Use] The City shall not:",
        "  (a) use it;",
        "  (b) buy it; or",
        "  (c) ask for it.",
    ]


def test_nested_list_and_closing_words() -> None:
    inner = Provision("point", intro=(para("any of"),), children=POINTS[:2], joiner="all")
    bill = build(
        clause("p/use", inner, POINTS[2], intro="No", joiner="any", wrap_up=para("in the City"))
    )
    assert lines(bill) == [
        "Section 1. [Use] No: | in the City.",
        "  (a) any of:",
        "    (1) use it; and",
        "    (2) buy it; or",
        "  (b) ask for it,",
    ]


def test_a_list_left_with_one_point_is_folded_into_its_lead_in() -> None:
    bill = build(clause("p/use", POINTS[0], intro="The City shall not", joiner="any"))
    assert lines(bill) == ["Section 1. [Use] The City shall not use it."]


def test_a_lone_sentence_and_a_lone_group_are_folded_and_still_cited() -> None:
    lone = clause("p/use", leaf("sentence", "The City stops.", id="p/use#stop", heading="Stop"))
    other = clause("p/other", content=(para("See ", ref("p/use#stop"), "."),))
    bill = build(DraftGroup((lone,), heading=words("Group")), other)
    assert lines(bill) == ["Section 1. [Use] The City stops.", "Section 2. [Other] See section 1."]


def test_definitions_are_the_closure_of_the_terms_used() -> None:
    glossary = (
        definition("camera", "covered camera", "a device in a covered place", "covered camera"),
        definition("place", "covered place", "a street", "covered place", "covered places"),
        definition("drone", "covered drone", "a flying covered camera"),
    )
    bill = build(
        DEFINITIONS,
        clause("p/use", content=(para("No covered camera in the City."),)),
        glossary=glossary,
        style=replace(STYLE, definitions=FRAME),
    )
    assert lines(bill) == [
        "Section 1. [Definitions] In this ordinance:",
        "  “Covered camera” means a device in a covered place.",
        "  “Covered place” means a street.",
        "Section 2. [Use] No covered camera in the City.",
    ]


def test_a_term_that_only_a_definition_uses_is_told_where_that_stands() -> None:
    camera = definition("camera", "covered camera", "")
    where = Pos("definitions/camera.md", 7, 1)
    body = replace(camera.body, content=(para("what ", Term("ghost", "a ghost"), " holds"),))
    report = Report()
    build(
        DEFINITIONS,
        clause("p/use", content=(para("No covered camera."),)),
        glossary=(replace(camera, body=replace(body, pos=where)),),
        report=report,
    )
    assert [(d.code, d.pos) for d in report] == [("bill.undefined-term", where)]


def test_a_name_that_holds_a_term_is_no_use_of_it() -> None:
    glossary = (definition("a", "blue eye", "an eye"),)
    name = clause("p/x", content=(para("This is the Blue Eye Act."),))
    assert not any(
        isinstance(i, Term) for i in name_inlines(build(DEFINITIONS, name, glossary=glossary))
    )
    use = clause("p/x", content=(para("Blue eye law."),))
    assert any(
        isinstance(i, Term) for i in name_inlines(build(DEFINITIONS, use, glossary=glossary))
    )


def name_inlines(bill: FinalBill) -> list[object]:
    return [
        i for p in bill_provisions(bill) for b in p.content if isinstance(b, P) for i in b.children
    ]


def test_no_term_used_leaves_no_definitions() -> None:
    bill = build(DEFINITIONS, clause("p/use", content=(para("Nothing."),)))
    assert lines(bill) == ["Section 1. [Use] Nothing."]


def test_code_zone_numbers_and_citations_inside_and_outside() -> None:
    code = DraftGroup(
        (
            DraftGroup(
                (
                    clause("p/use", *POINTS, intro="The City shall not", joiner="any"),
                    clause("p/see", content=(para("See ", ref("p/use"), "."),)),
                ),
                heading=words("Surveillance"),
            ),
        ),
        intro=(para("The Code is amended by adding:"),),
        zone="code",
    )
    later = clause(
        "t/old", content=(para("Under ", ref("p/use", "p/see"), ", and ", ref("t/old")),)
    )
    bill = build(code, later)
    assert lines(bill) == [
        "Section 1. The Code is amended by adding:",
        "§ 222-____ [Surveillance]",
        "  A. [Use] The City shall not:",
        "    (1) use it;",
        "    (2) buy it; or",
        "    (3) ask for it.",
        "  B. [See] See Subsection A of this section.",
        "Section 2. [Old] Under sections 222-____A (Surveillance) and 222-____B (Surveillance), "
        "and this section.",
    ]


def test_inner_first_order() -> None:
    style = replace(STYLE, citation=replace(CITATION, order="inner-first", inside="{citation}"))
    one = clause("p/use", *[replace(p, id=f"p/use#{n}") for n, p in enumerate(POINTS)], intro="No")
    two = clause("p/see", content=(para("See ", ref("p/use#1"), "."),))
    assert lines(build(one, two, style=style))[-1] == (
        "Section 2. [See] See subsection (b) of section 1."
    )


def test_a_run_is_named_by_its_first_and_its_last_in_its_own_first_section_too() -> None:
    own = replace(
        CITATION, outside="{citation} of this act", through="{first} to {last}, inclusive,"
    )
    run = ref("p/one", "p/three", through=True)
    one = clause("p/one", content=(para(run, " may be cited as the X Act."),))
    others = [clause(name, content=(para("A."),)) for name in ("p/two", "p/three")]
    assert lines(build(one, *others, style=replace(STYLE, citation=own)))[0] == (
        "Section 1. [One] Sections 1 to 3, inclusive, of this act may be cited as the X Act."
    )


def test_a_run_whose_ends_are_not_alike_is_an_error_where_it_is_written() -> None:
    """“Section 1 and subsection (a) of section 2” would say something else."""
    inner = replace(STYLE, citation=replace(CITATION, order="inner-first"))
    run = Pending("ref", ("p/one", "p/two#x"), Pos("a.md", 3, 5), through=True)
    two = clause("p/two", leaf("point", "x", id="p/two#x"), leaf("point", "y"), intro="No")
    report = Report()
    one = clause("p/one", content=(para("See ", run, "."),))
    build(one, two, style=inner, report=report)
    (found,) = report.errors
    assert (found.code, found.pos) == ("bill.uneven-run", Pos("a.md", 3, 5))
    assert "through=true" in found.hint


def test_dangling_reference_is_an_error_with_a_repair() -> None:
    report = Report()
    build(clause("p/see", content=(para("See ", ref("p/gone"), "."),)), report=report)
    (found,) = report.errors
    assert found.code == "bill.dangling-reference"
    assert "p/gone" in found.message
    assert 'has("p/gone")' in found.hint


def test_running_out_of_levels_names_form_and_clause() -> None:
    report = Report()
    deep = leaf("point", "x")
    for _ in range(4):
        deep = Provision("point", intro=(para("y"),), children=(deep, deep), id="p/deep#x")
    build(clause("p/deep", deep, deep, intro="No"), report=report)
    assert {d.code for d in report.errors} == {"bill.no-level"}
    assert "us-test" in report.errors[0].message


def test_recitals_are_framed_and_numbered() -> None:
    style = replace(STYLE, recitals=RecitalStyle("{S}.", "{S}; now:", num="{A}."))
    preamble = (Recital(words("cameras watch")), Recital(words("people fear")))
    bill = build(clause("p/x", content=(para("X."),)), style=style, preamble=preamble)
    assert [(r.num, plain(r.content)) for r in bill.preamble if isinstance(r, Recital)] == [
        ("A.", "Cameras watch."),
        ("B.", "People fear; now:"),
    ]


def test_sentence_starts_get_capitals_and_abbreviations_do_not() -> None:
    bill = build(
        clause(
            "p/x", content=(para("the City acts under G.L. c. 66 first. ", "the Clerk writes."),)
        )
    )
    assert lines(bill) == ["Section 1. [X] The City acts under G.L. c. 66 first. The Clerk writes."]


def test_a_sentence_begins_behind_a_closing_mark_and_its_stop() -> None:
    bill = build(
        clause("p/x", content=(para("it acts under section 6(l). ", "the Clerk writes."),))
    )
    assert lines(bill) == ["Section 1. [X] It acts under section 6(l). The Clerk writes."]


def test_a_sentence_goes_on_behind_a_number_with_a_stop() -> None:
    said = (
        "the limits in Chapters 2743. and 2744. of the Revised Code do not apply. the cap is $500. "
        "the Clerk pays by 2030. no person pays more. St. Louis asks the Bd. of Health of it. "
    )
    style = replace(
        STYLE, words=replace(STYLE.words, small=("and", "of", "the"), articles=("the",))
    )
    bill = build(clause("p/x", content=(para(said, "it answers."),)), style=style)
    printed = [
        "The limits in Chapters 2743. and 2744. of the Revised Code do not apply.",
        "The cap is $500.",
        "The Clerk pays by 2030.",
        "No person pays more.",
        "St. Louis asks the Bd. of Health of it.",
        "It answers.",
    ]
    assert lines(bill) == ["Section 1. [X] " + " ".join(printed)]
    assert sentences(" ".join(printed), style.words) == printed


def test_eids_are_unique_and_nested() -> None:
    bill = build(clause("p/a", *POINTS, intro="No"), clause("p/b", content=(para("B."),)))
    eids = [p.eid for p in bill_provisions(bill)]
    assert eids == ["sec_1", "sec_1__subsec_a", "sec_1__subsec_b", "sec_1__subsec_c", "sec_2"]


def test_references_point_at_their_targets() -> None:
    bill = build(
        clause("p/a", content=(para("A."),)), clause("p/b", content=(para("By ", ref("p/a"), "."),))
    )
    last = bill.body[1].content[0]
    assert isinstance(last, P)
    assert Ref("p/a", "1", "sec_1") in last.children


def test_this_names_the_nearest_clause_or_sentence() -> None:
    sentence = leaf("sentence", Pending("this"), " ends.", heading="End")
    bill = build(clause("p/a", sentence, leaf("sentence", "Other.", heading="Other")))
    assert lines(bill)[1] == "  (a) [End] This subsection ends."


def test_quoted_provisions_keep_their_zone() -> None:
    code = DraftGroup((clause("p/a", content=(para("A."),)),), intro=(para("Add:"),), zone="code")
    bill = build(code)
    quoted = bill.body[0].content[1]
    assert isinstance(quoted, Quoted)
    assert quoted.children[0].num == "§ 222-____"
    assert quoted.children[0].eid == "sec_1__qstr_1__sec_1"


@pytest.mark.parametrize(
    ("n", "letter", "numeral"),
    [(1, "a", "i"), (26, "z", "xxvi"), (27, "aa", "xxvii"), (49, "ww", "xlix")],
)
def test_counters(n: int, letter: str, numeral: str) -> None:
    assert (letters(n), roman(n)) == (letter, numeral)
    assert number("({A})", n) == f"({letter.upper()})"
