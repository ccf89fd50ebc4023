"""What went wrong, where, and what to do next.

Every part of draftban reports mistakes as :class:`Diagnostic` values; nothing else is
ever shown to a user. This module imports no other part of the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from unicodedata import category

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that print nothing, or that nobody knows how to print."""

_IN_WORDS = frozenset("\N{SOFT HYPHEN}\u200b\u200c\u200d\N{WORD JOINER}")
"""Those of them that stand in ordinary words and change nothing around them."""


def visible(text: str) -> str:
    """``text`` on one line as it may be shown to anybody: line ends, control characters, marks
    of direction, characters of no meaning are spelled ``<U+202E>``.

    For everything that a message quotes; what people typed, or a file holds, must neither break
    the message nor steer the terminal that shows it.
    """
    if text.isprintable():
        return text
    return "".join(f"<U+{ord(char):04X}>" if hidden(char) else char for char in text)


def hidden(char: str) -> bool:
    """Whether :func:`visible` spells ``char`` out."""
    return category(char) in _HIDDEN and char not in _IN_WORDS


@dataclass(frozen=True, slots=True, order=True)
class Pos:
    """A place in a file that a person would open: display path, 1-based line and column."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Pos("", 0, 0)
"""Stands for "no file": a node that the program itself made."""


class Severity(Enum):
    """How much a diagnostic matters (design: promises, 2).

    An *error* stops writing and makes the exit status 1. A *warning* makes ``check`` exit 1
    while ``build`` still writes. *Advice* never changes the status.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


def _sentence(words: str) -> str:
    """``words`` with a capital at the start and a mark at the end."""
    ended = words.endswith((".", "?", "!", ":", "…"))
    return _begun(words) + ("" if ended else ".")


def _begun(words: str) -> str:
    """``words`` with a capital at the start, unless they start with a name of ours: an id, a key,
    a piece of a template.
    """
    first = words.partition(" ")[0]
    return words if _NAMES.search(first) else words[:1].upper() + words[1:]


_NAMES = re.compile(r"[^\w’'“”,.-]|\w\.\w|\.md\b|\w-\w+-\w")
"""What stands in a name of ours and in no word at the start of a sentence."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake.

    ``code`` is stable (``config.unknown-key``); ``message`` says what is wrong in a sentence;
    ``text`` is the offending text as typed; ``hint`` says what to do next. Whatever they
    quote, what would not show is spelled out in them, as :func:`visible` does.
    """

    code: str
    message: str
    pos: Pos = NOWHERE
    text: str = ""
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", _sentence(self.message))
        object.__setattr__(self, "hint", _begun(self.hint))
        for name in ("message", "text", "hint"):
            said: str = getattr(self, name)
            if not said.isprintable():
                lines = (visible(line) for line in said.split("\n"))
                object.__setattr__(self, name, "\n".join(lines))

    def __str__(self) -> str:
        head = f"{self.severity.value}: {visible(self.message)} [{self.code}]"
        if self.pos != NOWHERE:
            head = f"{visible(str(self.pos))}: {head}"
        lines = [head]
        if self.text:
            lines.append(f"    {visible(self.text)}")
        if self.hint:
            lines.append(f"    → {visible(self.hint)}")
        return "\n".join(lines)


_LINE = 200
"""Characters of a line that are shown."""


def _sort_key(d: Diagnostic) -> tuple[str, int, int, str, str]:
    return (d.pos.file, d.pos.line, d.pos.column, d.code, d.message)


class DraftbanError(Exception):
    """Raised at the end of a stage that met errors; carries all of them.

    It is never raised for one mistake while others could still be found.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(sorted(set(diagnostics), key=_sort_key))
        super().__init__("\n".join(str(d) for d in self.diagnostics))

    def __reduce__(self) -> tuple[type[DraftbanError], tuple[tuple[Diagnostic, ...]]]:
        return DraftbanError, (self.diagnostics,)  # also out of another process


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of a run; every stage adds to the one it is given.

    ``texts`` are the files that were read for it, as shown to the user → their text.
    """

    _items: dict[Diagnostic, None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    _around: tuple[Mapping[str, str], ...] = ()

    def inner(self) -> Report:
        """A report for one piece of work, which knows what was read before it; see
        :meth:`absorb`.
        """
        return Report(_around=(self.texts, *self._around))

    def aside(self) -> Report:
        """A report for work whose mistakes are told elsewhere: what is read for it counts here,
        its diagnostics do not.
        """
        return Report(texts=self.texts)

    def absorb(self, other: Report) -> None:
        """Take over the diagnostics of ``other``, which is done, and the texts read for it."""
        self._items.update(other._items)
        self.texts.update(other.texts)

    def remember(self, file: str, text: str) -> None:
        """Keep the text of ``file``, as shown to the user, for :meth:`line`."""
        self.texts[file] = text

    def line(self, pos: Pos) -> str:
        """The line at ``pos`` as written, without indentation; empty if the file wasn't read."""
        lines = self.text(pos.file).split("\n")
        line = lines[pos.line - 1].strip() if 0 < pos.line <= len(lines) else ""
        return line[:_LINE]

    def text(self, file: str) -> str:
        """The whole text of ``file`` as it was read; empty if it wasn't."""
        known = (texts[file] for texts in (self.texts, *self._around) if file in texts)
        return next(known, "")

    def add(self, diagnostic: Diagnostic) -> None:
        """Record ``diagnostic``; the same one is kept once."""
        self._items[diagnostic] = None

    def error(
        self, code: str, message: str, pos: Pos = NOWHERE, *, text: str = "", hint: str = ""
    ) -> None:
        """Record an error."""
        self.add(Diagnostic(code, message, pos, text, hint, Severity.ERROR))

    def warning(
        self, code: str, message: str, pos: Pos = NOWHERE, *, text: str = "", hint: str = ""
    ) -> None:
        """Record a warning."""
        self.add(Diagnostic(code, message, pos, text, hint, Severity.WARNING))

    def advice(
        self, code: str, message: str, pos: Pos = NOWHERE, *, text: str = "", hint: str = ""
    ) -> None:
        """Record advice."""
        self.add(Diagnostic(code, message, pos, text, hint, Severity.ADVICE))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Record several diagnostics."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def accept(self, code: str, reason: str) -> bool:
        """Turn every warning ``code`` into advice that gives ``reason``; true if there was one.

        For warnings that a place has looked at and keeps (``allow:`` in its file).
        """
        accepted = [d for d in self.warnings if d.code == code]
        for warning in accepted:
            del self._items[warning]
            self.add(replace(warning, hint=f"Accepted: {reason}", severity=Severity.ADVICE))
        return bool(accepted)

    def drop_advice(self, code: str) -> bool:
        """Leave out every piece of advice ``code``; true if there was one."""
        dropped = [d for d in self._items if d.code == code and d.severity is Severity.ADVICE]
        for advice in dropped:
            del self._items[advice]
        return bool(dropped)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._items, key=_sort_key))

    def __len__(self) -> int:
        return len(self._items)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors so far, in file order."""
        return tuple(d for d in self if d.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The warnings so far, in file order."""
        return tuple(d for d in self if d.severity is Severity.WARNING)

    def raise_errors(self) -> None:
        """Raise :class:`DraftbanError` with every diagnostic so far if one is an error."""
        if self.errors:
            raise DraftbanError(self)
