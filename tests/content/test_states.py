"""The frames of states: what each writes by its own law, how far that is checked, and how what is
not verified is marked; on which day it still counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml

from draftban import api
from draftban.bill.paper import Paper
from draftban.config.chains.forms import load_form
from draftban.config.setup import Setup, load_setup
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.files.search import search_path
from draftban.packets import packet
from draftban.review.coverage.demands import coverage
from draftban.review.law.facts import again, facts_of_law, law_cited, open_law
from draftban.review.law.regions import RegionLaw, form_facts, region_laws
from draftban.writers import write
from draftban.writers._text.papers import paragraphs
from tests.content.every_form import ALL_FORMS, FRAMES
from tests.content.shipped import ROOT
from tests.content.strange import write_place

# What the law of a state says its law opens with, and how far somebody read that.
PRESCRIBED = yaml.safe_load((ROOT / "tests/content/formulas.yaml").read_text("utf-8"))

OBSERVED = {"us-ma-city", "us-ma-home-rule-petition", "us-ma-state", "us-or-city", "us-wa-county"}
"""Their words are those of printed laws, which the region's file names; none is said to be
prescribed.
"""


@cache
def regions() -> dict[str, RegionLaw]:
    report = Report()
    found = {one.code: one for one in region_laws("us", search_path(ROOT), report)}
    assert not len(report), list(report)
    return found


def laws() -> Iterator[tuple[str, str]]:
    """Each form of a region with how far its enacting words are checked."""
    for region in regions().values():
        for fact in region.facts:
            if fact.key == "formula":
                yield fact.form, fact.state


class Role:
    """What a template prints of a role: one of its grammatical forms, by itself the first."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.__dict__.update(words)

    def __str__(self) -> str:
        return str(self.__dict__["the"])


def formula(setup: Setup) -> str:
    """The enacting words of a place called X."""
    roles = {key: Role(words) for key, words in setup.form.roles.items() if isinstance(words, dict)}
    return (
        jinja2.Template(setup.form.formula.text, undefined=jinja2.ChainableUndefined)
        .render(
            role=roles,
            place=setup.jurisdiction,
            options=setup.options,
            code={"cited_as": "X Act", "year": "2027"},
            upper=str.upper,
        )
        .replace("Testville", "X")
    )


def leads_over(setup: Setup) -> int:
    """How often the preamble says that the enacting words follow from the reasons."""
    lines = [str(getattr(line, "text", "")) for line in setup.form.preamble]
    said = " ".join([setup.style.recitals.last * ("recitals" in setup.form.preamble), *lines])
    return (said + formula(setup)).lower().count("now, therefore,")


def place_of(code: str, folder: Path) -> Setup:
    """A place in the form ``code`` of a region, or of the kind of body that a region words, such as
    ``us-ny town``.
    """
    if code in ALL_FORMS:
        name = "X County" if code.endswith("-county") else "City of X"
        return load(folder, f"{code[:5]}-x", code, name)
    report = Report()
    setup = load_setup(write_place(code[6:], code[3:5], folder), report, working=folder)
    assert setup is not None, list(report)
    return setup


def test_each_prescribed_formula_prints_as_its_statute_gives_it_and_none_unread_without_a_mark(
    tmp_path: Path,
) -> None:
    """What :func:`open_law` names is marked three times; see the Texan city below."""
    printed: dict[str, dict[str, str]] = {}
    for code, state in laws():
        if state == "missing":
            assert code in OBSERVED
            continue
        setup = place_of(code, tmp_path)
        assert formula(setup)[0].isupper(), code
        assert leads_over(setup) == ("recitals" in setup.form.preamble), code
        if state in ("verified", "seen"):
            printed[code] = {state: formula(setup)}
        told = {fact.says for fact in open_law(setup)}
        assert (setup.form.basis["formula"].says in told) is (state != "verified"), code
    assert len(printed) > 15
    assert printed == PRESCRIBED


def test_each_state_has_a_frame_and_none_of_it_is_mistaken() -> None:
    """So have the District of Columbia and the territories but Puerto Rico."""
    found = regions()
    assert len(found) == 56
    assert {code for code, one in found.items() if not one.forms} == {"us-pr"}
    for one in found.values():
        assert all(fact.cites or fact.state != "seen" for fact in one.facts), one.code


def test_of_a_kind_of_body_is_told_what_its_region_says_of_that_kind() -> None:
    """Wherever it stands under `bodies:`, and nothing that stands under `all:`."""
    looked = 0
    for code, one in regions().items():
        said = written_of_regions()[code.removeprefix("us-")]
        for kind, says in said.get("bodies", {}).items():
            told = [fact.key for fact in one.facts if fact.form == f"{code} {kind}"]
            steps = [f"procedure.{step}" for step in says.get("procedure", {})]
            assert sorted(told) == sorted([*says.get("basis", {}), *steps]), f"{code} {kind}"
            looked += len(told)
    assert looked > 100


