"""A whole draft: what stands around the clauses, definitions, findings, the outline."""

from __future__ import annotations

import pytest

from draftban.bill.draft import DefinitionsSlot, DraftGroup
from draftban.bill.tree import P, Recital, Signature
from draftban.diagnostics import Severity
from tests.clauses.conftest import World, outline, say, words


def test_what_stands_around_the_body(world: World) -> None:
    draft, found = world.draft("a")
    assert found == []
    assert draft is not None
    assert [(p.style, words((p,))) for p in draft.preface if isinstance(p, P)] == [
        ("doctype", "Ordinance No. _ordinance number_")
    ]
    recital, formula = draft.preamble
    assert isinstance(recital, Recital)
    assert (recital.id, say(recital.content)) == ("findings/people", "people walk freely in Ville")
    assert isinstance(formula, P)
    assert (formula.style, words((formula,))) == (
        "formula",
        "Be it ordained by the City Council of City of Ville:",
    )
    (signature,) = draft.conclusions
    assert isinstance(signature, Signature)
    assert (say(signature.title), say(signature.text)) == (
        "City Clerk",
        "Passed on _day of passage_.",
    )
    meta = draft.meta
    assert (meta.title, meta.subject, meta.keywords) == (
        "An Ordinance banning the thing",
        "banning the thing",
        ("privacy", "cities"),
    )
    assert (meta.demands, meta.draftings) == (("a",), (("a", "direct"),))


def test_a_line_with_a_condition(world: World) -> None:
    world.edit("jurisdictions/us-xx-ville.yaml", "state:", "facts: {mayor: true}\nstate:")
    draft, _ = world.draft("a")
    assert draft is not None
    assert words(draft.preface).endswith(" | Approved by the Mayor")


def test_empty_groups_are_dropped(world: World) -> None:
    world.edit(
        "templates/forms/city.yaml",
        "outline:\n",
        "outline:\n  - {heading: Nothing, of: [prohibitions/other]}\n",
    )
    world.write(
        "prohibitions/other.md",
        "---\nid: prohibitions/other\nheading: O\ndemands: [c]\ncore_of: [c]\n---\n",
    )
    draft, found = world.draft("a")
    assert found == []
    assert draft is not None
    slot, *groups = draft.outline
    assert isinstance(slot, DefinitionsSlot)
    assert (say(slot.heading), say(slot.intro.children)) == ("Definitions", "In <this-law>:")
    assert [say(g.heading) for g in groups if isinstance(g, DraftGroup)] == [
        "Prohibitions",
        "General",
    ]


def test_subjects_are_joined_in_the_order_of_the_outline(world: World) -> None:
    for order, name in ((1, "first"), (2, "second"), (3, "second-again")):
        subject = name.removesuffix("-again")
        world.write(
            f"prohibitions/{name}.md",
            f"---\nid: prohibitions/{name}\nheading: H\norder: {order}\n"
            f'subject: "{subject} in {{{{ place.short }}}}"\ndemands: [a]\n'
            "core_of: [a]\n---\nOne.\n",
        )
    draft, found = world.draft("a")
    assert found == []
    assert draft is not None
    assert draft.meta.title == (
        "An Ordinance first in Ville, second in Ville, and banning the thing"
    )


def test_the_page_header_may_name_the_place(world: World) -> None:
    world.edit(
        "templates/forms/city.yaml",
        "short_title: Ordinance\n",
        'short_title: Ordinance\npage: {header: "{{ place.name }}", footer: "{page} of {pages}"}\n',
    )
    draft, found = world.draft("a")
    assert found == []
    assert draft is not None
    assert (draft.style.page.header, draft.style.page.footer) == (
        "City of Ville",
        "{page} of {pages}",
    )


def test_words_without_a_place_in_the_text_cite_nothing(world: World) -> None:
    """A title or a page header has no number and stands in no law, and would print a gap."""
    world.edit(
        "templates/forms/city.yaml",
        "short_title: Ordinance\n",
        'short_title: Ordinance\npage: {header: "Of *{{ this.law }}*"}\n',
    )
    _, found = world.draft("a")
    assert [(d.code, d.pos.file) for d in found] == [
        ("clauses.no-place", "templates/forms/city.yaml")
    ]
    assert "this.law" in found[0].message
    assert "{{ this.law }}" in found[0].text


def test_mistakes_in_a_form_point_at_the_form(world: World) -> None:
    world.edit("templates/forms/city.yaml", "{{ role.council }} of", "{{ role.counsil }} of")
    _, found = world.draft("a")
    assert [(d.code, d.pos.file, d.pos.line) for d in found] == [
        ("clauses.unknown-role", "templates/forms/city.yaml", 12)
    ]


# -------------------------------------------------------------------- definitions


def test_the_glossary_holds_every_definition(world: World) -> None:
    draft, _ = world.draft("a")
    assert draft is not None
    glossary = {d.term: d for d in draft.glossary}
    assert sorted(glossary) == ["biometric_surveillance", "covered_space", "vendor"]
    space, vendor = glossary["covered_space"], glossary["vendor"]
    assert (space.name, space.phrases, space.marked) == (
        "covered space",
        ("covered space", "covered spaces"),
        True,
    )
    assert (vendor.verb, vendor.marked) == ("includes", False)
    assert outline(vendor.body) == (
        "definition (any): a person that\n"
        "   point: sells the thing in [a covered space]\n   point: lends it"
    )


