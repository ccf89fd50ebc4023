"""What a PDF/UA-1 file must hold, read with pypdf: structure tree, content, fonts, bookmarks."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject


def need_pango() -> None:
    """Skip the test where Pango is missing; with ``CI=true`` fail it."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        message = "needs Pango: run `make test` as root, or install it yourself"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(message)
        pytest.skip(message)


SHOWING = {b"Tj", b"TJ", b"'", b'"'}
HEADINGS = re.compile("H[1-6]")


@dataclass(slots=True)
class Element:
    """A structure element: tag, elements in it, and the content and links it holds."""

    tag: str
    children: list[Element] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    """Page index and MCID."""
    links: list[str] = field(default_factory=list)
    """Descriptions of the annotations."""

    def all(self) -> Iterator[Element]:
        """This element and those under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()


class TaggedPdf:
    """A PDF and its structure."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(BytesIO(data), strict=True)
        catalog: Any = self.reader.trailer["/Root"]
        self.catalog = catalog
        self._pages = {
            page.indirect_reference.idnum: number  # type: ignore[union-attr]
            for number, page in enumerate(self.reader.pages)
        }
        self.root: Any = catalog["/StructTreeRoot"]
        self._raw: dict[tuple[int, int], int] = {}
        (document,) = self.root["/K"]
        self.document = self._element(document)

    def _element(self, reference: IndirectObject) -> Element:
        raw: Any = reference.get_object()
        element = Element(raw["/S"].removeprefix("/"))
        for kid in raw.get("/K", []):
            thing = kid.get_object()
            if isinstance(thing, int):
                place = (self._pages[raw.raw_get("/Pg").idnum], int(thing))
                element.content.append(place)
                self._raw[place] = reference.idnum
            elif thing.get("/Type") == "/OBJR":
                element.links.append(str(thing["/Obj"]["/Contents"]))
            else:
                assert thing["/P"] == raw, f"{thing['/S']} does not know its parent {raw['/S']}"
                element.children.append(self._element(kid))
        return element

    def elements(self) -> list[Element]:
        """All elements in reading order."""
        return list(self.document.all())

    def content(self) -> Iterator[tuple[int, str, int | None]]:
        """Every operator that shows text: page index, tag of the innermost marked content
        (empty for none), MCID.
        """
        for number, page in enumerate(self.reader.pages):
            marks: list[tuple[str, int | None]] = []
            contents = ContentStream(page.get_contents(), self.reader)
            for operands, operator in contents.operations:
                if operator in (b"BDC", b"BMC"):
                    properties = operands[1] if len(operands) > 1 else {}
                    marks.append((str(operands[0]), properties.get("/MCID")))
                elif operator == b"EMC":
                    marks.pop()
                elif operator in SHOWING:
                    tag, mcid = marks[-1] if marks else ("", None)
                    yield number, tag, mcid
            assert not marks, "marked content left open"

    def parent_of(self, page: int, mcid: int) -> int:
        """Object number of the element that the parent tree names for a piece of content."""
        numbers = self.root["/ParentTree"]["/Nums"]
        table = dict(zip(numbers[::2], numbers[1::2], strict=True))
        entries = table[self.reader.pages[page]["/StructParents"]].get_object()
        entry: IndirectObject = list.__getitem__(entries, mcid)
        return entry.idnum

    def element_of(self, page: int, mcid: int) -> int | None:
        """Object number of the element of the tree that holds a piece of content."""
        return self._raw.get((page, mcid))

    def bookmarks(self) -> list[tuple[int, str]]:
        """Depth and title of every bookmark, in order."""
        return list(_bookmarks(self.reader.outline, 1))

    def fonts(self) -> dict[str, Any]:
        """Descriptor of every font by its name."""
        found: dict[str, Any] = {}
        for page in self.reader.pages:
            resources: Any = page["/Resources"]
            for font in resources.get("/Font", {}).values():
                raw = font.get_object()
                inner = (
                    raw["/DescendantFonts"][0].get_object() if "/DescendantFonts" in raw else raw
                )
                assert "/ToUnicode" in raw, f"{raw['/BaseFont']}: no text can be extracted"
                found[str(raw["/BaseFont"])] = inner["/FontDescriptor"].get_object()
        return found


def _bookmarks(outline: list[Any], depth: int) -> Iterator[tuple[int, str]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(entry, depth + 1)
        else:
            yield depth, str(entry["/Title"])


# ---------------------------------------------------------------- what every such file holds


def check_declaration(pdf: TaggedPdf, title: str, language: str) -> None:
    """The file says that it is tagged, PDF/UA-1, in which language, and its title."""
    assert pdf.catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert pdf.catalog["/Lang"] == language
    assert pdf.catalog["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    metadata = pdf.catalog["/Metadata"].get_data().decode()
    assert 'pdfuaid:part="1"' in metadata
    assert title in metadata
    info = pdf.reader.metadata
    assert info is not None
    assert info.title == title


def check_headings(pdf: TaggedPdf) -> None:
    """Headings begin with the first rank and skip none; each has its bookmark."""
    tags = [element.tag for element in pdf.elements()]
    assert tags[0] == "Document"
    ranks = [int(tag[1]) for tag in tags if HEADINGS.fullmatch(tag)]
    assert ranks[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(ranks))
    assert ranks == [depth for depth, _ in pdf.bookmarks()]


def check_lists(pdf: TaggedPdf) -> int:
    """Lists hold items, items a body and perhaps a label; how many have a label."""
    labelled = 0
    for element in pdf.elements():
        tags = [child.tag for child in element.children]
        if element.tag == "L":
            assert set(tags) == {"LI"}
        elif element.tag == "LI":
            assert tags in (["Lbl", "LBody"], ["LBody"])
            labelled += tags == ["Lbl", "LBody"]
    return labelled


def check_links(pdf: TaggedPdf) -> list[str]:
    """Every link is in the structure; the words that describe each."""
    annotations = [a for page in pdf.reader.pages for a in page.get("/Annots", [])]
    links = [words for element in pdf.elements() for words in element.links]
    assert len(links) == len(annotations)
    assert all(element.tag == "Link" for element in pdf.elements() if element.links)
    assert all(words.strip() for words in links)
    return links


def check_content(pdf: TaggedPdf) -> None:
    """Every shown text hangs in the structure, or is decoration of the page."""
    artifacts = 0
    for page, tag, mcid in pdf.content():
        if tag == "/Artifact":
            artifacts += 1
            continue
        assert mcid is not None, f"untagged text on page {page + 1}"
        element = pdf.element_of(page, mcid)
        assert element is not None, f"text on page {page + 1} hangs nowhere in the tree"
        assert pdf.parent_of(page, mcid) == element
    assert artifacts >= len(pdf.reader.pages)  # a footer on each page


def check_fonts(pdf: TaggedPdf) -> None:
    """Every font is a bundled one, and embedded."""
    fonts = pdf.fonts()
    assert fonts
    for name, descriptor in fonts.items():
        assert re.match(r"/[A-Z]{6}\+(TeX-Gyre-Schola|draftban-symbols)", name)
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)


def qpdf_check(program: str, path: Path) -> None:
    """qpdf finds no error and nothing to warn of."""
    run = subprocess.run([program, "--check", path], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "WARNING" not in run.stdout + run.stderr
