"""The words that a template can print in a form, read from its syntax tree without a place.

Every branch is read, whatever decides it. What takes a whole bill to know, such as the number of
a provision, is read as :data:`UNKNOWN`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.exceptions import TemplateError

from draftban.clauses.language.sandbox import ENV
from draftban.config.model import Authority, Blank, Form, LanguagePack, Option, Phrases
from draftban.diagnostics import Report
from draftban.files.memory import Memory

UNKNOWN = "…"


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
    """

    form: Form
    pack: LanguagePack
    roles: Mapping[str, Phrases]
    terms: Mapping[str, Phrases]
    authorities: Mapping[str, Authority]
    options: Mapping[str, Option]
    passages: Mapping[str, str]
    memory: Memory
    _open: list[str] = field(default_factory=list)

    def texts(self, text: str) -> tuple[str, ...]:
        """What ``text`` prints with the first branch of each ``if``, with the second, …: each
        text once.
        """
        if "{" not in text:
            return (text,)
        tree = syntax(text, self.memory)
        if tree is None:
            return (text,)
        ways = max((_branches(one) for one in tree.find_all(nodes.If)), default=1)
        return tuple(dict.fromkeys(self._body(tree.body, way, {}) for way in range(ways)))

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
                option = self.options.get(name)
                return UNKNOWN if option is None else str(option.default)
            case nodes.Getattr(node=nodes.Name(name="code"), attr=name):
                fill = self.form.code.get(name, UNKNOWN)
                return (fill.prints or self.form.blank) if isinstance(fill, Blank) else str(fill)
        return UNKNOWN

    def _phrase(self, space: str, name: str, form: str) -> str:
        phrases = (self.terms if space == "term" else self.roles).get(name, {})
        return phrases.get(form, UNKNOWN)

    def _call(self, name: str, args: list[nodes.Expr], way: int, own: dict[str, str]) -> str:
        said = [self._expression(arg, way, own) for arg in args]
        match name, said:
            case (("forbid" | "oblige" | "permit"), [subject]):
                return str(getattr(self.form.verbs, name)).replace("{subject}", subject)
            case "money", [amount]:
                return self._money(args[0], amount)
            case "period", [number, unit]:
                return self._period(number, unit)
            case "after", [number, unit, event]:
                period = self._period(number, unit)
                return self.pack.after.replace("{period}", period).replace("{event}", event)
            case "blank", [_]:
                return self.form.blank
            case "law", [law, *at]:
                cite = self.authorities[law].cite if law in self.authorities else UNKNOWN
                return cite.replace("{at}", at[0] if at else UNKNOWN)
            case "passage", [passage]:
                return self._passage(passage, way)
            case "upper", [words]:
                return words.upper()
            case "label", _:
                return ""
        return UNKNOWN

    def _money(self, node: nodes.Expr, amount: str) -> str:
        currency = self.form.currency
        if isinstance(node, nodes.Getattr) and node.attr in self.options:
            option = self.options[node.attr]
            if option.type == "money" and option.currency != currency:
                return self.form.blank  # nobody has said what the sum is in this currency
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
        tree = syntax(self.passages.get(name, ""), self.memory)
        if tree is None or name in self._open:
            return UNKNOWN
        self._open.append(name)
        try:
            return self._body(tree.body, way, {})
        finally:
            self._open.pop()


def _branches(node: nodes.If) -> int:
    return 2 + len(node.elif_)
