"""Everything that is written for bills, with the words that a reader of a bill would look for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from draftban.bill.folding import folded
from draftban.clauses.choosing.called import called
from draftban.clauses.choosing.library import (
    Clause,
    Library,
    load_library,
    load_papers,
    read_passages,
)
from draftban.clauses.choosing.selection import Choice
from draftban.clauses.findings import prints
from draftban.clauses.language.names import named, uses
from draftban.clauses.language.source import TemplateText
from draftban.clauses.reading import Kept, Reading
from draftban.clauses.stands import can_stand
from draftban.config.chains.bodies import bodies_with_texts
from draftban.config.chains.form_files import known_forms
from draftban.config.chains.forms import form_search, load_form
from draftban.config.languages.language import load_authorities, load_pack, load_terms
from draftban.config.model import DIRECT, Authority, Form, LanguagePack, Option, Phrases
from draftban.diagnostics import NOWHERE, Report
from draftban.files.search import SearchPath

BASE = "front matter"
"""What stands in a base file without words of its own."""

IN_PAPERS = "it is for papers of the packet"
"""Why a passage stands in no bill that is called for beside it."""

Kind = Literal["clause", "definition", "finding", "passage"]
_KINDS: tuple[Kind, ...] = ("clause", "definition", "finding", "passage")
_OPENING = 72


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """Something that can be found.

    ``files`` are (drafting, file), the base file first, those of forms' own folders included;
    ``texts`` what is searched, folded; ``forms`` the forms in which one of its texts can stand,
    ``everywhere`` whether those are all of its language. Of a place, ``stands`` are the forms of
    those documents in which it stands, and ``out`` says why it stands in none.
    """

    kind: Kind
    id: str
    heading: str
    demands: tuple[str, ...]
    language: str
    files: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    forms: tuple[str, ...] = ()
    everywhere: bool = False
    stands: tuple[str, ...] = ()
    out: str = ""

    def has(self, words: str) -> bool:
        """Whether ``words`` stand in it: capitals, kinds of space and of quotation marks make no
        difference.
        """
        wanted = folded(words)
        return any(wanted in text for text in self.texts)


def catalogue(search: SearchPath, report: Report) -> Iterator[CatalogueEntry]:
    """Everything in every language that has a pack; mistakes go to ``report``. A variant such as
    ``en-EU`` lays words over its language and is none of its own.
    """
    packs = (pack for root in search.roots for pack in root.glob("templates/languages/*/pack.yaml"))
    names = {pack.parent.name for pack in packs}
    authorities = load_authorities(search, search.authorities(), report) or {}
    for language in sorted(n for n in names if n.partition("-")[0] not in names - {n}):
        narrowed = replace(search, languages=(language,))
        pack = load_pack(narrowed, NOWHERE, report)
        if pack is None:
            continue
        made = _Language(pack, authorities, report)
        for tradition in search.all_traditions():  # what forms share, before what is one form's
            made.read(replace(narrowed, traditions=(tradition,)), None)
        for code in known_forms(search):
            for body, region in (("", ""), *bodies_with_texts(code, search)):
                # `forms` tells of its mistakes.
                form = load_form(code, search, Report(), body, region)
                if form is not None and form.language == language:
                    made.read(form_search(form, search, region), form)
        if not made.forms:
            made.read_as_typed(narrowed)
        yield from made.entries()


def catalogue_of(choices: Iterable[Choice], report: Report) -> Iterator[CatalogueEntry]:
    """Everything that one place may have: ``choices`` are its documents. Files are those that
    count there, its own before shared ones, and words those of its forms; each says
    where it stands.
    """
    made: _Language | None = None
    for choice in choices:
        setup = choice.setup
        made = made or _Language(setup.pack, setup.authorities, report)
        made.read(setup.search, setup.form, choice)
    yield from made.entries() if made else ()


@dataclass(slots=True)
class _Found:
    """An entry in the making; ``files`` by file, since a form's folder may hold one more."""

    heading: str
    demands: tuple[str, ...]
    files: dict[str, str] = field(default_factory=dict)
    texts: dict[str, None] = field(default_factory=dict)
    forms: dict[str, None] = field(default_factory=dict)
    stands: dict[str, None] = field(default_factory=dict)
    out: str = ""


