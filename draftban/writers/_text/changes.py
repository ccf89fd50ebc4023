"""What an amendment does, in plain text: ``{+added+}`` and ``[-taken out-]``, as in wdiff."""

from __future__ import annotations

from collections.abc import Iterable

from draftban.bill.tree import Change, Del, Inline, Ins, Provision, plain

_MARKS: dict[Change, tuple[str, str]] = {"ins": ("{+", "+}"), "del": ("[-", "-]")}


def said(inlines: Iterable[Inline]) -> str:
    """The words of ``inlines``, with marks around what is added or taken out."""
    return "".join(_one(inline) for inline in inlines)


def number(p: Provision) -> str:
    """The number of ``p``, with marks around it if that is added or taken out."""
    return marked(p.num, p.change)


def marked(words: str, change: Change) -> str:
    """``words`` between the marks of ``change``; as they are for none."""
    opening, closing = _MARKS.get(change, ("", ""))
    return f"{opening}{words}{closing}" if words else ""


def joined_marks(words: str) -> str:
    """``words`` in which neighbours that are marked alike share their marks."""
    for opening, closing in _MARKS.values():
        words = words.replace(f"{closing} {opening}", " ").replace(f"{closing}{opening}", "")
    return words


def _one(inline: Inline) -> str:
    match inline:
        case Ins(children):
            return marked(plain(children), "ins")
        case Del(children):
            return marked(plain(children), "del")
        case _:
            return plain((inline,))
