"""What there is to name: places, forms, and what one place may have."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run
from tests.content.shipped import EVERY, EXAMPLES, ROOT

Place = Callable[..., Path]


def test_places_are_listed_with_name_form_and_a_path_that_opens(run: Run, place: Place) -> None:
    place()
    lines = run("places").stdout.splitlines()
    assert [line.split()[0] for line in lines] == sorted((*EVERY, "us-oh-testville"))
    marked = [line.split()[0] for line in lines if line.split()[-2] == "example"]
    assert marked == list(EXAMPLES)
    assert all(Path(line.split()[-1]).is_file() for line in lines)
    (row,) = json.loads(run("places", "OHIO", "test", "--format", "json").stdout)
    assert row == {
        "place": "us-oh-testville",
        "name": "City of Testville",
        "form": "us-city",
        "example": False,
        "file": "jurisdictions/us-oh-testville.yaml",
    }


def test_a_form_is_shown_with_what_it_extends_and_its_file(run: Run) -> None:
    shown = run("forms", "us-ma-city").stdout
    assert shown.startswith("us-ma-city: City ordinance, Massachusetts")
    assert "us-ma-home-rule-petition, us-ma-city-resolution" in shown
    assert str(ROOT / "templates/regions/us/ma.yaml") in shown
    wrong = run("forms", "us-ma-cty")
    assert wrong.exit_code == 2
    assert "Did you mean “us-ma-city”?" in wrong.stderr


def test_a_kind_of_body_with_a_mistake_is_told_and_not_left_out_in_silence(
    run: Run, folder: Path
) -> None:
    own = folder / "templates/bodies/us/plantation.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("body: plantation\nform: us-city\norder: first\n", "utf-8")
    shown = run("forms", "us-city")
    assert shown.exit_code == 1
    assert "templates/bodies/us/plantation.yaml:3:8" in shown.stderr
    assert "with `body:` town" in shown.stdout
    assert run("forms", "us-county").exit_code == 0


def test_regions_are_counted_and_twenty_things_to_read_are_named_the_weightiest_first(
    run: Run,
) -> None:
    shown = run("regions", "us").stdout
    table, _, worth = shown.partition("Most worth an hour of a lawyer")
    rows = [line.split() for line in table.splitlines() if re.search(r"(?: +\d+){5}$", line)]
    assert rows[-1][0] == "all"
    counts = [[int(number) for number in row[-5:]] for row in rows]
    assert [sum(column) for column in zip(*counts[:-1], strict=True)] == counts[-1]
    assert len(rows) + table.count("no form of its own") == 56 + 1
    items = re.split(r"(?m)^ {,3}\d+\. ", worth)[1:]
    assert len(items) == 20
    first = " ".join(" ".join(items[:4]).split())
    assert "Texas: Texas Business and Commerce Code § 552.003 (seen). It settles us-tx-" in first
    assert "Virginia: Code of Virginia § 15.2-1723.2 (seen)" in first
    assert all("It settles " in " ".join(item.split()) for item in items)
    (texas,) = json.loads(run("regions", "us", "us-tx", "--format", "json").stdout)
    assert texas["people"] == 29_145_505


def test_of_many_places_the_nearest_five_are_named_and_how_to_list_all(
    run: Run, place: Place
) -> None:
    first = place()
    for number in range(40):
        first.with_name(f"us-oh-village-{number}.yaml").write_bytes(first.read_bytes())
    done = run("check", "us-oh-testvile-on-hudson")
    assert done.exit_code == 1
    said = done.stdout
    assert "There is no place “us-oh-testvile-on-hudson”." in said
    named = said.split("Nearest: ")[1].split(". ")[0].split(", ")
    assert len(named) == 5
    assert "us-oh-testville" in named
    assert f"`draftban places` lists all {len(EVERY) + 41}" in said


def test_a_long_list_of_names_is_not_printed_in_an_error(run: Run) -> None:
    done = run("compare", "us-ma-lowell", "--with", "us-ma-bostn")
    assert done.exit_code == 2
    assert "Did you mean" in done.stderr or "Nearest of" in done.stderr
    assert done.stderr.count("us-") < 12


def test_clauses_of_a_place_are_in_its_own_words_and_files(run: Run, place: Place) -> None:
    """Definitions and findings too; a text that nobody else has, and none of other places."""
    file = place({"prohibitions: all": "prohibitions: [b.i, b.ii]"})
    own = file.with_name("us-oh-testville") / "general" / "siren.md"
    own.parent.mkdir(parents=True)
    own.write_text("---\nid: general/siren\nheading: Siren\n---\nThe siren sings.\n", "utf-8")
    found = json.loads(run("clauses", "us-oh-testville", "--format", "json").stdout)
    kinds = {entry["kind"] for entry in found}
    assert kinds == {"clause", "definition", "finding", "passage"}

    where = {entry["id"]: (entry["stands"], entry["out"]) for entry in found}
    assert where["prohibitions/private-use"] == (["us-city", "us-city-resolution"], "")
    assert where["prohibitions/government-use"] == (["us-city"], "")
    stands, why = where["prohibitions/procurement"]
    assert (stands, "it answers c, which this document does not enact") == ([], why)
    assert where["definitions/recognition-technology"][0], "a term that the bill uses"
    assert where["definitions/open-establishment"][0] == [], "one that it does not"
    assert where["findings/redress"][0] == [], "it explains f"
    assert where["passages/motion"] == ([], "it is for papers of the packet")

    def ids(*words: str) -> list[str]:
        shown = run("clauses", "us-oh-testville", *words, "--format", "json").stdout
        return [entry["id"] for entry in json.loads(shown)]

    assert "findings/wrongful-arrests" in ids("Detroit, Michigan")
    assert "definitions/covered-space" in ids("covered space")
    shown = run("clauses", "us-oh-testville", "the siren sings").stdout
    assert shown.startswith("general/siren: Siren (")
    assert shown.endswith("jurisdictions/us-oh-testville/general/siren.md\n")
    assert run("clauses", "us-oh-testville", "nobody says so").stderr == (
        "Nothing of us-oh-testville has nobody says so in it.\n"
    )
