"""Where a form is written: in a file of its own, or in the file of a region.

A region (``templates/regions/us/ma.yaml``) says under a key for each of its forms what that writes
differently from the form it extends; the form's code is the region's with that key: ``us-ma-city``.
What it says under ``all`` lies below each of them; ``bodies`` are the kinds of body that it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from draftban.config.regions import region_map, region_of
from draftban.diagnostics import Pos, Report
from draftban.files.memory import Memory
from draftban.files.nodes import EMPTY, Map, Scalar, get, pos_at, raw_at, with_value
from draftban.files.search import BODIES, SearchPath
from draftban.files.text import short
from draftban.files.yaml_source import read_mapping_file

ALL = "all"
ABOUT_REGION = frozenset({"region", "name", ALL, BODIES, "unserved"})
"""Keys of a region's file that are none of its forms."""

CIRCLE = ("config.form-cycle", "Forms extend each other in a circle")
"""What is told of forms that extend themselves through others: see :func:`ancestry`."""


@dataclass(frozen=True, slots=True)
class FormFile:
    """What one form writes itself. ``layers`` are where its texts stand below a tradition's folder:
    in one folder, unless it stands in for the form of a region, whose texts it keeps.

    ``region`` is that of a form that a region's file writes, and ``shared`` what all forms of the
    region have in common; empty for others.
    """

    map: Map
    layers: tuple[str, ...]
    region: str = ""
    shared: Map = EMPTY


def has_form(code: str, search: SearchPath) -> bool:
    """Whether there is a form ``code``, readable or not."""
    return search.form(code) is not None or _section(code, search, Report()) is not None


def find_form(code: str, search: SearchPath, report: Report) -> FormFile | None:
    """What form ``code`` writes; ``None`` if there is none, or after a reported error."""
    path = search.form(code)
    if path is not None:
        found = read_mapping_file(path, search, report)
        beside = _section(code, search, report.aside())
        more = () if beside is None else (beside.layers[0], f"regions/{beside.region}/{ALL}")
        return None if found is None else FormFile(found, (f"forms/{code}", *more))
    return _section(code, search, report)


def form_words(code: str, language: str, search: SearchPath, report: Report) -> Map | None:
    """The words of form ``code`` in a ``language`` that is not its first; ``None`` without any."""
    path = search.form_words(code, language) if language else None
    return None if path is None else read_mapping_file(path, search, report)


def no_words_in(code: str, language: str, search: SearchPath, report: Report) -> None:
    """Report that form ``code`` has no words in ``language``."""
    path = search.form(code)
    where = Pos(f"templates/forms/{code}.yaml" if path is None else search.display(path))
    report.error(
        "config.no-form-words",
        f"The form {code} has no words in “{short(language)}”.",
        where,
        text=code,
        hint=f"Write templates/forms/{code}/{short(language)}.yaml with every key of the form that "
        "holds words, or take `language:` out of the place’s file.",
    )


def in_language(form: Map, language: str, memory: Memory) -> Map:
    """The map of a form with ``language`` as the one that it is written in."""
    name = Scalar(language, language, form.pos)
    return memory.once(
        lambda _: with_value(form, "language", name),
        Report(),
        key=("in language", language),
        of=(form,),
    )


def known_forms(search: SearchPath) -> tuple[str, ...]:
    """The codes of all forms, sorted."""
    found = set(search.forms())
    for country, region in search.regions():
        node = region_map(country, region, search, Report())
        found |= {f"{country}-{region}-{key}" for key in _sections(node)}
    return tuple(sorted(found))


def countries(search: SearchPath) -> tuple[str, ...]:
    """The countries of all forms that have a file of their own, sorted."""
    read = (
        (read_mapping_file(path, search, Report()))
        for path in map(search.form, search.forms())
        if path
    )
    return tuple(sorted({raw_at(node, "country") for node in read if node} - {""}))


def form_paths(search: SearchPath) -> tuple[Path, ...]:
    """Every file that writes a form, those of regions last."""
    own = (search.form(code) for code in search.forms())
    regions = (search.region(*region) for region in search.regions())
    return tuple(path for path in (*own, *regions) if path is not None)


def _section(code: str, search: SearchPath, report: Report) -> FormFile | None:
    country, region = region_of(code, search)
    key = code.removeprefix(f"{country}-{region}-")
    node = region_map(country, region, search, report)
    section = get(node, key) if node is not None and key not in ABOUT_REGION else None
    if node is None or not isinstance(section, Map):
        return None
    _check_name(node, f"{country}/{region}", report)
    shared = get(node, ALL)
    return FormFile(
        _named(section, code, search.memory),
        (f"regions/{country}/{region}/{key}",),
        f"{country}/{region}",
        shared if isinstance(shared, Map) else EMPTY,
    )


def _check_name(found: Map, name: str, report: Report) -> None:
    """Report a region's file that says it is another's."""
    own = get(found, "region")
    if not (isinstance(own, Scalar) and own.value == name):
        where = pos_at(found, "region")
        report.error(
            "config.region-name",
            f"The file stands at templates/regions/{name}.yaml, so its region is {name}.",
            where,
            text=report.line(where),
            hint=f"Write region: {name}",
        )


def _named(section: Map, code: str, memory: Memory) -> Map:
    """``section`` with the code that follows from where it stands."""
    name = Scalar(code, code, section.pos)
    return memory.once(
        lambda _: section if get(section, "form") else with_value(section, "form", name),
        Report(),
        key=("section", code),
        of=(section,),
    )


def _sections(node: Map | None) -> Iterator[str]:
    if node is not None:
        for key, _, value in node.items:
            if key not in ABOUT_REGION and isinstance(value, Map):
                yield key
