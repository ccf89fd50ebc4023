"""A text that changes a shared one by label: what comes of it, and what is refused where."""

from __future__ import annotations

import pytest

from draftban.clauses.choosing.typed import Typed
from draftban.clauses.language.delimited import digest, labelled
from draftban.clauses.language.source import TemplateText
from draftban.diagnostics import Diagnostic
from tests.clauses.conftest import FRONT, World, outline, provision

SHARED = """\
1. # Register {{ label("register") }}
   {{ oblige(role.clerk) }} keep a register.
2. # Records {{ label("records") }}
   {{ label("lead") }} {{ oblige(role.clerk) }} keep {{ all }}
   1. the log
{% if options.length == "full" %}
   2. the list
{% endif %}
{% if demand("a") %}
3. # Access {{ label("access") }}
   The register is open.
{% endif %}
4. # End {{ label("end") }}
   It ends.
"""

BELOW = "templates/languages/en/us/forms/city/prohibitions/ban.md"


def hash_of(label: str, text: str = SHARED) -> str:
    """The hash of a labelled provision of ``text``, as `draftban show --clause` prints it."""
    found = next(part for part in labelled(text) if part.label == label)
    return digest(text.split("\n")[found.first : found.end])[:16]


def change(how: str, label: str, sha256: str = "") -> str:
    return f'  - {{{how}: {label}, sha256: "{sha256 or hash_of(label)}"}}\n'


def draft(
    world: World, changes: str, words: str = "", facts: str = ""
) -> tuple[str, list[Diagnostic]]:
    """The outline of the clause, which a form changes, and what is reported."""
    world.write("prohibitions/ban.md", FRONT + SHARED)
    world.write(BELOW, f"---\nid: prohibitions/ban\n{facts}changes:\n{changes}---\n{words}")
    made, found = world.draft()
    if made is None or any(d.severity.value == "error" for d in found):
        return "", found
    return outline(provision(made, "prohibitions/ban")), found


WHOLE = """\
clause
   sentence #register “Register”: the City Clerk shall keep a register.
   sentence #records “Records” (all): the City Clerk shall keep
      point: the log
      point: the list
   sentence #access “Access”: The register is open.
   sentence #end “End”: It ends."""

DONE = {
    "replaced": (
        change("replace", "register"),
        '1. # Book {{ label("register") }}\n   {{ oblige(role.clerk) }} keep a book {{ all }}\n'
        "   1. of paper\n   2. of weight\n",
        (
            "“Register”: the City Clerk shall keep a register.",
            "“Book” (all): the City Clerk shall "
            "keep a book\n      point: of paper\n      point: of weight",
        ),
    ),
    "dropped": (
        change("drop", "access"),
        "",
        ("   sentence #access “Access”: The register is open.\n", ""),
    ),
    "added behind": (
        change("after", "records"),
        '1. # Lent {{ label("lent") }}\n   It is lent.\n',
        ("   sentence #access", "   sentence #lent “Lent”: It is lent.\n   sentence #access"),
    ),
    "added in front, under a condition": (
        change("before", "register"),
        '{% if demand("a") %}\n1. # First\n   It is first.\n{% else %}\n1. # None\n   None.\n'
        "{% endif %}\n",
        ("   sentence #register", "   sentence “First”: It is first.\n   sentence #register"),
    ),
    "two added to one": (
        change("after", "end") + change("after", "end"),
        "1. # One\n   First.\n1. # Two\n   Second.\n",
        ("It ends.", "It ends.\n   sentence “One”: First.\n   sentence “Two”: Second."),
    ),
    "a lead-in": (
        change("replace", "lead"),
        '{{ label("lead") }} {{ forbid(role.clerk) }} burn\nor sell {{ any }}\n',
        ("(all): the City Clerk shall keep", "(any): the City Clerk shall not burn or sell"),
    ),
    "a point under a lead-in, behind a block": (
        change("under", "lead"),
        "1. the map {{ any }}\n   1. of streets\n   2. of parks\n",
        (
            "      point: the list",
            "      point: the list\n      point (any): the map\n         point: of streets\n"
            "         point: of parks",
        ),
    ),
    "a point and an item behind it, the item named first": (
        change("after", "records") + change("under", "lead"),
        "1. # Lent\n   It is lent.\n1. the map\n",
        (
            "      point: the list\n",
            "      point: the list\n      point: the map\n   sentence “Lent”: It is lent.\n",
        ),
    ),
    "several at once": (
        change("drop", "register") + change("after", "register") + change("replace", "end"),
        '1. # New\n   It is new.\n1. # End {{ label("end") }}\n   It lasts.\n',
        (
            "   sentence #register “Register”: the City Clerk shall keep a register.\n",
            "   sentence “New”: It is new.\n",
        ),
    ),
}


