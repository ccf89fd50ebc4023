"""What a file that is PDF/A-2a and PDF/UA-1 must hold, read with pypdf.

Rules are those of ISO 19005-2 and ISO 14289-1 that a program can check, in the numbering that
veraPDF uses for them; veraPDF itself is no package of any registry that tests install from.
"""

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
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject


def need_pango() -> None:
    """Skip the test where Pango is missing; with ``CI=true`` fail it."""
    try:
        import weasyprint  # noqa: F401  # whether it loads
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
    attributes: dict[str, Any] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    """Page index and MCID."""
    links: list[str] = field(default_factory=list)
    """Descriptions of the annotations."""
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    """Elements and content in reading order."""
    language: str = ""
    actual: str = ""
    """What is read instead of its words."""
    name: str = ""

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
        element = Element(raw["/S"].removeprefix("/"), dict(raw.get("/A", {}).items()))
        element.language = str(raw.get("/Lang", ""))
        element.actual = str(raw.get("/ActualText", ""))
        element.name = str(raw.get("/ID", ""))
        for kid in raw.get("/K", []):
            thing = kid.get_object()
            if isinstance(thing, int):
                self._hold(element, raw.raw_get("/Pg").idnum, int(thing), reference)
            elif thing.get("/Type") == "/MCR":  # content on another page than the element's
                self._hold(element, thing.raw_get("/Pg").idnum, int(thing["/MCID"]), reference)
            elif thing.get("/Type") == "/OBJR":
                element.links.append(str(thing["/Obj"]["/Contents"]))
            else:
                assert thing["/P"] == raw, f"{thing['/S']} does not know its parent {raw['/S']}"
                element.children.append(self._element(kid))
                element.kids.append(element.children[-1])
        return element

    def _hold(self, element: Element, page: int, mcid: int, reference: IndirectObject) -> None:
        place = (self._pages[page], mcid)
        element.content.append(place)
        element.kids.append(place)
        self._raw[place] = reference.idnum

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

    def spoken(self, *skipped: str) -> Iterator[str]:
        """The words of each piece of content, in the order of the tree; without elements whose
        tag is ``skipped``.
        """
        words = {number: dict(_words(page)) for number, page in enumerate(self.reader.pages)}
        todo: list[Element | tuple[int, int]] = [self.document]
        while todo:
            kid = todo.pop()
            if isinstance(kid, Element):
                todo.extend(reversed(kid.kids if kid.tag not in skipped else []))
            else:
                page, mcid = kid
                yield words[page][mcid]

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


_TOKEN = re.compile(
    rb"MCID (?P<mcid>\d+)>>\s*BDC|(?P<begin>B[DM]C)|(?P<end>EMC)"
    rb"|/(?P<font>\w+) [\d.]+ Tf|<(?P<glyphs>[0-9a-f]+)>"
)
"""What of a page's operators says which glyphs stand in which marked content."""


def _words(page: Any) -> Iterator[tuple[int, str]]:
    """The words of each piece of marked content of ``page``, by its number.

    Poppler's `pdfinfo -struct-text` reads a page anew for each piece, which takes minutes.
    """
    fonts = {
        name.removeprefix("/"): _letters(font.get_object())
        for name, font in page["/Resources"]["/Font"].items()
    }
    marks: list[int | None] = []
    found: dict[int, str] = {}
    letters: dict[int, str] = {}
    for token in _TOKEN.finditer(page.get_contents().get_data()):
        if token["mcid"] or token["begin"]:
            marks.append(int(token["mcid"]) if token["mcid"] else None)
            if token["mcid"]:
                found[int(token["mcid"])] = ""
        elif token["end"]:
            marks.pop()
        elif token["font"]:
            letters = fonts[token["font"].decode()]
        elif marks and marks[-1] is not None:
            digits = token["glyphs"].decode()
            glyphs = (int(digits[at : at + 4], 16) for at in range(0, len(digits), 4))
            found[marks[-1]] += "".join(letters[glyph] for glyph in glyphs)
    yield from found.items()


def _letters(font: Any) -> dict[int, str]:
    """What each glyph of ``font`` means."""
    pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]+)>", font["/ToUnicode"].get_data().decode())
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}


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
    assert "/Suspects" not in pdf.catalog["/MarkInfo"]
    info = pdf.reader.metadata
    assert info is not None
    assert info.title == title


_FLAT = {"P", "H1", "H2", "H3", "H4", "H5", "H6"}
"""Elements that hold none of their own kind."""


