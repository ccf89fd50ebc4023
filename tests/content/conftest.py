"""The bills of every place, each drafted, written and opened once for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache

import pytest

from draftban.bill.printed import PrintedLine
from draftban.bill.tree import FinalBill
from draftban.diagnostics import Report
from draftban.packets import Packet, packet
from draftban.writers import pdf, write
from tests.conftest import need_program
from tests.content.packets import Packed
from tests.content.shipped import LENGTHS, PARTS, PLACES, build_in, lengths
from tests.writers.docx_reading import libreoffice_lines
from tests.writers.pdfua import need_pango

Bills = Mapping[str, FinalBill]
Bytes = Callable[[str], bytes]
Lines = Callable[[str], tuple[PrintedLine, ...]]


@pytest.fixture(scope="session")
def bills(tmp_path_factory: pytest.TempPathFactory) -> Bills:
    """Every law and companion by a name such as ``us-ma-lowell-full`` and
    ``us-ma-lowell-resolution-short``.
    """
    folder = tmp_path_factory.mktemp("places")
    return {
        f"{document.stem}-{length}": document.bill
        for place in PLACES
        for length in lengths(place)
        for document in build_in(folder, place, {"options": {"length": length}}).documents
    }


def names(bills: Bills, place: str, lengths: Iterable[str] = LENGTHS) -> list[str]:
    """The law of a place and its companions in these lengths, by their names in ``bills``."""
    found = [f"{place}{part}-{length}" for part in PARTS for length in lengths]
    there = [name for name in found if name in bills]
    assert there
    return there


@pytest.fixture(scope="session")
def word_files(bills: Bills) -> dict[str, bytes]:
    """Each bill as a Word file."""
    return {name: write(bill, "docx") for name, bill in bills.items()}


@pytest.fixture(scope="session")
def opened(
    word_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """The lines of each Word file in LibreOffice, all opened by one call."""
    folder = tmp_path_factory.mktemp("libreoffice")
    return libreoffice_lines(need_program("soffice"), folder, word_files)


@pytest.fixture(scope="session")
def laid_out(bills: Bills) -> Callable[[str], tuple[bytes, tuple[PrintedLine, ...]]]:
    """A bill as a PDF with the lines of its pages, written once."""
    need_pango()
    return cache(lambda name: pdf.write_with_lines(bills[name]))


@pytest.fixture(scope="session")
def pdf_of(laid_out: Callable[[str], tuple[bytes, tuple[PrintedLine, ...]]]) -> Bytes:
    """``pdf_of("us-ma-lowell-full")``: that bill as a PDF."""
    return lambda name: laid_out(name)[0]


@pytest.fixture(scope="session")
def lines_of(laid_out: Callable[[str], tuple[bytes, tuple[PrintedLine, ...]]]) -> Lines:
    """``lines_of("us-ma-lowell-full")``: the lines of its pages."""
    return lambda name: laid_out(name)[1]


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    """``packed("us-ma-lowell", length="short")``: the papers of a place, made once."""
    folder = tmp_path_factory.mktemp("packets")

    @cache
    def make(
        place: str, demands: tuple[str, ...] = (), introduced: str = "", **options: object
    ) -> Packet:
        changes: dict[str, object] = {"options": dict(options)} if options else {}
        if demands:
            changes["prohibitions"] = list(demands)
        build = build_in(folder, place, changes)
        report = Report()
        day = date.fromisoformat(introduced) if introduced else None
        made = packet(build, report, introduced=day)
        assert not len(report), f"{place}:\n" + "\n".join(map(str, report))
        return made

    return make