DEFINITIONS = {
    "a closing mark": ("a place.\n", "clauses.closing-mark"),
    "sentences": ("1. # A\n   One.\n2. # B\n   Two.\n", "clauses.sentences"),
    "nothing": ("", "clauses.empty"),
    "two paragraphs": ("a place\n\nor not\n", "clauses.second-paragraph"),
    "a typed number": ("a place under section 3\n", "clauses.typed-number"),
}


@pytest.mark.parametrize("name", DEFINITIONS)
def test_definitions_refused(world: World, name: str) -> None:
    body, code = DEFINITIONS[name]
    world.write("definitions/vendor.md", f"---\nterm: vendor\n---\n{body}")
    _, found = world.draft("a")
    assert code in [d.code for d in found], [str(d) for d in found]
    assert {d.pos.file for d in found} == {"templates/languages/en/us/definitions/vendor.md"}


def test_a_definition_of_no_term(world: World) -> None:
    world.write("definitions/vendors.md", "---\nterm: vendors\n---\na person\n")
    world.write("definitions/seller.md", "---\nterm: vendor\n---\na person\n")
    _, found = world.draft("a")
    assert [(d.code, d.pos.file, d.pos.line) for d in found] == [
        ("clauses.id", "templates/languages/en/us/definitions/seller.md", 2),
        ("clauses.unknown-term", "templates/languages/en/us/definitions/vendors.md", 2),
    ]


# -------------------------------------------------------------------- findings


EVIDENCE = "sources: [{cite: A report, verified: true, checked_on: 2026-11-22}]"


def _finding(world: World, name: str, *front: str, body: str) -> None:
    head = "\n".join((f"id: findings/{name}", EVIDENCE, *front))
    world.write(f"findings/{name}.md", f"---\n{head}\n---\n{body}")


def _recitals(world: World) -> list[str]:
    draft, found = world.draft("a")
    assert [str(d) for d in found] == []
    assert draft is not None
    return [say(r.content) for r in draft.preamble if isinstance(r, Recital)]


def test_findings_are_those_of_the_enacted_demands(world: World) -> None:
    _finding(world, "money", "demands: [a, c]", "order: 10", body="money\nis short\n")
    _finding(world, "other", "demands: [c]", body="nothing\n")
    _finding(world, "short", "when: {length: short}", body="nothing\n")
    world.edit(
        "jurisdictions/us-xx-ville.yaml",
        "state:",
        f"findings:\n  - text: 'here is *hope*'\n    {EVIDENCE}\nstate:",
    )
    assert _recitals(world) == [
        "money is short",
        "people walk freely in Ville",
        "here is *hope*",
    ]


def test_a_finding_that_nobody_has_evidence_for_prints_only_where_the_place_found_it(
    world: World,
) -> None:
    unread = "sources: [{cite: A report that somebody has heard of}]"
    world.write("findings/heard.md", f"---\nid: findings/heard\n{unread}\n---\nit is heard of\n")
    assert _recitals(world) == ["people walk freely in Ville"]
    place = "jurisdictions/us-xx-ville"
    world.edit(f"{place}.yaml", "state:", "findings:\n  - text: it rains here\nstate:")
    world.write(f"{place}/findings/seen.md", "WHEREAS, it is seen\n")
    draft, found = world.draft("a")
    assert draft is not None
    assert [say(r.content) for r in draft.preamble if isinstance(r, Recital)] == [
        "people walk freely in Ville",
        "it is seen",
        "it rains here",
    ]
    assert {(d.code, d.pos.file, d.severity) for d in found} == {
        ("clauses.as-typed", f"{place}/findings/seen.md", Severity.ADVICE),
        ("clauses.unread-finding", f"{place}/findings/seen.md", Severity.WARNING),
        ("clauses.unread-finding", f"{place}.yaml", Severity.WARNING),
    }
    assert all(d.hint and d.text for d in found)


FINDINGS = {
    "a list": ("people {{ all }}\n1. walk\n2. run\n", "clauses.sentences"),
    "two sentences": ("people walk\n\npeople run\n", "clauses.second-paragraph"),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_findings_refused(world: World, name: str) -> None:
    body, code = FINDINGS[name]
    _finding(world, "people", body=body)
    _, found = world.draft("a")
    assert [(d.code, d.pos.file) for d in found] == [
        (code, "templates/languages/en/us/findings/people.md")
    ]


def test_a_local_finding_is_a_statement(world: World) -> None:
    world.edit(
        "jurisdictions/us-xx-ville.yaml",
        "state:",
        f"findings:\n  - text: 'who walks?'\n    {EVIDENCE}\nstate:",
    )
    _, found = world.draft("a")
    assert [(d.code, d.pos.file) for d in found] == [
        ("clauses.closing-mark", "jurisdictions/us-xx-ville.yaml")
    ]