def check_headings(pdf: TaggedPdf) -> None:
    """Headings begin with the first rank and skip none; each has its bookmark."""
    tags = [element.tag for element in pdf.elements()]
    assert tags[0] == "Document"
    assert not [e for e in pdf.elements() if e.tag in {child.tag for child in e.children} & _FLAT]
    ranks = [int(tag[1]) for tag in tags if HEADINGS.fullmatch(tag)]
    assert ranks[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(ranks))
    assert ranks == [depth for depth, _ in pdf.bookmarks()]


_NUMBERINGS = {"/Decimal", "/LowerAlpha", "/UpperAlpha", "/LowerRoman", "/UpperRoman", "/Disc"}


def check_lists(pdf: TaggedPdf) -> int:
    """Lists hold items, items a body and perhaps a label; how many have a label. A list whose
    items have labels says how they are numbered (7.2-17 to 20, 7.6).
    """
    labelled = 0
    for element in pdf.elements():
        tags = [child.tag for child in element.children]
        if element.tag == "L":
            assert set(tags) == {"LI"}
            labels = [c for item in element.children for c in item.children if c.tag == "Lbl"]
            assert not labels or element.attributes["/ListNumbering"] in _NUMBERINGS
        elif element.tag == "LI":
            assert tags in (["Lbl", "LBody"], ["LBody"])
            labelled += tags == ["Lbl", "LBody"]
    return labelled


_HOLDS = {
    "Table": "(Caption )?(THead )?(TBody )+(TFoot )?",
    "THead": "(TR )+",
    "TBody": "(TR )+",
    "TR": "(TH |TD )+",
    "TOC": "(TOC |TOCI )+",
    "TOCI": "(Reference )+",
}
_IN = {
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}


def check_containment(pdf: TaggedPdf) -> None:
    """Tables, contents and lists hold what they may, and stand where they may (7.2)."""
    for element in pdf.elements():
        tags = "".join(f"{child.tag} " for child in element.children)
        if element.tag in _HOLDS:
            assert re.fullmatch(_HOLDS[element.tag], tags), f"{element.tag} holds {tags}"
        for child in element.children:
            assert element.tag in _IN.get(child.tag, {element.tag}), f"{child.tag} in {element.tag}"
        if element.tag == "Note":
            assert element.name, "a note needs an id"  # 7.9
            assert tags == "Lbl "
        if element.tag == "TH":
            assert element.attributes["/Scope"] in ("/Column", "/Row")
        assert element.kids or element.links or element.tag == "TD", f"an empty {element.tag}"


def check_ids(pdf: TaggedPdf) -> list[str]:
    """Ids are unique and can be looked up; all of them, in order."""
    names = [element.name for element in pdf.elements() if element.name]
    assert len(set(names)) == len(names)
    tree: Any = pdf.root.get("/IDTree", {"/Names": []})
    listed = [str(name) for name in tree["/Names"][::2]]
    assert listed == sorted(names)
    return names


def check_links(pdf: TaggedPdf) -> list[str]:
    """Every link is in the structure; the words that describe each."""
    annotations = [a.get_object() for page in pdf.reader.pages for a in page.get("/Annots", [])]
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
        check_font_file(descriptor)


