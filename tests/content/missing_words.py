"""A language from which one word is taken away, and what is then told.

Which files a language has, and what reads each, stands in :func:`language_files` alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, ClassVar

import yaml

from draftban.cli.telling import coverage_text, packet_text
from draftban.cli.verbs import compare as compare_verb
from draftban.cli.wizard import words as wizard
from draftban.config import load_setup
from draftban.config.chains import language_words
from draftban.config.keys import hints, members, written, written_fields
from draftban.config.languages.language import load_demands
from draftban.config.languages.words import load_words
from draftban.config.model import Form, LanguagePack
from draftban.diagnostics import Diagnostic, DraftbanError, Report
from draftban.files.search import SearchPath, content_root, search_path
from draftban.files.word_keys import WordKeys
from draftban.review.compare import data as compare_data
from draftban.review.compare.words import WORDS as compare_words
from draftban.review.coverage import data as coverage_data
from draftban.review.coverage.words import WORDS as coverage_words
from draftban.review.scenarios import words as scenarios

FORM = "templates/forms/xx-bare.yaml"
"""A form that says no word which its language may say."""

PLACE = """\
place: us-xx-ville
form: xx-bare
name: City of Ville
short: Ville
prohibitions: all
"""

BARE = """\
form: xx-bare
name: A form that leaves all words to its language
language: en
tradition: us
country: us
currency: USD
government: municipal
title: A title
short_title: A short title
formula: "Be it enacted:"
outline: [definitions, "prohibitions/*"]
definitions_lead_in: "In this law:"
roles: {}
"""

Read = Callable[["World"], Report]


class _Reader(yaml.SafeLoader):
    """YAML in which yes and no are words."""

    yaml_implicit_resolvers: ClassVar[Any] = {
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith(":bool")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_yaml(text: str) -> Any:
    """What a file of words says."""
    return yaml.load(text, _Reader)


@dataclass(frozen=True, slots=True)
class World:
    """Content in a folder of its own, with a form without words and a place in it."""

    folder: Path

    @property
    def search(self) -> SearchPath:
        """The search path of the form without words."""
        search = search_path(self.folder, self.folder)
        return search.narrowed(
            layers=("forms/xx-bare",), traditions=("us",), language="en", country="us"
        )

    @property
    def form(self) -> Form:
        """That form, from the language as it is."""
        report = Report()
        setup = load_setup("us-xx-ville", report, working=self.folder, shipped=self.folder)
        assert setup is not None, [str(d) for d in report]
        return setup.form

    @contextmanager
    def without(self, file: str, path: tuple[str, ...]) -> Iterator[None]:
        """The same while ``file`` lacks the key at ``path``."""
        target = self.folder / file
        before = target.read_text("utf-8")
        whole = read_yaml(before)
        inner = whole
        for step in path[:-1]:
            inner = inner[step]
        del inner[path[-1]]
        target.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False), "utf-8")
        try:
            yield
        finally:
            target.write_text(before, "utf-8")


def world(folder: Path) -> World:
    """The shipped templates in ``folder``."""
    shutil.copytree(content_root() / "templates", folder / "templates")
    named = read_yaml(_language_file("form.yaml").read_text("utf-8"))["level_names"]
    demands = load_demands(search_path(folder, folder), Report())
    cells = {demand: [{"draftings": ["own"], "reason": "It can."}] for demand in demands}
    levels = {name: {"num": "({1})", "heading": "run-in"} for name in named}
    instrument = {"this_law": "this law", "levels": levels}
    zones = {"competence": cells, "levels": {"instrument": instrument}}
    (folder / FORM).write_text(BARE + yaml.safe_dump(zones, sort_keys=False), "utf-8")
    place = folder / "jurisdictions" / "us-xx-ville.yaml"
    place.parent.mkdir()
    place.write_text(PLACE, "utf-8")
    return World(folder)


# ---------------------------------------------------------------- files and keys


def language_files() -> Mapping[str, tuple[Read, tuple[tuple[str, ...], ...]]]:
    """Every file of English words, as found from the root of the content: what reads it, and the
    keys that it needs.
    """
    return {
        _shown("pack.yaml"): (_setup, (*_needed(LanguagePack), ("joiners", "and"))),
        _shown("form.yaml"): (_setup, tuple(_form_keys())),
        _shown(wizard.FILE): (_wizard, _flat(wizard.KEYS)),
        _shown(coverage_text.FILE): (_coverage_text, _flat(coverage_text.KEYS)),
        _shown(packet_text.FILE): (_packet_text, _flat(packet_text.KEYS)),
        _shown(compare_verb.FILE): (_compare_text, _flat(compare_verb.KEYS)),
        _shown(scenarios.FILE): (_scenarios, _flat(scenarios.KEYS)),
        _shown("ui/coverage.yaml"): (_coverage, tuple(("page", key) for key in coverage_words)),
        _shown("ui/compare.yaml"): (_compare, tuple((key,) for key in compare_words)),
    }


def every_key() -> list[tuple[str, tuple[str, ...]]]:
    """Every key that a language needs, with its file."""
    return [(file, path) for file, (_, paths) in language_files().items() for path in paths]


def _language_file(relative: str) -> Path:
    search = search_path(content_root(), content_root()).narrowed(language="en")
    return search.every(relative)[-1]


def _shown(relative: str) -> str:
    return _language_file(relative).relative_to(content_root()).as_posix()


def _flat(keys: WordKeys) -> tuple[tuple[str, ...], ...]:
    return tuple((key,) for key in keys)


def _needed(owner: type, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The keys of a pack that must be there, those of its parts too."""
    must = written_fields(owner)
    for field in fields(owner):
        key = written(field.name)
        if must.get(key) or field.metadata.get("language"):
            yield (*path, key)
        for kind in members(hints(owner).get(key)):
            if isinstance(kind, type) and is_dataclass(kind) and key in must:
                yield from _needed(kind, (*path, key))


