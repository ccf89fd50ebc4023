"""A language that nobody speaks: the English files with a mark on almost every letter.

What a program says in it although no file of the language does stands out, since it has letters
without a mark. Ids, keys, names in braces, tags of templates and addresses stay as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from draftban.clauses.language.delimited import digest, labelled
from draftban.files.search import content_root

LANGUAGE = "xx"

PLAIN = "acdeghijklmnorstuwyz"
"""Letters that the language has only with a mark. The others have none in the fonts of a bill."""

MARKED = "āčďēĝĥīĵķļṃňōřšťūŵŷž"
MARKS = str.maketrans(PLAIN + PLAIN.upper(), MARKED + MARKED.upper())

_KEPT = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{[^{}\n]*\}|https?://[^\s)\"”]+|&[a-z]+;", re.DOTALL
)
_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'")
_NO_WORD = re.compile(r"(true|false|null|~|[-+]?[0-9][0-9_.]*|[0-9]{4}-[0-9]{2}-[0-9]{2})?")
_PRINTS = {
    **dict.fromkeys(("blank", "name", "join", "forbid", "oblige", "permit"), 0),
    "law": 1,
    "after": 2,
}
"""Calls of clause language to the argument that is words."""


# ---------------------------------------------------------------- words


def mark(words: str) -> str:
    """``words`` in the language; what is filled in or computed stays."""
    made: list[str] = []
    at = 0
    for kept in _KEPT.finditer(words):
        made += (words[at : kept.start()].translate(MARKS), _tag(kept[0]))
        at = kept.end()
    return "".join((*made, words[at:].translate(MARKS)))


def _tag(tag: str) -> str:
    """A tag of a template with the words that it prints."""
    if not tag.startswith(("{{", "{%")):
        return tag
    made: list[str] = []
    at = 0
    for literal in _LITERAL.finditer(tag):
        printed = _is_printed(tag, literal.start(), literal.end())
        words = literal[0].translate(MARKS) if printed else literal[0]
        made += (tag[at : literal.start()], words)
        at = literal.end()
    return "".join((*made, tag[at:]))


def _is_printed(tag: str, start: int, end: int) -> bool:
    """Whether the literal there is words, and neither an id nor a value that is compared."""
    calls: list[tuple[str, int]] = []
    before = _LITERAL.sub(lambda found: "_" * len(found[0]), tag[:start])
    for at, char in enumerate(before):
        if char in "([":
            name = re.search(r"\w*$", before[:at])
            calls.append((name[0] if name and char == "(" else char, 0))
        elif char in ")]" and calls:
            calls.pop()
        elif char == "," and calls:
            calls[-1] = (calls[-1][0], calls[-1][1] + 1)
    if calls and calls[-1][0]:
        name, number = calls[-1]
        return _PRINTS.get(name, -1) == number
    compared = re.search(r"(==|!=|\bin)\s*$", before) or re.match(r"\s*(==|!=|in\b)", tag[end:])
    return tag.startswith("{{") and not compared


# ---------------------------------------------------------------- YAML

Path_ = tuple[str, ...]
Rule = Callable[[Path_], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """Which values of a kind of file are none of its words, and which keys are."""

    below: frozenset[str] = frozenset()
    """Keys below which nothing is words."""
    items: frozenset[str] = frozenset()
    """Keys whose own values are ids; deeper ones may be words. With a dot one key in another."""
    keys: frozenset[str] = frozenset()
    """Keys under which the keys are words too."""

    def is_id(self, path: Path_) -> bool:
        """Whether the value at ``path`` is no words."""
        level_heading = "levels" in path and path[-1] == "heading"
        answer = path[-2:-1] == ("facts",)
        clauses = path == ("parts", "together")  # those of `subjects` are words
        named = {path[-1], ".".join(path[-2:])}
        known = bool(named & self.items) or any(key in self.below for key in path)
        return known or level_heading or answer or clauses


def _kind(below: str, items: str = "", keys: str = "") -> Kind:
    return Kind(frozenset(below.split()), frozenset(items.split()), frozenset(keys.split()))


_CHECKED = "url verified checked_on recheck_by"

FORM = _kind(
    "when by limits",
    f"form body extends language tradition country currency government region companion suffix"
    f" carries style column akn emphasis heading_align heading_capitals capitals takes size type"
    f" choices draftings authority shown_by counts zone omits keeps preamble first_page"
    f" option is places cut_by order of outline findings default demands known_to weight"
    f" {_CHECKED}",
)
TO_TRANSLATE = replace(FORM, items=FORM.items | {"searched.words"})
"""What a language has to say of a form: the words of a search stand as they were typed."""

PACK = _kind(
    "forms default_form", "language language_tag direction invisible", "spelling exceptions"
)
TEXT = _kind(
    "when when_any opens changes",
    f"id demands levels requires excludes beside type choices currency ceiling cuts law how zone"
    f" code folder stage with_paper needs term core_of order closes default counts option label"
    f" calls each replaces"
    f" {_CHECKED}",
)
REACH = _kind("by when", "is places cut_by")
TABLE = _kind("", f"id place has read status status_date status_url {_CHECKED}")
PLACE = _kind(
    "options",
    f"place form body within language prohibitions is counts option prints state {_CHECKED}",
)
ADDRESSEE = _kind("", "calls levels")
SCENARIOS = _kind("answer provision", "kind demands extends")
WORDS = Kind()


def mark_yaml(text: str, kind: Kind) -> str:
    """``text`` with every value that is words in the language; all else stays as it is written."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        return text
    made: list[str] = []
    at = 0
    for node in sorted(_words(root, (), kind), key=lambda n: n.start_mark.index):
        start, end = node.start_mark.index, node.end_mark.index
        tail = "\n" if node.style in ("|", ">") and text[end - 1] == "\n" else ""
        made += (text[at:start], json.dumps(mark(node.value), ensure_ascii=False), tail)
        at = end
    return "".join((*made, text[at:]))


