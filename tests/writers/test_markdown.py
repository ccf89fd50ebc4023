"""Markdown: what a renderer shows is what the text writer prints, and nothing is counted anew."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from draftban import writers
from draftban.bill.paper import Cell, Face, Paragraph, Run, Table
from draftban.bill.paper import words as said
from draftban.bill.style import LevelStyle, ZoneStyle
from draftban.bill.tree import (
    Bill,
    Contents,
    ContentsEntry,
    Def,
    Emphasis,
    FinalBill,
    P,
    Placeholder,
    Provision,
    Quoted,
    Recital,
    Signature,
    Text,
)
from draftban.writers import markdown
from draftban.writers._markdown.words import Piece, line
from tests.english import DEFINITIONS

from .akn_reading import expected
from .markdown_reading import HARMLESS, kinds, set_apart, tokens, words
from .sample import STYLE, sample
from .sample_paper import paper
from .test_papers import ALL


def md(document: Any) -> str:
    return writers.write(document, "markdown").decode()


def para(words: str) -> P:
    return P((Text(words),))


_ODD = "ab1 .)(*_`[]<>!&;#~-+=|\\$“”—§:/"
"""Letters of which some mean something in Markdown."""

_FACES: tuple[Face, ...] = ("plain", "strong", "emphasis")

SECTION = LevelStyle("{1}.", name="section", heading="run-in", heading_mark=".")
POINT = LevelStyle("({a})", name="point")


def of(*body: Provision, **parts: Any) -> FinalBill:
    zones = {"z": ZoneStyle("z", (SECTION, POINT, POINT), "this Act")}
    style = replace(STYLE, zones=zones, definitions=replace(DEFINITIONS, emphasis="bold"))
    return FinalBill(Bill(meta=sample().meta, style=style, body=body, **parts))


def section(*children: Provision, **parts: Any) -> Provision:
    return Provision("clause", "section", "z", num="1.", eid="sec_1", children=children, **parts)


def point(num: str, words: str = "", *children: Provision, depth: int = 1) -> Provision:
    intro = (para(words),) if words else ()
    return Provision("point", "point", "z", depth, num, intro=intro, children=children, eid=num)


# ---------------------------------------------------------------- bills


@pytest.mark.parametrize("parser", ["commonmark", "github"])
def test_a_renderer_shows_the_words_of_the_text(parser: str) -> None:
    assert words(md(sample()), parser) == expected(sample())
    assert kinds(md(sample()), parser) <= HARMLESS


def test_the_same_bill_gives_the_same_bytes_ending_in_one_newline() -> None:
    assert md(sample()) == md(sample())
    assert re.search(r"[^\n]\n\Z", md(sample()))


def test_sections_are_headings_and_what_stands_in_them_bullets() -> None:
    bill = of(
        section(
            point("(a)", "one;", point("(1)", "deep", depth=2)),
            point("(b)", "two"),
            heading=(Text("Use"),),
            intro=(para("It shall:"),),
            wrap_up=para("or not."),
        )
    )
    assert md(bill) == (
        "## 1. Use.\n\nIt shall:\n\n-   **(a)** one;\n\n    -   **(1)** deep\n\n"
        "-   **(b)** two\n\nor not.\n"
    )


def test_nothing_is_bold_but_what_is_meant_to_be() -> None:
    definition = replace(point(""), intro=(P((Text("“"), Def("x", "Record"), Text("” means y."))),))
    bill = of(section(point("[1]", "see *that* and _this_"), definition))
    assert set_apart(md(bill), "strong") == ["[1]", "Record"]
    assert "em_open" not in kinds(md(bill))
    assert words(md(bill)) == [
        "1.",
        "[1]",
        "see",
        "*that*",
        "and",
        "_this_",
        "“Record”",
        "means",
        "y.",
    ]


def test_a_heading_that_ends_with_a_dash_touches_its_words() -> None:
    level = replace(POINT, heading="run-in", heading_mark=".—")
    sub = replace(point("(a)", "No one may."), heading=(Text("In general"),))
    bill = of(section(sub))
    zones = {"z": ZoneStyle("z", (SECTION, level), "this Act")}
    bill = FinalBill(replace(bill, style=replace(bill.style, zones=zones)))
    assert "-   **(a) In general.**—No one may.\n" in md(bill)
    assert words(md(bill)) == expected(bill)


def test_new_text_in_quotation_marks_is_a_quotation() -> None:
    new = (section(point("(a)", "x"), intro=(para("It says:"),)),)
    bill = of(section(content=(para("Add:"), Quoted("z", new, ("“", "”")))))
    assert md(bill) == "## 1.\n\nAdd:\n\n> **“1.** It says:\n>\n> -   **(a)** x”\n"
    assert words(md(bill)) == expected(bill)


def test_new_text_without_marks_goes_on_under_lower_headings() -> None:
    new = replace(section(content=(para("No."),)), num="§ 2")
    bill = of(section(content=(para("Add:"), Quoted("z", (new,)))))
    assert md(bill) == "## 1.\n\nAdd:\n\n### § 2\n\nNo.\n"


def test_front_page_findings_contents_and_signatures() -> None:
    bill = of(
        section(content=(para("X."),)),
        preface=(
            P((Text("City"),), "caption"),
            P((Text("Ordinance No. "), Placeholder("number", "____")), "doctype"),
            P((Text("1. An Ordinance"),), "long-title"),
        ),
        preamble=(
            Recital((Text("it is so"),), "1."),
            Contents(
                (Text("List"),),
                (ContentsEntry(0, "1.", "A", "x"), ContentsEntry(1, "2.", "B", "y")),
            ),
        ),
        conclusions=(Signature((Text("Attest:"),), (Text("Clerk"),)),),
    )
    assert md(bill).splitlines()[:14:2] == [
        "**City**",
        r"# Ordinance No. \_\_\_\_",
        r"1\. An Ordinance",
        "**1.** it is so",
        "**List**",
        r"-   1\. A",
        "",
    ]
    assert r"    -   2\. B" in md(bill)
    assert md(bill).endswith("\\_\\\nClerk\n")
    assert kinds(md(bill)) <= HARMLESS
    assert words(md(bill)) == expected(bill)


def test_a_very_long_title_is_no_heading() -> None:
    bill = of(section(content=(para("X."),)), preface=(P((Text("An Act " * 50),), "doctype"),))
    assert md(bill).startswith("An Act An Act")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1. x",
            "12) x",
            "# x",
            "- x",
            "+ x",
            "> x",
            "=== x",
            "---",
            "***",
            "| a | b",
            "~~~",
            ": x",
        ),
        *(
            "*x*",
            "_x_",
            "__x__",
            "**x**",
            "`x`",
            "[x](y)",
            "![x](y)",
            "<b>x</b>",
            "<a@b.c>",
            "&amp;",
        ),
        *(
            "AT&T",
            "a & b",
            "\\",
            "\\*x\\*",
            "~~x~~",
            "$5 and $6",
            "a_b_c",
            "x*y*z",
            "____ day of ____",
        ),
        *("<!-- x -->", "https://example.org/_x_", "1.5 x", "[ ] x", "[x]: y", "(1) x", "## x ##"),
    ],
)
def test_any_words_print_as_they_stand(text: str) -> None:
    bill = of(section(content=(para(text),)), preamble=(para(text), para(text)))
    source = md(bill)
    assert kinds(source) <= HARMLESS - {"strong_open", "em_open"}
    assert " ".join(words(source)) == " ".join([text, text, "1.", text])


@given(st.lists(st.tuples(st.text(_ODD, max_size=12), st.sampled_from(_FACES)), max_size=5))
def test_any_pieces_print_as_they_stand(parts: list[tuple[str, Face]]) -> None:
    assume(markdown.SIGN_HERE not in "".join(text for text, _ in parts))
    source = line(Piece(text, face) for text, face in parts)
    shown = words(f"{source}\n")
    assert " ".join(shown) == " ".join("".join(text for text, _ in parts).split())
    assert kinds(source) <= HARMLESS - {"heading_open", "bullet_list_open", "blockquote_open"}


@pytest.mark.parametrize(
    ("inlines", "shown"),
    [
        ((Text("see "), Emphasis((Text("et al."),)), Text(" there")), "see *et al.* there"),
        ((Emphasis((Text(" et al. "),)), Text("x")), "*et al.* x"),
        ((Text("a"), Emphasis((Text("(b)"),)), Text("c")), "a(b)c"),
        ((Text("a "), Emphasis((Text(" "),)), Text("c")), "a c"),
    ],
)
def test_emphasis_is_left_out_where_it_could_not_be_read(
    inlines: tuple[Any, ...], shown: str
) -> None:
    assert md(of(section(content=(P(inlines),)))) == f"## 1.\n\n{shown}\n"


# ---------------------------------------------------------------- papers


def test_a_paper_shows_every_word_in_order() -> None:
    """A mark in the legend of a matrix ends with a colon, as in the text."""
    shown = "".join(words(md(paper())))
    assert shown.replace(":", "") == "".join("".join(ALL).split()).replace(":", "")


def test_a_paper_has_headings_bullets_and_tables() -> None:
    source = md(paper())
    opened = [t.tag for t in tokens(source) if t.type in ("heading_open", "table_open")]
    assert opened == ["h1", "h2", "h3", "table", "h2", "table"]
    assert {"bullet_list_open", "code_inline", "em_open", "strong_open"} <= kinds(source)


def test_cells_keep_bars_and_lines() -> None:
    cell = Cell((said("a | b"), said(Run("c|d", "code")), said("\\|")))
    table = Table("T", "S", ("H",), ((cell,),), (1,))
    source = md(replace(paper(), blocks=(table, Paragraph(said(Run("a`b", "code"))))))
    assert words(source)[-8:] == ["S", "H", "a", "|", "b", "c|d", "\\|", "a`b"]
    rows = [t for t in tokens(source) if t.type == "tr_open"]
    assert len(rows) == 2
    shown = [t.content for t in tokens(source) if t.type in ("text", "code_inline", "text_special")]
    assert "c|d" in shown
    assert "a`b" in shown


def test_a_line_of_nothing_is_nothing() -> None:
    assert line((Piece(""), Piece("  ", "strong"))) == ""
