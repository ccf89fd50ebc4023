"""The page of every form as other programs take it: pasted, converted, printed by a browser."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import lxml.html
import pytest

from draftban.bill.tree import FinalBill, bill_provisions
from draftban.writers import write
from tests.browser import browser
from tests.conftest import need_program
from tests.content.conftest import Bills

FULL = (
    "us-ma-lowell-full",
    "us-or-eugene-full",
    "us-wa-pierce-full",
    "us-ma-government-full",
    "us-government-full",
    "eu-full",
)


@pytest.fixture(scope="module")
def pages(bills: Bills, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """A page of each form in a file, without the lists of headings and of uses beside the text."""
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name in FULL:
        found[name] = folder / f"{name}.html"
        page = lxml.html.document_fromstring(write(bills[name], "html").decode())
        beside = page.xpath("//nav[@class='toc'] | //div[@class='side']")
        assert beside
        for element in beside:
            element.drop_tree()
        found[name].write_bytes(lxml.html.tostring(page, doctype="<!DOCTYPE html>"))
    return found


def numbers(bill: FinalBill) -> list[str]:
    """The numbers of the points and other provisions that are no section of their own."""
    return [p.num for p in bill_provisions(bill) if p.num and not p.heading]


_MARKER = re.compile(
    r"^\s*(?:[-*•◦▪]|\d+[.)])\s+(?:\(\w{1,6}\)|(?:\w|\d+|[ivxl]+)[.)]).*", re.MULTILINE
)
"""A mark of a list before a number that is typed."""


def check(bill: FinalBill, words: str) -> None:
    """Each number stands in ``words``, alone."""
    assert not _MARKER.findall(words)
    first = [line.split()[0].lstrip("‘“") for line in words.splitlines() if line.strip()]
    wanted = [num for num in numbers(bill) if " " not in num]
    assert len(wanted) > 1
    for num in set(wanted):
        assert first.count(num) >= wanted.count(num), num


@pytest.mark.parametrize("name", FULL)
def test_pandoc_reads_one_number_a_point(
    name: str, bills: Bills, pages: Mapping[str, Path]
) -> None:
    command = [need_program("pandoc"), "--to=plain", "--wrap=none", str(pages[name])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    check(bills[name], done.stdout)


def test_libreoffice_reads_one_number_a_point(
    bills: Bills, pages: Mapping[str, Path], tmp_path: Path
) -> None:
    command = [
        *(need_program("soffice"), "--headless", f"-env:UserInstallation={tmp_path.as_uri()}/p"),
        *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)),
        *map(str, pages.values()),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    for name in FULL:
        check(bills[name], (tmp_path / f"{name}.txt").read_text("utf-8-sig"))


def test_a_browser_prints_no_heading_in_two_pieces(
    bills: Bills, pages: Mapping[str, Path], tmp_path: Path
) -> None:
    """The regulation has a line with the article's number over its name."""
    path = tmp_path / "eu.pdf"
    command = [
        *(browser(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
        *(f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer"),
        *(f"--print-to-pdf={path}", pages["eu-full"].as_uri()),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    reading = [need_program("pdftotext"), "-layout", str(path), "-"]
    run = subprocess.run(reading, capture_output=True, text=True, check=True)
    printed = [
        [line for line in page.splitlines() if line.strip()] for page in run.stdout.split("\f")
    ]
    assert len(printed) > 15
    footer = re.compile(r"\s*\d+(?:\s*/\s*\d+)?\s*|\s*Page \d+ of \d+\s*")
    lasts = [[line for line in page if not footer.fullmatch(line)][-1] for page in printed if page]
    assert not [last for last in lasts if re.fullmatch(r"\s*(?:Article|CHAPTER) \w+\s*", last)]