def lines_of_words(text: str, kind: Kind) -> Iterator[tuple[int, str]]:
    """The words of a file, each with its line."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for node in _words(root, (), kind):
        yield node.start_mark.line + 1, node.value


def _words(node: yaml.Node, path: Path_, kind: Kind) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if path[-1:] and path[-1] in kind.keys:
                yield key
            yield from _words(value, (*path, key.value), kind)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _words(item, path, kind)
    elif isinstance(node, yaml.ScalarNode):
        plain = node.style is None and _NO_WORD.fullmatch(node.value)
        text_option = path[-1:] == ("default",) and " " in node.value
        pattern = node.value.startswith("(?")  # what is sought in a law, no words
        if not plain and not pattern and (text_option or not kind.is_id(path)):
            yield node


def mark_text(text: str) -> str:
    """A text with front matter in the language."""
    if not text.startswith("---\n"):
        return mark(text)
    front, _, body = text[4:].partition("\n---\n")
    return f"---\n{mark_yaml(front + chr(10), TEXT)}---\n{mark(body)}"


# ---------------------------------------------------------------- the files


def write_language(folder: Path) -> None:
    """Every word of the shipped templates in the language, in the working folder ``folder``.

    Forms, traditions and regions stay those that are shipped: their words lie over them, but for
    what has no language, which stands in for the shipped file.
    """
    top = content_root() / "templates"
    english = top / "languages" / "en"
    hashes = dict(_hashes(english))
    for path in sorted((top / "languages").rglob("*.*")):
        within = path.relative_to(top / "languages")
        name = within.parts[0].replace("en", LANGUAGE, 1)
        target = folder / "templates" / "languages" / name / Path(*within.parts[1:])
        text = path.read_text("utf-8")
        if path.suffix == ".md":
            _write(target, _rehashed(mark_text(text), hashes))
        else:
            said = mark_yaml(text, PACK if path.name == "pack.yaml" else _file_kind(path))
            said = re.sub(r"(?m)^language: en\b", f"language: {LANGUAGE}", said)
            _write(target, re.sub(r"(?m)^language_tag: .*$", f"language_tag: {LANGUAGE}", said))
    for path in sorted((top / "forms").glob("*.yaml")):
        said = re.sub(
            r"(?m)^(form|extends|language|tradition|country):", r"# \1:", path.read_text()
        )
        _write(
            folder / "templates" / "forms" / path.stem / f"{LANGUAGE}.yaml", mark_yaml(said, FORM)
        )
    for path in sorted((top / "traditions").glob("*/reach.yaml")):
        target = folder / "templates" / "languages" / LANGUAGE / path.parent.name / path.name
        _write(target, mark_yaml(path.read_text("utf-8"), REACH))
    for pattern, kind in (
        ("regions/*/*.yaml", FORM),
        ("instruments/*.yaml", TABLE),
        ("authorities/*.yaml", TABLE),
    ):
        for path in sorted(top.glob(pattern)):
            _write(folder / path.relative_to(top.parent), mark_yaml(path.read_text("utf-8"), kind))


def write_place(folder: Path, place: str, shipped: Path | None = None) -> Path:
    """A place of the folder ``shipped``, by default the package's, in the language, in ``folder``;
    its own texts too.
    """
    shipped = shipped or content_root() / "jurisdictions"
    said = mark_yaml((shipped / f"{place}.yaml").read_text("utf-8"), PLACE)
    target = folder / "jurisdictions" / f"{place}.yaml"
    _write(target, re.sub(r"(?m)^(form: .*)$", rf"\1\nlanguage: {LANGUAGE}", said))
    for path in sorted((shipped / place).rglob("*.md")):
        within = path.relative_to(shipped / place)
        _write(folder / "jurisdictions" / place / LANGUAGE / within, mark_text(path.read_text()))
    return target


def _file_kind(path: Path) -> Kind:
    if path.parent.name == "scenarios":
        return SCENARIOS
    if path.parent.name == "bodies":
        return FORM
    if path.name == "addressee.yaml":
        return ADDRESSEE
    return _kind("code url") if path.name == "lint.yaml" else WORDS


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _hashes(english: Path) -> Iterator[tuple[str, str]]:
    """The hash of each labelled provision to that of the same provision in the language."""
    for path in sorted(english.rglob("*.md")):
        body = path.read_text("utf-8").partition("\n---\n")[2] or path.read_text("utf-8")
        own, marked = body.split("\n"), mark(body).split("\n")
        for part in labelled(body):
            yield digest(own[part.first : part.end]), digest(marked[part.first : part.end])


def _rehashed(text: str, hashes: dict[str, str]) -> str:
    """``text`` with the hashes of the language in its changes."""

    def other(found: re.Match[str]) -> str:
        (whole,) = (value for key, value in hashes.items() if key.startswith(found[2]))
        return found[1] + whole[: len(found[2])]

    return re.sub(r'(sha256: "?)([0-9a-f]{12,64})', other, text)
