"""What a reader of a file sees or is read aloud: its text, and the attributes that are shown."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

import pypdf
from lxml import etree

SHOWN = frozenset(
    [
        "alt",
        "title",
        "tooltip",
        "descr",
        "alias",
        "aria-label",
        "aria-description",
        "summary",
        "placeholder",
        "showAs",
        "author",
        "initials",
    ]
)
"""Attributes, without their namespace, that a program shows or reads aloud."""

_UNSEEN = frozenset(("style", "script", "instrText"))
_PARTS = re.compile(r"(word/(document|comments|footnotes|header\d*|footer\d*)|docProps/core)\.xml")


def of_text(data: bytes) -> Iterator[str]:
    """The lines of a file of plain text."""
    yield from data.decode("utf-8").splitlines()


def of_markdown(data: bytes) -> Iterator[str]:
    """The same of Markdown, without the strokes that keep a character from being markup."""
    yield from (re.sub(r"\\(\W|_)", r"\1", line) for line in of_text(data))


def of_xml(data: bytes) -> Iterator[str]:
    """The text of an XML file and the attributes that are shown."""
    yield from _tree(etree.fromstring(data))


def of_html(data: bytes) -> Iterator[str]:
    """The same of a web page, with what its head tells."""
    root = etree.HTML(data.decode("utf-8"))
    etree.strip_tags(root, "wbr")
    yield from _tree(root)
    for meta in root.iter("meta"):
        if meta.get("name") in ("description", "keywords", "author", "subject"):
            yield meta.get("content", "")


def of_akn(data: bytes) -> Iterator[str]:
    """The same of Akoma Ntoso, with the values of its metadata."""
    root = etree.fromstring(data)
    yield from _tree(root)
    for element in root.iter("{*}FRBRalias", "{*}FRBRname"):
        yield element.get("value", "")


def of_word(data: bytes) -> Iterator[str]:
    """Every part of a Word file that has words, the patterns of its numbers too."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if _PARTS.fullmatch(name):
                yield from _paragraphs(etree.fromstring(package.read(name)))
            elif name == "word/numbering.xml":
                for pattern in etree.fromstring(package.read(name)).iter("{*}lvlText"):
                    yield next(iter(pattern.attrib.values()), "")


def of_pdf(data: bytes) -> Iterator[str]:
    """What a PDF tells of itself, its bookmarks, and what is read aloud in place of its marks."""
    reader = pypdf.PdfReader(BytesIO(data))
    yield from (str(value) for key, value in (reader.metadata or {}).items() if key in _TOLD)
    yield from _bookmarks(reader.outline)
    for page in reader.pages:
        yield from page.extract_text().splitlines()


_TOLD = ("/Title", "/Subject", "/Keywords", "/Author")

READERS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    ".txt": of_text,
    ".md": of_markdown,
    ".outline": of_text,
    ".html": of_html,
    ".xml": of_akn,
    ".docx": of_word,
    ".pdf": of_pdf,
}
"""How each kind of file is read."""


def _tree(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name not in _UNSEEN and element.text:
            yield element.text
        if element.tail:
            yield element.tail
        for key, value in element.attrib.items():
            if etree.QName(key).localname in SHOWN:
                yield str(value)


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """The words of a part of a Word file, a paragraph's runs in one."""
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name == "p":
            yield "".join(str(t.text or "") for t in element.iter("{*}t", "{*}delText"))
        elif name not in (*_UNSEEN, "t", "delText") and (element.text or "").strip():
            yield str(element.text)
        for key, value in element.attrib.items():
            if etree.QName(key).localname in SHOWN:
                yield str(value)


def _bookmarks(found: list[object]) -> Iterator[str]:
    for one in found:
        if isinstance(one, list):
            yield from _bookmarks(one)
        else:
            yield str(getattr(one, "title", ""))


# ---------------------------------------------------------------- words

_APART = re.compile(r"[\s“”‘’\"(),;:?!\[\]{}*`|=·…–—]+|<br>")
_ADDRESS = re.compile(r"\w+://\S+|\b[\w.-]+(/[\w.*-]+)+\.(yaml|md)\b")
_NUMBER = re.compile(
    r"[A-Za-z]|m{0,3}(c[md]|d?c{0,3})(x[cl]|l?x{0,3})(i[xv]|v?i{0,3})", re.IGNORECASE
)


def addresses(line: str) -> Iterator[str]:
    """The addresses and files in ``line``, which a page may break anywhere."""
    for found in _ADDRESS.finditer(line):
        yield found[0]


def tokens(line: str) -> Iterator[str]:
    """The words of ``line``; neither addresses nor files, nor what counts provisions."""
    for token in _APART.split(_ADDRESS.sub(" ", line)):
        word = token.strip(".'’/\\-")
        if word and not all(map(_NUMBER.fullmatch, re.split(r"[.\d_-]+", word))):
            yield word
