"""No document links anywhere but to a web page or an address for mail, in any format."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO

import lxml.html
import pytest
from pypdf import PdfReader

import draftban
from draftban import writers
from draftban.bill.links import link
from draftban.bill.tree import CitedSource, FinalBill, Recital, Text
from draftban.config import read_yaml
from draftban.config.decode import decode
from draftban.config.model import Source
from draftban.diagnostics import Report
from draftban.files.nodes import Map
from draftban.files.search import search_path
from draftban.review.compare.data import load_features, load_words
from draftban.review.compare.features import compare
from draftban.review.compare.page import page
from draftban.review.compare.table import load_instruments
from draftban.writers._html.markup import el, text

from .pdfua import need_pango
from .sample import sample

BAD = (
    *(
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
    ),
    *(
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "vbscript:x",
        "ftp://x.org",
    ),
    *("//evil.example", "/etc/passwd", "\\\\server\\share", "https:", "x", "https://a b"),
    *("https://x\njavascript:alert(1)", 'https://x" onclick="alert(1)', "\x01javascript:alert(1)"),
    "ms-word:ofe|u|https://x.org/a.docx",
)
GOOD = ("https://example.org/a?b&c", "http://example.org", "HTTPS://EXAMPLE.ORG", "mailto:a@b.org")
MARK = "evil-mark"
"""Stands in each bad address of the documents below, to be found in what is written."""

SMUGGLED = (f"javascript:{MARK}()", f"file:///{MARK}", f"data:text/html,{MARK}", f"ms-word:{MARK}")


@pytest.mark.parametrize("url", BAD)
def test_such_an_address_is_no_link(url: str) -> None:
    assert not link(url)
    assert "href" not in el("a", {"href": url}, text("x"))


@pytest.mark.parametrize("url", GOOD)
def test_a_page_or_an_address_for_mail_is_one(url: str) -> None:
    assert link(url) == url


def test_inside_a_page_any_id_can_be_linked_to() -> None:
    assert el("a", {"href": "#sec_1"}, text("x")) == '<a href="#sec_1">x</a>'


@pytest.mark.parametrize("url", [u for u in BAD if u.isprintable()])
def test_in_a_file_it_is_an_error_at_its_line(url: str) -> None:
    report = Report()
    quoted = url.replace("'", "''")
    node = read_yaml(f"cite: A report\nurl: '{quoted}'\n", "x.yaml", report)
    assert isinstance(node, Map)
    assert decode(node, Source, report) is None
    (said,) = report
    assert (said.code, said.pos.line, said.pos.column) == ("config.value", 2, 6)
    assert "https://, http:// or mailto:" in said.message


@cache
def smuggling() -> FinalBill:
    """A bill with bad addresses wherever a source stands, past every check of files."""
    bill = sample()
    sources = tuple(CitedSource(f"Report {n}", url, "read today") for n, url in enumerate(SMUGGLED))
    first = replace(bill.body[0], source="general/purpose", sources=sources)
    recital = Recital((Text("a fact is one"),), "", "rec_9", "finding", sources)
    return FinalBill(
        replace(bill, preamble=(*bill.preamble, recital), body=(first, *bill.body[1:]))
    )


def schemes(addresses: list[str]) -> set[str]:
    return {a.partition(":")[0] if ":" in a else a[:1] for a in addresses}


def test_a_web_page_has_no_such_link() -> None:
    written = lxml.html.document_fromstring(writers.write(smuggling(), "html"))
    found = written.xpath("//@href | //@src | //@action")
    assert found
    assert schemes(found) <= {"#", "https", "http", "mailto"}
    assert "Report 0" in written.text_content()


def test_a_word_file_has_no_such_link() -> None:
    made = writers.write(smuggling(), "docx", writers.Options(notes=True))
    with zipfile.ZipFile(BytesIO(made)) as parts:
        assert "word/document.xml" in parts.namelist()
        for name in parts.namelist():
            xml = parts.read(name).decode("utf-8", "replace")
            if name.endswith(".rels"):
                outside = re.findall(r'<Relationship [^>]*TargetMode="External"[^>]*>', xml)
                assert schemes(re.findall(r'Target="([^"]*)"', "".join(outside))) <= {
                    *("https", "http", "mailto")
                }
            assert not re.search(rf'="[^"]*{MARK}', xml), name
            assert not re.search(rf"<w:instrText[^>]*>[^<]*{MARK}", xml), name


def test_a_pdf_has_no_such_link() -> None:
    need_pango()
    reader = PdfReader(BytesIO(writers.write(smuggling(), "pdf", writers.Options(notes=True))))
    annotations = [a.get_object() for page in reader.pages for a in page.get("/Annots", ())]
    assert annotations, "links within the file are seen, so another would be"
    actions = [a["/A"] for a in annotations if "/A" in a]
    assert {str(action["/S"]) for action in actions} <= {"/GoTo", "/URI"}
    assert schemes([str(a["/URI"]) for a in actions if "/URI" in a]) <= {"https", "http", "mailto"}
    assert not {"/OpenAction", "/AA"} & set(reader.trailer["/Root"])


def test_akoma_ntoso_has_no_such_link() -> None:
    made = writers.write(smuggling(), "akn").decode("utf-8")
    assert "Report 0" in made
    assert MARK not in made


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_markdown_and_text_make_none_of_it(format: str) -> None:
    made = writers.write(smuggling(), format, writers.Options(notes=True)).decode("utf-8")
    assert not re.search(rf"\]\([^)]*{MARK}|<[a-z-]+:[^>]*{MARK}|\]: *\S*{MARK}", made)


def test_a_comparison_has_no_such_link() -> None:
    report = Report()
    search = search_path()
    features, words = load_features(search, report), load_words(search, report)
    assert features is not None
    shipped = load_instruments(search, features, report)
    laws = tuple(replace(law, url=url) for law, url in zip(shipped, SMUGGLED, strict=False))
    assert len(laws) == len(SMUGGLED)
    build = draftban.build(draftban.load("us-ma-lowell", demands=("c",)))
    written = page("x", "en", compare(build, features, laws, words))
    found = lxml.html.document_fromstring(written).xpath("//@href")
    assert found, "the copies of cells are links as before"
    assert schemes(found) <= {"https", "http", "mailto"}
    assert MARK not in written
