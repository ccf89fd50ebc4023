"""The shared content files: language pack, terms, authorities, demands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from pathlib import Path

from draftban.config.decode import decode_once
from draftban.config.merge import merge
from draftban.config.model import Authority, Demand, LanguagePack, Phrases
from draftban.config.nodes import Node, get, keys, pos_at
from draftban.config.search import SearchPath
from draftban.config.wording import check_phrases
from draftban.config.yaml_source import read_mapping_file
from draftban.diagnostics import Pos, Report


def load_pack(search: SearchPath, where: Pos, report: Report) -> LanguagePack | None:
    """The language pack on ``search``; ``where`` names the language, for a missing one."""
    paths = search.every("pack.yaml")
    if not paths:
        language = search.languages[-1] if search.languages else ""
        report.error(
            "config.unknown-language",
            f"There is no language pack for “{language}”.",
            where,
            text=report.line(where),
            hint=f"Write templates/{language or 'en'}/pack.yaml.",
        )
        return None
    node = _layered(paths, search, report)
    pack: LanguagePack | None = (
        None if node is None else decode_once(node, LanguagePack, search.memory, report)
    )
    if pack is not None and node is not None:
        _check_pack(pack, node, report)
    return pack


def _check_pack(pack: LanguagePack, node: Node, report: Report) -> None:
    for kind in ("role", "term"):
        if pack.default_form.get(kind) not in pack.forms:
            where = pos_at(node, "default_form", kind)
            report.error(
                "config.default-form",
                f"default_form: “{kind}” must be one of `forms:`.",
                where,
                text=report.line(where),
                hint=f"Forms: {', '.join(pack.forms)}.",
            )
    if len(pack.months) != 12:
        where = pos_at(node, "months")
        report.error(
            "config.months",
            f"There are {len(pack.months)} months.",
            where,
            text=report.line(where),
            hint="Name all twelve, the year's first first.",
        )


def load_terms(
    search: SearchPath, pack: LanguagePack | None, report: Report
) -> Mapping[str, Phrases]:
    """Every term on ``search`` with its phrases; a more particular file adds or replaces terms."""
    node = _layered(search.every("terms.yaml"), search, report)
    if node is None:
        return {}
    terms: Mapping[str, Phrases] = (
        decode_once(node, Mapping[str, Phrases], search.memory, report) or {}
    )
    if pack is not None:
        for term, words in terms.items():
            check_phrases("term", term, words, pack.forms, pos_at(node, term), report)
    return terms


def load_authorities(search: SearchPath, report: Report) -> Mapping[str, Authority] | None:
    """The authorities of the working folder over the shipped ones; ``None`` if unreadable.

    A file maps ids to authorities, at its top or under the one key ``authorities``.
    """
    before = len(report.errors)
    node = _layered(search.content_files("templates/authorities.yaml"), search, report)
    if keys(node) == ("authorities",):
        node = get(node, "authorities")
    if node is None:
        return {} if len(report.errors) == before else None
    found: Mapping[str, Authority] | None = decode_once(
        node, Mapping[str, Authority], search.memory, report
    )
    return found


def load_demands(search: SearchPath, report: Report) -> Mapping[str, Demand]:
    """All demands of the letter in its order, by id."""
    for path in search.content_files("templates/demands.yaml"):
        node = read_mapping_file(path, search, report)
        listed = get(node, "demands")
        if listed is None:
            continue
        found: tuple[Demand, ...] = (
            decode_once(listed, tuple[Demand, ...], search.memory, report) or ()
        )
        return {demand.demand: demand for demand in found}
    report.error(
        "config.no-demands",
        "templates/demands.yaml has no list of demands.",
        Pos("templates/demands.yaml"),
        hint="Install draftban again.",
    )
    return {}


def _layered(paths: tuple[Path, ...], search: SearchPath, report: Report) -> Node | None:
    """The maps of ``paths``, the last as base, each earlier one over it."""
    read = (read_mapping_file(path, search, report) for path in reversed(paths))
    found = tuple(node for node in read if node is not None)
    if not found:
        return None
    return search.memory.once(lambda _: reduce(merge, found), report, key="layered", of=found)
