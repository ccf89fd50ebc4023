"""What a message shows of the text that it quotes."""

from __future__ import annotations

import pytest

from draftban.diagnostics import Diagnostic


@pytest.mark.parametrize(
    "char",
    [
        *("\x00", "\x1b", "\x9b", "\u2028", "\u202e", "\u2066", "\ue000", "\ufdd0", "\ufeff"),
        *("\uffff", "\ud800", "\U0001fffe", "\U000f0001", "\U0010ffff"),
    ],
)
def test_no_character_of_a_message_moves_the_cursor_or_turns_the_line(char: str) -> None:
    said = Diagnostic("a.b", f"“x{char}y” is none.", text=f"x{char}y", hint=f"Delete {char}.")
    assert char not in str(said)
    assert said.text == f"x<U+{ord(char):04X}>y"


@pytest.mark.parametrize("text", ["Zürich", "漢字", "עברית", "a\u00a0b", "न\u094d\u200dष", "a\nb"])
def test_letters_of_every_script_stay(text: str) -> None:
    assert Diagnostic("a.b", f"It has {text}.").message == f"It has {text}."


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("there is no form", "There is no form."),
        ("“x” is none", "“x” is none."),
        ("prohibitions/a requires b", "prohibitions/a requires b."),
        ("`form:` is missing", "`form:` is missing."),
        ("Which one?", "Which one?"),
    ],
)
def test_a_message_is_a_sentence_and_a_name_stays_as_it_is_typed(said: str, message: str) -> None:
    assert Diagnostic("a.b", said).message == message
