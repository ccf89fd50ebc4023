"""Templates → lines of text in which every character knows where it was typed.

Nothing here knows what a call means: ``wording`` brings the names. One :class:`Renderer`
serves one document; it counts what templates do, so that none runs for long.
"""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NoReturn

from draftban.bill.tree import Pending, Placeholder, Term, Text
from draftban.clauses.language.compiling import compile_template
from draftban.clauses.language.marks import LIMIT, MARK, TOKEN
from draftban.clauses.language.passages import TOKENS, Passages
from draftban.clauses.language.running import ITEMS, RUN, STEPS, Compiled, Refused, mistakes, unset
from draftban.clauses.language.source import TemplateText
from draftban.clauses.language.spans import Origin, Span, joined
from draftban.clauses.language.values import (
    MISSING,
    Call,
    Insert,
    Missing,
    Names,
    Part,
    Printed,
    Scope,
    Use,
)
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.memory import Memory

MAX_STEPS = 100_000
"""Loop steps in one document."""

MAX_LINES = 20_000
MAX_CHARACTERS = 1_000_000
"""What one document may print; the longest that is shipped prints about 80,000."""

MAX_PASSAGES = 1_000
"""Passages printed in one document, those within passages counted each time."""

MAX_NESTED = 20
"""Passages within each other."""

MAX_SHOWN = 20
"""Unknown names told of one template."""

MAX_PROBLEMS = 200
"""Mistakes met while the templates of one document run."""

_MARKS = re.compile("([\U000f0000-\U000fffff])")


class _Stop(Exception):
    """This template can't go on; the reason is reported."""


