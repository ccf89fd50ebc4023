"""What is said of a place's bills: of each demand, of what they carve out, of who may watch where.

Types alone; :mod:`demands`, :mod:`carveouts` and :mod:`reach` fill them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from draftban.config.answers import Value
from draftban.config.model import Authority, Case, Opening
from draftban.diagnostics import Pos
from draftban.review.citing import Cited
from draftban.review.coverage.calls import Calls
from draftban.review.coverage.data import Actor, CoverageData, Edge, Place

Extent = Literal["full", "partial", "urged", "unanswered", "not selected"]
"""How far a demand is covered.

``full``: a direct drafting, and the place has no limits there. ``partial``: any other operative
drafting. ``urged``: the bills only call on others. ``unanswered``: selected, but all that the
bills say about it are exceptions. ``not selected``: the place did not ask for it.
"""

MET: frozenset[Extent] = frozenset({"full", "partial"})
"""A demand is met if the place itself enacts something of it; urging others does not do."""


@dataclass(frozen=True, slots=True)
class Provided:
    """A provision of one of the bills.

    ``document`` is the bill's file name without suffix, ``cited`` how papers about it cite the
    provision, ``clause`` its stable id, ``pos`` the first line of its words in its file.
    ``counts`` is the drafting that it counts as: its own in the law; in a companion ``urge``,
    whatever its words, or :data:`draftban.documents.answers.OFFER`. ``demands`` are the selected
    ones that it answers or, for an exception, narrows.
    """

    document: str
    cited: Cited
    clause: str
    heading: str
    drafting: str
    counts: str
    demands: tuple[str, ...]
    pos: Pos

    @property
    def citation(self) -> str:
        """Its citation in the form's style."""
        return str(self.cited)


@dataclass(frozen=True, slots=True)
class Exemption:
    """What the base file of a clause with ``cuts:`` says.

    ``switched_on`` is the option that made it stand, empty if it stands unless a place switches
    it off; ``own`` means that only the place has such a clause. One that is either *opens* its
    places; any other marks the edge of the subject in every bill.
    """

    cuts: tuple[str, ...]
    opens: tuple[Opening, ...]
    switched_on: str
    own: bool

    @property
    def opening(self) -> bool:
        """Whether it is the place's own choice, so that what it opens is open."""
        return bool(self.switched_on) or self.own


@dataclass(frozen=True, slots=True)
class CarveOut(Provided):
    """A clause with ``cuts:`` that stands: what its file says of it, and its own ``text``."""

    exemption: Exemption
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that nobody answered: it is ``taken`` to be what promises least, a sum to be nothing,
    and ``why`` says what each answer changes. Or one that the law of a region answers: ``why`` says
    what that changes, and ``authority`` says so; ``rests`` is that as it is cited, or what was
    searched.
    """

    fact: str
    ask: str
    taken: Value | None
    why: str
    authority: tuple[tuple[str, Authority], ...] = ()
    rests: str = ""


@dataclass(frozen=True, slots=True)
class Further:
    """Something that a provision does and the letter does not ask for."""

    provided: Provided
    says: str


@dataclass(frozen=True, slots=True)
class Covered:
    """One demand: how far it is covered, by what, and what the competence cell says.

    ``urged``: a bill calls on others for it too, whatever the place enacts itself. ``case`` is
    the cell that counts, ``None`` where the form has none (only for a demand not selected);
    ``authority`` holds what its ids stand for. ``left_out``: the law could enact something of it,
    and does not; ``reason`` says so then, else it is the cell's. ``overridden``: the
    place's own file sets the cell. ``shares`` are the laws by their stems that each hold a share of
    it, so that it is met as far as told only if all of them pass; none where one law suffices.
    """

    demand: str
    title: str
    extent: Extent
    urged: bool
    provisions: tuple[Provided, ...]
    case: Case | None
    authority: tuple[tuple[str, Authority], ...]
    overridden: bool
    left_out: bool
    reason: str
    shares: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        """Whether the place itself enacts it, in full or in part."""
        return self.extent in MET


AnswerKind = Literal[
    "forbidden",
    "forbidden in part",
    "open by exemption",
    "asked of others",
    "out of reach",
    "not selected",
    "not judged",
]
"""An answer; ``not selected`` where the place did not ask for what would decide, ``not judged``
where neither form nor tradition says how far a bill reaches.
"""

ANSWERS: tuple[AnswerKind, ...] = get_args(AnswerKind)
"""Every answer, in the order of a legend."""


@dataclass(frozen=True, slots=True)
class Column:
    """An actor as this level of government calls it. ``ids``: the actors it stands for."""

    actor: Actor
    name: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Square:
    """The answer for one place and actor.

    ``part`` is what alone is forbidden where not all is; ``asked`` whether the bills call on
    others for it besides; ``answers_to`` who could bind the actor; ``provision`` the one that
    forbids; ``exemptions`` those that open it.
    """

    place: str
    actor: str
    answer: AnswerKind
    part: str = ""
    asked: bool = False
    answers_to: str = ""
    provision: Provided | None = None
    exemptions: tuple[CarveOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """Places in rows, actors in columns, and a square for each pair, row by row."""

    places: tuple[Place, ...]
    columns: tuple[Column, ...]
    squares: tuple[Square, ...]

    def row(self, place: str) -> tuple[Square, ...]:
        """The squares of ``place``, in the order of the columns."""
        return tuple(square for square in self.squares if square.place == place)

    def opened(self, clause: str) -> tuple[Square, ...]:
        """The squares that the exemption ``clause`` opens."""
        return tuple(s for s in self.squares if any(e.clause == clause for e in s.exemptions))


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every demand of the letter in its order, and the exceptions in the order of the bills.

    ``edges`` are carve-outs of definitions, ``questions`` what is still to be answered, ``stated``
    what the law of a region answers, ``further`` where the law goes further than the letter.
    ``reach`` answers for every place and actor; ``words`` are those of the page about it. ``calls``
    are the letter's calls on others than lawmakers, with the papers that answer them.
    """

    demands: tuple[Covered, ...]
    exceptions: tuple[CarveOut, ...]
    edges: tuple[Edge, ...]
    questions: tuple[Question, ...]
    stated: tuple[Question, ...]
    further: tuple[Further, ...]
    reach: Reach
    data: CoverageData
    calls: Calls
