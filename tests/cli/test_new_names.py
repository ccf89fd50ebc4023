"""`draftban new` reads sixty names of every sort: it takes the right kind of place, or asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import click
import pytest
from click.testing import CliRunner

from draftban.cli.app import cli
from draftban.cli.wizard.gazetteer import Gazetteer
from draftban.cli.wizard.placing import place
from draftban.cli.wizard.question import Ground, Question
from draftban.cli.wizard.questions import questions
from draftban.files.content import content_root

TAKEN = [
    ("Dayton, Ohio", "city", "City of Dayton"),
    ("St. Louis, MO", "city", "City of St. Louis"),
    ("Española, NM", "city", "City of Española"),
    ("Oak Park, IL", "village", "Village of Oak Park"),
    ("Village of Yellow Springs, OH", "village", "Village of Yellow Springs"),
    ("Cary, NC", "town", "Town of Cary"),
    ("Town of Paradise Valley, AZ", "town", "Town of Paradise Valley"),
    ("State College, PA", "borough", "Borough of State College"),
    ("Borough of Fort Lee, NJ", "borough", "Borough of Fort Lee"),
    ("Lower Merion Township, PA", "township", "Lower Merion Township"),
    ("Township of Cherry Hill, NJ", "township", "Township of Cherry Hill"),
    ("King County, WA", "county", "King County"),
    ("County of Los Angeles, CA", "county", "County of Los Angeles"),
    ("Orleans Parish, LA", "parish", "Orleans Parish"),
    ("East Baton Rouge Parish, LA", "parish", "East Baton Rouge Parish"),
    ("Anchorage, AK", "regional-borough", "Municipality of Anchorage"),
    ("Kenai Peninsula Borough, AK", "regional-borough", "Kenai Peninsula Borough"),
    ("Denver, CO", "city-county", "City and County of Denver"),
    ("Honolulu, HI", "city-county", "City and County of Honolulu"),
    ("Austin ISD, TX", "school-district", "Austin ISD"),
    ("Fairfax County Public Schools, VA", "school-district", "Fairfax County Public Schools"),
    ("East Bay Regional Park District, CA", "special-district", ""),
    ("Tri-County Transit Authority, OR", "special-district", ""),
    ("Example Nation, AZ", "tribal-nation", "Example Nation"),
    ("Pueblo of Example, NM", "tribal-nation", "Pueblo of Example"),
]
"""Two of each kind that a name can show; the names of three of them are as they are typed."""

ASKED = [
    # a consolidated government has a name that no pattern gives, and a Texas county little power
    ("Louisville, KY", "kind", "consolidated"),
    ("City of Nashville, TN", "kind", "consolidated"),
    ("Travis, TX", "kind", "county-policy"),
    ("Middlesex County, MA", "kind", "no county of this name there that has a government"),
    # places that the census counts and that do not govern
    ("Arden-Arcade, CA", "county", "Sacramento County"),
    ("Bethesda, MD", "county", "Montgomery County"),
    ("Metairie, LA", "county", "Jefferson Parish"),
    ("Paradise, NV", "county", "Clark County"),
    ("Los Alamos, NM", "county", "Los Alamos County"),
    ("Waipahu, HI", "county", "City and County of Honolulu"),
    ("Highlands Ranch, CO", "county", "Douglas County"),
    ("Kailua, HI", "county", "Hawaii County"),
    ("City of Arden-Arcade, CA", "kind", "county"),
    ("Levittown, PA", "kind", "township"),
    # one name, several places
    ("Springfield", "state", "Illinois"),
    ("Town of Oak Park, IL", "kind", "village"),
    ("Hempstead, NY", "kind", "town"),
    ("Ventura, CA", "kind", "county"),
    ("Oakwood, OH", "kind", "village"),
    ("Rutland, VT", "kind", "town ("),
    ("Boise, ID", "kind", "city"),
    ("Lincoln Village, OH", "kind", "township"),
    ("Burbank, CA", "kind", "another of that name"),
    ("Orleans County, LA", "kind", "parish"),
    # towns of New England
    ("Deer Isle, ME", "kind", "town-meeting"),
    ("Town of Deer Isle, ME", "kind", "town-meeting"),
    ("Brunswick, ME", "kind", "town ("),
    ("Brookline, MA", "kind", "town-meeting"),
    ("Amherst, MA", "kind", "city"),
    ("Town of Falmouth, MA", "kind", "town-meeting"),
    ("Stonington, CT", "kind", "town ("),
    ("Hanover, NH", "kind", "town"),
    ("Narragansett, RI", "kind", "town"),
    ("Brattleboro, VT", "kind", "town ("),
    ("Lost Nation, IA", "kind", "city (a city in the United States)"),
]
"""What is asked, and what is named there: an answer that there may be, or a reason."""


@cache
def _ground(*, in_person: bool = False) -> Ground:
    """What the questions of the command stand on, before any answer."""
    seen: list[Ground] = []

    def look(ground: Ground) -> None:
        seen.append(ground)
        raise click.Abort

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("draftban.cli.wizard.questions.questions", look)
        patch.chdir(content_root())
        CliRunner().invoke(cli, ["new", "--set", "name=Dayton", "--force"])
    return replace(seen[0], in_person=in_person)


def _list() -> Gazetteer:
    return _ground().gazetteer("us")


def _answers(typed: str, *, in_person: bool = False) -> Iterator[tuple[Question, object]]:
    """The questions about ``typed``, each with its default, until one has none."""
    asking = questions(_ground(in_person=in_person))
    question = next(asking)
    while True:
        taken = typed if question.key == "name" else question.default
        value = None if taken is None else question.accept(taken)
        yield question, value
        if value is None and not question.open:
            return
        try:
            question = asking.send(value)
        except StopIteration:
            return


def _read(typed: str) -> tuple[dict[str, object], dict[str, str]]:
    """What is taken of ``typed`` without another answer, and what is told where one is needed."""
    found: dict[str, object] = {}
    needed: dict[str, str] = {}
    for question, value in _answers(typed):
        found[question.key], needed[question.key] = value, question.needed
        if question.key == "official":
            break
    return found, needed


def test_there_are_sixty_of_every_sort() -> None:
    assert len(TAKEN) + len(ASKED) == 60
    kinds = Counter(kind for _, kind, _ in TAKEN)
    assert min(kinds.values()) == 2
    assert set(kinds) == set(_ground().offer.kinds) - {
        "consolidated",
        "county-policy",
        "town-meeting",
    }


@pytest.mark.parametrize(("typed", "kind", "name"), TAKEN)
def test_a_name_of_one_kind_is_taken_for_what_it_is(typed: str, kind: str, name: str) -> None:
    found, _ = _read(typed)
    assert found["kind"] == kind
    assert found["official"] == (name or typed.rpartition(",")[0])


@pytest.mark.parametrize(("typed", "key", "answer"), ASKED)
def test_where_a_name_may_be_several_one_is_asked_for(typed: str, key: str, answer: str) -> None:
    found, needed = _read(typed)
    assert found[key] is None or found[key] == answer, "taken, and not for what it is"
    assert found[key] == answer or answer in needed[key]


def test_most_of_these_are_asked_about() -> None:
    asked = [typed for typed, key, _ in ASKED if _read(typed)[0][key] is None]
    assert len(asked) > 30
    assert {"Town of Oak Park, IL", "Springfield", "Arden-Arcade, CA"} < set(asked)


@pytest.mark.parametrize(("typed", "kind"), [(typed, kind) for typed, kind, _ in TAKEN[::2]])
def test_a_person_is_asked_no_question_of_law_on_the_way(typed: str, kind: str) -> None:
    asked = [q.key for q, _ in _answers(typed, in_person=True) if not q.quiet]
    assert asked[:2] == ["name", "kind"]
    assert asked[-1] in ("more", "file")
    assert not [key for key in asked if key.startswith("facts.")]


@pytest.mark.parametrize(
    ("form", "typed", "certain", "kinds"),
    [
        ("us-policy", "Somewhere, CA", False, ("school-district", "special-district")),
        ("us-county", "Oak Park, IL", False, ("county", "village")),
        ("us-city", "Oak Park, IL", True, ("village",)),
        ("us-wa-county", "Somewhere, WA", True, ("county",)),
    ],
)
def test_a_form_says_the_kind_if_one_alone_writes_in_it(
    form: str, typed: str, certain: bool, kinds: tuple[str, ...]
) -> None:
    name, _, state = typed.partition(", ")
    found = place(name, state.lower(), form, _ground().offer, _list(), " of ")
    assert (found.certain, found.kinds) == (certain, kinds)


def test_enter_takes_a_person_from_a_place_that_the_census_counts_to_its_county() -> None:
    found = {q.key: (q, value) for q, value in _answers("Arden-Arcade, CA", in_person=True)}
    question, county = found["county"]
    assert county == "Sacramento County"
    assert "no government of its own" in question.why[0]
    assert found["kind"][1] == "county"
    assert found["official"][1] == "Sacramento County"


def test_a_place_may_govern_itself_after_all() -> None:
    asking = questions(_ground(in_person=True))
    name = next(asking)
    asking.send(name.accept("Arden-Arcade, CA"))
    county = asking.send("California")
    kind = asking.send(county.accept("itself"))
    assert (kind.key, kind.default) == ("kind", None), "nobody has said which"
    official = asking.send(kind.accept("city"))
    assert official.default == "City of Arden-Arcade"


def test_a_name_in_one_state_alone_offers_it() -> None:
    question = next(q for q, _ in _answers("Deer Isle", in_person=True) if q.key == "state")
    assert question.default == "Maine"
    assert question.why == ("The census lists Deer Isle in Maine.",)


# ---------------------------------------------------------------- the list


def test_the_list_says_what_it_is_and_has_the_kinds_of_body_that_there_are() -> None:
    text = _list().text
    head = text[: text.index("\n[")]
    for word in ("Census Bureau", "public domain", "CC BY 4.0", "2020", "It lacks"):
        assert word in head
    parts = re.findall(r"^\[(\S+) (\S+)\]$", text, re.M)
    assert len(parts) > 200
    assert len(set(parts)) == len(parts)
    known = _ground().offer
    regions = {*known.kind("city").regions.values(), "*"}
    assert {region for region, _ in parts} == regions - {"dc"}
    words = {"designated", "lacks", "shares", "around", "spelled"}
    assert {kind for _, kind in parts} - words <= set(known.kinds)
    assert len(text.encode()) < 1_500_000
    assert text.count("\n") > 30_000


def test_a_name_stands_in_the_list_as_it_is_looked_for() -> None:
    found = _list()
    for part in ("ca designated", "il village", "me town"):
        start = found.text.index(f"[{part}]\n") + len(part) + 3
        names = [n.partition("\t")[0] for n in found.text[start:].split("\n[")[0].splitlines()]
        assert names
        assert names == [found.fold(name) for name in names]
