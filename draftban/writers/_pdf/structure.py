"""Mends the structure tree of the PDF where WeasyPrint 70 leaves it short of PDF/UA-1.

* What a line or a page breaks is several elements: they become one again.
* Every printed line is an element of its own: its words go to the element they belong to.
* The number of a list item is a span inside its paragraph: it becomes the item's label, and the
  list says how it is numbered.
* A contents list is a list like any other: it becomes a table of contents.
* The head of a table that is repeated on the next page is read out once.
* The heading of a column or row doesn't say which of the two it is: it gets its scope, and a
  table its summary.
* A link is described by the id it leads to: by the words of its target instead.
* The notes of a page stand after its text: each goes behind the mark that calls it.
* What holds nothing, such as the place of an empty preface, is left out.
* Words in another language than the document's say so.
* A blank is a row of underscores: it says what it is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import FootnoteAreaBox

from draftban.writers._pdf.tree import Annotation, Content, TagNode, Tree

_FIRST = (
    (re.compile(r"\d"), "Decimal"),
    (re.compile(r"i\b"), "LowerRoman"),
    (re.compile(r"I\b"), "UpperRoman"),
    (re.compile(r"[a-z]"), "LowerAlpha"),
    (re.compile(r"[A-Z]"), "UpperAlpha"),
)
"""By what the number of a list's first item holds: how the list is numbered (ISO 32000-1,
table 347)."""


def mend(
    pdf: Any,
    boxes: dict[int, Any],
    labels: Mapping[str, str],
    summaries: Sequence[str] = (),
    blank: str = "",
) -> None:
    """Change ``pdf``, a ``pydyf.PDF`` about to be written.

    ``boxes`` comes from ``tree.watching``. ``labels`` gives each link target's words: its number
    and heading. ``summaries`` are those of the tables with a caption, in order. ``blank`` is what
    is read for a blank, with ``{label}``; without it a blank is read as it prints.
    """
    tree = Tree(pdf, boxes)
    notes = _take_notes(tree.document)
    _join(tree.document)
    _place_notes(tree, notes)
    waiting = list(summaries)
    for node in list(tree.document.all()):
        match node.tag:
            case "LI":
                _label(node)
            case "Div":
                _close_gaps(node)
            case "Table":
                _describe(node, waiting)
            case "NonStruct" if node.has_class("contents"):
                _contents(node)
    for node in list(tree.document.all()):
        _take_words(node)
        if node.tag == "L":
            _number(node)
        if node.html is not None and (language := node.html.get("lang")):
            node.element["Lang"] = pydyf.String(language)
        if blank and node.has_class("blank"):
            node.tag = "Span"
            said = blank.replace("{label}", node.html.get("title", "")).rstrip(" :")
            node.element["ActualText"] = pydyf.String(said)
    _prune(tree.document)
    tree.write()
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Dictionary) and thing.get("Subtype") == "/Link":
            target = thing["Dest"].string
            thing["Contents"] = pydyf.String(labels.get(target) or target)


def _join(node: TagNode) -> None:
    """Make one of neighbours that are parts of the same HTML element, at every depth.

    The end of a page breaks all that stands around a word, and so do neighbours end up side by
    side once those around them are one.
    """
    node.kids = list(_unwrapped(node))
    joined: list[TagNode | Content | Annotation] = []
    repeated = _repeated_heads(node) if node.tag == "Table" else ()
    for kid in node.kids:
        if kid in repeated:
            continue
        last = joined[-1] if joined else None
        if isinstance(kid, TagNode) and isinstance(last, TagNode) and last.goes_on_as(kid):
            last.kids.extend(kid.kids)
        else:
            joined.append(kid)
    node.kids = joined
    for kid in node.nodes():
        _join(kid)


def _unwrapped(node: TagNode) -> Iterator[TagNode | Content | Annotation]:
    """What ``node`` holds; a line in a box of its own (the number over a heading) makes boxes
    around the other lines, which are elements of the very same name.
    """
    for kid in node.kids:
        if isinstance(kid, TagNode) and kid.is_inner_box_of(node):
            yield from _unwrapped(kid)
        else:
            yield kid


def _repeated_heads(table: TagNode) -> list[TagNode]:
    heads = [kid for kid in table.nodes() if kid.tag in ("THead", "TFoot")]
    return [head for n, head in enumerate(heads) if any(e.goes_on_as(head) for e in heads[:n])]


def _label(item: TagNode) -> None:
    """Move the number of ``item`` before its body, as the item's label."""
    body = next(item.nodes(), None)
    paragraph = next(body.nodes(), None) if body and body.tag == "LBody" else None
    span = next(paragraph.nodes(), None) if paragraph and paragraph.tag == "P" else None
    if paragraph is None or span is None or not span.has_class("num"):
        return
    paragraph.kids.remove(span)
    span.tag = "Lbl"
    item.kids.insert(0, span)


