"""The labels that the texts of a clause write, and where a caption would have one.

A label is written, never made of a caption: captions differ by length and by language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from draftban.clauses.choosing.called import called
from draftban.clauses.choosing.library import Library, read_passage
from draftban.clauses.language.names import uses
from draftban.clauses.language.source import TemplateText
from draftban.clauses.language.values import Misuse
from draftban.diagnostics import Pos, Report
from draftban.files.ids import slug
from draftban.files.search import SearchPath
from draftban.files.text import nearest

AMENDED = "amended"
"""The label of the new text of other law, which an amendment gives it."""

_CAPTION = re.compile(
    r"^ *\d{1,2}\. # +(?P<words>.*?) *(?P<label>\{\{ *label\(.*?\) *\}\})? *$", re.M
)
_LABEL = re.compile(r"[\"'](.*?)[\"']")


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption as it is typed, with the label behind it, empty if there is none."""

    words: str
    label: str
    pos: Pos


def texts_of(clause: str, library: Library, search: SearchPath) -> tuple[TemplateText, ...]:
    """The texts of a clause: each of its draftings, then the passages that they call, in the order
    in which they are called.
    """
    found = library.clauses.get(clause)
    if found is None:
        return ()
    texts = found.draftings.values()
    read = partial(read_passage, shelf=library.shelf, search=search, report=Report())
    return (*texts, *called((t.text for t in texts), read, search.memory).values())


def unknown_label(target: str, library: Library, search: SearchPath) -> Misuse | None:
    """What is wrong with the label of ``target``, ``kind/clause#label``, whose clause exists.

    Nothing, if a text of the clause writes it, whether that text stands or not.
    """
    clause, _, label = target.partition("#")
    found = library.clauses.get(clause)
    if not label or found is None or (label == AMENDED and found.meta.amends is not None):
        return None
    texts = texts_of(clause, library, search)
    asked = [u for u in uses((t.text for t in texts), search.memory) if u.root == "label"]
    written = tuple(dict.fromkeys(u.args[0] for u in asked if u.args))
    if label in written or any(not u.args for u in asked):
        return None
    for caption in (c for text in texts for c in captions(text)):
        if slug(caption.words) == label:
            return _of_caption(target, clause, caption)
    listed = f"Its labels: {', '.join(sorted(written))}." if written else "It has none yet."
    differing = sorted({text.file for text in texts if text.stretches})
    if differing:
        listed += f" {' and '.join(differing)} changes the clause: where it drops a label, change "
        listed += "what cites that too."
    return Misuse(
        "ref",
        target,
        "clauses.unknown-label",
        f"the clause “{clause}” has no label “{label}”",
        f'{nearest(label, sorted(written))}{listed} Write one with {{{{ label("{label}") }}}} '
        "behind a caption or at the start of an item.",
    )


def _of_caption(target: str, clause: str, caption: Caption) -> Misuse:
    if caption.label:
        message = f"no label is made of a caption: the label is now “{caption.label}”"
        hint = f'write ref("{clause}#{caption.label}")'
    else:
        message = f"no label is made of a caption, and “{caption.words}” has none written"
        label = target.partition("#")[2]
        hint = f'write # {caption.words} {{{{ label("{label}") }}}} at {caption.pos}'
    return Misuse("ref", target, "clauses.caption-label", message, hint)


def captions(text: TemplateText) -> Iterator[Caption]:
    """The captions that ``text`` types, in its order."""
    for found in _CAPTION.finditer(text.text):
        line = text.text.count("\n", 0, found.start()) + 1
        label = _LABEL.search(found["label"] or "")
        pos = text.pos(line, found.start("words") - found.start() + 1)
        yield Caption(found["words"], label[1] if label else "", pos)
