"""Word counts by itself: what it prints must be the numbers of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from draftban.bill.numbering import COUNTERS
from draftban.bill.style import BillStyle, LevelStyle, RecitalStyle, ZoneStyle
from draftban.bill.tree import (
    Block,
    FinalBill,
    P,
    Provision,
    Quoted,
    Recital,
    Text,
    bill_provisions,
    plain,
)
from draftban.diagnostics import DraftbanError
from draftban.writers import docx
from draftban.writers._docx.names import bookmarks
from draftban.writers._docx.numbers.counters import parse_pattern
from draftban.writers._docx.numbers.numbering import FRESH, Numbering, lists
from draftban.writers._reading import quoted_provisions

from ..conftest import need_program
from .docx_reading import W, bookmarked, libreoffice_lines, parts, text_of, value
from .sample import CODE, INSTRUMENT, STYLE, sample
from .sample_code import leaf, make

# ---------------------------------------------------------------- bills that are hard to count


def odd() -> FinalBill:
    """A bill whose numbers no plain list would print."""
    late = LevelStyle(name="section", num="Sec. {1}.", start=7, heading="none")
    roman = LevelStyle(name="paragraph", num="({i})", indent=0.9, hang=0.1)
    first_line = LevelStyle(name="subsection", num="({a})", indent=0.0, hang=-0.5)
    zone = ZoneStyle("instrument", (late, first_line, roman), "this act")
    letters = COUNTERS["a"]
    many = tuple(leaf(zone, 1, f"({letters(n)})", f"s8_{n}", f"Letter {n}.") for n in range(1, 31))
    imposed = tuple(
        leaf(zone, 1, num, f"s9_{n}", f"Imposed {n}.")
        for n, num in enumerate(("(a)", "(ba)", "(b)", "(c)", "(f)", "(g)", "bis)"), 1)
    )
    lone = make(
        zone,
        1,
        "Sole subsection.",
        "s10_1",
        intro=(P((Text("Lone:"),)),),
        children=tuple(
            leaf(zone, 2, f"({COUNTERS['i'](n)})", f"s10_1_{n}", f"Roman {n}.")
            for n in range(1, 15)
        ),
    )
    without = make(
        zone, 1, "", "s11_0", intro=(P((Text("Unnumbered:"),)),), children=(_point(zone, "s11a"),)
    )
    quoting = make(
        zone,
        0,
        "Sec. 12.",
        "s12",
        content=(
            P((Text("Add:"),)),
            Quoted("instrument", (_point(zone, "q1"), _point(zone, "q2", "(ii)")), ("“", "”")),
            P((Text("and:"),)),
            Quoted("instrument", (_point(zone, "q3", "(iv)"),), ("‘", "’")),
        ),
    )
    base = sample()
    style = replace(STYLE, zones={"instrument": zone}, recitals=RecitalStyle("{s}", "{s}", "({1})"))
    recitals = tuple(Recital((Text(f"reason {n}"),), f"({n})", f"rec_{n}") for n in range(1, 4))
    return FinalBill(
        replace(
            base,
            style=style,
            preface=(),
            preamble=recitals,
            conclusions=(),
            attachments=(make(zone, 0, "Sec. 7.", "att_1", content=(P((Text("Attached."),)),)),),
            body=(
                make(zone, 0, "Sec. 7.", "s7", content=(P((Text("First."),)),)),
                make(zone, 0, "Sec. 8.", "s8", intro=(P((Text("Many:"),)),), children=many),
                make(zone, 0, "Sec. 9.", "s9", children=imposed),
                make(zone, 0, "Sec. 10.", "s10", children=(lone,)),
                make(
                    zone,
                    0,
                    "Sec. 11.",
                    "s11",
                    children=(without, replace(without, eid="s11_1", children=_two(zone))),
                ),
                quoting,
                make(zone, 0, "Sec. 13.", "s13", content=(P((Text("Last."),)),)),
            ),
        )
    )


def _point(zone: ZoneStyle, eid: str, num: str = "(i)") -> Provision:
    return leaf(zone, 2, num, eid, f"Point {eid}.")


def _two(zone: ZoneStyle) -> tuple[Provision, ...]:
    return (_point(zone, "s11b"), _point(zone, "s11c", "(ii)"))


# ---------------------------------------------------------------- what should be printed


def printed(style: BillStyle, provisions: Iterable[Provision]) -> Iterator[str]:
    """Every line of ``provisions`` as a reader should see it, numbers from the tree."""
    for p in provisions:
        level = style.level(p.zone, p.depth)
        heading = "" if level.heading == "none" else plain(p.heading)
        if heading and level.heading == "run-in":
            heading += level.heading_mark
        lines = list(_lines(style, (*p.content, *p.intro)))
        own = " ".join(word for word in (p.num, heading) if word)
        if own and lines and level.heading != "above":
            lines[0] = f"{own} {lines[0]}"
        elif own:
            lines.insert(0, own)
        yield from lines
        yield from printed(style, p.children)
        if p.wrap_up is not None:
            yield plain(p.wrap_up.children)


def _lines(style: BillStyle, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Quoted):
            yield from printed(style, quoted_provisions(style, block))
        else:
            assert isinstance(block, P)
            yield plain(block.children)


@pytest.fixture(scope="module")
def bills() -> dict[str, FinalBill]:
    narrow = replace(STYLE, page=replace(STYLE.page, justify=True, size="a4", margin_left=2.0))
    return {"sample": sample(), "odd": odd(), "narrow": sample(narrow)}


@pytest.mark.parametrize("name", ["sample", "odd", "narrow"])
def test_libreoffice_prints_the_numbers_of_the_tree(
    name: str, bills: dict[str, FinalBill], opened: dict[str, list[str]]
) -> None:
    bill = bills[name]
    expected = list(printed(bill.style, bill.body))
    lines = opened[name]
    begin = lines.index(expected[0])
    assert lines[begin : begin + len(expected)] == expected
    attached = list(printed(bill.style, bill.attachments))
    assert lines[-len(attached) :] == attached


@pytest.fixture(scope="module")
def opened(
    bills: dict[str, FinalBill], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """The lines of each bill in LibreOffice, opened once for all tests."""
    files = {name: docx.write(bill) for name, bill in bills.items()}
    return libreoffice_lines(need_program("soffice"), tmp_path_factory.mktemp("lo"), files)


# ---------------------------------------------------------------- how the file says it


def test_no_number_of_a_provision_is_typed() -> None:
    for bill in (sample(), odd()):
        data = docx.write(bill)
        names, found = bookmarks(bill), bookmarked(data)
        numbered = [p for p in bill_provisions(bill) if p.num]
        assert numbered
        for provision in numbered:
            words = text_of(found[names[provision.eid]])
            assert not words.lstrip("“‘").startswith(provision.num), words


def test_every_numbered_paragraph_is_in_a_list_and_no_other_is() -> None:
    bill = odd()
    data = docx.write(bill)
    names, found, lists = bookmarks(bill), bookmarked(data), _lists_of_styles(data)
    for provision in bill_provisions(bill):
        paragraph = found[names[provision.eid]]
        direct = value(paragraph, "pPr/numPr/numId")
        used = direct or lists.get(value(paragraph, "pPr/pStyle") or "")
        assert (used not in (None, "0")) == bool(provision.num), provision.eid


def _lists_of_styles(data: bytes) -> dict[str, str]:
    styles = parts(data)["word/styles.xml"].findall(f"{W}style")
    lists = {s.get(f"{W}styleId"): value(s, "pPr/numPr/numId") for s in styles}
    return {style: number for style, number in lists.items() if number}


def test_enter_after_a_numbered_paragraph_gives_the_next_number() -> None:
    """The level's style is bound to its list level, and is its own successor."""
    found = parts(docx.write(sample()))
    styles = {value(s, "name"): s for s in found["word/styles.xml"].findall(f"{W}style")}
    levels = {
        value(level, "pStyle"): (level.get(f"{W}ilvl"), value(level, "lvlText"))
        for level in found["word/numbering.xml"].iter(f"{W}lvl")
    }
    for name, depth, text in (
        ("Code 2 Subsection", "1", "%2."),
        ("Code 3 Paragraph", "2", "(%3)"),
        ("Code 4 Subparagraph", "3", "(%4)"),
        ("Instrument 1 Section", "0", "Section %1."),
    ):
        style = styles[name]
        assert value(style, "next") is None
        assert levels[style.get(f"{W}styleId")] == (depth, text)
        assert f"{name} Text" in styles
    heading = styles["Code 1 Section"]
    assert value(heading, "next") == "Code1SectionText"
    assert levels["Code1Section"] == ("0", "§ 222-____")


