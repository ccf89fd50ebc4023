"""A place's file that does not say how long its law is."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.files.nodes import pos_at
from draftban.review.lengths import LENGTH
from draftban.review.lint.inputs import LintedPlace
from draftban.review.lint.rule import Finding, Rule


def check(place: LintedPlace) -> Iterator[Finding]:
    """In its own form; what goes with its law is as long as that."""
    setup = place.setup
    option = setup.form.options.get(LENGTH)
    if option is None or setup.as_form or LENGTH in setup.option_pos:
        return
    where = pos_at(setup.merged, "jurisdiction", "options")
    comma = setup.pack.letters.comma[0] + " " if setup.pack.letters.comma else " "
    yield Finding(
        "unsaid",
        where,
        {
            "default": str(option.default),
            "choices": comma.join(option.choices),
            "about": option.about.rstrip("."),
        },
        text=setup.jurisdiction.place,
    )


RULE = Rule(
    code="lint.length",
    severity=Severity.ADVICE,
    finds={"unsaid": ("default", "choices", "about")},
    place=check,
)
