"""The operative core of each sentence of the law: its duties, its negations, its exceptions, the
persons it reaches, and what it joins by *and* or *or*, each with the word before and behind it.

A core is read off the template, so that every branch has one: terms and calls stand as they print,
what differs from bill to bill as ``…``. Which words are operative says ``operative_words.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from tests.content.shipped import ROOT
from tests.content.stretches import body_lines, law_files

HERE = Path(__file__).parent
CORES = HERE / "cores"

TURNED = (
    "definitions",
    "enforcement",
    "exemptions",
    "passages",
    "prohibitions",
    "remedies",
    "rights",
)
"""Folders of prohibitions, definitions, exemptions and remedies."""

KINDS = (
    *TURNED,
    "act",
    "administration",
    "amendments",
    "codified",
    "data",
    "general",
    "grants",
    "oversight",
    "special-act",
    "transition",
    "vendors",
    "vote",
)
"""Folders whose sentences have a core: all law but what gives reasons or calls on others."""

GAP = "…"

_CALL = re.compile(r"\{\{ *(forbid|oblige|permit)\((.*?)\) *\}\}")
_VERBS = {"forbid": "shall not", "oblige": "shall", "permit": "may"}
_AFTER = re.compile(r'\{\{ *after\([^"]*"\w+", *"([^"]*)"\) *\}\}')
_TAG = re.compile(r"\{%.*?%\}")
_BRANCH = re.compile(r"\{%-? *(?:if|elif|else|endif)\b.*?%\}")
_HEADING = re.compile(r"^(\s*\d+\.\s+)# .*$")
_ITEM = re.compile(r"^\s*\d+\.\s+")
_SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-Z…])")
_TOKEN = re.compile(r"[\w’'-]+|…")


@cache
def words() -> Mapping[str, frozenset[str]]:
    """The operative words, by what they do."""
    said = yaml.safe_load((HERE / "operative_words.yaml").read_text("utf-8"))
    return {name: frozenset(some.split()) for name, some in said.items()}


@cache
def operative() -> frozenset[str]:
    """All operative words that a core keeps."""
    return frozenset().union(*(some for name, some in words().items() if name != "verbs"))


@cache
def _terms(root: Path) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for path in (*(root / "templates").rglob("terms.yaml"),):
        for name, forms in yaml.safe_load(path.read_text("utf-8")).items():
            found.setdefault(name, forms)
    return found


def files(kinds: Collection[str] = KINDS) -> list[Path]:
    """The files of these folders whose sentences have cores; what only calls on others has none."""
    return [
        path
        for path in law_files()
        if path.parent.name in kinds and not path.name.endswith(".urge.md")
    ]


def sentences(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The sentences and points of a body, each with its line, as plain words."""
    for number, line in lines:
        for part in _BRANCH.split(_HEADING.sub("", line)):
            text = _plain(_ITEM.sub("", part))
            for sentence in _SENTENCE.split(text):
                if re.search(r"\w", sentence):
                    yield number, sentence.strip()


def _plain(text: str) -> str:
    text = _CALL.sub(lambda m: f"{_subject(m[2])} {_VERBS[m[1]]}", text)
    text = re.sub(r"\{\{ *term\.(\w+)\.(\w+) *\}\}", lambda m: _term(m[1], m[2]), text)
    text = _AFTER.sub(lambda m: f"within {GAP} after {m[1]}", text)
    text = re.sub(r"\{\{ *any *\}\}", "any:or", text)
    text = re.sub(r"\{\{ *all *\}\}", "all:and", text)
    text = re.sub(r"\{\{ *(?:this\.law|this) *\}\}", "this law", text)
    return re.sub(r"\{\{.*?\}\}", GAP, _TAG.sub(" ", text))


def _subject(argument: str) -> str:
    term = re.fullmatch(r"term\.(\w+)\.(\w+)", argument)
    if term:
        return _term(term[1], term[2])
    return argument.strip("\"'") if argument[:1] in "\"'" else GAP


def _term(name: str, form: str) -> str:
    return _terms(ROOT).get(name, {}).get(form, name.replace("_", " "))


def core(sentence: str) -> str:
    """The operative core of a sentence; empty if it has none."""
    tokens = _TOKEN.findall(sentence.replace("any:or", " any or ").replace("all:and", " all and "))
    kept = {
        near
        for i, token in enumerate(tokens)
        if token.casefold() in operative()
        for near in (i - 1, i, i + 1)
    }
    out: list[str] = []
    for i, token in enumerate(tokens):
        word = token if i in kept else GAP
        if word != GAP or out[-1:] != [GAP]:
            out.append(word)
    return " ".join(out).strip(f" {GAP}") if kept else ""


def cores(path: Path) -> list[tuple[int, str]]:
    """The cores of a file's sentences in order, each with its line."""
    found = ((number, core(sentence)) for number, sentence in sentences(body_lines(path)))
    return [(number, said) for number, said in found if said]


@cache
def stored() -> Mapping[str, list[str]]:
    """The cores that somebody read, by file."""
    return {
        file: said
        for path in sorted(CORES.glob("*.yaml"))
        for file, said in yaml.safe_load(path.read_text("utf-8")).items()
    }
