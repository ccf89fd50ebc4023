"""What Jinja may do in a clause: everything else is refused at its line, before it runs."""

from __future__ import annotations

import time

import pytest

from tests.clauses.conftest import BODY_LINE, FRONT, World

REFUSED = {
    "a class": "{{ ''.__class__ }}",
    "a class of a name": "{{ role.__class__ }}",
    "a class behind a call": "{{ forbid('x').__class__ }}",
    "globals": "{{ forbid.__globals__ }}",
    "a method of text": "{{ place.name.ljust(999999999) }}",
    "format": "{{ '%999999999d'.format(1) }}",
    "an index": "{{ role['clerk'] }}",
    "a slice": "{{ place.name[0:2] }}",
    "a filter": "{{ place.name|upper }}",
    "a filter block": "{% filter upper %}x{% endfilter %}",
    "a test": "{% if place.name is defined %}x{% endif %}",
    "plus": "{{ 1 + 1 }}",
    "minus": "{{ 3 - 1 }}",
    "times": "{{ 'x' * 1000000000 }}",
    "power": "{{ 9 ** 999999999 }}",
    "modulo": "{{ '%0999999999d' % 1 }}",
    "division": "{{ 1 / 0 }}",
    "floor division": "{{ 1 // 0 }}",
    "a negative number": "{{ -1 }}",
    "joining": "{{ 'a' ~ 'b' }}",
    "an inline if": "{{ 'a' if 1 else 'b' }}",
    "a map": "{{ {'a': 1} }}",
    "a float": "{{ 1.5 }}",
    "none": "{{ none }}",
    "a star call": "{{ ref(*['general/purpose']) }}",
    "a double star call": "{{ ref(**facts) }}",
    "a macro": "{% macro f() %}x{% endmacro %}",
    "a call block": "{% call forbid() %}x{% endcall %}",
    "an include": "{% include 'x' %}",
    "an import": "{% import 'x' as y %}",
    "a from import": "{% from 'x' import y %}",
    "extends": "{% extends 'x' %}",
    "a block": "{% block x %}y{% endblock %}",
    "with": "{% with x = 1 %}y{% endwith %}",
    "raw": "{% raw %}{{ x }}{% endraw %}",
    "a long set": "{% set x %}y{% endset %}",
    "two targets": "{% set x, y = [1, 2] %}",
    "two loop targets": "{% for x, y in [[1, 2]] %}{{ x }}{% endfor %}",
    "a loop with a test": "{% for x in ['a'] if x %}{{ x }}{% endfor %}",
    "a recursive loop": "{% for x in ['a'] recursive %}{{ x }}{% endfor %}",
    "an underscore": "{% set _x = 1 %}",
    "the run": "{{ _run }}",
    "the counter": "{{ _steps(['a']) }}",
    "a strip sign": "{%- if 1 %}x{% endif %}",
    "a strip sign at the end": "{{ role.clerk -}}",
    "calling a name": "{{ role.clerk() }}",
    "a namespace": "{% set x = role %}{% set x.y = 1 %}",
}

UNKNOWN = {
    "cycler": "{{ cycler('a') }}",
    "lipsum": "{{ lipsum() }}",
    "range": "{% for x in range(10**9) %}x{% endfor %}",
    "range alone": "{% for x in range(1000000000) %}x{% endfor %}",
    "dict": "{{ dict() }}",
    "self": "{{ self }}",
    "loop": "{% for x in ['a'] %}{{ loop.index }}{% endfor %}",
    "a slip": "{{ rolle.clerk }}",
}


def _first(world: World, tag: str) -> tuple[str, int, str]:
    _, found = world.clause(f"The City\n{tag} acts.\n")
    errors = [d for d in found if d.pos.file.endswith("ban.md")]
    assert errors, [str(d) for d in found]
    assert all(d.hint for d in errors)
    return errors[0].code, errors[0].pos.line, str(errors[0])


@pytest.mark.parametrize("name", REFUSED)
def test_refused(world: World, name: str) -> None:
    code, line, _ = _first(world, REFUSED[name])
    assert code in ("clauses.refused", "clauses.syntax")
    assert line == BODY_LINE + 1


@pytest.mark.parametrize("name", UNKNOWN)
def test_unknown(world: World, name: str) -> None:
    code, line, _ = _first(world, UNKNOWN[name])
    assert code in ("clauses.unknown-name", "clauses.refused")
    assert line == BODY_LINE + 1


