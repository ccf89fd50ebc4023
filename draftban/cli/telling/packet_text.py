"""What `draftban packet` prints below its files, in the words of ``ui/packet-terminal.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from draftban.cli.terminal import echo, printable
from draftban.files.word_keys import words_of

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted
    from draftban.config.languages.words import Said
    from draftban.diagnostics import Report
    from draftban.documents.told import BlankUse
    from draftban.packets import Read

FILE = "ui/packet-terminal.yaml"

KEYS = words_of(
    "fill_in",
    "grade: paper grade formula most words sentences",
    "word words sentence sentences blank blanks: count",
    "times: label count",
)


def packet_words(drafted: Drafted, report: Report) -> Said:
    """The words in the language of ``drafted``; those that are wrong are reported."""
    from draftban.config.languages.words import load_words

    assert drafted.build is not None
    setup = drafted.build.setup
    return load_words(FILE, KEYS, setup.search, report, form=setup.form.pos.file)


def print_grades(read: Sequence[Read], say: Said) -> None:
    """How hard each paper is to read."""
    for one in read:
        words, sentences = one.grade.words, one.grade.sentences
        echo()
        echo(
            say["grade"].format(
                paper=one.paper,
                grade=f"{one.grade.grade:.1f}",
                formula=one.formula,
                most=f"{one.most:g}",
                words=say["word" if words == 1 else "words"].format(count=words),
                sentences=say["sentence" if sentences == 1 else "sentences"].format(
                    count=sentences
                ),
            )
        )


def print_blanks(blanks: Sequence[BlankUse], say: Said) -> None:
    """What is to be filled in."""
    if not blanks:
        return
    echo()
    echo(say["blank" if len(blanks) == 1 else "blanks"].format(count=len(blanks)))
    for blank in blanks:
        several = blank.count > 1
        label = say["times"].format(label=blank.label, count=blank.count)
        echo(f"  · {printable(label if several else blank.label)}")
    echo(say["fill_in"])