@dataclass(slots=True)
class _Language:
    pack: LanguagePack
    authorities: Mapping[str, Authority]
    report: Report
    found: dict[tuple[Kind, str], _Found] = field(default_factory=dict)
    forms: set[str] = field(default_factory=set)
    kept: Kept = field(default_factory=dict)

    def entries(self) -> Iterator[CatalogueEntry]:
        for kind, name in sorted(self.found, key=lambda key: (_KINDS.index(key[0]), key[1])):
            one = self.found[kind, name]
            files = tuple((drafting, file) for file, drafting in one.files.items())
            everywhere = 0 < len(self.forms) == len(one.forms)
            yield CatalogueEntry(
                *(kind, name, one.heading, one.demands, self.pack.language, files),
                *(tuple(dict.fromkeys(map(folded, one.texts))), tuple(sorted(one.forms))),
                everywhere,
                *(tuple(one.stands), "" if one.stands else one.out),
            )

    def read(self, search: SearchPath, form: Form | None, choice: Choice | None = None) -> None:
        """Add what ``search`` finds, in the words of ``form``; without one, only the files. With a
        ``choice``, say what stands in its document.
        """
        library = load_library(search, self.report)
        pack = (load_pack(search, NOWHERE, self.report) if form else None) or self.pack
        terms = load_terms(search, pack, self.report)
        passages = read_passages(library.shelf, search, self.report)
        shelf = _Shelf(library, passages, terms, search)
        standing = shelf.standing(form, self.report) if form else frozenset()
        printed = shelf.printed(choice) if choice else frozenset()
        reasons = {d.clause: d.reason for d in choice.selection.decisions} if choice else {}
        if choice:
            reasons |= dict.fromkeys((name for _, name in shelf.beside(self.report)), IN_PAPERS)
        self.forms |= {form.form} if form else set()
        readings = tuple(self._readings(form, pack, shelf)) if form else ()
        # The heading of a finding or passage is how it begins in the first form.
        for kind, name, heading, demands, sources in shelf.everything(pack):
            one = self.found.setdefault((kind, name), _Found("", demands))
            if kind in ("clause", "definition"):
                one.heading = one.heading or heading
            elif not one.heading:
                one.heading = next((_opening(x) for r in readings for x in r.texts(heading)), "")
            for drafting, source in sources:
                one.files.setdefault(source.file, drafting)
            if form and (kind, name) in standing:
                one.forms[form.form] = None
            if form and (kind, name) in printed:
                one.stands[form.form] = None
            one.out = one.out or reasons.get(name, "")
            texts = [source.text for _, source in sources]
            for text in dict.fromkeys((name, heading, *texts)):
                for reading in readings:
                    one.texts.update(dict.fromkeys(reading.texts(text)))
            # Who looks for “private entities” means the singular too; who looks for a blank, its
            # label.
            for use in uses(texts, search.memory):
                phrases = terms.get(use.args[0], {}) if use.root == "term" and use.args else {}
                labels = use.args if use.root == "blank" else ()
                one.texts.update(dict.fromkeys((*phrases.values(), *labels)))

    def read_as_typed(self, search: SearchPath) -> None:
        """Add the words of a language in which no form prints yet, tags and all."""
        library = load_library(search, self.report)
        passages = read_passages(library.shelf, search, self.report)
        shelf = _Shelf(library, passages, load_terms(search, self.pack, self.report), search)
        for kind, name, heading, _, sources in shelf.everything(self.pack):
            texts = (name, heading, *(source.text for _, source in sources))
            self.found[kind, name].texts.update(dict.fromkeys(texts))

    def _readings(self, form: Form, pack: LanguagePack, shelf: _Shelf) -> Iterator[Reading]:
        options: dict[str, Option] = {}
        for clause in shelf.library.clauses.values():
            options.update(clause.meta.options)
        options.update(form.options)
        texts = {name: source.text for name, source in shelf.passages.items()}
        for roles in _cases(form):
            yield Reading(
                *(form, pack, roles, shelf.terms, self.authorities, options, texts),
                *(shelf.search.memory, self.kept),
            )


