"""A place of each kind of body, and the words that no bill of it may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import draftban
from draftban.bill.soundness import soundness
from draftban.bill.tree import FinalBill
from draftban.config import load_setup, search_path
from draftban.config.chains.bodies import BodyFiles, offered_bodies
from draftban.config.chains.forms import form_chain
from draftban.diagnostics import NOWHERE, Report
from draftban.files.nodes import Map, node_at, raw_at
from draftban.writers import write

STATE, LEGISLATURE = "Georgia", "the Georgia General Assembly"

COMMON = frozenset({"nation", "district", "districts", "governing body", "governing board"})
"""Words for other things as well: throughout the nation, the districts that a resolution asks, the
governing body of each.
"""


@cache
def bodies() -> tuple[BodyFiles, ...]:
    """Every kind of body of the United States."""
    search = search_path()
    _, form = form_chain("us-city", NOWHERE, search, Report())
    assert form is not None
    found = offered_bodies("us", form, search)
    assert len(found) == len(search.bodies("us")) > 10
    return found


def name_of(body: BodyFiles) -> str:
    """The name of a place of this kind, which is called Testville."""
    return (body.names or ("{short}",))[0].replace("{short}", "Testville")


def write_place(body: BodyFiles, folder: Path, state: str = STATE, region: str = "us-ga") -> str:
    """The code of a place of this kind in a ``state``, whose file lies in ``folder`` then."""
    code = f"{region}-{body.body.body}"
    path = folder / "jurisdictions" / f"{code}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"place: {code}\nform: {body.body.form}\nbody: {body.body.body}\n"
        f"name: {name_of(body)}\nshort: Testville\nstate: {state}\nprohibitions: all\n"
        "options: {power: a statute}\n",
        "utf-8",
    )
    return code


def bills(code: str, folder: Path, demands: Iterable[str], length: str) -> Iterator[FinalBill]:
    """The documents of the place ``code`` for ``demands``, sound and without any mistake."""
    report = Report()
    setup = load_setup(code, report, demands=tuple(demands), working=folder)
    assert setup is not None, "\n".join(map(str, report))
    build = draftban.build(setup.with_options({"length": length}), report)
    assert not len(report), "\n".join(map(str, report))
    for document in build.documents:
        assert not list(soundness(document.bill))
        yield document.bill


def law_of(bill: FinalBill) -> str:
    """All that a bill says but its findings, a line a paragraph."""
    paragraphs = write(bill, "text").decode().split("\n\n")
    said = (" ".join(paragraph.split()) for paragraph in paragraphs)
    return "\n".join(text for text in said if not text.startswith("WHEREAS"))


def own_words(body: BodyFiles) -> set[str]:
    """What a kind of body calls itself and its officers, in small letters."""
    roles = node_at(body.layers[-1], "roles")
    kinds = {raw_at(node_at(roles, "body"), form) for form in ("one", "plural")}
    return {word.lower() for word in kinds} | set(_officers(roles))


def _officers(roles: object) -> Iterator[str]:
    """The offices that a kind of body names; those that it only describes are not among them."""
    assert isinstance(roles, Map)
    for role in ("council", "executive", "clerk", "attorney", "police"):
        node = node_at(roles, role)
        cases = node.items if node is not None and not isinstance(node, Map) else (node,)
        for case in cases:
            one = raw_at(case, "one")
            if " of " not in one and " for " not in one and "named by" not in one:
                yield one.lower()


def foreign_words(body: BodyFiles) -> list[str]:
    """The words of all other kinds of body that are none of its own."""
    roles = node_at(body.layers[-1], "roles")
    asked = raw_at(node_at(roles, "localities"), "plural")  # for whom it speaks to the state
    own = own_words(body) | {word for words in (*own_words(body), asked) for word in words.split()}
    own |= {asked, "county"} if "counties" in own else set()
    return sorted(set().union(*map(own_words, bodies())) - own - COMMON)


def foreign(body: BodyFiles, text: str) -> list[str]:
    """The words of other kinds of body that stand in ``text``."""
    for name in (name_of(body), LEGISLATURE):
        text = text.replace(name, "")
    return [
        word for word in foreign_words(body) if re.search(rf"\b{re.escape(word)}\b", text, re.I)
    ]
