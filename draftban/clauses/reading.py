"""The words that a template can print in a form, read from its syntax tree without a place.

Every branch is read, whatever decides it. What takes a whole bill to know, such as the number of
a provision, is read as :data:`UNKNOWN`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import TemplateError

from draftban.clauses.language.sandbox import ENV
from draftban.config.model import Authority, Blank, Form, LanguagePack, Option, Phrases
from draftban.diagnostics import Report
from draftban.files.memory import Memory

UNKNOWN = "…"

Kept = dict[str, list[tuple[LanguagePack, dict[tuple[str, ...], object], tuple[str, ...]]]]
"""By text: in which words of a language it was read, what was looked up for that, with what was
found, and what it then prints.
"""


def syntax(text: str, memory: Memory) -> nodes.Template | None:
    """The syntax tree of ``text``, parsed once; ``None`` where it can't be read."""

    def parse(_: Report) -> nodes.Template | None:
        try:
            return ENV.parse(text)
        except (TemplateError, RecursionError):
            return None

    return memory.once(parse, Report(), key=("syntax", text))


@dataclass(frozen=True)
class Reading:
    """Reads templates as ``form`` prints them, its roles in one of their cases.

    ``options`` are read with their defaults; ``passages`` are the texts of passages by name.
    ``kept`` is what other readings found: a text for which they looked up the same is not read
    again, since most forms of a country differ in a few words.
    """

    form: Form
    pack: LanguagePack
    roles: Mapping[str, Phrases]
    terms: Mapping[str, Phrases]
    authorities: Mapping[str, Authority]
    options: Mapping[str, Option]
    passages: Mapping[str, str]
    memory: Memory
    kept: Kept
    _open: list[str] = field(default_factory=list)
    _seen: dict[tuple[str, ...], object] = field(default_factory=dict)

    def texts(self, text: str) -> tuple[str, ...]:
        """What ``text`` prints with the first branch of each ``if``, with the second, …: each
        text once.
        """
        if "{" not in text:
            return (text,)
        known = self.kept.setdefault(text, [])
        for pack, seen, found in known:
            if pack is self.pack and all(self._value(*key) == value for key, value in seen.items()):
                return found
        self._seen.clear()
        found = self._read(text)
        known.append((self.pack, dict(self._seen), found))
        return found

    def _read(self, text: str) -> tuple[str, ...]:
        tree = syntax(text, self.memory)
        if tree is None:
            return (text,)
        ways = max((_branches(one) for one in tree.find_all(nodes.If)), default=1)
        return tuple(dict.fromkeys(self._body(tree.body, way, {}) for way in range(ways)))

    # ---------------------------------------------------------------- what a text is read with

    def _look(self, *key: str) -> Any:
        found = self._seen[key] = self._value(*key)
        return found

    def _value(self, kind: str, name: str, form: str = "") -> object:
        """What this reading has for a name: all that the words of a text depend on."""
        match kind:
            case "role":
                return self.roles.get(name, {}).get(form, UNKNOWN)
            case "term":
                return self.terms.get(name, {}).get(form, UNKNOWN)
            case "option":
                return self.options.get(name)
            case "code":
                return self.form.code.get(name, UNKNOWN)
            case "form":
                return getattr(self.form, name)
            case "verb":
                return getattr(self.form.verbs, name)
            case "law":
                return self.authorities[name].cite if name in self.authorities else UNKNOWN
        return self.passages.get(name, "")

    # ---------------------------------------------------------------- statements

    def _body(self, body: Iterable[nodes.Node], way: int, own: dict[str, str]) -> str:
        return "".join(self._statement(node, way, own) for node in body)

    def _statement(self, node: nodes.Node, way: int, own: dict[str, str]) -> str:
        match node:
            case nodes.Output():
                return "".join(self._expression(child, way, own) for child in node.nodes)
            case nodes.If():
                branches = [node.body, *(one.body for one in node.elif_), node.else_]
                return self._body(branches[min(way, len(branches) - 1)], way, own)
            case nodes.For():
                return self._body(node.body, way, own)
            case nodes.Assign(target=nodes.Name(name=name)):
                own[name] = self._expression(node.node, way, own)
        return ""

    # ---------------------------------------------------------------- expressions

    def _expression(self, node: nodes.Node, way: int, own: dict[str, str]) -> str:
        match node:
            case nodes.TemplateData(data=data):
                return data.replace("*", "")
            case nodes.Const(value=value):
                return str(value)
            case nodes.Name(name="any" | "all" | "each"):
                return ""  # only marks how a list hangs together
            case nodes.Name(name=name):
                return own.get(name, UNKNOWN)
            case nodes.Getattr():
                return self._attribute(node)
            case nodes.Call(node=nodes.Name(name=name), args=args):
                return self._call(name, args, way, own)
        return UNKNOWN

    def _attribute(self, node: nodes.Getattr) -> str:
        match node:
            case nodes.Getattr(node=nodes.Name(name="role" | "term" as space), attr=name):
                return self._phrase(space, name, self.pack.default_form.get(space, ""))
            case nodes.Getattr(
                node=nodes.Getattr(node=nodes.Name(name="role" | "term" as space), attr=name),
                attr=form,
            ):
                return self._phrase(space, name, form)
            case nodes.Getattr(node=nodes.Name(name="options"), attr=name):
                option = self._look("option", name)
                return UNKNOWN if option is None else str(option.default)
            case nodes.Getattr(node=nodes.Name(name="code"), attr=name):
                fill = self._look("code", name)
                return (
                    (fill.prints or self._look("form", "blank"))
                    if isinstance(fill, Blank)
                    else str(fill)
                )
        return UNKNOWN

    def _phrase(self, space: str, name: str, form: str) -> str:
        return str(self._look(space, name, form))

    def _call(self, name: str, args: list[nodes.Expr], way: int, own: dict[str, str]) -> str:
        said = [self._expression(arg, way, own) for arg in args]
        match name, said:
            case (("forbid" | "oblige" | "permit"), [subject]):
                return str(self._look("verb", name)).replace("{subject}", subject)
            case "money", [amount]:
                return self._money(args[0], amount)
            case "period", [number, unit]:
                return self._period(number, unit)
            case "after", [number, unit, event]:
                period = self._period(number, unit)
                return self.pack.after.replace("{period}", period).replace("{event}", event)
            case "blank", [_]:
                return str(self._look("form", "blank"))
            case "law", [law, *at]:
                return str(self._look("law", law)).replace("{at}", at[0] if at else UNKNOWN)
            case "passage", [passage]:
                return self._passage(passage, way)
            case "upper", [words]:
                return words.upper()
            case "label", _:
                return ""
        return UNKNOWN

    def _money(self, node: nodes.Expr, amount: str) -> str:
        currency = str(self._look("form", "currency"))
        option = self._look("option", node.attr) if isinstance(node, nodes.Getattr) else None
        if option and option.type == "money" and option.currency != currency:
            return str(self._look("form", "blank"))  # nobody said what the sum is in this currency
        pattern = self.pack.currency.get(currency, currency + "\N{NO-BREAK SPACE}{amount}")
        return pattern.replace("{amount}", self._number(amount))

    def _period(self, number: str, unit: str) -> str:
        one, many = self.pack.periods.get(unit, (UNKNOWN, UNKNOWN))
        return f"{self._number(number)} {one if number == '1' else many}"

    def _number(self, number: str) -> str:
        if not number.isdecimal():
            return number
        return f"{int(number):,}".replace(",", self.pack.thousands)

    def _passage(self, name: str, way: int) -> str:
        tree = syntax(self._look("passage", name), self.memory)
        if tree is None or name in self._open:
            return UNKNOWN
        self._open.append(name)
        try:
            return self._body(tree.body, way, {})
        finally:
            self._open.pop()


def _branches(node: nodes.If) -> int:
    return 2 + len(node.elif_)