Sources = tuple[tuple[str, TemplateText], ...]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What one form finds."""

    library: Library
    passages: Mapping[str, TemplateText]
    terms: Mapping[str, Phrases]
    search: SearchPath

    def everything(
        self, pack: LanguagePack
    ) -> Iterator[tuple[Kind, str, str, tuple[str, ...], Sources]]:
        """Kind, id, heading, demands and (drafting, text) of each."""
        for clause in self.library.clauses.values():
            meta = clause.meta
            yield "clause", clause.id, meta.heading, meta.demands, tuple(_files(clause))
        for concept, definition in self.library.definitions.items():
            forms = self.terms.get(definition.meta.term, {})
            heading = forms.get(pack.forms[0], definition.meta.term)
            sources = ((DIRECT, definition.body),)
            yield "definition", f"definitions/{concept}", heading, (), sources
        for finding in self.library.findings.values():
            text, demands = finding.body.text, finding.meta.demands
            yield "finding", finding.meta.id, text, demands, ((DIRECT, finding.body),)
        for name, source in self.passages.items():
            yield "passage", f"passages/{name}", source.text, (), ((DIRECT, source),)

    def standing(self, form: Form, report: Report) -> frozenset[tuple[Kind, str]]:
        """What can stand in a bill of ``form`` or in a paper beside it."""
        found: set[tuple[Kind, str]] = set()
        texts: list[str] = []
        for clause in self.library.clauses.values():
            meta = clause.meta
            bodies = [
                source.text
                for drafting, source in clause.draftings.items()
                if can_stand(clause.id, meta.demands, drafting, form)
            ]
            if bodies:
                found.add(("clause", clause.id))
                texts += [meta.heading, meta.subject, *bodies]
        for theme, finding in self.library.findings.items():
            if not {"*", theme, finding.meta.id}.isdisjoint(form.findings):
                found.add(("finding", finding.meta.id))
                texts.append(finding.body.text)
        return frozenset(self._with_called(found, texts) | self.beside(report))

    def beside(self, report: Report) -> frozenset[tuple[Kind, str]]:
        """The passages that papers of a packet call for."""
        papers = load_papers(self.library, self.search, report).values()
        called = self._called(paper.body.text for paper in papers)
        return frozenset(("passage", f"passages/{name}") for name in called)

    def printed(self, choice: Choice) -> frozenset[tuple[Kind, str]]:
        """What stands in the document of ``choice``."""
        setup, selection = choice.setup, choice.selection
        found: set[tuple[Kind, str]] = set()
        texts: list[str] = []
        for one in selection.standing:
            found.add(("clause", one.clause.id))
            texts += [one.clause.meta.heading, one.clause.meta.subject, one.body.text]
        for theme, finding in self.library.findings.items():
            named = not {"*", theme, finding.meta.id}.isdisjoint(setup.form.findings)
            if named and prints(finding.meta, finding.body.file, setup, selection):
                found.add(("finding", finding.meta.id))
                texts.append(finding.body.text)
        return frozenset(self._with_called(found, texts))

    def _with_called(
        self, standing: Collection[tuple[Kind, str]], texts: Iterable[str]
    ) -> set[tuple[Kind, str]]:
        """The passages and definitions that ``texts`` call for, those that these do, and so on."""
        found, left = set(standing), list(texts)
        while left:
            passages = self._called(left)
            found |= {("passage", f"passages/{name}") for name in passages}
            left += [passage.text for passage in passages.values()]
            terms = set(named("term", left, self.search.memory))
            left = []
            for concept, definition in self.library.definitions.items():
                key: tuple[Kind, str] = ("definition", f"definitions/{concept}")
                if definition.meta.term in terms and key not in found:
                    found.add(key)
                    left.append(definition.body.text)
        return found

    def _called(self, texts: Iterable[str]) -> Mapping[str, TemplateText]:
        return called(texts, self.passages.get, self.search.memory)


def _files(clause: Clause) -> Iterator[tuple[str, TemplateText]]:
    """The base file, whatever it holds, then the other draftings."""
    yield (DIRECT if DIRECT in clause.draftings else BASE), clause.base
    for drafting in sorted(clause.draftings):
        if drafting != DIRECT:
            yield drafting, clause.draftings[drafting]


def _opening(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _OPENING else words[:_OPENING].rsplit(" ", 1)[0] + " …"


def _cases(form: Form) -> Iterator[Mapping[str, Phrases]]:
    """The roles of ``form``, each in its first case, in its second, …"""
    most = max((len(r) for r in form.roles.values() if isinstance(r, tuple)), default=1)
    for number in range(most):
        roles: dict[str, Phrases] = {}
        for name, words in form.roles.items():
            case = words[min(number, len(words) - 1)] if isinstance(words, tuple) else words
            roles[name] = {k: v for k, v in case.items() if isinstance(v, str)}
        yield roles
