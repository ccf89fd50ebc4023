"""The calls of clause language: their words, and what each refuses."""

from __future__ import annotations

import pytest

from tests.clauses.conftest import BODY_LINE, World, outline

WORDS = {
    "{{ role.clerk }} acts.": "the City Clerk acts.",
    "{{ role.clerk.a }} acts.": "a city clerk acts.",
    "{{ role.clerk.one }} and {{ role.clerk.plural }}.": "City Clerk and city clerks.",
    "{{ term.covered_space }}.": "[covered space].",
    "{{ term.covered_space.plural }} and {{ term.vendor.a }}.": "[covered spaces] and [a vendor].",
    "{{ forbid(role.government) }} act.": "the City shall not act.",
    "{{ oblige(role.clerk.a) }} act.": "a city clerk shall act.",
    "{{ permit(term.vendor.the) }} act.": "[the vendor] may act.",
    '{{ oblige("no one") }} act.': "no one shall act.",
    "{{ this }} and {{ this.law }}.": "<this> and <this-law>.",
    '{{ ref("general/purpose") }}.': "<ref general/purpose>.",
    '{{ ref("general/purpose", "prohibitions/ban") }}.': "<ref general/purpose prohibitions/ban>.",
    "{{ money(1500) }}.": "$1,500.",
    '{{ period(30, "day") }} or {{ period(1, "day") }}.': "30 days or 1 day.",
    '{{ after(10, "day", "the request") }}.': "within 10 days after the request.",
    '{{ blank("the date") }}.': "_the date_.",
    '{{ period(blank("how many"), "day") }}.': "_how many_ days.",
    '{{ law("claims-act") }}.': "section 4 of the Claims Act.",
    '{{ law("records-law", "(b)") }}.': "§ 12(b) of the Records Law.",
    "{{ place.name }}, {{ place.short }}, {{ place.state }}.": "City of Ville, Ville, Somewhere.",
    "{{ upper(role.council) }} of {{ upper(place.name) }}.": "THE CITY COUNCIL of CITY OF VILLE.",
    "{{ code.name }} {{ code.chapter }}.": "Ville Code _chapter of the code_.",
    "{{ options.length }}.": "full.",
    "{% if facts.mayor %}a{% else %}b{% endif %}.": "b.",
    "{% if demand('a') and not demand('c') %}a{% endif %}.": "a.",
    "{% if has('general/purpose') and not has('prohibitions/other') %}a{% endif %}.": "a.",
    "{% if limit('own-money') and not limit('x') %}a{% endif %}.": "a.",
    "{% if options.length in ['short', 'full'] %}a{% endif %}.": "a.",
    "{{ subjects() }}.": "banning the thing.",
    "{% set who = role.clerk %}{{ forbid(who) }} act.": "the City Clerk shall not act.",
    "{% for x in [role.clerk, role.council] %}{{ oblige(x) }}{% endfor %} act.": (
        "the City Clerk shallthe City Council shall act."
    ),
}


@pytest.mark.parametrize("body", WORDS)
def test_words(world: World, body: str) -> None:
    world.write(
        "prohibitions/other.md",
        "---\nid: prohibitions/other\nheading: O\ndemands: [c]\ncore_of: [c]\n---\n",
    )
    found, diagnostics = world.clause(body + "\n")
    assert [str(d) for d in diagnostics] == []
    assert outline(found) == f"clause: {WORDS[body]}"


