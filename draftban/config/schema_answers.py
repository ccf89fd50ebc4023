"""What the schema of a place knows of its facts and options: those of shipped forms and clauses.

A place may write in a form of its own, and have clauses with options of their own. So a name is
refused only among the facts of a shipped form, which are all that such a place can answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from draftban.config.answers import MOST
from draftban.config.chains.form_files import known_forms
from draftban.config.chains.forms import load_form
from draftban.config.decode import decode
from draftban.config.model import Fact, Form, Option
from draftban.diagnostics import Report
from draftban.files.nodes import Map, get
from draftban.files.search import SearchPath
from draftban.files.yaml_source import parse_front_matter, read_mapping_file

Schema = dict[str, Any]

_ANSWER = "#/$defs/Answer"
_KINDS = {"flag": "boolean", "number": "integer", "money": "integer", "days": "integer"}


def with_answers(schema: Schema, search: SearchPath) -> Schema:
    """``schema``, that of a place, with the facts and options that are shipped in ``search``."""
    forms = [form for code in known_forms(search) if (form := load_form(code, search, Report()))]
    facts, options = schema["properties"]["facts"], schema["properties"]["options"]
    answer = next(one for one in facts["anyOf"] if one.get("type") == "object")
    answer["properties"] = _facts(forms)
    chosen = next(one for one in options["anyOf"] if one.get("type") == "object")
    chosen["properties"] = _options(forms, search)
    schema["allOf"] = [
        {
            "if": {"properties": {"form": {"const": form.form}}, "required": ["form"]},
            "then": {
                "properties": {"facts": {"propertyNames": {"enum": sorted(form.facts)}}},
            },
        }
        for form in forms
        if form.facts
    ]
    return schema


def _facts(forms: Iterable[Form]) -> Schema:
    found: dict[str, list[Fact]] = {}
    for form in forms:
        for name, fact in form.facts.items():
            found.setdefault(name, []).append(fact)
    return {
        name: {
            "description": found[name][0].ask,
            "anyOf": [
                *(values := _each(_fact(fact) for fact in found[name])),
                {"allOf": [{"$ref": _ANSWER}, {"properties": {"is": {"anyOf": values}}}]},
            ],
        }
        for name in sorted(found)
    }


def _fact(fact: Fact) -> Schema:
    if fact.choices:
        return {"enum": list(fact.choices)}
    if fact.type == "money":
        return {"type": "integer", "minimum": 1, "maximum": MOST}
    return {"type": "boolean"}


def _options(forms: Iterable[Form], search: SearchPath) -> Schema:
    found: dict[str, list[Option]] = {}
    for form in forms:
        for name, option in form.options.items():
            found.setdefault(name, []).append(option)
    for name, option in options_of_clauses(search):
        found.setdefault(name, []).append(option)
    return {
        name: {
            "description": found[name][0].about,
            "anyOf": _each(_option(option) for option in found[name]),
        }
        for name in sorted(found)
    }


def _option(option: Option) -> Schema:
    if option.choices:
        return {"enum": list(option.choices)}
    kind = _KINDS.get(option.type, "string")
    if kind != "integer":
        return {"type": kind}
    return {"type": kind, "minimum": option.minimum, "maximum": option.maximum}


def options_of_clauses(search: SearchPath) -> Iterator[tuple[str, Option]]:
    """The options of every shipped clause, from its texts and from facts that they share."""
    templates = search.shipped / "templates"
    for path in sorted(templates.glob("languages/**/*.md")):
        front, _, _ = parse_front_matter(path.read_text("utf-8"), path.name, Report())
        yield from _named(front)
    for path in sorted(templates.glob("**/rules/*/*.yaml")):
        yield from _named(read_mapping_file(path, search, Report()))


def _named(front: Map | None) -> Iterator[tuple[str, Option]]:
    options = get(front, "options")
    for name, _, node in options.items if isinstance(options, Map) else ():
        option = decode(node, Option, Report()) if isinstance(node, Map) else None
        if option is not None:
            yield name, option


def _each(schemas: Iterable[Schema]) -> list[Schema]:
    """``schemas``, each once."""
    found: list[Schema] = []
    for schema in schemas:
        if schema not in found:
            found.append(schema)
    return found
