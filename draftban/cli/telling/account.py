"""What became of one place of a run: all that is told of it, and no bill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from draftban.cli.output.outputs import Outcome
from draftban.diagnostics import Diagnostic, Severity
from draftban.documents.told import Told

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted


@dataclass(frozen=True, slots=True)
class Account:
    """``place`` as it was named, what was found, and what became of its folder.

    ``drafted``: whether there is a text at all. ``failed`` are the files that could not be made of
    it. ``missing`` is what formats lack on this machine. ``unchanged``: nothing was built, since
    all of it stands there already. ``diagnostics`` are all there are, those of the folder too.
    """

    place: str
    told: Told
    outcome: Outcome = field(default_factory=Outcome)
    drafted: bool = False
    failed: frozenset[Path] = frozenset()
    missing: Mapping[str, str] = field(default_factory=dict)
    unchanged: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> int:
        """How many of the diagnostics are errors."""
        return sum(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def whole(self) -> bool:
        """Whether everything that was asked for stands there, what this machine lacks aside."""
        return bool(self.outcome.written) and not self.errors


def undrafted(place: str, diagnostics: Sequence[Diagnostic]) -> Account:
    """The account of a place that there is no text of, and why."""
    return Account(place, Told(place), diagnostics=tuple(diagnostics))


def told(drafted: Drafted, without_pages: Sequence[str], diagnostics: Sequence[Diagnostic]) -> Told:
    """What there is to say of ``drafted``."""
    build, variant = drafted.build, drafted.variant
    assert build is not None
    return Told(
        build.setup.jurisdiction.place,
        build.enacted,
        build.urged,
        _why_only_urged(drafted) if build.only_urged else "",
        "" if variant is None else variant.source,
        () if variant is None else variant.table,
        drafted.blanks,
        tuple(without_pages),
        tuple(diagnostics),
    )


def _why_only_urged(drafted: Drafted) -> str:
    build = drafted.build
    assert build is not None
    left_out = [demand for demand in build.urged if build.left_out(demand)]
    reasons = [r for d in build.urged if d not in left_out and (r := build.reason(d))]
    why = "the place cannot itself enact what was selected"
    if left_out:
        why = f"nothing that the place could itself enact of {', '.join(left_out)} stands"
    return " ".join(
        [
            f"only {' and '.join(document.stem for document in build.documents)} was written, "
            f"since {why}.",
            *dict.fromkeys(reasons),
        ]
    )
