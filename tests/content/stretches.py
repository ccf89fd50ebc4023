"""Every stretch of words between two tags of every template that can stand in a bill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.content.shipped import ROOT

_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}")
_WORD = re.compile(r"\w")
_ITEM = re.compile(r"\s*\d+\. *(# *)?")
_CALLS = re.compile(r"^\s*(?:\d+\.\s+)?(?:\{\{(?! *passage\().*?\}\}\s*)+[.,]?$")
_PAPERS = (
    "papers",
    "memo-to-legislators.md",
    "motion.md",
    "warrant-question.md",
    "own-counsel.md",
    "whom-to-ask.md",
    "law-in-force.md",
    "law-on-police.md",
    "letter.md",
    "reserved-subject.md",
    "asked-of-others.md",
    "conforming.md",
)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Words typed on one line of a template, from ``column`` up to ``end``; no words where a whole
    line is calls.
    """

    file: str
    line: int
    column: int
    end: int
    words: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.words.strip()}"


def body_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The numbered lines of ``path`` under its front matter."""
    lines = path.read_text("utf-8").splitlines()
    start = lines.index("---", 1) + 1 if lines[:1] == ["---"] else 0
    yield from enumerate(lines[start:], start + 1)


def law_files(root: Path = ROOT) -> list[Path]:
    """Every Markdown file below ``templates`` that is law; papers about bills are none."""
    files = sorted((root / "templates").rglob("*.md"))
    return [path for path in files if not _of_paper(path)]


def _of_paper(path: Path) -> bool:
    """Whether it is a paper, or a passage of papers alone."""
    if path.name.startswith("call-") or "addressees" in path.parts:
        return True
    return path.parent.name in _PAPERS or path.name in _PAPERS


def stretches(path: Path, root: Path = ROOT) -> Iterator[Stretch]:
    """The stretches of one file."""
    file = path.relative_to(root).as_posix()
    for number, line in body_lines(path):
        if _CALLS.match(line):
            yield Stretch(file, number, 1, len(line) + 1, "")
        edges = [0, *(edge for tag in _TAG.finditer(line) for edge in tag.span()), len(line)]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            typed = line[start:end]
            if _WORD.search(_ITEM.sub("", typed)):
                yield Stretch(file, number, start + 1, end + 1, typed)
