"""The steps of the README, typed in an empty folder as somebody who has installed draftban would.

What is shipped lies elsewhere, as it does then. PDFs are written and laid out in other tests.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from draftban.bill.printed import PrintedLine
from draftban.bill.tree import FinalBill, bill_provisions
from draftban.cli.verbs import packet
from draftban.writers import pdf
from tests.cli.conftest import Run
from tests.content.shipped import ROOT

README = (ROOT / "README.md").read_text("utf-8")
DAYTON = ("new", "--set", "name=City of Dayton", "--set", "state=Ohio")
_COMMAND = re.compile(r"`(draftban [^`\n]*)`|^ {0,3}(draftban .*)$", re.M)


def steps() -> list[list[str]]:
    """The commands of both introductions that name a place, each once, in order."""
    text = README.split("## Your first five minutes: for an advocate")[1].split("## What there is")[
        0
    ]
    found = (shlex.split(one or two) for one, two in _COMMAND.findall(text))
    named = [words[1:] for words in found if len(words) > 2 and "PLACE" not in words]
    return [list(words) for words in dict.fromkeys(map(tuple, named))]


def lines_of(bill: FinalBill) -> tuple[PrintedLine, ...]:
    """A page 4 on which each provision has a line."""
    eids = [p.eid for p in bill_provisions(bill) if p.eid]
    return tuple(PrintedLine(4, n, eid, "", 0, 0, 0, 0) for n, eid in enumerate(eids, 1))


def test_each_command_of_the_first_minutes_works_in_an_empty_folder(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "lines", lines_of)
    monkeypatch.setattr(packet, "FORMATS", ("text",))
    assert run(*DAYTON).exit_code == 0
    typed = steps()
    verbs = {words[0] for words in typed}
    assert verbs >= {"build", "check", "packet", "clauses", "where", "customize", "show"}
    for words in typed:
        text = ("--to", "text") if words[0] == "build" else ()
        done = run(*words, *text)
        assert done.exit_code == 0, (words, done.output)
        assert done.output
    own = folder / "jurisdictions" / "us-oh-dayton"
    assert [path.name for path in own.rglob("*.md")] == ["government-use.md"]
    assert not (folder / "templates").exists()


def test_the_line_on_where_shows_words_a_line_and_a_citation() -> None:
    (row,) = (line for line in README.splitlines() if line.startswith("| `draftban where"))
    assert re.search(r'words \(`"[a-z ]+"`\)', row)
    assert '`"page 4, line 17"`' in row
    assert re.search(r'citation \(`"\d+\([a-z]\)"`\)', row)
