"""The files of instruments, ``templates/instruments/``, and what none of them may say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from draftban.config.decode import decode
from draftban.config.model.instruments import INSTRUMENTS
from draftban.diagnostics import Report
from draftban.files.ids import safe_id
from draftban.files.nodes import Map, pos_at
from draftban.files.search import SearchPath
from draftban.files.text import report_unknown
from draftban.files.yaml_source import read_mapping_file
from draftban.review.compare.data import Features
from draftban.review.compare.instruments import Cell, Instrument

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def load_instruments(
    search: SearchPath, features: Features, report: Report
) -> tuple[Instrument, ...]:
    """Every instrument, by id; a working folder's file stands in for a shipped one of its name.

    Reported is each mistake of each file: keys, ids, features, and answers of which the file does
    not say how anybody knows them.
    """
    found: dict[str, Instrument] = {}
    for name, path in sorted(_files(search).items()):
        node = read_mapping_file(path, search, report)
        instrument: Instrument | None = None if node is None else decode(node, Instrument, report)
        if node is not None and instrument is not None:
            _check(name, instrument, node, features, report)
            found[name] = instrument
    return tuple(found[name] for name in sorted(found))


def chosen(instruments: Sequence[Instrument], ids: Sequence[str]) -> tuple[Instrument, ...]:
    """``instruments`` named by ``ids``, in the order of ``ids``; all of them if it is empty."""
    by_id = {instrument.id: instrument for instrument in instruments}
    return tuple(by_id[i] for i in ids) if ids else tuple(instruments)


def _files(search: SearchPath) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for root in search.roots:
        for path in sorted((root / INSTRUMENTS).glob("*.yaml")):
            files.setdefault(path.stem, path)
    return files


def _check(name: str, found: Instrument, node: Map, features: Features, report: Report) -> None:
    if found.id != name or not safe_id(name):
        where = pos_at(node, "id")
        report.error(
            "compare.id",
            f"The id “{found.id}” is not the file's name.",
            where,
            text=report.line(where),
            hint=f"Write id: {name}, in small letters, digits and hyphens.",
        )
    elif found.place and not f"{found.id}-".startswith(f"{found.place}-"):
        where = pos_at(node, "place")
        report.error(
            "compare.place",
            f"The id “{found.id}” does not begin with the place, {found.place}.",
            where,
            text=report.line(where),
            hint=f"Call it {found.place}-… : a draft for that place finds it by its id.",
        )
    if found.status_date and not _DATE.fullmatch(found.status_date):
        where = pos_at(node, "status_date")
        report.error(
            "compare.date",
            f"“{found.status_date}” is no date.",
            where,
            text=report.line(where),
            hint="Write a day, a month or a year, such as 2026-11-28, 2026-11 or 2026.",
        )
    _check_name(found, node, report)
    known = list(features.features)
    for feature, cell in found.features.items():
        if feature not in known:
            report_unknown(
                "compare.unknown-feature",
                f"There is no feature “{feature}”.",
                pos_at(node, "features", feature),
                report,
                word=feature,
                known=known,
                all_are="Known features",
            )
        if cell.verified:
            _check_cell(feature, cell, found, report)


def _check_name(found: Instrument, node: Map, report: Report) -> None:
    """Whether its name says what was read of it, if not all was."""
    if found.read == "part" and not found.provisions:
        where = pos_at(node, "read")
        report.error(
            "compare.unnamed-part",
            f"“{found.name}” was read in part, and its name does not say which.",
            where,
            text=report.line(where),
            hint="Write provisions: with the articles or sections that were read, down to the "
            "sub-paragraph; they become part of the name. If all of it was read: read: whole.",
        )
    if found.read != "part" and found.provisions:
        where = pos_at(node, "provisions")
        report.error(
            "compare.unnamed-part",
            f"“{found.name}” names provisions, as if only they had been read.",
            where,
            text=report.line(where),
            hint="Write read: part, or leave provisions: out.",
        )


def _check_cell(feature: str, cell: Cell, found: Instrument, report: Report) -> None:
    text = report.line(cell.pos)
    if not (cell.checked_on and (cell.url or found.url)):
        report.error(
            "compare.unproven",
            f"“{feature}” says verified, but not where or when it was read.",
            cell.pos,
            text=text,
            hint="Write checked_on: with the day, and url: with the copy that was read.",
        )
    if cell.silent and found.read != "whole":
        report.error(
            "compare.silence",
            f"“{feature}” is a no without a place, of a law that nobody read whole.",
            cell.pos,
            text=text,
            hint="Write where: with the provision that says so, or leave the cell out; what was "
            "not read may say it.",
        )
    if cell.has != "no" and not cell.where:
        report.error(
            "compare.no-place",
            f"“{feature}” does not say where the law has it.",
            cell.pos,
            text=text,
            hint="Write where: with the provision, in a few words.",
        )
