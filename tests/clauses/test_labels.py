"""References by label: to one that is written, to one that a caption would have made."""

from __future__ import annotations

import pytest

from tests.clauses.conftest import FRONT, World

BAN = """\
1. # Public register {{ label("register") }}
   The register is open.
2. # Time
   It has no end.
"""

SEEN = {
    "prohibitions/ban#register": None,
    "prohibitions/ban#public-register": (
        "clauses.caption-label",
        "the label is now “register”",
        'write ref("prohibitions/ban#register")',
    ),
    "prohibitions/ban#time": (
        "clauses.caption-label",
        "“Time” has none written",
        'write # Time {{ label("time") }} at templates/languages/en/us/prohibitions/ban.md:10:6',
    ),
    "prohibitions/ban#registr": (
        "clauses.unknown-label",
        "has no label “registr”",
        "Did you mean “register”? Its labels: register.",
    ),
    "prohibitions/bann#register": ("clauses.unknown-ref", "“prohibitions/bann”", ""),
}


@pytest.mark.parametrize("target", SEEN)
def test_a_reference_by_label(world: World, target: str) -> None:
    world.write("prohibitions/ban.md", FRONT + BAN)
    purpose = "---\nid: general/purpose\nheading: Purpose\n---\n"
    world.write("general/purpose.md", f'{purpose}See {{{{ ref("{target}") }}}}.\n')
    _, found = world.draft()
    expected = SEEN[target]
    if expected is None:
        assert [str(d) for d in found] == []
        return
    code, said, hint = expected
    assert [(d.code, str(d.pos)) for d in found] == [
        (code, "templates/languages/en/us/general/purpose.md:5:8")
    ]
    assert said in found[0].message
    assert hint.casefold() in found[0].hint.casefold()


def test_a_reference_to_a_label_in_a_passage_that_the_clause_calls(world: World) -> None:
    world.write("passages/list.md", BAN)
    body = '{{ passage("list") }}\n3. # End\n   See {{ ref("prohibitions/ban#register") }}.\n'
    world.write("prohibitions/ban.md", FRONT + body)
    _, found = world.draft()
    assert [str(d) for d in found] == []
    world.write("prohibitions/ban.md", FRONT + body.replace("#register", "#public-register"))
    _, found = world.draft()
    assert [d.code for d in found] == ["clauses.caption-label"]