MISTAKES = {
    "{{ role.clark }}": ("clauses.unknown-role", "Did you mean “clerk”"),
    "{{ role.clerk.many }}": ("clauses.missing-form", "It has: a, one, plural, the"),
    "{{ term.covered_spaces }}": ("clauses.unknown-term", "Did you mean “covered_space”"),
    "{{ term.vendor.dative }}": ("clauses.missing-form", "It has:"),
    "{{ term.vendr.a }}": ("clauses.unknown-term", "definitions/vendr.md"),
    "{{ this.laws }}": ("clauses.unknown-this", "Did you mean “law”"),
    "{{ code.nam }}": ("clauses.unknown-code", "Did you mean “name”"),
    "{{ place.nam }}": ("clauses.unknown-place", "Did you mean “name”"),
    "{{ options.lenth }}": ("clauses.unknown-options", "Did you mean “length”"),
    "{{ facts.major }}": ("clauses.unknown-facts", "Did you mean “mayor”"),
    '{{ ref("general/purpos") }}': ("clauses.unknown-ref", "Did you mean “general/purpose”"),
    '{{ ref("prohibitions/ban#x") }}': ("clauses.unknown-label", '{{ label("x") }}'),
    '{{ law("claims-akt") }}': ("clauses.unknown-law", "Did you mean “claims-act”"),
    '{{ law("rumor") }}': ("clauses.unverified-law", "verified: true"),
    '{{ law("records-law") }}': ("clauses.arguments", 'law("records-law", "…")'),
    '{{ law("claims-act", "(b)") }}': ("clauses.arguments", 'law("claims-act")'),
    '{{ period(3, "fortnight") }}': ("clauses.unknown-unit", "day"),
    '{{ period("x", "day") }}': ("clauses.arguments", "period(30"),
    "{{ money(demand('a')) }}": ("clauses.arguments", "money(500)"),
    '{{ after(3, "day") }}': ("clauses.arguments", "after(30"),
    "{{ forbid() }}": ("clauses.arguments", "forbid(role.official)"),
    "{{ forbid(demand('a')) }}": ("clauses.arguments", "forbid(role.official)"),
    "{{ forbid(x=1) }}": ("clauses.arguments", "forbid(role.official)"),
    "{{ ref(role.clerk) }}": ("clauses.arguments", "ref("),
    '{{ blank("") }}': ("clauses.arguments", "blank("),
    '{{ passage("nix") }}': ("clauses.unknown-passage", "There is no passage yet."),
    "{% if demand('b.vii') %}{% endif %}x": ("config.unknown-demand", "Did you mean “b.ii”"),
    "{% if has('nix/nix') %}{% endif %}x": ("clauses.unknown-clause", "Known:"),
    '{{ label("No Label") }}': ("clauses.arguments", "label("),
    "{{ upper(this.law) }}": ("clauses.arguments", "upper(place.name)"),
}


@pytest.mark.parametrize("tag", MISTAKES)
def test_mistakes(world: World, tag: str) -> None:
    code, hint = MISTAKES[tag]
    _, found = world.clause(f"One\n{tag}.\n")
    assert [d.code for d in found] == [code], [str(d) for d in found]
    assert found[0].pos.line == BODY_LINE + 1
    assert hint in found[0].hint


def test_every_mistake_of_a_template_at_once(world: World) -> None:
    _, found = world.clause("{{ role.x }} and {{ term.y }}\n{{ law('z') }} {{ money('w') }}.\n")
    assert [d.code for d in found] == [
        "clauses.unknown-role",
        "clauses.unknown-term",
        "clauses.unknown-law",
        "clauses.arguments",
    ]


def test_a_blank_that_the_place_fills(world: World) -> None:
    world.edit(
        "jurisdictions/us-xx-ville.yaml",
        "state: Somewhere",
        "state: Somewhere\nblanks: {the date: May 1, chapter of the code: '7'}",
    )
    found, diagnostics = world.clause('{{ blank("the date") }} in {{ code.chapter }}.\n')
    assert diagnostics == []
    assert outline(found) == "clause: May 1 in 7."


def test_empty_values_are_not_printed(world: World) -> None:
    world.edit("jurisdictions/us-xx-ville.yaml", "state: Somewhere\n", "")
    found, diagnostics = world.clause("A{% if place.state %} in {{ place.state }}{% endif %}.\n")
    assert diagnostics == []
    assert outline(found) == "clause: A."
    _, diagnostics = world.clause("In {{ place.state }}.\n")
    assert [d.code for d in diagnostics] == ["clauses.refused"]
