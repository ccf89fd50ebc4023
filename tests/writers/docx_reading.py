"""Reading a Word file back, for the tests: parts, paragraphs, text as LibreOffice prints it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from draftban.bill.tree import FinalBill, Provision, Quoted
from draftban.writers._docx import names
from draftban.writers._reading import heading_place, own_blocks
from tests.writers.reading_order import flat, outside

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, Any]:
    """Every XML part by its name, parsed; fails if one isn't well-formed."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def document(data: bytes) -> Any:
    """``word/document.xml``."""
    return parts(data)["word/document.xml"]


def text_of(element: Any) -> str:
    """The words of ``element``, fields by their result, tabs as such."""
    found = []
    for node in element.iter(f"{W}t", f"{W}tab"):
        if node.tag == f"{W}t":
            found.append(node.text or "")
        elif node.getparent().tag == f"{W}r":
            found.append("\t")
    return "".join(found)


def value(element: Any, path: str) -> str | None:
    """``w:val`` of the first descendant at ``path`` (``pPr/pStyle``), ``None`` without one."""
    node = element.find("/".join(W + step for step in path.split("/")))
    return None if node is None else node.get(f"{W}val")


def style_names(data: bytes) -> dict[str, str]:
    """Name of each style by its id."""
    styles = parts(data)["word/styles.xml"].findall(f"{W}style")
    return {style.get(f"{W}styleId"): value(style, "name") or "" for style in styles}


def paragraphs(data: bytes) -> Iterator[tuple[str, str, Any]]:
    """Style name, words and element of each paragraph, in order."""
    names = style_names(data)
    for node in document(data).iter(f"{W}p"):
        yield names[value(node, "pPr/pStyle") or "Normal"], text_of(node), node


def bookmarked(data: bytes) -> dict[str, Any]:
    """The paragraph each bookmark begins in."""
    starts = document(data).iter(f"{W}bookmarkStart")
    return {start.get(f"{W}name"): start.getparent() for start in starts}


def replaced(data: bytes, part: str, content: Any) -> bytes:
    """The Word file ``data`` with another ``content`` of ``part``."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, etree.tostring(content) if name == part else old.read(name))
    return buffer.getvalue()


def libreoffice_lines(soffice: str, folder: Path, files: dict[str, bytes]) -> dict[str, list[str]]:
    """Lines that are not empty, native numbers included, of each file opened by LibreOffice."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    opened = converted(soffice, [folder / f"{name}.docx" for name in files], "txt:Text", folder)
    return {path.stem: lines_of_text(path) for path in opened}


def lines_of_text(path: Path) -> list[str]:
    """The lines of a text file of LibreOffice that are not empty."""
    lines = path.read_text("utf-8-sig").splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


def converted(soffice: str, files: Sequence[Path], to: str, folder: Path) -> list[Path]:
    """``files`` opened by LibreOffice in one call, and saved into ``folder`` as ``to``."""
    profile = files[0].parent / "profile"
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = [folder / f"{path.stem}.{to.partition(':')[0]}" for path in files]
    assert [path for path in saved if not path.exists()] == []
    return saved


@dataclass(frozen=True, slots=True)
class Printed:
    """What a reader of a Word file sees: ``before`` and ``after`` are the lines around the
    body, ``provisions`` the words of each provision by its bookmark, in order.
    """

    before: list[str]
    provisions: list[tuple[str, str]]
    after: list[str]


def printed_by_provision(bill: FinalBill, data: bytes, lines: list[str]) -> Printed:
    """``lines`` (of LibreOffice) told apart by the bookmarks of ``data``.

    A provision has the lines from its bookmark to the next one. Its closing words, which
    follow its children, are counted back from there; the tree says only how many they are.
    """
    names_ = names.bookmarks(bill)
    roots = [*bill.body, *bill.attachments]
    every = [p for root in roots for p in _below(root)]
    begins = {names_[p.eid]: p.eid for p in every}
    bare = {names_[p.eid] for p in every if p.num and heading_place(bill.style, p) == "none"}
    found: dict[str, list[str]] = {"": []}
    current = ""
    waiting = iter(lines)
    for style, words, node in _with_words(data, bare):
        breaks = sum(1 for _ in node.iter(f"{W}br"))  # a number on a line of its own
        line = " ".join(next(waiting) for _ in range(breaks + 1))
        if node.find(f".//{W}instrText") is not None and style.startswith(names.CONTENTS):
            # Whoever opens the file counts its pages anew; that there is a number must hold.
            line, page = line.rsplit(" ", 1)
            assert page.isdigit(), f"{line!r} has no page"
            words = words.rpartition("\t")[0]
        assert line.endswith(flat(words)), f"{line!r} is not the paragraph {words!r}"
        for start in node.iter(f"{W}bookmarkStart"):
            if eid := begins.get(start.get(f"{W}name")):
                assert eid not in found, f"{eid} begins twice"
                current = eid
                found[current] = []
        if not style.startswith(names.CONTENTS):
            found[current].append(line)
    assert next(waiting, None) is None
    after: list[str] = []
    if count := len(outside(bill.conclusions)):
        last = [p.eid for root in bill.body for p in _below(root) if p.eid in found][-1]
        after = _taken(found[last], count)
    _give_back_closing_words(roots, found)
    before = found.pop("")
    return Printed(before, [(eid, flat(" ".join(own))) for eid, own in found.items()], after)


def _with_words(data: bytes, bare: set[str]) -> Iterator[tuple[str, str, Any]]:
    """The paragraphs with words, and those whose number stands alone (bookmarks in ``bare``)."""
    for style, words, node in paragraphs(data):
        marks = {start.get(f"{W}name") for start in node.iter(f"{W}bookmarkStart")}
        if words.strip() or marks & bare:
            yield style, words, node


def _taken(lines: list[str], count: int) -> list[str]:
    """The last ``count`` of ``lines``, which are taken away."""
    assert len(lines) >= count
    taken = lines[len(lines) - count :]
    del lines[len(lines) - count :]
    return taken


def _give_back_closing_words(roots: Iterable[Provision], found: dict[str, list[str]]) -> None:
    """Move the closing words of each provision from its last descendant to itself."""
    for p in roots:
        inner = [q for block in own_blocks(p) if isinstance(block, Quoted) for q in block.children]
        _give_back_closing_words((*inner, *p.children), found)
        if p.wrap_up is not None:
            last = [q.eid for q in _below(p) if q.eid in found][-1]
            found[p.eid] += _taken(found[last], 1)


def _below(p: Provision) -> Iterator[Provision]:
    yield p
    for block in own_blocks(p):
        if isinstance(block, Quoted):
            for child in block.children:
                yield from _below(child)
    for child in p.children:
        yield from _below(child)
