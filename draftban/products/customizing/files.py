"""A text → the file of the place's own: the whole text, or one provision of it as a difference."""

from __future__ import annotations

from dataclasses import replace

from draftban.clauses.choosing.differences import SHOWN
from draftban.clauses.choosing.layers import changes_of
from draftban.clauses.language.delimited import Labelled, digest, labelled
from draftban.diagnostics import NOWHERE, Pos
from draftban.products.customizing.asked import Asked, CannotCustomize, OwnFile
from draftban.products.customizing.texts import Copy, Text, copy_of


def own_file(text: Text, asked: Asked, label: str = "", at: Pos = NOWHERE) -> OwnFile:
    """The place's own file of ``text``, whose words of the bill begin ``at``; if a ``provision`` is
    asked for, a file that changes the one called ``label``.

    Raises :class:`CannotCustomize`.
    """
    copy = copy_of(text) if text.shared else None
    if copy is None:
        file = text.search.display(text.paths[0])
        raise CannotCustomize(
            "customize.no-shared-text",
            f"{file} is the place's own, and there is no shared text of that name."
            if text.owned
            else f"{file} cannot be read.",
            asked.what,
            f"Edit {file}.",
        )
    if not text.owned and _told_apart(text.name, asked):
        text = replace(text, target=text.of_form)
    stands = text.target.read_bytes() if text.owned else None
    taken = tuple(text.search.display(path) for path in text.shared[:1])
    if asked.provision:
        return _provision(text, copy, label, asked, stands, taken)
    line = copy.line(at)
    if stands is not None:
        line = _line_in(text, at)
    data = copy.data if stands is None else stands
    words = _words(data, line)
    same = _same(text, copy)
    own = OwnFile(text.name, text.target, copy.data, taken, line, words, stands, same)
    return replace(own, narrow=text.of_form)


def _told_apart(name: str, asked: Asked) -> bool:
    """Whether documents of the place have different texts of that name."""
    files = {d.library.shelf.files.get(f"{name}.md") for d in asked.build.documents}
    return len(files - {None}) > 1


def _provision(
    text: Text, copy: Copy, label: str, asked: Asked, stands: bytes | None, taken: tuple[str, ...]
) -> OwnFile:
    lines = copy.body.text.split("\n")
    part = _part(text, copy, label, asked)
    words = [line[part.indent :] for line in lines[part.first : part.end]]
    hashed = digest(lines[part.first : part.end])[:SHOWN]
    change = f'  - {{replace: {label}, sha256: "{hashed}"}}'
    if stands is not None:
        return _added(text, copy, label, (change, *words), stands, taken)
    head = ["---", "changes:", change, "---"]
    data = "\n".join((*head, *words, "")).encode()
    line = len(head) + 1
    own = OwnFile(text.name, text.target, data, taken, line, words[0], label=label)
    return replace(own, narrow=text.of_form)


def _part(text: Text, copy: Copy, label: str, asked: Asked) -> Labelled:
    """The provision called ``label``, if a change can name it."""
    here = [part for part in labelled(copy.body.text) if part.label == label]
    file = text.search.display(text.shared[0])
    if not label or not here:
        known = ", ".join(dict.fromkeys(part.label for part in labelled(copy.body.text)))
        raise CannotCustomize(
            "customize.label",
            f"{file} has no provision labelled “{label}”."
            if label
            else f"What was asked for has no label in {file}.",
            asked.what,
            f"Leave --provision out{f', or name one of {known}' if known else ''}.",
        )
    if here[0].torn or len(here) > 1:
        raise CannotCustomize(
            "customize.torn",
            f"The provision “{label}” of {file} cannot be changed by itself: "
            f"{here[0].torn or 'its label stands twice'}.",
            asked.what,
            "Leave --provision out: the whole text is copied then.",
        )
    return here[0]


def _added(
    text: Text,
    copy: Copy,
    label: str,
    added: tuple[str, ...],
    stands: bytes,
    taken: tuple[str, ...],
) -> OwnFile:
    """What stands there with one change more, where it is a difference that has none of that
    label; else as it is.
    """
    change, *words = added
    typed = stands.decode("utf-8", "replace").replace("\r\n", "\n")
    done = {change.replace or change.drop for change in changes_of(text.target, text.search)}
    lines = typed.rstrip("\n").split("\n")
    last = max((n for n, line in enumerate(lines) if line.startswith("  - {")), default=-1)
    end = lines.index("---", 1) if "---" in lines[1:] else -1
    same = _same(text, copy)
    if label in done or not 0 < last < end:
        at = next((n for n, line in enumerate(lines, 1) if f'label("{label}")' in line), 1)
        return OwnFile(
            text.name, text.target, stands, taken, at, _words(stands, at), stands, same, label
        )
    whole = [*lines[: last + 1], change, *lines[last + 1 :], *words]
    data = ("\n".join(whole) + "\n").encode()
    line = len(whole) - len(words) + 1
    return OwnFile(text.name, text.target, data, taken, line, words[0], stands, same, label)


def _same(text: Text, copy: Copy) -> bool:
    """Whether the place's own says what the shared text does, to the letter."""
    if not text.owned:
        return False
    own, below = text.read(shared=False), text.read(shared=True)
    if own is None or below is None:
        return False
    if text.target.read_bytes().replace(b"\r\n", b"\n") == copy.data:
        return True
    # A difference that changes nothing yet: its facts and words are those below.
    changing = bool(changes_of(text.target, text.search))
    return changing and own.body.text == below.body.text and own.front == below.front


def _line_in(text: Text, at: Pos) -> int:
    """The line of the place's own file on which that stands which is typed at ``at``."""
    shown = text.search.display(text.target)
    if at.file == shown:
        return at.line
    own = text.read(shared=False)
    if own is None or own.body.file != shown:
        return 1
    lines = own.body.text.split("\n")
    first = next((n for n, line in enumerate(lines, 1) if line.strip()), 1)
    return own.body.pos(first, 1).line


def _words(data: bytes, line: int) -> str:
    lines = data.decode("utf-8", "replace").split("\n")
    return lines[line - 1].strip() if line <= len(lines) else ""
