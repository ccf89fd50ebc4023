"""What `draftban compare` prints: text, JSON and a page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from draftban.config.schema import folder as schemas
from tests.cli.conftest import Run

SCHEMA = json.loads((schemas() / "compare.schema.json").read_text("utf-8"))


def data(done: Result) -> dict[str, Any]:
    found = json.loads(done.stdout)
    jsonschema.validate(found, SCHEMA)
    assert isinstance(found, dict)
    return found


def instrument(folder: Path, said: str) -> None:
    """Give ``folder`` an instrument of its own."""
    path = folder / "templates" / "instruments" / "us-oh-testville.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"id: us-oh-testville\nplace: us-oh-testville\n{said}", "utf-8")


def test_json_holds_the_draft_and_at_least_twenty_laws(run: Run) -> None:
    done = run("compare", "us-ma-lowell", "--format", "json")
    assert done.exit_code == 0
    found = data(done)
    assert found["form"] == "us-ma-city"
    assert len(found["laws"]) >= 20
    answers = {f["feature"]: f for f in found["features"]}
    assert answers["evidence"]["ours"] == "partial"
    assert answers["evidence"]["by"][0]["id"] == "prohibitions/evidence"
    assert "judicial department" in answers["evidence"]["reason"]
    assert "sunset" in found["lacking"]
    assert "whistleblowers" in found["rare"]


def test_what_nobody_read_is_a_question_mark_and_never_a_no(run: Run) -> None:
    found = data(run("compare", "us-ma-lowell", "--format", "json"))
    boston = next(i for i in found["laws"] if i["instrument"] == "us-ma-boston-2020")
    assert boston["cells"]["fees"]["has"] == "?"
    assert boston["cells"]["contractors"]["has"] == "yes"
    assert set(boston["cells"]) == {f["feature"] for f in found["features"]}


def test_an_unverified_cell_prints_a_question_mark(run: Run, folder: Path) -> None:
    instrument(
        folder,
        "name: Testville\ntitle: An Ordinance\n"
        "status: bill\nread: report\nurl: https://example.org/law\nfeatures:\n"
        "  fees: {has: no}\n"
        '  police: {has: yes, where: "1", verified: true, checked_on: 2026-11-25, read: report}\n',
    )
    done = run("compare", "us-ma-lowell", "--with", "us-oh-testville")
    assert done.exit_code == 0
    assert re.search(r"^Testville +\? +yes\* +\?", done.stdout, re.M)
    assert "Bills not read on any of this: Testville." in done.stdout
    found = data(run("compare", "us-ma-lowell", "--with", "us-oh-testville", "--format", "json"))
    assert found["bills"][0]["cells"]["fees"]["has"] == "?"


def test_text_says_first_what_differs_and_fits_a_terminal(run: Run) -> None:
    done = run("compare", "us-ma-lowell")
    assert done.exit_code == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    flat = " ".join(done.stdout.split())
    assert flat.index("What this draft has and at most 3") < flat.index("What others have and this")
    assert flat.index("What others have and this") < flat.index("Seven tests of the definitions")
    assert "An exception. Does it expire" in flat
    assert "Why: A ban that expires has to be won again" in flat
    assert "no reason is recorded" not in flat
    assert re.search(r"^This draft +yes +yes", done.stdout, re.M)


def test_bills_stand_apart_and_are_never_counted(run: Run) -> None:
    done = run(
        "compare", "us-ma-lowell", "--with", "us-s3779-2026,us-ma-boston-2020,us-hr3060-2025"
    )
    flat = " ".join(done.stdout.split())
    assert "Beside it 1 law, 2 bills, " in flat
    assert (
        "not the face alone? 0 of 1 laws read on this. "
        "Bills, not law: S. 3779, H.R. 7363; H.R. 3060. What others have" in flat
    )
    table = done.stdout.partition("\nWho is bound\n")[2].partition("\n\n")[0]
    rows = [line.split("  ")[0] for line in table.splitlines()]
    law, heading = rows.index("Boston 2020, 16-62(A),"), rows.index("Bills, not law:")
    assert law < heading < rows.index("S. 3779, H.R. 7363") < rows.index("H.R. 3060")


def test_bills_are_bills_in_the_json(run: Run) -> None:
    found = data(run("compare", "us-ma-lowell", "--format", "json"))
    assert {i["kind"] for i in found["laws"]} == {"law"}
    assert {i["kind"] for i in found["bills"]} == {"bill"}
    bills = {i["instrument"]: i for i in found["bills"]}
    assert bills["us-s3779-2026"]["status"] == "bill"
    assert bills["us-s3779-2026"]["status_date"] == "2026-02-04"
    assert not bills.keys() & {i["instrument"] for i in found["laws"]}


def test_of_what_nobody_knows_the_fate_is_neither(run: Run, folder: Path) -> None:
    instrument(
        folder,
        "name: Testville\ntitle: An Ordinance\n"
        "status: not known\nread: whole\nurl: https://example.org/law\nfeatures:\n"
        '  sunset: {has: yes, where: "1", verified: true, checked_on: 2026-11-25}\n'
        "  fees: {has: no, verified: true, checked_on: 2026-11-25}\n",
    )
    both = "us-oh-testville,us-ma-springfield-2020"
    flat = " ".join(run("compare", "us-ma-lowell", "--with", both).stdout.split())
    assert "Beside it 1 law, 1 not known to be law, " in flat
    assert "1 of 1 laws read on this: Springfield 2020. Not known to be law: Testville." in flat
    page = run("compare", "us-ma-lowell", "--with", both, "--format", "html").stdout
    assert "<b>no</b><small>not mentioned</small>" in page
    assert "status not known, date not read; read whole" in page
    found = data(run("compare", "us-ma-lowell", "--with", both, "--format", "json"))
    assert [i["instrument"] for i in found["unknown"]] == ["us-oh-testville"]


def test_only_the_laws_named(run: Run) -> None:
    found = data(
        run("compare", "us-ma-lowell", "--format", "json", "--with", "us-tx-cubi,us-ma-boston-2020")
    )
    assert [i["instrument"] for i in found["laws"]] == ["us-tx-cubi", "us-ma-boston-2020"]
    done = run("compare", "us-ma-lowell", "--with", "us-tx-cubbi")
    assert done.exit_code == 2
    assert "Did you mean “us-tx-cubi”?" in done.stderr


def test_a_place_with_errors_compares_nothing(run: Run, place: Callable[..., Path]) -> None:
    place({"prohibitions: all": "prohibitions: [b.9]"})
    done = run("compare", "us-oh-testville")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "jurisdictions/us-oh-testville.yaml:6:" in done.stderr
    found = data(run("compare", "us-oh-testville", "--format", "json"))
    assert found["laws"] == found["bills"] == found["features"] == []


# ---------------------------------------------------------------- the page

VOID = {"meta", "br", "link", "img"}


class Page(HTMLParser):
    """Checks that every element ends where it should, and keeps them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


