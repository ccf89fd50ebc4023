"""Clause Markdown: what it becomes, and each refusal at its place."""

from __future__ import annotations

import pytest

from draftban.diagnostics import Diagnostic
from tests.clauses.conftest import BODY_LINE, World, outline, pointed

STRUCTURES = {
    "one sentence over two lines": (
        "The City shall not\nuse   it.\n",
        "clause: The City shall not use it.",
    ),
    "points under a lead-in, with closing words": (
        "The City shall not {{ any }}\n1. use it\n2. buy it\n\nin *any* place.\n",
        """\
clause (any): The City shall not
   point: use it
   point: buy it
closing: in *any* place""",
    ),
    "sentences with captions and points": (
        """\
1. # Public register {{ label("register") }}
   The Clerk shall record {{ all }}
   1. each request
   2. each answer {{ any }}
      1. by letter
      2. in person
2. # Access {{ label("access") }}
   The register is open.
   It stays open.
""",
        """\
clause
   sentence #register “Public register” (all): The Clerk shall record
      point: each request
      point (any): each answer
         point: by letter
         point: in person
   sentence #access “Access”: The register is open. It stays open.""",
    ),
    "a sentence that holds sentences": (
        "1. # One\n   1. First.\n   2. Second.\n2. # Two\n   Third.\n",
        """\
clause
   sentence “One”
      sentence: First.
      sentence: Second.
   sentence “Two”: Third.""",
    ),
    "labels": (
        'Keep {{ each }}\n1. {{ label("audit") }} the audit\n2. the log\n',
        "clause (each): Keep\n   point #audit: the audit\n   point: the log",
    ),
    "ten items": (
        "Keep {{ all }}\n" + "".join(f"{n}. thing {n:02}\n" for n in range(1, 12)),
        "clause (all): Keep\n" + "\n".join(f"   point: thing {n:02}" for n in range(1, 12)),
    ),
    "a caption makes no label": (
        "1. # Été & people’s rights\n   One.\n2. # B\n   Two.\n",
        "clause\n   sentence “Été & people’s rights”: One.\n   sentence “B”: Two.",
    ),
    "the label of a lead-in, which prints nothing": (
        '{{ label("lead") }} Keep {{ each }}\n1. the audit\n2. the log\n',
        "clause (each): Keep\n   point: the audit\n   point: the log",
    ),
    "the labels of an item and of its lead-in": (
        '1. # A {{ label("a") }}\n   {{ label("lead") }} Keep {{ all }}\n   1. one\n   2. two\n'
        "2. # B\n   Two.\n",
        "clause\n   sentence #a “A” (all): Keep\n      point: one\n      point: two\n"
        "   sentence “B”: Two.",
    ),
}


@pytest.mark.parametrize("name", STRUCTURES)
def test_structure(world: World, name: str) -> None:
    body, expected = STRUCTURES[name]
    found, diagnostics = world.clause(body)
    assert [str(d) for d in diagnostics] == []
    assert outline(found) == expected


