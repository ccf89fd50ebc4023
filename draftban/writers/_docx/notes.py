"""Comments to counsel and footnotes: parts of their own, in a file only if it has one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from draftban.bill.style import Letters
from draftban.bill.tree import CitedSource
from draftban.writers._docx.xml import Element, root, sub, words
from draftban.writers._reading import cited

AUTHOR = "draftban"
INITIALS = "db"

COMMENTS = "comments"
FOOTNOTES = "footnotes"
"""The parts by their kind of relationship, which is their name too."""

_COMMENT, _COMMENT_MARK = "CommentText", "CommentReference"
_NOTE, _NOTE_MARK = "FootnoteText", "FootnoteReference"

_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
"""The lines over the notes of a page, and their ids, which the settings name."""


@dataclass(slots=True)
class Notes:
    """Gives a body its comments and footnotes while it is written, then writes their parts.

    ``comments``: paragraphs by the id of what they are about. ``printed``: whether the sources of
    findings are, with the marks of ``letters``.
    """

    comments: Mapping[str, Sequence[str]] = field(default_factory=dict)
    printed: bool = False
    letters: Letters = field(default_factory=Letters)
    _comments: list[Sequence[str]] = field(init=False, default_factory=list)
    _sources: list[Sequence[CitedSource]] = field(init=False, default_factory=list)

    # ------------------------------------------------------------ in the body

    def begin(self, parent: Element, *ids: str) -> int | None:
        """Open the range of one comment with all that is said of ``ids``; none if nothing is."""
        said = [line for name in ids for line in self.comments.get(name, ())]
        if not said:
            return None
        number = len(self._comments)
        self._comments.append(said)
        sub(parent, "commentRangeStart", id=number)
        return number

    def end(self, parent: Element, number: int | None) -> None:
        """Close the range that :meth:`begin` opened as ``number``."""
        if number is not None:
            sub(parent, "commentRangeEnd", id=number)
            sub(_marked(parent, _COMMENT_MARK), "commentReference", id=number)

    def note(self, parent: Element, sources: Sequence[CitedSource]) -> None:
        """Append the mark of a footnote with ``sources``, if there are any to print."""
        if self.printed and sources:
            self._sources.append(sources)
            sub(_marked(parent, _NOTE_MARK), "footnoteReference", id=len(self._sources))

    # ------------------------------------------------------------ the parts

    def parts(self) -> dict[str, Element]:
        """The parts that the body refers to."""
        found: dict[str, Element] = {}
        if self._comments:
            found[COMMENTS] = self._comments_part()
        if self._sources:
            found[FOOTNOTES] = self._footnotes_part()
        return found

    def _comments_part(self) -> Element:
        part = root("comments")
        for number, lines in enumerate(self._comments):
            # Without a date: it would be that of the clock.
            node = sub(part, "comment", id=number, author=AUTHOR, initials=INITIALS)
            for line in lines:
                paragraph = _paragraph(node, _COMMENT)
                if line is lines[0]:
                    sub(_marked(paragraph, _COMMENT_MARK), "annotationRef")
                words(sub(paragraph, "r"), "t", line)
        return part

    def _footnotes_part(self) -> Element:
        part = root("footnotes")
        for kind, number in _SEPARATORS:
            sub(sub(sub(sub(part, "footnote", type=kind, id=number), "p"), "r"), kind)
        before: set[CitedSource] = set()
        for number, sources in enumerate(self._sources, start=1):
            paragraph = _paragraph(sub(part, "footnote", id=number), _NOTE)
            sub(_marked(paragraph, _NOTE_MARK), "footnoteRef")
            words(sub(paragraph, "r"), "t", f" {cited(sources, self.letters, before)}")
            before.update(sources)
        return part


def settings_xml() -> str:
    """What ``word/settings.xml`` says of the lines over footnotes."""
    ids = "".join(f'<w:footnote w:id="{number}"/>' for _, number in _SEPARATORS)
    return f"<w:footnotePr>{ids}</w:footnotePr>"


def styles_xml(kind: str, size: float) -> str:
    """The styles of ``kind``, under the names that Word knows. ``size``: of the text, in points."""
    small = round(2 * size) - 3
    line = round(20 * small / 2 * 1.2)
    if kind == COMMENTS:
        mark = '<w:sz w:val="16"/><w:szCs w:val="16"/>'
        return _styles("annotation", (_COMMENT, _COMMENT_MARK), small, line, mark)
    mark = '<w:vertAlign w:val="superscript"/>'
    return _styles("footnote", (_NOTE, _NOTE_MARK), small, line, mark)


def _styles(name: str, ids: tuple[str, str], small: int, line: int, mark: str) -> str:
    text, reference = ids
    return (
        f'<w:style w:type="paragraph" w:styleId="{text}"><w:name w:val="{name} text"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>'
        "<w:pPr><w:suppressLineNumbers/>"
        f'<w:spacing w:after="60" w:line="{line}" w:lineRule="exact"/></w:pPr>'
        f'<w:rPr><w:sz w:val="{small}"/><w:szCs w:val="{small}"/></w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="{reference}"><w:name w:val="{name} reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/>'
        f"<w:rPr>{mark}</w:rPr></w:style>"
    )


def _marked(parent: Element, style: str) -> Element:
    node = sub(parent, "r")
    sub(sub(node, "rPr"), "rStyle", style)
    return node


def _paragraph(parent: Element, style: str) -> Element:
    node = sub(parent, "p")
    sub(sub(node, "pPr"), "pStyle", style)
    return node