@pytest.fixture
def html(run: Run) -> str:
    done = run("compare", "us-ma-lowell", "--format", "html")
    assert done.exit_code == 0
    return done.stdout


def test_the_page_stands_by_itself(html: str) -> None:
    page = Page(html)
    assert not page.all("script")
    assert not page.all("link")
    assert not page.all("img")
    assert "url(" not in html
    assert "@import" not in html
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    assert page.all("html") == [{"lang": "en"}]
    assert "prefers-color-scheme: dark" in html


def test_its_tables_have_captions_and_scopes(html: str) -> None:
    page = Page(html)
    tables = page.all("table")
    assert len(tables) == len(page.all("caption")) >= 8
    assert {head["scope"] for head in page.all("th")} == {"col", "row", "rowgroup"}
    assert html.count('<th scope="row">This draft</th>') == len(tables)


def test_its_cells_say_in_words_what_they_mean(html: str) -> None:
    cells = re.findall(r'<td class="(\w+)"><b>([^<]+)</b>', html)
    words = {"yes": "yes", "no": "no", "partial": "partial", "unread": "?"}
    assert cells
    assert all(words[kind] == word for kind, word in cells)
    assert len(cells) == html.count("<td")


def test_its_sources_are_linked_and_dated(html: str) -> None:
    assert 'href="http://ecode360.com/37249060"' in html
    assert "read on 2026-11-25" in html


def test_names_are_escaped(run: Run, folder: Path) -> None:
    instrument(
        folder,
        'name: "A <b> & C"\ntitle: "<script>"\n'
        'status: bill\nread: whole\nurl: "https://example.org/?a=1&b=2"\nfeatures: {}\n',
    )
    done = run("compare", "us-ma-lowell", "--with", "us-oh-testville", "--format", "html")
    Page(done.stdout)
    assert "A &lt;b&gt; &amp; C" in done.stdout
    assert "<script>" not in done.stdout
    assert "?a=1&amp;b=2" in done.stdout


# ---------------------------------------------------------------- a language without words


@pytest.fixture
def wordless(folder: Path) -> Path:
    """A folder whose language has no words for gait and voice, nor for the police."""
    path = folder / "templates" / "languages" / "en" / "ui" / "features.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("says: {movement-and-voice: null, law-enforcement: null}\n", "utf-8")
    return folder


def test_what_a_language_has_no_words_for_is_not_judged(run: Run, wordless: Path) -> None:
    done = run("compare", "us-ma-lowell", "--with", "us-ma-boston-2020")
    assert done.exit_code == 0
    text = " ".join(done.stdout.split())
    assert ", 2 not judged. Beside it" in text
    assert (
        "What could not be judged: 2 · Does it reach gait, voice and other characteristics, not "
        "the face alone? templates/languages/en/ui/features.yaml has no words to look for under "
        "says: movement-and-voice." in text
    )
    assert "Does it bind the police? templates/languages/en/ui/features.yaml has no words" in text
    assert re.search(r"^This draft +n/j +yes", done.stdout, re.M)
    assert "n/j: not judged" in text


def test_not_judged_stands_on_the_page_and_in_the_json(run: Run, wordless: Path) -> None:
    page = run("compare", "us-ma-lowell", "--format", "html").stdout
    assert "<h2>What could not be judged</h2>" in page
    assert "<b>not judged</b>" in page
    found = {
        f["feature"]: f
        for f in data(run("compare", "us-ma-lowell", "--format", "json"))["features"]
    }
    assert found["not-face-alone"]["ours"] == found["police"]["ours"] == "not judged"
    assert "movement-and-voice" in found["not-face-alone"]["reason"]
    assert {f["ours"] for f in found.values()} == {"yes", "partial", "no", "not judged"}


def test_with_all_words_nothing_is_left_unjudged(run: Run) -> None:
    assert "judged" not in run("compare", "us-ma-lowell").stdout


def test_a_missing_question_is_an_error_and_no_report(run: Run, folder: Path) -> None:
    path = folder / "templates" / "languages" / "en" / "ui" / "features.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("features: {police: {question: null}}\n", "utf-8")
    done = run("compare", "us-ma-lowell")
    assert done.exit_code == 1
    assert not done.stdout
    assert "features.yaml has no words for “features: police: question”" in " ".join(
        done.stderr.split()
    )
