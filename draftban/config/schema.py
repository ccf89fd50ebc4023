"""JSON Schemas of what people write in YAML, for editors; made from the same types.

``python -m draftban.config.schema`` writes them to ``draftban/schemas/``.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from draftban.config.calls.model import Addressee
from draftban.config.keys import hints, members, spelled, written, written_fields
from draftban.config.model import (
    OVERLAY,
    Blank,
    Body,
    BodyWords,
    ClauseMeta,
    Form,
    Jurisdiction,
    LanguagePack,
    Region,
    Tradition,
    Wording,
)
from draftban.config.model.guidance import Guidance
from draftban.config.model.scenarios import Scenarios
from draftban.config.schema_answers import with_answers
from draftban.files.search import content_root, search_path

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

ID = {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]{0,79}$"}


def folder() -> Path:
    """Where the schemas are shipped."""
    return Path(__file__).resolve().parent.parent / "schemas"


def jurisdiction_schema() -> Schema:
    """The schema of ``jurisdictions/<place>.yaml``: its own keys, with the facts and options that
    are shipped, and those laid over a form.
    """
    definitions: dict[str, Schema] = {}
    schema = _object(Jurisdiction, definitions, patch=False)
    overlay = _object(Form, definitions, patch=True)
    schema["properties"] |= {
        key: value for key, value in overlay["properties"].items() if key in OVERLAY
    }
    schema["properties"]["place"] |= ID
    schema = with_answers(schema, search_path(content_root(), content_root()))
    return _whole("A place", schema, definitions)


def form_schema() -> Schema:
    """The schema of ``templates/forms/<form>.yaml``.

    A form that extends another needs only its own keys, so that just its code is required.
    """
    definitions: dict[str, Schema] = {}
    schema = _object(Form, definitions, patch=True)
    whole = written_fields(Form)
    needed = [key for key, must in whole.items() if must]
    schema["required"] = ["form", "name"]
    schema["if"] = {"not": {"required": ["extends"]}}
    schema["then"] = {"required": needed}
    return _whole("A form", schema, definitions)


def region_schema() -> Schema:
    """The schema of ``templates/regions/<country>/<region>.yaml``: what all its forms share, and
    under a key of their own what each of them writes."""
    definitions: dict[str, Schema] = {}
    schema = _object(Region, definitions, patch=False)
    form = _object(Form, definitions, patch=True)
    said = schema["properties"]["all"].get("description", "")
    schema["properties"]["all"] = {**form, "description": said}
    said = schema["properties"]["bodies"].get("description", "")
    every = {"type": "object", "additionalProperties": form}
    schema["properties"]["bodies"] = {**every, "description": said}
    schema["additionalProperties"] = form
    return _whole("A region", schema, definitions)


def body_schema() -> Schema:
    """The schema of ``templates/bodies/<country>/<body>.yaml``: its keys and those of a form."""
    return _with_form_keys(Body, "A kind of body")


def body_words_schema() -> Schema:
    """The schema of ``bodies/<body>.yaml`` in the folder of a tradition in a language."""
    return _with_form_keys(BodyWords, "A kind of body in words")


def _with_form_keys(owner: type, title: str) -> Schema:
    definitions: dict[str, Schema] = {}
    schema = _object(owner, definitions, patch=False)
    form = _object(Form, definitions, patch=True)
    schema["properties"] = {**form["properties"], **schema["properties"]}
    return _whole(title, schema, definitions)


def lint_schema() -> Schema:
    """The schema of ``templates/languages/<language>/lint.yaml``."""
    definitions: dict[str, Schema] = {}
    schema = _object(Guidance, definitions, patch=False)
    return _whole("The drafting checklist in words", schema, definitions)


def tradition_schema() -> Schema:
    """The schema of ``templates/traditions/<tradition>.yaml``."""
    definitions: dict[str, Schema] = {}
    schema = _object(Tradition, definitions, patch=False)
    return _whole("A legal tradition", schema, definitions)


def rules_schema() -> Schema:
    """The schema of ``templates/rules/<kind>/<clause>.yaml`` and of a tradition's or region's
    ``rules/``: any facts of a clause's front matter.
    """
    definitions: dict[str, Schema] = {}
    return _whole("Facts about a clause", _object(ClauseMeta, definitions, patch=True), definitions)


def scenarios_schema() -> Schema:
    """The schema of ``scenarios/<level>.yaml``; one of a more particular folder may restate a part
    of a row.
    """
    definitions: dict[str, Schema] = {}
    return _whole("Scenarios", _object(Scenarios, definitions, patch=True), definitions)


def addressee_schema() -> Schema:
    """The schema of ``addressees/<addressee>/addressee.yaml``; one of a more particular folder may
    restate a part.
    """
    definitions: dict[str, Schema] = {}
    return _whole("An addressee", _object(Addressee, definitions, patch=True), definitions)


def pack_schema() -> Schema:
    """The schema of ``templates/languages/<language>/pack.yaml``, and of a variant that lays a few
    words over it.
    """
    definitions: dict[str, Schema] = {}
    return _whole("A language", _object(LanguagePack, definitions, patch=True), definitions)


def language_form_schema() -> Schema:
    """The schema of ``templates/languages/<language>/form.yaml``, which says under the keys of a
    form what holds for every form in the language.
    """
    definitions: dict[str, Schema] = {}
    schema = _object(Form, definitions, patch=True)
    return _whole("What forms in a language share", schema, definitions)


def _whole(title: str, schema: Schema, definitions: dict[str, Schema]) -> Schema:
    head: Schema = {"$schema": DIALECT, "title": title}
    return {**head, **schema, "$defs": dict(sorted(definitions.items()))}


def _object(owner: type, definitions: dict[str, Schema], *, patch: bool) -> Schema:
    """The schema of a dataclass. ``patch``: it is laid over another, so that nothing is
    required and ``null`` removes a key."""
    known = written_fields(owner)
    kinds = hints(owner)
    about = {written(f.name): f.metadata.get("about", "") for f in fields(owner)}
    notes = _notes(owner)
    properties: dict[str, Schema] = {}
    for key, needed in known.items():
        entry = _type(kinds[key], definitions, patch)
        if patch or not needed:
            entry = _or_null(entry)
        text = about[key] or notes
        properties[key] = {"description": text, **entry} if text else entry
    schema: Schema = {
        "type": "object",
        "description": _notes(owner),
        "properties": properties,
        "additionalProperties": False,
    }
    required = [key for key, needed in known.items() if needed]
    if required and not patch:
        schema["required"] = required
    return schema


def _notes(owner: type) -> str:
    """The first sentence of a class's docstring."""
    text = " ".join((inspect.getdoc(owner) or "").replace("``", "").split())
    return text.split(". ")[0].rstrip(".") + "." if text else ""


