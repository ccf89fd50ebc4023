"""What acts need beside ordinances: amendments of other law, findings as a section, numbers that
run on, clauses that a form leaves out, sums in another currency, ceilings and open questions.
"""

from __future__ import annotations

import pytest

from draftban.bill import assembly, transforms
from draftban.bill.soundness import soundness
from draftban.bill.tree import FinalBill
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.writers import write
from tests.clauses.conftest import FRONT, World

FORM = "templates/forms/city.yaml"
PLACE = "jurisdictions/us-xx-ville.yaml"

AMENDMENT = """\
---
id: amendments/claims
heading: Claims Act
demands: [a]
core_of: [a]
amends: {law: claims-act, at: section 5, how: replace, as: "§ 5.", zone: amended}
---
1. # Ban {{ label("ban") }}
   {{ forbid(role.government) }} use the thing in {{ this.law }}.
2. # Time
   The ban in {{ ref("amendments/claims#ban") }} has no end.
"""

AMENDING = """\
amend:
  replace: "{Law} is amended by replacing {at} with the following:"
  delete: "In {law}, {at} is deleted."
levels:
  amended:
    this_law: that section
    marks: ["“", "”"]
    levels:
      section: {num: "§ {1}.", base: true, heading: run-in}
      subsection: {num: "({a})", heading: run-in}
  instrument:"""


def build(world: World, report: Report | None = None) -> FinalBill:
    """The town's bill; without ``report`` any mistake fails the test."""
    mistakes = Report() if report is None else report
    setup = load_setup("us-xx-ville", mistakes, working=world.working, shipped=world.shipped)
    assert setup is not None, list(mistakes)
    from draftban import clauses

    draft = clauses.draft(clauses.choose(setup, mistakes), mistakes)
    assert draft is not None
    bill = transforms.finish(assembly.assemble(draft), mistakes)
    if report is None:
        assert [*mistakes, *soundness(bill)] == []
    return bill


def text(bill: FinalBill) -> str:
    return " ".join(write(bill, "text").decode().split())


def amending(world: World, clause: str = AMENDMENT) -> None:
    world.edit(FORM, "levels:\n  instrument:", AMENDING)
    world.edit(FORM, "  - definitions\n", '  - definitions\n  - "amendments/*"\n')
    world.write("amendments/claims.md", clause)


def test_an_amendment_prints_the_instruction_and_the_new_text_in_its_own_numbers(
    world: World,
) -> None:
    amending(world)
    bill = build(world)
    printed = text(bill)
    assert (
        "Section 1. Section 4 of the Claims Act is amended by replacing section 5 with the "
        "following: “§ 5. (a) Ban. The City shall not use the thing in that section. (b) Time. "
        "The ban in subsection (a) of this section has no end.”" in printed
    )
    assert b"sec_1__qstr_1__sec_5__subsec_a" in write(bill, "html")


def test_a_deletion_is_its_instruction_alone(world: World) -> None:
    front = AMENDMENT[: AMENDMENT.rindex("---") + 4]
    amending(world, front.replace("how: replace", "how: delete"))
    assert "Section 1. In section 4 of the Claims Act, section 5 is deleted." in text(build(world))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("law: claims-act", "law: claims-akt", "“claims-akt” is no law that someone has read"),
        ("law: claims-act", "law: rumor", "“rumor” is no law that someone has read"),
        ("how: replace", "how: supplant", "The form city has no words for “supplant”"),
        ("zone: amended", "zone: amend", "The form city has no zone “amend” for the new text"),
    ],
)
def test_an_amendment_that_cannot_be_worded_says_why(
    world: World, old: str, new: str, message: str
) -> None:
    amending(world, AMENDMENT.replace(old, new))
    report = Report()
    build(world, report)
    (found,) = [d for d in report if d.code == "clauses.amends"]
    assert message in found.message
    assert (found.pos.file, found.pos.line) == ("templates/languages/en/us/amendments/claims.md", 6)
    assert found.hint


MORE = (
    "---\nid: findings/more\norder: 90\n"
    "sources: [{cite: A report, verified: true, checked_on: 2026-11-22}]\n---\nthe thing is seen\n"
)


def test_findings_can_be_a_section_of_sentences(world: World) -> None:
    world.edit(FORM, "preamble: [recitals, formula]", "preamble: [formula]")
    world.edit(FORM, "  - definitions\n", "  - findings\n  - definitions\n")
    world.edit(
        FORM,
        "recitals: {",
        'findings_lead_in: "{{ role.council }} finds the following:"\nrecitals: {',
    )
    world.write("findings/more.md", MORE)
    assert (
        "Section 1. The City Council finds the following: (a) People walk freely in Ville. "
        "(b) The thing is seen. Section 2." in text(build(world))
    )


def test_a_form_chooses_its_findings(world: World) -> None:
    world.write("findings/more.md", MORE)
    world.edit(FORM, "recitals: {", "findings: [findings/more]\nrecitals: {")
    printed = text(build(world))
    assert "WHEREAS, the thing is seen:" in printed
    assert "walk freely" not in printed
    world.edit(FORM, "findings: [findings/more]", "findings: [findings/moore]")
    report = Report()
    build(world, report)
    (found,) = list(report)
    assert (found.code, found.pos.file) == ("clauses.unknown-finding", FORM)
    assert "findings/more" in found.hint


