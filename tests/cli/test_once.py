"""A call of the command line reads each file, compiles each template, takes stock of each shelf and
decides each document once, and keeps nothing for the next call.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

import pytest

import draftban.clauses.choosing.library
import draftban.clauses.choosing.selection
import draftban.clauses.language.rendering
import draftban.config.chains.forms
import draftban.config.setup
import draftban.files.memory
from draftban import writers
from tests.cli.conftest import Run

pytestmark = pytest.mark.reads

Calls = Counter[tuple[str, Hashable]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """How often each piece of work was done with the same arguments."""
    found: Calls = Counter()

    def count(module: Any, name: str, what: Callable[..., Hashable]) -> None:
        work = getattr(module, name)

        def counted(*args: Any, **kwargs: Any) -> Any:
            found[name, what(*args)] += 1
            return work(*args, **kwargs)

        monkeypatch.setattr(module, name, counted)

    count(draftban.files.memory, "read_text", lambda path, *_: str(path))
    count(draftban.clauses.language.rendering, "compile_template", lambda text: text)
    count(draftban.clauses.choosing.selection, "load_library", lambda search, _: search)
    count(draftban.clauses.choosing.library, "take_stock", lambda search: search)
    count(
        draftban.clauses.choosing.selection,
        "select",
        lambda setup, *_: (setup.form.form, setup.selected),
    )
    count(
        draftban.config.setup,
        "find_cells",
        lambda form, demands, values: (form.form, tuple(demands), tuple(values.items())),
    )
    count(draftban.config.chains.forms, "_decoded", lambda merged, *_: merged)
    return found


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "us-ma-lowell", "--to", "text"),
        ("build", "us-ma-lowell", "--without", "b.ii", "--to", "text"),
        ("packet", "us-ma-lowell"),
        ("check", "us-ma-lowell"),
        ("coverage", "us-ma-lowell"),
    ],
    ids=" ".join,
)
def test_nothing_is_done_twice(
    arguments: tuple[str, ...],
    calls: Calls,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What is written rests on all that is counted, and takes its time.
    monkeypatch.setattr(writers, "write", lambda *_: b"written")
    out = ("--out", str(tmp_path)) if arguments[0] in ("build", "packet") else ()
    done = run(*arguments, *out)
    assert done.exit_code == 0, done.output
    names = {name for name, _ in calls}
    assert names == {
        *("read_text", "compile_template", "load_library", "take_stock", "select", "find_cells"),
        "_decoded",
    }
    assert sum(1 for name, _ in calls if name == "read_text") > 100
    twice = [
        f"{count} × {name}({what!r:.200})" for (name, what), count in calls.items() if count > 1
    ]
    assert not twice, "\n".join(twice)


def test_the_next_call_reads_again(calls: Calls, run: Run, tmp_path: Path) -> None:
    for _ in range(2):
        assert (
            run(
                "build", "us-ma-lowell", "--to", "text", "--again", "--out", str(tmp_path)
            ).exit_code
            == 0
        )
    read = [count for (name, _), count in calls.items() if name == "read_text"]
    assert read
    assert set(read) == {2}
