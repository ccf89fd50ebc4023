"""Reading Markdown as a renderer does, with markdown-it."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from draftban.writers import markdown

PARSERS = {
    "commonmark": MarkdownIt("commonmark"),
    "github": MarkdownIt("commonmark").enable(["table", "strikethrough"]),
}

HARMLESS = frozenset(
    {
        *("heading_open", "paragraph_open", "bullet_list_open", "list_item_open", "inline"),
        *("blockquote_open", "text", "softbreak", "hardbreak", "strong_open", "em_open"),
        "text_special",
    }
)
"""What a bill is made of; anything else was read into its words."""


def tokens(source: str, parser: str = "github") -> list[Token]:
    """Every token of ``source``, those inside lines included."""
    return [t for block in PARSERS[parser].parse(source) for t in (block, *(block.children or ()))]


def kinds(source: str, parser: str = "github") -> set[str]:
    """The kinds of tokens that open or stand alone."""
    return {t.type for t in tokens(source, parser) if not t.type.endswith("_close")}


def words(source: str, parser: str = "github") -> list[str]:
    """The words that a reader sees, without lines to sign on."""
    return [w for w in " ".join(_lines(source, parser)).split() if w != markdown.SIGN_HERE]


def set_apart(source: str, mark: str) -> list[str]:
    """What stands between marks of ``strong`` or ``em``."""
    found: list[str] = []
    deep = False
    for token in tokens(source):
        if token.type == f"{mark}_open":
            found.append("")
            deep = True
        elif token.type == f"{mark}_close":
            deep = False
        elif deep:
            found[-1] += token.content
    return found


def _lines(source: str, parser: str) -> Iterator[str]:
    for block in PARSERS[parser].parse(source):
        if block.children is not None:
            yield "".join(_word(token) for token in block.children)


def _word(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak") or token.content == "<br>":
        return " "
    return token.content
