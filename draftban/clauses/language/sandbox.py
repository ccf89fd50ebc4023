"""The small part of Jinja that clause language is, and the compiler for it.

What is allowed is listed; everything else is refused before anything runs. At run time
attributes and calls reach only our own :class:`Names` and :class:`Call`, never a Python
object, so that a template can neither look inside the program nor make it work for long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Template, pass_context
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.runtime import Context, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from draftban.clauses.language import running
from draftban.clauses.language.allowed import Review
from draftban.clauses.language.marks import Marked, Problem, mark
from draftban.clauses.language.running import RUN, Compiled, Refused, Render, unseen
from draftban.clauses.language.syntax import broken_tags
from draftban.clauses.language.values import Use


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja without Python: attributes of names, calls of our own functions, no more."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return running.attribute(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        raise Refused("clause language has no […]", "write a dot and the name")

    # Jinja's own names: a template may name an argument `self`.
    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        return running.call(__context[RUN], __obj, args, kwargs)


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
class Translated:
    """A template as Jinja's Python: ``source`` defines ``root``. The rest as in ``Compiled``.

    With ``problems`` there is no source, unless each is an invisible character, which its
    language may need.
    """

    source: str = ""
    places: tuple[tuple[int, int, bool], ...] = ()
    uses: tuple[Use, ...] = ()
    problems: tuple[Problem, ...] = ()


def translate(text: str) -> Translated:
    """``text`` as Python that renders it; never raises, mistakes are in ``problems``."""
    return _attempt(text)[0]


@lru_cache(2048)  # Jinja takes long, and every memory of a process asks for nearly the same
def compile_tags(text: str) -> Compiled:
    """``text``, in which there are tags, as a template; never raises."""
    done, render = _attempt(text, _render)
    return Compiled(render, done.places, done.uses, done.problems)


def _render(source: str) -> Render:
    template = Template.from_code(ENV, compile(source, "<clause>", "exec"), {})

    def run(names: Mapping[str, object]) -> Iterator[str]:
        return template.root_render_func(template.new_context(dict(names)))

    return run


def _attempt(
    text: str, made: Callable[[str], Render] | None = None
) -> tuple[Translated, Render | None]:
    """``text`` as Python, and what ``made`` makes of that."""
    marked = Marked()
    try:
        marked = mark(text, ENV.lex)
        if marked.problems:
            return Translated(problems=tuple(marked.problems)), None
        tree = ENV.parse(marked.source)
        review = Review(text, marked)
        review.template(tree)
        uses = tuple(review.uses)
        problems = tuple(dict.fromkeys((*unseen(text), *review.problems)))
        if not all(problem.invisible for problem in problems):
            return Translated(uses=uses, problems=problems), None
        review.prepare(tree, ENV)
        source = ENV.compile(tree, raw=True)
        done = Translated(source, tuple(marked.places), uses, problems)
        return done, made(source) if made else None
    except TemplateSyntaxError as error:
        return Translated(problems=_syntax(text, marked, error)), None
    except (TemplateError, SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
        problem = Problem(
            "clauses.syntax",
            "the template can't be read: too deep or too large an expression",
            1,
            hint="write it in smaller steps",
        )
        return Translated(problems=(problem,)), None


def _syntax(text: str, marked: Marked, error: TemplateSyntaxError) -> tuple[Problem, ...]:
    lines = text.split("\n")
    if marked.open and (error.message or "").startswith("Unexpected end of template"):
        name, at, column = marked.open[-1]
        never_closed = Problem(
            "clauses.syntax",
            f"{{% {name} %}} is never closed",
            at,
            column,
            lines[at - 1].strip(),
            f"write {{% end{name} %}} where it ends",
        )
        return (never_closed,)
    found = broken_tags(text, _unread)
    if found:
        return found
    number = min(max(error.lineno, 1), len(lines))
    line = lines[number - 1]
    tag = re.search(r"\{[{%#]", line)
    column = (tag.start() if tag else len(line) - len(line.lstrip())) + 1
    hint = "close every {{ with }} and every {% if %} with {% endif %}"
    said = f"template syntax: {_said(error)}"
    return (Problem("clauses.syntax", said, number, column, line.strip(), hint),)


_BLOCK = re.compile(r"\{%\s*(if|for)\b")
_TURN = re.compile(r"\{%\s*(else|endif|endfor)\b")
_ELIF = re.compile(r"\{%\s*elif\b")


def _unread(tag: str) -> str:
    """What Jinja has against a tag by itself; empty if nothing."""
    if _TURN.match(tag):
        return ""  # it means something only behind another, and Jinja says if it does not
    if _ELIF.match(tag):
        tag = "{% if 1 %}" + tag + "{% endif %}"
    block = _BLOCK.match(tag)
    try:
        ENV.parse(tag + (f"{{% end{block[1]} %}}" if block and "endif" not in tag else ""))
    except TemplateSyntaxError as error:
        return _said(error)
    except (TemplateError, ValueError, RecursionError, MemoryError):
        return ""  # told of the whole
    return ""


def _said(error: TemplateSyntaxError) -> str:
    message = re.sub("[\U000f0000-\U0010ffff]", "", error.message or "syntax error")
    return re.sub(r"\s+", " ", message).strip().rstrip(".")
