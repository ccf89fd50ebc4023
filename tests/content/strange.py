"""Words that no bill of a place may hold: of another kind of body, of another state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import draftban
from draftban.bill.soundness import soundness
from draftban.config import load_setup, search_path
from draftban.config.chains.bodies import BodyFiles
from draftban.config.regions import regions_of
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.files.nodes import node_at, raw_at
from draftban.files.yaml_source import read_mapping_file
from tests.content.bodies import bodies, foreign_words, law_of

KINDS = {body.body.body: body for body in bodies()}

UNNAMED = "State Legislature"
"""What stands for a legislature whose name nobody knows."""

HOUSES = {"ne": ("each house", "both houses", "either house", "two houses")}
"""What the legislature of a state does not have."""

INSTRUMENTS = {"ny": ("ordinance",)}
"""What local governments of a state do not enact."""

ANYWHERE = frozenset({"general court"})


@cache
def states() -> Mapping[str, str]:
    """The name of each state by its code."""
    found = regions_of("us", search_path(), Report())
    return {code: name for name, code in found.items()}


@cache
def legislature(state: str) -> tuple[str, ...]:
    """What the legislature of a state is called, as its region says; nothing where it does not."""
    search = search_path()
    path = search.region("us", state)
    node = read_mapping_file(path, search, Report()) if path else None
    role = node_at(node, "all", "roles", "legislature") if node else None
    return tuple(raw_at(role, form) for form in ("the", "one", "plural")) if role else ()


def strange(build: Build, kind: str, state: str) -> list[str]:
    """Each word of a law and of its companions that speaks of another kind of body or another
    state, with the words around it; a document whose caption does not name the state.
    """
    place = build.law.setup.jurisdiction
    own = (place.name, place.short, *legislature(state))
    found = []
    for document in build.documents:
        said = law_of(document.bill)
        vote = document.setup.form.form == "us-body-vote"  # any body may adopt that
        if states()[state] not in said.split("\n\n")[0] and not vote and kind != "tribal-nation":
            if not any(states()[state] in line for line in said.splitlines()[:2]):
                found.append(f"{document.stem}: no {states()[state]} in its caption")
        found += [f"{document.stem}: {each}" for each in _stand(said, own, kind, state)]
    return found


def _stand(said: str, own: Iterable[str], kind: str, state: str) -> Iterator[str]:
    if legislature(state) and UNNAMED.lower() in said.lower():
        yield UNNAMED
    for name in sorted(own, key=len, reverse=True):
        said = said.replace(name, "·")
    for words in (_words(kind), _names(state)):
        for match in words.finditer(said):
            around = said[max(match.start() - 40, 0) : match.end() + 40]
            yield f"“{match[0]}” in …{' '.join(around.split())}…"


@cache
def _words(kind: str) -> re.Pattern[str]:
    return _any(foreign_words(KINDS[kind]), re.IGNORECASE)


@cache
def _names(state: str) -> re.Pattern[str]:
    others = {name for code, name in states().items() if code != state}
    lacking = (*HOUSES.get(state, ()), *INSTRUMENTS.get(state, ()))
    return _any((*sorted(others), *lacking), re.IGNORECASE)


def _any(words: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    assert longest
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", flags)


# ---------------------------------------------------------------- a place of a kind in a state


def form_of(kind: str, state: str) -> str:
    """The form in which a place of this kind in a state writes: the state's own, where it has one
    for the form of that kind.
    """
    general = KINDS[kind].body.form
    own = general.replace("us-", f"us-{state}-", 1)
    known = draftban.config.chains.form_files.known_forms(search_path())
    return own if own in known else general


def write_place(kind: str, state: str, folder: Path) -> str:
    """The code of a place of this kind in a state, called Testville, whose file lies in
    ``folder`` then.
    """
    body: BodyFiles = KINDS[kind]
    code = f"us-{state}-{kind}"
    name = (body.names or ("{short}",))[0].replace("{short}", "Testville")
    path = folder / "jurisdictions" / f"{code}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"place: {code}\nform: {form_of(kind, state)}\nbody: {kind}\nname: {name}\n"
        f"short: Testville\nstate: {states()[state]}\nwithin: us-{state}\nprohibitions: all\n",
        "utf-8",
    )
    return code


def built(code: str, demands: Iterable[str] = (), folder: Path | None = None, **options: str) -> Build:
    """The place ``code`` for ``demands``, by default for its own: sound, without any mistake."""
    report = Report()
    setup = load_setup(code, report, demands=tuple(demands) or None, working=folder)
    assert setup is not None, "\n".join(map(str, report))
    known = {key: value for key, value in options.items() if key in setup.form.options}
    build = draftban.build(setup.with_options(known), report)
    assert not len(report), "\n".join(map(str, report))
    assert build.documents
    for document in build.documents:
        assert not list(soundness(document.bill)), document.stem
    return build
