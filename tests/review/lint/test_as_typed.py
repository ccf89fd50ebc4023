"""What people type prints as a drafting office prints it, and is told where it is typed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import draftban
from draftban.config import load_setup
from draftban.config.languages.as_printed import Typist
from draftban.config.languages.language import load_pack
from draftban.config.model import LanguagePack
from draftban.diagnostics import NOWHERE, Diagnostic, Report, Severity
from draftban.files.search import SearchPath, content_root
from draftban.writers import write
from tests.review.lint.conftest import BASE

PLACE = "jurisdictions/us-xx-ville.yaml"
OWN = "jurisdictions/us-xx-ville/general/more.md"
FINDING = "jurisdictions/us-xx-ville/findings/more.md"
HERE = "‸"
TOWN = """\
place: us-xx-ville
form: city
name: {name}
short: {short}
state: Xanadu
prohibitions: [a]
"""
READ = "sources: [{cite: A report, verified: true, checked_on: 2026-11-22}]"

Built = Callable[[Mapping[str, str]], tuple[list[Diagnostic], str]]


@pytest.fixture
def built(shipped: Path, tmp_path: Path) -> Built:
    """What is told of the base content with some files laid over it, and what its bill prints."""

    def build(files: Mapping[str, str]) -> tuple[list[Diagnostic], str]:
        folder = tmp_path / "work"
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        report = Report()
        setup = load_setup("us-xx-ville", report, working=folder, shipped=shipped)
        assert setup is not None, list(report)
        (document,) = draftban.build(setup, report).documents
        text = write(document.bill, "text").decode()
        return list(report), " ".join(text.split())

    return build


def town(name: str = "City of Ville", short: str = "Ville", more: str = "") -> str:
    return TOWN.format(name=name, short=short) + more


def found(words: str) -> str:
    return town(more=f"findings:\n  - text: {words}\n    {READ}\n")


def finding(words: str) -> str:
    return f"---\nid: findings/more\norder: 99\n{READ}\n---\n{words}\n"


def own(words: str) -> str:
    return f"---\nid: general/more\nheading: More\n---\n{words}\n"


# Each kind: the file and what is typed in it, with ‸ where it is told; a part of what is told; what
# the bill prints.
KINDS = {
    "straight quotation marks": (
        OWN,
        own('The City keeps a ‸"log" and a "list".'),
        "Straight quotation marks are printed as “…”, here and 3 more times.",
        "keeps a “log” and a “list”.",
    ),
    "inner quotation marks": (
        OWN,
        own("The City keeps a ‸'log'."),
        "Straight quotation marks are printed as ‘…’, here and 1 more time.",
        "keeps a ‘log’.",
    ),
    "an apostrophe in a clause": (
        OWN,
        own("The City keeps each person‸'s log and clerks' lists."),
        "A straight apostrophe is printed as ’, here and 1 more time.",
        "each person’s log and clerks’ lists.",
    ),
    "an apostrophe in a name": (
        PLACE,
        town("City of Coeur d‸'Alene", "Coeur d’Alene"),
        "A straight apostrophe is printed as ’.",
        "the City Council of City of Coeur d’Alene:",
    ),
    "a name in quotation marks": (
        PLACE,
        town("‸“City of Ville”"),
        "The name is printed without its quotation marks: City of Ville.",
        "City Council of City of Ville:",
    ),
    "a name in small letters": (
        PLACE,
        town("‸city of old ville"),
        "The name is printed with capitals: City of Old Ville.",
        "City Council of City of Old Ville:",
    ),
    "a full stop in a name": (
        PLACE,
        town("City of St. Paul", "St. Paul"),
        "",
        "City Council of City of St. Paul:",
    ),
    "two hyphens": (
        OWN,
        own("The City keeps a log‸ -- a list -- of uses, or--if it wants--none."),
        "Two hyphens are printed as a dash (—), here and 3 more times.",
        "keeps a log—a list—of uses, or—if it wants—none.",
    ),
    "an article twice": (
        OWN,
        own("The City keeps the ‸the log."),
        "“the the” is one article too many; one is printed.",
        "keeps the log.",
    ),
    "an article before a call": (
        OWN,
        own("‸The {{ role.council }} keeps a log."),
        "",  # told at the call, below
        "The City Council keeps a log.",
    ),
    "the name of the place in a clause": (
        OWN,
        own("The City keeps a log in ‸ville."),
        "“ville” is printed as the name that it is, “Ville”.",
        "a log in Ville.",
    ),
    "a name that is a word too": (
        OWN,
        own("The City keeps a log of mobile phones."),
        "",
        "a log of mobile phones.",
    ),
    "a filled blank": (
        PLACE,
        town(more="blanks: {ordinance number: O‸'Hara 5}\n"),
        "A straight apostrophe is printed as ’.",
        "Ordinance No. O’Hara 5",
    ),
    "a blank’s label": (
        PLACE,
        town(more='blanks: {"date of the mayor\'s message": May 1}\n'),
        "",
        "sent on May 1",
    ),
    "a role": (
        PLACE,
        town(
            more="wording: {roles: {clerk: {one: people‸'s clerk, plural: clerks, a: a clerk, "
            "the: the clerk}}}\n"
        ),
        "A straight apostrophe is printed as ’.",
        "Ordinance",
    ),
    "a finding’s joiner": (
        PLACE,
        found("residents object‸; and"),
        "“; and” at the end of a finding is not printed; the form sets what ends it.",
        "WHEREAS, residents object:",
    ),
    "a finding’s marks": (
        PLACE,
        found("residents object‸; and.;"),
        "“; and.;” at the end of a finding is not printed",
        "WHEREAS, residents object:",
    ),
    "a finding’s full stop": (
        FINDING,
        finding("residents object‸."),
        "“.” at the end of a finding is not printed",
        "WHEREAS, residents object:",
    ),
    "a full stop that is the word’s": (
        PLACE,
        found("residents came to the U.S."),
        "",
        "WHEREAS, residents came to the U.S.:",
    ),
    "what opens a finding": (
        PLACE,
        found("‸Whereas, residents object"),
        "“Whereas” at the start of a finding is not printed again; the form sets what opens it.",
        "WHEREAS, residents object:",
    ),
    "a word like it": (PLACE, found("whereases abound"), "", "WHEREAS, whereases abound:"),
    "a finding’s article": (
        PLACE,
        found("‸The residents object"),
        "“The” is printed with a small letter",
        "WHEREAS, the residents object:",
    ),
    "a finding’s noun": (
        FINDING,
        finding("‸Residents of Ville object"),
        "“Residents” is printed with a small letter",
        "WHEREAS, residents of Ville object:",
    ),
    "a finding that opens with a name": (
        PLACE,
        found("Police Department records show it"),
        "",
        "WHEREAS, Police Department records show it:",
    ),
    "the place’s name in a finding": (
        PLACE,
        found("‸ville residents object"),
        "“ville” is printed as the name that it is, “Ville”.",
        "WHEREAS, Ville residents object:",
    ),
    "a sum and a date in a finding": (
        PLACE,
        found("on May 1, 2025, the City paid $250"),
        "",
        "WHEREAS, on May 1, 2025, the City paid $250:",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_printed_right_and_advised_at_its_place(built: Built, kind: str) -> None:
    file, typed, says, prints = KINDS[kind]
    form = Path(__file__).parent / "base/templates/forms/city.yaml"
    line = (
        "preface:\n  - {style: note, text: \"sent on {{ blank('date of the mayor’s message') }}\"}"
    )
    city = {"templates/forms/city.yaml": form.read_text("utf-8").replace("preface:", line)}
    names = {PLACE: town("City of Ville", "Mobile" if "a word too" in kind else "Ville")}
    told, text = built({**city, **names, file: typed.replace(HERE, "")})
    assert prints in text
    assert {d.severity for d in told} <= {Severity.ADVICE}
    if says:
        (one,) = told
        assert says in one.message
        before = typed.partition(HERE)[0]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        assert (one.code, one.pos.file) == ("clauses.as-typed", file)
        assert (one.pos.line, one.pos.column) == (line, column)
        assert one.hint
        assert one.text
    elif HERE not in typed:
        assert told == []


def test_a_term_of_one_s_own_is_set_too(built: Built) -> None:
    terms = "templates/languages/en/terms.yaml"
    log = 'log: {one: "people\'s log", plural: logs, a: a log, the: the log}\n'
    said = {terms: (BASE / terms).read_text("utf-8") + log}
    said["templates/languages/en/us/definitions/log.md"] = "---\nterm: log\n---\na list\n"
    told, text = built({**said, OWN: own("The City keeps {{ term.log }}.")})
    assert "The City keeps people’s log." in text
    assert "“People’s log” means a list." in text
    assert [(d.code, d.pos.file) for d in told] == [("clauses.as-typed", terms)]


def test_an_article_before_a_call_is_told_where_the_call_stands(built: Built) -> None:
    (one,), _ = built({OWN: own("The {{ role.council }} keeps a log.")})
    assert one.code == "clauses.as-typed"
    assert "“The” stands before a call that prints “the City Council”" in one.message
    assert (one.pos.file, one.pos.line) == (OWN, 5)


# ---------------------------------------------------------------- what nobody can print right

WARNED = {
    "a sum": ("The City pays ‸$1,500.", "clauses.typed-sum", "{{ money(1500) }}"),
    "a sum in words": ("The City pays ‸250 dollars.", "clauses.typed-sum", "{{ money(250) }}"),
    "a date": ("The City ends it on ‸January 1, 2027.", "clauses.typed-date", "{{ after("),
    "a date in figures": ("The City ends it by ‸1/31/2027.", "clauses.typed-date", "{{ blank("),
    "a date as in data": ("The City ends it by ‸2027-01-31.", "clauses.typed-date", "{{ after("),
    "two articles": (
        "The City keeps ‸a {{ term.covered_space.the }}.",
        "clauses.two-articles",
        "without its article",
    ),
}


@pytest.mark.parametrize("kind", WARNED)
def test_what_is_typed_by_hand_in_a_rule_is_warned_of_with_what_to_write(
    built: Built, kind: str
) -> None:
    typed, code, hint = WARNED[kind]
    told, _ = built({OWN: own(typed.replace(HERE, ""))})
    (one,) = (d for d in told if d.severity is not Severity.ADVICE)
    assert (one.code, one.severity) == (code, Severity.WARNING)
    assert (one.pos.line, one.pos.column) == (5, typed.index(HERE) + 1)
    assert hint in one.hint


def test_numbers_of_a_law_are_neither_sum_nor_date(built: Built) -> None:
    told, _ = built(
        {OWN: own("The City keeps 1,500 logs of the year 2027, or one of 30.12 items.")}
    )
    assert told == []


def test_clause_language_in_a_place_s_finding_is_warned_of(built: Built) -> None:
    told, text = built({PLACE: found("the {{ role.council }} heard them")})
    (one,) = told
    assert (one.code, one.pos.line) == ("config.call", 8)
    assert "findings/<theme>.md" in one.hint
    assert "the {{ role.council }} heard them" in text


# ---------------------------------------------------------------- of the place itself

SELF = {
    "by its code": ("us-xx-ville", "people are watched in three cities", True),
    "by the code around it": ("us-xx", "people are watched in three cities", True),
    "by its name": ("", "people are watched in Ville", True),
    "a longer name": ("", "people are watched in Villette", False),
    "another code": ("us-xx-vill", "people are watched in three cities", False),
}


@pytest.mark.parametrize("how", SELF)
def test_a_shared_finding_that_tells_of_the_place_itself_is_told(built: Built, how: str) -> None:
    of, words, tells = SELF[how]
    text = finding(words).replace("order: 99", f"order: 99\ntells_of: [{of}]")
    file = "templates/languages/en/us/findings/more.md"
    told, _ = built({file: text})
    assert [(d.code, d.pos.file, d.severity) for d in told] == (
        [("clauses.own-place", file, Severity.ADVICE)] if tells else []
    )
    assert all("jurisdictions/us-xx-ville/findings/more.md" in d.hint for d in told)


def test_a_finding_of_the_place_s_own_may_tell_of_it(built: Built) -> None:
    assert built({FINDING: finding("people are watched in Ville")})[0] == []


def test_the_shipped_finding_on_arrests_tells_of_its_city() -> None:
    folder = content_root() / "templates/languages/en/us/findings"
    assert "tells_of: [us-mi-detroit]" in (folder / "wrongful-arrests.md").read_text("utf-8")


# ---------------------------------------------------------------- of another language


@pytest.fixture(scope="module")
def english() -> LanguagePack:
    root = content_root()
    search = SearchPath(root, root).narrowed(language="en")
    pack = load_pack(search, NOWHERE, report := Report())
    assert pack is not None, list(report)
    return pack


def test_another_language_sets_its_own_marks(english: LanguagePack) -> None:
    letters = replace(english.letters, quotes="„“‚‘")
    typed = replace(english.typed, dash=" – ", articles=("der", "die"), common=())
    german = Typist(replace(english, letters=letters, typed=typed), ("Köln",))
    assert german.printed("\"Ja\" -- 'so' der der Rat in köln, the the") == (
        "„Ja“ – ‚so‘ der Rat in Köln, the the"
    )


def test_a_language_that_says_nothing_of_it_changes_nothing(english: LanguagePack) -> None:
    letters = replace(english.letters, quotes="")
    mute = Typist(replace(english, letters=letters, typed=type(english.typed)()))
    words = 'it\'s "so" -- the the end'
    assert mute.printed(words) == words
