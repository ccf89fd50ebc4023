"""The examples of docs/writing-clauses.md do what it says they do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.clauses.conftest import World, outline

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "writing-clauses.md"

_BLOCK = re.compile(
    r"^```clause\n(?P<body>.*?)^```\n\n```(?P<kind>\w+)\n(?P<expected>.*?)^```\n", re.M | re.S
)
TEXT = GUIDE.read_text(encoding="utf-8")
EXAMPLES = [(m["body"], m["kind"], m["expected"].rstrip("\n")) for m in _BLOCK.finditer(TEXT)]


def test_every_example_is_found() -> None:
    assert len(EXAMPLES) == TEXT.count("```clause\n") > 10
    assert {kind for _, kind, _ in EXAMPLES} == {"outline", "diagnostic"}


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_example(world: World, number: int) -> None:
    body, kind, expected = EXAMPLES[number]
    found, diagnostics = world.clause(body)
    if kind == "outline":
        assert [str(d) for d in diagnostics] == []
        assert outline(found) == expected
    else:
        shown = [
            f"{d.pos.file.removeprefix('templates/languages/en/us/')}:{d.pos.line}:{d.pos.column} "
            f"{d.code}: {d.message}"
            for d in diagnostics
        ]
        assert "\n".join(shown) == expected
