"""Goldens: the whole text of each form in its model place, what cases print besides, which clauses
stand for each single demand and each pair, the papers of two
ordinances that are amended, and docs/lint.md.

``python -m tests.content.goldens`` lists them; with a name behind it, or a form's code, it takes
the text as it is now for the expected one and prints the sentences that changed.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from draftban.bill.tree import bill_provisions
from draftban.cli.telling.checklist_text import page
from draftban.diagnostics import Report
from draftban.files.search import search_path
from draftban.review.lint.guidance import load_guidance
from draftban.review.lint.run import rules
from draftban.writers import write
from tests.amending import places as amending
from tests.content.readings import (
    OTHER_LENGTHS,
    Mark,
    Reading,
    case,
    cases,
    golden,
    golden_names,
    of_place,
)
from tests.content.selections import CITIES, assert_sound, build, singles_and_pairs
from tests.content.shipped import ROOT
from tests.content.stretches import Stretch, law_files, stretches

GOLDEN = Path(__file__).parent / "golden"
AMENDING = "us-city-amending"
"""The form of which the papers of two ordinances are goldens too."""
LINT = "docs/lint.md"

_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[“(A-Z\d])")


def whole_text(name: str) -> str:
    """The text of the golden ``name``, as the text writer writes it."""
    return text_of(golden(name))


def text_of(reading: Reading) -> str:
    """The text of a reading."""
    return write(reading.bill, "text").decode()


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def sentences(text: str) -> list[str]:
    """The sentences of a text, and the points of its lists."""
    return [s for paragraph in paragraphs(text) for s in _SENTENCE.split(paragraph)]


# ---------------------------------------------------------------- what is printed


def by_line(marks: Iterable[Mark]) -> Mapping[tuple[str, int], list[int]]:
    """Columns of marks by file and line."""
    found: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for file, line, column in marks:
        found[file, line].append(column)
    return found


def printed(stretch: Stretch, columns: Mapping[tuple[str, int], list[int]]) -> bool:
    """Whether a stretch begins at one of these marks."""
    at = columns.get((stretch.file, stretch.line), ())
    return any(stretch.column <= column < stretch.end for column in at)


@cache
def all_stretches() -> tuple[Stretch, ...]:
    """Every stretch of words of the law that ships."""
    return tuple(s for path in law_files() for s in stretches(path))


def news(reading: Reading, left: Iterable[Stretch]) -> list[Stretch]:
    """Those of ``left`` that ``reading`` prints."""
    columns = by_line(reading.marks)
    return [stretch for stretch in left if printed(stretch, columns)]


def first_printed() -> Iterator[tuple[Reading, list[Stretch]]]:
    """Each golden and each case with what it is the first to print; last nobody's, if any."""
    left: list[Stretch] = list(all_stretches())
    for reading in (
        *(golden(name) for name in golden_names()),
        *(case(one.name) for one in cases()),
    ):
        new = news(reading, left)
        yield reading, new
        left = [stretch for stretch in left if stretch not in set(new)]


# ---------------------------------------------------------------- cases


def cases_text() -> str:
    """Of each case the paragraphs that hold words no golden and no case before it prints."""
    whole = set(golden_names())
    parts = []
    for reading, new in first_printed():
        if reading.name not in whole:
            beside = reading.form if reading.form in whole else of_place(reading.form)
            usual = {unnumbered(line) for line in paragraphs(whole_text(beside))}
            kept, _ = holding(new, paragraphs(text_of(reading)), usual)
            parts.append(f"## {reading.name}\n\n" + "".join(f"{line}\n\n" for line in kept))
    return "".join(parts)


def holding(
    new: Iterable[Stretch], lines: list[str], usual: Collection[str] = ()
) -> tuple[list[str], list[Stretch]]:
    """Those of ``lines`` that hold the words of ``new``, and the stretches that none holds.

    Lines that are ``usual``, but for their numbers, are taken only if no other holds a stretch.
    """
    wanted: defaultdict[tuple[str, int], list[Stretch]] = defaultdict(list)
    for stretch in new:
        wanted[stretch.file, stretch.line].append(stretch)
    kept: set[int] = set()
    lost: list[Stretch] = []
    for of_line in wanted.values():
        words = [re.escape(bare(s.words)) for s in of_line]
        pattern = re.compile(r".*?".join(words), re.IGNORECASE)
        found = {i for i, line in enumerate(lines) if pattern.search(line)}
        kept |= {i for i in found if unnumbered(lines[i]) not in usual} or found
        if not found:
            lost += of_line
    wanted_lines = _with_points(kept, lines)
    return [line for i, line in enumerate(lines) if i in wanted_lines], lost


def _with_points(kept: Collection[int], lines: list[str]) -> set[int]:
    """The lines ``kept``, and the points under each that is a lead-in: their last joiner is its."""
    found = set(kept)
    for i in kept:
        while lines[i].endswith((":", "—", ";", ",", " and", " or")) and i + 1 < len(lines):
            i += 1
            found.add(i)
    return found


