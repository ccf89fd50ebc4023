"""Words that no bill of a place may hold: of another kind of body, of another state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import draftban
from draftban.bill.soundness import soundness
from draftban.bill.tree import Recital
from draftban.config import load_setup, search_path
from draftban.config.chains.form_files import known_forms
from draftban.config.regions import regions_of
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.files.nodes import EMPTY, Map, Node, Scalar, node_at
from draftban.files.yaml_source import read_mapping_file
from draftban.writers import write
from tests.content.bodies import bodies, foreign_words, name_of

KINDS = {body.body.body: body for body in bodies()}

UNNAMED = "State Legislature"
"""What stands for a legislature whose name nobody knows."""

LACKING = {
    "ne": ("each house", "both houses", "either house", "two houses"),
    "ny": ("this ordinance", "the ordinance", "an ordinance prohibiting"),
}
"""What a state does not have: a second house, local laws that are called ordinances."""

STATELESS = frozenset(["us-body-vote", "us-or-city", "us-or-city-resolution", "us-wa-county"])
"""Forms whose captions do not name a state: of a vote that any body may adopt, and in the manner of
one city or county.
"""


@cache
def states() -> Mapping[str, str]:
    """The name of each state by its code."""
    found = regions_of("us", search_path(), Report())
    return {code: name for name, code in found.items()}


@cache
def region(state: str) -> Map:
    """What the file of a state says; nothing where it has none."""
    path = search_path().region("us", state)
    return (read_mapping_file(path, search_path(), Report()) if path else None) or EMPTY


@cache
def legislature(state: str) -> tuple[str, ...]:
    """What the legislature of a state is called in its file; nothing where it does not say."""
    named = (node_at(said, "roles", "legislature") for _, _, said in region(state).items)
    return next((tuple(_words_in(role)) for role in named if role is not None), ())


def _words_in(node: Node | None) -> Iterator[str]:
    for _, _, one in node.items if isinstance(node, Map) else ():
        if isinstance(one, Scalar):
            yield one.raw
        else:
            yield from _words_in(one)


def strange(build: Build, kind: str, state: str) -> list[str]:
    """Each word of a law and of its companions that speaks of another kind of body or another
    state, with the words around it; a document whose caption does not name the state. Findings
    may speak of others. Without a ``state`` none may be named.
    """
    place = build.documents[0].setup.jurisdiction
    here = states().get(state, "")
    own = [name for name in (place.name, place.short, here, *legislature(state)) if name]
    found = []
    for document in build.documents:
        bill = document.bill
        law = (part for part in bill.preamble if not isinstance(part, Recital))
        said = write(replace(bill, preamble=tuple(law)), "text").decode()
        form = document.setup.form.form
        caption = " ".join(said.split("\n\n")[:2])
        if form not in STATELESS and here not in caption:
            found.append(f"{document.stem}: no {here} in its caption")
        found += [f"{document.stem}: {each}" for each in _stand(said, own, kind, state)]
    return found


def _stand(said: str, own: Iterable[str], kind: str, state: str) -> Iterator[str]:
    said = " ".join(said.split())
    named = UNNAMED in " ".join(legislature(state))
    if legislature(state) and UNNAMED.lower() in said.lower() and not named:
        yield UNNAMED
    for name in sorted(own, key=len, reverse=True):
        said = said.replace(name, "·")
    for words in (_kinds(kind, state), _states(state)):
        for match in words.finditer(said):
            around = said[max(match.start() - 40, 0) : match.end() + 40]
            yield f"“{match[0]}” in …{around}…"


@cache
def _kinds(kind: str, state: str) -> re.Pattern[str]:
    """The words of other kinds of body, but those that the state has for this one."""
    own = {word.lower() for word in _words_in(node_at(region(state), "bodies", kind, "roles"))}
    own |= {word for words in own for word in words.split()}
    return _any(word for word in foreign_words(KINDS[kind]) if word not in own)


@cache
def _states(state: str) -> re.Pattern[str]:
    others = (name for code, name in states().items() if code != state)
    return _any((*others, *LACKING.get(state, ())))


def _any(words: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    assert longest
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


# ---------------------------------------------------------------- a place of a kind in a state


def form_of(kind: str, state: str) -> str:
    """The form in which a place of this kind in a state writes, as `draftban new` has it."""
    own = f"us-{state}-{kind}"
    return own if own in known_forms(search_path()) else KINDS[kind].body.form


def write_place(kind: str, state: str, folder: Path) -> str:
    """The code of a place of this kind in a state, called Testville, whose file lies in
    ``folder`` then. It names what gives it power where the state asks for that.
    """
    code = f"us-{state}-{kind}-x"
    name = name_of(KINDS[kind])
    path = folder / "jurisdictions" / f"{code}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"place: {code}\nform: {form_of(kind, state)}\nbody: {kind}\nname: {name}\n"
        f"short: Testville\nstate: {states()[state]}\nwithin: us-{state}\nprohibitions: all\n"
        + "options: {power: the charter of Testville}\n"
        * _needs_power(kind, state),
        "utf-8",
    )
    return code


def _needs_power(kind: str, state: str) -> bool:
    return node_at(region(state), "bodies", kind, "options", "power") is not None


def built(
    code: str, demands: Iterable[str] = (), folder: Path | None = None, **options: str
) -> Build:
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