def _close_gaps(block: TagNode) -> None:
    """The space between a heading and the paragraph that begins in its line goes to the heading."""
    kept: list[TagNode] = []
    for kid in block.nodes():
        if kept and kid.tag == "Span" and kid.box is None:
            kept[-1].kids.append(kid)
        else:
            kept.append(kid)
    block.kids = list(kept)


def _contents(around: TagNode) -> None:
    """The list in ``around`` is a table of contents, each line of it a reference."""
    for entries in (kid for kid in around.nodes() if kid.tag == "L"):
        entries.tag = "TOC"
        for entry in entries.nodes():
            entry.tag = "TOCI"
            for line in entry.nodes():
                line.tag = "Reference"


def _describe(table: TagNode, summaries: list[str]) -> None:
    """Give the headings in ``table`` their scope, and one with a caption its summary.

    A scope does for tables of this shape; WeasyPrint's own lists of headings would need an index
    of ids that it does not write.
    """
    if any(kid.tag == "Caption" for kid in table.nodes()) and summaries:
        attributes = {"O": "/Table", "Summary": pydyf.String(summaries.pop(0))}
        table.element["A"] = pydyf.Dictionary(attributes)
    for part in table.nodes():
        scope = "/Column" if part.tag == "THead" else "/Row"
        for cell in _cells(part):
            cell.element.pop("ID", None)
            cell.element["A"].pop("Headers", None)
            if cell.tag == "TH":
                cell.element["A"]["Scope"] = scope
            elif list(cell.element["A"]) == ["O"]:
                del cell.element["A"]


def _cells(part: TagNode) -> Iterator[TagNode]:
    for row in part.nodes():
        yield from (cell for cell in row.nodes() if cell.tag in ("TH", "TD"))


def _take_words(node: TagNode) -> None:
    """Put the words of each printed line of ``node`` right into it."""
    node.kids = [
        content
        for kid in node.kids
        for content in (kid.kids if isinstance(kid, TagNode) and _is_line(kid) else [kid])
    ]


def _is_line(node: TagNode) -> bool:
    return node.tag == "Span" and node.box is None


def _take_notes(document: TagNode) -> dict[Any, TagNode]:
    """Take the notes out of the feet of the pages; each by its HTML element, in one piece."""
    found: dict[Any, TagNode] = {}
    areas = [kid for kid in document.nodes() if isinstance(kid.box, FootnoteAreaBox)]
    for note in (note for area in areas for note in area.nodes()):
        if note.html in found:  # it went on at the foot of the next page
            found[note.html].kids.extend(note.kids)
        else:
            found[note.html] = note
    document.kids = [kid for kid in document.kids if kid not in areas]
    return found


def _place_notes(tree: Tree, notes: dict[Any, TagNode]) -> None:
    """Put each of ``notes`` behind the mark that calls it, with an id as PDF/UA-1 asks (7.9)."""
    for around in list(tree.document.all()) if notes else ():
        kids: list[TagNode | Content | Annotation] = []
        for kid in around.kids:
            kids.append(kid)
            if isinstance(kid, TagNode) and _is(kid, "footnote-call"):
                kid.tag = "Reference"
                note = notes[kid.html]
                note.tag = "Note"
                for marker in (one for one in note.nodes() if _is(one, "footnote-marker")):
                    marker.tag = "Lbl"
                tree.name(note)
                kids.append(note)
        around.kids = kids


def _is(node: TagNode, pseudo: str) -> bool:
    return node.box is not None and str(node.box.element_tag).endswith(f"::{pseudo}")


def _prune(node: TagNode) -> None:
    """Leave out what holds nothing, but for cells, which keep the others in their columns."""
    for kid in node.nodes():
        _prune(kid)
    node.kids = [
        kid
        for kid in node.kids
        if not isinstance(kid, TagNode) or kid.kids or kid.tag in ("TD", "TH")
    ]


def _number(items: TagNode) -> None:
    """Say how a list with labels is numbered."""
    first = next((n for item in items.nodes() for n in item.nodes() if n.tag == "Lbl"), None)
    if first is None:
        return
    words = "".join(first.html.itertext()) if first.has_class("num") else ""
    style = next((name for pattern, name in _FIRST if pattern.search(words)), "Disc")
    items.element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{style}"})
