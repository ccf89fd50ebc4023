"""The files of a law that is amended: how such laws are written, its text, the decisions."""

from __future__ import annotations

import re

from draftban.config.amending.decisions import decisions
from draftban.config.amending.law import Existing
from draftban.config.amending.sections import read_sections
from draftban.config.decode import decode
from draftban.config.languages.worded import layered
from draftban.config.model.amending import AmendingData, ExistingFacts
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Map, node_at
from draftban.files.search import SearchPath
from draftban.files.text import bad_characters
from draftban.files.yaml_source import parse_front_matter, read_mapping_file

NAMES = ("existing.md", "existing.txt")
"""What the file with that law may be called."""

DECISIONS = "amends.yaml"
DATA = "amending.yaml"

OTHER_FORM = (
    "Write the form of a law that amends in the place's file (`draftban forms` lists the forms)"
)
"""What to do where the form of a place amends no law."""


def load_data(search: SearchPath, report: Report) -> AmendingData | None:
    """How laws of this tradition are written in this language; ``None`` after a reported error."""
    whole = layered(search.every(DATA), search, report)
    if whole is None:
        report.error(
            "amending.no-data",
            f"No {DATA} says how a law is written in this language.",
            text=DATA,
            hint="Write it beside the language's other files, as in "
            "templates/languages/en/us/amending.yaml.",
        )
        return None
    data: AmendingData | None = decode(whole, AmendingData, report)
    return data if data is not None and _patterns(data, whole, report) else None


def _patterns(data: AmendingData, whole: Map, report: Report) -> bool:
    """Whether every regular expression is one; else that is told."""
    good = True
    texts: list[tuple[tuple[str | int, ...], tuple[str, ...]]] = [
        (("captions",), data.captions),
        (("definition",), data.definition),
        (("definition_heading",), data.definition_heading),
        (("definition_listed",), data.definition_listed),
        (("history",), data.history),
        *((("equivalents", concept), names) for concept, names in data.equivalents.items()),
    ]
    for index, one in enumerate(data.proposals):
        texts += [
            (("proposals", index, key), getattr(one, key)) for key in ("heading", "text", "lacks")
        ]
    for path, patterns in texts:
        for number, pattern in enumerate(patterns):
            try:
                re.compile(pattern)
            except re.error as problem:
                where = node_at(whole, *path, number)
                assert where is not None, "it was decoded"
                report.error(
                    "amending.pattern",
                    f"This is no regular expression: {problem}.",
                    where.pos,
                    text=report.line(where.pos),
                    hint="Correct it; docs/amending.md tells what it finds.",
                )
                good = False
    return good


def load_existing(search: SearchPath, data: AmendingData, report: Report) -> Existing | None:
    """The law in the place's folder with what becomes of it; ``None`` if there is none, or none
    that can be read, which is reported.
    """
    paths = [path for name in NAMES for path in search.every(name, "place")]
    if not paths:
        return None
    if len({path.name for path in paths}) > 1:
        report.error(
            "amending.two-texts",
            f"The place's folder has both {NAMES[0]} and {NAMES[1]}.",
            Pos(search.display(paths[0])),
            text=search.display(paths[-1]),
            hint="Keep the one that is to be amended.",
        )
        return None
    path = paths[0]
    read = search.read(path, _parsed, report)
    if read is None:
        return None
    front, body, line = read
    facts = decode(front, ExistingFacts, report)
    file = search.display(path)
    sections = read_sections(body, file, line, data, report)
    written = next(iter(search.every(DECISIONS, "place")), None)
    map_ = None if written is None else read_mapping_file(written, search, report)
    if facts is None or not sections:
        return None
    defined = {unit.defines.casefold() for section in sections for unit in section.units}
    equivalents = {
        name: concept
        for concept, names in data.equivalents.items()
        for name in sorted(defined - {""})
        if any(re.fullmatch(pattern, name) for pattern in names)
    }
    beside = search.display(path.parent / DECISIONS) if written is None else search.display(written)
    decided = decisions(sections, map_, report)
    return Existing(facts, sections, file, beside, data, decided, equivalents)


Parsed = tuple[Map, str, int]


def _parsed(text: str, file: str, report: Report) -> Parsed | None:
    front, body, line = parse_front_matter(text, file, report)
    if front is None and line == 1:
        report.error(
            "amending.no-facts",
            "The text does not say what law it is.",
            Pos(file, 1, 1),
            text=report.line(Pos(file, 1, 1)),
            hint="Begin the file with a line ---, then title:, citation: and date: of the law, and "
            "another line ---.",
        )
    if bad_characters("\n" * (line - 1) + body, file, report) or front is None:
        return None
    return front, body, line


def nothing_amended(form: str, search: SearchPath, report: Report) -> None:
    """Warn of files about a law that is amended, which ``form`` does not read."""
    for name in (*NAMES, DECISIONS):
        for path in search.every(name, "place"):
            file = search.display(path)
            report.warning(
                "amending.no-form",
                f"Nothing reads {file}: the form {form} amends no law.",
                Pos(file, 1, 1),
                text=name,
                hint=f"{OTHER_FORM}, or take this file away.",
            )


def lacking_text(search: SearchPath, report: Report) -> None:
    """Report decisions about a law whose text is not there."""
    for path in search.every(DECISIONS, "place"):
        file = search.display(path)
        report.error(
            "amending.no-text",
            f"{file} decides on sections of a law whose text is not there.",
            Pos(file, 1, 1),
            text=file,
            hint=f"Put the text of the law beside it, as {NAMES[0]}; docs/amending.md says how.",
        )
