"""The facts of law that a draft rests on, and those that would undo it if they were wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from draftban.config.answers import Value, answer_words, holds
from draftban.config.law.day import day_of
from draftban.config.law.reading import reading_of
from draftban.config.model import Authority, Basis, Checked, Fact, Searched, Stated, Weight
from draftban.config.setup import Setup
from draftban.files.nodes import pos_at


@dataclass(frozen=True, slots=True)
class LawFact:
    """What the law is said to be: ``says`` in a sentence, ``rests`` what says so, ``read`` how far
    somebody has read that; ``to_counsel`` where a comment says it in any case.
    """

    says: str
    rests: str
    read: Checked
    weight: Weight
    to_counsel: bool = False

    def open(self, day: str) -> bool:
        """Whether the law may fail on it: it is fatal, and nobody has verified it that still counts
        on ``day``.
        """
        return self.weight == "fatal" and self.read.standing(day)[0] != "read"


def day(setup: Setup) -> str:
    """The day of the draft of ``setup``; empty where nobody says one."""
    return day_of(setup.jurisdiction.date)


def facts_of_law(setup: Setup) -> Iterator[LawFact]:
    """Those of one document: what its form's words rest on and, of the place's own form, what the
    law answers, what the place may do about each demand, and how its body enacts.

    What the place's file says in place of its form rests on that file and is none of them.
    """
    for basis in bases(setup):
        rests = law_cited(setup, basis.authority)
        read = reading_of(basis.authority, setup.authorities)
        yield LawFact(basis.says, rests, read, basis.weight, basis.to_counsel)
    for name, stated in answers(setup):
        fact = setup.form.facts[name]
        value = _answer(setup, stated.is_, fact)
        says = setup.pack.counsel.law_says.format(ask=fact.ask, value=value)
        rests = law_cited(setup, stated.authority, stated.searched)
        read = reading_of(stated.authority, setup.authorities)
        yield LawFact(says, rests, read, stated.weight)
    if setup.as_form:
        return
    for demand in setup.selected:
        if (case := setup.cells.get(demand)) is not None:
            yield LawFact(case.reason, law_cited(setup, case.authority), case, case.weight)
    for step in setup.form.procedure.values():
        if step.says:
            yield LawFact(step.says, checked(setup, step, step.source), step, step.weight)


def bases(setup: Setup) -> Iterator[Basis]:
    """What the words of the form rest on that count in the document of ``setup``."""
    own = () if setup.as_form else setup.overlay
    roles = setup.jurisdiction.wording.roles
    for key, basis in setup.form.basis.items():
        part, _, name = key.partition(".")
        if part not in own and name not in roles and _counts(key, basis, setup):
            yield basis


def answers(setup: Setup) -> Iterator[tuple[str, Stated]]:
    """What the law answers in the place's own form, by the question; that which settles nothing
    too, since an answer that lapsed is one of them.
    """
    if not setup.as_form:
        yield from {**setup.stated, **setup.unsettled}.items()


def _counts(key: str, basis: Basis, setup: Setup) -> bool:
    """Whether what ``basis`` says of the ``key`` of its form holds here. A companion has words of
    its own for much of what its kind of body says, and rests on what is said of these alone.
    """
    values = {**setup.options, **setup.facts}
    said = pos_at(setup.merged, "form", *key.split("."))
    here = said.file == basis.pos.file and not key.startswith("facts.")
    return holds(basis.when, values) and (here or not setup.as_form)


def open_law(setup: Setup) -> tuple[LawFact, ...]:
    """The facts of law on which the document of ``setup`` may fail, since nobody verified them."""
    return tuple(fact for fact in facts_of_law(setup) if fact.open(day(setup)))


def law_cited(setup: Setup, ids: Iterable[str], searched: Searched | None = None) -> str:
    """The authorities ``ids`` in a row, each with how far it was read, or where somebody
    ``searched`` and found none; empty without either.
    """
    say = setup.pack.counsel
    comma, pause = setup.pack.letters.between
    found = [read(setup, setup.authorities[i]) for i in ids if i in setup.authorities]
    if searched is not None:
        found.append(
            say.searched.format(
                where=comma.join(searched.where), date=searched.on, words=comma.join(searched.words)
            )
        )
    return pause.join(found)


def read(setup: Setup, authority: Authority, called: str = "") -> str:
    """``authority`` as it is ``called``, by default as it is cited, with how far it was read."""
    return checked(setup, authority, called or authority.whole)


def checked(setup: Setup, what: Checked, cite: str) -> str:
    """``what`` somebody read, as it is called, with how far; empty where it is called nothing."""
    say = setup.pack.counsel
    if not cite:
        return ""
    standing, date = what.standing(day(setup))
    words = {"lapsed": say.lapsed, "read": say.read, "seen": say.seen, "unread": say.unread}
    return words[standing].format(cite=cite, date=date)


def again(setup: Setup, what: Checked) -> str:
    """When what was checked is to be read again, or since when it is not judged; empty where no
    date is known.
    """
    say = setup.pack.counsel
    if not what.recheck_by:
        return ""
    if what.lapsed(day(setup)):
        return say.not_judged.format(date=what.recheck_by)
    if day(setup) or not what.checked_on:
        return say.recheck.format(date=what.recheck_by)
    return say.as_of.format(checked=what.checked_on, date=what.recheck_by)


def seeming(setup: Setup, name: str) -> str:
    """What the law only seems to answer to the question ``name``, in a sentence; empty for none."""
    stated = setup.unsettled.get(name)
    if stated is None:
        return ""
    value = _answer(setup, stated.is_, setup.form.facts[name])
    rests = law_cited(setup, stated.authority, stated.searched)
    return setup.pack.counsel.seems.format(value=value, cites=rests)


def warnings(setup: Setup) -> tuple[str, ...]:
    """What those who decide are to read first of all, by the answers that count."""
    facts = setup.form.facts.items()
    return tuple(f.warning for name, f in facts if f.warning and setup.facts.get(name) is True)


def _answer(setup: Setup, value: Value, fact: Fact) -> str:
    say = setup.pack.counsel
    if isinstance(value, bool):
        return say.yes if value else say.no
    return answer_words(value, fact)
