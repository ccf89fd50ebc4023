"""A text that a place's search path finds, and the copy of it that the place may have."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from draftban.clauses.choosing.layers import CHANGES, Written, read_layers
from draftban.clauses.choosing.selection import Choice
from draftban.clauses.language.source import TemplateText
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import get
from draftban.files.search import FORMS, SearchPath
from draftban.files.yaml_source import dump_mapping, parse_front_matter

_RULE = "---\n"


@dataclass(frozen=True, slots=True)
class Text:
    """``name`` is ``kind/name`` or ``kind/name.drafting``; ``paths`` the files of that name, most
    particular first; ``target`` is where the place has, or would have, its own, and ``of_form``
    where one that counts in the form of ``search`` alone.
    """

    name: str
    paths: tuple[Path, ...]
    target: Path
    of_form: Path
    search: SearchPath

    @property
    def owned(self) -> bool:
        """Whether the place has its own already."""
        return self.paths[0] == self.target

    @property
    def shared(self) -> tuple[Path, ...]:
        """The files that stand below the place's own."""
        return self.paths[1:] if self.owned else self.paths

    def read(self, *, shared: bool) -> Written | None:
        """What the text says, ``shared`` without the place's own; ``None`` if that cannot be
        read, or if there is none.
        """
        paths = self.shared if shared else self.paths
        return read_layers(paths, self.search, Report()) if paths else None


@dataclass(frozen=True, slots=True)
class Copy:
    """``data`` says what ``body`` does; line 1 of the body is line ``offset + 1`` of it."""

    data: bytes
    body: TemplateText
    offset: int

    def line(self, at: Pos) -> int:
        """The line on which that stands which is typed at ``at``; without it where the words
        begin.
        """
        lines = self.body.text.split("\n")
        for number in range(1, len(lines) + 1):
            pos = self.body.pos(number, 1)
            if (pos.file, pos.line) == (at.file, at.line):
                return self.offset + number
        return self.offset + next((n for n, line in enumerate(lines, 1) if line.strip()), 1)


def text_named(name: str, choice: Choice) -> Text | None:
    """The text called ``name``, for the document of ``choice``; ``None`` if there is none."""
    shelf, search = choice.library.shelf, choice.setup.search
    path = shelf.files.get(f"{name}.md")
    if path is None:
        return None
    file, folder = f"{name}.md", own_folder(search)
    of_form = folder / FORMS / search.form_code / file
    target = of_form if path == of_form else folder / file
    return Text(name, shelf.layers(path), target, of_form, search)


def own_folder(search: SearchPath) -> Path:
    """The folder of a place's own texts in which a person may write: beside its file, or in the
    working folder where that file is a shipped one.
    """
    own = [f for f in search.place_folders if f.parts[-2:] != (FORMS, search.form_code)]
    writable = (
        folder
        for folder in own
        if search.working == search.shipped or not folder.is_relative_to(search.shipped)
    )
    return next(writable, own[0])


def name_of(file: str, choice: Choice) -> str:
    """The name of the text that the file shown as ``file`` is, or is a layer of; empty if it is
    none.
    """
    shelf, search = choice.library.shelf, choice.setup.search
    folder, _, last = file.rpartition("/")
    key = f"{folder.rpartition('/')[2]}/{last}"
    path = shelf.files.get(key)
    shown = () if path is None else tuple(search.display(one) for one in shelf.layers(path))
    return key.removesuffix(".md") if file in shown else ""


def copy_of(text: Text) -> Copy | None:
    """What a place's own copy of the shared ``text`` says: the file itself, or what a difference
    makes of the one that it changes. ``None`` if it cannot be read.
    """
    written = text.read(shared=True)
    if written is None:
        return None
    raw = _raw(text.shared[0])
    front, _, line = parse_front_matter(raw, "", Report())
    if not written.body.stretches and written.body.file == text.search.display(text.shared[0]):
        return Copy(raw.encode(), written.body, line - 1)
    # A difference, or facts whose words are those of the next file.
    head = ""
    if written.front is not None:
        different = front is None or get(front, CHANGES) is not None
        typed = "".join(f"{one}\n" for one in raw.split("\n")[1 : line - 2])
        said = dump_mapping(written.front) if different else typed
        head = f"{_RULE}{said}{_RULE}"
    return Copy((head + written.body.text).encode(), written.body, head.count("\n"))


def _raw(path: Path) -> str:
    text = path.read_text("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")
