"""Every shipped Word file opened and saved by LibreOffice: nothing in it gets lost or changes.

The shipped places as their files are, with the law and the companions of each: as handed in, with
comments, footnotes and page numbers, and with live references.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from draftban import api
from draftban.bill.tree import FinalBill, bill_provisions
from draftban.writers import Beside, Options, write
from draftban.writers.text import lines_by_provision
from tests.conftest import need_program
from tests.content.shipped import SHIPPED
from tests.writers.docx_reading import (
    W,
    bookmarked,
    converted,
    document,
    lines_of_text,
    paragraphs,
    parts,
    printed_by_provision,
    replaced,
    text_of,
    value,
)
from tests.writers.reading_order import flat, outside

WORD = "docx:MS Word 2007 XML"
LIVE, BACK, SAVED = "-live", "-back", "-saved"
OTHER = "\N{REPLACEMENT CHARACTER}"
BODY = "9"
"""The level of what is in no outline."""
ANNOTATED = "us"
"""It has a contents list, too."""
SAVED_LIVE = ("us-ma-lowell-live", "us-ma-government-live")
ROUNDS = ("as-word", "and-back")
"""Saved as Word; saved as OpenDocument, opened again and saved as Word."""


@dataclass(frozen=True, slots=True)
class Case:
    """A bill and its Word file as draftban writes it."""

    bill: FinalBill
    data: bytes


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of the files, by round and name: the files, their lines, the printed words."""

    files: Mapping[str, Mapping[str, bytes]]
    lines: Mapping[str, Mapping[str, list[str]]]
    printed: Mapping[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def cases() -> dict[str, Case]:
    """Every law and companion as it is handed in, and each law with live references; one also with
    comments to counsel and the pages of its contents list.
    """
    found: dict[str, Case] = {}
    for place in SHIPPED:
        result = api.build(api.load(place))
        for made in result.documents:
            found[made.stem] = Case(made.bill, write(made.bill, "docx"))
        assert result.laws
        for law in result.laws:
            live = write(law.bill, "docx", Options(live_fields=True))
            found[law.stem + LIVE] = Case(law.bill, live)
        if place == ANNOTATED:
            (law,) = result.laws
            pages = {p.eid: number for number, p in enumerate(bill_provisions(law.bill), start=1)}
            beside = Beside(api.comments(result)[law.stem], pages)
            found[f"{place}-annotated"] = Case(law.bill, write(law.bill, "docx", Options(), beside))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("saved")


@pytest.fixture(scope="module")
def saved(cases: dict[str, Case], folder: Path) -> Saved:
    """Each file saved as Word, each law there and back, and what of them is printed: by one call of
    LibreOffice for each kind of file.
    """
    soffice = need_program("soffice")
    laws = _laws(cases)
    ours = _written(folder, {name: case.data for name, case in cases.items()})
    some = [path for path in ours if LIVE not in path.stem or path.stem in SAVED_LIVE]
    back = [path for path in some if path.stem in laws]
    odt = [
        path.rename(path.with_stem(path.stem + BACK))
        for path in _converted(soffice, back, "odt", folder / "odt")
    ]
    words = _converted(soffice, [*some, *odt], WORD, folder / "word")
    made = _by_round({path.stem: path for path in words})
    text = _by_round({p.stem: p for p in converted(soffice, words, "txt:Text", folder / "word")})
    laid_out = [path for path in ours if path.stem.removesuffix(LIVE) in laws]
    again = {
        name + SAVED: path.read_bytes()
        for name, path in made["as-word"].items()
        if name.removesuffix(LIVE) in laws
    }
    printed = _printed(soffice, [*laid_out, *_written(folder, again)])
    return Saved(
        {
            round_: {name: path.read_bytes() for name, path in f.items()}
            for round_, f in made.items()
        },
        {
            round_: {name: lines_of_text(path) for name, path in f.items()}
            for round_, f in text.items()
        },
        {
            "ours": {path.stem: printed[path.stem] for path in laid_out},
            "as-word": {name.removesuffix(SAVED): printed[name] for name in again},
        },
    )


def _by_round(files: Mapping[str, Path]) -> Mapping[str, Mapping[str, Path]]:
    """Files of both rounds, which stand in one folder, by round and name."""
    back = {name.removesuffix(BACK): path for name, path in files.items() if name.endswith(BACK)}
    rest = {name: path for name, path in files.items() if not name.endswith(BACK)}
    return dict(zip(ROUNDS, (rest, back), strict=True))


def _laws(cases: Mapping[str, Case]) -> set[str]:
    """The names of the laws: of a place whose text is in parts, one for each."""
    found = {name.removesuffix(LIVE) for name in cases if name.endswith(LIVE)}
    assert len(found) >= len(SHIPPED)
    return found


def _written(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    paths = [folder / f"{name}.docx" for name in files]
    for path in paths:
        path.write_bytes(files[path.stem])
    return paths


def _converted(soffice: str, files: list[Path], to: str, folder: Path) -> list[Path]:
    folder.mkdir()
    return converted(soffice, files, to, folder)


def _printed(soffice: str, files: list[Path]) -> dict[str, str]:
    """The words of each file as LibreOffice prints it, which updates its fields for that."""
    found: dict[str, str] = {}
    for path in converted(soffice, files, "pdf", files[0].parent):
        command = [need_program("pdftotext"), "-raw", str(path), "-"]
        done = subprocess.run(command, check=True, capture_output=True)
        found[path.stem] = flat(done.stdout.decode())
    return found


@pytest.mark.parametrize("round_", ROUNDS)
def test_words_and_numbers_stay_provision_by_provision(
    round_: str, cases: dict[str, Case], saved: Saved
) -> None:
    assert saved.lines[round_].keys() >= _laws(cases)
    for name, lines in saved.lines[round_].items():
        case = cases[name]
        printed = printed_by_provision(case.bill, case.data, lines)
        assert printed.provisions == lines_by_provision(case.bill), name
        assert printed.before == outside((*case.bill.preface, *case.bill.preamble)), name
        assert printed.after == outside(case.bill.conclusions), name


@pytest.mark.parametrize("round_", ROUNDS)
def test_links_still_lead_to_their_provisions(
    round_: str, cases: dict[str, Case], saved: Saved
) -> None:
    linked = 0
    for name, again in saved.files[round_].items():
        data = cases[name].data
        links = _links(data)
        assert _links(again) == links, name
        ours, theirs = bookmarked(data), bookmarked(again)
        for mark, _ in links:
            assert text_of(theirs[mark]) == text_of(ours[mark]), name
        linked += len(links)
    assert linked > {"as-word": 100, "and-back": 50}[round_]


def _links(data: bytes) -> list[tuple[str, str]]:
    links = document(data).iter(f"{W}hyperlink")
    found = [(link.get(f"{W}anchor"), text_of(link)) for link in links]
    return [link for link in found if not link[1].strip().isdigit()]  # a page of the contents


@pytest.mark.parametrize("round_", ROUNDS)
def test_the_outline_stays(round_: str, cases: dict[str, Case], saved: Saved) -> None:
    for name, again in saved.files[round_].items():
        ours = _outline(cases[name].data)
        assert ours, name
        assert _outline(again) == ours, name


def _outline(data: bytes) -> list[tuple[str, str | None]]:
    """The words and the level of each paragraph in the outline; it or its style says which."""
    styles = {s.get(f"{W}styleId"): s for s in parts(data)["word/styles.xml"].iter(f"{W}style")}
    found = []
    for _, words, node in paragraphs(data):
        level, style = value(node, "pPr/outlineLvl"), value(node, "pPr/pStyle")
        while level is None and style is not None:
            level = value(styles[style], "pPr/outlineLvl")
            style = value(styles[style], "basedOn")
        if level not in (None, BODY):
            found.append((words, level))
    return found


def test_a_print_of_the_saved_file_has_the_same_words(cases: dict[str, Case], saved: Saved) -> None:
    assert saved.printed["as-word"].keys() >= {*_laws(cases), *SAVED_LIVE}
    for name, words in saved.printed["as-word"].items():
        assert saved.printed["ours"][name] == words, name


def test_live_references_that_are_updated_are_the_citations(
    cases: dict[str, Case], saved: Saved
) -> None:
    for law in _laws(cases):
        assert saved.printed["ours"][law + LIVE] == saved.printed["ours"][law]


def test_live_references_follow_and_stay_citations(cases: dict[str, Case], folder: Path) -> None:
    """A provision put before one that is referred to: the number and every citation of it move."""
    changed: dict[str, tuple[str, list[str]]] = {}
    files: dict[str, bytes] = {}
    for name, case in cases.items():
        if not name.endswith(LIVE):
            continue
        body = document(case.data)
        mark = next((node.text.split()[1] for node in body.iter(f"{W}instrText")), None)
        if mark is not None:
            files[name], changed[name] = _with_one_more(case.data, body, mark)
    assert {name.removesuffix(LIVE) for name in files} == _laws(cases)
    (folder / "edited").mkdir()
    paths = _written(folder / "edited", files)
    for name, printed in _printed(need_program("soffice"), paths).items():
        target, citing = changed[name]
        words = _bare(printed)
        number = words[: words.index(_bare(target))].split("Onemore.")[1].rstrip(".")
        assert number
        assert citing
        for pattern in citing:
            said = re.escape(_bare(pattern)).replace(re.escape("{}"), re.escape(number))
            assert re.search(said.replace(OTHER, r"\S{1,40}?"), words), pattern


def _bare(words: str) -> str:
    """``words`` without blanks."""
    return re.sub(r"\s+", "", words)


def _with_one_more(data: bytes, body: Any, mark: str) -> tuple[bytes, tuple[str, list[str]]]:
    """The file with a provision before that of ``mark``, and nothing around its pages; the words
    of the provision, and those of the paragraphs that cite it, with ``{}`` for the number and
    ``OTHER`` for those of others, which may move as well.
    """
    for name in ("lnNumType", "headerReference", "footerReference"):
        for node in [*body.iter(W + name)]:
            node.getparent().remove(node)
    target = next(p for m, p in bookmarked(data).items() if m == mark)
    words = flat(text_of(target))
    here = next(s for s in body.iter(f"{W}bookmarkStart") if s.get(f"{W}name") == mark).getparent()
    before = deepcopy(here)
    for node in [n for n in before if n.tag != f"{W}pPr"]:
        before.remove(node)
    run = etree.SubElement(before, f"{W}r")
    etree.SubElement(run, f"{W}t").text = "One more."
    here.addprevious(before)
    citing = []
    for paragraph in body.iter(f"{W}p"):
        copy, cites = deepcopy(paragraph), False
        shown = ""
        for node in copy.iter(f"{W}instrText", f"{W}fldChar", f"{W}t"):
            if node.tag == f"{W}instrText":
                shown = "{}" if node.text.split()[:2] == ["REF", mark] else OTHER
            elif node.get(f"{W}fldCharType") == "end":
                shown = ""
            elif shown and node.tag == f"{W}t":
                node.text, cites = shown, cites or shown == "{}"
        if cites:
            citing.append(flat(text_of(copy)))
    return replaced(data, "word/document.xml", body), (words, citing)
