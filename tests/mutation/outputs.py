"""What every message and every file of a run has to be, whatever it was made from."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from draftban.diagnostics import Diagnostic
from tests.mutation.characters import FORBIDDEN

TEXTS = ("text", "html", "markdown", "outline")


def check_text(text: str, what: str) -> None:
    """No character in ``text`` that none may hold."""
    bad = FORBIDDEN.search(text)
    assert bad is None, (
        f"U+{ord(bad.group()):04X} in {what}: {text[max(0, bad.start() - 40) :][:90]!r}"
    )


def check_file(data: bytes, format: str) -> None:
    """``data`` is a whole file of ``format`` without such a character."""
    if format == "docx":
        with ZipFile(BytesIO(data)) as package:
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    _check_xml(package.read(name), f"docx {name}")
    elif format == "akn":
        _check_xml(data, format)
    elif format == "pdf":
        assert data.startswith(b"%PDF-")
    else:
        check_text(data.decode("utf-8"), format)


def _check_xml(data: bytes, what: str) -> None:
    root = etree.fromstring(data)
    for node in root.iter():
        for text in (node.text, node.tail, *node.attrib.values()):
            if text:
                check_text(text, what)


def check_message(said: Diagnostic) -> None:
    """A sentence that can be printed and names a line of a file."""
    check_text(str(said), f"the message {said.code}")
    assert said.message.strip(), said
    assert said.pos.file, f"no file is named: {said}"
    assert min(said.pos.line, said.pos.column) >= 1, f"no line is named: {said}"
