"""Reading a Word file back, for the tests: parts, paragraphs, text as LibreOffice prints it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

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


def libreoffice_lines(soffice: str, folder: Path, files: dict[str, bytes]) -> dict[str, list[str]]:
    """Lines that are not empty, native numbers included, of each file opened by LibreOffice."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text",
            "--outdir",
            str(folder),
            *(str(folder / f"{name}.docx") for name in files),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {
        name: [
            " ".join(line.split())
            for line in (folder / f"{name}.txt").read_text("utf-8-sig").splitlines()
            if line.strip()
        ]
        for name in files
    }
