"""What of a file has to stay the same, and its SHA-256."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from pypdf import PdfReader

from tests.yardstick.jobs import Job

# Files of clauses and places, wherever below these two folders they stand, with line and column. A
# printed path may break after a slash, a hyphen or a colon.
_PATH = re.compile(
    r"(?:templates|jurisdictions)/\s*(?:[\w./]|-\s*|(?<=/)\s+)*?\.(?:md|yaml)\b(?::\s*\d+){0,2}"
)
_WORDS = re.compile(r"word/(?:comments|document|endnotes|footer\d*|footnotes|header\d*)\.xml")
_COMMENTS = "word/comments.xml"
_PAPERS = frozenset({"coverage", "compare"})


def entries(job: Job, out: Path) -> Iterator[tuple[str, str]]:
    """Name and SHA-256 of all that has to stay the same of what ``job`` wrote to ``out``.

    Bills: bytes; of a Word file with comments every part by itself, but the words of the comments;
    of a web page its words. Papers: their words. Zips: what is in them, and whether each is the
    file beside it. Manifests are left out.
    """
    packet = job.arguments[0] == "packet"
    files = sorted(p for p in out.rglob("*") if p.is_file() and p.name != "manifest.json")
    # Each bill of a packet has an annotated copy; no paper has one.
    stem = "-annotated"
    bills = {p.stem.removesuffix(stem) for p in files if p.stem.endswith(stem)}
    for path in files:
        name = f"{job.name}/{path.relative_to(out).as_posix()}"
        if path.suffix == ".zip":
            yield f"{name}#members", _sha("\n".join(_members(path)).encode())
            continue
        paper = job.arguments[0] in _PAPERS
        if packet:
            paper = path.stem.removesuffix(stem) not in bills
        if paper or path.suffix == ".html":
            yield f"{name}#words", _sha(bare(words(path)).encode())
        elif path.suffix == ".docx" and not (job.clean or (packet and path.stem in bills)):
            yield from _parts(name, path)
        else:
            yield name, _sha(path.read_bytes())


def bare(text: str) -> str:
    """``text`` without white space, with every path of a content file replaced."""
    return "".join(_PATH.sub("@", text).split())


def words(path: Path) -> str:
    """The words of a file, in reading order. Raises ``ValueError`` if it has none."""
    match path.suffix:
        case ".html":
            page = _Page()
            page.feed(path.read_text("utf-8"))
            found = "".join(page.words)
        case ".docx":
            with zipfile.ZipFile(path) as package:
                parts = sorted(n for n in package.namelist() if _WORDS.fullmatch(n))
                found = "\n".join(_word_text(package.read(n)) for n in parts)
        case ".pdf":
            found = _pdf_text(path)
        case _:
            found = path.read_text("utf-8")
    if not found.strip():
        raise ValueError(f"No words were found in {path.name}.")
    return found


def _parts(name: str, path: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(path) as package:
        for part in sorted(package.namelist()):
            if part == _COMMENTS:
                said = bare(_word_text(package.read(part)))
                yield f"{name}!{part}#words", _sha(said.encode())
            else:
                yield f"{name}!{part}", _sha(package.read(part))


def _members(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as package:
        for member in package.namelist():
            beside = path.parent / member
            same = beside.is_file() and beside.read_bytes() == package.read(member)
            yield f"{member} {'as beside' if same else 'other'}"


def _word_text(part: bytes) -> str:
    root = ElementTree.fromstring(part)
    paragraphs = (p for p in root.iter() if p.tag.endswith("}p"))
    return "\n".join(
        "".join(t.text or "" for t in p.iter() if t.tag.endswith("}t")) for p in paragraphs
    )


def _pdf_text(path: Path) -> str:
    """The words that the structure tree holds.

    Left out are page numbers and running heads, which move when a path gets longer, and bullets,
    which a page draws after its text.
    """
    found: list[str] = []
    for page in PdfReader(path).pages:
        outside: list[bool] = []  # for each marked content that is open: it is an artifact

        def operator(name: bytes, operands: Any, *_: object, outside: list[bool] = outside) -> None:
            if name in (b"BDC", b"BMC"):
                outside.append(operands[0] == "/Artifact")
            elif name == b"EMC":
                outside.pop()

        def text(words: str, *_: object, outside: list[bool] = outside) -> None:
            if not any(outside):
                found.append(words.replace("•", ""))

        page.extract_text(visitor_operand_before=operator, visitor_text=text)
        found.append("\n")
    return "".join(found)


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class _Page(HTMLParser):
    """The words of a web page, without its style sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent = tag in ("script", "style")
        if tag != "wbr":  # a place where a path may break is no space
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)
