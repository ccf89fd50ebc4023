"""Templates made to break the program: characters out of sight, size behind few calls, depth.

A table of characters × calls × places, and one of shapes × sizes. Each ends in a message that
names a file, or in a bill without the character; none with an exception.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from draftban.diagnostics import Diagnostic
from draftban.files.characters import odd_characters
from tests.clauses.conftest import FRONT, World, outline, placed

CHARACTERS = {
    "nul": r"\x00",
    "bell": r"\x07",
    "escape": r"\x1b[31m",
    "delete": r"\x7f",
    "c1": r"\x9b",
    "soft-hyphen": r"\xad",
    "grapheme-joiner": r"\u034f",
    "arabic-mark": r"\u061c",
    "mongolian-vowel": r"\u180e",
    "zero-width-space": r"\u200b",
    "non-joiner": r"\u200c",
    "joiner": r"\u200d",
    "left-to-right": r"\u200e",
    "right-to-left": r"\u200f",
    "line": r"\u2028",
    "paragraph": r"\u2029",
    "override": r"\u202e",
    "word-joiner": r"\u2060",
    "isolate": r"\u2066",
    "hangul-filler": r"\u3164",
    "surrogate": r"\ud800",
    "private": r"\ue000",
    "variation": r"\ufe0f",
    "byte-order": r"\ufeff",
    "annotation": r"\ufff9",
    "none": r"\ufffe",
    "none-1": r"\U0001fffe",
    "tag": r"\U000e0041",
    "mark-plane": r"\U000f0001",
    "part-plane": r"\U00100003",
    "named": r"\N{ZERO WIDTH SPACE}",
    "piled": "e" + r"\u0301" * 30,
}

CALLS = {
    "print": '{{{{ "{0}" }}}}',
    "blank": '{{{{ blank("what {0} goes") }}}}',
    "forbid": '{{{{ forbid("he {0}") }}}}',
    "keyword": '{{{{ after(30, "day", event="the {0} request") }}}}',
    "name": '{{{{ name("Title {0} VII") }}}}',
    "set": '{{% set x = "a{0}b" %}}{{{{ x }}}}',
    "loop": '{{% for x in ["a", "{0}"] %}}{{{{ x }}}}{{% endfor %}}',
    "untaken": '{{% if demand("b") %}}{{{{ blank("{0}") }}}}{{% endif %}}x',
}

PLACES = ("clause", "passage", "heading", "point")
QUICK_CALLS = ("print", "keyword")
"""With these each character is tried in one place; all of the table in ``make exhaustive``."""


def put(world: World, place: str, words: str) -> list[Diagnostic]:
    """What is found in a draft with ``words`` at ``place``; no character of it is odd."""
    front, body = FRONT, f"The town keeps {words} open."
    if place == "passage":
        world.write("passages/odd.md", f"{words}\n")
        body = 'The town keeps {{ passage("odd") }} open.'
    elif place == "heading":
        front = FRONT.replace("heading: Ban", f"heading: >-\n  Ban {words}")
        body = "The town keeps it open."
    elif place == "point":
        body = f"The town keeps {{{{ all }}}}\n1. {words} open\n2. it shut\n"
    world.write("prohibitions/ban.md", front + body)
    draft, found = world.draft()
    assert draft is not None
    said = "\n".join(map(outline, placed(draft)))
    assert not list(odd_characters(said.replace("\n", " "), allowed=(), one_line=True)), said
    return found


def told(found: list[Diagnostic], place: str) -> None:
    """Each mistake names its file, line and column, what is wrong and what to do."""
    files = {"passage": "passages/odd.md"}
    assert found, "the character is told of"
    for one in found:
        assert one.pos.file.endswith(files.get(place, "prohibitions/ban.md")), one
        assert one.pos.line > 0, one
        assert one.hint, one
        assert str(one).replace("\n", "").isprintable(), one
    assert any(d.code in ("clauses.character", "clauses.syntax") for d in found), found


def table() -> list[tuple[str, str, str]]:
    """Every character with every call in every place."""
    return [(char, call, place) for char in CHARACTERS for call in CALLS for place in PLACES]


def quick() -> list[tuple[str, str, str]]:
    """Each character with the two calls that differ most, its place taken in turn."""
    return [
        (char, call, PLACES[(number + shift) % len(PLACES)])
        for number, char in enumerate(CHARACTERS)
        for shift, call in enumerate(QUICK_CALLS)
    ]


@pytest.mark.parametrize(("char", "call", "place"), quick())
def test_a_character_behind_an_escape(world: World, char: str, call: str, place: str) -> None:
    told(put(world, place, CALLS[call].format(CHARACTERS[char])), place)


def test_the_place_is_that_of_the_string(world: World) -> None:
    _, found = world.clause('The town\nkeeps {{ blank("ok") }} and {{ blank("a\\u200bb") }}.')
    (one,) = found
    assert (one.pos.line, one.pos.column) == (FRONT.count("\n") + 2, 38)
    assert "U+200B (zero width space)" in one.message
    assert "pack" in one.hint


@pytest.mark.parametrize("char", ["\u200d", "\xad", "\u061c", "\u3164", "\U000e0100"])
def test_an_invisible_character_that_was_typed(world: World, char: str) -> None:
    _, found = world.clause(f"The to{char}wn is open.")
    (one,) = found
    assert one.code == "clauses.character"
    assert f"U+{ord(char):04X}" in one.message
    assert one.pos.column == 7


def test_a_pack_lists_what_its_script_needs(world: World) -> None:
    pack = "templates/languages/en/pack.yaml"
    world.edit(pack, "language: en\n", "language: en\ninvisible: [U+200D, U+00AD]\n")
    clause, found = world.clause('The to\u200dwn is {{ "o\\u00adpen" }}.')
    assert not found
    assert "to\u200dwn is o\xadpen" in outline(clause)
    _, found = world.clause("The to\u200cwn is open.")
    assert [d.code for d in found] == ["clauses.character"]


# ---------------------------------------------------------------- size and depth


def _nested(levels: int) -> str:
    return "".join(f"{'   ' * level}1. item\n" for level in range(levels))


def _doubled(world: World, levels: int) -> str:
    for level in range(levels):
        call = f"{{{{ passage('p{level + 1}') }}}}"
        world.write(f"passages/p{level}.md", f"{call} {call}\n")
    world.write(f"passages/p{levels}.md", "word\n")
    return "{{ passage('p0') }}"


def _chained(world: World, levels: int) -> str:
    for level in range(levels):
        world.write(f"passages/p{level}.md", f"a {{{{ passage('p{level + 1}') }}}}\n")
    world.write(f"passages/p{levels}.md", "word\n")
    return "{{ passage('p0') }}"


def _lists(size: int) -> str:
    head = '{% set a0 = ["x"] %}{% set b0 = ["x"] %}\n'
    more = "".join(
        f"{{% set a{n + 1} = [a{n}, a{n}] %}}{{% set b{n + 1} = [b{n}, b{n}] %}}\n"
        for n in range(size)
    )
    return f"{head}{more}{{% if a{size} == b{size} %}}x{{% endif %}}"


def _loops(size: int, body: str) -> str:
    many = ", ".join(["1"] * size)
    lines = "\n".join(f"{{% for {name} in [{many[: 3 * size]}] %}}" for name in ("p", "q"))
    return f"{lines}\n{body}\n{{% endfor %}}\n{{% endfor %}}"


def _lines(words: str, size: int) -> str:
    """``words`` so often, broken into lines that a template may have."""
    per_line = max(1, 5_000 // len(words))
    rows = [words * min(per_line, size - at) for at in range(0, size, per_line)]
    return "\n".join(row.strip() or row for row in rows)


def _repeated(world: World, size: int) -> str:
    world.write("passages/p0.md", "word\n")
    return _lines("{{ passage('p0') }} ", size)


Shape = Callable[[World, int], str]
SHAPES: dict[str, tuple[Shape, tuple[int, ...], str]] = {
    "brackets": (lambda w, n: "[" * n, (50_000, 500_000), "clauses.too-long"),
    "bracket lines": (lambda w, n: _lines("[", n), (50_000, 500_000), ""),
    "bracketed words": (lambda w, n: _lines("[a", n), (20_000, 200_000), ""),
    "tags": (lambda w, n: _lines("<a ", n), (20_000, 200_000), ""),
    "entities": (lambda w, n: _lines("&a", n), (20_000, 200_000), ""),
    "links": (lambda w, n: _lines("[a](b) ", n), (2_000, 50_000), "clauses.markup"),
    "backquotes": (lambda w, n: _lines("`", n), (20_000, 400_000), "clauses.markup"),
    "stars": (lambda w, n: _lines("* ", n), (5_000, 100_000), "clauses.emphasis"),
    "numbers": (lambda w, n: _lines("(a) ", n), (20_000, 200_000), "clauses.typed-number"),
    "signs": (lambda w, n: _lines("§ ", n), (20_000, 200_000), "clauses.typed-number"),
    "a long number": (
        lambda w, n: "section 1" + _lines("(a)", n),
        (20_000, 200_000),
        "clauses.typed-number",
    ),
    "level words": (lambda w, n: _lines("section ", n), (10_000, 100_000), ""),
    "blanks": (lambda w, n: _lines("a  b ", n), (20_000, 150_000), ""),
    "joined blanks": (lambda w, n: _lines("a\xa0", n), (20_000, 200_000), ""),
    "dots": (lambda w, n: _lines(".”", n) + " x", (20_000, 200_000), ""),
    "braces": (lambda w, n: _lines("{ ", n), (20_000, 300_000), ""),
    "forgotten": (lambda w, n: _lines("}} ", n), (2_000, 200_000), "clauses.syntax"),
    "unknown": (
        lambda w, n: "\n".join(f"{{{{ odd{i} }}}}" for i in range(n)),
        (2_000, 8_000),
        "clauses.unknown-name",
    ),
    "unknown terms": (
        lambda w, n: "\n".join(f"{{{{ term.odd{i} }}}}" for i in range(n)),
        (1_000, 8_000),
        "clauses.unknown-term",
    ),
    "printed": (
        lambda w, n: '{% set a = "' + "zzz\n" * 5_000 + '" %}' + _lines("{{ a }} ", n),
        (200, 2_000),
        "clauses.too-long",
    ),
    "one passage": (_repeated, (1_500, 20_000), "clauses.too-long"),
    "doubled passages": (_doubled, (14, 40), "clauses.too-long"),
    "chained passages": (_chained, (40, 400), "clauses.too-deep"),
    "nested items": (lambda w, n: _nested(n), (40, 500), "clauses.too-deep"),
    "nested lists": (lambda w, n: _lists(n), (3, 40), "clauses.refused"),
    "nested ifs": (
        lambda w, n: "{% if 1 %}\n" * n + "x\n" + "{% endif %}\n" * n,
        (200, 5_000),
        "clauses.syntax",
    ),
    "nots": (lambda w, n: "{{ " + "not " * n + "1 }}", (900, 2_000), ""),
    "ands": (lambda w, n: "{% if 1" + "\nand 1" * n + " %}x{% endif %}", (500, 50_000), ""),
    "brackets in a tag": (
        lambda w, n: "{{ " + _lines("(", n) + " }}",
        (2_000, 100_000),
        "clauses.syntax",
    ),
    "digits": (lambda w, n: "{{ " + "9" * n + " }}", (5_000, 9_000), "clauses.syntax"),
    "steps": (lambda w, n: _loops(n, "{% if p %}{% endif %}"), (400, 1_000), "clauses.loop"),
    "lists in loops": (
        lambda w, n: _loops(100, "{% if 2 in [" + ",\n".join(["1"] * n) + "] %}x{% endif %}"),
        (1_000, 50_000),
        "clauses.loop",
    ),
    "wrong calls": (
        lambda w, n: _loops(n, '{% set y = "u" %}{{ period(p, y) }}'),
        (100, 300),
        "clauses.too-long",
    ),
}


def shape(world: World, name: str, size: int) -> list[Diagnostic]:
    """What is found in a clause of that shape; the message that is expected is there."""
    make, _, code = SHAPES[name]
    body = make(world, size)
    world.write("prohibitions/ban.md", f"{FRONT}{body}\n")
    draft, found = world.draft()
    assert draft is not None
    assert found, "no such text is a sentence"
    assert len(found) <= 300, "as many as somebody would read"
    for one in found:
        assert "recursion" not in one.message, one
        assert len(str(one)) < 5_000, one
    if code:
        assert code in {d.code for d in found}, sorted({d.code for d in found})
    return found


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape(world: World, name: str) -> None:
    shape(world, name, SHAPES[name][1][0])


def test_the_end_of_a_tag_that_nothing_opens(world: World) -> None:
    for end, start in (("}}", "{{"), ("%}", "{%"), ("#}", "{#")):
        _, found = world.clause(f"The town is role.clerk {end} open.")
        (one,) = found
        assert one.code == "clauses.syntax"
        assert one.pos.column == 24
        assert start in one.hint


# ---------------------------------------------------------------- what is no mistake


@pytest.mark.parametrize("word", ["and", "or"])
def test_a_point_that_ends_in_a_citation(world: World, word: str) -> None:
    ref = '{{ ref("prohibitions/ban") }}'
    _, found = world.clause(f"The town keeps {{{{ all }}}}\n1. to {ref} {word} {ref}\n2. shut\n")
    assert not found
    _, found = world.clause(f"The town keeps {{{{ all }}}}\n1. to {ref} {word}\n2. shut\n")
    assert [d.code for d in found] == ["clauses.closing-mark"]


def test_a_sentence_that_ends_in_a_citation_has_its_full_stop(world: World) -> None:
    _, found = world.clause('It is. See {{ ref("prohibitions/ban") }}')
    assert [d.code for d in found] == ["clauses.full-stop"]


def test_a_mark_that_a_string_brings(world: World) -> None:
    _, found = world.clause('The town keeps {{ all }}\n1. to {{ "it;" }}\n2. shut\n')
    assert [d.code for d in found] == ["clauses.closing-mark"]


@pytest.mark.parametrize(
    "name", ["Section 8 housing", "Section VII", "Section 8(a) contracts", "Act 5 powers"]
)
def test_a_name_that_holds_a_number(world: World, name: str) -> None:
    _, found = world.clause(f"The town gives {name}.")
    (one,) = found
    assert one.code == "clauses.typed-number"
    assert "{{ name(" in one.hint, "the way to write it is told"
    clause, found = world.clause(f'The town gives {{{{ name("{name}") }}}}.')
    assert not found
    assert outline(clause) == f"clause: The town gives {name}."


@pytest.mark.parametrize("cited", ["section 3", "section 3(b)", "Section 3(b)", "this section"])
def test_a_citation_is_no_name(world: World, cited: str) -> None:
    _, found = world.clause(f'The town keeps {{{{ name("{cited}") }}}}.')
    (one,) = found
    assert one.code == "clauses.arguments"
    assert "ref(" in one.hint