def test_an_unknown_name_gets_the_nearest(world: World) -> None:
    _, line, shown = _first(world, "{{ rolle.clerk }}")
    assert f":{line}:4: " in shown
    assert "Did you mean “role”" in shown


@pytest.mark.parametrize("name", ["role", "any", "loop", "forbid"])
def test_the_words_of_the_language_cannot_be_set(world: World, name: str) -> None:
    code, _, _ = _first(world, f"{{% set {name} = 'x' %}}")
    assert code == "clauses.taken-name"


SYNTAX = {
    "an open print": ("The City {{ role.clerk acts.\n", 0),
    "an open if": ("One.\n{% if demand('a') %}\nTwo.\n", 1),
    "a stray end": ("One.\n{% endif %}\n", 1),
    "an unknown tag": ("One.\n{% whatever %}\n", 1),
    "an open comment": ("One {# two.\n", 0),
    "an empty print": ("One {{ }}.\n", 0),
}


@pytest.mark.parametrize("name", SYNTAX)
def test_syntax_errors_have_a_line(world: World, name: str) -> None:
    body, line = SYNTAX[name]
    _, found = world.clause(body)
    assert [d.code for d in found] == ["clauses.syntax"]
    assert found[0].pos.line == BODY_LINE + line


def test_nested_loops_are_stopped(world: World) -> None:
    names = ", ".join(f"'{n}'" for n in range(100))
    body = "".join(f"{{% for a{n} in [{names}] %}}" for n in range(4)) + "x" + "{% endfor %}" * 4
    start = time.monotonic()
    _, found = world.clause(body + ".\n")
    assert [d.code for d in found] == ["clauses.loop"]
    assert time.monotonic() - start < 10


def test_too_many_lines_are_stopped(world: World) -> None:
    names = ", ".join(f"'{n}'" for n in range(200))
    loops = f"{{% for a in [{names}] %}}\n{{% for b in [{names}] %}}\nx\n"
    _, found = world.clause(loops + "{% endfor %}\n{% endfor %}\n")
    assert [d.code for d in found] == ["clauses.too-long"]


def test_too_much_text_is_stopped(world: World) -> None:
    names = ", ".join(f"'{n}'" for n in range(1000))
    _, found = world.clause(f"{{% for a in [{names}] %}}{'x' * 5000}{{% endfor %}}.\n")
    assert [d.code for d in found] == ["clauses.too-long"]


def test_a_template_that_is_too_long_leaves_no_term_undefined(world: World) -> None:
    expected, found = world.draft()
    assert expected is not None
    assert found == []
    names = ", ".join(f"'{n}'" for n in range(1000))
    world.write(
        "prohibitions/ban.md", f"{FRONT}{{% for a in [{names}] %}}{'x' * 5000}{{% endfor %}}.\n"
    )
    draft, _ = world.draft()
    assert draft is not None
    terms = {d.term for d in expected.glossary}
    assert terms
    assert {d.term for d in draft.glossary} == terms


@pytest.mark.parametrize("depth", [100, 3000])
def test_deep_expressions_are_refused(world: World, depth: int) -> None:
    _, found = world.clause("One {{ " + "(" * depth + "1" + ")" * depth + " }}.\n")
    assert [d.code for d in found] in ([], ["clauses.syntax"])
    _, found = world.clause("One {{ " + "9" * 5000 + " }}.\n")
    assert [d.code for d in found] == ["clauses.syntax"]


PRINTING = {
    "true": "{{ demand('a') }}",
    "a name without its attribute": "{{ role }}",
    "a call without brackets": "{{ forbid }}",
    "a list": "{{ ['a'] }}",
    "a value that is not set": "{% if demand('c') %}{% set x = 'a' %}{% endif %}{{ x }}",
    "nothing": "{% set x = '' %}{{ x }}",
    "a call with a value that is not set": "{% if demand('c') %}{% set x = 'a' %}{% endif %}"
    "{{ forbid(x) }}",
    "words compared with a number": "{% if options.length > 3 %}x{% endif %}",
    "a loop over words": "{% for x in place.name %}{{ x }}{% endfor %}",
    "too many arguments": "{{ forbid('a', 'b') }}",
}


@pytest.mark.parametrize("name", PRINTING)
def test_what_cannot_be_printed_is_reported(world: World, name: str) -> None:
    code, line, _ = _first(world, PRINTING[name])
    assert code in ("clauses.refused", "clauses.template", "clauses.arguments")
    assert line == BODY_LINE + 1
