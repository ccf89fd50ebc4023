"""The schemas that editors read are those of the types, and agree with the decoder."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from draftban.config.schema import (
    addressee_schema,
    body_schema,
    body_words_schema,
    folder,
    form_schema,
    jurisdiction_schema,
    language_form_schema,
    lint_schema,
    pack_schema,
    region_schema,
    rules_schema,
    scenarios_schema,
    schema_files,
    tradition_schema,
)
from draftban.diagnostics import Report
from draftban.files.nodes import Map, Node, Scalar, Seq
from draftban.files.search import content_root
from draftban.files.yaml_source import read_yaml
from tests.config.conftest import SHIPPED, TOWN


def test_the_shipped_schemas_are_in_step_with_the_types() -> None:
    for name, text in schema_files().items():
        shipped = (folder() / name).read_text(encoding="utf-8")
        assert shipped == text, "run: python -m draftban.config.schema"


@pytest.mark.parametrize(
    "made",
    [
        addressee_schema,
        form_schema,
        jurisdiction_schema,
        lint_schema,
        language_form_schema,
        pack_schema,
        region_schema,
        rules_schema,
        scenarios_schema,
        tradition_schema,
    ],
)
def test_they_are_schemas_and_every_key_is_explained(made: Callable[[], dict[str, Any]]) -> None:
    schema = made()
    jsonschema.Draft202012Validator.check_schema(schema)
    silent = [key for key, entry in schema["properties"].items() if not entry.get("description")]
    assert silent == []


def plain(node: Node) -> Any:
    """A tree as an editor's YAML 1.2 reader has it."""
    match node:
        case Map(items):
            return {key: plain(value) for key, _, value in items}
        case Seq(elements):
            return [plain(value) for value in elements]
        case Scalar(value):
            return value


@cache
def place_schema() -> dict[str, Any]:
    return jurisdiction_schema()


@cache
def of_regions() -> dict[str, Any]:
    return region_schema()


@cache
def title_of(schema: Path) -> str:
    return str(json.loads(schema.read_text(encoding="utf-8"))["title"])


def problems(schema: dict[str, Any], text: str) -> list[str]:
    node = read_yaml(text, "f.yaml", Report())
    assert node is not None
    validator = jsonschema.Draft202012Validator(schema)
    return [error.message for error in validator.iter_errors(plain(node))]


@pytest.mark.parametrize("root", [SHIPPED, content_root()], ids=["fixtures", "shipped"])
def test_files_that_load_satisfy_their_schema(root: Any) -> None:
    for path in sorted((root / "jurisdictions").glob("*.yaml")):
        assert problems(place_schema(), path.read_text()) == [], path.name
    for path in sorted((root / "templates" / "forms").glob("*.yaml")):
        assert problems(form_schema(), path.read_text()) == [], path.name
    for path in sorted((root / "templates" / "regions").glob("*/*.yaml")):
        assert problems(of_regions(), path.read_text()) == [], path.name
    for path in sorted((root / "templates" / "bodies").glob("*/*.yaml")):
        assert problems(body_schema(), path.read_text()) == [], path.name
    for path in sorted((root / "templates" / "languages").glob("*/*/bodies/*.yaml")):
        assert problems(body_words_schema(), path.read_text()) == [], path.name
    for path in sorted((root / "templates" / "traditions").glob("*.yaml")):
        assert problems(tradition_schema(), path.read_text()) == [], path.name
    for path in sorted((root / "templates" / "languages").glob("*/pack.yaml")):
        assert problems(pack_schema(), path.read_text()) == [], path.name
    for path in sorted((root / "templates" / "languages").glob("*/form.yaml")):
        assert problems(language_form_schema(), path.read_text()) == [], path.name
    for path in sorted((root / "templates").glob("**/rules/*/*.yaml")):
        assert problems(rules_schema(), path.read_text()) == [], path.name
    for path in sorted((root / "templates").glob("**/scenarios/*.yaml")):
        assert problems(scenarios_schema(), path.read_text()) == [], path.name
    for path in sorted((root / "templates").glob("**/addressees/*/addressee.yaml")):
        assert problems(addressee_schema(), path.read_text()) == [], path.name
    for path in sorted((root / "templates" / "languages").glob("*/lint.yaml")):
        assert problems(lint_schema(), path.read_text()) == [], path.name