REFUSED = {
    "a section's number": ("See ‸section 3(b) of it.\n", "clauses.typed-number", "section 3(b)"),
    "a number in brackets": ("See ‸paragraph (2) now.\n", "clauses.typed-number", ""),
    "a letter": ("See ‸subsection A now.\n", "clauses.typed-number", "subsection A"),
    "a section sign": ("See ‸§ 5 now.\n", "clauses.typed-number", "§ 5"),
    "several": ("See ‸sections 4 and 5.\n", "clauses.typed-number", "sections 4"),
    "a roman number": ("See ‸chapter IV now.\n", "clauses.typed-number", "chapter IV"),
    "items in running text": ("Use ‸(a) this now.\n", "clauses.typed-number", "(a)"),
    "this section": ("In ‸this section all hold.\n", "clauses.typed-number", "this section"),
    "this law": ("Under ‸this ordinance all is.\n", "clauses.typed-number", "this ordinance"),
    "a level word before a call": (
        'See ‸Section {{ ref("general/purpose") }} now.\n',
        "clauses.typed-number",
        "Section",
    ),
    "a level word before this": ("In ‸section {{ this }} it is.\n", "clauses.typed-number", ""),
    "an item numbered by letter": (
        "Keep {{ all }}\n1. one\n2. two\n\n‸(c) three\n",
        "clauses.typed-number",
        "",
    ),
    "no full stop": ("The City shall not use i‸t\n", "clauses.full-stop", ""),
    "no full stop after a call": ("See ‸{{ law('claims-act') }}\n", "clauses.full-stop", ""),
    "no full stop in an item": ("1. # A\n   On‸e\n2. # B\n   Two.\n", "clauses.full-stop", ""),
    "a point with a semicolon": (
        "Keep {{ all }}\n1. one‸;\n2. two\n",
        "clauses.closing-mark",
        "",
    ),
    "a point with a full stop": (
        "Keep {{ all }}\n1. one\n2. two‸.\n",
        "clauses.closing-mark",
        "",
    ),
    "a point with the joiner": (
        "Keep {{ all }}\n1. one an‸d\n2. two\n",
        "clauses.closing-mark",
        "“and”",
    ),
    "a lead-in with a colon": (
        "Keep‸: {{ all }}\n1. one\n2. two\n",
        "clauses.closing-mark",
        "",
    ),
    "a lead-in without its word": ("Kee‸p\n1. one\n2. two\n", "clauses.lead-in", ""),
    "a lead-in without points": ("Keep‸ {{ any }}\n", "clauses.no-points", ""),
    "any in the middle": ("Keep ‸{{ any }} of it.\n", "clauses.joint", ""),
    "a second paragraph": ("One.\n\n‸Two.\n", "clauses.second-paragraph", ""),
    "a second paragraph in an item": (
        "1. # A\n   One.\n\n   ‸Two.\n2. # B\n   Three.\n",
        "clauses.second-paragraph",
        "",
    ),
    "a second closing paragraph": (
        "Keep {{ all }}\n1. one\n2. two\n\nhere\n\n‸there\n",
        "clauses.second-paragraph",
        "",
    ),
    "a second list": (
        "Keep {{ all }}\n1. one\n2. two\n\nhere\n\n‸1. three\n",
        "clauses.second-list",
        "",
    ),
    "words after sentences": (
        "1. # A\n   One.\n2. # B\n   Two.\n\n‸Three.\n",
        "clauses.second-paragraph",
        "",
    ),
    "a caption missing": (
        "1. # A\n   One.\n‸2. Two.\n",
        "clauses.caption",
        "this one none",
    ),
    "no captions at all": ("‸1. One.\n2. Two.\n", "clauses.caption", "needs a caption"),
    "a caption with a mark": ("1. # A‸.\n   One.\n2. # B\n   Two.\n", "clauses.caption", ""),
    "a caption without a space": ("1. ‸#A\n   One.\n2. # B\n   Two.\n", "clauses.caption", ""),
    "a heading": ("‸# Ban\nOne.\n", "clauses.caption", "first line of an item"),
    "a caption without words": ("‸1. # A\n2. # B\n   Two.\n", "clauses.empty", ""),
    "two labels": (
        '1. # A {{ label("a") }}\n   One.\n‸2. # B {{ label("a") }}\n   Two.\n',
        "clauses.label",
        "twice",
    ),
    "a caption that is a label": (
        '‸1. # {{ label("a") }}\n   One.\n2. # B\n   Two.\n',
        "clauses.caption",
        "no words",
    ),
    "a label under its caption": (
        '1. # A\n   ‸{{ label("a") }} One.\n2. # B\n   Two.\n',
        "clauses.label",
        "at the end of a caption",
    ),
    "a label in the middle": ('Use ‸{{ label("x") }} it.\n', "clauses.label", ""),
    "a line too far in": ("One\n  ‸two.\n", "clauses.indent", "2 columns"),
    "an item too far in": (
        "Keep {{ all }}\n1. one {{ any }}\n    ‸1. two\n   2. three\n2. four\n",
        "clauses.indent",
        "4 columns",
    ),
    "an item's line not far enough": (
        "1. # A\n  ‸One.\n2. # B\n   Two.\n",
        "clauses.indent",
        "0 or 3",
    ),
    "four lists deep": (
        "A {{ all }}\n1. b {{ all }}\n   1. c {{ all }}\n      1. d {{ all }}\n         ‸1. e\n"
        "         2. f\n      2. g\n   2. h\n2. i\n",
        "clauses.too-deep",
        "3 deep",
    ),
    "an item in an item": ("Keep {{ all }}\n1. ‸1. one\n2. two\n", "clauses.sentences", ""),
    "bullets": ("‸- one.\n", "clauses.markup", "bullets"),
    "bold": ("It is ‸**bold**.\n", "clauses.markup", "bold"),
    "a link": ("See ‸[it](https://example.org).\n", "clauses.markup", "link"),
    "code": ("See ‸`it.\n", "clauses.markup", "code"),
    "HTML": ("See ‸<b>it.\n", "clauses.markup", "HTML"),
    "a table": ("‸| a |.\n", "clauses.markup", "tables"),
    "a star alone": ("It is ‸* here.\n", "clauses.emphasis", "by itself"),
    "a star not closed": ("It is ‸*here.\n", "clauses.emphasis", "never closed"),
    "nothing": ("‸", "clauses.no-text", ""),
    "nothing left": ('‸{% if demand("c") %}One.{% endif %}\n', "clauses.empty", ""),
    "a private character": ("One‸\ue123.\n", "config.control-character", "U+E123"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_points_at_its_place(world: World, name: str) -> None:
    marked, code, said = REFUSED[name]
    body, place = pointed(marked)
    diagnostics = world.clause(body)[1] if name != "nothing" else _nothing(world)
    found = [d for d in diagnostics if d.code == code]
    assert found, [str(d) for d in diagnostics]
    assert said in found[0].message
    assert found[0].hint
    if name != "nothing":
        assert found[0].pos.file == "templates/languages/en/us/prohibitions/ban.md"
        assert (found[0].pos.line, found[0].pos.column) == place


def _nothing(world: World) -> list[Diagnostic]:
    from tests.clauses.conftest import FRONT

    world.write("prohibitions/ban.md", FRONT)
    return world.draft()[1]


def test_all_mistakes_of_a_file_at_once(world: World) -> None:
    _, found = world.clause(
        "1. # A\n   See section 3 and\n   **b** {{ nix }}.\n2. Two\n3. # A\n   Th;\n"
    )
    assert [d.code for d in found] == ["clauses.unknown-name"]
    _, found = world.clause(
        '1. # A {{ label("a") }}\n   See section 3 and\n   **b**.\n2. Two\n'
        '3. # A {{ label("a") }}\n   Th;\n'
    )
    assert [(d.pos.line - BODY_LINE + 1, d.code) for d in found] == [
        (2, "clauses.typed-number"),
        (3, "clauses.markup"),
        (3, "clauses.markup"),
        (4, "clauses.caption"),
        (4, "clauses.full-stop"),
        (5, "clauses.label"),
        (6, "clauses.full-stop"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "See {{ law('claims-act') }} and {{ law('records-law', '(b)') }}.\n",
        "Each person’s act or omission counts, and this act too.\n",
        "Persons in one section of the city may ask.\n",
        "A 2*3* grid, 5 days, and the years 2019 and 2020.\n",
    ],
)
def test_other_words_are_left_alone(world: World, body: str) -> None:
    _, diagnostics = world.clause(body)
    assert [str(d) for d in diagnostics] == []
