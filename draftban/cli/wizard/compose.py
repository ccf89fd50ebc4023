"""A place's file from the answers: short, commented, ready to be changed by hand."""

from __future__ import annotations

import json
import os
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import draftban
from draftban.cli.wizard.question import Answers
from draftban.config.answers import Value
from draftban.config.languages.words import Said

WIDTH = 100
_COMMENT_COLUMN = 28
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9.]*(?:[ -][A-Za-z0-9][A-Za-z0-9.]*)*")
_WORDS_WITH_MEANING = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
"""Read as something other than words by one YAML reader or another."""


def compose(answers: Answers, say: Said, printed: Callable[[str], str]) -> str:
    """The text of the file, its comments in the words ``say``, what the form says of its options as
    ``printed`` gives it; reading it back gives exactly these answers.
    """
    return "\n".join(_lines(answers, say, printed)) + "\n"


def scalar(value: Value) -> str:
    """``value`` as YAML: plain where that is safe, in double quotes otherwise."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS_WITH_MEANING:
        return value
    return json.dumps(value, ensure_ascii=False)


def _lines(answers: Answers, say: Said, printed: Callable[[str], str]) -> Iterator[str]:
    command = answers.place if answers.path.parent == Path("jurisdictions") else answers.path
    yield f"# yaml-language-server: $schema={_schema(answers.path.parent)}"
    yield "#"
    place = say["place" if answers.state else "place_alone"]
    place = place.format(short=answers.short, state=answers.state)
    yield from _comment(say["head"].format(place=place, command=command))
    yield f"place: {scalar(answers.place)}"
    yield _noted(
        f"form: {scalar(answers.form.form)}",
        say["note_form"],
    )
    if answers.body:
        yield _noted(f"body: {scalar(answers.body)}", say["note_body"])
    yield f"name: {scalar(answers.name)}"
    yield f"short: {scalar(answers.short)}"
    if answers.state:
        yield f"state: {scalar(answers.state)}"
    yield f"within: {scalar(answers.within)}"
    yield _noted(f"date: {answers.date}", say["note_date"])
    yield ""
    if answers.demands is None:
        yield _noted("prohibitions: all", say["note_all"])
    else:
        listed = ", ".join(answers.demands)
        yield _noted(f"prohibitions: [{listed}]", say["note_some"])
    if answers.form.options:
        yield ""
        yield "options:"
    for key, option in answers.form.options.items():
        yield from _comment(printed(option.about), "  ")
        said = answers.options.get(key)
        yield _open(key, option.default) if said is None else f"  {key}: {scalar(said)}"
    if answers.facts or answers.open:
        yield ""
        yield from _comment(say["note_facts"])
        yield "facts:"
    yield from _facts(answers, say)
    if answers.code:
        yield ""
        yield from _comment(say["note_code"])
        yield from _mapping("code", answers.code)
    if answers.roles:
        yield ""
        yield from _comment(say["note_wording"])
        yield "wording:"
        yield "  roles:"
        for role, words in answers.roles.items():
            yield from _mapping(role, words, "    ")


def _facts(answers: Answers, say: Said) -> Iterator[str]:
    """Each fact with its question, on one line however long that gets: so whoever takes the mark
    of an open one away has answered it.
    """
    lines: dict[str, str] = {}
    for key, fact in answers.form.facts.items():
        if key in answers.facts:
            lines[f"  {key}: {scalar(answers.facts[key])}"] = fact.ask
        elif key in answers.open:
            lines[_open(key, fact.default)] = f"{fact.ask} {say['note_open']}"
    column = max(map(len, lines), default=0) + 2
    for line, question in lines.items():
        yield _noted(line, question, column)


def _mapping(key: str, values: Mapping[str, str], indent: str = "") -> Iterator[str]:
    yield f"{indent}{key}:"
    for name, value in values.items():
        yield f"{indent}  {name}: {scalar(value)}"


def _comment(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"{indent}# ",
        subsequent_indent=f"{indent}# ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _open(key: str, default: Value | None) -> str:
    """What nobody has said, as a comment: taking the mark away says it, or, where there is no
    ``default``, makes room for it.
    """
    return f"  # {key}: {'' if default is None else scalar(default)}".rstrip()


def _noted(line: str, note: str, column: int = _COMMENT_COLUMN) -> str:
    return f"{line.ljust(column - 2)}  # {note}"


def _schema(folder: Path) -> str:
    """Where an editor finds the schema, seen from ``folder``."""
    schema = Path(draftban.__file__).parent / "schemas" / "jurisdiction.schema.json"
    try:
        return Path(os.path.relpath(schema, folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return schema.as_posix()
