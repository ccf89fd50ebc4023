"""The small part of Jinja that clause language is, and the compiler for it.

What is allowed is listed; everything else is refused before anything runs. At run time
attributes and calls reach only our own :class:`Names` and :class:`Call`, never a Python
object, so that a template can neither look inside the program nor make it work for long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from jinja2 import Template, pass_context
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.runtime import Context, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from draftban.clauses.allowed import MAX_PROBLEMS, Review
from draftban.clauses.marks import Marked, Problem, mark
from draftban.clauses.values import Call, Missing, Names, Use
from draftban.config.characters import odd_characters, replaced

RUN = "_run"


class Refused(Exception):
    """A value used in a way it can't be; ``args[0]`` says why, ``args[1]`` what to do."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja without Python: attributes of :class:`Names`, calls of :class:`Call`, no more."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Names):
            return obj.find(attribute)
        if isinstance(obj, Missing):
            return obj
        if isinstance(obj, StrictUndefined):
            raise Refused(f"“{obj._undefined_name}” has no value here", "set it before it is used")
        raise Refused(f"this value has no “.{attribute}”", "see docs/writing-clauses.md")

    def getitem(self, obj: Any, argument: Any) -> Any:
        raise Refused("clause language has no […]", "write a dot and the name")

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805, RUF100
        if isinstance(__obj, Call):
            # Jinja passes on the variables of a loop, for functions that look at its context.
            for own in ("_loop_vars", "_block_vars"):
                kwargs.pop(own, None)
            return __context[RUN].call(__obj, args, kwargs)
        raise Refused("this value can't be called", "leave the brackets out")


@pass_context
def _finalize(context: Context, value: Any) -> str:
    printed: str = context[RUN].printed(value)
    return printed


def _environment() -> Sandbox:
    env = Sandbox(
        undefined=StrictUndefined,
        autoescape=False,
        keep_trailing_newline=True,
        finalize=_finalize,
        cache_size=0,
        optimized=False,
    )
    env.globals.clear()
    env.filters.clear()
    env.tests.clear()
    return env


ENV = _environment()


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template ready to run, or the ``problems`` that keep it from it.

    ``template`` is plain text where the source has no tag. ``places`` are (line, column,
    moves) by mark number, ``uses`` the names it uses. Of the problems of a template that is ready
    each is an invisible character, which its language may need.
    """

    template: Template | str | None
    places: tuple[tuple[int, int, bool], ...]
    uses: tuple[Use, ...]
    problems: tuple[Problem, ...]


def compile_template(text: str) -> Compiled:
    """``text`` as a template; never raises, mistakes are in ``problems``."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as Jinja's lexer reads it
    marked = Marked()
    try:
        marked = mark(text, ENV)
        if marked.problems:
            return Compiled(None, (), (), tuple(marked.problems))
        unseen = _unseen(text)
        if "{" not in text:  # nothing that Jinja would look at
            return Compiled(marked.source, tuple(marked.places), (), unseen)
        tree = ENV.parse(marked.source)
        review = Review(text, marked)
        review.template(tree)
        problems = tuple(dict.fromkeys((*unseen, *review.problems)))
        if not all(problem.invisible for problem in problems):
            return Compiled(None, (), tuple(review.uses), problems)
        review.prepare(tree, ENV)
        code = ENV.compile(tree, None, "<clause>")
        template = Template.from_code(ENV, code, {})
        return Compiled(template, tuple(marked.places), tuple(review.uses), problems)
    except TemplateSyntaxError as error:
        return Compiled(None, (), (), (_syntax(text, marked, error),))
    except (TemplateError, SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
        problem = Problem(
            "clauses.syntax",
            "the template can't be read: too deep or too large an expression",
            1,
            hint="write it in smaller steps",
        )
        return Compiled(None, (), (), (problem,))


def _unseen(text: str) -> tuple[Problem, ...]:
    """The characters typed in ``text`` that only some scripts need, each with its place."""
    found: list[Problem] = []
    for odd in odd_characters(text, allowed=()):
        if odd.invisible and len(found) < MAX_PROBLEMS:
            line = text.count("\n", 0, odd.offset) + 1
            column = odd.offset - text.rfind("\n", 0, odd.offset)
            shown = replaced(text.split("\n")[line - 1].strip()[:200])
            found.append(
                Problem("clauses.character", odd.message, line, column, shown, odd.hint, odd.char)
            )
    return tuple(found)


def _syntax(text: str, marked: Marked, error: TemplateSyntaxError) -> Problem:
    lines = text.split("\n")
    if marked.open and (error.message or "").startswith("Unexpected end of template"):
        name, at, column = marked.open[-1]
        return Problem(
            "clauses.syntax",
            f"{{% {name} %}} is never closed",
            at,
            column,
            lines[at - 1].strip(),
            f"write {{% end{name} %}} where it ends",
        )
    number = min(max(error.lineno, 1), len(lines))
    line = lines[number - 1]
    tag = re.search(r"\{[{%#]", line)
    column = (tag.start() if tag else len(line) - len(line.lstrip())) + 1
    message = re.sub("[\U000f0000-\U0010ffff]", "", error.message or "syntax error")
    message = re.sub(r"\s+", " ", message).strip().rstrip(".")
    hint = "close every {{ with }} and every {% if %} with {% endif %}"
    return Problem(
        "clauses.syntax", f"template syntax: {message}", number, column, line.strip(), hint
    )
