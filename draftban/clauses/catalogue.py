"""All clauses, definitions and findings, with the words that a reader of a bill would look for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from draftban.clauses.choosing.library import Clause, load_library
from draftban.config.forms import load_form
from draftban.config.language import load_pack, load_terms
from draftban.config.model import DIRECT, Form, LanguagePack, Phrases, Verbs
from draftban.diagnostics import NOWHERE, Report
from draftban.files.search import SearchPath

BASE = "front matter"
"""What stands in a base file without words of its own."""

_TAG = re.compile(r"\{\{((?:(?!\{\{).)*?)\}\}", re.DOTALL)
_NAME = re.compile(r"\b(term|role)\.(\w+)(?:\.(\w+))?")
_VERB = re.compile(r"\s*(forbid|oblige|permit)\(")
_OPENING = 72

Roles = Mapping[str, Phrases]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    ``files`` are (drafting, file), the base file first; ``texts`` what is searched, in small
    letters, its blanks single.
    """

    kind: Literal["clause", "definition", "finding"]
    id: str
    heading: str
    demands: tuple[str, ...]
    language: str
    files: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]

    def has(self, words: str) -> bool:
        """Whether ``words`` stand in it, small letters or capitals."""
        wanted = _flat(words)
        return any(wanted in text for text in self.texts)


def catalogue(search: SearchPath, report: Report) -> Iterator[Entry]:
    """Everything in every language that has a pack; mistakes go to ``report``. A variant such as
    ``en-EU`` lays words over its language and is none of its own.
    """
    packs = (pack for root in search.roots for pack in root.glob("templates/*/pack.yaml"))
    names = {pack.parent.name for pack in packs}
    for language in sorted(n for n in names if n.partition("-")[0] not in names - {n}):
        narrowed = replace(search, languages=(language,))
        pack = load_pack(narrowed, NOWHERE, report)
        if pack is not None:
            yield from _of_language(narrowed, pack, report)


def _of_language(search: SearchPath, pack: LanguagePack, report: Report) -> Iterator[Entry]:
    terms = load_terms(search, pack, report)
    library = load_library(search, report)
    readers = [_Reader(terms, *said, pack.default_form) for said in _ways(search, pack.language)]

    def entry(
        kind: Literal["clause", "definition", "finding"],
        name: str,
        heading: str,
        demands: tuple[str, ...],
        files: tuple[tuple[str, str], ...],
        *texts: str,
    ) -> Entry:
        found = [reader.words(text) for reader in readers for text in (name, heading, *texts)]
        # Who looks for “private entities” means the singular too.
        used = {name for text in texts for space, name, _ in _NAME.findall(text) if space == "term"}
        found += [phrase for name in sorted(used) for phrase in terms.get(name, {}).values()]
        unlike = tuple(dict.fromkeys(map(_flat, found)))
        return Entry(kind, name, heading, demands, pack.language, files, unlike)

    for clause in library.clauses.values():
        meta, files = clause.meta, tuple(_files(clause))
        bodies = (source.text for source in clause.draftings.values())
        yield entry("clause", clause.id, meta.heading, meta.demands, files, meta.subject, *bodies)
    for concept, definition in library.definitions.items():
        forms = terms.get(definition.meta.term, {})
        heading = forms.get(pack.forms[0], definition.meta.term)
        files = ((DIRECT, definition.body.file),)
        others = (*forms.values(), definition.body.text)
        yield entry("definition", f"definitions/{concept}", heading, (), files, *others)
    for finding in library.findings.values():
        words = " ".join(readers[0].words(finding.body.text).split())
        heading = words if len(words) <= _OPENING else words[:_OPENING].rsplit(" ", 1)[0] + " …"
        files = ((DIRECT, finding.body.file),)
        demands = finding.meta.demands
        yield entry("finding", finding.meta.id, heading, demands, files, finding.body.text)


def _files(clause: Clause) -> Iterator[tuple[str, str]]:
    """The base file, whatever it holds, then the other draftings."""
    yield (DIRECT if DIRECT in clause.draftings else BASE), clause.base.file
    for drafting in sorted(clause.draftings):
        if drafting != DIRECT:
            yield drafting, clause.draftings[drafting].file


def _flat(text: str) -> str:
    return " ".join(text.lower().split())


# ---------------------------------------------------------------- the words of forms


def _ways(search: SearchPath, language: str) -> list[tuple[Roles, Verbs]]:
    """The roles and verbs of every form of ``language``, each combination once."""
    found: list[tuple[Roles, Verbs]] = []
    for code in search.forms():
        form = load_form(code, search, Report())  # `draftban forms` tells of its mistakes
        if form is None or form.language != language:
            continue
        for way in _cases(form):
            if way not in found:
                found.append(way)
    return found or [({}, Verbs())]


def _cases(form: Form) -> Iterator[tuple[Roles, Verbs]]:
    """The words of ``form`` with the first case of every role, with the second, …"""
    most = max((len(r) for r in form.roles.values() if isinstance(r, tuple)), default=1)
    for number in range(most):
        roles: dict[str, Phrases] = {}
        for name, words in form.roles.items():
            case = words[min(number, len(words) - 1)] if isinstance(words, tuple) else words
            roles[name] = {k: v for k, v in case.items() if isinstance(v, str)}
        yield roles, form.verbs


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a template as one form prints it; what takes a whole bill to know stays a tag."""

    terms: Mapping[str, Phrases]
    roles: Roles
    verbs: Verbs
    default_form: Mapping[str, str]

    def words(self, text: str) -> str:
        return _TAG.sub(self._tag, text)

    def _tag(self, tag: re.Match[str]) -> str:
        names = _NAME.findall(tag[1])
        said = " ".join(filter(None, (self._phrase(*name) for name in names)))
        verb = _VERB.match(tag[1])
        if not said:
            return tag[0]
        frame = getattr(self.verbs, verb[1]) if verb else "{subject}"
        return str(frame).replace("{subject}", said)

    def _phrase(self, space: str, name: str, form: str) -> str:
        phrases = (self.terms if space == "term" else self.roles).get(name, {})
        return phrases.get(form or self.default_form.get(space, ""), "")