@cache
def written_of_regions() -> dict[str, dict[str, Any]]:
    """What the file of each region of the United States says, by its code."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = sorted((ROOT / "templates" / "regions" / "us").glob("*.yaml"))
    return {path.stem: yaml.load(path.read_text("utf-8"), loader) for path in files}


def test_the_tradition_says_what_a_form_is_to_rest_on(tmp_path: Path) -> None:
    def lacking(folder: Path) -> set[str]:
        form = load_form("us-al-city", search := search_path(folder), Report())
        assert form is not None
        return {f.key for f in form_facts(form, search, Report()) if f.state == "missing"}

    shipped = "templates/traditions/us.yaml"
    text = (ROOT / shipped).read_text("utf-8")
    (line,) = (line for line in text.splitlines() if line.startswith("basis: "))
    before = lacking(tmp_path)
    (tmp_path / shipped).parent.mkdir(parents=True)
    (tmp_path / shipped).write_text(text.replace(line, "basis: [formula, preface]"), "utf-8")
    assert "preface" in lacking(tmp_path) - before


def test_a_court_is_of_the_government_in_the_words_of_its_region() -> None:
    """“A court of the State” in an act that writes “the state”, or in Guam's, is of another."""
    found = {}
    for region, forms in written_of_regions().items():
        roles = forms.get("state", {}).get("roles", {})
        if "government" in roles:
            parent = "Territory" if region in ("as", "gu", "mp", "vi") else "State"
            court = roles.get("court", {"one": f"court of the {parent}"})["one"]
            found[region] = (court, f"court of {roles['government']['the']}")
    assert len(found) > 15
    assert {code for code, (court, asked) in found.items() if court != asked} == set()


def test_what_a_sign_cites_and_what_ends_a_citation_reads_as_words_in_a_sentence() -> None:
    """“Of this §”; “§ 19-10-201 et seq. Do not apply”, where a stop would begin a sentence."""
    signs, stops, seen, cited = set(), set(), 0, 0
    for region, forms in written_of_regions().items():
        for form, said in forms.items():
            if not isinstance(said, dict):
                continue
            for key, words in said.get("code", {}).items():
                if key in ("claims_law", "consumer_law"):
                    cited += 1
                    if str(words).endswith("."):
                        stops.add(f"{region} {form} {key}")
            if "levels" not in said:
                continue
            levels = [one["levels"] for one in said["levels"].values() if one and "levels" in one]
            for name, level in (pair for one in levels for pair in one.items()):
                seen += 1
                if level and "§" in level.get("word", "") and not level.get("this"):
                    signs.add(f"{region} {form} {name}")
    assert seen > 100
    assert cited > 90
    assert (signs, stops) == (set(), set())


# ---------------------------------------------------------------- acts

ENDS = {
    "us-al-state": ("is presented to the Board of Adjustment", "effective on October 1, ____"),
    "us-ca-state": (
        "Therefore, this act applies to all cities, including charter cities.",
        "imposes a limitation on the public’s right of access",
        "reimbursement to local agencies and school districts for those costs shall be made",
    ),
    "us-co-state": ("if a referendum petition is filed pursuant to section 1 (3) of article V",),
    "us-il-state": (
        "This Section is a limitation under subsection (i) of Section 6 of Article VII",
        "The State Mandates Act is amended by adding Section 8.____ as follows:",
    ),
    "us-tx-state": (
        "Sections 541.205 and 552.003, Business & Commerce Code, do not apply to an ordinance",
    ),
}
"""What the law or the custom of a state asks an act to end with, or to say of local law."""


@pytest.fixture(scope="module")
def acts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Build]:
    """A bill in each of these forms, in core."""
    folder = tmp_path_factory.mktemp("acts")
    core = {"options": "{length: core}"}
    return {form: api.build(load(folder, form[:5], form, **core)) for form in ENDS}


def test_a_bill_says_what_its_state_asks_of_it(acts: dict[str, Build]) -> None:
    for form, ends in ENDS.items():
        words = " ".join(write(acts[form].law.bill, "text").decode("utf-8").split())
        assert not [end for end in ends if end not in words], form


def test_enacting_words_that_were_only_seen_are_marked_in_a_bill(acts: dict[str, Build]) -> None:
    says = "The enacting clause of all laws is"
    law = acts["us-tx-state"].law
    assert any(says in line for line in api.comments(acts["us-tx-state"])[law.stem][""])
    assert any(fact.says.startswith(says) for fact in open_law(law.setup))


# ---------------------------------------------------------------- marks


