"""WordprocessingML elements, made quickly.

``w("p")`` is the qualified name of ``w:p``. ``sub(parent, tag, val)`` appends a child; most
elements of WordprocessingML carry one attribute, ``w:val``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from draftban.bill.tree import Change

Element: TypeAlias = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NSMAP = {"w": W, "r": R}

TWIPS = 1440
"""Twentieths of a point in an inch: the unit of lengths in Word."""


@lru_cache(maxsize=512)
def w(name: str) -> str:
    """The qualified name of ``w:name``."""
    return f"{{{W}}}{name}"


VAL = w("val")
_append = etree.SubElement


def root(name: str) -> Element:
    """A new root element ``w:name`` that declares the prefixes in use."""
    return etree.Element(w(name), nsmap=NSMAP)


def sub(
    parent: Element, name: str, val: str | int | None = None, /, **attributes: str | int
) -> Element:
    """Append ``<w:name w:val="val" w:attribute="…"/>`` to ``parent`` and return it."""
    child = _append(parent, w(name))
    if val is not None:
        child.set(VAL, str(val))
    if attributes:
        for key, value in attributes.items():
            child.set(w(key), str(value))
    return child


def words(parent: Element, name: str, text: str) -> None:
    """Append ``<w:name>`` with ``text``, whose spaces at either end are kept."""
    child = etree.SubElement(parent, w(name))
    child.text = text
    if text != text.strip():
        child.set(XML_SPACE, "preserve")


def toggle(parent: Element, name: str, on: bool = True) -> None:
    """Append an on/off property such as ``<w:b/>``; off is written out."""
    child = etree.SubElement(parent, w(name))
    if not on:
        child.set(VAL, "0")


def show_change(properties: Element, change: Change) -> None:
    """Underline what is added and strike what is taken out, in the ``properties`` of a run."""
    if change == "ins":
        sub(properties, "u", "single")
    elif change == "del":
        toggle(properties, "strike")


def twips(inches: float) -> int:
    """``inches`` in twips."""
    return round(inches * TWIPS)


def xml_bytes(element: Element) -> bytes:
    """``element`` as a whole XML part."""
    data: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
