"""Which part of Jinja is clause language: everything else is refused, by kind and place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, nodes
from jinja2.lexer import string_re
from jinja2.visitor import NodeTransformer

from draftban.clauses.language.marks import MARK, Marked, Problem
from draftban.clauses.language.running import ITEMS, MAX_PROBLEMS, STEPS
from draftban.clauses.language.values import Use
from draftban.files.characters import Odd, odd_characters
from draftban.files.text import nearest

CALLS = (
    *("forbid", "oblige", "permit", "ref", "money", "period", "after", "blank", "law"),
    *("passage", "demand", "has", "limit", "subjects", "label", "name", "upper"),
)
SPACES = ("role", "term", "this", "place", "code", "options", "facts", "paper")
WORDS = ("any", "all", "each")
KNOWN = frozenset((*CALLS, *SPACES, *WORDS))
"""Every name of clause language."""

_REFUSED = {
    nodes.Filter: "filters (|)",
    nodes.Test: "tests (is)",
    nodes.Getitem: "indexes ([…])",
    nodes.CondExpr: "“… if … else …” in one expression; use {% if %}",
    nodes.Concat: "operator ~",
    nodes.Dict: "maps ({…})",
    nodes.Macro: "macros",
    nodes.CallBlock: "call blocks",
    nodes.FilterBlock: "filter blocks",
    nodes.AssignBlock: "{% set %} over several lines",
    nodes.Include: "include; use passage()",
    nodes.Import: "import; use passage()",
    nodes.FromImport: "import; use passage()",
    nodes.Extends: "extends",
    nodes.Block: "blocks",
    nodes.With: "with",
    nodes.Scope: "scopes",
}


def _kind(node: nodes.Node) -> str:
    if isinstance(node, nodes.BinExpr | nodes.UnaryExpr):
        operator = getattr(node, "operator", "")
        return f"operator {operator}"
    return _REFUSED.get(type(node), type(node).__name__.lower())


def _decoded(literal: str) -> str:
    """What a string of a template says, read as Jinja reads it."""
    try:
        return literal[1:-1].encode("ascii", "backslashreplace").decode("unicode-escape")
    except UnicodeDecodeError:
        return ""


class _Lists(NodeTransformer):
    """Puts the call that counts around every list, so that none is built for nothing."""

    def visit_List(self, node: nodes.List) -> nodes.Node:
        self.generic_visit(node)
        counter = nodes.Name(ITEMS, "load", lineno=node.lineno)
        return nodes.Call(counter, [node], [], None, None, lineno=node.lineno)

    visit_Tuple = visit_List


class Review:
    """Walks a parsed template: what is refused, what is unknown, what is used."""

    def __init__(self, text: str, marked: Marked) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.marked = marked
        self.problems: list[Problem] = []
        self.uses: list[Use] = []
        self.own: set[str] = set()

    def template(self, tree: nodes.Template) -> None:
        if self.marked.tags:  # only {% set %} and {% for %} make names
            self.own = {n.name for n in tree.find_all(nodes.Name) if n.ctx == "store"}
        self._body(tree.body)

    def _column(self, line: int, word: str) -> int:
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        found = re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)", text) if word else None
        if found is None and word and word in text:
            return text.index(word) + 1
        if found is None:
            found = re.search(r"\{[{%]|\S", text)
        return found.start() + 1 if found else 1

    def _problem(self, code: str, message: str, line: int, word: str, hint: str) -> None:
        if len(self.problems) >= MAX_PROBLEMS:
            return
        text = self.lines[line - 1].strip() if line <= len(self.lines) else ""
        self.problems.append(Problem(code, message, line, self._column(line, word), text, hint))

    def _refuse(self, node: nodes.Node, word: str = "", what: str = "") -> None:
        self._problem(
            "clauses.refused",
            f"clause language has no {what or _kind(node)}",
            node.lineno,
            word,
            "see “What Jinja may do” in docs/writing-clauses.md",
        )

    def _body(self, body: list[nodes.Node]) -> None:
        for node in body:
            self._statement(node)

    def _statement(self, node: nodes.Node) -> None:
        match node:
            case nodes.Output():
                for child in node.nodes:
                    if not isinstance(child, nodes.TemplateData):
                        self._expression(child)
            case nodes.If():
                self._expression(node.test)
                self._body(node.body)
                self._body(list(node.elif_))
                self._body(node.else_)
            case nodes.For():
                if node.recursive:
                    self._refuse(node, "recursive", "recursive loops")
                if node.test is not None:
                    self._refuse(node, "if", "“for … if”; put the {% if %} inside")
                self._target(node.target)
                self._expression(node.iter)
                self._body(node.body)
                self._body(node.else_)
            case nodes.Assign():
                self._target(node.target)
                self._expression(node.node)
            case _:
                self._refuse(node)

    def _target(self, target: nodes.Node) -> None:
        if not isinstance(target, nodes.Name):
            self._refuse(target, what="assignment to anything but one name")
        elif target.name.startswith("_"):
            self._underscore(target)
        elif target.name in KNOWN or target.name == "loop":
            self._problem(
                "clauses.taken-name",
                f"“{target.name}” is a word of clause language",
                target.lineno,
                target.name,
                "choose another name",
            )

    def _underscore(self, node: nodes.Name) -> None:
        self._problem(
            "clauses.refused",
            f"names with an underscore at the start are refused: {node.name}",
            node.lineno,
            node.name,
            "choose another name",
        )

    def _expression(self, node: nodes.Node) -> None:
        match node:
            case nodes.Name():
                self._name(node)
            case nodes.Const(value=str(words)):
                for odd in odd_characters(words, allowed=(), value=True):
                    if odd.char not in self.text:  # one that was typed is told of as such
                        self._odd(odd, words, node.lineno)
            case nodes.Const():
                if not isinstance(node.value, str | bool | int):
                    self._refuse(node, what="numbers with a point and no “none”")
            case nodes.Getattr():
                self._attribute(node)
            case nodes.Call():
                self._call(node)
            case nodes.Compare():
                self._expression(node.expr)
                for operand in node.ops:
                    self._expression(operand.expr)
            case nodes.And() | nodes.Or():
                self._expression(node.left)
                self._expression(node.right)
            case nodes.Not():
                self._expression(node.node)
            case nodes.List() | nodes.Tuple():
                for item in node.items:
                    self._expression(item)
            case nodes.BinExpr() | nodes.UnaryExpr():
                self._refuse(node, node.operator or "")
            case _:
                self._refuse(node)

    def _odd(self, odd: Odd, words: str, line: int) -> None:
        """A character of a string, which its escape kept out of sight until now."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        found = (m.start() + 1 for m in string_re.finditer(text) if _decoded(m[0]) == words)
        column = next(found, 0) or self._column(line, "")
        invisible = odd.char if odd.invisible else ""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(
                Problem(
                    "clauses.character",
                    odd.message,
                    line,
                    column,
                    text.strip()[:200],
                    odd.hint,
                    invisible,
                )
            )

    def _name(self, node: nodes.Name) -> None:
        if node.name.startswith("_"):
            self._underscore(node)
        elif node.name not in KNOWN and node.name not in self.own:
            guess = nearest(node.name, sorted(KNOWN | self.own))
            self._problem(
                "clauses.unknown-name",
                f"there is no “{node.name}” in clause language",
                node.lineno,
                node.name,
                f"{guess}The names are listed in docs/writing-clauses.md.",
            )

    def _attribute(self, node: nodes.Getattr) -> None:
        path = [node.attr]
        inner: nodes.Node = node.node
        while isinstance(inner, nodes.Getattr):
            path.append(inner.attr)
            inner = inner.node
        if any(name.startswith("_") for name in path):
            self._refuse(node, node.attr, "names with an underscore at the start")
        elif not isinstance(inner, nodes.Name):
            self._refuse(node, node.attr, "names after a value; only after a name")
        elif inner.name in SPACES:
            args = tuple(reversed(path))
            column = self._column(node.lineno, f"{inner.name}.{args[0]}")
            self.uses.append(Use(inner.name, args, node.lineno, column))
        elif inner.name in KNOWN:
            self._refuse(node, inner.name, f"“.{node.attr}” after {inner.name}")
        else:
            self._name(inner)

    def _call(self, node: nodes.Call) -> None:
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            self._refuse(node, what="* or ** in a call")
        if not isinstance(node.node, nodes.Name) or node.node.name not in CALLS:
            if isinstance(node.node, nodes.Name) and node.node.name not in KNOWN:
                self._name(node.node)
            else:
                self._refuse(node, what="calls but of its own words")
        else:
            words = [a.value for a in node.args if isinstance(a, nodes.Const)]
            typed = tuple(w for w in words if isinstance(w, str))
            column = self._column(node.lineno, node.node.name)
            self.uses.append(Use(node.node.name, typed, node.lineno, column, call=True))
        for argument in node.args:
            self._expression(argument)
        for keyword in node.kwargs:
            self._expression(keyword.value)

    def prepare(self, tree: nodes.Template, env: Environment) -> None:
        """Count every loop's steps and every list's items; mark every ``elif``."""
        _Lists().visit(tree)
        tree.set_environment(env)
        if not self.marked.tags:
            return
        for loop in list(tree.find_all(nodes.For)):
            counter = nodes.Name(STEPS, "load", lineno=loop.lineno)
            loop.iter = nodes.Call(counter, [loop.iter], [], None, None, lineno=loop.lineno)
        for branch in list(tree.find_all(nodes.If)):
            for inner in reversed(branch.elif_):
                inner.else_ = branch.else_
                branch.else_ = [*self._mark_at(inner.lineno), inner]
            branch.elif_ = []
        tree.set_environment(env)

    def _mark_at(self, line: int) -> Iterator[nodes.Output]:
        number = self.marked.tags.get(line)
        if number is not None:
            data = nodes.TemplateData(chr(MARK + number), lineno=line)
            yield nodes.Output([data], lineno=line)
