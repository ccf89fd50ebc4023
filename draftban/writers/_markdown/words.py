"""Words in Markdown: every character prints as it stands, whatever a renderer reads into it.

Rules of emphasis are those of CommonMark 0.31, section 6.2: a mark that could not open or close
there is left out, and the words stand plain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from draftban.bill.paper import Face
from draftban.bill.tree import Change

_SPECIAL = re.compile(r"[\\`*_\[<~$]|&(?=[#\w])")
"""What opens code, emphasis, a link, a tag, a strike or a formula; what begins an entity."""

_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)|([-+#>=|:])")
"""What makes a list, a heading, a quotation, a rule or a table of a line that it begins."""

_BLANKS = re.compile(r"[ \t\r\n\f]+")

_MARKS: dict[Face, str] = {"strong": "**", "emphasis": "*"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that look alike; with ``change`` an amendment adds them or takes them out, which
    Markdown has no mark of its own for that all readers know: ``<ins>``, ``<del>``.
    """

    text: str
    face: Face = "plain"
    change: Change = ""


def escaped(text: str) -> str:
    """``text`` so that it prints as it stands inside a line."""
    return _SPECIAL.sub(lambda m: f"\\{m[0]}", text)


def line(pieces: Iterable[Piece]) -> str:
    """``pieces`` as one line, which may begin a paragraph."""
    return _guarded(_inline(pieces))


def heading(rank: int, text: str, change: Change = "") -> str:
    """``text`` as a heading; ranks past six stay six."""
    words = _inline((Piece(text, change=change),))
    if words.endswith("#"):
        words = f"{words[:-1]}\\#"
    return f"{'#' * min(rank, 6)} {words}"


def cell(pieces: Iterable[Piece]) -> str:
    """``pieces`` as a cell of a table."""
    return _inline(pieces).replace("|", "\\|")


def _inline(pieces: Iterable[Piece]) -> str:
    flat = [piece for whole in pieces for piece in _split(whole) if piece.text]
    printed = "".join(_tagged(flat, at) for at in range(len(flat)))
    for change in ("ins", "del"):
        printed = printed.replace(f"</{change}><{change}>", "")
    return _BLANKS.sub(" ", printed).strip(" ")


def _guarded(printed: str) -> str:
    """``printed`` so that it begins nothing but a paragraph."""
    match = _START.match(printed)
    if match is None:
        return printed
    before = match[1] or ""
    return f"{before}\\{printed[len(before) :]}"


def _split(piece: Piece) -> Iterable[Piece]:
    """``piece`` with the blanks at its ends outside its marks."""
    words = piece.text.strip()
    if piece.face == "plain" or not words:
        yield Piece(piece.text, change=piece.change)
        return
    before, _, after = piece.text.partition(words)
    change = piece.change
    yield from (
        Piece(before, change=change),
        Piece(words, piece.face, change),
        Piece(after, change=change),
    )


def _tagged(pieces: Sequence[Piece], at: int) -> str:
    printed, change = _printed(pieces, at), pieces[at].change
    return f"<{change}>{printed}</{change}>" if change else printed


def _printed(pieces: Sequence[Piece], at: int) -> str:
    piece = pieces[at]
    if piece.face == "code":
        return _code(piece.text)
    mark = _MARKS.get(piece.face, "")
    before = _neighbour(pieces[:at], -1)
    after = _neighbour(pieces[at + 1 :], 0)
    touching = at > 0 and pieces[at - 1].face in _MARKS  # two marks in a row would be read as one
    if mark and not touching and _fits(piece.text[0], before) and _fits(piece.text[-1], after):
        return f"{mark}{escaped(piece.text)}{mark}"
    return escaped(piece.text)


def _neighbour(pieces: Sequence[Piece], end: int) -> str:
    """The character beside a piece; a mark counts as none that one may rely on."""
    if not pieces:
        return " "
    piece = pieces[end]
    return piece.text[end] if piece.face == "plain" else "x"


def _fits(inside: str, outside: str) -> bool:
    """Whether a mark between the two characters opens or closes as it should."""
    return not _is_mark(inside) or outside.isspace() or _is_punctuation(outside)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] == "P"


def _code(text: str) -> str:
    """``text`` between as many backticks as it does not hold."""
    runs = [len(run) for run in re.findall(r"`+", text)]
    fence = "`" * (max(runs, default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"
