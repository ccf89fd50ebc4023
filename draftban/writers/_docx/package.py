"""The file itself: parts that python-docx prepared once, parts of this bill, one zip.

A :class:`Template` is kept in memory for each form, so that only the first bill pays for
python-docx.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.coreprops import CoreProperties
from docx.oxml.coreprops import CT_CoreProperties
from lxml import etree

from draftban.bill.style import BillStyle, PageStyle
from draftban.bill.tree import Meta
from draftban.writers._docx import notes
from draftban.writers._docx.numbers.numbering import lists, main_numbers
from draftban.writers._docx.page import (
    font_table_part,
    running_line,
    section_properties,
    settings_part,
)
from draftban.writers._docx.styles import styles_part
from draftban.writers._docx.xml import Element, w, xml_bytes

DOCUMENT = "word/document.xml"
NUMBERING = "word/numbering.xml"
CORE = "docProps/core.xml"

STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
FONTS = "word/fontTable.xml"
HEADER = "word/header1.xml"
FOOTER = "word/footer1.xml"
TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

MAX_PROPERTY = 255
"""Longest text of a document property."""

_UNNEEDED = frozenset(
    {"stylesWithEffects", "webSettings", "customXml", "thumbnail", "extended-properties"}
)
"""Parts of python-docx's own template that a bill has no use for, by kind of relationship."""

_KEPT_TEMPLATES = 16
_templates: dict[tuple[str, str], Template] = {}


@dataclass(frozen=True, slots=True)
class Template:
    """What every bill of one style and language shares: parts by name, the page, the type size."""

    parts: Mapping[str, bytes]
    section: Element
    size: float


def template(style: BillStyle, language: str) -> Template:
    """The template for ``style``; made once for each style and language of a process."""

    def styles() -> Element:
        return styles_part(style, language, main_numbers(lists(style)))

    rtl = style.words.direction == "rtl"
    return made_once(repr(style), styles, style.page, language, rtl=rtl)


def made_once(
    key: str,
    styles: Callable[[], Element],
    page: PageStyle,
    language: str,
    *,
    rtl: bool = False,
) -> Template:
    """The template with ``styles`` for ``page``; made once for each ``key`` and language."""
    found = _templates.get((key, language))
    if found is None:
        if len(_templates) >= _KEPT_TEMPLATES:
            _templates.clear()
        found = _templates[key, language] = _make(styles(), page, language, rtl)
    return found


def pack(
    base: Template,
    body: Element,
    numbering: Element,
    meta: Meta,
    language: str,
    beside: Mapping[str, Element] | None = None,
) -> bytes:
    """The whole file. ``body`` is ``w:document`` up to its last paragraph, ``beside`` the comments
    and footnotes it refers to, by the name of their part.
    """
    body[0].append(deepcopy(base.section))
    parts = dict(base.parts)
    parts[DOCUMENT] = xml_bytes(body)
    parts[NUMBERING] = xml_bytes(numbering)
    parts[CORE] = xml_bytes(_core(meta, language))
    for name, part in (beside or {}).items():
        _add(parts, name, part, base.size)
    return _zip(parts)


def _add(parts: dict[str, bytes], name: str, part: Element, size: float) -> None:
    """Add comments or footnotes to ``parts``, with the styles and settings that go with them."""
    parts[f"word/{name}.xml"] = xml_bytes(part)
    kind = f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>'
    _insert(parts, TYPES, kind, before="</Types>")
    link = f'<Relationship Id="{name}" Type="{_RELATION}/{name}" Target="{name}.xml"/>'
    _insert(parts, RELATIONS, link, before="</Relationships>")
    _insert(parts, STYLES, notes.styles_xml(name, size), before="</w:styles>")
    if name == notes.FOOTNOTES:
        _insert(parts, SETTINGS, notes.settings_xml(), before="<w:compat>")


def _insert(parts: dict[str, bytes], name: str, new: str, *, before: str) -> None:
    head, mark, tail = parts[name].rpartition(before.encode())
    assert mark, f"{name} has no {before}"
    parts[name] = head + new.encode() + mark + tail


def _make(styles: Element, page: PageStyle, language: str, rtl: bool) -> Template:
    parts = dict(_blank(bool(page.header), bool(page.footer)))
    for name, own in (
        (STYLES, styles),
        (SETTINGS, settings_part(language)),
        (FONTS, font_table_part(page)),
    ):
        assert name in parts, name
        parts[name] = xml_bytes(own)
    for name, words in ((HEADER, page.header), (FOOTER, page.footer)):
        if words:
            line = etree.fromstring(parts[name])
            running_line(line.find(w("p")), words)
            parts[name] = xml_bytes(line)
    section = etree.fromstring(parts[DOCUMENT]).find(f"{w('body')}/{w('sectPr')}")
    section_properties(section, page, rtl=rtl)
    return Template(parts, section, page.font_size)


@cache
def _blank(header: bool, footer: bool) -> Mapping[str, bytes]:
    """The parts of a document with nothing in it, as python-docx makes them."""
    document = Document()
    _strip(document)
    section = document.sections[0]
    section.header.is_linked_to_previous = not header
    section.footer.is_linked_to_previous = not footer
    buffer = BytesIO()
    document.save(buffer)
    with ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _strip(document: DocxDocument) -> None:
    package = document.part.package
    assert package is not None
    for relations in (package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if _kind(relation.reltype) in _UNNEEDED:
                del relations[key]


def _kind(relation_type: str) -> str:
    return relation_type.rsplit("/", 1)[-1]


def _core(meta: Meta, language: str) -> Element:
    """Document properties: what the bill is, and no one's name."""
    element = CT_CoreProperties.new()
    properties = CoreProperties(element)
    properties.title = meta.short_title[:MAX_PROPERTY]
    properties.subject = meta.subject[:MAX_PROPERTY]
    properties.keywords = ", ".join(meta.keywords)[:MAX_PROPERTY]
    properties.language = language
    if meta.date:  # and no other: the clock's would differ from build to build
        properties.created = properties.modified = datetime.fromisoformat(meta.date)
    return element


def _zip(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip whose bytes depend on nothing else; types come first, as Word does."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return buffer.getvalue()
