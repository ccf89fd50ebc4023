"""Writing a place's own copies of shared texts, and taking them back; nothing that a person wrote
is lost by either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from draftban.cli.output.changes import remove_file, write_file
from draftban.cli.output.files import remove_folders
from draftban.cli.session import memory
from draftban.cli.telling.own_text import Done
from draftban.diagnostics import Diagnostic, DraftbanError, Report
from draftban.documents import Build
from draftban.files.search import FORMS
from draftban.products.customizing import OwnFile
from draftban.products.customizing.unchanged import printing, same_law
from draftban.products.drafting import drafted

_ELSEWHERE = "work in a folder that you may write to"


def take(files: Sequence[OwnFile], before: Build, place: str) -> Done:
    """Write ``files`` where nothing stands yet; ``before`` are the bills of ``place`` until now.

    Raises :class:`DraftbanError` if a file cannot be written, and if the bills would no longer say
    what they said; then all is as it was.
    """
    done = Done()
    for file in files:
        if file.stands is None or (file.data not in (file.stands, b"") and file.label):
            done.written.append(file)
        elif file.same:
            done.standing.append(file)
        else:
            done.refused.append(file)
    done.written, after = _written(done.written, before, place)
    for file in (*done.written, *done.standing, *done.refused):
        done.printed[file.name] = printing(after, file.target)
    return done


def _written(files: Sequence[OwnFile], before: Build, place: str) -> tuple[list[OwnFile], Build]:
    """``files`` as they were written, and the bills with them. Where a text says something else in
    another document of the place, each counts in the form alone that it was asked for.
    """
    if not files:
        return [], before
    narrow = [replace(file, target=file.narrow) if file.narrow else file for file in files]
    for tried in (list(files), narrow):
        made: list[OwnFile] = []
        try:
            for file in tried:
                _need_room(file)
                write_file(file.target, file.data, _ELSEWHERE)
                made.append(file)
            after = _again(before, place, proposed=not any(file.taken_from for file in files))
        except BaseException:
            _restore(made)
            raise
        if after is not None:
            return tried, after
        _restore(made)
    raise DraftbanError(
        [
            Diagnostic(
                "customize.changes-law",
                "A copy of this text in the place's folder would change the bill by itself.",
                text=", ".join(file.name for file in files),
                hint="Nothing was written. Take one provision (--provision), or the passage "
                "that holds the words.",
            )
        ]
    )


def _need_room(file: OwnFile) -> None:
    """Raise :class:`DraftbanError` if something stands in the way that no text of the place is."""
    if file.stands is None and (file.target.exists() or file.target.is_symlink()):
        raise DraftbanError(
            [
                Diagnostic(
                    "customize.stands",
                    "Something stands under that name that draftban does not read as a text.",
                    text=str(file.target),
                    hint="Look at it, and rename it or delete it. Nothing was written.",
                )
            ]
        )


def _again(before: Build, place: str, *, proposed: bool) -> Build | None:
    """The bills as they are now; ``None`` if they do not say what those of ``before`` do, unless
    what was written is ``proposed``: then they may say something else, but have no mistakes.
    """
    report = Report()
    after = drafted(place, report, memory=memory().apart())
    if after is None or (report.errors and not before.report.errors):
        return None
    if proposed or before.report.errors:
        return after
    return after if same_law(before, after) else None


def _restore(files: Iterable[OwnFile]) -> None:
    for file in files:
        if file.stands is not None:
            write_file(file.target, file.stands, _ELSEWHERE)
        else:
            _remove(file.target)


def take_back(files: Sequence[OwnFile], place: str) -> Done:
    """Take away the place's own ``files``: one that says what is shared is removed, any other put
    aside under a name that nothing reads.

    Raises :class:`DraftbanError` if there is none, or if one cannot be taken away.
    """
    done = Done()
    for file in files:
        if file.stands is None:
            continue
        if file.same:
            _remove(file.target)
            done.removed.append(file)
        else:
            kept = next(path for path in _aside(file.target) if not path.exists())
            remove_file(file.target, kept, _ELSEWHERE)
            done.aside.append((file, kept))
    if not done.removed and not done.aside:
        named = ", ".join(file.name for file in files)
        raise DraftbanError(
            [
                Diagnostic(
                    "customize.shared",
                    f"The shared text of {named} stands already: {place} has none of its own.",
                    text=named,
                    hint="Nothing needs to be taken back.",
                )
            ]
        )
    return done


def _remove(target: Path) -> None:
    remove_file(target, elsewhere=_ELSEWHERE)
    kind, place, above, *_ = target.parents
    folders = [kind, place]
    if above.name == FORMS:  # what counts in one form alone lies deeper
        folders += [above, above.parent]
    remove_folders(folders)


def _aside(target: Path) -> Iterator[Path]:
    """Names that end in no suffix of a text: nothing reads such a file."""
    yield target.with_name(f"{target.name}.edited")
    number = 2
    while True:
        yield target.with_name(f"{target.name}.edited-{number}")
        number += 1