def test_a_form_without_findings_needs_none_and_one_with_them_does(world: World) -> None:
    world.edit(FORM, "recitals: {", "findings: []\nrecitals: {")
    report = Report()
    assert [d.code for d in soundness(build(world, report))] == ["bill.no-finding"]
    world.edit(FORM, "preamble: [recitals, formula]", "preamble: [formula]")
    assert list(soundness(build(world, report))) == []


def test_numbers_run_on_across_parents_and_the_first_may_differ(world: World) -> None:
    world.edit(
        FORM,
        '      section: {num: "Section {1}.", base: true}\n'
        '      subsection: {num: "({a})", heading: run-in}',
        '      chapter: {num: "CHAPTER {I}"}\n'
        '      section: {num: "SEC. {1}.", first: "SECTION {1}.", base: true, continuous: true}',
    )
    world.write("prohibitions/second.md", FRONT.replace("ban", "second") + "No one sells it.\n")
    world.write("general/last.md", "---\nid: general/last\nheading: Last\n---\nThe rest stays.\n")
    printed = text(build(world))
    assert "SECTION 1." in printed
    assert "SEC. 1." not in printed
    assert printed.index("SECTION 1.") < printed.index("SEC. 2.") < printed.index("CHAPTER II")
    assert printed.index("CHAPTER II") < printed.index("SEC. 3.") < printed.index("SEC. 4.")


def test_a_clause_that_the_form_leaves_out_needs_no_place(world: World) -> None:
    world.write(
        "jurisdictions/us-xx-ville/acts/more.md",
        "---\nid: acts/more\nheading: More\ndemands: [a]\n---\nMore is forbidden.\n",
    )
    build(world, report := Report())
    assert [d.code for d in report] == ["clauses.no-place"]
    world.edit(FORM, "recitals: {", "omits: [acts/more]\nrecitals: {")
    assert "More is forbidden" not in text(build(world))
    world.edit(FORM, "omits: [acts/more]", "omits: [akts/more, acts/more]")
    build(world, report := Report())
    (found,) = list(report)
    assert (found.code, found.pos.file) == ("clauses.unknown-omitted", FORM)


@pytest.mark.parametrize("key", ["omits", "keeps"])
def test_a_form_leaves_out_and_keeps_clauses_and_no_kinds(world: World, key: str) -> None:
    world.edit(FORM, "recitals: {", f'{key}: ["prohibitions/*"]\nrecitals: {{')
    build(world, report := Report())
    (found,) = [d for d in report if d.code == "clauses.omitted-kind"]
    assert found.pos.file == FORM
    assert "prohibitions/ban" in found.hint


# ---------------------------------------------------------------- sums

FINE = """\
---
id: prohibitions/ban
heading: Ban
subject: banning the thing
demands: [a]
core_of: [a]
options:
  fine: {type: money, currency: USD, default: 500, about: "The fine.", ceiling: fine_ceiling}
---
{{ role.government }} pays {{ money(options.fine) }}{% if options.fine > 0 %} at once{% endif %}.
"""


def test_a_sum_in_another_currency_is_a_blank_until_the_place_gives_one(world: World) -> None:
    world.write("prohibitions/ban.md", FINE.replace(", ceiling: fine_ceiling", ""))
    assert "pays $500 at once." in text(build(world))
    world.edit(FORM, "currency: USD", "currency: EUR")
    world.edit(
        "templates/languages/en/pack.yaml", "currency: {", 'currency: {EUR: "EUR {amount}", '
    )
    printed = text(build(world))
    assert "pays __________ at once." in printed
    assert "$" not in printed
    world.edit(PLACE, "state:", "options: {fine: 400}\nstate:")
    assert "pays EUR 400 at once." in text(build(world))


def test_a_sum_over_the_ceiling_that_the_place_states_is_an_error(world: World) -> None:
    world.write("prohibitions/ban.md", FINE)
    world.edit(
        FORM,
        "  mayor:",
        "  fine_ceiling: {ask: Most?, type: money, effects: {unknown: No., known: Yes.}}\n  mayor:",
    )
    build(world)  # nobody knows
    world.edit(PLACE, "state:", 'facts: {fine_ceiling: {is: 300, source: "s. 9"}}\nstate:')
    report = Report()
    build(world, report)
    (found,) = list(report)
    assert found.code == "config.over-ceiling"
    assert "500, over the ceiling of 300" in found.message
    assert found.pos.file == PLACE
    world.edit(PLACE, "state:", "options: {fine: 300}\nstate:")
    assert "pays $300" in text(build(world))


def test_questions_that_nobody_answered_are_known(world: World) -> None:
    def unanswered() -> tuple[str, ...]:
        report = Report()
        setup = load_setup("us-xx-ville", report, working=world.working, shipped=world.shipped)
        assert setup is not None
        assert not len(report)
        return setup.unanswered

    assert unanswered() == ("mayor",)
    world.edit(PLACE, "state:", "facts: {mayor: {is: true, source: charter}}\nstate:")
    assert unanswered() == ()


def test_each_quoted_paragraph_may_open_with_a_mark(world: World) -> None:
    amending(world)
    world.edit(FORM, 'marks: ["“", "”"]', 'marks: ["“", "”."]\n    marks_each: true')
    bill = build(world)
    printed = text(bill)
    assert (
        "following: “§ 5. “(a) Ban. The City shall not use the thing in that section. “(b) Time. "
        "The ban in subsection (a) of this section has no end.”." in printed
    )
    from tests.writers.docx_reading import document, text_of

    shown = " ".join(text_of(document(write(bill, "docx"))).split())
    assert "“The ban" not in shown  # numbers and their marks are Word's own
    assert "has no end.”." in shown