def load(folder: Path, code: str, form: str, name: str = "City of X", **more: str) -> Setup:
    """A city in ``form``, in a folder of its own."""
    (folder / "jurisdictions").mkdir(exist_ok=True)
    lines = [f"place: {code}", f"form: {form}", f"name: {name}", "short: X", "prohibitions: all"]
    lines += [f"{key}: {value}" for key, value in more.items()]
    (folder / f"jurisdictions/{code}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    report = Report()
    setup = load_setup(code, report, working=folder)
    assert setup is not None, list(report)
    return setup


@pytest.fixture(scope="module")
def texan(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return api.build(load(tmp_path_factory.mktemp("tx"), "us-tx-x", "us-tx-city"))


@pytest.fixture(scope="module")
def papers(texan: Build) -> dict[str, Paper]:
    """The papers of its packet."""
    report = Report()
    found = packet(texan, report).papers
    assert list(report) == []
    return {stem.removeprefix("us-tx-x-"): written.paper for stem, written in found}


def test_what_is_fatal_and_not_verified_is_marked_three_times(
    texan: Build, papers: dict[str, Paper]
) -> None:
    """In the annotated file, in the first line of the staff report, among the open points."""
    says = "No statute that fixes the enacting words of a city was found"
    assert any(says in line for line in api.comments(texan)[texan.law.stem][""])
    staff, points = lines_of(papers["staff-report"]), lines_of(papers["open-points"])
    assert staff[0].startswith("Check first.")
    assert says in staff[0]
    assert any(says in line for line in points)


def test_the_memo_opens_with_the_clause_and_what_nobody_has_read(papers: dict[str, Paper]) -> None:
    memo = lines_of(papers["memo"])
    asked = next(n for n, line in enumerate(memo) if line.startswith("That the City Council intro"))
    first = memo[:asked]
    (warned,) = (n for n, line in enumerate(first) if line.startswith("Counsel first."))
    assert "“This chapter supersedes and preempts any ordinance, resolution," in first[warned]
    told = first[warned + 1]
    places = [
        told.index(f"• {says}") for says in ("The doubt.", "Who may sue.", "Who pays", "Whether")
    ]
    assert places == sorted(places)
    assert told.count("an open question for counsel") == 3


def lines_of(paper: Paper) -> list[str]:
    """Its paragraphs, each on a line, the title left out."""
    return [" ".join(line.split()) for line in paragraphs(paper, 10_000)][1:]


def test_a_legislature_of_one_house_has_one_presiding_officer(tmp_path: Path) -> None:
    more = {"county": "Lancaster County", "options": "{length: core}"}
    build = api.build(load(tmp_path, "us-ne-x", "us-ne-city", **more))
    resolution = next(d for d in build.documents if d.stem.endswith("-resolution"))
    text = " ".join(write(resolution.bill, "text").decode().split())
    assert text.startswith("City of X, Lancaster County, Nebraska")
    assert "(a) to the presiding officer of the Nebraska Legislature;" in text


def test_what_was_only_seen_answers_no_question_of_preemption(texan: Build) -> None:
    unsettled = {"ai_preemption", "privacy_preemption", "sanctuary_limits"}
    assert set(texan.setup.unsettled) == unsettled
    cautious = [texan.setup.facts[name] for name in sorted(unsettled)]
    assert cautious == [True, True, True], "the cautious answer"
    (asked,) = (q for q in coverage(texan, Report()).questions if q.fact == "ai_preemption")
    assert "§ 552.003 (seen in a copy, 2026-11-29; not verified)" in asked.why


def test_what_the_law_answers_is_said_as_its_language_says_it(texan: Build) -> None:
    setup = texan.setup
    own = replace(setup.pack.counsel, law_says="{value} – {ask}")
    other = replace(setup, pack=replace(setup.pack, counsel=own))
    ask = setup.form.facts["ai_preemption"].ask
    assert f"{ask} Yes." in {fact.says for fact in facts_of_law(setup)}
    assert f"Yes – {ask}" in {fact.says for fact in facts_of_law(other)}


def test_what_the_place_says_instead_is_not_marked(tmp_path: Path) -> None:
    own = load(tmp_path, "us-al-x", "us-al-city", formula="Be it so")
    theirs = load(tmp_path, "us-al-x", "us-al-city")
    told = {fact.says.split(" ")[1] for fact in open_law(theirs)} - {
        fact.says.split(" ")[1] for fact in open_law(own)
    }
    assert told == {"style"}


# ---------------------------------------------------------------- the day of the draft


def test_what_was_to_be_read_again_before_the_draft_judges_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = load(tmp_path, "us-co-x", "us-co-city", date="2027-01-01")
    after = load(tmp_path, "us-co-x", "us-co-city", date="2027-11-29")
    never = load(tmp_path, "us-co-x", "us-co-city")
    assert before.facts["biometric_law"] is True
    assert "biometric_law" in before.stated
    assert after.facts["biometric_law"] is False, "the cautious answer"
    assert "biometric_law" in after.unsettled
    assert "biometric_law" in never.stated
    law = before.authorities["co-biometric"]
    assert "not judged since 2027-11-28" in law_cited(after, ["co-biometric"])
    assert "not judged" not in law_cited(before, ["co-biometric"])
    assert again(after, law) == "Not judged since 2027-11-28."
    assert again(before, law) == "To be read again by 2027-11-28."
    assert again(never, law) == "As of 2026-11-28; to be read again by 2027-11-28."


def test_a_none_says_where_when_and_for_what_somebody_searched(tmp_path: Path) -> None:
    setup = load(tmp_path, "us-va-x", "us-va-city")
    stated = setup.stated["state_law"]
    told = law_cited(setup, stated.authority, stated.searched)
    assert "none found: searched in stored copies" in told
    assert "2026-11-28, for facial recognition, 15.2-1723.2" in told


def test_frames_are_many() -> None:
    assert len(FRAMES) > 90
