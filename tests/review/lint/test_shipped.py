"""The checklist finds nothing in what ships, with options as they are and with each the other way.

As they are, ``tests/cli/test_check.py`` runs it over every place and all content.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from draftban.api import lint
from draftban.clauses.choosing.options import OptionUse, used_options
from draftban.clauses.choosing.selection import choose
from draftban.config import load_setup
from draftban.config.answers import Value
from draftban.diagnostics import Report, Severity
from tests.content.shipped import PLACES, ROOT, SHIPPED, build_in


def turned(use: OptionUse) -> Value:
    """Another value: flags the other way, choices at their other end, numbers at their least."""
    option = use.option
    match option.type:
        case "flag":
            return not use.value
        case "choice":
            return option.choices[-1] if use.value == option.choices[0] else option.choices[0]
        case "number" | "money" | "days":
            return option.minimum
        case _:
            return use.value


@pytest.mark.parametrize("place", PLACES)
def test_no_warning_with_every_option_turned(place: str, tmp_path: Path) -> None:
    options: dict[str, Value] = {}
    if place in SHIPPED:
        setup = load_setup(place, Report(), working=ROOT)
        assert setup is not None
        options = {use.name: turned(use) for use in used_options(choose(setup, Report()))}
    built = build_in(tmp_path, place, {"options": options})
    lint(built)
    wrong = [str(d) for d in built.report if d.severity is not Severity.ADVICE]
    assert not wrong, "\n".join(wrong)
