"""``make mutate SEED=n``: turn lines of the law at random, and say which changes no test saw.

A copy of the templates is changed, one line at a time, and asked in process what the tests ask:
does the text still read as its golden, do the claims of its clauses still stand, are its cores as
they were written down. Reversing changes go to prohibitions, definitions, exemptions and
remedies; other operative words are changed in lines of all templates, for the goldens alone.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from draftban.bill.tree import bill_provisions
from draftban.config.model import URGE
from draftban.review.claims import phrases, stands, words_of
from tests.content.cores import TURNED, cores, files
from tests.content.goldens import accepted, first_printed, paragraphs, text_of
from tests.content.readings import Reading, cases, golden_names, read
from tests.content.shipped import ROOT
from tests.content.stretches import body_lines, law_files
from tests.content.test_claims import metas
from tests.content.test_cores import differences

REVERSING = (
    "not-dropped",
    "exception-added",
    "person-struck",
    "and-for-or",
    "duty-weakened",
    "condition-eased",
    "member-struck",
    "number-raised",
    "bound-moved",
    "term-moved",
    "provision-moved",
    "point-struck",
)
OTHER = "other-words"
WANTED = 1.0
"""Of the reversing changes, the share that has to be seen without goldens."""

_END = re.compile(r"(\.?\s*(?:\{\{ *(?:any|all|each) *\}\})?\s*)$")
_TAGS_ALONE = re.compile(r"^(\s|\{%.*?%\})*$")
_PASSAGE_ALONE = re.compile(r"^\s*\{\{ *passage\(.*?\) *\}\}\s*$")


_LABEL = re.compile(r"\{\{ *label\([^)]*\) *\}\}")


@dataclass(frozen=True, slots=True)
class Mutation:
    """One changed line."""

    path: Path
    line: int
    kind: str
    before: str
    after: str

    def __str__(self) -> str:
        where = f"{self.path.relative_to(ROOT).as_posix()}:{self.line}: {self.kind}"
        return f"{where}\n    - {self.before.strip()}\n    + {self.after.strip()}"


def turned(line: str, kind: str, said: list[object]) -> list[str]:
    """``line`` with one change of that kind, in each way that it offers."""
    if kind == "exception-added":
        end = _END.search(line)
        assert end is not None
        return [f"{line[: end.start()]} {exception}{end[1]}" for exception in said]
    found: list[str] = []
    labels = [match.span() for match in _LABEL.finditer(line)]  # they print nothing
    for pattern, instead in said:  # type: ignore[misc]
        for match in re.finditer(pattern, line):
            start, end_ = match.span(1 if match.re.groups else 0)
            if any(first <= start < last for first, last in labels):
                continue
            found.append(f"{line[:start]}{instead}{line[end_:]}")
    return [one for one in dict.fromkeys(found) if one != line]


def kinds() -> dict[str, list[object]]:
    """What is done to a line, by kind of change."""
    said: dict[str, list[object]] = yaml.safe_load(
        (Path(__file__).parent / "mutations.yaml").read_text("utf-8")
    )
    return said


def lines_of(paths: Iterable[Path]) -> list[tuple[Path, int, str]]:
    """The lines of ``paths`` that have words of the law: no headings, no tags alone."""
    return [
        (path, at, line)
        for path in paths
        for at, line in body_lines(path)
        if not _TAGS_ALONE.match(line) and not re.match(r"^\s*\d+\. # ", line)
    ]


def mutations(
    paths: list[Path], wanted: tuple[str, ...], number: int, chance: random.Random
) -> Iterator[Mutation]:
    """``number`` different changes of lines of ``paths``, kinds in turn."""
    said = kinds()
    lines = [one for one in lines_of(paths) if not _PASSAGE_ALONE.match(one[2])]
    done: set[tuple[Path, int, str]] = set()
    while len(done) < number:
        kind = wanted[len(done) % len(wanted)]
        path, at, line = chance.choice(lines)
        after = chance.choice(turned(line, kind, said[kind]) or [line])
        if after != line and (path, at, after) not in done:
            done.add((path, at, after))
            yield Mutation(path, at, kind, line, after)


class Watch:
    """What the tests ask, of a copy of the templates."""

    def __init__(self, copy: Path) -> None:
        self.copy = copy
        whole = set(golden_names())
        self.places = {one.name: one.place for one in cases()}
        self.readings: dict[tuple[str, int], dict[str, Reading]] = {}
        """Readings that are the first to print some words of a line, by file and line."""
        for reading, new in first_printed():
            for stretch in new:
                at = (stretch.file, stretch.line)
                self.readings.setdefault(at, {})[reading.name] = reading
        self.texts = {name: paragraphs(accepted(name)) for name in whole}
        self.texts_of_cases = set(paragraphs(accepted("cases")))

    def seen(self, mutation: Mutation) -> tuple[bool, bool, bool]:
        """Whether the line is printed, whether a golden sees the change, and whether another
        check does.
        """
        path = self.copy / mutation.path.relative_to(ROOT)
        whole = path.read_text("utf-8")
        lines = whole.split("\n")
        lines[mutation.line - 1] = mutation.after
        path.write_text("\n".join(lines), "utf-8")
        try:
            file = mutation.path.relative_to(ROOT).as_posix()
            other = file in self.with_cores and bool(differences(file, cores(path)))
            golden = False
            readings = self.readings.get((file, mutation.line), {})
            for reading in readings.values():
                try:
                    again = self.again(reading)
                except AssertionError:  # the bill is a mistake now
                    return True, True, True
                golden = golden or self.differs(reading, again)
                other = other or self.claims_lost(again)
            return bool(readings), golden, other
        finally:
            path.write_text(whole, "utf-8")

    with_cores = frozenset(path.relative_to(ROOT).as_posix() for path in files())

    def again(self, reading: Reading) -> Reading:
        """The reading from the changed copy."""
        short = reading.name.endswith("-short") and reading.name not in self.places
        place = {"options": {"length": "short"}} if short else self.places.get(reading.name, {})
        return read(reading.name, reading.form, place, self.copy)

    def differs(self, before: Reading, after: Reading) -> bool:
        """Whether the golden of a reading would say that its text changed."""
        if before.name in self.texts:
            return paragraphs(text_of(after)) != self.texts[before.name]
        held = self.texts_of_cases.intersection(paragraphs(text_of(before)))
        return not held <= set(paragraphs(text_of(after)))

    @staticmethod
    def claims_lost(reading: Reading) -> bool:
        """Whether a clause of the reading says that it closes what its words no longer close."""
        length = "short" if "-short" in reading.name else "full"
        whole = reading.name in golden_names()
        for p in bill_provisions(reading.bill):
            if whole and p.kind == "clause" and p.drafting not in ("", URGE):
                meta, text = metas(reading.form)[p.source], words_of(p)
                said = phrases(meta, p.drafting, length)
                if any(not stands(phrase, text) for _, phrase in said):
                    return True
        return False


def main(arguments: list[str]) -> int:
    """Run, print what nobody saw, and return 1 if too much was not seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--number", type=int, default=150, help="reversing changes")
    asked = parser.parse_args(arguments)
    chance, start = random.Random(asked.seed), time.monotonic()
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(ROOT / "templates", copy / "templates")
        watch = Watch(copy)
        reversing = list(mutations(files(TURNED), REVERSING, asked.number, chance))
        others = list(mutations(law_files(), (OTHER,), asked.number // 3, chance))
        results = [(one, watch.seen(one)) for one in (*reversing, *others)]
    return report(asked.seed, results, time.monotonic() - start, print)


def report(
    seed: int,
    results: list[tuple[Mutation, tuple[bool, bool, bool]]],
    seconds: float,
    say: Callable[[str], None],
) -> int:
    """Say what was seen; 1 if a golden missed a change or the other checks missed too many."""
    missed = [one for one, (printed, by_golden, _) in results if printed and not by_golden]
    unprinted = [one for one, (printed, _, _) in results if not printed]
    reversing = [(one, seen[2]) for one, seen in results if one.kind in REVERSING]
    unseen = [one for one, seen in reversing if not seen]
    by_kind = Counter(one.kind for one, _ in reversing)
    unseen_by_kind = Counter(one.kind for one in unseen)
    say(f"Seed {seed}: {len(results)} changes in {seconds:.0f} s.")
    say(
        f"With goldens: {len(results) - len(unprinted) - len(missed)} of "
        f"{len(results) - len(unprinted)} changes of printed lines seen."
    )
    of_kinds = ", ".join(f"{kind} {n - unseen_by_kind[kind]}/{n}" for kind, n in by_kind.items())
    say(
        f"Without goldens: {len(reversing) - len(unseen)} of {len(reversing)} reversing changes "
        f"seen ({of_kinds})."
    )
    for heading, some in (
        ("No golden saw:", missed),
        ("Of lines that no reading prints:", unprinted),
        ("No test but goldens saw:", unseen),
    ):
        if some:
            say(heading)
            for one in some:
                say(f"  {one}")
    return int(bool(missed) or len(unseen) > (1 - WANTED) * len(reversing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
