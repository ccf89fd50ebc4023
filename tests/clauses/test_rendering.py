"""Rendered words keep their place; values print as typed; passages stand where they are called."""

from __future__ import annotations

import pytest

from draftban.bill.tree import P, Text
from draftban.clauses.language.rendering import Renderer
from draftban.clauses.language.source import TemplateText
from draftban.clauses.language.values import Scope
from draftban.diagnostics import Pos, Report
from draftban.files.memory import Memory
from tests.clauses.conftest import BODY_LINE, World, outline, pointed

POSITIONS = {
    "after if": "{% if demand('a') %}\nOne. See ‸section 2.\n{% endif %}\n",
    "in an inline if": "One{% if demand('a') %}, see ‸section 2{% endif %}.\n",
    "after else": "{% if demand('c') %}\nOne.\n{% else %}\nSee ‸section 2.\n{% endif %}\n",
    "after a comment": "{# a\nb #}\nSee ‸section 2.\n",
    "after calls": "{{ role.clerk }} {{ role.council }} see ‸section 2.\n",
    "in a loop": "Keep {{ all }}\n{% for x in ['one', 'two'] %}\n1. {{ x }}‸;\n{% endfor %}\n",
    "an indented tag": "1. # A\n   {% if demand('a') %}\n   See ‸section 2.\n   {% endif %}\n"
    "2. # B\n   Two.\n",
    "a tag that starts a line": "1. # A\n   {% if demand('a') %}See{% endif %} ‸section 2.\n"
    "2. # B\n   Two.\n",
    "set before": "{% set x = role.clerk %}\n{{ x }} sees ‸section 2.\n",
}


@pytest.mark.parametrize("name", POSITIONS)
def test_positions_survive(world: World, name: str) -> None:
    body, place = pointed(POSITIONS[name])
    _, found = world.clause(body)
    assert {(d.pos.line, d.pos.column) for d in found} == {place}, [str(d) for d in found]


CALLS = {
    "if": "One.\n{% if ‸has('nix/nix') %}\nTwo.\n{% endif %}\n",
    "elif": "One.\n{% if demand('c') %}\n{% elif ‸has('nix/nix') %}\n{% endif %}\n",
    "a branch that is not taken": "One.\n{% if demand('c') %}\n{{ ‸role.nix }}\n{% endif %}\n",
    "for": "One.\n{% for x in [‸role.nix] %}\n{% endfor %}\n",
    "set": "One.\n{% set x = ‸law('nix') %}\n",
}


@pytest.mark.parametrize("name", CALLS)
def test_calls_in_tags_have_a_place(world: World, name: str) -> None:
    body, place = pointed(CALLS[name])
    _, found = world.clause(body)
    assert [(d.pos.line, d.pos.column) for d in found] == [place], [str(d) for d in found]


def test_computed_names_are_reported_where_they_are_called(world: World) -> None:
    body = (
        "One.\n{% set d = 'zz' %}\n{% if demand('c') %}\n{% elif demand(d) %}\n{% endif %}\n"
        "{% if has(d) %}\n{% endif %}\n"
    )
    _, found = world.clause(body)
    assert [(d.pos.line - BODY_LINE, d.code) for d in found] == [
        (3, "config.unknown-demand"),
        (5, "clauses.unknown-clause"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "{{ role.clerk }}",
        "{% if %}",
        "*Star* **City**",
        "1. City",
        "# City",
        "section 3(b)",
        "<b>City</b> & `Co`",
        "City; and",
    ],
)
def test_a_name_prints_as_typed(world: World, name: str) -> None:
    world.edit("jurisdictions/us-xx-ville.yaml", "name: City of Ville", f"name: '{name}'")
    found, diagnostics = world.clause("{{ place.name }} is a city.\n")
    assert [str(d) for d in diagnostics] == []
    assert outline(found) == f"clause: {name} is a city."
    found, diagnostics = world.clause("Keep {{ all }}\n1. {{ place.name }}\n2. two\n")
    assert not [d for d in diagnostics if "closing-mark" not in d.code]
    assert f"point: {name}\n" in outline(found)


