"""Every word of the law that ships was read: it stands in the golden text of a form, or in that of
a case, and each golden is as it was last accepted (``make accept-goldens FORM=…``).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content import goldens
from tests.content.every_form import FRAMES
from tests.content.goldens import (
    GOLDEN,
    accepted,
    all_stretches,
    changed,
    first_printed,
    holding,
    made,
    main,
    paragraphs,
    path_of,
    sample_of_outlines,
)
from tests.content.readings import golden_names

MADE = made()
SAMPLED = "outlines"
"""Sixty-six selections of each city; the whole of it is made in ``make exhaustive``."""


@pytest.mark.parametrize("name", [name for name in MADE if name != SAMPLED])
def test_golden_text_is_as_accepted(name: str) -> None:
    assert_accepted(name, accepted(name), MADE[name]())


def test_a_sample_of_outlines_is_as_accepted() -> None:
    before, after = sample_of_outlines()
    assert before.count("\n") > 100
    assert_accepted(SAMPLED, before, after)


def assert_accepted(name: str, before: str, after: str) -> None:
    """Of the golden ``name`` nothing changed."""
    assert len(after) > 1000
    if before != after:
        lines = changed(before, after) or ["(the sentences are the same: line breaks or blanks)"]
        pytest.fail(
            f"{name} differs; read it, then `make accept-goldens FORM={name}`:\n"
            + "\n".join(lines[:60])
        )


def test_every_golden_file_is_one() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(MADE)


def test_every_word_of_every_template_is_printed_in_a_golden_or_a_case() -> None:
    assert len(all_stretches()) > 2000
    read = {stretch for _, new in first_printed() for stretch in new}
    never = [str(stretch) for stretch in all_stretches() if stretch not in read]
    assert not never, "never printed; add a case to tests/content/cases.yaml:\n" + "\n".join(never)


def test_every_golden_case_holds_the_words_it_is_there_for() -> None:
    parts = accepted("cases").split("## ")[1:]
    texts = {part.split("\n", 1)[0]: paragraphs(part.split("\n", 1)[1]) for part in parts}
    idle, lost = [], []
    for reading, new in first_printed():
        if reading.name in golden_names():
            continue
        if not new:
            idle.append(reading.name)
        unheaded = reading.form in FRAMES  # acts of most states head no subsections
        without = holding(new, texts[reading.name])[1]
        lost += [str(one) for one in without if not (unheaded and "# " in one.words)]
    assert not idle, f"these cases print nothing new: {', '.join(idle)}"
    assert not lost, "printed in a case, not in its golden:\n" + "\n".join(lost)


def test_accepting_without_a_form_lists_the_forms_and_changes_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = {name: path_of(name).stat().st_mtime_ns for name in MADE}
    assert main([]) == 0
    said = capsys.readouterr().out
    assert all(f"  {name}\n" in said for name in MADE)
    assert {name: path_of(name).stat().st_mtime_ns for name in MADE} == before
    assert main(["us-citty"]) == 1


def test_accepting_a_form_writes_its_golden_and_says_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = accepted("us-body-vote")
    assert "shall not:" in text
    monkeypatch.setattr(goldens, "GOLDEN", tmp_path)
    path_of("us-body-vote").write_text(text.replace("shall not:", "may:"), "utf-8")
    assert main(["us-body-vote"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "us-body-vote: changed sentences:"
    assert [line[:2] for line in said[1:]] == ["- ", "+ "]
    assert path_of("us-body-vote").read_text("utf-8") == text


def test_accepting_prints_the_changed_sentences_alone() -> None:
    before = "Section 1. Use. A city may not use it. It stops.\n\nSection 2. End."
    after = before.replace("may not use it", "may use it")
    assert changed(before, after) == ["- A city may not use it.", "+ A city may use it."]
