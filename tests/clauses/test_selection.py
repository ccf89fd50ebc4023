"""Which clauses stand, in which draftings, in which order, and why."""

from __future__ import annotations

import re

import pytest

from draftban.clauses.choosing.library import load_library
from draftban.clauses.choosing.outline import mentions
from draftban.clauses.choosing.selection import Selection, select
from draftban.config import load_setup
from draftban.diagnostics import Diagnostic, Pos, Report
from tests.clauses.conftest import World, outline, placed, provision


def _clause(world: World, name: str, *front: str, body: str = "One.\n", **draftings: str) -> None:
    head = "\n".join((f"id: {name}", "heading: H", *front))
    if "core_of:" not in head:
        head = re.sub(r"^demands: (.*)$", r"\g<0>\ncore_of: \1", head, flags=re.M)
    world.write(f"{name}.md", f"---\n{head}\n---\n{body}")
    for drafting, text in draftings.items():
        world.write(f"{name}.{drafting}.md", text)


def _selection(world: World, demands: str, form: str = "") -> tuple[Selection, list[Diagnostic]]:
    report = Report()
    setup = load_setup(
        "us-xx-ville",
        report,
        form=form,
        demands=demands.split(),
        working=world.working,
        shipped=world.shipped,
    )
    assert setup is not None
    library = load_library(setup.search, report)
    return select(setup, library, mentions(setup, library, report), report), list(report)


def _ids(world: World, demands: str, form: str = "") -> list[str]:
    draft, found = world.draft(demands, form)
    assert draft is not None
    assert [str(d) for d in found] == []
    return [p.id for p in placed(draft)]


def test_a_clause_stands_for_its_demand_only(world: World) -> None:
    _clause(world, "prohibitions/use", "subject: using", "demands: [b.i]", body="", own="Own.\n")
    assert _ids(world, "a") == ["prohibitions/ban", "general/purpose"]
    assert _ids(world, "a b.i") == ["prohibitions/ban", "prohibitions/use", "general/purpose"]
    assert _ids(world, "b.i") == ["prohibitions/use", "general/purpose"]


def test_urge_is_left_out_of_a_law_and_is_all_of_a_resolution(world: World) -> None:
    _clause(
        world,
        "prohibitions/private",
        "subject: private",
        "demands: [b.ii]",
        body="Direct.\n",
        own="Own.\n",
        urge="Urge.\n",
    )
    draft, found = world.draft("b.ii")
    assert draft is not None
    assert found == []
    assert outline(provision(draft, "prohibitions/private")) == "clause: Own."
    assert draft.meta.draftings == (("b.ii", "own"),)
    draft, found = world.draft("b.ii", form="letter")
    assert draft is not None
    assert found == []
    urged = provision(draft, "prohibitions/private")
    assert (outline(urged), urged.drafting, urged.demands) == ("clause: Urge.", "urge", ("b.ii",))


def test_a_demand_that_can_only_be_urged_is_left_out(world: World) -> None:
    _clause(world, "prohibitions/buy", "subject: buying", "demands: [c]", body="", urge="Urge.\n")
    selection, found = _selection(world, "a c")
    assert found == []
    assert (selection.enacted, selection.urged) == (("a",), ("c",))
    draft, found = world.draft("c")
    assert draft is None
    assert [d.code for d in found] == ["clauses.nothing-enacted"]
    assert "letter" in found[0].hint


def test_several_draftings_stand_side_by_side(world: World) -> None:
    world.edit(
        "templates/forms/city.yaml", "c: [{draftings: [urge]", "c: [{draftings: [own, grant]"
    )
    _clause(
        world,
        "prohibitions/buy",
        "subject: buying",
        "demands: [c]",
        body="Direct.\n",
        own="Own.\n",
        grant="Grant.\n",
    )
    draft, found = world.draft("c")
    assert draft is not None
    assert found == []
    assert [(p.id, p.drafting, p.source) for p in placed(draft)[:2]] == [
        ("prohibitions/buy", "own", "prohibitions/buy"),
        ("prohibitions/buy.grant", "grant", "prohibitions/buy"),
    ]


