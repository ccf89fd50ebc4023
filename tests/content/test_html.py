"""The pages of every form and the reports, held against axe-core, the Nu checker and the law."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner
from lxml.html import HtmlElement

from draftban.bill.tree import bill_provisions
from draftban.cli.app import cli
from draftban.writers import write
from tests.browser import Screen, Seen, look
from tests.conftest import need_program, need_tool
from tests.content.conftest import Bills
from tests.content.shipped import ROOT

PHONE, DESK = 360, 1400
BOTH = "us-ma-lowell-full"
"""The bill that is seen on both screens; one of each other form is on one of them."""

Pages = Mapping[str, str]


@pytest.fixture(scope="module")
def pages(bills: Bills) -> Pages:
    """Every bill as a page."""
    return {name: write(bill, "html").decode() for name, bill in bills.items()}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The reports that a command prints as a page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("reports"))
        return {
            verb: CliRunner().invoke(cli, [verb, "us-ma-lowell", "--format", "html"]).stdout
            for verb in ("coverage", "compare")
        }


def screens(bills: Bills, pages: Pages, reports: Pages) -> list[Screen]:
    """A desk by day and a phone by night: each form on one, what is read most on both."""
    shortest: dict[str, str] = {}
    for name in sorted(bills, key=lambda name: len(pages[name])):
        shortest.setdefault(bills[name].meta.form, name)
    found = [
        Screen(name, pages[name], *((DESK, "light") if n % 2 else (PHONE, "dark")))
        for n, name in enumerate(sorted(shortest.values()))
    ]
    for name, page in {BOTH: pages[BOTH], **reports}.items():
        found += [Screen(name, page, DESK, "light"), Screen(name, page, PHONE, "dark")]
    return found


@pytest.fixture(scope="module")
def seen(
    bills: Bills, pages: Pages, reports: Pages, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[Screen, Seen]:
    """What Chromium shows, all pages in one start."""
    return look(screens(bills, pages, reports), tmp_path_factory.mktemp("chromium"))


def test_axe_finds_nothing_on_any_form_or_report(seen: Mapping[Screen, Seen]) -> None:
    assert {(s.name, s.width): f.violations for s, f in seen.items() if f.violations} == {}
    assert all(found.rules > 20 for found in seen.values())


def test_no_page_is_wider_than_its_screen(seen: Mapping[Screen, Seen]) -> None:
    assert {(s.name, s.width): f.overflow for s, f in seen.items() if f.overflow > 0} == {}


def test_each_page_is_light_by_day_and_dark_by_night(seen: Mapping[Screen, Seen]) -> None:
    for screen, found in seen.items():
        red = int(found.background.partition("(")[2].partition(",")[0])
        assert (red > 240) if screen.scheme == "light" else (red < 40), screen.name


def test_axe_would_find_something(tmp_path: Path) -> None:
    bad = (
        "<html><title>x</title><body style='background: #fff; color: #bbb'>"
        "<p style='width: 900px'>pale<img src='data:,'></p>"
    )
    (found,) = look([Screen("bad", bad, PHONE, "light")], tmp_path).values()
    rules = {line.partition(":")[0] for line in found.violations}
    assert {"color-contrast", "html-has-lang", "image-alt"} <= rules
    assert found.overflow > 500


def test_the_nu_checker_finds_no_error(pages: Pages, reports: Pages, tmp_path: Path) -> None:
    java, checker = need_program("java"), need_tool("vnu-jar/build/dist/vnu.jar")
    for name, page in {**pages, **reports}.items():
        (tmp_path / f"{name}.html").write_text(page, "utf-8")
    command = [java, "-jar", str(checker), "--errors-only", "--exit-zero-always", "--stdout"]
    done = subprocess.run(
        [*command, "--format", "json", *map(str, sorted(tmp_path.glob("*.html")))],
        capture_output=True,
        text=True,
        timeout=400,
        check=True,
    )
    found = json.loads(done.stdout)["messages"]
    assert [(m["url"].rpartition("/")[2], m.get("lastLine"), m["message"]) for m in found] == []


def test_every_term_leads_to_its_definition_and_back(bills: Bills, pages: Pages) -> None:
    for name, bill in bills.items():
        page = lxml.html.document_fromstring(pages[name])
        ids = {element.get("id") for element in page.xpath("//*[@id]")}
        assert all(a.get("href")[1:] in ids for a in page.xpath("//a[starts-with(@href, '#')]"))
        for definition in page.xpath("//*[contains(@class, 'definition') and @id]"):
            inside = f"[not(ancestor-or-self::*[@id='{definition.get('id')}'])]"
            uses = page.xpath(f"//a[@class='term' and @href='#{definition.get('id')}']{inside}")
            back = [a.get("href")[1:] for a in definition.xpath("./div[@class='side']//details//a")]
            for use in uses:
                around = {element.get("id") for element in use.iterancestors()}
                assert around & set(back), (name, use.text, definition.get("id"))
        if any(p.kind == "definition" for p in bill_provisions(bill)):
            assert page.xpath("//a[@class='term']"), name


def test_a_side_note_names_demand_drafting_and_file(pages: Pages) -> None:
    page = lxml.html.document_fromstring(pages[BOTH])
    notes = ["|".join(map(words, n)) for n in page.xpath("//div[@class='side']")]
    answered = [note.rpartition(":")[0] for note in notes]
    assert (
        "Demand d · drafting: own|templates/languages/en/us/prohibitions/targeting.own.md"
        in answered
    )
    passage = "prohibitions/public-money|templates/languages/en/common/passages/public-money.md"
    assert f"Demand a · drafting: own|{passage}" in answered
    for source in pages.values():
        assert str(ROOT) not in source


def words(element: HtmlElement) -> str:
    """The words of ``element``."""
    return str(element.text_content())
