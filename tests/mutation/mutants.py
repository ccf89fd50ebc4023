"""Mutants: a shipped file changed by chance, the same for the same kind and number."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import cache

import yaml

from tests.conftest import REPOSITORY
from tests.mutation import trees
from tests.mutation.characters import LANGUAGE, ODD

PLACE, FORM, CLAUSE, MANIFEST = "place", "form", "clause", "manifest"

_BYTES = 0.3
"""The share of mutants made from bytes; the others are made from what the bytes say."""

TINY = REPOSITORY / "tests" / "clauses" / "fixtures" / "shipped"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed file: its ``name`` below the working folder, and its bytes."""

    kind: str
    number: int
    name: str
    data: bytes

    @property
    def seed(self) -> str:
        """What makes it again."""
        return f"{self.kind}:{self.number}"


def mutant(kind: str, number: int, written: str = "") -> Mutant:
    """Mutant ``number`` of a kind of file; of ``written`` where a build writes that file."""
    chance = random.Random(f"{kind}:{number}")
    name, text = ("manifest.json", written) if written else _original(kind, number, chance)
    if chance.random() < _BYTES:
        return Mutant(kind, number, name, _bytes(text.encode(), chance))
    changed = {PLACE: _place, FORM: _form, CLAUSE: _clause, MANIFEST: _manifest}[kind](text, chance)
    return Mutant(kind, number, name, changed.encode("utf-8", "surrogatepass"))


def _original(kind: str, number: int, chance: random.Random) -> tuple[str, str]:
    """The file to change: places and forms in turn, so that none is left out; of the many clauses
    one by chance.
    """
    every = originals(kind)
    drawn = chance.choice(every)
    return drawn if kind == CLAUSE else every[number % len(every)]


@cache
def originals(kind: str) -> tuple[tuple[str, str], ...]:
    """The files that mutants of ``kind`` are made from: name and text."""
    root, pattern = {
        PLACE: (REPOSITORY, "jurisdictions/*.yaml"),
        FORM: (REPOSITORY, "templates/forms/*.yaml"),
        CLAUSE: (TINY, "templates/languages/en/**/*.md"),
    }[kind]
    paths = sorted(root.glob(pattern))
    if kind == CLAUSE:
        every = sorted(REPOSITORY.glob("templates/languages/en/**/*.md"))
        paths += [path for path in every if not {"papers", "addressees"} & {*path.parts}]
    assert paths, pattern
    return tuple(
        (
            path.relative_to(TINY if TINY in path.parents else REPOSITORY).as_posix(),
            path.read_text("utf-8"),
        )
        for path in paths
    )


def _place(text: str, chance: random.Random) -> str:
    tree = trees.mutated(yaml.safe_load(text), trees.schema("jurisdiction"), chance)
    return trees.dumped(tree)


def _form(text: str, chance: random.Random) -> str:
    return trees.dumped(trees.mutated(yaml.safe_load(text), trees.schema("form"), chance))


def _clause(text: str, chance: random.Random) -> str:
    front, body = "", text
    if text.startswith("---\n"):  # else it is another drafting, whose base file has it
        _, front, body = text.split("---\n", 2)
    if front and chance.random() < 0.4:
        front = trees.dumped(trees.mutated(yaml.safe_load(front), None, chance))
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        at = chance.randrange(len(body) + 1)
        piece = chance.choice(LANGUAGE if chance.random() < 0.7 else ODD)
        until = at + (chance.randrange(30) if chance.random() < 0.3 else 0)
        body = body[:at] + piece + body[until:]
    return f"---\n{front}---\n{body}" if front else body


def _manifest(text: str, chance: random.Random) -> str:
    tree = trees.mutated(json.loads(text), None, chance)
    return trees.as_it_stands(json.dumps(tree, ensure_ascii=chance.random() < 0.5))


_PIECES = (
    *(
        b"\x00",
        b"\xff",
        b"\xc3",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\t",
        b"\r",
        b"\r\n",
    ),
    *(
        b"---\n",
        b"...\n",
        b"- ",
        b": ",
        b"? ",
        b"#",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b"&a ",
        b"*a",
        b"|\n",
    ),
    *(
        b">\n",
        b"!!str ",
        b"%YAML 1.1\n",
        b"'",
        b'"',
        b"\\",
        b"\n",
        b" ",
        b"\n\n  ",
        b"@",
        b"`",
        b"=",
        b"<<: ",
    ),
    *(b"[" * 2_000, b"{a: " * 500, b"- " * 900, b"{{", b"}}", b"{%", b"1. ", b"x" * 20_000),
)


def _bytes(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(data) + 1)
        until = min(len(data), at + chance.choice((1, 2, 8, 40, 400)))
        match chance.randrange(7):
            case 0 if at < len(data):
                data = data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
            case 1:
                data = data[:at] + data[until:]
            case 2:
                data = data[:until] + data[at:]
            case 3:
                data = data[:at] + chance.choice(ODD).encode("utf-8", "surrogatepass") + data[at:]
            case 4 if chance.random() < 0.1:
                data = data[:at]
            case 5:
                back = chance.randrange(len(data) + 1)
                data = data[:back] + data[at:until] + data[back:]
            case _:
                data = data[:at] + chance.choice(_PIECES) + data[at:]
    return data
