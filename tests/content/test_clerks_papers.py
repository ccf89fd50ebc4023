"""The papers that a clerk, staff and counsel need beside the bill: what is computed in them, and
what is left to them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from draftban.bill.paper import Table
from draftban.bill.tree import Recital, bill_provisions
from draftban.diagnostics import Report
from draftban.packets import COUNSEL, FOLDERS, TO_FILE, TO_USE, Packet, packet
from draftban.review.citing import citations, every
from draftban.review.coverage.carveouts import own_text
from draftban.writers import pdf, write
from tests.content.packets import Packed, names, paper, part, table, text
from tests.content.shipped import PLACES, SHIPPED, build_in
from tests.writers.pdfua import need_pango

GENERIC = "us-oh-testville"

PAPER = "---\ntitle: Note\nfolder: to-use\n{}\n---\n> A note.\n\nIt says so.\n"

THERE = {
    "levels: [municipal]": True,
    "levels: [state, national]": False,
    "beside: [act/continuance, prohibitions/procurement]": True,
    "beside: [act/continuance]": False,
    "needs: [law, dates]": True,
    "needs: [law, scenarios.speakers, only_together]": False,
}
"""What the front matter of a paper says, and whether the packet below has it."""

STAGES = {
    "memo": "What is handed in",
    "staff-report": "Drafts for staff to adopt as theirs",
    "approvals": "Drafts for staff to adopt as theirs",
    "codification": "After passage",
}
"""Under which head the list of what is filed has a paper, where there is one."""

DATED = ["evidence", "effective-dates"]

WRONG = (
    ("replaces: [memo, staff-reprot]", "packet.unknown-paper", 18),
    ("beside: [general/conflict, prohibitions/procurment]", "packet.unknown-clause", 28),
    ("needs: [law, datse]", "packet.unknown-needs", 14),
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Packet:
    """The packet of a place with findings, a step of procedure, a clause without options and papers
    of its own.
    """
    folder = tmp_path_factory.mktemp("own")
    _write(
        folder,
        "remedies/civil-action.md",
        "---\nid: remedies/civil-action\nheading: Civil action\nplain: People may sue.\n---\n"
        "A person harmed may sue.\n",
    )
    for number, facts in enumerate(THERE):
        _write(folder, f"papers/note-{number}.md", PAPER.format(facts))
    source = {"cite": "Minutes of May 4", "verified": True, "passage": "no camera was asked for"}
    changes = {
        "prohibitions": ["c"],
        "findings": [
            {"text": "residents asked for no camera", "sources": [source]},
            {"text": "the river is wide"},
        ],
        "procedure": {"environment": {"says": "A finding is made.", "source": "Rule 4"}},
    }
    report = Report()
    made = packet(build_in(folder, GENERIC, changes, told=["clauses.unread-finding"]), report)
    assert not report.errors, "\n".join(map(str, report))
    return made


def _write(folder: Path, name: str, said: str) -> None:
    """A file of the place in ``folder``."""
    path = folder / GENERIC / "jurisdictions" / GENERIC / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(said, "utf-8")


# ---------------------------------------------------------------- one motion for one paper


@pytest.mark.parametrize("place", ["us-ma-lowell", "us-or-eugene", "us-wa-pierce", GENERIC])
def test_memo_and_how_to_file_move_the_same_and_cite_titles_that_documents_bear(
    packed: Packed, place: str
) -> None:
    made = packed(place)
    memo = paper(made, "memo")
    moved = part(memo, "Motion") or part(memo, "SUGGESTED MOTION")
    ready = part(paper(made, "how-to-file"), "A motion that is ready")
    assert moved == ready[: len(moved)]
    assert ready[len(moved)].startswith("The words are a proposal.")
    law, *companions = made.bills
    for motion, document in zip(moved, (law, law, *companions), strict=True):
        (title,) = re.findall("‘(.*)’", motion)
        assert title == document.bill.meta.title
        assert title in " ".join(write(document.bill, "text").decode().split())
    assert "adopt" not in moved[0].replace(law.bill.meta.title, "")
    assert "adopt the ordinance" in moved[1]


TWO = "at least 2 meetings"


@pytest.mark.parametrize(
    ("place", "two"), [("us-ma-lowell", True), ("us-or-eugene", True), (GENERIC, False)]
)
def test_where_it_takes_two_meetings_every_paper_says_so(
    packed: Packed, place: str, two: bool
) -> None:
    made = packed(place)
    asked = ["memo", "staff-report", "approvals", "effective-dates"]
    asked = [name for name in asked if name in names(made, TO_FILE)]
    assert len(asked) >= 3
    assert {TWO in text(paper(made, name)) for name in asked} == {two}
    assert ("At a later meeting" in text(paper(made, "how-to-file"))) is two


def test_a_vote_for_others_is_sent_to_them(packed: Packed) -> None:
    memo = paper(packed("us-ma-lowell"), "memo")
    asked = [said for said in part(memo, "What is asked") if said.startswith("Model Vote")]
    (asked_of_others,) = asked
    assert "sent to local bodies" in asked_of_others
    assert any("City Clerk send the paper" in said for said in part(memo, "Motion"))


@pytest.mark.parametrize("place", SHIPPED)
def test_what_is_filed_has_curly_apostrophes_and_no_contraction(packed: Packed, place: str) -> None:
    made = packed(place)
    for _, found in (*made.of_folder(TO_FILE), *made.of_folder(TO_USE)):
        said = re.sub(r"https?://\S+", "", text(found))
        assert not re.findall(r"\w+'\w+|\w+n[’']t\b", said), found.meta.title


REMARKS = re.compile(
    "was not read|nobody (has|copied|read)|not yet read|not verified|no lawyer has|as read:|"
    "before it is sent|left blank where|counsel who|counsel still|narrows what people|"
    "is best repealed|needs it\\.$|bear it out|may go on|how the draft is meant",
    re.IGNORECASE,
)
"""What is said to counsel, and to nobody who reads what is filed."""


@pytest.mark.parametrize("place", PLACES)
def test_no_remark_for_counsel_stands_in_what_is_filed_or_used(packed: Packed, place: str) -> None:
    made = packed(place)
    limits = [c for cases in made.bills[0].setup.form.competence.values() for c in cases]
    unconfirmed = [one.reason for one in limits if not one.checked_by]
    assert unconfirmed
    for folder in (TO_FILE, TO_USE):
        for stem, found in made.of_folder(folder):
            said = text(found)
            assert not REMARKS.search(said), stem
            assert not any(reason in said for reason in unconfirmed), stem
    assert any(REMARKS.search(text(found)) for _, found in made.of_folder(COUNSEL))


# ---------------------------------------------------------------- the list of papers


@pytest.mark.parametrize("place", PLACES)
def test_the_list_of_papers_has_each_in_order_with_whom_it_is_for(
    packed: Packed, place: str
) -> None:
    made = packed(place)
    bills = [document.stem for document in made.bills]
    rows = table(paper(made, "packet-contents"), "2.")
    filed = [stem for stem, _ in made.of_folder(TO_FILE)]
    assert [row[0] for row in rows] == [*bills, *filed]
    parts = [b for b in paper(made, "contents").blocks if isinstance(b, Table)]
    listed = [row for part in parts for row in table(paper(made, "contents"), part.caption)]
    assert [row[0] for row in listed] == [*bills, *filed[1:]]
    told = {row[0]: p.caption for p in parts for row in table(paper(made, "contents"), p.caption)}
    for name, caption in STAGES.items():
        assert told.get(f"{place}-{name}", caption) == caption, name
    listed = [row for n in "123" for row in _tables(made, f"{n}.")]
    assert len(listed) == 2 * len(bills) + sum(len(made.of_folder(f)) for f in FOLDERS) - 1
    assert not [row for row in listed if "–" in row or "" in row]


def _tables(made: Packet, caption: str) -> list[list[str]]:
    """The rows of that list, none where the packet has no such folder."""
    there = caption != "3." or made.of_folder(TO_USE)
    return table(paper(made, "packet-contents"), caption) if there else []


def test_what_a_clerk_reads_is_not_set_smaller_than_nine_points(packed: Packed) -> None:
    for place in SHIPPED:
        for folder in (TO_FILE, TO_USE):
            for stem, found in packed(place).of_folder(folder):
                assert found.page.font_size >= 9, stem


# ---------------------------------------------------------------- days


@pytest.mark.parametrize("place", [p for p in PLACES if p != "eu"])
def test_every_time_that_a_law_prints_is_in_the_tables(packed: Packed, place: str) -> None:
    made = packed(place)
    found = paper(made, "effective-dates")
    times = table(found, "Times, in")
    shown = [(" ".join(row[:1]), row[2].lower()) for row in (*table(found), *times)]
    printed = re.compile(r"\d+ (?:business )?(?:day|week|month|year)s?\b")
    met = 0
    for law in made.bills[: 2 if place == "us-ma" else 1]:
        for p, cited in every(law.bill):
            if p.kind != "finding":
                own = " ".join(own_text(replace(p, children=()))).replace("\N{NO-BREAK SPACE}", " ")
                for time in printed.findall(own):
                    met += 1
                    there = [cite for said, cite in shown if time in said]
                    here = str(cited).lower()
                    assert any(here in cite or here.startswith(cite) for cite in there), here
    assert met >= 15
    assert len(times) >= 10


@pytest.mark.parametrize("place", [p for p in PLACES if p != "eu"])
def test_every_day_that_the_law_counts_from_its_effect_is_in_the_table(
    packed: Packed, place: str
) -> None:
    made = packed(place)
    counted = re.compile(
        r"days after (the|its) effective date|takes? effect (\d|upon)|"
        r"act (in the first|before the end of) \d+ days"
    )
    shown = " ".join(row[2] for row in table(paper(made, "effective-dates")))
    found = 0
    for law in made.bills[: 2 if place == "us-ma" else 1]:
        cited = citations(law.bill)
        for p in bill_provisions(law.bill):
            if p.kind == "clause" and counted.search(" ".join(own_text(p))):
                found += 1
                assert cited[p.id].lower() in shown.lower(), p.id
    assert found >= 2


def test_the_table_of_days_has_dates_once_the_day_of_introduction_is_known(packed: Packed) -> None:
    rows = table(paper(packed("us-ma-lowell", introduced="2027-02-01"), "effective-dates"))
    assert [(row[0], row[3]) for row in rows[:2]] == [
        ("20 days after final passage", "March 3, 2027"),  # the last for a petition
        ("30 days after final passage", "March 13, 2027"),
    ]
    assert ["each year", "Those who work with it are trained again."] in [r[:2] for r in rows]
    assert [row[3] for row in rows if row[0] == "90 days after the effective date"] == [
        "June 11, 2027",
        "June 11, 2027",
    ]
    assert [row[3] for row in rows if row[0] == "by March 1 of each year"] == [
        "first: March 1, 2028"
    ]
    undated = table(paper(packed("us-ma-lowell"), "effective-dates"))
    assert {row[3].strip("_") for row in undated} == {""}


def test_what_counts_from_approval_says_so_in_every_paper_of_days(packed: Packed) -> None:
    made = packed("us-or-eugene", introduced="2027-02-01")
    days = table(paper(made, "effective-dates"))
    rule = "30 days after approval or passage over a veto (Eugene Charter of 2002, section 32)"
    assert [row[0].endswith(rule) for row in days if row[1] == "The ordinance takes effect."] == [
        True
    ]
    assert "a later approval" in text(paper(made, "effective-dates"))
    waits = table(paper(made, "how-to-file"), "Waits")
    assert "passage and approval, or passage over a veto" in [row[0] for row in waits]
    assert "approval" not in text(paper(packed("us-ma-lowell"), "effective-dates"))


def test_times_are_whole_sentences_of_the_law_and_words_of_time_are_among_them(
    packed: Packed,
) -> None:
    made = packed("us-or-eugene")
    said = " ".join(write(made.bills[0].bill, "text").decode().split())
    quoted = [row[0] for row in table(paper(made, "effective-dates"), "Times, in")]
    assert all(words[0].isupper() and words.endswith(".") for words in quoted)
    assert sum(words in said for words in quoted) >= len(quoted) - 2  # lines broken at a hyphen
    for words in ("or with reasonable care would have known", "at once", "next regular meeting"):
        assert any(words in row for row in quoted), words


def test_an_option_moves_its_row(packed: Packed) -> None:
    made = packed("us-ma-lowell", introduced="2027-02-01", effective_days=90)
    assert "90 days after final passage" in [r[0] for r in table(paper(made, "effective-dates"))]


# ---------------------------------------------------------------- law that stands already


@pytest.fixture(scope="module")
def illinois(tmp_path_factory: pytest.TempPathFactory) -> Packet:
    """The packet of a city in a state whose law on biometric data is known."""
    folder, report = tmp_path_factory.mktemp("illinois"), Report()
    changes = {"state": "Illinois", "options": {"claim_years": 4, "answer_days": 45}}
    made = packet(build_in(folder, GENERIC, changes), report)
    assert not list(report)
    return made


BIPA = "Biometric Information Privacy Act, 740 ILCS 14"


def test_the_law_of_the_state_is_known_to_text_and_papers(packed: Packed, illinois: Packet) -> None:
    law, resolution, *_ = (write(d.bill, "text").decode() for d in illinois.bills)
    law, resolution = (" ".join(words.split()) for words in (law, resolution))
    assert "a state law on biometric data, such as 740 ILCS 14, gives a person" in law
    assert "so far as state law, 740 ILCS 14 included, does not do so already" in resolution
    for name in ("memo", "staff-report"):
        assert any(BIPA in said for said in part(paper(illinois, name), "Law that stands already"))
        assert not part(paper(packed(GENERIC), name), "Law that stands already")
    assert "facial recognition: G.L. c. 6, § 220." in text(paper(packed("us-ma-lowell"), "memo"))
    asked = "how businesses may collect biometric data"
    assert asked in text(paper(packed(GENERIC), "open-points"))
    answers = table(paper(illinois, "open-points"), "Answers")
    assert [(row[1], "740 ILCS 14" in row[2]) for row in answers if asked in row[0]] == [
        ("yes", True)
    ]
    assert not any(asked in q[0] for q in table(paper(illinois, "open-points"), "Questions"))


# ---------------------------------------------------------------- as the bill has it


@pytest.mark.parametrize("place", ["us-ma-lowell", "us-or-eugene", GENERIC])
def test_what_a_body_cannot_do_is_no_ban(packed: Packed, place: str) -> None:
    found = paper(packed(place), "memo")
    said = [s for s in text(found).split("\n") if re.match(r"(No|Not|Limits)\b.*\. \w", s)]
    assert not said
    assert "Use as evidence." in text(found)


def test_money_of_private_enforcement_is_told_where_private_parties_are_bound(
    packed: Packed,
) -> None:
    made = packed("us-or-eugene", private_ceiling=250000)
    (row,) = table(paper(made, "fiscal-worksheet"), "Money that may come in")
    assert "at most $1,000 for each violation, and at most $250,000 for one system" in row[0]
    assert "$250,000 for one system in a year" in text(paper(made, "public-notice"))
    hours = {r[0] for r in table(paper(made, "fiscal-worksheet"), "Staff hours")}
    assert "Hearings, orders, and inspections against private parties" in hours
    lowell = text(paper(packed("us-ma-lowell"), "fiscal-worksheet"))
    assert "Money that may come in" not in lowell
    assert "against private parties" not in lowell
    assert "Terms in leases, licenses, and contracts" in lowell
    assert "Payments checked before they are approved" in lowell
    assert "Decisions on discipline" in lowell


def test_a_letter_of_notice_has_the_periods_of_the_text(packed: Packed, illinois: Packet) -> None:
    letter = text(paper(illinois, "notice-letter"))
    claim = "you may file a claim within 4 years after learning of the use and of the harm"
    assert letter.index("If other law requires a claim of its own") < letter.index(claim)
    assert (
        "You may sue within 2 years from the day when you knew, or with reasonable care" in letter
    )
    assert "no exemption" not in letter, "an admission"
    assert "within 45 days after your request" in letter
    core = text(paper(packed(GENERIC, length="core"), "notice-letter"))
    assert "file a claim" not in core
    assert "You may sue, so far as state law lets" in core
    assert "within" not in core


def test_a_labor_notice_knows_no_office_and_no_agreement(packed: Packed) -> None:
    said = text(paper(packed(GENERIC), "labor-notice"))
    assert "personnel office" not in said
    assert "collective bargaining" not in said


def test_a_resolution_names_the_state_of_whom_it_is_sent_to(packed: Packed) -> None:
    sent = " ".join(write(packed(GENERIC).bills[1].bill, "text").decode().split())
    assert "to the Governor of Ohio" in sent
    assert "to the Federal Trade Commission and the Attorney General of Ohio" in sent
    assert re.search(r"to each body that section \d+ asks, namely __+\.", sent)


@pytest.mark.parametrize(
    ("place", "counsel"),
    [("us-ma-lowell", "the City Solicitor"), ("us", "the legislature’s own counsel")],
)
def test_the_counsel_of_the_place_is_asked(packed: Packed, place: str, counsel: str) -> None:
    assert f"Have {counsel} look" in text(paper(packed(place), "how-to-file"))


# ---------------------------------------------------------------- evidence


@pytest.mark.parametrize("place", PLACES)
def test_every_finding_that_prints_has_its_exhibits(packed: Packed, place: str) -> None:
    made = packed(place)
    found = paper(made, "evidence")
    law = made.bills[0].bill
    recitals = sum(isinstance(block, Recital) for block in law.preamble)
    findings = recitals or sum(p.kind == "finding" for p in bill_provisions(law))
    rows, exhibits = table(found, "Findings"), table(found, "Exhibits")
    assert len(rows) >= findings > 3
    assert [row[0] for row in exhibits] == [str(n + 1) for n in range(len(exhibits))]
    known = {row[0] for row in exhibits}
    assert all(set(re.findall(r"\d+", row[1])) <= known for row in rows)
    assert all(row[2] for row in exhibits), "when it was read, or that nobody has"


def test_a_source_gives_its_words_and_a_finding_without_one_a_blank(own: Packet) -> None:
    rows = table(paper(own, "evidence"), "Findings")
    assert rows[-2][2] == "“no camera was asked for”"
    assert {rows[-1][1], rows[-1][2]} == {"__________"}


# ---------------------------------------------------------------- what can be given


def test_fallbacks_open_least_first_and_cite_what_they_cut(packed: Packed) -> None:
    made = packed("us-ma-lowell")
    rows = table(paper(made, "fallbacks"))
    assert len(rows) == 11
    cited = {words.lower() for words in citations(made.bills[0].bill).values()}
    for row in rows:
        cut = re.split(", and | and |, ", row[1])
        assert {words.lower() for words in cut} <= cited, row[1]
    everywhere = ["Opens every place" in row[2] for row in rows]
    assert everywhere == sorted(everywhere)
    assert not everywhere[0]
    assert "allow_warrant" in rows[-1][0]


def test_a_fallback_that_was_given_is_none(packed: Packed) -> None:
    made = packed("us-or-eugene", allow_warrant=True)
    rows = table(paper(made, "fallbacks"))
    assert len(rows) == 10
    assert not any("allow_warrant" in row[0] for row in rows)


@pytest.mark.parametrize(
    ("place", "demands"), [("us-ma-lowell", ("c",)), ("us-or-eugene", ("b.ii",))]
)
def test_an_amendment_to_what_does_not_stand_is_not_told(
    packed: Packed, place: str, demands: tuple[str, ...]
) -> None:
    some, all_ = (
        {row[0] for row in table(paper(packed(place, which), "amendments"))}
        for which in (demands, ())
    )
    assert some < all_
    assert ("“Live use only”" in some) is False


# ---------------------------------------------------------------- speakers


@pytest.mark.parametrize("place", ["us-ma-lowell", "us-or-eugene", "us-ma", GENERIC])
def test_speakers_have_twelve_answers_and_none_is_open(packed: Packed, place: str) -> None:
    rows = table(paper(packed(place), "answers-for-speakers"))
    assert len(rows) == 12
    assert all(row[1] and "unclear" not in row[1] for row in rows)
    assert len({row[1] for row in rows}) > 1


# ---------------------------------------------------------------- clerk


def test_a_blank_number_has_a_letter_in_the_bill_and_in_every_paper(packed: Packed) -> None:
    made = packed("us-or-eugene")
    said = [write(made.bills[0].bill, "text").decode()]
    said += [text(found) for _, found in (*made.of_folder(TO_FILE), *made.of_folder(TO_USE))]
    numbers = [number for words in said for number in re.findall(r"2\.____(\[[A-Z]\])?", words)]
    assert len(numbers) > 100
    assert "" not in numbers
    assert "provisional" in " ".join(part(paper(made, "codification"), "To settle"))
    assert "provisional" not in text(paper(packed("us-ma-lowell"), "codification"))


def test_the_route_has_the_rules_that_were_read_and_blanks_for_the_others(packed: Packed) -> None:
    eugene, generic = (
        {row[0]: row[1:] for row in table(paper(packed(place), "approvals"))}
        for place in ("us-or-eugene", GENERIC)
    )
    assert eugene["Presented for approval to the Mayor"][0].startswith("Eugene Charter of 2002")
    assert eugene["Introduced (first of at least 2 meetings)"][0].endswith("section 28(3)")
    notice = eugene["Notice published, at least 10 business days before the hearing"]
    assert notice[0] == "as seen in City of Eugene, Proposed Ordinances; rule: __________"
    assert not any("reading" in step.lower() for step in generic)
    assert generic["Presented for approval to __________"][0] == "__________"
    for place in ("us-or-eugene", GENERIC):
        made = packed(place)
        certified = " ".join(part(paper(made, "approvals"), "Certificate"))
        assert f"entitled “{made.bills[0].bill.meta.title}”" in certified
    lowell = [row[0] for row in table(paper(packed("us-ma-lowell"), "approvals"))]
    assert "Referendum: last day for a petition, 20 days after passage" in lowell
    assert "Notice published, at least 10 days before final passage" in lowell
    assert not any("approv" in step.lower() for step in lowell)


def test_the_codification_note_says_of_each_section_where_it_goes(packed: Packed) -> None:
    lowell = table(paper(packed("us-ma-lowell"), "codification"))
    assert lowell[0][2] == "Into the code as § 222-____. Biometric Surveillance"
    assert all(row[2].startswith("Not into the code") for row in lowell[1:])
    generic = table(paper(packed(GENERIC), "codification"))
    assert generic[0][2] == "As section __________"
    alone = text(paper(packed(GENERIC), "codification"))
    assert "adds no section to a code" in alone
    assert "Into the code" not in alone
    assert [row[1] for row in generic if row[2].startswith("Not")][-1] == "Effective Date"


def test_no_emergency_clause_and_why(packed: Packed) -> None:
    for place in ("us-ma-lowell", "us-or-eugene", "us-wa-pierce"):
        said = part(paper(packed(place), "repeal-and-savings"), "No emergency clause")
        assert "no emergency measure" in said[0]
        counsel = part(paper(packed(place), "how-to-file"), "Before it is handed in")
        assert "Counsel who adds one" in counsel[0]


def test_environmental_review_is_there_where_the_place_asks_it(packed: Packed, own: Packet) -> None:
    assert "Environmental review" not in text(paper(packed(GENERIC), "staff-report"))
    assert "Environmental review" not in text(paper(packed(GENERIC), "how-to-file"))
    assert "Environmental review. A finding is made. (Rule 4)" in text(paper(own, "staff-report"))
    asked = table(paper(own, "how-to-file"), "Questions for the Clerk")
    assert asked[10][0].startswith("Environmental review")


def test_a_form_that_is_filled_in_by_hand_has_room(packed: Packed) -> None:
    made = packed("us-ma-lowell")
    usual, longer = (text(paper(made, name)) for name in ("codification", "vendor-certificate"))
    assert {len(blank) for blank in re.findall("_+", longer)} == {22}
    assert "_" * 10 in usual
    assert "_" * 11 not in usual


def test_where_no_rule_was_read_the_call_to_the_clerk_is_one_page(packed: Packed) -> None:
    need_pango()
    written = pdf.write(paper(packed(GENERIC), "how-to-file"))
    assert len(PdfReader(BytesIO(written)).pages) == 1


# ---------------------------------------------------------------- which papers stand


@pytest.mark.parametrize(
    ("form", "to_file"),
    [
        ("us-city-resolution", ["contents", "memo", "summary"]),
        ("us-ma-home-rule-petition", ["contents", "memo", "summary", *DATED]),
    ],
)
def test_of_what_goes_with_a_law_no_paper_of_a_law_stands(
    tmp_path: Path, form: str, to_file: list[str]
) -> None:
    report = Report()
    made = packet(build_in(tmp_path, GENERIC, {"form": form}), report)
    assert not report.errors
    assert names(made, TO_FILE) == to_file
    assert not {"sealing-log", "vendor-certificate"} & set(names(made, TO_USE))


def test_a_text_without_options_has_its_papers_all_the_same(packed: Packed, own: Packet) -> None:
    for made, sum_is_told in ((packed(GENERIC), True), (own, False)):
        owed = [row[0] for row in table(paper(made, "fiscal-worksheet"), "Claims")]
        assert sum("actual damages" in said for said in owed) == 1
        assert any("$1,000" in said for said in owed) == sum_is_told


def test_a_new_paper_is_one_file_that_says_where_it_belongs(own: Packet) -> None:
    there = [n for n in names(own, TO_USE) if n.startswith("note-")]
    assert there == [f"note-{number}" for number, stands in enumerate(THERE.values()) if stands]


def test_a_paper_beside_nothing_and_a_day_of_nothing_are_errors_with_their_place(
    tmp_path: Path,
) -> None:
    for facts, code, _ in WRONG:
        _write(tmp_path, f"papers/{code.partition('.')[2]}.md", PAPER.format(facts))
    _write(
        tmp_path,
        "general/feast.md",
        "---\nid: general/feast\nheading: Feast\nplain: There is a feast.\n"
        "dates:\n  - {says: The feast begins., counts: effect, option: damagse}\n---\n"
        "There is a feast.\n",
    )
    report = Report()
    packet(build_in(tmp_path, GENERIC, {"prohibitions": ["c"]}), report)
    said = {d.code: d for d in report.errors}
    assert {code: (d.pos.line, d.pos.column) for code, d in said.items()} == {
        **{code: (4, column) for _, code, column in WRONG},
        "clauses.unknown-options": (6, 5),
    }
    assert all("Did you mean" in d.hint for d in said.values())
