"""What a peer is given. Loads nothing of draftban: a process of a peer pays for itself alone."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """A provision: how deep it stands, its number, its heading and its own words."""

    depth: int
    number: str
    heading: str
    text: str

    @property
    def words(self) -> str:
        """All of it, as one paragraph."""
        return " ".join(filter(None, (self.number, self.heading, self.text)))


@dataclass(frozen=True, slots=True)
class Given:
    """One bill, numbered and finished: ``html`` as our PDF writer hands it over, ``word`` as our
    Word writer wrote it.
    """

    title: str
    lines: tuple[Line, ...]
    html: str
    word: bytes

    def save(self, folder: Path) -> None:
        """Keep it as files, for processes."""
        lines = {"title": self.title, "lines": [asdict(line) for line in self.lines]}
        (folder / "lines.json").write_text(json.dumps(lines), "utf-8")
        (folder / "page.html").write_text(self.html, "utf-8")
        (folder / "bill.docx").write_bytes(self.word)


def load(folder: Path) -> Given:
    """What :meth:`Given.save` kept in ``folder``."""
    lines = json.loads((folder / "lines.json").read_text("utf-8"))
    return Given(
        lines["title"],
        tuple(Line(**line) for line in lines["lines"]),
        (folder / "page.html").read_text("utf-8"),
        (folder / "bill.docx").read_bytes(),
    )
