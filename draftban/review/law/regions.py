"""How far anybody has checked what the regions of a country are said to write and to answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from draftban.config.chains.around import kinds_of
from draftban.config.chains.form_files import known_forms
from draftban.config.chains.forms import form_search, load_form
from draftban.config.chains.tradition import decode_tradition, tradition_chain
from draftban.config.languages.language import load_authorities
from draftban.config.law.reading import reading_of
from draftban.config.model import Authority, Form, Verified, Weight
from draftban.config.regions import region_map, region_name, regions_of
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.nodes import Node, node_at
from draftban.files.search import BODIES, SearchPath
from draftban.files.word_keys import words_of

KEYS = words_of(
    "region verified seen unverified missing fatal no_form total lead worth unfound",
    "fatal_of: name fatal",
    "fact: form key",
    "cited: state cites",
    "weighed: state",
    "reading: name cites state facts",
    "many: count",
)
"""The words of ``ui/regions-terminal.yaml``."""

State = Literal["verified", "seen", "unverified", "missing"]

STATES: tuple[State, ...] = ("verified", "seen", "unverified", "missing")

OF: Mapping[Verified, State] = {
    Verified.YES: "verified",
    Verified.SEEN: "seen",
    Verified.NO: "unverified",
}


@dataclass(frozen=True, slots=True)
class StateFact:
    """A fact of law of one form of a region: ``key`` is where it stands (``facts.claims_act``),
    ``cites`` what it rests on.
    """

    form: str
    key: str
    state: State
    weight: Weight = "harmless"
    cites: tuple[str, ...] = ()

    @property
    def fatal(self) -> bool:
        """Whether a law may fail on it, since nobody has verified it."""
        return self.weight == "fatal" and self.state in ("seen", "unverified")


@dataclass(frozen=True, slots=True)
class RegionLaw:
    """A region, with what is known of its law; ``forms`` is empty where it has no form."""

    code: str
    name: str
    forms: tuple[str, ...]
    facts: tuple[StateFact, ...]

    def count(self, state: State) -> int:
        """How many of its facts are in that ``state``."""
        return sum(fact.state == state for fact in self.facts)

    @property
    def fatal(self) -> tuple[StateFact, ...]:
        """Those on which a law may fail."""
        return tuple(fact for fact in self.facts if fact.fatal)


def region_laws(country: str, search: SearchPath, report: Report) -> tuple[RegionLaw, ...]:
    """The regions of ``country`` that ``draftban new`` knows or that have a file, by name; mistakes
    in a form go to ``report``.
    """
    known = known_forms(search)
    found = []
    named = regions_of(country, search, report)
    for own, region in search.regions():
        if own == country and region not in named.values():
            named[region_name(country, region, search) or region] = region
    for name, region in sorted(named.items()):
        code = f"{country}-{region}"
        forms = [load_form(form, search, report) for form in known if form.startswith(f"{code}-")]
        laws = [form for form in forms if form is not None and not form.only_urges]
        facts = [fact for form in laws for fact in form_facts(form, search, report)]
        for kind, general in kinds_of(code, search).items():
            form = load_form(general, search, report, kind, code)
            if form is not None:
                facts += kind_facts(form, code, search, report)
        found.append(RegionLaw(code, name, tuple(form.form for form in laws), tuple(facts)))
    return tuple(found)


def kind_facts(form: Form, region: str, search: SearchPath, report: Report) -> Iterator[StateFact]:
    """What a ``region`` says of the law of one kind of body, for which ``form`` writes there, under
    ``bodies:``; what it says of all its governments is told of its forms.
    """
    said = region_map(form.country, region.partition("-")[2], search, report.aside())
    here = node_at(said, BODIES, form.body)
    laws = load_authorities(form_search(form, search, region), (form.country,), report) or {}
    name = f"{region} {form.body}"
    for key, basis in form.basis.items():
        if _stands(basis.pos, here, "basis", key):
            yield replace(_resting(form, key, basis.authority, basis.weight, laws), form=name)
    for step, says in form.procedure.items():
        if _stands(says.pos, here, "procedure", step):
            state = OF[says.verified]
            yield StateFact(name, f"procedure.{step}", state, says.weight, (says.source,))


def form_facts(form: Form, search: SearchPath, report: Report) -> Iterator[StateFact]:
    """The facts of law of one ``form`` of a region: what its words rest on, the questions that only
    the law answers, what its body may do about each demand, and how that enacts. What only a form
    that it extends says is missing.
    """
    narrow = form_search(form, search)
    laws = load_authorities(narrow, (form.country,), report) or {}
    order = tradition_chain(form.tradition, NOWHERE, search, report)[1]
    tradition = None if order is None else decode_tradition(order, search, report)
    needed = tradition.basis if tradition else ()
    for key in dict.fromkeys((*needed, *form.basis)):
        basis = form.basis.get(key)
        if basis is None:
            yield StateFact(form.form, key, "missing")
        else:
            yield _resting(form, key, basis.authority, basis.weight, laws)
    for name, fact in form.facts.items():
        if fact.stated is not None:
            ids, weight = fact.stated.authority, fact.stated.weight
            yield _resting(form, f"facts.{name}", ids, weight, laws)
        elif fact.known_to == "counsel":
            yield StateFact(form.form, f"facts.{name}", "missing")
    for demand, cases in form.competence.items():
        own = [case for case in cases if case.pos.file == form.pos.file]
        least = min(own, key=lambda case: case.verified.rank, default=None)
        ids = least.authority if least else ()
        state: State = OF[least.verified] if least else "missing"
        heavy: Weight = least.weight if least else "harmless"
        yield StateFact(form.form, f"competence.{demand}", state, heavy, _cites(ids, laws))
    for asked in tradition.procedure if tradition else ():
        step = form.procedure.get(asked)
        if step is None:
            yield StateFact(form.form, f"procedure.{asked}", "missing")
        else:
            state = OF[step.verified]
            yield StateFact(form.form, f"procedure.{asked}", state, step.weight, (step.source,))


def _stands(what: Pos, node: Node | None, *path: str) -> bool:
    """Whether it is ``node`` that says ``what``, at ``path``."""
    found = node_at(node, *path)
    return found is not None and found.pos == what


def _resting(
    form: Form, key: str, ids: Iterable[str], weight: Weight, laws: Mapping[str, Authority]
) -> StateFact:
    names = tuple(ids)
    return StateFact(
        form.form, key, OF[reading_of(names, laws).verified], weight, _cites(names, laws)
    )


def _cites(ids: Iterable[str], laws: Mapping[str, Authority]) -> tuple[str, ...]:
    return tuple(laws[name].whole for name in ids if name in laws)