def test_a_demand_without_words_is_an_error(world: World) -> None:
    _, found = world.draft("a b.i")
    assert [d.code for d in found] == ["clauses.no-text"]
    assert "demand b.i in the drafting “own”" in found[0].message
    assert "demands: [b.i]" in found[0].hint
    _clause(
        world,
        "prohibitions/use",
        "subject: using",
        "demands: [b.i]",
        "when: {mayor: true}",
        body="",
        own="Own.\n",
    )
    selection, found = _selection(world, "a b.i")
    assert found == []
    assert selection.enacted == ("a",)
    (tried,) = selection.lacking["b.i"]
    assert (tried.clause, tried.reason) == (
        "prohibitions/use",
        "its condition does not hold: mayor is not true",
    )
    assert tried.pos == Pos("templates/languages/en/us/prohibitions/use.md", 7, 15)


@pytest.mark.parametrize(("mayor", "stands"), [("true", True), ("false", False)])
def test_when(world: World, mayor: str, stands: bool) -> None:
    world.edit("jurisdictions/us-xx-ville.yaml", "state:", f"facts: {{mayor: {mayor}}}\nstate:")
    _clause(world, "general/veto", "when: {mayor: true, length: full}")
    assert ("general/veto" in _ids(world, "a")) is stands
    selection, _ = _selection(world, "a")
    reason = {d.clause: d.reason for d in selection.decisions}["general/veto"]
    assert reason == (
        "general matter" if stands else "its condition does not hold: mayor is not true"
    )


@pytest.mark.parametrize(
    ("when_any", "stands"),
    [
        ("[{mayor: true}, {length: short}]", True),
        ("[{mayor: false}, {length: full}]", True),
        ("[{mayor: false}, {length: short}]", False),
        ("[]", True),
    ],
)
def test_when_any(world: World, when_any: str, stands: bool) -> None:
    world.edit("jurisdictions/us-xx-ville.yaml", "state:", "facts: {mayor: true}\nstate:")
    _clause(world, "general/veto", f"when_any: {when_any}")
    assert ("general/veto" in _ids(world, "a")) is stands
    selection, _ = _selection(world, "a")
    reason = {d.clause: d.reason for d in selection.decisions}["general/veto"]
    assert reason == (
        "general matter" if stands else "none of the conditions under its `when_any:` holds"
    )


def test_in_general_matter_the_limit_of_any_enacted_demand_counts(world: World) -> None:
    body = "{% if limit('own-money') %}One.{% else %}Two.{% endif %}\n"
    _clause(world, "general/tests", body=body)
    _clause(world, "prohibitions/use", "demands: [b.i]", body="", own="Own.\n")
    assert ("general/tests" in _ids(world, "a")) is True
    draft, _ = world.draft("a")
    assert "One." in str(draft)
    draft, _ = world.draft("b.i")
    assert "Two." in str(draft)


def test_every_clause_has_a_reason(world: World) -> None:
    _clause(world, "prohibitions/use", "demands: [b.i]", body="", own="Own.\n")
    _clause(world, "rights/notice")
    selection, _ = _selection(world, "a")
    assert {d.clause: (d.stands, d.reason) for d in selection.decisions} == {
        "general/purpose": (True, "general matter"),
        "prohibitions/ban": (True, "it answers a (direct)"),
        "prohibitions/use": (False, "it answers b.i, which this document does not enact"),
        "rights/notice": (False, "the outline of city has no place for it"),
    }


def test_order(world: World) -> None:
    _clause(world, "general/alpha", "order: 20")
    _clause(world, "general/beta", "order: 5")
    _clause(world, "general/last", "order: 1")
    world.edit(
        "templates/forms/city.yaml", 'of: ["general/*"]}', 'of: ["general/*"]}\n  - general/last'
    )
    assert _ids(world, "a")[1:] == [
        "general/beta",
        "general/purpose",
        "general/alpha",
        "general/last",
    ]


