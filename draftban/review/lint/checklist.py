"""The drafting checklist run on what was built, and on all content: ``draftban check``.

Brings together what ``clauses`` reads and what the rules in ``review/lint`` want to know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from draftban.clauses.choosing.library import (
    Clause,
    Library,
    load_call_papers,
    load_library,
    load_papers,
    read_passages,
)
from draftban.clauses.language.source import TemplateText
from draftban.config.chains.bodies import bodies_with_texts
from draftban.config.chains.form_files import form_paths, known_forms
from draftban.config.chains.forms import form_search, load_form
from draftban.config.languages.language import load_terms
from draftban.config.model import DIRECT, Form, Phrases, evident
from draftban.config.places import stray_places
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Node
from draftban.files.search import SearchPath, search_path
from draftban.files.yaml_source import read_mapping_file
from draftban.review.law.facts import day
from draftban.review.lint.inputs import Body, Content, LintedPlace, Printed, ShelfText, Shelved
from draftban.review.lint.rule import PREFIX
from draftban.review.lint.run import lint_bill, lint_content, lint_place

if TYPE_CHECKING:
    from draftban.documents import Build


def lint_build(result: Build) -> None:
    """Add to the report of ``result`` what the checklist finds in its documents.

    What the place accepts under `allow:` becomes advice; accepted advice is left out.
    """
    found = Report()
    setup = result.setup
    if all(document.setup.form.form != setup.form.form for document in result.documents):
        # Nothing was drafted from the place's own form.
        lint_place(LintedPlace(setup, shelved(setup.search), day(setup)), found)
    for document in result.documents:
        setup, texts = document.setup, sources(document.library, document.setup.search)
        lint_place(LintedPlace(setup, texts, day(setup)), found)
        law = any(document is one for one in result.laws)
        lint_bill(Printed(document.bill, setup, texts, law), found)
    place = result.setup.jurisdiction
    for item in place.allow:
        code, reason = item.get("code", ""), item.get("reason", "")
        if code.startswith(PREFIX) and not (found.drop_advice(code) or found.accept(code, reason)):
            found.advice(
                "config.allow-unused",
                f"`allow:` accepts {code}, but there is no such warning.",
                place.pos,
                text=code,
                hint="Delete that item.",
            )
    result.report.extend(found)


def lint_everything(
    setups: Iterable[Setup], report: Report, search: SearchPath | None = None
) -> None:
    """Add to ``report`` what the checklist finds in all forms and texts together.

    ``setups`` are the places that there are, since each may change its form. ``search`` says
    where everything is found, by default in the current folder and the package.
    """
    search = search or search_path()
    stray_places(search, report)
    terms: dict[str, Phrases] = {}
    forms = [_shelved(setup.form, setup.search) for setup in setups]
    kinds = ((c, k) for c in known_forms(search) for k in (("", ""), *bodies_with_texts(c, search)))
    for code, (body, region) in kinds:
        form = load_form(code, search, Report(), body, region)  # its places tell of its mistakes
        if form is not None:
            narrow = form_search(form, search, region)
            forms.append(_shelved(form, narrow))
            terms.update(load_terms(narrow, None, Report()))
    content = Content(tuple(forms), terms, dict(_written(search)), search.memory)
    lint_content(content, search, report)


def _shelved(form: Form, search: SearchPath) -> Shelved:
    library = load_library(search, Report())
    return Shelved(form, sources(library, search), _papers(library, search))


def shelved(search: SearchPath) -> Mapping[str, ShelfText]:
    """Every clause, definition, finding and passage that ``search`` finds, by id.

    Mistakes are not told here: a build tells them.
    """
    return sources(load_library(search, Report()), search)


def sources(library: Library, search: SearchPath) -> Mapping[str, ShelfText]:
    """Every clause, definition, finding and passage of ``library``, by id."""
    found = (*_clauses(library), *_definitions(library), *_findings(library, search))
    return {source.id: source for source in (*found, *_passages(library, search))}


def _body(typed: TemplateText) -> Body:
    return Body(typed.file, typed.text)


def _clauses(library: Library) -> Iterator[ShelfText]:
    for clause in library.clauses.values():
        meta = clause.meta
        yield ShelfText(
            meta.id,
            {drafting: _body(typed) for drafting, typed in clause.draftings.items()},
            pos=meta.pos,
            front=tuple(_front(clause)),
            when=tuple(meta.when),
            allow=meta.allow,
            demands=meta.demands,
            meta=meta,
        )


def _front(clause: Clause) -> Iterator[str]:
    yield clause.meta.heading
    yield clause.meta.subject
    amends = clause.meta.amends
    if amends is not None and amends.quoted_heading is not None:
        yield amends.quoted_heading.text


def _definitions(library: Library) -> Iterator[ShelfText]:
    for concept, entry in library.definitions.items():
        body = {DIRECT: _body(entry.body)}
        yield ShelfText(f"definitions/{concept}", body, entry.meta.pos, allow=entry.meta.allow)


def _findings(library: Library, search: SearchPath) -> Iterator[ShelfText]:
    for theme, entry in library.findings.items():
        meta = entry.meta
        yield ShelfText(
            f"findings/{theme}",
            {DIRECT: _body(entry.body)},
            pos=meta.pos,
            when=tuple(meta.when),
            allow=meta.allow,
            demands=meta.demands,
            evident=search.of_place(entry.body.file) or evident(meta.sources),
        )


def _passages(library: Library, search: SearchPath) -> Iterator[ShelfText]:
    for name, typed in read_passages(library.shelf, search, Report()).items():
        yield ShelfText(f"passages/{name}", {DIRECT: _body(typed)}, Pos(typed.file))


def _papers(library: Library, search: SearchPath) -> tuple[str, ...]:
    """The words of every paper that can go with a bill."""
    papers = load_papers(library, search, Report()).values()
    called = load_call_papers(library, search, Report()).values()
    return (
        *(text for paper in papers for text in (paper.meta.title, paper.body.text)),
        *(text for paper in called for text in (paper.meta.title, paper.body.text)),
    )


def _written(search: SearchPath) -> Iterator[tuple[str, Node]]:
    """What every form's and place's file says, by its name as shown."""
    places = (search.place(code) for code in search.jurisdictions())
    for path in (*form_paths(search), *places):
        node = None if path is None else read_mapping_file(path, search, Report())
        if path is not None and node is not None:
            yield search.display(path), node