@pytest.mark.parametrize("name", DONE)
def test_a_form_changes_one_provision(world: World, name: str) -> None:
    changes, words, (old, new) = DONE[name]
    found, diagnostics = draft(world, changes, words)
    assert [str(d) for d in diagnostics] == []
    expected = WHOLE.replace(old, new)
    assert found == expected.replace("It ends", "It lasts" if "lasts" in words else "It ends")
    assert expected != WHOLE


def test_every_character_knows_the_file_in_which_it_was_typed(world: World) -> None:
    changes = change("replace", "lead") + change("under", "lead")
    draft(world, changes, "{{ label('lead') }} Keep {{ all }}\n\n1. the map\n")
    made, _ = world.draft()
    assert made is not None
    clause = provision(made, "prohibitions/ban")
    records = clause.children[1]
    places = [str(p.pos) for p in (clause.children[0], records, *records.children)]
    shared = "templates/languages/en/us/prohibitions/ban.md"
    assert places == [
        f"{shared}:8:1",
        f"{shared}:10:1",
        f"{shared}:12:4",
        f"{shared}:14:4",
        f"{BELOW}:9:1",
    ]
    lead = records.intro[0].pos
    assert (lead.file, lead.line) == (BELOW, 7)
    assert clause.children[3].pos.line == 20


def test_a_copy_of_a_difference_in_the_working_folder_stands_in_for_it(world: World) -> None:
    """Whoever copies a shipped file to change a word of it changes what that changes."""
    changes, words = change("replace", "end"), '1. # End {{ label("end") }}\n   It lasts.\n'
    draft(world, changes, words)
    shipped = (world.shipped / BELOW).read_text("utf-8")
    copy = world.working / BELOW
    copy.parent.mkdir(parents=True)
    copy.write_text(shipped.replace("It lasts.", "It goes on."), "utf-8")
    made, found = world.draft()
    assert [str(d) for d in found] == []
    assert made is not None
    assert "It goes on." in str(provision(made, "prohibitions/ban"))


def test_a_difference_in_the_working_folder_changes_a_shipped_text_of_its_path(
    world: World,
) -> None:
    shared = "templates/languages/en/us/prohibitions/ban.md"
    draft(world, change("replace", "end"), '1. # End {{ label("end") }}\n   It lasts.\n')
    own = (world.shipped / BELOW).read_text("utf-8")
    (world.shipped / BELOW).unlink()
    (world.working / shared).parent.mkdir(parents=True)
    (world.working / shared).write_text(own, "utf-8")
    made, found = world.draft()
    assert [str(d) for d in found] == []
    assert made is not None
    assert "It lasts." in str(provision(made, "prohibitions/ban"))


def test_a_mistake_in_new_words_points_into_the_difference(world: World) -> None:
    _, found = draft(
        world, change("replace", "end"), '1. # End {{ label("end") }}\n   See section 3.\n'
    )
    assert [(d.code, str(d.pos)) for d in found] == [("clauses.typed-number", f"{BELOW}:7:8")]


def test_facts_of_a_difference_are_laid_over_those_of_the_shared_text(world: World) -> None:
    draft(world, change("drop", "end"), facts="heading: Bar\n")
    made, found = world.draft()
    assert made is not None
    assert not found
    clause = provision(made, "prohibitions/ban")
    assert [h.value for h in clause.heading if hasattr(h, "value")] == ["Bar"]
    assert clause.demands == ("a",)


def test_a_place_changes_what_its_form_has_changed(world: World) -> None:
    new = '1. # End {{ label("end") }}\n   It lasts.\n'
    draft(world, change("replace", "end"), new)
    sha256 = hash_of("end", new)
    place = world.working / "jurisdictions" / "us-xx-ville" / "prohibitions" / "ban.md"
    place.parent.mkdir(parents=True)
    place.write_text(
        f"---\nchanges:\n{change('after', 'end', sha256)}---\n1. # More\n   There is more.\n",
        "utf-8",
    )
    made, found = world.draft()
    assert made is not None
    assert [str(d) for d in found] == []
    said = outline(provision(made, "prohibitions/ban"))
    assert said.endswith("“End”: It lasts.\n   sentence “More”: There is more.")


