"""Typst: headings and numbered lists as Typst source, to tagged PDF/A-2a and PDF/UA-1.

It keeps what it worked out: a second compilation of the same file in one process does less. So its
first one, in a process of its own, and the further ones are told apart.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.peers.given import Given, Line

NAME = "Typst, PDF/A-2a and PDF/UA-1"
FORMAT = "pdf"
AGAIN = "the same file again, much of it kept from the last time"
LEAVES_OUT = "links of references and terms, page of the form, contents list, status line"

_FONTS = Path(__file__).resolve().parents[2] / "draftban" / "writers" / "fonts"
_HEAD = """#set document(title: {title})
#set text(font: "TeX Gyre Schola", size: 12pt, lang: "en", region: "US")
#set page(paper: "us-letter", margin: 1in, numbering: "1 of 1")
#set par(leading: 0.65em)
= #{title}
"""


def available() -> bool:
    """Whether it is installed."""
    return find_spec("typst") is not None


def maker(given: Given) -> Callable[[], bytes]:
    """Compiles the source with draftban's own fonts and no other."""
    import typst

    source = Path(tempfile.mkdtemp()) / "bill.typ"
    source.write_text(_HEAD.format(title=_string(given.title)) + _parts(given.lines), "utf-8")

    def make() -> bytes:
        made = typst.compile(
            str(source),
            format="pdf",
            font_paths=[str(_FONTS)],
            ignore_system_fonts=True,
            pdf_standards=["a-2a", "ua-1"],
        )
        assert isinstance(made, bytes)
        return made

    return make


def _parts(lines: Sequence[Line]) -> str:
    """Captioned provisions as headings, runs of others as nested lists with the given numbers."""
    out: list[str] = []
    start, level = 0, 1
    while start < len(lines):
        line = lines[start]
        if line.heading:
            words = _string(f"{line.number} {line.heading}")
            level = min(line.depth + 2, level + 1)  # PDF/UA: no level may be skipped
            out.append(f"\n{'=' * level} #{words}\n\n#{_string(line.text)}\n")
            start += 1
        else:
            end = start
            while end < len(lines) and not lines[end].heading and lines[end].depth >= line.depth:
                end += 1
            out.append(f"\n#{_list(lines[start:end])}\n")
            start = end
    return "".join(out)


def _list(lines: Sequence[Line]) -> str:
    """A call of ``enum``; what stands deeper than its first line is a list within the item."""
    depth = lines[0].depth
    tops = [index for index, line in enumerate(lines) if line.depth == depth]
    numbers = ", ".join(_string(lines[top].number) for top in tops)
    items = []
    for top, end in zip(tops, [*tops[1:], len(lines)], strict=True):
        within = f" + {_list(lines[top + 1 : end])}" if end > top + 1 else ""
        items.append(f"par({_string(lines[top].text)}){within}")
    return f"enum(numbering: n => ({numbers},).at(n - 1), {', '.join(items)})"


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