def test_a_second_quoted_text_counts_for_itself() -> None:
    """What a lawyer adds to one quoted text must not renumber another."""
    found = bookmarked(docx.write(sample()))
    first = found["sec_2__qstr_1__sec_1__subsec_A"]
    second = found["sec_3__qstr_1__subsec_A"]
    used = [value(p, "pPr/numPr/numId") for p in (first, second)]
    assert None not in used
    assert used[0] != used[1]


def test_every_list_counts_for_itself() -> None:
    """A restart inside a list that others share is read by each program in its own way."""
    for bill in (sample(), odd()):
        numbering = parts(docx.write(bill))["word/numbering.xml"]
        lists_ = numbering.findall(f"{W}num")
        assert len(lists_) > 3
        assert len({value(list_, "abstractNumId") for list_ in lists_}) == len(lists_)
        marks = [value(n, "nsid") for n in numbering.findall(f"{W}abstractNum")]
        assert len(set(marks)) == len(marks)
        assert not list(numbering.iter(f"{W}lvlOverride"))


def test_the_number_stands_in_the_paragraph_and_its_place_in_the_style() -> None:
    """Some programs see no number that only a style gives; who restyles changes styles alone."""
    data = docx.write(sample())
    names, found = bookmarks(sample()), bookmarked(data)
    for provision in bill_provisions(sample()):
        if provision.num:
            assert value(found[names[provision.eid]], "pPr/numPr/numId") is not None
    assert not list(parts(data)["word/numbering.xml"].iter(f"{W}ind"))