@pytest.mark.parametrize(
    "change",
    [
        ("name: City of Ville", "name: 5"),
        ("name: City of Ville", "nme: City of Ville"),
        ("[b.i, a]", "some"),
        ("place: us-xx-ville", "place: ../x"),
        ("short: Ville", "short: Ville\nverbs: {forbid: [a]}"),
        ("short: Ville", "short: Ville\nlevels: {code: {levels: {a: {heading: margin}}}}"),
    ],
)
def test_an_editor_sees_what_the_decoder_refuses(change: tuple[str, str]) -> None:
    assert problems(place_schema(), TOWN) == []
    assert problems(place_schema(), TOWN.replace(*change)) != []


CITY = """
place: us-xx-ville
form: us-city
name: City of Ville
short: Ville
prohibitions: all
facts:
  own_police: true
  prosecutor: {is: false, source: the charter}
options:
  answer_days: 45
  own_choice: whatever a clause of the place asks for
"""


@pytest.mark.parametrize(
    "change",
    [
        ("own_police: true", "own_police: maybe"),
        ("own_police: true", "own_polic: true"),
        ("is: false", "is: maybe"),
        ("source: the", "sourc: the"),
        ("answer_days: 45", "answer_days: soon"),
    ],
)
def test_an_editor_knows_facts_and_options(change: tuple[str, str]) -> None:
    assert problems(place_schema(), CITY) == []
    assert change[0] in CITY
    assert problems(place_schema(), CITY.replace(*change)) != []
    known = place_schema()["properties"]["facts"]["anyOf"][0]["properties"]
    assert known["own_police"]["description"].endswith("?")


def test_a_form_of_ones_own_may_ask_other_things() -> None:
    own = CITY.replace("form: us-city", "form: us-xx-city").replace("own_police", "own_canal")
    assert problems(place_schema(), own) == []


def test_a_form_that_extends_none_must_be_whole() -> None:
    assert problems(form_schema(), "form: a\nname: A\nextends: b\n") == []
    assert any("'levels'" in p for p in problems(form_schema(), "form: a\nname: A\n"))


def test_every_shipped_yaml_points_an_editor_at_its_schema() -> None:
    files = [
        *sorted((content_root() / "jurisdictions").glob("*.yaml")),
        *sorted((content_root() / "templates" / "forms").glob("*.yaml")),
        *sorted((content_root() / "templates" / "regions").glob("*/*.yaml")),
        *sorted((content_root() / "templates" / "bodies").glob("*/*.yaml")),
        *sorted((content_root() / "templates" / "languages").glob("*/*/bodies/*.yaml")),
        *sorted((content_root() / "templates" / "traditions").glob("*.yaml")),
        *sorted((content_root() / "templates" / "languages").glob("*/lint.yaml")),
        *sorted((content_root() / "templates" / "languages").glob("*/pack.yaml")),
        *sorted((content_root() / "templates" / "languages").glob("*/form.yaml")),
        *sorted((content_root() / "templates").glob("**/rules/*/*.yaml")),
        *sorted((content_root() / "templates").glob("**/addressees/*/addressee.yaml")),
    ]
    assert {"forms", "jurisdictions", "traditions", "us", "en"} <= {p.parent.name for p in files}
    known = schema_files()
    for path in files:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        _, _, target = first.partition("# yaml-language-server: $schema=")
        schema = (path.parent / target).resolve()
        assert schema.name in known, path.name
        assert title_of(schema)


def test_reading_a_configuration_loads_no_heavy_library() -> None:
    code = (
        "import sys, draftban.config, draftban.config.setup;"
        "print([m for m in ('jinja2', 'docx', 'weasyprint', 'lxml', 'click') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