MISTAKES = {
    "requires an unknown clause": (
        ("general/x", "requires: [prohibitions/bann]"),
        "clauses.unknown-clause",
        "Did you mean “prohibitions/ban”",
    ),
    "requires itself": (("general/x", "requires: [general/x]"), "clauses.requires-cycle", "Drop"),
    "excludes what stands": (
        ("general/x", "excludes: [prohibitions/ban]"),
        "clauses.excludes",
        "`when:`",
    ),
    "an unknown demand": (
        ("general/x", "cuts: [b.vii]"),
        "config.unknown-demand",
        "Did you mean",
    ),
    "an unknown fact": (("general/x", "when: {major: true}"), "config.unknown-fact", "mayor"),
    "one among several": (
        ("general/x", "when_any: [{mayor: true}, {major: true}]"),
        "config.unknown-fact",
        "mayor",
    ),
    "an impossible answer": (("general/x", "when: {length: long}"), "config.when", "short, full"),
    "an unknown key": (("general/x", "headline: x"), "config.unknown-key", "heading"),
    "an option with a wrong default": (
        ("general/x", "options: {n: {type: days, default: x, about: Days.}}"),
        "config.default",
        "digits",
    ),
    "an option defined twice": (
        ("general/x", "options: {length: {type: flag, default: true, about: L.}}"),
        "clauses.option-twice",
        "another name",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes(world: World, name: str) -> None:
    (clause, front), code, hint = MISTAKES[name]
    _clause(world, clause, front)
    _, found = world.draft("a")
    assert [d.code for d in found] == [code], [str(d) for d in found]
    assert hint in found[0].hint + found[0].message
    assert found[0].pos.file == f"templates/languages/en/us/{clause}.md"
    assert found[0].pos.line > 0


NOTICE = (
    "---\nid: rights/notice\nheading: Notice\nsubject: s\ndemands: [a]\ncore_of: [a]\n---\nWords.\n"
)


def test_a_clause_of_the_place_needs_a_place_in_the_outline(world: World) -> None:
    world.write("jurisdictions/us-xx-ville/rights/notice.md", NOTICE)
    _, found = world.draft("a")
    assert [d.code for d in found] == ["clauses.no-place"]
    assert '"rights/*"' in found[0].hint


def test_a_clause_of_the_tradition_stands_where_the_outline_has_a_place(world: World) -> None:
    world.write("rights/notice.md", NOTICE)
    drafted, found = world.draft("a")
    assert found == []
    assert drafted is not None
    assert "Words." not in str(drafted)


@pytest.mark.parametrize(
    ("folder", "tradition", "stands"),
    [
        ("us", "", True),
        ("us", "rejects: {all: [prohibitions/more]}\n", False),
        ("us", "rejects: {county: [prohibitions/more]}\n", True),
        ("common", "", False),
        ("common", "wants: {all: [prohibitions/more]}\n", True),
        ("common", "wants: {municipal: [prohibitions/more]}\n", True),
        ("common", "wants: {state: [prohibitions/more]}\n", False),
        (
            "common",
            "wants: {all: [prohibitions/more]}\nrejects: {municipal: [prohibitions/more]}\n",
            False,
        ),
        ("us/forms/city", "rejects: {all: [prohibitions/more]}\n", True),
    ],
)
def test_what_an_outline_takes(world: World, folder: str, tradition: str, stands: bool) -> None:
    file = f"templates/languages/en/{folder}/prohibitions/more.md"
    text = "---\nid: prohibitions/more\nheading: More\ndemands: [a]\n---\nWords.\n"
    world.write(file, text)
    order = "templates/traditions/us.yaml"
    world.write(order, "tradition: us\nname: United States\n" + tradition)
    selection, found = _selection(world, "a")
    assert found == []
    assert selection.has("prohibitions/more") == stands


@pytest.mark.parametrize(("levels", "stands"), [("municipal, county", True), ("state", False)])
def test_whose_law_a_clause_of_a_tradition_is(world: World, levels: str, stands: bool) -> None:
    front = f"id: prohibitions/more\nheading: More\ndemands: [a]\nlevels: [{levels}]"
    world.write("prohibitions/more.md", f"---\n{front}\n---\nWords.\n")
    selection, found = _selection(world, "a")
    assert found == []
    assert selection.has("prohibitions/more") == stands


def test_what_goes_with_a_clause_is_left_out_with_it(world: World) -> None:
    for name, front in {"end": "", "list": "beside: [prohibitions/end]\n"}.items():
        world.write(
            f"prohibitions/{name}.md",
            f"---\nid: prohibitions/{name}\nheading: {name}\ndemands: [a]\n{front}---\nWords.\n",
        )
    selection, found = _selection(world, "a")
    assert found == []
    assert selection.has("prohibitions/list")
    world.edit("templates/forms/city.yaml", "recitals: {", "omits: [prohibitions/end]\nrecitals: {")
    selection, found = _selection(world, "a")
    assert found == []
    assert not selection.has("prohibitions/list")
    (decision,) = [d for d in selection.decisions if d.clause == "prohibitions/list"]
    assert "goes with prohibitions/end" in decision.reason


def test_clauses_that_go_with_each_other_stand(world: World) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        world.write(
            f"prohibitions/{name}.md",
            f"---\nid: prohibitions/{name}\nheading: {name}\ndemands: [a]\n"
            f"beside: [prohibitions/{other}]\n---\nWords.\n",
        )
    selection, found = _selection(world, "a")
    assert found == []
    assert selection.has("prohibitions/one")
    assert selection.has("prohibitions/two")


def test_a_ring_of_requirements_is_named_once(world: World) -> None:
    for name, other in (("a", "b"), ("b", "c"), ("c", "a")):
        _clause(world, f"general/{name}", f"requires: [general/{other}]")
    _, found = world.draft("a")
    assert [d.code for d in found] == ["clauses.requires-cycle"]
    assert "general/a → general/b → general/c → general/a" in found[0].message


def test_requiring_what_answers_only_unselected_demands(world: World) -> None:
    _clause(world, "prohibitions/use", "subject: using", "demands: [b.i]", body="", own="Own.\n")
    _clause(world, "general/x", "requires: [prohibitions/use]")
    _, found = world.draft("a")
    assert [d.code for d in found] == ["clauses.requires"]
    assert "answers only b.i" in found[0].message
    assert 'has("prohibitions/use")' in found[0].hint
    assert found[0].pos.line == 4
    assert world.draft("a b.i")[1] == []


def test_options_of_clauses(world: World) -> None:
    _clause(
        world,
        "general/x",
        "options: {wait: {type: days, default: 30, maximum: 90, about: How long.}}",
        body='{{ period(options.wait, "day") }}.\n',
    )
    assert outline(world.stands("general/x")) == "clause: 30 days."
    world.edit("jurisdictions/us-xx-ville.yaml", "state:", "options: {wait: 1}\nstate:")
    assert outline(world.stands("general/x")) == "clause: 1 day."
    world.edit("jurisdictions/us-xx-ville.yaml", "wait: 1", "wait: 91, wayt: 2")
    found = world.draft()[1]
    assert [(d.code, d.pos.file, d.pos.line) for d in found] == [
        ("config.option", "jurisdictions/us-xx-ville.yaml", 5),
        ("clauses.unknown-option", "jurisdictions/us-xx-ville.yaml", 5),
    ]
    assert "0 to 90" in found[0].message
    assert "Did you mean “wait”" in found[1].hint


FILES = {
    "a drafting without a base file": (
        "general/x.own.md",
        "One.\n",
        "clauses.no-base",
        "general/x.md",
    ),
    "an id that is not the path": (
        "general/x.md",
        "---\nid: general/y\nheading: H\n---\nOne.\n",
        "clauses.id",
        "id: general/x",
    ),
    "no front matter": ("general/x.md", "One.\n", "clauses.no-front-matter", "---"),
    "front matter not closed": ("general/x.md", "---\nid: x\n", "config.front-matter", "---"),
    "no words": (
        "general/x.md",
        "---\nid: general/x\nheading: H\n---\n",
        "clauses.no-text",
        "Write the law",
    ),
    "front matter in a drafting": (
        "prohibitions/ban.own.md",
        "---\nid: x\n---\nOne.\n",
        "clauses.front-matter",
        "base file",
    ),
    "an empty drafting": ("prohibitions/ban.own.md", "\n", "clauses.empty", "delete"),
    "a direct drafting": ("prohibitions/ban.direct.md", "One.\n", "clauses.direct-file", "Move"),
    "a name that is no id": ("general/My clause.md", "One.\n", "clauses.stray-file", "small"),
}


@pytest.mark.parametrize("name", FILES)
def test_files(world: World, name: str) -> None:
    path, text, code, hint = FILES[name]
    world.write(path, text)
    _, found = world.draft("a")
    assert [d.code for d in found] == [code], [str(d) for d in found]
    assert hint in found[0].hint
    assert found[0].pos.file == f"templates/languages/en/us/{path}"


OUTLINES = {
    "an unknown clause": ("general/purpos", "clauses.unknown-clause", "general/purpose"),
    "an unknown kind": ("genral/*", "clauses.unknown-kind", "general"),
    "a clause twice": ("general/purpose\n  - general/purpose", "clauses.placed-twice", "once"),
}


@pytest.mark.parametrize("name", OUTLINES)
def test_outline_mistakes(world: World, name: str) -> None:
    line, code, hint = OUTLINES[name]
    quoted = "\n".join(f"  - {part.strip(' -')}" for part in line.split("\n"))
    quoted = quoted.replace("genral/*", '"genral/*"')
    world.edit("templates/forms/city.yaml", "outline:\n", f"outline:\n{quoted}\n")
    _, found = world.draft("a")
    assert [d.code for d in found] == [code], [str(d) for d in found]
    assert found[0].pos.file == "templates/forms/city.yaml"
    assert hint in found[0].hint + found[0].message + "once"


def test_a_misspelled_drafting_or_limit_names_the_nearest(world: World) -> None:
    form = "templates/forms/city.yaml"
    _clause(world, "prohibitions/use", "subject: u", "demands: [b.i]", body="", own="Own.\n")
    _clause(world, "general/tests", body="{% if limit('own-officers') %}One.{% endif %} Two.\n")
    text = (world.shipped / form).read_text()
    old = "b.i: [{draftings: [own], limits: [own-officers], "
    new = "b.i: [{draftings: [own], limits: [own-oficers, brand-new], "
    named = "limit_names: {own-oficers: its own officers, brand-new: what is new}\n"
    world.edit(form, old, new)
    (world.shipped / form).write_text(named + (world.shipped / form).read_text())
    _, found = _selection(world, "b.i")
    assert [(d.code, d.hint) for d in found] == [
        ("clauses.unknown-limit", "Did you mean “own-officers”?")
    ]
    line = text.split("\n").index(next(x for x in text.split("\n") if "b.i: [" in x)) + 2
    assert (found[0].pos.file, found[0].pos.line) == (form, line)
    world.edit(form, new, "b.i: [{draftings: [ownn], ")
    _, found = _selection(world, "b.i")
    assert [d.code for d in found] == ["clauses.no-text"]
    assert found[0].hint.startswith("Did you mean “own”? ")


def test_a_place_overrides_the_drafting_in_use(world: World) -> None:
    folder = world.working / "jurisdictions" / "us-xx-ville" / "prohibitions"
    folder.mkdir(parents=True)
    (folder / "ban.md").write_text(
        "---\nid: prohibitions/ban\nheading: Own\nsubject: own\ndemands: [a]\n"
        "core_of: [a]\n---\nOur words.\n"
    )
    draft, found = world.draft("a")
    assert draft is not None
    assert found == []
    assert outline(provision(draft, "prohibitions/ban")) == "clause: Our words."


def test_two_drafts_are_equal(world: World) -> None:
    assert world.draft("a") == world.draft("a")


@pytest.mark.parametrize(
    "where",
    [
        "ban.own.md",
        "en/prohibitions/ban.own.md",
        "forms/no-form/prohibitions/ban.own.md",
        "forms/no-form/en/prohibitions/ban.own.md",
        "addressees/ban.own.md",
    ],
)
def test_a_place_s_own_clause_where_nothing_reads_it_is_told(world: World, where: str) -> None:
    """Copied beside the folders of kinds, or too deep, it would change nothing in silence."""
    own = world.working / "jurisdictions" / "us-xx-ville" / where
    own.parent.mkdir(parents=True)
    own.write_text("The City stops.\n", "utf-8")
    _, found = world.draft()
    (told,) = [d for d in found if d.code == "clauses.stray-file"]
    assert told.pos.file == f"jurisdictions/us-xx-ville/{where}"
    assert "prohibitions/ban.own.md" in told.hint


def test_a_place_s_text_in_another_language_waits_in_its_folder(world: World) -> None:
    (world.working / "templates" / "languages" / "fr").mkdir(parents=True)
    own = world.working / "jurisdictions" / "us-xx-ville" / "fr" / "prohibitions" / "ban.own.md"
    own.parent.mkdir(parents=True)
    own.write_text("La Ville cesse.\n", "utf-8")
    draft, found = world.draft()
    assert [str(d) for d in found] == []
    assert "La Ville" not in str(draft)
