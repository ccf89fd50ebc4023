"""The HTML page: one file, no script, right headings, links that arrive, everything escaped."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import lxml.html
import pytest
from lxml.html import HtmlElement

from draftban import writers
from draftban.bill.tree import CitedSource, FinalBill, P, Placeholder, Ref, Text, bill_provisions
from draftban.diagnostics import Pos
from draftban.writers._html.inlines import Inlines
from draftban.writers.text import lines_by_provision

from .sample import STYLE, sample


def page(bill: FinalBill) -> HtmlElement:
    return lxml.html.document_fromstring(writers.write(bill, "html"))


@cache
def the_page() -> HtmlElement:
    return page(sample())


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_page_stands_alone() -> None:
    source = writers.write(sample(), "html").decode()
    assert source.startswith("<!DOCTYPE html>")
    assert not the_page().xpath("//script | //link | //img | //iframe | //object")
    assert "url(" not in source
    assert "@import" not in source
    assert not re.search(r"https?://", source)


def test_language_title_and_landmarks() -> None:
    assert the_page().get("lang") == "en-US"
    assert the_page().findtext(".//title") == "Biometric Surveillance Ordinance"
    for landmark in ("main", "header", "footer"):
        assert len(the_page().xpath(f"//{landmark}")) == 1
    assert the_page().xpath("//header//h1")
    assert the_page().xpath("//footer//*[@class='signer']")


def test_every_provision_has_its_eid_and_ids_are_unique() -> None:
    ids = [element.get("id") for element in the_page().xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert ids[0] == "text"
    assert [p.eid for p in bill_provisions(sample())] == [i for i in ids[1:] if "rec_" not in i]


def test_one_title_and_no_heading_rank_skipped() -> None:
    headings = the_page().xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
    ranks = [int(h.tag[1]) for h in headings]
    assert ranks.count(1) == 1
    assert ranks[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(ranks))
    by_words = {words(h): h.tag for h in headings}
    assert by_words["Section 1. Purpose."] == "h2"
    assert by_words["A. Prohibition."] == "h4"


def test_links_arrive() -> None:
    links = the_page().xpath("//a[@href]")
    targets = {element.get("id") for element in the_page().xpath("//*[@id]")}
    assert {"term", "ref short"} <= {a.get("class") for a in links}
    assert all(a.get("href").removeprefix("#") in targets for a in links)


def test_a_term_leads_to_the_definition_that_marks_it() -> None:
    term = the_page().xpath("//a[@class='term']")[0]
    definition = the_page().get_element_by_id(term.get("href")[1:])
    assert definition.xpath(".//dfn")[0].text == "Biometric surveillance"


def test_a_reference_to_nothing_on_the_page_is_plain_words() -> None:
    bill = sample()
    fewer = FinalBill(replace(bill, body=bill.body[3:]))
    printed = page(fewer)
    assert "(Use by the City) forbids." in words(printed)
    assert not printed.xpath("//a[@class='term' or contains(@href, 'sec_2')][not(ancestor::nav)]")


def test_a_blank_says_what_goes_there() -> None:
    labels = [u.get("title") for u in the_page().xpath("//u[@class='blank']")]
    assert "number of the ordinance" in labels
    assert "date of passage" in labels


def _own_text(element: HtmlElement, others: set[str]) -> str:
    """Text of a provision without that of the provisions in it, and without its side note."""
    parts = [element.text or ""]
    for child in element:
        if child.get("id") not in others and child.get("class") != "side":
            parts.append(_own_text(child, others))
        parts.append(child.tail or "")
    return "".join(parts)


def test_words_equal_the_text_writer_provision_by_provision() -> None:
    lines = lines_by_provision(sample())
    eids = {eid for eid, _ in lines}
    for eid, line in lines:
        own = _own_text(the_page().get_element_by_id(eid), eids)
        assert " ".join(own.split()) == line


def test_the_page_says_that_it_is_no_law_unless_told_not_to() -> None:
    said = replace(STYLE.words, status="Model bill, not law")
    bill = sample(replace(STYLE, words=said))
    assert page(bill).xpath("//main/p[@class='status']")[0].text == "Model bill, not law"
    assert '@top-right { content: "Model bill, not law"' in writers.write(bill, "html").decode()
    without = writers.write(bill, "html", writers.Options(status_line=False)).decode()
    assert "Model bill" not in without


def test_a_keyboard_comes_to_the_text_with_one_step() -> None:
    body = the_page().find("body")
    assert body[0].get("class") == "skip"
    assert the_page().get_element_by_id(body[0].get("href")[1:]).tag == "main"


def test_contents_beside_the_text_name_its_headings_in_order() -> None:
    links = the_page().xpath("//nav[@class='toc']//a")
    labels = ["Section 1. Purpose", "Section 2. New sections of the Code"]
    assert [a.text for a in links][:2] == labels
    assert the_page().xpath("//nav[@class='toc']/@aria-label") == ["Contents"]
    headed = [h.get("data-label") for h in the_page().xpath("//main//*[@data-label]")]
    assert [a.text for a in links] == [
        label for label in headed if label in {a.text for a in links}
    ]


def with_origins(file: str) -> FinalBill:
    bill = sample()
    purpose = replace(
        bill.body[0],
        source="general/purpose",
        demands=("a", "b.i"),
        drafting="own",
        pos=Pos(file, 7),
        sources=(CitedSource("A report", "https://example.org/a?b&c", "read May 1, 2026"),),
    )
    return FinalBill(replace(bill, body=(purpose, *bill.body[1:])))


def beside(bill: FinalBill, options: writers.Options) -> list[str]:
    written = lxml.html.document_fromstring(writers.write(bill, "html", options))
    note = written.xpath("//section[@id='sec_1']/div[@class='side']")
    return [words(line) for line in note[0]] if note else []


def test_beside_a_provision_stands_where_it_comes_from_unless_the_page_is_clean() -> None:
    bill = with_origins("templates/languages/en/us/general/purpose.own.md")
    assert beside(bill, writers.Options()) == [
        "Demands a, b.i · drafting: own",
        "templates/languages/en/us/general/purpose.own.md:7",
        "1 sourceA report (read May 1, 2026)",
    ]
    assert beside(bill, writers.Options(clean=True)) == []
    source = writers.write(bill, "html", writers.Options(clean=True)).decode()
    assert 'class="status"' not in source
    assert "drafting" not in source
    assert "purpose.own.md" not in source


@pytest.mark.parametrize("folder", ["/srv/anna/bills/", "../../anna/", "C:/Users/anna/"])
def test_a_side_note_never_names_a_folder_of_the_machine(folder: str) -> None:
    lines = beside(with_origins(f"{folder}purpose.md"), writers.Options())
    assert lines[2] == "purpose.md:7"
    assert "anna" not in " ".join(lines)


def test_a_definition_lists_where_its_term_is_used() -> None:
    definition = the_page().xpath("//*[@class='definition'][.//dfn='Biometric surveillance']")[0]
    note = definition.xpath("./div[@class='side']")[0]
    assert note.get("role") == "note"
    back = {a.get("href")[1:] for a in note.xpath(".//details//a")}
    for use in the_page().xpath(f"//a[@class='term' and @href='#{definition.get('id')}']"):
        assert back & {element.get("id") for element in use.iterancestors()}


HOSTILE = "</title></style><script>alert(1)</script> \" ' \\ & <b> \x00\x1b {{ x }}"


def _hostile() -> FinalBill:
    style = replace(STYLE, page=replace(STYLE.page, header=HOSTILE, footer=HOSTILE, font=HOSTILE))
    bill = sample(style)
    meta = replace(
        bill.meta,
        title=HOSTILE,
        short_title=HOSTILE,
        subject=HOSTILE,
        keywords=(HOSTILE,),
        language='en" onload="x',
    )
    line = P((Text(HOSTILE), Placeholder(HOSTILE, HOSTILE)), "long-title")
    section = replace(
        bill.body[0], num=HOSTILE, eid=HOSTILE, heading=(Text(HOSTILE),), content=(line,)
    )
    return FinalBill(replace(bill, meta=meta, preface=(line,), body=(section, *bill.body[1:])))


def test_nothing_in_a_bill_becomes_markup() -> None:
    source = writers.write(_hostile(), "html").decode()
    assert source.count("<script") == 0
    assert source.count("</style>") == 1
    printed = page(_hostile())
    assert not printed.xpath("//script | //b | //@onload")
    assert "</style><script>alert(1)" in words(printed.xpath("//h1")[0])
    assert "\x00" not in source
    assert "\x1b" not in source


@pytest.mark.parametrize(
    ("size", "css"), [("letter", "size: letter;"), ("legal", "size: legal;"), ("a4", "size: A4;")]
)
def test_printing_from_a_browser_uses_the_page_of_the_form(size: str, css: str) -> None:
    style = replace(
        STYLE,
        page=replace(STYLE.page, size=size, margin_left=1.25, justify=True),  # type: ignore[arg-type]
    )
    source = writers.write(sample(style), "html").decode()
    printing = source[source.index("@media print") :]
    assert css in printing
    assert "margin: 1in 1in 1in 1.25in" in printing
    assert "text-align: justify" in printing
    assert '"Page " counter(page) " of " counter(pages)' in printing


def test_indents_shrink_on_a_narrow_screen_and_colours_follow_the_reader() -> None:
    source = writers.write(sample(), "html").decode()
    narrow = source[source.rindex("@media screen and (max-width") :]
    assert ".z1-3 { padding-left: 0.6in; text-indent: -0.16in }" in narrow
    assert ".z1-3 { padding-left: 1.5in; text-indent: -0.4in }" in source
    assert "prefers-color-scheme: dark" in source
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in source


@pytest.mark.parametrize("emphasis", ["none", "bold", "italic"])
def test_defined_terms_look_as_the_form_says(emphasis: str) -> None:
    style = replace(
        STYLE,
        definitions=replace(STYLE.definitions, emphasis=emphasis),  # type: ignore[arg-type]
    )
    rule = {"none": "weight: inherit", "bold": "weight: bold", "italic": "style: italic"}[emphasis]
    assert f"dfn {{ font-{rule} }}" in writers.write(sample(style), "html").decode()


def test_a_citation_and_its_level_word_are_one_piece() -> None:
    """A no-break space before an unbreakable piece would make a PDF's line far too short."""
    write = Inlines(frozenset({"sec_2"}), term_links=False)
    printed = write((Text("as section\u00a0"), Ref("p/use", "2", "sec_2"), Text(" allows")))
    assert printed == (
        'as <span class="short">section\u00a0<a class="ref short" href="#sec_2">2</a></span> allows'
    )
