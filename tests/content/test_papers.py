"""The papers that go with a bill: what they say of each place, and what they never say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader

from draftban.bill.paper import Heading, Paper, Table, plain_words
from draftban.clauses.papers import PaperWriter
from draftban.diagnostics import Report
from draftban.packets import COUNSEL, FOLDERS, TO_FILE, TO_USE, Packet, packet
from draftban.review.citing import citations
from draftban.review.readability import count_syllables, grade, units
from draftban.writers import pdf
from tests.content.packets import (
    NO_BREAK,
    Packed,
    expected,
    names,
    paper,
    part,
    table,
    text,
)
from tests.content.selections import words
from tests.content.shipped import PLACES, ROOT, SHIPPED, build_in, lengths
from tests.writers.pdfua import need_pango

RESERVED = {"definitions", "findings", "papers", "passages"}
DEMANDS = ("a", "b.i", "b.ii", "b.iii", "b.iv", "b.v", "b.vi", "c", "d", "e", "f")


# ---------------------------------------------------------------- plain sentences


def base_files() -> Iterator[Path]:
    for path in sorted((ROOT / "templates").rglob("*.md")):
        if "addressees" in path.parts:
            continue
        if path.parent.name not in RESERVED and path.name.count(".") == 1:
            yield path


def test_every_clause_has_a_plain_sentence_for_each_of_its_draftings() -> None:
    lacking = []
    for path in base_files():
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        facts = yaml.safe_load(front)
        if "changes" in facts and "plain" not in facts:
            continue  # it says what the text says that it changes
        said = facts.get("plain", "")
        drafted = {p.name.split(".")[1] for p in path.parent.glob(f"{path.stem}.*.md")}
        drafted |= {"direct"} if body.strip() else set()
        sentences = said if isinstance(said, dict) else dict.fromkeys(drafted or {"direct"}, said)
        if not all(sentences.values()) or drafted - set(sentences):
            lacking.append(path.relative_to(ROOT).as_posix())
        if isinstance(said, str) and len(drafted) > 1:
            lacking.append(f"{path.relative_to(ROOT).as_posix()}: by drafting")
    assert lacking == []


@pytest.mark.parametrize("place", SHIPPED)
def test_each_sentence_of_each_place_is_whole_and_easy(place: str, tmp_path: Path) -> None:
    for length in lengths(place):
        build = build_in(tmp_path, place, {"options": {"length": length}})
        reading = build.setup.pack.reading
        assert reading is not None
        for document in build.documents:
            report = Report()
            for one in PaperWriter(document.choice, report).described(document.bill):
                assert re.fullmatch(r"[A-Z][^{}]*[.]", one.plain), f"{one.id}: {one.plain!r}"
                found = grade([one.plain], reading, build.setup.pack.letters).grade
                assert found <= reading.most, f"{one.id} ({found:.1f}): {one.plain}"
            assert not len(report), "\n".join(map(str, report))


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        ("covered_space", "Shops and other private parties may not use face and body tracking in"),
        ("public_accommodations", "in places that serve the public."),
        ("own_property", "on public property or in public work. They may not trade in its data"),
        ("listed_places", "in streets, parks, schools, and the other places listed."),
    ],
)
def test_a_sentence_follows_the_option_that_changes_its_law(
    packed: Packed, scope: str, said: str
) -> None:
    rules = part(
        paper(packed("us-or-eugene", private_scope=scope), "summary"), "What the rules say"
    )
    assert any(said in rule for rule in rules)
    assert sum(r.startswith(("Shops and other private parties", "Businesses")) for r in rules) == 1


def test_so_is_that_of_each_compromise(tmp_path: Path) -> None:
    switched = re.findall(
        r"^  (allow_\w+):", "\n".join(p.read_text("utf-8") for p in base_files()), re.MULTILINE
    )
    for place in ("us-ma-lowell", "us-or-eugene"):
        build = build_in(tmp_path, place, {"options": dict.fromkeys(switched, True)})
        reading = build.setup.pack.reading
        assert reading is not None
        said = {
            one.id: one.plain
            for one in PaperWriter(build.documents[0].choice, Report()).described(
                build.documents[0].bill
            )
            if "compromise" in one.id
        }
        assert len(said) == len(switched) == 11
        for name, plain in said.items():
            found = grade([plain], reading, build.setup.pack.letters).grade
            assert found <= reading.most, f"{name}: {plain}"
        report = Report()
        summary = paper(packet(build, report), "summary")
        assert set(said.values()) <= set(part(summary, "What stays allowed"))


TOLD_TOGETHER = {
    *("exemptions/own-use", "exemptions/no-identity", "exemptions/participation"),
    *("exemptions/victims", "exemptions/press", "data/sealing", "data/deletion"),
}
"""Clauses that the summary tells in one sentence."""

TOLD_ELSEWHERE = {"general", "act", "codified", "amendments"}
"""Kinds of which the summary tells the day alone on which the law starts."""


@pytest.mark.parametrize("place", [p for p in PLACES if p != "eu"])
def test_no_clause_that_stands_is_missing_from_notice_and_summary(
    packed: Packed, place: str
) -> None:
    made = packed(place)
    summary = text(paper(made, "summary"))
    notice = None if place in ("us", "us-ma") else text(paper(made, "public-notice"))
    law = made.bills[0]
    told = list(PaperWriter(law.choice, Report()).described(law.bill))
    assert len(told) > 20
    for one in told:
        said = one.plain or one.heading
        if notice is not None:
            assert said in notice, one.id
        kind = one.source.partition("/")[0]
        if one.source == "general/effective-date" or (
            one.plain and one.source not in TOLD_TOGETHER and kind not in TOLD_ELSEWHERE
        ):
            assert said in summary, one.id


def test_the_notice_says_what_must_be_printed(packed: Packed) -> None:
    said = {p: text(paper(packed(p), "public-notice")) for p in ("us-ma-lowell", "us-or-eugene")}
    asked = text(paper(packed("us-or-eugene"), "how-to-file"))
    assert "The text must be published in full (G.L. c. 43, § 23)" in said["us-ma-lowell"]
    assert "follows this notice" not in said["us-ma-lowell"]
    assert "in full" not in said["us-or-eugene"]
    assert "May a notice print a summary, and who approves it?" in asked


# ---------------------------------------------------------------- reading grade


def test_the_grade_is_that_of_the_formula(packed: Packed) -> None:
    made = packed("us-ma-lowell").read[0]
    found = made.grade
    assert made.formula == "Flesch–Kincaid"
    by_hand = 0.39 * found.words / found.sentences + 11.8 * found.syllables / found.words - 15.59
    assert found.grade == pytest.approx(by_hand)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("the", 1), ("people", 2), ("used", 1), ("tracking", 2), ("surveillance", 3),
        ("biometric", 4), ("rule", 1), ("people’s", 2), ("searches", 2), ("created", 3),
        ("ordinance", 3), ("police", 2), ("table", 2), ("listed", 2), ("face", 1), ("faces", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, syllables: int, tmp_path: Path) -> None:
    reading = build_in(tmp_path, "us-oh-testville").setup.pack.reading
    assert reading is not None
    assert count_syllables(word, reading) == syllables


@pytest.mark.parametrize("place", PLACES)
def test_the_summary_reads_at_grade_nine_or_below(packed: Packed, place: str) -> None:
    (read,) = packed(place).read
    assert read.paper == f"{place}-summary"
    assert 3 < read.grade.grade <= read.most == 9
    assert 300 < read.grade.words < 1180, "two pages"


@pytest.mark.parametrize("place", SHIPPED)
def test_the_summary_fits_two_pages(packed: Packed, place: str) -> None:
    need_pango()
    written = pdf.write(paper(packed(place), "summary"))
    assert len(PdfReader(BytesIO(written)).pages) == 2


def test_a_summary_that_is_hard_to_read_is_a_warning(tmp_path: Path) -> None:
    own = tmp_path / "us-oh-testville" / "templates" / "languages" / "en" / "papers" / "summary.md"
    own.parent.mkdir(parents=True)
    own.write_text(
        "---\ntitle: Summary\nfolder: to-file\nreading: true\n---\n"
        "Notwithstanding administrative considerations, municipal functionaries are categorically "
        "prohibited from undertaking biometric identification.\n",
        "utf-8",
    )
    build = build_in(tmp_path, "us-oh-testville")
    report = Report()
    packet(build, report)
    (said,) = report
    assert said.code == "packet.hard-to-read"
    assert "us-oh-testville-summary reads at grade" in said.message


# ---------------------------------------------------------------- what a summary may not say


def test_where_only_the_city_is_bound_the_summary_says_no_more(packed: Packed) -> None:
    summary = paper(packed("us-ma-lowell"), "summary")
    said = text(summary)
    assert not re.search(r"\b(ban(s|ned)?|illegal|outlaw\w*|no longer allowed)\b", said, re.I)
    for rule in part(summary, "What the rules say")[1:]:
        assert re.match(r"The City may not |No money, property, or staff time of the City ", rule)
    who = part(summary, "Who must stop")
    assert "Must stop: City agencies, City police, and contractors." in who
    (some,) = (line for line in who if "private bodies" in line)
    assert some.startswith("Must stop in part: private bodies")
    assert "where the City must not let them: in its premises and work" in some
    assert not any("may go on" in w.lower() for w in who), "what other law forbids, nobody knows"
    assert any(w.startswith("Not reached") and "state agencies" in w for w in who)
    assert any(w.startswith("Beyond that these rules do not reach, but other law may") for w in who)


def test_where_private_use_is_forbidden_the_summary_says_so(packed: Packed) -> None:
    for place in ("us-or-eugene", "us-ma", "us", "eu"):
        summary = paper(packed(place), "summary")
        rules = part(summary, "What the rules say")
        assert any(rule.startswith("Shops and other private parties may not") for rule in rules)
        (must, *_) = (w for w in part(summary, "Who must stop") if w.startswith("Must stop:"))
        assert "private bodies" in must
        assert "individuals" in must
        assert any("Private life is left out" in w for w in part(summary, "Who must stop"))


def test_a_county_binds_private_parties_in_part(packed: Packed) -> None:
    who = part(paper(packed("us-wa-pierce"), "summary"), "Who must stop")
    assert any(w.startswith("Must stop in part: private bodies") for w in who)


@pytest.mark.parametrize(
    ("place", "demand"),
    [
        *(("us-ma-lowell", demand) for demand in DEMANDS),
        *(("us-or-eugene", demand) for demand in ("b.ii", "c")),
        *(("us", demand) for demand in ("b.v", "f")),
        *(("eu", demand) for demand in ("a", "e")),
    ],
)
def test_of_one_demand_alone_every_paper_holds(packed: Packed, place: str, demand: str) -> None:
    made = packed(place, (demand,))
    for folder in FOLDERS:
        few = {"fallbacks"} - {written.name for _, written in made.papers}  # none for some demands
        assert names(made, folder) == [n for n in expected(made, place, folder) if n not in few]
    rules = part(paper(made, "summary"), "What the rules say")
    if demand == "b.ii" and place == "us-ma-lowell":
        assert rules[1:] == [
            "The City may not let private parties use face and body tracking on its property, at "
            "its events, or in its work. Its leases and contracts must say so."
        ]
    if demand == "c" and place == "us-or-eugene":
        assert not any("private parties" in rule for rule in rules)


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        ("us-oh-testville", {"form": "us-city-resolution"}),
        (
            "us-oh-testville",
            {
                "prohibitions": ["b.v"],
                "competence": {"b.v": [{"draftings": ["urge"], "reason": "So."}]},
            },
        ),
    ],
)
def test_where_nothing_can_be_enacted_the_papers_speak_of_the_resolution(
    place: str, changes: dict[str, object], tmp_path: Path
) -> None:
    build = build_in(tmp_path, place, changes)
    assert build.bill is None
    report = Report()
    made = packet(build, report)
    assert not len(report), "\n".join(map(str, report))
    summary = paper(made, "summary")
    assert summary.meta.short_title == "The resolution in plain words: City of Testville"
    assert part(summary, "What the rules say") == []
    assert any("asks the state" in line for line in part(summary, "What it asks"))
    assert "It changes no law." in text(summary)
    asked = " ".join(part(paper(made, "memo"), "What is asked"))
    assert "The City does not itself enact what they ask for." in asked


# ---------------------------------------------------------------- the papers


def assert_findings_are_those_of_the_bill(evidence: Paper, made: Packet) -> None:
    """Word for word, but for capitals and the marks around them."""
    bills = " ".join(words(document.bill).replace(NO_BREAK, " ") for document in made.bills).lower()
    rows = table(evidence, "Findings")
    assert rows
    for says, *_ in rows:
        assert says.rstrip(".").lower() in bills, says


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_every_paper(packed: Packed, place: str) -> None:
    made = packed(place)
    for folder in FOLDERS:
        assert names(made, folder) == expected(made, place, folder)
        for stem, found in made.of_folder(folder):
            assert len(found.blocks) > 1, stem
            assert "{" not in text(found), stem
            if stem.endswith("-evidence"):
                assert_findings_are_those_of_the_bill(found, made)


@pytest.mark.parametrize("place", PLACES)
def test_working_papers_say_so_on_each_page_and_the_others_do_not(
    packed: Packed, place: str
) -> None:
    made = packed(place)
    for _, found in made.of_folder(COUNSEL):
        assert found.page.header == "Working paper for counsel. Not to be filed."
    for _, found in (*made.of_folder(TO_FILE), *made.of_folder(TO_USE)):
        assert found.page.header == ""
        assert found.meta.generator == found.meta.subject == ""
        assert not found.meta.keywords
        assert "draftban" not in text(found).lower()
    for document in made.bills:
        assert document.bill.meta.generator == ""
        assert not document.bill.meta.keywords


def test_a_number_in_the_memo_is_a_reference(packed: Packed) -> None:
    for demands in ((), ("b.i", "c"), ("c",)):
        made = packed("us-ma-lowell", demands)
        cited = citations(made.bills[0].bill)
        memo = paper(made, "memo")
        (table,) = (b for b in memo.blocks if isinstance(b, Table))
        cells = [[plain_words(c.lines[0]).replace(NO_BREAK, " ") for c in r] for r in table.rows]
        rows = {row[1]: row[0] for row in cells}
        assert rows["Procurement"] == cited["prohibitions/procurement"]
        assert f"stands in {cited['general/effective-date']}" in text(memo)
    numbers = {
        citations(packed("us-ma-lowell", d).bills[0].bill)["prohibitions/procurement"]
        for d in ((), ("b.i", "c"), ("c",))
    }
    assert len(numbers) == 3, "the tests above say something"


def test_a_reference_to_nothing_is_an_error_with_its_place(tmp_path: Path) -> None:
    own = tmp_path / "us-oh-testville" / "jurisdictions" / "us-oh-testville" / "papers" / "memo.md"
    own.parent.mkdir(parents=True)
    own.write_text(
        '---\ntitle: Memo\nfolder: to-file\n---\nSee {{ ref("general/purpose") }}.\n'
        'And {{ ref("prohibitions/public-money") }}, {{ paper.nothing }}.\n',
        "utf-8",
    )
    build = build_in(tmp_path, "us-oh-testville", {"prohibitions": ["c"]})
    report = Report()
    packet(build, report)
    said = {d.code: d for d in report.errors}
    assert set(said) == {"bill.dangling-reference", "clauses.unknown-name"}
    dangling = said["bill.dangling-reference"]
    file = "jurisdictions/us-oh-testville/papers/memo.md"
    assert (dangling.pos.file, dangling.pos.line) == (file, 6)
    assert "prohibitions/public-money" in dangling.message
    assert "has(" in dangling.hint
    assert said["clauses.unknown-name"].pos.line == 6


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("### Deep\n", "A heading has one or two #"),
        ("Table: A\n| a | b |\n| c | d |\n", "a row of dashes under it"),
        ("Table: A\n| a | b |\n|--|--|\n| c |\n", "This row has 1 cells, the head 2"),
        ("It is **bold.\n", "never closed"),
        ("It is ***odd***.\n", "Too many * in a row"),
        ("{{ any }}\n", "no points and no labels"),
    ],
)
def test_mistakes_in_a_paper_name_line_and_next_step(
    tmp_path: Path, body: str, message: str
) -> None:
    own = (
        tmp_path
        / "us-oh-testville"
        / "templates"
        / "languages"
        / "en"
        / "us"
        / "papers"
        / "memo.md"
    )
    own.parent.mkdir(parents=True)
    own.write_text(f"---\ntitle: Memo\nfolder: to-file\n---\n{body}", "utf-8")
    build = build_in(tmp_path, "us-oh-testville", {"prohibitions": ["c"]})
    report = Report()
    packet(build, report)
    said = report.errors[0]
    assert (said.code, said.pos.file) == (
        "papers.markup",
        "templates/languages/en/us/papers/memo.md",
    )
    assert message in said.message
    assert said.pos.line >= 5
    assert said.hint


def test_nothing_of_a_paper_reaches_into_a_bill(tmp_path: Path) -> None:
    from draftban.clauses import choose, draft
    from draftban.config import load_setup

    build_in(tmp_path, "us-oh-testville")
    working = tmp_path / "us-oh-testville"
    own = working / "templates" / "languages" / "en" / "us" / "general" / "severability.md"
    own.parent.mkdir(parents=True)
    own.write_text(
        "---\nid: general/severability\nheading: Severability\norder: 90\nplain: So.\n---\n"
        "The title is {{ paper.title }}.\n",
        "utf-8",
    )
    report = Report()
    setup = load_setup("us-oh-testville", report, working=working)
    assert setup is not None
    draft(choose(setup, report), report)
    assert [d.message for d in report.errors] == ["“paper” belongs to papers, not to a bill."]


def test_the_memo_of_eugene_has_the_headings_of_its_council(packed: Packed) -> None:
    memo = paper(packed("us-or-eugene"), "memo")
    assert memo.meta.short_title == "Eugene City Council Agenda Item Summary"
    heads = [b.text for b in memo.blocks if isinstance(b, Heading)]
    assert heads[:4] == [
        "ISSUE STATEMENT",
        "BACKGROUND",
        "RELATED CITY POLICIES",
        "COUNCIL OPTIONS",
    ]


def test_no_sponsor_seal_number_or_approval_is_filled_in(packed: Packed) -> None:
    lines = part(paper(packed("us-or-eugene"), "memo"), "CITY MANAGER’S RECOMMENDATION")
    assert lines == ["__________"]
    memo = text(paper(packed("us-ma-lowell"), "memo"))
    assert re.search(r"From: _+\nMeeting: _+\n", memo)
    open_points = text(paper(packed("us-ma-lowell"), "open-points"))
    for label in ("ordinance number", "date of passage", "who brings the item"):
        assert label in open_points.lower()


# ---------------------------------------------------------------- counsel


@pytest.mark.parametrize("place", SHIPPED)
def test_the_analysis_has_a_sentence_for_each_provision(packed: Packed, place: str) -> None:
    made = packed(place)
    analysis = paper(made, "analysis")
    for block in analysis.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                cite, heading, said, _ = (plain_words(cell.lines[0]) for cell in row)
                assert all((cite, heading, len(said) > 10)), row
    shown = text(analysis)
    for document in made.bills:
        for cite in citations(document.bill).values():
            assert cite  # every provision has a citation
        assert document.bill.meta.short_title in shown


def test_the_reasons_tell_choices_notes_and_sources(packed: Packed) -> None:
    said = text(paper(packed("us-ma-lowell", investigation_days=45), "reasons"))
    assert "Choice investigation_days, now 45 (changed from 60)" in said
    assert "Drafted to bind the body itself" in said
    assert "Drafted as a call on others" in said
    assert "A city may not make private law except as an incident" in said
    assert "Note. Opt-in consent, it is said, would be enough." in said
    assert "Source, read on 2026-11-22: City of Boston Code 16-62 (2020)" in said
    assert "`" not in said


def test_open_points_list_what_nobody_has_checked(packed: Packed) -> None:
    said = text(paper(packed("us-ma-lowell"), "open-points"))
    assert "G.L. c. 6, § 220\nb.i, b.iii\nnot verified" in said
    assert "Are the public schools bound by an ordinance of the city?\nnot bound" in said
    assert "number of the new section “Biometric Surveillance”" in said


def test_what_no_one_read_of_a_procedure_is_asked(packed: Packed) -> None:
    said = text(paper(packed("us-oh-testville"), "how-to-file"))
    assert "Nobody has read the rules for this place." in said
    asked = table(paper(packed("us-oh-testville"), "how-to-file"), "Questions for the Clerk")
    assert len(asked) == 13
    assert all(set(answer) <= set("_; ") for _, *answers in asked for answer in answers)
    steps = {row[0]: row for row in table(paper(packed("us-ma-lowell"), "how-to-file"))}
    assert "G.L. c. 43, § 23, read on 2026-11-25" in steps["Notice and publication"][2]
    assert "The rule behind that was not read." in steps["Public hearing"][1]
    assert steps["By when it must be handed in?"][1] == "__________"
    assert list(steps)[3] == "Notice and publication", "in order, whatever is known"


@pytest.mark.parametrize(
    ("place", "passage", "effect"),
    [
        # ten days of publication, then thirty days by the ordinance itself
        ("us-ma-lowell", "February 11, 2027", "March 13, 2027"),
        # ten working days of notice, then thirty days by the charter
        ("us-or-eugene", "February 15, 2027", "March 17, 2027"),
    ],
)
def test_the_earliest_days_follow_from_what_was_read(
    packed: Packed, place: str, passage: str, effect: str
) -> None:
    said = text(paper(packed(place, introduced="2027-02-01"), "how-to-file"))
    assert f"brought in on February 1, 2027, the earliest day of passage is {passage}" in said
    assert f"the earliest day on which it can take effect is {effect}" in said


def test_the_bill_s_own_date_counts_where_it_is_later(packed: Packed) -> None:
    made = packed("us-ma-lowell", introduced="2027-02-01", effective_days=90)
    assert "can take effect is May 12, 2027" in text(paper(made, "how-to-file"))


# ---------------------------------------------------------------- other law


def test_the_comparison_counts_laws_and_names_bills_apart(packed: Packed) -> None:
    found = paper(packed("us-ma-lowell"), "comparison")
    laws, bills = part(found, "The laws"), part(found, "The bills, which are not law")
    assert len(laws) >= 20
    assert len(bills) >= 10
    assert not [said for said in laws if "(bill, " in said]
    assert all("(bill, " in said for said in bills)
    rows = [said for said in units(found) if "laws read on this" in said]
    assert rows
    ice = [said for said in rows if "S. 3779, H.R. 7363" in said.replace(NO_BREAK, " ")]
    assert ice
    assert all(
        "Bills, not law:" in said.replace(NO_BREAK, " ").partition("S. 3779")[0] for said in ice
    )


def test_an_address_keeps_its_small_letter_behind_a_full_stop(packed: Packed) -> None:
    said = text(paper(packed("us-ma-lowell"), "comparison"))
    assert said.count(". https://") >= 20
    assert "Http" not in said