class Renderer:
    """Renders templates of one document; mistakes go to ``report``.

    ``memory`` keeps the compiled ones; ``invisible`` are the characters that only its language's
    script needs.
    """

    def __init__(self, report: Report, memory: Memory, invisible: Collection[str] = ()) -> None:
        self.report = report
        self.memory = memory
        self.invisible = invisible
        self.here: Pos = NOWHERE
        self._placing = Passages(self.part, report)
        self._parts: list[Part] = []
        self._index: dict[Part, int] = {}
        self._steps = 0
        self._lines = 0
        self._characters = 0
        self._known: set[tuple[str, str]] = set()
        self._passages = 0
        self._problems = 0
        self.told: Counter[tuple[str, str]] = Counter()
        """Mistakes in mark-up by code and file, of which only the first are told."""
        self._signatures: dict[str, inspect.Signature] = {}
        steps = Call(STEPS, "for x in list", self._counted)
        items = Call(ITEMS, "[…]", self._listed)
        self._own: Mapping[str, object] = {RUN: self, STEPS: steps, ITEMS: items}
        self._full = False
        self.open: list[str] = []
        """Names of the passages being rendered."""

    @contextmanager
    def telling(self, report: Report) -> Iterator[None]:
        """Mistakes go to ``report`` instead, as long as this lasts."""
        usual = self.report, self._placing
        self.report, self._placing = report, Passages(self.part, report)
        try:
            yield
        finally:
            self.report, self._placing = usual

    # ---------------------------------------------------------------- parts

    def part(self, char: str) -> Part | None:
        """What stands behind a character of rendered text; ``None`` for typed text."""
        number = ord(char) - TOKEN
        return self._parts[number] if 0 <= number < len(self._parts) else None

    def token(self, part: Part) -> str:
        """A character that stands for ``part``."""
        number = self._index.get(part)
        if number is None:
            if len(self._parts) >= LIMIT:
                self._too_long(f"more than {LIMIT:,} different parts")
            number = self._index[part] = len(self._parts)
            self._parts.append(part)
        return chr(TOKEN + number)

    def spare(self, part: Part) -> str:
        """As :meth:`token`, for what no template asked for; empty where there is no more room."""
        full = part not in self._index and len(self._parts) >= LIMIT
        return "" if full else self.token(part)

    def words(self, text: str) -> str:
        """Rendered text with every part as its words, as a person would read it."""
        return TOKENS.sub(lambda m: self._read(m[0]), text)

    def _read(self, char: str) -> str:
        match self.part(char):
            case Text(value):
                return value
            case Insert(_, lines):
                return " ".join(self.words(line.text.strip()) for line in lines)
            case Pending():
                return "…"  # a citation, which has no words until everything has its number
            case part:
                return str(getattr(part, "text", ""))

    # ---------------------------------------------------------------- rendering

    def render(self, source: TemplateText, scope: Scope) -> tuple[Span, ...] | None:
        """The lines ``source`` prints; ``None`` if it can't be rendered (reported).

        Marks and passages are resolved: what is left are typed characters and parts.
        """
        compiled = self._compiled(source.text)
        problems = [p for p in compiled.problems if p.invisible not in self.invisible]
        for problem in problems:
            pos = source.pos(problem.line, problem.column)
            self.report.error(
                problem.code, problem.message, pos, text=problem.text[:200], hint=problem.hint
            )
        wrong = 0
        fine: set[tuple[str, tuple[str, ...], bool]] = set()
        for use in compiled.uses:
            asked = (use.root, use.args, use.call)
            found = 0 if asked in fine else self._check(use, source, scope)
            if not found:
                fine.add(asked)
            wrong += found
            if wrong >= MAX_SHOWN:
                break
        if compiled.template is None or problems:
            return None
        before = self.here
        try:
            output = "".join(self._run(compiled, source, scope.names))
            return tuple(self._placed(output, compiled, source))
        except _Stop:
            return None
        finally:
            self.here = before

    def _compiled(self, text: str) -> Compiled:
        return self.memory.once(
            lambda _: compile_template(text), self.report, key=("template", text)
        )

    def _check(self, use: Use, source: TemplateText, scope: Scope) -> int:
        findings = scope.check(use)
        for found in findings:
            pos = source.pos(use.line, use.column)
            self.report.error(
                found.code, found.message, pos, text=self.report.line(pos), hint=found.hint
            )
            self._known.add((found.root, found.arg))
        return len(findings)

    def problem(self, code: str, message: str, text: str = "", hint: str = "") -> None:
        """Report a mistake at the tag that is being rendered."""
        self._problems += 1
        if self._problems > MAX_PROBLEMS:
            self._too_long(f"more than {MAX_PROBLEMS} mistakes")
        self.report.error(
            code, message, self.here, text=text or self.report.line(self.here), hint=hint
        )

    def reported(self, root: str, arg: str) -> bool:
        """Whether the use of ``arg`` with ``root`` was found wrong before rendering."""
        return (root, arg) in self._known

    def _run(
        self, compiled: Compiled, source: TemplateText, names: Mapping[str, object]
    ) -> Iterator[str]:
        template = compiled.template
        assert template is not None
        self.here = source.pos(1, 1)
        try:
            if isinstance(template, str):
                chunks = iter((template,))
            else:
                chunks = template({**names, **self._own})
            for chunk in chunks:
                marks = _MARKS.findall(chunk)
                if marks:
                    line, column, _ = compiled.places[ord(marks[-1]) - MARK]
                    self.here = source.pos(line, column)
                self._count(chunk)
                yield chunk
        except Refused as error:
            self.problem("clauses.refused", error.args[0], hint=error.args[1])
            raise _Stop from None
        except RecursionError:
            self.problem(
                "clauses.too-deep",
                "the template nests too deep",
                hint="write it in smaller steps",
            )
            raise _Stop from None
        except mistakes() as error:
            message = re.sub("[\U000f0000-\U0010ffff]", "", str(error))
            self.problem(
                "clauses.template",
                f"the template can't be rendered: {message}",
                hint="compare values of the same kind; set a name before its use",
            )
            raise _Stop from None

    def _count(self, chunk: str) -> None:
        self._add(len(chunk), chunk.count("\n"))

    def _add(self, characters: int, lines: int = 0) -> None:
        self._characters += characters
        self._lines += lines
        if self._lines > MAX_LINES:
            self._too_long(f"more than {MAX_LINES:,} lines")
        if self._characters > MAX_CHARACTERS:
            self._too_long(f"more than {MAX_CHARACTERS:,} characters")

    def _too_long(self, what: str) -> NoReturn:
        if not self._full:
            self._full = True
            self.report.error(
                "clauses.too-long",
                f"the templates of this document hold or print {what}",
                self.here,
                text=self.report.line(self.here),
                hint="look for a loop or a passage that repeats too much",
            )
        raise _Stop

    def _step(self, steps: int = 1) -> None:
        self._steps += steps
        if self._steps > MAX_STEPS:
            if not self._full:
                self._full = True
                self.problem(
                    "clauses.loop",
                    f"the loops of this document take more than {MAX_STEPS:,} steps",
                    hint="shorten the lists",
                )
            raise _Stop

    def _listed(self, items: list[Any] | tuple[Any, ...]) -> object:
        """A list just built: as many steps as items, and no list among them."""
        self._step(len(items))
        if any(isinstance(item, list | tuple) for item in items):
            raise Refused("a list holds no list", "write one list, or two loops")
        return items

    def _counted(self, items: object) -> Iterable[Any]:
        if not isinstance(items, list | tuple):
            raise Refused("a loop goes over a list", 'write for x in ["a", "b"]')

        def walk() -> Iterator[Any]:
            for item in items:
                self._step()
                yield item

        return walk()

    # ---------------------------------------------------------------- what templates call

    def call(self, call: Call, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Run ``call``; wrong arguments are reported, missing ones pass through."""
        values = (*args, *kwargs.values())
        self._step(1 + len(values))
        missing = [v for v in values if isinstance(v, Missing) or unset(v)]
        if missing:
            if unset(missing[0]):
                raise Refused("a value given to a call is not set", "set it before it is used")
            return missing[0]
        try:
            signature = self._signatures.get(call.name)
            if signature is None:
                signature = self._signatures[call.name] = inspect.signature(call.function)
            signature.bind(*args, **kwargs)
        except TypeError as error:
            self.problem("clauses.arguments", f"{call.name}: {error}", hint=f"write {call.usage}")
            return MISSING
        return call.function(*args, **kwargs)

    def printed(self, value: object) -> str:
        """What ``{{ value }}`` leaves in the text; what can't be printed is reported."""
        try:
            return self._printed(value)
        except Refused as error:
            self.problem("clauses.refused", error.args[0], hint=error.args[1])
            return self.token(Text("?"))

    def _printed(self, value: object) -> str:
        match value:
            case Printed(parts):
                return "".join(map(self._printed_part, parts))
            case Missing():
                return self.token(Text("?"))
            case Names(printed=inner) if inner is not None:
                return self.printed(inner)
            case bool():
                raise Refused(f"{str(value).lower()} can't be printed", "test it with {% if %}")
            case str() | int():
                words = re.sub(r"\s+", " ", str(value))
                if not words.strip():
                    raise Refused("this value is empty", "set it, or test it with {% if %}")
                return self._printed_part(Text(words))
            case Names():
                raise Refused(f"{value.name} alone prints nothing", f"write {value.name}.something")
            case Call():
                raise Refused(f"{value.name} needs brackets", f"write {value.usage}")
            case _ if name := unset(value):
                raise Refused(f"“{name}” has no value here", "set it before it is used")
            case _:
                raise Refused("this value can't be printed", "print one item at a time")

    def _printed_part(self, part: Part) -> str:
        """``part`` as a character, once what stands behind it is counted."""
        match part:
            case Text(words) | Term(_, words) | Placeholder(_, words):
                self._add(len(words))
            case Insert(_, lines, characters, passages):
                self._passages += passages
                if self._passages > MAX_PASSAGES:
                    self._too_long(f"more than {MAX_PASSAGES:,} passages")
                self._add(characters, len(lines))
        return self.token(part)

    # ---------------------------------------------------------------- passages

    def insert(self, name: str, source: TemplateText, scope: Scope) -> Insert | None:
        """The passage ``name``, whose words are ``source``; ``None`` after a reported mistake."""
        if len(self.open) >= MAX_NESTED:
            self.problem(
                "clauses.too-deep",
                f"passages stand more than {MAX_NESTED} deep in each other",
                hint="write the words of the innermost ones where they are called",
            )
            return None
        passages, characters = self._passages, self._characters
        self.open.append(name)
        try:
            lines = self.render(source, scope)
        finally:
            self.open.pop()
        if lines is None:
            return None
        return Insert(name, lines, self._characters - characters, 1 + self._passages - passages)

    # ---------------------------------------------------------------- places

    def _placed(self, output: str, compiled: Compiled, source: TemplateText) -> Iterator[Span]:
        """Marked output as lines; the newline at the end of a file gives no further line."""
        lines: list[list[Span]] = [[]]
        line, column, moves = 1, 1, True
        for number, piece in enumerate(_MARKS.split(output)):
            if number % 2:  # the pattern's group: a mark
                line, column, moves = compiled.places[ord(piece) - MARK]
                continue
            for index, text in enumerate(piece.split("\n")):
                if index:
                    lines.append([])
                    line, column = line + 1, 1
                if text:
                    origin = Origin(0, source.origin(line, column), moves and source.fixed is None)
                    lines[-1].append(Span(text, (origin,)))
        while lines and not any(span.text for span in lines[-1]):
            lines.pop()
        for spans in lines:
            yield from self._placing.lines(joined(spans))