def _form_keys() -> Iterator[tuple[str, ...]]:
    """What a form may leave to its language."""
    yield from _said(Form, ())
    for joiner in language_words.JOINERS:
        yield "punctuation", "joiners", joiner
    named = read_yaml(_language_file("form.yaml").read_text("utf-8"))["level_names"]
    for name in named:
        yield "level_names", name


def _said(owner: type, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for field in fields(owner):
        kind: Any = hints(owner)[written(field.name)]
        if field.metadata.get("language"):
            yield (*path, written(field.name))
        elif is_dataclass(kind) and isinstance(kind, type) and kind is not owner:
            yield from _said(kind, (*path, written(field.name)))


# ---------------------------------------------------------------- what reads them


def told(world: World, file: str, path: tuple[str, ...]) -> list[Diagnostic]:
    """What is told when ``file`` lacks the key at ``path``."""
    read, _ = language_files()[file]
    with world.without(file, path):
        return list(read(world))


def _setup(world: World) -> Report:
    report = Report()
    load_setup("us-xx-ville", report, working=world.folder, shipped=world.folder)
    return report


def _wizard(world: World) -> Report:
    report = Report()
    try:
        wizard.wizard_words(world.form, world.search)
    except DraftbanError as error:
        for diagnostic in error.diagnostics:
            report.add(diagnostic)
    return report


def _coverage_text(world: World) -> Report:
    return _words(world, coverage_text.FILE, coverage_text.KEYS)


def _packet_text(world: World) -> Report:
    return _words(world, packet_text.FILE, packet_text.KEYS)


def _compare_text(world: World) -> Report:
    return _words(world, compare_verb.FILE, compare_verb.KEYS)


def _scenarios(world: World) -> Report:
    return _words(world, scenarios.FILE, scenarios.KEYS)


def _words(world: World, file: str, keys: WordKeys) -> Report:
    report = Report()
    load_words(file, keys, world.search, report, form=world.form.pos.file)
    return report


def _coverage(world: World) -> Report:
    report = Report()
    coverage_data.load_coverage_data(world.form, world.search, report)
    return report


def _compare(world: World) -> Report:
    report = Report()
    compare_data.load_words(world.search, report, world.form.pos.file)
    return report
