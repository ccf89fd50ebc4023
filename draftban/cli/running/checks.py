"""The places of a run of `draftban check`, in order, and what is said of each."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftban.cli.running.pool import in_order
from draftban.cli.terminal import awaited, counting
from draftban.diagnostics import Diagnostic, Report, Severity
from draftban.documents.told import BlankUse

if TYPE_CHECKING:
    from draftban.config.answers import Value
    from draftban.config.setup import Setup

EVERYTHING = "forms and templates"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that nobody answered: the ``fact``, what was ``taken`` for it, if
    anything, what to ``ask``.
    """

    fact: str
    taken: Value | None
    shown: str
    ask: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found about ``place``."""

    place: str
    diagnostics: tuple[Diagnostic, ...]
    blanks: tuple[BlankUse, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    conflicts: tuple[tuple[str, str], ...] = ()
    """What is to be settled with a law whose text is not there: about what, and what."""

    def count(self, severity: Severity) -> int:
        """How many of the diagnostics are of that kind."""
        return sum(d.severity is severity for d in self.diagnostics)


def checks(places: Sequence[str], jobs: int) -> Generator[Checked, None, None]:
    """What was found about each of ``places``, in order; ``jobs`` of them at a time."""
    jobs = min(jobs, len(places))
    if jobs < 2:
        yield from in_order(counting(places), _check, 1)
    else:
        yield from awaited(in_order(places, _check, jobs, prepare=_load), places)


def content(places: Sequence[str]) -> Checked:
    """What the checklist finds in all forms and texts together, and the ``places``."""
    from draftban.cli.session import memory
    from draftban.config import load_setup
    from draftban.review.lint.checklist import lint_everything

    report = Report()
    # What is wrong with a place itself was said where it was checked.
    found = [load_setup(place, Report(), memory=memory()) for place in places]
    lint_everything([setup for setup in found if setup is not None], report)
    return Checked(EVERYTHING, tuple(report))


def _check(place: str) -> Checked:
    """A place drafted, and, if that went well, read by the checklist."""
    from draftban.api import examine
    from draftban.cli.drafting import draft
    from draftban.cli.session import memory
    from draftban.review.amending import conflicts

    one = draft(place)
    if one.build is not None:
        examine(one.build)
    memory().turn()
    if one.build is None:
        return Checked(place, tuple(one.report))
    setup = one.build.setup
    settle = tuple((c.about, c.settle) for c in conflicts(setup, one.report))
    return Checked(place, tuple(one.report), one.blanks, tuple(_unanswered(setup)), settle)


def _unanswered(setup: Setup) -> Iterator[Unanswered]:
    from draftban.config.answers import shown

    for name in setup.unanswered:
        taken = setup.facts.get(name)
        words = "unknown" if taken is None else shown(taken)
        yield Unanswered(name, taken, words, setup.form.facts[name].ask)


def _load() -> None:
    """Load what checks, once for all workers."""
    import draftban.cli.drafting
    import draftban.review.lint.checklist
    import draftban.review.unused  # noqa: F401  # loaded, used by the workers
