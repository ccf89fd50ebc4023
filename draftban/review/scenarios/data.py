"""The rows for a law: ``scenarios/<level>.yaml`` of all folders in the search order.

The tradition's file has most rows; those of a form, a region and a place, each more particular, add
some or restate some by id, whole or in part. ``null`` takes a row away.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from draftban.config.chains.reserved import is_reserved
from draftban.config.decode import decode_once
from draftban.config.model.scenarios import Scenario, Scenarios
from draftban.config.model.tradition import LEVELS_OF_GOVERNMENT
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.files.merge import layered as laid
from draftban.files.merge import removes
from draftban.files.nodes import Map, Scalar, get, key_pos, node_at, pos_at
from draftban.files.search import SearchPath
from draftban.files.text import report_unknown
from draftban.files.yaml_source import read_mapping_file
from draftban.review.lengths import all_lengths, lengths_of

FOLDER = "scenarios"


def load_scenarios(setup: Setup, report: Report) -> tuple[Scenario, ...]:
    """The rows for the law of ``setup``, in order; none where nobody wrote any, or after a reported
    mistake.
    """
    search = setup.search
    _check_names(search, report)
    if is_reserved(setup.form, setup.facts) and not own_rows(setup):
        return ()  # the others quote the law that the form writes where its subject is its own
    node = _rows(setup.form.government, search, report)
    if node is None:
        return ()
    found: Scenarios | None = decode_once(node, Scenarios, search.memory, report)
    if found is None:
        return ()
    _check_demands(found, node, setup, report)
    _check_lengths(found, node, setup, report)
    return tuple(found.scenarios.values())


def own_rows(setup: Setup) -> bool:
    """Whether the place has rows in its own folder."""
    return bool(setup.search.every(f"{FOLDER}/{setup.form.government}.yaml", "place"))


def _rows(level: str, search: SearchPath, report: Report) -> Map | None:
    """The rows of ``level`` over those that it takes from others; ``None`` where nobody wrote any.

    All files are laid over each other at once: what a file takes away, it takes away from those
    below it, whichever level they are of.
    """
    layers = _layers(level, search, (), report)
    if not layers:
        return None
    return search.memory.once(lambda _: laid(layers), report, key="scenarios", of=layers)


def _layers(
    level: str, search: SearchPath, above: tuple[str, ...], report: Report
) -> tuple[Map, ...]:
    """The files of ``level``, the most particular last, below them those of the level from which
    it takes rows; that is none of those ``above`` it.
    """
    paths = reversed(search.every(f"{FOLDER}/{level}.yaml"))
    read = (read_mapping_file(path, search, report) for path in paths)
    own = tuple(node for node in read if node is not None)
    said = (get(node, "extends") for node in reversed(own))
    other = next((node for node in said if node is not None), None)
    if not isinstance(other, Scalar) or not other.raw or removes(other):
        return own
    known = [name for name in LEVELS_OF_GOVERNMENT if name not in (*above, level)]
    if other.raw not in known:
        report_unknown(
            "scenarios.unknown-level",
            f"No rows can be taken from “{other.raw}”.",
            other.pos,
            report,
            word=other.raw,
            known=known,
            all_are="Levels",
        )
        return own
    return (*_layers(other.raw, search, (*above, level), report), *own)


def _check_names(search: SearchPath, report: Report) -> None:
    """A file that no level of government is called by would be read by nobody."""
    for path in _files(search):
        if path.stem not in LEVELS_OF_GOVERNMENT:
            shown = search.display(path)
            report_unknown(
                "scenarios.unknown-level",
                f"No level of government is called “{path.stem}”, so nobody would read {shown}.",
                Pos(shown),
                report,
                word=path.stem,
                known=LEVELS_OF_GOVERNMENT,
                all_are="Levels",
            )


def _files(search: SearchPath) -> Iterator[Path]:
    for folder in dict.fromkeys(search.folders):
        yield from sorted((folder / FOLDER).glob("*.yaml"))


def _check_demands(found: Scenarios, node: Map, setup: Setup, report: Report) -> None:
    for name, row in found.scenarios.items():
        where = pos_at(node, "scenarios", name, "demands")
        if not row.demands:
            report.error(
                "scenarios.no-demand",
                f"The scenario “{name}” names no demand, so that nothing could answer it.",
                where,
                text=report.line(where),
                hint="Write demands: with one or more; `draftban demands` lists them.",
            )
        for number, demand in enumerate(row.demands):
            if demand not in setup.demands:
                report_unknown(
                    "scenarios.unknown-demand",
                    f"There is no demand “{demand}”.",
                    pos_at(node, "scenarios", name, "demands", number),
                    report,
                    word=demand,
                    known=list(setup.demands),
                    all_are="Demands",
                )


def _check_lengths(found: Scenarios, node: Map, setup: Setup, report: Report) -> None:
    """Rows are shared by forms: one may speak of a length that this form does not have, but some
    form has.
    """
    here = lengths_of(setup.form)
    other = [(name, at) for name, row in found.scenarios.items() for at in row.at if at not in here]
    known = tuple(dict.fromkeys((*here, *all_lengths(setup.search)))) if other else here
    for name, length in other:
        if length not in known:
            report_unknown(
                "scenarios.unknown-length",
                f"No form has the length “{length}”.",
                key_pos(node_at(node, "scenarios", name, "at"), length),
                report,
                word=length,
                known=known or ("none",),
                all_are="Lengths",
            )
