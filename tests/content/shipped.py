"""Every place whose bills are held against the acceptance lines, in every length.

The shipped ones, Portland's pattern (chapters and sections in an exhibit), and a city that has
no form of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import yaml

import draftban
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = ROOT / "templates" / "languages" / "en"
OF_US = (ENGLISH / "us", ENGLISH / "common")
"""Where the texts stand that forms of the United States share, the more particular first."""

EVERY = tuple(sorted(p.stem for p in (ROOT / "jurisdictions").glob("*.yaml")))
EXAMPLES = tuple(
    code
    for code in EVERY
    if "\nexample: true" in (ROOT / "jurisdictions" / f"{code}.yaml").read_text("utf-8")
)
"""Those that nobody asked for. They rest on few facts and are alike, so that `make test` builds a
sample of them, and `make exhaustive` all: ``test_examples.py`` in both folders.
"""
SHIPPED = tuple(code for code in EVERY if code not in EXAMPLES)
"""All others, which every test of a place takes."""
OF_A_REGION = ("us-ma-lowell", "us-or-eugene", "us-wa-pierce")
"""Cities and counties among them whose region changes little of the law of us-oh-testville."""
LENGTHS = ("core", "short", "full")
PARTS = ("", "-government", "-private", "-petition", "-resolution", "-vote")
"""What a place's documents add to its code: the law nothing, unless it is written in parts."""


def shared_text(name: str) -> Path:
    """The file of a shared text of the United States, by kind and name: ``rights/notice.md``."""
    found = (folder / name for folder in OF_US)
    return next(path for path in found if path.is_file() and not _is_difference(path))


def shared_texts(pattern: str) -> tuple[Path, ...]:
    """All such files that ``pattern`` names, sorted by kind and name."""
    found = {
        path.relative_to(folder): path
        for folder in reversed(OF_US)
        for path in folder.glob(pattern)
        if not _is_difference(path)
    }
    assert found, pattern
    return tuple(found[name] for name in sorted(found))


def facts(path: Path) -> dict[str, Any]:
    """The facts about a clause that its file ``path`` and ``templates/rules`` say."""
    text = path.read_text("utf-8")
    assert text.startswith("---\n"), f"{path} has no front matter"
    own = yaml.safe_load(text[4 : text.index("\n---", 4)])
    rules = ROOT / "templates" / "rules" / path.parent.name / f"{path.stem}.yaml"
    shared = yaml.safe_load(rules.read_text("utf-8")) if rules.is_file() else {}
    return {**shared, **own}


def _is_difference(path: Path) -> bool:
    """Whether a file says how its text differs from the shared one."""
    return "\nchanges:" in path.read_text("utf-8").partition("\n---\n")[0]


_PORTLAND = ROOT / "tests" / "fixtures" / "portland"
_GENERIC = {
    "place": "us-oh-testville",
    "form": "us-city",
    "name": "City of Testville",
    "short": "Testville",
    "state": "Ohio",
    "prohibitions": "all",
}

PLACES = (*SHIPPED, "us-or-portland-test", "us-oh-testville")
"""Codes of every place that :func:`place_file` knows."""


def lengths(place: str) -> tuple[str, ...]:
    """The lengths that the form of ``place`` offers; acts and regulations have one."""
    if place not in SHIPPED:
        return LENGTHS
    setup = load_setup(place, Report())
    assert setup is not None
    choices = setup.form.options["length"].choices
    return tuple(length for length in LENGTHS if length in choices)


def place_file(place: str) -> dict[str, Any]:
    """What the file of ``place`` says."""
    if place == _GENERIC["place"]:
        return dict(_GENERIC)
    top = ROOT if place in SHIPPED else _PORTLAND
    found = yaml.safe_load((top / "jurisdictions" / f"{place}.yaml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def build_in(
    folder: Path, place: str, changes: Mapping[str, Any] | None = None, told: Collection[str] = ()
) -> Build:
    """``place`` built from a copy of its file in ``folder``, with some keys laid over it.

    A map in ``changes`` is laid over the map of the file, anything else replaces it. A mistake
    in the content fails the test; ``told`` are codes of warnings that are meant.
    """
    said = place_file(place)
    for key, value in (changes or {}).items():
        said[key] = {**said.get(key, {}), **value} if isinstance(value, dict) else value
    working = folder / place
    if not working.exists() and place == "us-or-portland-test":
        shutil.copytree(_PORTLAND, working)
    (working / "jurisdictions").mkdir(parents=True, exist_ok=True)
    path = working / "jurisdictions" / f"{place}.yaml"
    path.write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False), "utf-8")
    report = Report()
    setup = load_setup(place, report, working=working)
    assert setup is not None, "\n".join(map(str, report))
    result = draftban.build(setup, report)
    wrong = [str(d) for d in report if d.code not in told]
    assert not wrong, f"{place} {changes}:\n" + "\n".join(wrong)
    return result
