"""The text writer: what it prints, and the lines that other formats are held against."""

from __future__ import annotations

from dataclasses import replace

from draftban import writers
from draftban.bill.style import LevelStyle, ZoneStyle
from draftban.bill.tree import (
    Bill,
    Contents,
    ContentsEntry,
    FinalBill,
    P,
    Provision,
    Quoted,
    Recital,
    Text,
    bill_provisions,
)
from draftban.writers.text import WIDTH, lines_by_provision

from .sample import BLANK, STYLE, sample


def text(bill: FinalBill) -> str:
    return writers.write(bill, "text").decode()


def test_lines_fit_in_eighty_columns_and_the_file_ends_with_one_newline() -> None:
    printed = text(sample())
    assert max(map(len, printed.splitlines())) <= WIDTH
    assert printed.endswith("Words of the answer.\n")
    assert all(line == line.rstrip() for line in printed.splitlines())


def test_numbers_headings_and_depth() -> None:
    printed = text(sample())
    assert "\nSection 1. Purpose. The purpose of this ordinance is" in printed
    assert f"\n    § 222-{BLANK} Use by the City\n" in printed
    assert "\n        A. Prohibition. The City and its officials shall not:\n" in printed
    assert (
        "\n            (2) obtain or use information derived from biometric surveillance,"
        "\n                whoever made it; or\n"
    ) in printed
    assert "\n                (b) do so on City land,\n" in printed


def test_closing_words_stand_after_the_children() -> None:
    printed = text(sample())
    assert printed.index("do so on City land,") < printed.index("whether or not a person")


def test_quotation_marks_stand_round_quoted_text() -> None:
    printed = text(sample())
    assert "    “A. Register. The City Clerk" in printed
    assert "open to the public.”\n" in printed


def test_front_and_end_matter() -> None:
    printed = text(sample())
    assert "ORDINANCE NO. __________".center(80).rstrip() in printed.splitlines()
    assert "\nWHEREAS, people who are watched" in printed
    assert "    Section 5. Effective date\n" in printed  # the contents list
    lines = printed.splitlines()
    clerk = lines.index(" " * 40 + "City Clerk")
    assert lines[clerk - 1].strip() == "_" * 34
    assert lines[clerk - 3].strip() == "Attest:"


def test_every_provision_has_one_line_in_reading_order() -> None:
    bill = sample()
    lines = lines_by_provision(bill)
    assert [eid for eid, _ in lines] == [p.eid for p in bill_provisions(bill)]
    assert all(line == " ".join(line.split()) for _, line in lines)


def test_a_provision_line_is_number_heading_own_words_and_closing_words() -> None:
    lines = dict(lines_by_provision(sample()))
    a = "sec_2__qstr_1__sec_1__subsec_A"
    assert lines[a] == (
        "A. Prohibition. The City and its officials shall not: "
        "whether or not a person is identified by it."
    )
    assert lines[f"{a}__para_1"] == "(1) obtain, keep or use biometric surveillance;"
    assert lines["sec_2__qstr_1__sec_1"] == f"§ 222-{BLANK} Use by the City"
    assert lines["sec_3__qstr_1__subsec_A"].startswith("“A. Register. ")
    assert lines["sec_3__qstr_1__subsec_B"].endswith("public.”")
    assert lines["def_record"] == "“Record” includes <raw> data & templates."


def one(level: LevelStyle, **parts: object) -> FinalBill:
    zone = ZoneStyle("z", (level,), "this Act")
    bill = sample(replace(STYLE, zones={"z": zone}))
    provision = Provision(kind="clause", zone="z", level="section", eid="s", **parts)  # type: ignore[arg-type]
    return FinalBill(Bill(meta=bill.meta, style=bill.style, body=(provision,)))


def test_a_run_in_heading_that_ends_with_a_dash_touches_the_text() -> None:
    level = LevelStyle(num="({a})", heading="run-in", heading_mark=".—")
    bill = one(
        level, num="(a)", heading=(Text("In general"),), content=(P((Text("No one may."),)),)
    )
    assert lines_by_provision(bill) == [("s", "(a) In general.—No one may.")]
    assert text(bill) == "(a) In general.—No one may.\n"


def test_a_heading_that_its_level_does_not_print_is_left_out() -> None:
    bill = one(LevelStyle(num="{1}."), num="1.", heading=(Text("X"),), content=(P((Text("Y."),)),))
    assert text(bill) == "1. Y.\n"


def test_a_group_without_a_level_is_a_centred_heading_and_does_not_indent() -> None:
    level = LevelStyle(num="{1}.")
    section = Provision("clause", "section", "z", num="1.", eid="s", content=(P((Text("Y."),)),))
    group = Provision("group", eid="g", heading=(Text("CHAPTER"),), children=(section,))
    base = one(level)
    bill = FinalBill(replace(base, body=(group,)))
    assert text(bill) == f"{' ' * 36}CHAPTER\n\n1. Y.\n"


def test_marks_of_quoted_text_find_their_place_without_numbers() -> None:
    level = LevelStyle(num="", heading="above")
    words = (P((Text("First."),)), P((Text("Last."),)))
    inner = Provision("clause", "section", "z", eid="q", content=words)
    base = one(level, content=(P((Text("Add:"),)), Quoted("z", (inner,), ("«", "»"))))
    assert lines_by_provision(base) == [("s", "Add:"), ("q", "«First. Last.»")]


def test_a_long_word_is_not_broken() -> None:
    word = "x" * 100
    bill = one(LevelStyle(num="{1}."), num="1.", content=(P((Text(f"a {word} b"),)),))
    assert word in text(bill)


def test_blocks_inside_a_provision() -> None:
    entries = (ContentsEntry(0, "1.", "One", "s"),)
    blocks = (Contents((Text("List"),), entries), Recital((Text("it is so"),), "(1)"))
    bill = one(LevelStyle(num="{1}.", hang=0.4), num="1.", content=blocks)
    assert text(bill) == "1.\n\n   List\n\n       1. One\n\n   (1) it is so\n"
    assert lines_by_provision(bill) == [("s", "1. (1) it is so")]


def test_a_long_number_hangs_as_a_short_one_does() -> None:
    words = P((Text("and " * 30),))
    bill = one(LevelStyle(num="({1})", hang=0.4), num="(10)", content=(words,))
    first, second = text(bill).splitlines()[:2]
    assert first.index("and") == second.index("and") == len("(10) ")