def test_numbered_recitals_are_a_list() -> None:
    data = docx.write(odd())
    recital = bookmarked(data)["rec_1"]
    assert text_of(recital) == "reason 1"
    assert _lists_of_styles(data)["BillRecital"] == "2"


def test_the_number_is_bold_where_the_form_says_so() -> None:
    numbering = parts(docx.write(sample()))["word/numbering.xml"]
    bold = {
        value(level, "lvlText"): level.find(f"{W}rPr/{W}b").get(f"{W}val") is None
        for level in numbering.iter(f"{W}lvl")
    }
    assert bold["Section %1."]
    assert not bold["(%4)"]


def test_a_zone_deeper_than_word_can_count_is_an_error() -> None:
    deep = ZoneStyle("instrument", (INSTRUMENT.levels[0],) * 10, "this act")
    style = replace(STYLE, zones={"instrument": deep, "code": CODE})
    with pytest.raises(DraftbanError) as caught:
        docx.write(sample(style))
    assert caught.value.diagnostics[0].code == "docx.too-many-levels"


@pytest.mark.parametrize("pattern", ["{1}", "({a})", "{A}.", "Part {I}.", "§ {blank}.{i}"])
def test_a_pattern_reads_back_what_it_prints(pattern: str) -> None:
    read = parse_pattern(pattern)
    assert all(read.value_of(read.prints(n)) == n for n in range(1, 400))


@pytest.mark.parametrize("number", ["", "()", "(ab)", "(1)", "a", "(a", "(é)", "(A)", "bis"])
def test_a_number_of_another_pattern_has_no_value(number: str) -> None:
    assert parse_pattern("({a})").value_of(number) is None


# ---------------------------------------------------------------- lists, as few as will do


def numbering() -> Numbering:
    return Numbering(lists(STYLE), 11.0)


def test_what_follows_in_order_stays_in_one_list() -> None:
    lists_ = numbering()
    main = lists_.open("instrument")
    for depth, num in (
        (0, "Section 1."),
        (1, "(a)"),
        (2, "(1)"),
        (2, "(2)"),
        (1, "(b)"),
        (2, "(1)"),
        (0, "Section 2."),
        (1, "(a)"),
    ):
        assert lists_.number("instrument", depth, num, main) == main


def test_a_second_run_gets_a_list_of_its_own_even_where_it_would_count_on() -> None:
    lists_ = numbering()
    main = lists_.open("code")
    assert lists_.number("code", 1, "A.", main) == main
    assert lists_.open("code") == FRESH
    assert lists_.number("code", 1, "B.", FRESH) not in (FRESH, main)


def test_after_an_odd_number_the_list_before_it_goes_on() -> None:
    """What is put in before the odd number then moves what follows it."""
    lists_ = numbering()
    main = lists_.open("code")
    lists_.number("code", 1, "A.", main)
    odd_list = lists_.number("code", 1, "A-1.", main)
    next_list = lists_.number("code", 1, "B.", odd_list)
    assert odd_list not in (main, FRESH)
    assert next_list == main
    assert lists_.number("code", 1, "C.", next_list) == main


def test_a_number_that_no_list_prints_next_starts_its_own() -> None:
    lists_ = numbering()
    main = lists_.open("code")
    lists_.number("code", 1, "A.", main)
    late = lists_.number("code", 1, "E.", main)
    assert lists_.number("code", 1, "F.", late) == late != main
    definition = lists_.part().findall(f"{W}abstractNum")[-1]
    starts = [value(level, "start") for level in definition.findall(f"{W}lvl")]
    assert starts == ["1", "5", "1", "1"]
