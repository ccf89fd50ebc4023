"""One question of `draftban new`, and what all of them stand on."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from draftban.cli.wizard import accept
from draftban.cli.wizard.gazetteer import Gazetteer
from draftban.cli.wizard.offer import Offer
from draftban.cli.wizard.words import flag_words
from draftban.config.answers import Value
from draftban.config.languages.as_printed import Typist
from draftban.config.languages.words import Said
from draftban.config.law.unserved import UnservedRegion
from draftban.config.model import Demand, Form, LanguagePack, Phrases


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    ``key`` names it for ``--set``. ``default`` is what Enter means, ``None`` if there must be
    an answer, and ``needed`` then says why; ``usual`` is what to go on with once that is told, so
    that all mistakes are. ``choices`` are value and label, ``told`` what stands
    under each. ``accept`` turns what was typed into a value or raises ``accept.Refused``. A
    ``quiet`` question is never put to a person. One that may be left ``open`` is if nobody answers
    or knows: then ``None`` is sent, and ``assumed`` says what holds. ``count`` says which it is of
    those that may all be skipped: then :data:`STOP` may be sent.
    """

    key: str
    ask: str
    accept: Callable[[str], Any]
    default: str | None = None
    why: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    told: tuple[str, ...] = ()
    quiet: bool = False
    open: bool = False
    assumed: str = ""
    needed: str = ""
    usual: str | None = None
    count: str = ""


STOP: Final = object()
"""Sent instead of an answer to a question with a ``count``: it and those after it are skipped."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said about a place. Facts and options that nobody answered are not among them."""

    place: str
    path: Path
    form: Form
    body: str
    name: str
    short: str
    state: str
    within: str
    date: str
    demands: tuple[str, ...] | None
    facts: Mapping[str, Value]
    options: Mapping[str, Value]
    code: Mapping[str, str]
    roles: Mapping[str, Phrases]
    settled: frozenset[str] = frozenset()

    @property
    def open(self) -> tuple[str, ...]:
        """The facts that neither somebody nor the law of the region, which ``settled`` some,
        answered.
        """
        facts = self.form.facts.items()
        left = (key for key, fact in facts if key not in self.facts and fact.asked)
        return tuple(key for key in left if key not in self.settled)


Asking = Generator[Question, Any, Answers]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the questions stand on: the offer, the demands, the forms, and what is there.

    ``say`` are the words of the questions, ``pack`` their language. ``form``, ``state`` and
    ``kind`` are what was said of them before any question. ``gazetteer`` gives the list of places
    of a country, ``unserved`` its regions for which there is no form of a city or the like, and
    ``abroad`` says what there is for a country without forms. ``load_form`` takes a form's code, a
    kind of body and the code of a state, ``load_pack`` gives the words of a form's language,
    ``settled`` the questions that the law of its region answers.
    """

    offer: Offer
    say: Said
    demands: tuple[Demand, ...]
    forms: tuple[str, ...]
    load_form: Callable[[str, str, str], Form]
    load_pack: Callable[[Form], LanguagePack]
    pack: LanguagePack
    settled: Callable[[Form], frozenset[str]]
    today: str
    form: str = ""
    state: str = ""
    kind: str = ""
    gazetteer: Callable[[str], Gazetteer] = lambda _: Gazetteer()
    unserved: Callable[[str], tuple[UnservedRegion, ...]] = lambda _: ()
    abroad: Callable[[], str] = str
    overwrite: bool = False
    in_person: bool = False

    def _(self, key: str, **values: str) -> str:
        """The words ``key``."""
        return self.say[key].format(**values)

    def printed(self, words: str) -> str:
        """``words`` with the marks that no keyboard has."""
        return Typist(self.pack).printed(words)

    def flag(self, value: object) -> str:
        """``value`` as a yes or a no."""
        return self.say["yes" if value else "no"]

    def yes_no(self, typed: str) -> bool:
        """See :func:`accept.yes_no`."""
        return accept.yes_no(*flag_words(self.say, self.pack.typed))(typed)