def check_font_file(descriptor: Any) -> None:
    """Outlines of PostScript stand as a bare CFF font, in which every validator finds its glyphs;
    those of TrueType as a whole font (ISO 32000-1, 9.9, table 126).
    """
    (kind,) = {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
    stream = descriptor[kind].get_object()
    data = stream.get_data()
    if kind == "/FontFile3":
        assert stream["/Subtype"] == "/CIDFontType0C"
        assert data[0] == 1, "not the head of a CFF font, such as OTTO of an OpenType one"
        font = CFFFontSet()
        font.decompile(BytesIO(data), None)
        assert len(font.fontNames) == 1
        assert len(font.topDictIndex[0].CharStrings) > 1
    else:
        assert kind == "/FontFile2"
        assert int(stream["/Length1"]) == len(data)
        assert {"glyf", "loca", "head", "hhea", "hmtx", "maxp"} <= set(TTFont(BytesIO(data)).keys())


def check_archive(data: bytes) -> None:
    """What PDF/A-2a asks beyond tags and fonts (ISO 19005-2)."""
    assert re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", data)  # 6.1.2
    assert data.endswith(b"%%EOF\n")  # 6.1.3
    reader = PdfReader(BytesIO(data), strict=True)
    trailer, catalog = reader.trailer, reader.root_object
    assert "/Encrypt" not in trailer  # 6.1.3
    assert len(trailer["/ID"]) == 2  # type: ignore[arg-type]
    assert not {"/AA", "/OpenAction", "/NeedsRendering", "/Requirements", "/AcroForm"} & set(
        catalog
    )
    names: Any = catalog.get("/Names", {})
    assert set(names) <= {"/Dests"}  # no JavaScript, no file inside
    (intent,) = catalog["/OutputIntents"]  # type: ignore[attr-defined]
    assert intent["/S"] == "/GTS_PDFA1"  # 6.2.3
    profile = intent["/DestOutputProfile"].get_object()
    assert profile["/N"] == 3
    assert profile.get_data()[12:20] == b"mntrRGB "
    for number in range(1, int(trailer["/Size"])):  # type: ignore[call-overload]
        _check_object(reader.get_object(number))
    _check_xmp(catalog["/Metadata"].get_data().decode(), reader)


_GRAPHICS = {"/TR", "/TR2", "/HTP"}


def _check_object(thing: Any) -> None:
    if not isinstance(thing, dict):
        return
    filters = str(thing.get("/Filter", ""))
    assert "LZW" not in filters  # 6.1.7.2
    assert "Crypt" not in filters
    assert not {"/F", "/FFilter", "/FDecodeParms"} & set(thing) or "/Filter" not in thing
    assert thing.get("/S") not in ("/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm")
    if "/ca" in thing or "/CA" in thing:
        assert {thing.get("/ca", 1), thing.get("/CA", 1)} == {1}  # nothing shines through
    if thing.get("/Type") == "/ExtGState":
        assert not _GRAPHICS & set(thing)
    if thing.get("/Subtype") == "/Link":
        assert thing["/F"] == 4  # 6.3.2: printed, not hidden
        assert "/A" not in thing
        assert str(thing["/Contents"]).strip()
    assert thing.get("/Subtype") not in ("/PS", "/Image", "/FileAttachment", "/Screen", "/3D")
    if thing.get("/Type") == "/Page":
        assert thing["/Tabs"] == "/S"
        assert not {"/AA", "/PresSteps"} & set(thing)
    if "/ToUnicode" in thing:
        cmap = thing["/ToUnicode"].get_data().decode()
        for target in re.findall(r"<[0-9a-f]{4}> <([0-9a-f]*)>", cmap):
            assert target, "a glyph without meaning"
            assert target not in ("0000", "feff", "fffe")  # 6.2.11.7.2
            assert not "e000" <= target <= "f8ff"  # private use says nothing


_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PROPERTIES = {
    "{http://www.aiim.org/pdfa/ns/id/}part": "2",
    "{http://www.aiim.org/pdfa/ns/id/}conformance": "A",
    "{http://www.aiim.org/pdfua/ns/id/}part": "1",
}


def _check_xmp(packet: str, reader: PdfReader) -> None:
    """6.6.2 and 6.6.4: one packet in UTF-8, both standards named, the other schema described,
    and the same words as in the information dictionary.
    """
    head = packet.split("?>", 1)[0]
    assert "bytes=" not in head
    assert "encoding=" not in head
    (rdf,) = etree.fromstring(packet.encode()).iter(f"{_RDF}RDF")
    found = {child.tag: "".join(child.itertext()).strip() for part in rdf for child in part}
    assert {name: found.get(name) for name in _PROPERTIES} == _PROPERTIES
    (described,) = (words for name, words in found.items() if name.endswith("}schemas"))
    assert "http://www.aiim.org/pdfua/ns/id/" in described
    info = reader.metadata
    assert info is not None
    assert found["{http://purl.org/dc/elements/1.1/}title"] == info.title
    assert found.get("{http://purl.org/dc/elements/1.1/}description") == info.subject
    assert found["{http://ns.adobe.com/pdf/1.3/}Producer"] == info.producer
    assert found.get("{http://ns.adobe.com/xap/1.0/}CreatorTool") == info.creator
    created = found.get("{http://ns.adobe.com/xap/1.0/}CreateDate", "").replace("-", "")
    assert str(info.get("/CreationDate", "D:")) == f"D:{created}"


def pdfua_check(path: Path) -> None:
    """The checker of the package ``pdfua`` finds nothing."""
    import pdfua

    report = pdfua.validate(str(path))
    assert not report.findings, [str(finding) for finding in report.findings]


def qpdf_check(program: str, path: Path) -> None:
    """qpdf finds no error and nothing to warn of."""
    run = subprocess.run([program, "--check", path], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "WARNING" not in run.stdout + run.stderr
