"""Slips of an editor in a template: each is told once, where it stands, with what to type."""

from __future__ import annotations

import pytest

from draftban.clauses.language.compiling import compile_template
from draftban.clauses.language.marks import Problem
from tests.clauses.conftest import pointed

FINE = 'kept by {{ role.clerk }} under {{ ref("a/b") }} and '
"""Calls in front of the broken one, on its line."""

SLIPS = {
    "curly marks": (
        FINE + "{{ ref(‸“a/b”) }} more",
        "a curly quotation mark, “, stands where a straight one is meant",
        'Type straight ones: {{ ref("a/b") }}',
    ),
    "curly single marks": (
        "{{ ref(‸‘a/b’) }}",
        "a curly quotation mark, ‘, stands where a straight one is meant",
        'Type straight ones: {{ ref("a/b") }}',
    ),
    "curly marks of another language": (
        "{{ ref(‸„a/b“) }}",
        "a curly quotation mark, „, stands where a straight one is meant",
        'Type straight ones: {{ ref("a/b") }}',
    ),
    "curly marks in a tag": (
        '{% if option == "x" %}\none\n{% elif ‸“x” %}\ntwo\n{% endif %}',
        "a curly quotation mark, “, stands where a straight one is meant",
        'Type straight ones: {% elif "x" %}',
    ),
    "one mark curly": (
        FINE + '‸{{ ref("a/b”) }}',
        "the words open with a straight quotation mark and end with a curly one, ”",
        'Type a straight quotation mark on both sides, such as "words".',
    ),
    "a mark missing": (
        FINE + '‸{{ ref("a/b) }}',
        "A quotation mark is missing in this call: one opens, none closes it on the line",
        "Put a straight quotation mark on both sides of the words.",
    ),
    "one brace at the end": (
        FINE + '‸{{ ref("a/b") } and {{ role.clerk }}',
        "The call that opens here with “{{” ends in “}”; two braces close it",
        "Write }} where it ends.",
    ),
    "no brace at the end": (
        FINE + '‸{{ ref("a/b") and more\n\nand {{ role.clerk }}',
        "The call that opens here with “{{” is never closed",
        "Write }} where it ends.",
    ),
    "one brace at the end of a tag": (
        "one\n‸{% if facts.x }\ntwo\n{% endif %}",
        "The tag that opens here with “{%” ends in “}”; “%}” closes it",
        "Write %} where it ends.",
    ),
    "one brace at the start": (
        FINE + '‸{ ref("a/b") }} more',
        "“{” stands where “{{” opens a tag",
        "write {{, or delete both ends",
    ),
    "no brace at the start": (
        FINE + 'ref("a/b") ‸}} more',
        "“}}” closes nothing",
        "write {{ where it starts, or delete it",
    ),
    "a bracket missing": (
        FINE + '‸{{ ref("a/b" }} more',
        "“(” is never closed in this call",
        "Write “)” where it ends.",
    ),
    "a bracket too many": (
        FINE + '{{ ref("a/b")‸) }} more',
        "“)” closes nothing in this call",
        "Write “(” where it opens, or delete it.",
    ),
    "what only Jinja knows": (
        FINE + "‸{{ ref( , ) }} more",
        "Template syntax: unexpected ','",
        "Close every {{ with }} and every {% if %} with {% endif %}.",
    ),
    "a comment": ("one ‸{# two", "The comment “{#” is never closed", "Write #} where it ends."),
    "a tab": (
        "1. # One\n   words\n‸\t2. two",
        "a tab indents this line, where spaces are meant",
        "write three spaces for each step; most editors can insert spaces for tabs",
    ),
    "tabs": (
        "The city keeps {{ all }}\n ‸\t1. a\n\t2. b\n\n\t\tc",
        "a tab indents this line, where spaces are meant; 2 more lines begin so",
        "write three spaces for each step; most editors can insert spaces for tabs",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_once_where_it_stands(slip: str) -> None:
    typed, message, hint = SLIPS[slip]
    text, (line, column) = pointed(typed, 1)
    (told,) = compile_template(text).problems
    assert (told.message, told.hint) == (message, hint)
    assert (told.line, told.column) == (line, column)


def test_all_broken_calls_of_a_text_are_told() -> None:
    text = "{{ ref(“a”) }} {{ role.clerk }} {{ ref('b' }}\n\n{% if x }\n{% endif %}\n{{ ref(“c”) }}"
    told: tuple[Problem, ...] = compile_template(text).problems
    assert [(one.line, one.column) for one in told] == [(1, 8), (1, 33), (3, 1), (5, 8)]


@pytest.mark.parametrize("text", ["a\tword", '{{ blank("the “name”") }}', "{# a “note” #}"])
def test_what_is_no_slip(text: str) -> None:
    assert compile_template(text).problems == ()
