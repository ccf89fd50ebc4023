"""Reading a text file that anybody may have written: size, encoding, invisible characters."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from draftban.diagnostics import Pos, Report
from draftban.files.characters import odd_characters, unprintable

MAX_BYTES = 1_000_000
"""More than any configuration or clause needs; a larger file is refused before it is read."""

_SHOWN = 20
"""The same kind of mistake is reported at most so often for one file."""


def short(text: str, limit: int = 60) -> str:
    """``text`` cut for a message."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


_LIKE = 0.6
"""Words less alike than this are not taken for each other."""

_LONGEST = 200
"""Longer than any name that exists; nothing is compared with it."""

_LISTED = 20
"""A longer list of names than this is not read in a message; of it so many are named:"""
_NEAREST = 5


def nearest(word: str, known: Sequence[str]) -> str:
    """``Did you mean “x”? `` for the known word most like ``word``, or nothing."""
    return "" if len(word) > _LONGEST else _nearest(word, tuple(known))


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    import difflib

    folded = {name.lower(): name for name in reversed(known)}
    close = difflib.get_close_matches(word.lower(), list(folded), n=1, cutoff=_LIKE)
    if not close or not _like_at_the_end(word.lower(), close[0]):
        return ""
    return f"Did you mean “{folded[close[0]]}”? "


def _like_at_the_end(word: str, other: str) -> bool:
    """Whether what follows the last ``/`` is alike too: one kind alone makes no two clauses so."""
    import difflib

    if "/" not in word or "/" not in other:
        return True
    end, other_end = (text.rpartition("/")[2] for text in (word, other))
    return difflib.SequenceMatcher(None, end, other_end).ratio() >= _LIKE


_BETWEEN = re.compile(r"[\s;&+/]+")
"""What stands between two words where somebody types no comma."""


def listed(
    typed: Iterable[str],
    known: Collection[str],
    joiners: Callable[[], Collection[str]] = frozenset,
) -> tuple[str, ...]:
    """The words of lists with commas, each once, in the order typed.

    Where one is none of the ``known`` words, it may be several of them without a comma, with
    ``joiners`` (“and”) between them, or one in capitals: then those are meant. Anything else stays
    as it is, for whoever tells of it.
    """
    words: list[str] = []
    for word in (word.strip() for text in typed for word in text.split(",")):
        words += (word,) if word in known else _several(word, known, joiners)
    return tuple(dict.fromkeys(word for word in words if word))


def _several(
    word: str, known: Collection[str], joiners: Callable[[], Collection[str]]
) -> tuple[str, ...]:
    """The known words that ``word`` holds if it holds nothing else; else ``word``."""
    folded = {name.casefold(): name for name in known}
    parts = [part.casefold() for part in _BETWEEN.split(word)]
    if any(part not in folded for part in parts):  # only then languages are asked
        joining = joiners()
        parts = [part for part in parts if part in folded or part not in joining]
    if parts and all(part in folded for part in parts):
        return tuple(folded[part] for part in parts)
    return (word,)


def few_like(word: str, known: Sequence[str], most: int = _LISTED) -> tuple[str, ...]:
    """The ``known`` words; of more than ``most`` of them the five that are most like ``word``."""
    if len(known) <= most:
        return tuple(known)
    from difflib import get_close_matches

    return tuple(get_close_matches(word[:_LONGEST], known, n=_NEAREST, cutoff=0))


def report_unknown(
    code: str,
    message: str,
    where: Pos,
    report: Report,
    *,
    word: str,
    known: Sequence[str],
    all_are: str,
    elsewhere: str = "",
) -> None:
    """Report ``word`` at ``where`` as none of the ``known`` ones, which ``all_are``; of many the
    nearest are named. Where it is known ``elsewhere``, that is said instead.
    """
    named = few_like(word, known)
    more = f", and {len(known) - len(named)} more" if len(named) < len(known) else ""
    report.error(
        code,
        message,
        where,
        text=report.line(where) or short(word),
        hint=elsewhere or f"{nearest(word, known)}{all_are}: {', '.join(named)}{more}.",
    )


def read_text(path: Path, file: str, report: Report) -> str | None:
    """The text of ``path``, line ends as ``\\n``, or ``None`` after a reported error.

    ``file`` is its display path. Refused: what is no ordinary file, more than
    :data:`MAX_BYTES`, and anything but UTF-8.
    """
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            kind = "a folder" if stat.S_ISDIR(info.st_mode) else "not an ordinary file"
            report.error(
                "config.not-a-file",
                f"{file} is {kind}.",
                Pos(file),
                text=file,
                hint="Name a text file.",
            )
            return None
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "its name is not possible"
        report.error(
            "config.unreadable",
            f"{file} cannot be read: {reason}.",
            Pos(file),
            text=file,
            hint="Check that it exists and that you may read it.",
        )
        return None
    if len(data) > MAX_BYTES:
        too_large(file, info.st_size, report)
        return None
    return decode_text(data, file, report)


def too_large(file: str, size: int, report: Report) -> None:
    """Report a file of ``size`` bytes as too large."""
    report.error(
        "config.too-large",
        f"The file has {size:,} bytes; at most {MAX_BYTES:,} are read.",
        Pos(file),
        text=file,
        hint="A place needs about forty lines; is this the right file?",
    )


def decode_text(data: bytes, file: str, report: Report) -> str | None:
    """``data`` as text, line ends as ``\\n`` and without a byte order mark."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        # utf-8-sig counts from after the mark, so count in the plain encoding.
        offset = problem.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        start = before.rfind(b"\n") + 1
        lead = before[start:].decode("utf-8-sig", "replace")
        rest = data[offset:].split(b"\n", 1)[0].decode("utf-8", "replace").rstrip()
        wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        report.error(
            "config.not-utf8",
            f"Byte {offset + 1:,} of the file (0x{data[offset]:02X}) is not UTF-8.",
            Pos(file, before.count(b"\n") + 1, len(lead) + 1),
            text=unprintable(lead + rest).strip()[:200],
            hint=("The file seems to be UTF-16. " if wide else "")
            + "Save it again with the encoding UTF-8.",
        )
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def bad_characters(text: str, file: str, report: Report) -> bool:
    """Report every character of ``text`` that may stand nowhere; true if there was one."""
    found = False
    for count, odd in enumerate(odd_characters(text)):
        if count == _SHOWN:
            break
        found = True
        start = text.rfind("\n", 0, odd.offset) + 1
        line = text.count("\n", 0, odd.offset) + 1
        pos = Pos(file, line, odd.offset - start + 1)
        report.error(
            "config.control-character",
            sentence(odd.message),
            pos,
            text=report.line(pos),
            hint=sentence(odd.hint),
        )
    return found


def sentence(words: str) -> str:
    """``words`` as a sentence: a capital and a full stop."""
    return words[:1].upper() + words[1:].rstrip(".") + "."