def _or_null(entry: Schema) -> Schema:
    if "anyOf" in entry:
        return {**entry, "anyOf": [*entry["anyOf"], {"type": "null"}]}
    return {"anyOf": [entry, {"type": "null"}]}


def _type(kind: Any, definitions: dict[str, Schema], patch: bool) -> Schema:
    options = members(kind)
    if len(options) > 1:
        found = [_type(option, definitions, patch) for option in options]
        if Blank in options:
            found.append({"type": "number"})
        return {"anyOf": found}
    origin = get_origin(kind)
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if origin is tuple:
        # A list replaces the list below it, so that its items are always whole.
        arguments = get_args(kind)
        if arguments[-1] is Ellipsis:
            return {"type": "array", "items": _type(arguments[0], definitions, False)}
        items = [_type(argument, definitions, False) for argument in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "items": False}
    if origin is Mapping:
        option = get_args(kind)[1]
        values = _type(option, definitions, patch)
        if option is str:
            values = {"type": ["string", "number"]}
        return {"type": "object", "additionalProperties": _or_null(values) if patch else values}
    if is_dataclass(kind) and kind is not Wording:
        assert isinstance(kind, type)
        return _reference(kind, definitions, patch)
    if spelled(kind):
        return {"enum": [*(flag for flag in (True, False) if kind.of(flag) is not None), *kind]}
    names = {str: "string", Wording: "string", int: "integer", float: "number", bool: "boolean"}
    return {"type": names.get(kind, "null")}


def _reference(owner: type, definitions: dict[str, Schema], patch: bool) -> Schema:
    name = f"{owner.__name__}Change" if patch else owner.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place of a type that contains itself
        definitions[name] = _object(owner, definitions, patch=patch)
    return {"$ref": f"#/$defs/{name}"}


def schema_files() -> dict[str, str]:
    """File name to text of every schema."""
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in (
            ("addressee", addressee_schema()),
            ("body", body_schema()),
            ("body-words", body_words_schema()),
            ("form", form_schema()),
            ("jurisdiction", jurisdiction_schema()),
            ("language-form", language_form_schema()),
            ("lint", lint_schema()),
            ("pack", pack_schema()),
            ("region", region_schema()),
            ("rules", rules_schema()),
            ("scenarios", scenarios_schema()),
            ("tradition", tradition_schema()),
        )
    }


def main() -> None:
    """Write the schemas."""
    folder().mkdir(exist_ok=True)
    for name, text in schema_files().items():
        (folder() / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
