"""`draftban new` asks a person: six questions, what may wait, back, don't know, enough."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from draftban.config import load_setup
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from tests.cli.conftest import Run, files_in

FILE = "jurisdictions/us-oh-dayton.yaml"
PLACE = "Dayton, Ohio"


def setup(place: str = "us-oh-dayton") -> Setup:
    """What the written file means; it must be without any mistake."""
    report = Report()
    found = load_setup(place, report)
    assert list(report) == []
    assert found is not None
    return found


def typed(
    *more: str,
    place: str = PLACE,
    kind: str = "",
    body: str = "",
    selection: tuple[str, ...] = ("",),
    length: str = "",
    file: str = "",
) -> str:
    """Lines that a person types: Enter at each of the six questions but for what is given, then at
    the offer of more, or what ``more`` says there.
    """
    lines = [place, kind, body, *selection, length, file, *(more or [""])]
    return "\n".join(lines) + "\n"


def questions(shown: str) -> list[str]:
    """What was asked: each question is followed by a prompt."""
    blocks = shown.split("\n\n")[1:]
    return [" ".join(block.split()) for block in blocks if "Answer" in block]


def test_six_questions_then_an_offer_of_more(run: Run) -> None:
    shown = run("new", input=typed())
    assert shown.exit_code == 0, shown.output
    assert [question.partition("?")[0] for question in questions(shown.output)] == [
        "Which place is it",
        "What kind of place is it",
        "Who decides: which body passes the city’s laws",
        "What should the bill do",
        "How long shall the text be",
        "Where shall the file go",
        "That is enough for a first draft. There are 26 more that your lawyer may want, "
        "now or later. Which will you answer now",
    ]
    assert "2  the 12 that somebody who lives there can answer" in shown.output
    assert "3  all: these, and the 14 that take somebody who knows the law" in shown.output
    assert "26 questions about the place are left open" in shown.output
    assert not re.search(r"[a-z]'[a-z]", shown.output), "printed as a drafting office prints"
    found = setup()
    assert found.selected == tuple(found.demands)
    assert found.options["length"] == "short"
    assert "options.length" not in found.unanswered
    asked = {name for name, fact in found.form.facts.items() if fact.asked}
    assert set(found.unanswered) == asked - set(found.stated)


def test_a_place_without_its_state_is_asked_for_it(run: Run) -> None:
    shown = run("new", input=typed(kind="ohia\n\nohio\n", place="Dayton"))
    assert shown.exit_code == 0, shown.output
    assert "Which state is it in?" in shown.output
    assert "“ohia” is no state I know. Did you mean “Ohio”?" in shown.output
    assert "Type the name of the state." in shown.output
    assert setup().jurisdiction.state == "Ohio"


def test_the_name_says_the_kind_and_the_next_question_says_both(run: Run) -> None:
    shown = run("new", input=typed(place="king county, wa"))
    assert shown.exit_code == 0, shown.output
    assert "Answer [2]:" in shown.output
    assert "You said: King County, Washington." in shown.output
    assert setup("us-wa-king").form.form == "us-wa-county"


def test_a_wrong_place_is_refused_at_once(run: Run) -> None:
    shown = run("new", input=f"Toronto, Ontario\n?\n{typed()}")
    assert shown.exit_code == 0, shown.output
    assert "“Ontario” is no state I know." in shown.output
    assert "The bill is about one place. Type its name." in shown.output


# ---------------------------------------------------------------- more, now or later


def test_what_a_resident_can_answer_is_numbered_and_says_what_each_answer_does(
    run: Run,
) -> None:
    shown = run("new", input=typed("2", "2", "", "", "n", *[""] * 7, "yes"))
    assert shown.exit_code == 0, shown.output
    found = setup()
    asked = {name: fact for name, fact in found.form.facts.items() if fact.asked}
    residents = {name for name, fact in asked.items() if fact.known_to == "residents"}
    assert len(residents) == 12
    words = " ".join(shown.output.split())
    for number in range(1, 13):
        assert f"{number} of 12 " in words
    for name, fact in asked.items():
        assert (fact.ask in words) is (name in residents), name
        for effect in fact.effects.values():
            assert (" ".join(effect.split()) in words) is (name in residents), name
    assert found.facts["government_form"] == "mayor-council"
    assert found.facts["own_police"] is False
    assert found.facts["sanctuary"] is True
    answered = {"government_form", "own_police", "sanctuary"}
    assert set(found.unanswered) == set(asked) - answered - set(found.stated)


def test_questions_of_law_are_asked_of_whoever_wants_them(run: Run) -> None:
    shown = run("new", input=typed("3", *[""] * 12, "yes", *[""] * 2, "many", "$1,500", *[""] * 10))
    assert shown.exit_code == 0, shown.output
    assert "26 of 26" in shown.output
    assert "If known: A sum in the ordinance above that ceiling is an error." in shown.output
    assert "“many” will not do: the answer is a whole sum." in shown.output
    found = setup()
    assert found.facts["private_parties"] is True
    assert found.facts["penalty_ceiling"] == 1500


def test_options_that_may_wait_are_left_as_they_are(run: Run) -> None:
    more = ("2", *[""] * 11, "", "yes", "Revised Ordinances", ".")
    shown = run("new", input=typed(*more, place="Worcester, MA"))
    assert shown.exit_code == 0, shown.output
    assert "As long as nobody says: no." in shown.output
    text = Path("jurisdictions/us-ma-worcester.yaml").read_text("utf-8")
    assert "\n  # mayor_approves: false\n" in text
    assert "\n  petition_local_bodies: true\n" in text
    assert "\ncode:\n  name: Revised Ordinances\n" in text


def given() -> set[str]:
    """What somebody answered, without what the law states."""
    return set(setup().fact_pos) - set(setup().stated)


@pytest.mark.parametrize("word", [".", "stop", "Done"])
def test_enough_is_enough_at_any_of_them(run: Run, word: str) -> None:
    shown = run("new", input=typed("2", "1", word))
    assert shown.exit_code == 0, shown.output
    assert "2 of 12" in shown.output
    assert "3 of 12" not in shown.output
    assert given() == {"government_form"}


@pytest.mark.parametrize("word", ["?", "idk", "I don’t know", "don't know", "Not sure"])
def test_not_knowing_is_an_answer(run: Run, word: str) -> None:
    shown = run("new", input=typed("2", word, word, ".", body=word, length=word))
    assert shown.exit_code == 0, shown.output
    assert not given()
    assert setup().roles["council"]["the"] == "the City Council"
    assert "\n  # length: short\n" in Path(FILE).read_text("utf-8")


# ---------------------------------------------------------------- back


def test_back_over_several_questions_to_the_name(run: Run) -> None:
    shown = run("new", input=f"Daton, Ohio\n1\n\n2\n<\n<\n<\n<\n<\n{typed()}")
    assert shown.exit_code == 0, shown.output
    assert "This is the first question." in shown.output
    asked = [question.partition("?")[0] for question in questions(shown.output)]
    assert asked[5:9] == asked[3::-1], "each < asks the question before it"
    assert setup().selected == tuple(setup().demands), "what was chosen before counts no more"
    assert files_in(Path()) == [FILE]


def test_back_from_what_may_wait_to_the_six(run: Run) -> None:
    shown = run("new", input=typed("2", "1", "2", "<", "3", "<", "<", "<", "<", "", "", "2", "."))
    assert shown.exit_code == 0, shown.output
    assert not given(), "answered before she went back, and not again"


# ---------------------------------------------------------------- the bill


def test_choosing_one_by_one(run: Run) -> None:
    chosen = ["no"] * 11
    chosen[1], chosen[7] = "yes", "y"
    shown = run("new", input=typed(selection=("3", *chosen)))
    assert shown.exit_code == 0, shown.output
    assert setup().selected == ("b.i", "c")
    before = shown.output.split("I choose one by one")[0]
    assert "b.i" not in before.replace("public", ""), "no letter code before this question"


def test_choosing_none_is_asked_again(run: Run) -> None:
    shown = run("new", input=typed(selection=("3", *["no"] * 11, "", "b.i")))
    assert shown.exit_code == 0, shown.output
    assert "You chose none" in shown.output
    assert setup().selected == ("b.i",)


def test_a_list_may_be_typed_where_demands_are_asked_for_one_by_one(run: Run) -> None:
    shown = run("new", input=typed(selection=("3", "no", "b.vii,c", "c and b.i")))
    assert shown.exit_code == 0, shown.output
    assert "Include “No public money”?\n" in shown.output
    assert "there is no demand “b.vii”. Did you mean" in shown.output
    assert setup().selected == ("b.i", "c")


def test_a_place_that_has_a_file_is_asked_about_first(run: Run) -> None:
    assert run("new", input=typed(selection=("2",))).exit_code == 0
    before = Path(FILE).read_text("utf-8")
    shown = run("new", input=typed(kind="\n"))
    assert shown.exit_code == 0, shown.output
    asked = shown.output.index(f"{FILE} exists already. Replace it?")
    assert asked < shown.output.index("Who decides")
    assert Path(FILE).read_text("utf-8") == before
    assert setup("us-oh-dayton-2").selected != setup().selected
    assert (
        "No makes jurisdictions/us-oh-dayton-3.yaml." in run("new", input=typed(kind="\n")).output
    )
    shown = run("new", input=typed(kind="\nyes"))
    assert shown.exit_code == 0, shown.output
    assert Path(FILE).read_text("utf-8") != before


# ---------------------------------------------------------------- in a terminal


def test_input_that_ends_half_way_writes_nothing(run: Run, folder: Path) -> None:
    shown = run("new", input="Dayton, Ohio\n\n")
    assert shown.exit_code == 1
    assert "Nothing was written" in shown.output
    assert files_in(folder) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminal")
def test_in_a_terminal_few_keys_are_enough_and_an_interrupt_says_what_became_of_it(
    folder: Path,
) -> None:
    keys = ["\r"] * 6
    status, seen = terminal(folder, [f"{PLACE}\r", *keys])
    assert status == 0, seen
    assert len(keys) <= 40
    assert f"Next: {sys.executable} -m draftban build us-oh-dayton" in " ".join(seen.split())
    before = Path(FILE).read_bytes()
    status, seen = terminal(folder, [f"{PLACE}\r", "\r", "yes\r", "\x03"])
    assert status == 130, seen
    assert "Nothing was written, and the files that were there stand as they were." in seen
    assert Path(FILE).read_bytes() == before
    assert files_in(folder) == [FILE]


def terminal(folder: Path, keys: list[str]) -> tuple[int, str]:
    """`draftban new` at a terminal where each of ``keys`` is typed at a prompt: the exit status,
    and what was to be seen.
    """
    import fcntl
    import pty
    import termios

    def hear() -> None:
        """Ctrl-C at that terminal interrupts it, though the tests may run where nobody hears it."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    here, there = pty.openpty()
    with subprocess.Popen(
        (sys.executable, "-m", "draftban", "new"),
        cwd=folder,
        stdin=there,
        stdout=there,
        stderr=there,
        start_new_session=True,
        preexec_fn=hear,
    ) as process:
        os.close(there)
        seen = ""
        try:
            for key in keys:
                seen += _printed(here, until=": ")
                os.write(here, key.encode())
            seen += _printed(here, again=key if key == "\x03" else "")
        except BaseException:
            process.kill()  # else a test that failed would wait for it
            raise
    os.close(here)
    return process.returncode, seen.replace("\r\n", "\n")


def _printed(terminal: int, until: str = "", again: str = "") -> str:
    """What comes until a prompt ends with ``until``; without it, until the program ends.

    An interrupt between a prompt and the reading of its answer is noticed with the next key: the
    key ``again`` is typed each second until somebody hears it.
    """
    seen = ""
    typed = 0
    while not until or not seen.endswith(until):
        ready, _, _ = select.select([terminal], [], [], 1 if again else 60)
        if again and not ready and typed < 60:
            os.write(terminal, again.encode())
            typed += 1
            continue
        assert ready, seen
        try:
            read = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            read = b""
        if not read:
            assert not until, seen
            break
        seen += read.decode("utf-8", "replace")
    return seen