def unnumbered(paragraph: str) -> str:
    """A paragraph without numbers: those of its own and of the sections it cites."""
    return re.sub(r"\(\w+\)|\d+", "", paragraph)


def bare(words: str) -> str:
    """The words of a stretch without the marks of a list and a heading around them."""
    return re.sub(r"^\s*\d+\.\s*(# *)?", "", words).strip(" ,.")


# ---------------------------------------------------------------- outlines


def outlines() -> str:
    """Which clauses stand, one line for each city, document and selection of one or two demands;
    those that stand in every selection on the first line of a document.
    """
    return _outlines({city: singles_and_pairs() for city in CITIES})


def sample_of_outlines() -> tuple[str, str]:
    """The lines of some selections as they were accepted and as they are now: each demand alone,
    and a third of the pairs, of each city another one.
    """
    sample = {
        city: [d for n, d in enumerate(singles_and_pairs()) if len(d) == 1 or n % 3 == number]
        for number, city in enumerate(CITIES)
    }
    lines = [line.partition(":") for line in accepted("outlines").splitlines()]
    always = {
        name.removesuffix(" always"): frozenset(ids[1:].split(" "))
        for name, _, ids in lines
        if name.endswith(" always")
    }
    wanted = {
        f"{stem} {selection}"
        for stem in always
        for selection in ("always", *map("+".join, next(d for c, d in sample.items() if c in stem)))
    }
    before = "".join(f"{''.join(line)}\n" for line in lines if line[0] in wanted)
    return before, _outlines(sample, always)


def _outlines(
    selections: Mapping[str, Iterable[tuple[str, ...]]],
    always_: Mapping[str, frozenset[str]] | None = None,
) -> str:
    """The outlines of these ``selections`` of each city. What stands in all of them stands in every
    one there is, unless ``always_`` says that of some of it alone.
    """
    lines = []
    for city, chosen in selections.items():
        documents: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
        for demands in chosen:
            made = build(city, demands)
            assert_sound(made)
            for document in made.documents:
                ids = [p.source for p in bill_provisions(document.bill) if p.kind == "clause"]
                documents[document.stem]["+".join(demands)] = list(dict.fromkeys(ids))
        for stem, of in documents.items():
            always = set.intersection(*(set(ids) for ids in of.values()))
            if always_ is not None:
                always &= always_.get(stem, frozenset())
            first = next(iter(of.values()))
            lines.append(f"{stem} always: {' '.join(i for i in first if i in always)}")
            for demands_, ids in of.items():
                rest = " ".join(i for i in ids if i not in always)
                lines.append(f"{stem} {demands_}: {rest}".rstrip())
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------- accepting


def made() -> dict[str, Callable[[], str]]:
    """What makes the text of each golden, by its name."""
    found: dict[str, Callable[[], str]] = {
        name: (lambda name=name: whole_text(name)) for name in golden_names()
    }
    return {**found, "cases": cases_text, "outlines": outlines}


def elsewhere() -> dict[str, Callable[[], str]]:
    """What other rooms of tests hold against an accepted text."""
    return {**amending.texts(), LINT: lint_page}


def lint_page() -> str:
    """``docs/lint.md``."""
    guidance = load_guidance(rules(), search_path(), Report())
    assert guidance is not None
    return page(rules(), guidance)


def path_of(name: str) -> Path:
    """The file of a golden."""
    if name == LINT:
        return ROOT / name
    return (amending.GOLDEN if name in amending.texts() else GOLDEN) / f"{name}.txt"


def accepted(name: str) -> str:
    """The text that was accepted; empty if none was."""
    path = path_of(name)
    return path.read_text("utf-8") if path.exists() else ""


def changed(before: str, after: str) -> list[str]:
    """The sentences that differ, those of ``before`` marked with -, those of ``after`` with +."""
    old, new = sentences(before), sentences(after)
    lines: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            lines += [f"- {line}" for line in old[a:b]]
            lines += [f"+ {line}" for line in new[c:d]]
    return lines


def main(arguments: list[str]) -> int:
    """List the goldens, or accept those of the form or name in ``arguments``."""
    known = {**made(), **elsewhere()}
    asked = [a for a in arguments if a]
    if not asked:
        print("Goldens: make accept-goldens FORM=… with one of these. Nothing was changed.")
        print(*(f"  {name}" for name in known), sep="\n")
        return 0
    for form in asked:
        meant = {form, *(f"{form}-{at}" for at in OTHER_LENGTHS)}
        meant |= set(amending.texts()) if form == AMENDING else set()
        names = [name for name in known if name in meant]
        if not names:
            print(f"There is no golden {form}; there are {', '.join(known)}.", file=sys.stderr)
            return 1
        for name in names:
            before, after = accepted(name), known[name]()
            path_of(name).write_text(after, "utf-8")
            lines = changed(before, after)
            print(f"{name}: " + ("no sentence changed." if not lines else "changed sentences:"))
            print(*lines, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
