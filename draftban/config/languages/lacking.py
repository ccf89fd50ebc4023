"""What a language does not say, told with the file in which to write it."""

from __future__ import annotations

from collections.abc import Sequence

from draftban.diagnostics import Pos, Report
from draftban.files.search import SearchPath


def words_file(relative: str, search: SearchPath) -> str:
    """Where the language of ``search``, not a variant of it, writes ``relative``, as shown to
    people.
    """
    return search.display(search.folders[-1] / relative) if search.folders else relative


def missing_word(
    file: str,
    where: Pos,
    path: Sequence[str],
    report: Report,
    *,
    why: str = "",
    form: str = "",
) -> None:
    """Report that ``file`` lacks what should stand under the keys ``path``, at ``where``.

    ``why`` says who needs it, ``form`` which form's file is written in the language, where that is
    known.
    """
    needs = f", and the form {form} is written in this language" if form else ""
    shown = ": ".join(path)  # ids may have dots
    report.error(
        "config.missing-word",
        f"{file} has no words for “{shown}”{needs}.",
        where,
        text=shown,
        hint=f"Write `{shown}:` in {file}{f', since {why}' if why else ''}.",
    )


def no_words(file: str, where: Pos, report: Report, *, form: str = "") -> None:
    """Report that there is no ``file``, which has the words for the file of ``where``, and which
    ``form``, a form's file in the language, needs, where that is known.
    """
    wanted = where.file if where.file and where.file != file else "this report"
    needs = f", and the form {form} is written in this language" if form else ""
    report.error(
        "config.no-words",
        f"There is no {file}, which has the words for {wanted}{needs}.",
        where,
        text=report.line(where) or file,
        hint=f"Write {file}, with the keys of the file of that name in another language.",
    )