def test_a_drafting_and_a_passage_are_changed_by_a_file_of_their_name(world: World) -> None:
    one = '1. # A {{ label("a") }}\n   One.\n'
    world.write("passages/list.md", one)
    body = '{{ passage("list") }}\n2. # B\n   Two.\n'
    world.write(
        "templates/languages/en/us/forms/city/passages/list.md",
        f"---\nchanges:\n{change('replace', 'a', hash_of('a', one))}---\n"
        '1. # A {{ label("a") }}\n   First.\n',
    )
    found, diagnostics = world.clause(body)
    assert [str(d) for d in diagnostics] == []
    assert outline(found) == "clause\n   sentence #a “A”: First.\n   sentence “B”: Two."


REFUSED = {
    "a label that the shared text lacks": (
        change("drop", "recods", "0" * 16),
        "",
        ["clauses.unknown-label: 4:5 Did you mean “records”?"],
    ),
    "a hash that has moved": (
        change("replace", "end", "0" * 16),
        '1. # End {{ label("end") }}\n   It lasts.\n',
        [
            "clauses.moved: 4:5 It lasts.” Read both; if the change still fits, write "
            f'sha256: "{hash_of("end")}"'
        ],
    ),
    "a hash of a dropped one that has moved": (
        change("drop", "end", "0" * 16),
        "",
        ["clauses.moved: 4:5 Here it is dropped."],
    ),
    "no hash": (
        change("drop", "end", "today"),
        "",
        ["clauses.change: 4:5 write sha256:"],
    ),
    "both replaced and dropped": (
        "  - {replace: end, drop: end, sha256: x}\n",
        '1. # End {{ label("end") }}\n   It lasts.\n',
        ["clauses.change: 4:5 Write one of replace:, drop:, after:, before:, under: with a label"],
    ),
    "nothing asked": ("  - {sha256: x}\n", "", ["clauses.change: 4:5 Write one of"]),
    "no words": (
        change("replace", "end"),
        "",
        ['clauses.change: 4:5 an item with {{ label("end") }}'],
    ),
    "words that no change asks for": (
        change("drop", "end"),
        "1. # More\n   More.\n",
        ["clauses.change: 6:1 Write under `changes:`"],
    ),
    "an item where a lead-in stood": (
        change("replace", "lead"),
        '1. # Lead {{ label("lead") }}\n   One.\n',
        ["clauses.change: 4:5 write a lead-in in its place"],
    ),
    "a new one that is there already": (
        change("after", "end"),
        '1. # Access {{ label("access") }}\n   Open.\n',
        ["clauses.change: 6:1 write replace: access"],
    ),
    "one changed twice": (
        change("drop", "end") + change("replace", "end"),
        '1. # End {{ label("end") }}\n   It lasts.\n',
        ["clauses.change: 4:5 one change for both", "clauses.change: 5:5 one change for both"],
    ),
    "a lead-in of a provision that is dropped": (
        change("drop", "records") + change("replace", "lead"),
        '{{ label("lead") }} Keep {{ all }}\n',
        ["clauses.change: 5:5 one change for both"],
    ),
    "a point under a provision that is dropped": (
        change("drop", "records") + change("under", "lead"),
        "1. the map\n",
        ["clauses.change: 5:5 one change for both"],
    ),
    "several provisions in one block": (
        change("after", "end"),
        '{% if demand("a") %}\n1. # A {{ label("x") }}\n   One.\n1. # B {{ label("y") }}\n'
        "   Two.\n{% endif %}\n",
        ["clauses.change: 4:5 write them", "clauses.change: 6:1 each provision by itself"],
    ),
    "several mistakes at once": (
        change("drop", "recods", "0" * 16) + change("drop", "end", "1" * 16),
        "",
        ["clauses.unknown-label: 4:5 records", "clauses.moved: 5:5 dropped"],
    ),
    "an unknown key": (
        "  - {drops: end, sha256: x}\n",
        "",
        ["config.unknown-key: 4:6 Did you mean “drop”?"],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_where_and_what_to_do(world: World, name: str) -> None:
    changes, words, expected = REFUSED[name]
    _, found = draft(world, changes, words)
    own = [d for d in found if d.pos.file == BELOW]
    assert [f"{d.code}: {d.pos.line}:{d.pos.column}" for d in own] == [
        " ".join(e.split(" ")[:2]) for e in expected
    ], [str(d) for d in found]
    for diagnostic, said in zip(own, expected, strict=True):
        hint = said.split(" ", 2)[2]
        assert hint.casefold() in diagnostic.hint.casefold(), str(diagnostic)


def test_check_shows_the_shared_provision_as_it_is_now_and_what_stands_instead(
    world: World,
) -> None:
    new = '1. # End {{ label("end") }}\n   It lasts.\n'
    _, found = draft(world, change("replace", "end", "0" * 16), new)
    moved = next(d for d in found if d.code == "clauses.moved")
    assert "templates/languages/en/us/prohibitions/ban.md:20" in moved.text
    assert "It ends." in moved.text
    assert "It lasts." in moved.hint


def test_changes_need_a_shared_text(world: World) -> None:
    front = f"---\nid: prohibitions/bann\nchanges:\n{change('drop', 'end')}---\n"
    world.write("prohibitions/bann.md", front)
    _, found = world.draft()
    assert [(d.code, d.pos.line) for d in found] == [("clauses.no-shared-text", 3)]


TORN = {
    "a block that begins inside": (
        '1. # A {{ label("a") }}\n{% if demand("a") %}\n   One.\n2. # B\n   Two.\n{% endif %}\n'
    ),
    "words behind the block": (
        '{% if demand("a") %}\n1. # A {{ label("a") }}\n{% else %}\n1. # B\n{% endif %}\n   One.\n'
    ),
    "a block that ends inside": (
        '{% if demand("a") %}\n1. # A {{ label("a") }}\n{% endif %}\n   One.\n'
    ),
    "a block on its line": '1. # A{% if demand("a") %} {{ label("a") }}\n   One.\n{% endif %}\n',
}


@pytest.mark.parametrize("name", TORN)
def test_a_provision_that_a_block_would_tear_cannot_be_changed(world: World, name: str) -> None:
    shared = TORN[name]
    world.write("prohibitions/ban.md", FRONT + shared)
    world.write(BELOW, f"---\nchanges:\n{change('drop', 'a', '0' * 16)}---\n")
    _, found = world.draft()
    assert [d.code for d in found if d.pos.file == BELOW] == ["clauses.torn"]


def test_a_label_that_stands_twice_cannot_be_changed(world: World) -> None:
    one = '1. # A {{ label("a") }}\n   One.\n'
    both = f'{{% if demand("a") %}}\n{one}{{% else %}}\n{one}{{% endif %}}\n'
    world.write("prohibitions/ban.md", FRONT + both)
    world.write(BELOW, f"---\nchanges:\n{change('drop', 'a', hash_of('a', one))}---\n")
    _, found = world.draft()
    twice = next(d for d in found if d.code == "clauses.label")
    assert "9 and 12" in twice.message


HOSTILE = {
    "blank lines": '1. {{ label("a") }} x\n' + "\n" * 40_000,
    "labels": '1. {{ label("a") }} x\n' * 5_000,
    "paragraphs": '{{ label("a") }} x\n' * 5_000,
    "tags": "{% if a %}\n" * 10_000,
    "tags that nothing closes": "{% " * 100_000,
    "blocks in an item": '1. {{ label("a") }} x\n' + "{% if a %}\n{% endif %}\n" * 8_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_keeps_anybody_waiting(name: str) -> None:
    """Without a clock: what grows with the square of the text would not come to an end."""
    text = HOSTILE[name]
    assert len(labelled(text)) <= 200
    assert len(list(Typed(TemplateText(text, "f")).parts())) <= 40_000


def test_many_changes_are_refused(world: World) -> None:
    _, found = draft(world, change("drop", "end") * 201)
    assert [(d.code, d.pos.line) for d in found if d.pos.file == BELOW] == [("clauses.change", 204)]


def test_comments_strings_and_calls_over_lines_do_not_lead_astray() -> None:
    text = (
        '1. {{ label("a") }} one {# {% if x %} #}\n   {{ oblige("%} {% if") }}\n   {# 2. not\n'
        '2. an item #}\n2. {{ label("b") }} two\n'
    )
    assert [(p.label, p.first, p.end) for p in labelled(text)] == [("a", 0, 2), ("b", 4, 5)]
