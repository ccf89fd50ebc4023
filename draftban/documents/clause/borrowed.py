"""Words of a text that are typed elsewhere: terms, roles and verbs of duty, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from draftban.bill.folding import folded
from draftban.clauses.language.values import Use
from draftban.config.languages.worded import layered
from draftban.config.places import outer_places, read_place
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.documents.clause.parts import Printed, TextPart
from draftban.files.nodes import Map, Node, Scalar, Seq, get, key_pos, node_at, raw_at

VERBS = ("forbid", "oblige", "permit")
SUBJECT = "{subject}"
"""What is filled into a verb of duty."""


@dataclass(frozen=True, slots=True)
class Borrowed:
    """Words that a text calls by ``name`` (``term.public_actor.a``), and where they are typed."""

    name: str
    words: str
    pos: Pos


def borrowed(
    parts: Iterable[TextPart], setup: Setup, printed: Printed | None
) -> tuple[Borrowed, ...]:
    """The words that ``parts`` take from terms, roles and verbs of the form, each once, in the
    order in which they are named.

    Of a name that stands in a branch which is not taken, nothing is printed: such are left out,
    as far as ``printed``, the words of the place's bills, tells; ``None`` if there are no bills.
    """
    places = _Places(setup)
    found: dict[str, Borrowed] = {}
    for part in parts:
        if part.stands == ():
            continue
        said = None
        if printed is not None:
            said = folded(" ".join(printed.get(line, "") for line in dict.fromkeys(part.lines)))
        for use in part.names:
            one = places.words(use)
            if one is not None and (said is None or _stands(one.words, said)):
                found.setdefault(one.name, one)
    return tuple(found.values())


def _stands(words: str, said: str) -> bool:
    """Whether ``words``, what is filled into them left out, stand in ``said``."""
    return all(folded(piece) in said for piece in words.split(SUBJECT))


class _Places:
    """Where the words of one place are typed."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        search = setup.search
        terms = layered(search.every("terms.yaml"), search, Report())
        roles = node_at(setup.merged, "form", "roles")
        wording = [get(node, "wording") for node in self._places()]
        own = wording[:1]  # the words of terms are the place's own, or the language's
        self.nodes: dict[str, tuple[Node | None, ...]] = {
            "term": (*(get(node, "terms") for node in own), terms),
            "role": (*(get(node, "roles") for node in wording), roles),
        }

    def _places(self) -> Iterator[Map]:
        search = self.setup.search
        place = read_place(self.setup.path, search, Report())
        if place is not None:
            yield place.own
            yield from outer_places(place, search, Report())

    def words(self, use: Use) -> Borrowed | None:
        """What ``use`` prints, if that is typed in none of the texts."""
        if use.call and use.root in VERBS:
            return self._verb(use.root)
        known = {"term": self.setup.terms, "role": self.setup.roles}.get(use.root)
        if use.call or known is None or not use.args or use.args[0] not in known:
            return None
        name, *rest = use.args
        form = rest[0] if rest else self.setup.pack.default_form.get(use.root, "")
        words = known[name].get(form)
        if words is None:
            return None
        return Borrowed(".".join((use.root, *use.args)), words, self._pos(use.root, name, form))

    def _verb(self, name: str) -> Borrowed | None:
        verbs = node_at(self.setup.merged, "form", "verbs")
        return Borrowed(name, getattr(self.setup.form.verbs, name), key_pos(verbs, name))

    def _pos(self, kind: str, name: str, form: str) -> Pos:
        known = {"term": self.setup.terms, "role": self.setup.roles}[kind]
        for node in self.nodes[kind]:
            entry = get(node, name)
            for case in entry.items if isinstance(entry, Seq) else (entry,):
                value = get(case, form)
                if isinstance(value, Scalar) and raw_at(case, form) == known[name][form]:
                    return key_pos(case, form)
        return Pos(self.setup.search.display(self.setup.path))
