"""The passages that texts call, those of passages included."""

from __future__ import annotations

from draftban.clauses.catalogue import catalogue
from draftban.config import search_path
from draftban.diagnostics import Report
from tests.clauses.conftest import FRONT, World

BAN = """\
1. # Public register {{ label("register") }}
   The register is open.
2. # Time
   It has no end.
"""


def test_a_reference_to_a_label_in_a_passage_that_a_passage_calls(world: World) -> None:
    world.write("passages/list.md", BAN)
    world.write("passages/lists.md", '{{ passage("list") }}\n')
    body = '{{ passage("lists") }}\n3. # End\n   See {{ ref("prohibitions/ban#register") }}.\n'
    world.write("prohibitions/ban.md", FRONT + body)
    _, found = world.draft()
    assert [str(d) for d in found] == []


def test_a_form_can_bring_in_what_the_passage_of_its_paper_calls(world: World) -> None:
    front = "---\ntitle: Memo\nfolder: to-file\n---\n"
    world.write("papers/memo.md", front + 'Ask {{ passage("whom") }}.\n')
    world.write("passages/whom.md", '{{ passage("office") }}\n')
    world.write("passages/office.md", "the clerk\n")
    world.write("passages/idle.md", "nobody\n")
    report = Report()
    search = search_path(world.working, world.shipped)
    found = {one.id: one.forms for one in catalogue(search, report)}
    assert [str(d) for d in report] == []
    assert found["passages/whom"]
    assert found["passages/office"] == found["passages/whom"]
    assert found["passages/idle"] == ()