def test_a_private_character_in_a_value_is_no_call() -> None:
    report = Report()
    renderer = Renderer(report, Memory())
    renderer.token(Text("secret"))
    scope = Scope({"place": "a\U00100000b"})
    lines = renderer.render(TemplateText("{{ place }}", "f.md"), scope)
    assert lines is not None
    assert renderer.words(lines[0].text) == "a\U00100000b"


def test_tags_alone_leave_no_line(world: World) -> None:
    found, diagnostics = world.clause(
        "{# why #}\n{% set x = 'one' %}\nKeep {{ all }}\n   {% for y in [x, 'two'] %}\n1. {{ y }}\n"
        "   {% endfor %}\n   {# x #} {% if demand('c') %}\n3. three\n{% endif %}\n\nhere\n"
    )
    assert [str(d) for d in diagnostics] == []
    assert outline(found) == "clause (all): Keep\n   point: one\n   point: two\nclosing: here"


def test_a_passage_is_indented_to_its_column(world: World) -> None:
    world.write(
        "passages/list.md", "keep {{ all }}\n1. {{ role.clerk }}\n2. {{ options.length }}\n"
    )
    found, diagnostics = world.clause(
        "1. # A\n   {{ passage('list') }}\n2. # B\n   The City shall\n   {{ passage('list') }}\n"
    )
    assert [str(d) for d in diagnostics] == []
    assert outline(found) == (
        "clause\n"
        "   sentence “A” (all): keep\n      point: the City Clerk\n      point: full\n"
        "   sentence “B” (all): The City shall keep\n"
        "      point: the City Clerk\n      point: full"
    )


def test_a_passage_within_a_line(world: World) -> None:
    world.write("passages/words.md", "one\ntwo\n")
    found, diagnostics = world.clause("Keep {{ passage('words') }} and see.\n")
    assert [str(d) for d in diagnostics] == []
    assert outline(found) == "clause: Keep one two and see."
    world.write("passages/words.md", "one\n\ntwo\n")
    _, diagnostics = world.clause("Keep {{ passage('words') }} and see.\n")
    assert [d.code for d in diagnostics] == ["clauses.passage-inline"]


def test_mistakes_in_a_passage_are_found_there(world: World) -> None:
    world.write("passages/words.md", "keep it\nunder section 3 of {{ role.nix }}\n")
    _, found = world.clause("The City shall\n{{ passage('words') }}.\n")
    assert [(d.code, str(d.pos)) for d in found] == [
        ("clauses.typed-number", "templates/languages/en/us/passages/words.md:2:7"),
        ("clauses.unknown-role", "templates/languages/en/us/passages/words.md:2:23"),
    ]


def test_passages_in_a_ring(world: World) -> None:
    world.write("passages/one.md", "a {{ passage('two') }}\n")
    world.write("passages/two.md", "b {{ passage('one') }}\n")
    _, found = world.clause("See {{ passage('one') }}.\n")
    assert [(d.code, d.pos.file) for d in found] == [
        ("clauses.passage-ring", "templates/languages/en/us/passages/two.md")
    ]
    assert "one → two → one" in found[0].message


def test_a_drafting_file_counts_its_own_lines(world: World) -> None:
    world.write(
        "prohibitions/use.md",
        "---\nid: prohibitions/use\nheading: Use\nsubject: using\ndemands: [b.i]\n"
        "core_of: [b.i]\n---\n",
    )
    world.write("prohibitions/use.own.md", "One.\n\nSee section 2.\n")
    _, found = world.draft("b.i")
    file = "templates/languages/en/us/prohibitions/use.own.md"
    assert [str(d.pos) for d in found] == [f"{file}:3:1", f"{file}:3:5"]


def test_provisions_know_where_they_stand(world: World) -> None:
    found, _ = world.clause("\n1. # A\n   One.\n2. # B\n   Two.\n")
    file = "templates/languages/en/us/prohibitions/ban.md"
    assert found.pos == Pos(file, BODY_LINE + 1, 1)
    assert found.children[1].pos == Pos(file, BODY_LINE + 3, 1)
    (block,) = found.children[1].content
    assert isinstance(block, P)
    assert block.pos == Pos(file, BODY_LINE + 4, 4)
