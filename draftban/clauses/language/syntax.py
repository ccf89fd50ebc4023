"""What is wrong with a template that Jinja cannot read: each broken tag, at its own place.

Jinja stops at the first mistake and names the line where it gave up, often far behind the tag
that somebody mistyped. So the tags are looked through here, one after the other, for the slips of
an editor: curly quotation marks, a brace, a bracket or a quotation mark too few.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import islice
from unicodedata import category

from draftban.clauses.language.marks import Problem

CODE = "clauses.syntax"

_OPENS = re.compile(r"\{[{%#]")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_CALLED = {"{{": "call", "{%": "tag", "{#": "comment"}
_BRACKETS = {")": "(", "]": "["}
_MOST = 20
"""Broken tags told of one template."""

_LONGEST = 10_000
"""Characters of one tag that are looked through; no call is as long."""

_HINT = "Close every {{ with }} and every {% if %} with {% endif %}."

Reads = Callable[[str], str]
"""A tag by itself → what Jinja has against it; empty if nothing."""


def broken_tags(text: str, reads: Reads) -> tuple[Problem, ...]:
    """Each tag of ``text`` that cannot be read, and why, the first :data:`_MOST` of them."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    lines = text.split("\n")
    found = []
    for at, message, hint in islice(_broken(text, reads), _MOST):
        line = bisect_right(starts, at)
        column = at - starts[line - 1] + 1
        found.append(Problem(CODE, message, line, column, lines[line - 1].strip(), hint))
    return tuple(found)


def _broken(text: str, reads: Reads) -> Iterator[tuple[int, str, str]]:
    """Offset, message and hint of each broken tag."""
    at = 0
    while match := _OPENS.search(text, at):
        opens = match[0]
        if opens == "{#":
            end = text.find("#}", match.end())
            if end < 0:
                yield match.start(), "The comment “{#” is never closed", "Write #} where it ends."
                return
            at = end + 2
            continue
        slip, at = _slip(text, match.start(), opens)
        if slip is not None:
            yield slip
        elif said := reads(text[match.start() : at]):
            yield match.start(), f"Template syntax: {said}", _HINT


def _slip(text: str, start: int, opens: str) -> tuple[tuple[int, str, str] | None, int]:
    """What is mistyped in the tag that opens at ``start``, and where to look on."""
    closes, what = _ENDS[opens], _CALLED[opens]
    stack: list[str] = []
    at, last = start + 2, min(len(text), start + _LONGEST)
    while at < last:
        char = text[at]
        if text.startswith(closes, at):
            end = at + 2
            if stack:
                return (start, *_bracket(stack[-1], what)), end
            return None, end
        if char in "\"'":
            closing = _string_end(text, at, last)
            if closing < 0:
                return (start, *_string(text, at, last, what)), _after(text, at, closes, last)
            at = closing + 1
            continue
        if _curly(char):
            end = _after(text, at, closes, last)
            return (at, *_curled(text[start:end], char)), end
        if char in "([":
            stack.append(char)
        elif char in _BRACKETS:
            if not stack or stack.pop() != _BRACKETS[char]:
                message = f"“{char}” closes nothing in this {what}"
                hint = f"Write “{_BRACKETS[char]}” where it opens, or delete it."
                return (at, message, hint), _after(text, at, closes, last)
        elif char in "{}" or _OPENS.match(text, at):
            return (start, *_unclosed(text, at, opens)), at + (char == "}")
        at += 1
    if last < len(text):
        end = text.find(closes, last)
        return None, end + 2 if end >= 0 else len(text)
    return (start, *_unclosed(text, at, opens)), max(_next_line(text, start), start + 2)


def _after(text: str, at: int, closes: str, last: int) -> int:
    """Where the tag ends in which a mistake stands at ``at``: behind its closing marks, or where
    the line does."""
    line = _next_line(text, at)
    end = text.find(closes, at, min(line, last))
    return end + 2 if end >= 0 else line


def _next_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _string_end(text: str, at: int, last: int) -> int:
    """Where the string ends that opens at ``at``: on its own line; -1 if nowhere."""
    return text.find(text[at], at + 1, min(last, _next_line(text, at)))


def _curly(char: str) -> bool:
    """Whether ``char`` is a quotation mark as a word processor sets it."""
    return category(char) in ("Pi", "Pf") or char in "„‚‛‟＂＇`´"


def _straight(tag: str) -> str:
    return "".join('"' if _curly(char) else char for char in tag)


def _curled(tag: str, char: str) -> tuple[str, str]:
    shown = " ".join(_straight(tag).split())
    return (
        f"a curly quotation mark, {char}, stands where a straight one is meant",
        f"Type straight ones: {shown}" if len(shown) < 100 else 'Type straight ones: ".',
    )


def _string(text: str, at: int, last: int, what: str) -> tuple[str, str]:
    words = text[at : min(last, _next_line(text, at))]
    curly = next((char for char in words if _curly(char)), "")
    if curly:
        return (
            f"the words open with a straight quotation mark and end with a curly one, {curly}",
            'Type a straight quotation mark on both sides, such as "words".',
        )
    return (
        f"A quotation mark is missing in this {what}: one opens, none closes it on the line",
        "Put a straight quotation mark on both sides of the words.",
    )


def _bracket(char: str, what: str) -> tuple[str, str]:
    close = {"(": ")", "[": "]"}[char]
    return f"“{char}” is never closed in this {what}", f"Write “{close}” where it ends."


def _unclosed(text: str, at: int, opens: str) -> tuple[str, str]:
    closes, what = _ENDS[opens], _CALLED[opens]
    begun = f"The {what} that opens here with “{opens}”"
    if not text.startswith("}", at):
        return f"{begun} is never closed", f"Write {closes} where it ends."
    lacks = "two braces close it" if opens == "{{" else "“%}” closes it"
    return f"{begun} ends in “}}”; {lacks}", f"Write {closes} where it ends."
