"""show, clauses, forms, demands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from draftban.clauses.catalogue import CatalogueEntry, catalogue
from draftban.diagnostics import Report
from draftban.files.search import search_path
from tests.cli.conftest import Run
from tests.content.shipped import ROOT

Place = Callable[..., Path]

DEMANDS = ["a", "b.i", "b.ii", "b.iii", "b.iv", "b.v", "b.vi", "c", "d", "e", "f"]


def test_demands_in_the_order_of_the_letter(run: Run) -> None:
    rows = json.loads(run("demands", "--format", "json").output)
    assert [row["demand"] for row in rows] == DEMANDS
    assert all(row["title"] and row["plain"] for row in rows)
    shown = run("demands").output
    assert rows[0]["title"] in shown
    assert rows[0]["plain"].split()[-1] in shown


def test_forms_by_code_and_name(run: Run) -> None:
    shown = run("forms")
    assert shown.exit_code == 0
    codes = [line.split()[0] for line in shown.output.splitlines()]
    assert {"us-city", "us-ma-city", "us-or-city"} <= set(codes)
    rows = json.loads(run("forms", "--format", "json").output)
    assert [row["form"] for row in rows] == codes
    lowell = next(row for row in rows if row["form"] == "us-ma-city")
    assert lowell["extends"] == "us-city"
    assert lowell["file"] == "templates/regions/us/ma.yaml"


def test_a_broken_form_is_named_and_the_others_are_still_listed(run: Run, folder: Path) -> None:
    forms = folder / "templates" / "forms"
    forms.mkdir(parents=True)
    (forms / "broken.yaml").write_text("form: broken\nextends: us-city\nnmae: x\n", "utf-8")
    shown = run("forms")
    assert shown.exit_code == 1
    assert "templates/forms/broken.yaml:3:1: error:" in shown.stderr
    assert "us-city " in shown.stdout


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> tuple[CatalogueEntry, ...]:
    """All that ships, read once: what is asked of it here takes no longer than the answer."""
    return tuple(catalogue(search_path(tmp_path_factory.mktemp("empty")), Report()))


@pytest.fixture
def listed(run: Run, entries: tuple[CatalogueEntry, ...], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("draftban.clauses.catalogue.catalogue", lambda *_: iter(entries))
    return run


def test_clauses_finds_by_word_and_by_demand(listed: Run) -> None:
    everything = json.loads(listed("clauses", "--format", "json").output)
    found = json.loads(listed("clauses", "c", "--format", "json").output)
    assert 0 < len(found) < len(everything)
    assert all("c" in row["demands"] for row in found)
    assert all((row["id"] + ".md") in row["file"] for row in found)
    both = listed("clauses", "PRIVATE", "b.ii").output
    assert "prohibitions/private-use: " in both
    assert "templates/languages/en/common/prohibitions/private-use.md" in both


def test_clauses_searches_the_words_that_a_bill_prints(listed: Run) -> None:
    for words in ("private entity", "Private entities", "A private\nentity shall not"):
        rows = json.loads(listed("clauses", words, "--format", "json").output)
        assert "prohibitions/private-use" in {row["id"] for row in rows}, words
    rows = json.loads(listed("clauses", "private entity", "--format", "json").output)
    assert "definitions/private-entity" in {r["id"] for r in rows if r["kind"] == "definition"}
    rows = json.loads(listed("clauses", "in Detroit, Michigan", "--format", "json").output)
    assert "findings/wrongful-arrests" in {row["id"] for row in rows if row["kind"] == "finding"}
    rows = json.loads(listed("clauses", "the City Manager", "--format", "json").output)
    assert rows, "the word of a role in a case of a form"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a sender whom no one told to stop", "passages/unsolicited"),
        ("a sender whom no one told to stop", "exemptions/unsolicited"),
        ("an order, damages, and attorney's fees", "remedies/civil-action"),
        ("an order, damages, and attorney’s fees", "remedies/civil-action"),
        ("or $1,000 if that is more", "remedies/civil-action"),
        ("within 30\N{NO-BREAK SPACE}days after learning that it", "vote/people"),
        ("business days after", "data/sealing"),
    ],
)
def test_clauses_finds_what_calls_and_branches_print(listed: Run, words: str, found: str) -> None:
    rows = json.loads(listed("clauses", words, "--format", "json").output)
    assert found in {row["id"] for row in rows}
    assert len(rows) < 40, "words tell texts apart"


def test_clauses_tells_in_which_forms_a_text_can_stand(listed: Run) -> None:
    rows = json.loads(listed("clauses", "--format", "json").output)
    forms = {row["id"]: row["forms"] for row in rows}
    acts = forms["act/short-title"]
    assert {"us-bill", "us-ca-state", "us-ma-state", "us-state"} <= set(acts)
    assert not [form for form in acts if form.endswith(("-city", "-county", "-resolution"))]
    assert forms["vote/people"] == ["us-body-vote", "us-policy"]
    assert "us-city" in forms["passages/government-use"]
    assert "us-city-resolution" not in forms["passages/government-use"]
    assert {"clause", "definition", "finding", "passage"} == {row["kind"] for row in rows}
    shown = " ".join(listed("clauses", "act/short-title").output.split())
    assert f"in {', '.join(acts)})" in shown
    assert "templates/languages/en/us/forms/us-bill/act/short-title.md" in shown


def test_clauses_lists_every_file_of_a_clause_with_its_drafting(listed: Run) -> None:
    lines = [
        line.split() for line in listed("clauses", "prohibitions/private-use").output.split("\n")
    ]
    folder = f"{ROOT}/templates/languages/en/common/prohibitions"
    assert ["direct", f"{folder}/private-use.md"] in lines
    assert ["own", f"{folder}/private-use.own.md"] in lines
    assert ["urge", f"{ROOT}/templates/languages/en/us/prohibitions/private-use.urge.md"] in lines
    (row,) = json.loads(listed("clauses", "data/deletion", "--format", "json").output)
    assert row["files"] == [
        {"drafting": "front matter", "file": "templates/languages/en/us/data/deletion.md"},
        {"drafting": "own", "file": "templates/languages/en/us/data/deletion.own.md"},
        {"drafting": "direct", "file": "templates/languages/en/eu/forms/eu-reg/data/deletion.md"},
    ]


def test_clauses_knows_every_text_that_a_bill_may_print(
    entries: tuple[CatalogueEntry, ...],
) -> None:
    known = {file for entry in entries for _, file in entry.files}
    texts = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "templates" / "languages").rglob("*.md")
        if not {"papers", "addressees"}.intersection(path.parts) and _has_words(path)
    }
    assert "templates/languages/en/us/bodies/town-meeting/passages/warrant-question.md" in texts
    assert not texts - known
    regional = {path for path in texts if "/regions/" in path and "/bodies/" in path}
    assert {path.split("/")[6] for path in regional} >= {"ma", "me"}, "kinds of body of regions"


def _has_words(path: Path) -> bool:
    """Whether a text is more than the head that it lays over that of a less particular one."""
    return bool(path.read_text("utf-8").rpartition("---\n")[2].strip())


def test_clauses_says_so_if_there_is_none(listed: Run) -> None:
    shown = listed("clauses", "xylophone")
    assert shown.exit_code == 0
    assert shown.stdout == ""
    assert "Nothing has xylophone in it." in shown.stderr


def test_show_tells_where_each_value_comes_from(run: Run, place: Callable[..., Path]) -> None:
    place({"prohibitions: all\n": "prohibitions: [c]\nfacts:\n  own_police: false\n"})
    lines = run("show", "us-oh-testville").output.splitlines()
    mine = "jurisdictions/us-oh-testville.yaml"
    assert f"name: City of Testville  {mine}:3" in lines
    assert f"facts.own_police: false  {mine}:8" in lines
    (default,) = [line for line in lines if line.startswith("facts.private_parties: false  ")]
    assert "templates/forms/us-city.yaml:" in default
    assert lines[-1].startswith("The form has "), "what nobody asks for is counted"
    every = run("show", "us-oh-testville", "--verbose").output.splitlines()
    assert any(line.startswith("form.competence.b.ii[1].") for line in every)


def test_show_as_json_has_the_same(run: Run, place: Callable[..., Path]) -> None:
    place()
    shown = json.loads(run("show", "us-oh-testville", "--format", "json").output)
    by_key = {row["key"]: row for row in shown["settings"]}
    assert by_key["short"] == {
        "key": "short",
        "value": "Testville",
        "file": "jurisdictions/us-oh-testville.yaml",
        "line": 4,
    }
    assert shown["diagnostics"] == []


def test_show_lists_the_options_that_the_bills_use(run: Run, place: Place) -> None:
    place({"prohibitions: all\n": "prohibitions: all\noptions:\n  investigation_days: 15\n"})
    shown = json.loads(run("show", "us-oh-testville", "--format", "json").output)
    options = {
        row["key"].removeprefix("options."): row
        for row in shown["settings"]
        if row["key"].startswith("options.")
    }
    without = {"power", "effective_event"}  # words that most bills do without
    assert not any(options[name]["default"] for name in without)
    told = (row for name, row in options.items() if name not in without)
    assert all(row["about"] and row["default"] and row["line"] for row in told)
    assert (options["investigation_days"]["value"], options["investigation_days"]["line"]) == (
        "15",
        8,
    )
    assert options["decision_days"]["file"] == "templates/languages/en/us/rights/reparation.md"
    assert options["decision_days"]["value"] == options["decision_days"]["default"]
    assert "private_deletion_days" not in options, "only the text for private parties uses it"
    lines = run("show", "us-oh-testville").output.splitlines()
    assert any(line.startswith("options.decision_days: ") for line in lines)


def test_every_option_shown_changes_a_bill(run: Run, place: Place) -> None:
    whole = "prohibitions: all\noptions:\n  length: full\n"
    place({"prohibitions: all\n": whole})
    rows = json.loads(run("show", "us-oh-testville", "--format", "json").output)["settings"]
    numbers = [row for row in rows if row["key"].startswith("options.") and row["value"].isdigit()]
    assert numbers

    def printed() -> dict[str, str]:
        assert run("build", "us-oh-testville", "--to", "text").exit_code == 0
        return {p.name: p.read_text("utf-8") for p in Path("output").rglob("*.txt")}

    before = printed()
    for row in numbers:
        name, value = row["key"].removeprefix("options."), int(row["value"]) + 1
        place({"prohibitions: all\n": f"{whole}  {name}: {value}\n"})
        assert printed() != before, name


def test_show_of_an_unknown_place_names_the_nearest(run: Run, place: Callable[..., Path]) -> None:
    place()
    shown = run("show", "us-oh-testvile")
    assert shown.exit_code == 1
    assert "There is no place “us-oh-testvile”" in shown.stderr
    assert "Did you mean “us-oh-testville”?" in shown.stderr
