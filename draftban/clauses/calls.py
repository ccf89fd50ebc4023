"""The calls of clause language: words that fit every form.

Words come from the setup only. A call that can't be answered reports why, at the tag that
made it, and gives :data:`MISSING`, so that one mistake does not hide the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from draftban.bill.tree import Pending, Placeholder, Term, Text
from draftban.clauses.choosing.library import Library, read_passage
from draftban.clauses.choosing.selection import Selection
from draftban.clauses.computed import named
from draftban.clauses.language.rendering import Renderer
from draftban.clauses.language.values import (
    MISSING,
    Call,
    Joint,
    JointKind,
    Label,
    Missing,
    Misuse,
    Names,
    Part,
    Printed,
    Scope,
    Value,
)
from draftban.clauses.lookup import THIS, Lookup
from draftban.clauses.markup.handtyped import HandTyped, hand_typed
from draftban.config.answers import Amount
from draftban.config.model import Blank
from draftban.config.setup import Setup

_LABEL = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_JOINTS: tuple[JointKind, ...] = ("any", "all", "each")


@dataclass(frozen=True, slots=True)
class Wordings:
    """Makes the names that templates of one document see."""

    setup: Setup
    library: Library
    selection: Selection
    renderer: Renderer
    subjects: tuple[str, ...]
    together: str = ""
    asked: dict[str, None] = field(default_factory=dict)
    """The labels of blanks that templates asked for, filled or not, in that order."""
    _scopes: dict[tuple[str, ...], Scope] = field(default_factory=dict, init=False)
    _typed: list[HandTyped] = field(default_factory=list, init=False)

    def typed(self) -> HandTyped:
        """What citations look like in this form and language."""
        if not self._typed:
            self._typed.append(hand_typed(self.setup))
        return self._typed[0]

    def paper_scope(self, data: Mapping[str, object]) -> Scope:
        """The names for a paper: those of a clause, and ``paper`` with what ``data`` holds."""
        lookup = Lookup(self.setup, self.library, self.selection, in_paper=True)
        made = _Scope(self, lookup, self.selection.enacted)
        scope = made.scope()
        made.names["paper"] = named("paper", data, self.renderer)  # passages see it as well
        return scope

    def scope(self, demands: tuple[str, ...] = ()) -> Scope:
        """The names for a template that answers ``demands`` (none: any of the document)."""
        found = self._scopes.get(demands)
        if found is None:
            lookup = Lookup(self.setup, self.library, self.selection)
            found = _Scope(self, lookup, demands or self.selection.enacted).scope()
            self._scopes[demands] = found
        return found


@dataclass(slots=True)
class _Scope:
    words: Wordings
    lookup: Lookup
    demands: tuple[str, ...]
    names: dict[str, object] = field(default_factory=dict)
    inserts: dict[str, Printed | Missing] = field(default_factory=dict)
    """Passages by name: each says the same wherever these names are seen."""

    @property
    def setup(self) -> Setup:
        return self.words.setup

    def scope(self) -> Scope:
        calls: tuple[tuple[str, str, Callable[..., Value]], ...] = (
            ("forbid", "forbid(role.official)", self._verb("forbid")),
            ("oblige", "oblige(role.clerk)", self._verb("oblige")),
            ("permit", "permit(role.court)", self._verb("permit")),
            ("ref", 'ref("kind/clause", "kind/clause#label")', self.ref),
            ("money", "money(500)", self.money),
            ("period", 'period(30, "day")', self.period),
            ("after", 'after(30, "day", "the request")', self.after),
            ("blank", 'blank("what goes here")', self.blank),
            ("law", 'law("id") or law("id", "pinpoint")', self.law),
            ("authority", 'authority("biometric_law")', self.authority),
            ("passage", 'passage("name")', self.passage),
            ("demand", 'demand("b.i")', self.demand),
            ("has", 'has("kind/clause")', self.has),
            ("limit", 'limit("x")', self.limit),
            ("subjects", "subjects()", self.list_subjects),
            ("label", 'label("x")', self.label),
            ("name", 'name("Section 8 housing")', self.name),
            ("upper", "upper(place.name)", self.upper),
        )
        names: dict[str, object] = {name: Call(name, usage, f) for name, usage, f in calls}
        for kind in _JOINTS:
            names[kind] = Printed((Joint(kind),))
        names["this"] = Names("this", self._this, Printed((Pending("this"),)))
        for name in ("role", "term", "options", "facts", "code", "place"):
            names[name] = Names(name, self._space(name))
        names["paper"] = Names("paper", lambda attribute: MISSING)  # of a clause: refused before
        self.names = names
        return Scope(names, self.lookup.check)

    # ---------------------------------------------------------------- mistakes

    def _problem(self, finding: Misuse) -> Missing:
        if not self.words.renderer.reported(finding.root, finding.arg):
            self.words.renderer.problem(finding.code, finding.message, hint=finding.hint)
        return MISSING

    def _wrong(self, message: str, hint: str) -> Missing:
        self.words.renderer.problem("clauses.arguments", message, hint=hint)
        return MISSING

    # ---------------------------------------------------------------- names

    def _space(self, name: str) -> Callable[[str], Value | Names]:
        def find(attribute: str) -> Value | Names:
            finding = self.lookup.attribute(name, (attribute,))
            if finding is not None:
                return self._problem(finding)
            return self._value(name, attribute)

        return find

    def _value(self, space: str, name: str) -> Value | Names:
        setup = self.setup
        match space:
            case "role" | "term":
                return self._paradigm(space, name)
            case "options":
                return self.words.selection.options[name]
            case "facts":
                return setup.facts[name]
            case "code":
                fill = setup.form.code[name]
                return self._gap(fill.blank, fill.prints) if isinstance(fill, Blank) else fill
            case _:
                return str(getattr(setup.jurisdiction, name))

    def _paradigm(self, space: str, name: str) -> Names:
        phrases = (self.setup.roles if space == "role" else self.setup.terms)[name]

        def find(form: str) -> Value:
            finding = self.lookup.attribute(space, (name, form))
            return self._problem(finding) if finding else said(form)

        def said(form: str) -> Printed:
            words = phrases[form]
            return Printed((Term(name, words) if space == "term" else Text(words),))

        default = self.setup.pack.default_form.get(space, "")
        finding = self.lookup.attribute(space, (name, default))
        return Names(f"{space}.{name}", find, MISSING if finding else said(default))

    def _this(self, attribute: str) -> Value:
        finding = self.lookup.attribute("this", (attribute,))
        return self._problem(finding) if finding else Printed((Pending(THIS[attribute]),))

    # ---------------------------------------------------------------- words

    def _parts(self, value: object) -> tuple[Part, ...] | None:
        match value:
            case Printed(parts):
                return parts
            case Names(printed=Printed(parts)):
                return parts
            case str() if value:
                return (Text(value),)
            case bool():
                return None
            case int():
                return (Text(str(value)),)
            case _:
                return None

    def _framed(self, pattern: str, slots: Mapping[str, tuple[Part, ...]]) -> Printed:
        parts: list[Part] = []
        for piece in re.split(r"(\{\w+\})", pattern):
            if piece[:1] == "{" and piece[1:-1] in slots:
                parts += slots[piece[1:-1]]
            elif piece:
                parts.append(Text(piece))
        return Printed(tuple(parts))

    def _verb(self, name: str) -> Callable[[object], Value]:
        def frame(subject: object) -> Value:
            parts = self._parts(subject)
            if parts is None:
                return self._wrong(f"{name}() needs who", f"write {name}(role.official)")
            return self._framed(getattr(self.setup.form.verbs, name), {"subject": parts})

        return frame

    def ref(self, target: object, *more: object, through: object = False) -> Value:
        """A citation of one or several provisions; of a run, given by its first and its last."""
        targets = (target, *more)
        for one in targets:
            if not isinstance(one, str):
                return self._wrong("ref() takes ids of clauses", 'write ref("kind/clause")')
            finding = self.lookup.call("ref", (one,))
            if finding is not None:
                return self._problem(finding)
        if through and (len(targets) != 2 or self.lookup.in_paper):
            hint = 'write ref("kind/first", "kind/last", through=true)'
            return self._wrong("a run has a first and a last, and words in a bill alone", hint)
        here = self.words.renderer.here
        return Printed((Pending("ref", tuple(map(str, targets)), here, bool(through)),))

    def money(self, amount: object) -> Value:
        """An amount in the form's currency; a blank for one that is given in another."""
        currency = self.setup.form.currency
        if isinstance(amount, Amount) and amount.currency != currency:
            # Nobody has said what the sum is in this currency; a converted one is invented.
            return self.blank(f"amount in {currency} for “{amount.option}”")
        words = self._number(amount, "money", "money(500)")
        if words is None:
            return MISSING
        pattern = self.setup.pack.currency.get(currency, currency + "\N{NO-BREAK SPACE}{amount}")
        return self._framed(pattern, {"amount": words})

    def period(self, number: object, unit: object) -> Value:
        """A length of time."""
        words = self._number(number, "period", 'period(30, "day")')
        if words is None:
            return MISSING
        units = self.setup.pack.periods
        if not isinstance(unit, str) or unit not in units:
            finding = self.lookup.unit(str(unit))
            return self._problem(finding)
        one, many = units[unit]
        return Printed((*words, Text(" " + (one if number == 1 else many))))

    def after(self, number: object, unit: object, event: object) -> Value:
        """A term that starts with an event."""
        period = self.period(number, unit)
        parts = self._parts(event)
        if not isinstance(period, Printed):
            return MISSING
        if parts is None:
            return self._wrong("after() needs an event", 'write after(30, "day", "the request")')
        return self._framed(self.setup.pack.after, {"period": period.parts, "event": parts})

    def _number(self, value: object, call: str, usage: str) -> tuple[Part, ...] | None:
        """A number with separators, or the blank that stands for one."""
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return (Text(f"{value:,}".replace(",", self.setup.pack.thousands)),)
        if isinstance(value, Printed) and all(isinstance(p, Placeholder) for p in value.parts):
            return value.parts
        self._wrong(f"{call}() needs a whole number", f"write {usage}")
        return None

    def blank(self, label: object) -> Value:
        """A blank, or the words the place gives for it."""
        if not isinstance(label, str) or not label.strip():
            return self._wrong("blank() needs words", 'write blank("what goes here")')
        return self._gap(label)

    def _gap(self, label: str, prints: str = "") -> Value:
        """What the place gives for a blank, or the blank, as ``prints`` or as the form's are."""
        self.words.asked[label] = None
        given = self.setup.jurisdiction.blanks.get(label)
        if given:
            return Printed((Text(given),))
        here = self.words.renderer.here
        return Printed((Placeholder(label, prints or self.setup.form.blank, here),))

    def law(self, name: object, at: object = "") -> Value:
        """A citation of other law."""
        if not isinstance(name, str):
            return self._wrong("law() takes the id of an authority", 'write law("id")')
        finding = self.lookup.call("law", (name,))
        if finding is not None:
            return self._problem(finding)
        pinpoint = () if at == "" else self._parts(at)
        cite = self.setup.authorities[name].cite
        if pinpoint is None or bool(pinpoint) != ("{at}" in cite):
            needs = "a pinpoint" if "{at}" in cite else "no pinpoint"
            usage = f'law("{name}", "…")' if "{at}" in cite else f'law("{name}")'
            return self._wrong(f"the citation of {name} takes {needs}", f"write {usage}")
        return self._framed(cite, {"at": pinpoint})

    def authority(self, fact: object) -> Value:
        """The citations of the law that answers a question about the place; empty for none."""
        if not isinstance(fact, str):
            return self._wrong("authority() takes a fact", 'write authority("biometric_law")')
        finding = self.lookup.call("authority", (fact,))
        if finding is not None:
            return self._problem(finding)
        stated = self.setup.stated.get(fact)
        known = (self.setup.authorities[name] for name in (stated.authority if stated else ()))
        cites = [one.cite for one in known if one.verified and "{at}" not in one.cite]
        return Printed((Text(self.setup.pack.joined(cites)),)) if cites else ""

    def list_subjects(self) -> Value:
        """The selected subjects, joined."""
        found = self.words.subjects
        if self.words.together:
            return Printed((Text(self.words.together),))
        if not found:
            self.words.renderer.problem(
                "clauses.no-subject",
                "no clause of this document names a subject",
                hint="give the clauses that answer the selected demands a `subject:`",
            )
            return MISSING
        return Printed((Text(self.setup.pack.joined(found)),))

    # ---------------------------------------------------------------- text and structure

    def passage(self, name: object) -> Value:
        """A shared passage with the names of the template that calls it."""
        if not isinstance(name, str):
            return self._wrong("passage() takes a name", 'write passage("name")')
        finding = self.lookup.call("passage", (name,))
        if finding is not None:
            return self._problem(finding)
        renderer = self.words.renderer
        if name in renderer.open:
            ring = " → ".join((*renderer.open[renderer.open.index(name) :], name))
            renderer.problem(
                "clauses.passage-ring",
                f"passages call each other in a ring: {ring}",
                hint="take one of the calls out",
            )
            return MISSING
        if name not in self.inserts:
            shelf = self.words.library.shelf
            source = read_passage(name, shelf, self.setup.search, renderer.report)
            scope = Scope(self.names, self.lookup.check)
            found = None if source is None else renderer.insert(name, source, scope)
            self.inserts[name] = MISSING if found is None else Printed((found,))
        return self.inserts[name]

    def label(self, name: object) -> Value:
        """The label of the item whose caption it ends, or which it opens."""
        if not isinstance(name, str) or not _LABEL.fullmatch(name):
            return self._wrong(
                "label() takes small letters, digits and hyphens", 'write label("audit-trail")'
            )
        return Printed((Label(name),))

    def name(self, words: object) -> Value:
        """A name that holds a number; no citation, which would be wrong in the next form."""
        if not isinstance(words, str) or not words.strip():
            return self._wrong("name() takes a name", 'write name("Section 8 housing")')
        typed = self.words.typed()
        if typed.cites(words.strip()):
            return self._wrong(
                f"“{words.strip()}” cites a provision, and is no name",
                'cite a provision of this bill with {{ ref("clause/id") }}, other law with '
                '{{ law("id") }}',
            )
        return Printed((Text(words),))

    def upper(self, words: object) -> Value:
        """Words in capitals, for a formula that a law or a custom writes so."""
        parts = self._parts(words)
        if parts is None or not all(isinstance(part, Text | Placeholder) for part in parts):
            return self._wrong("upper() takes a name or an office", "write upper(place.name)")
        return Printed(tuple(Text(p.value.upper()) if isinstance(p, Text) else p for p in parts))

    # ---------------------------------------------------------------- tests

    def demand(self, name: object) -> Value:
        """Whether a demand is enacted here."""
        finding = self.lookup.call("demand", (str(name),))
        return self._problem(finding) if finding else name in self.words.selection.enacted

    def has(self, name: object) -> Value:
        """Whether a clause stands here."""
        finding = self.lookup.call("has", (str(name),))
        return self._problem(finding) if finding else self.words.selection.has(str(name))

    def limit(self, name: object) -> bool:
        """Whether the competence for a demand of this clause, or for any, has the limit."""
        selection = self.words.selection
        demands = self.demands or selection.enacted
        return any(name in selection.limits.get(demand, ()) for demand in demands)
