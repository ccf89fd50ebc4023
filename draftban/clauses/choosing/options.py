"""Which options a document uses, and where each got its value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from draftban.clauses.choosing.called import called
from draftban.clauses.choosing.library import Clause, Library, read_passage
from draftban.clauses.choosing.selection import Choice, Selection, Standing
from draftban.clauses.language.names import named
from draftban.config.answers import Value
from draftban.config.model import Option
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import pos_at
from draftban.files.search import SearchPath


@dataclass(frozen=True, slots=True)
class OptionUse:
    """An option with the value that counts and where that was set or, as default, declared."""

    name: str
    option: Option
    value: Value
    pos: Pos


def used_options(choice: Choice) -> tuple[OptionUse, ...]:
    """The options of the form, then those of clauses that a document uses, by name."""
    setup, library, selection = choice.setup, choice.library, choice.selection
    found = [
        _use(setup, selection, name, option, pos_at(setup.merged, "form", "options", name))
        for name, option in setup.form.options.items()
    ]
    turned = set(_turned(choice))
    seen = set(setup.form.options)
    for clause in library.clauses.values():
        for name, option in clause.meta.options.items():
            if name in turned and name not in seen:
                seen.add(name)
                found.append(_use(setup, selection, name, option, clause.at("options", name)))
    form = len(setup.form.options)
    return (*found[:form], *sorted(found[form:], key=lambda use: use.name))


def _use(setup: Setup, selection: Selection, name: str, option: Option, declared: Pos) -> OptionUse:
    where = setup.option_pos.get(name, declared)
    return OptionUse(name, option, selection.options[name], where)


def named_options(standing: Standing, library: Library, search: SearchPath) -> tuple[str, ...]:
    """What a standing clause turns on, each once: the facts and options of its `when:`, the options
    that its own words name, and those of its own that a passage names which it calls. Another's
    are left out there: a passage is shared by clauses of several forms, and may name in a branch
    for one of them what changes nothing in another.
    """
    meta, memory = standing.clause.meta, search.memory
    texts = (standing.body.text, meta.heading, meta.subject)
    found = (*meta.when, *named("options", texts, memory))
    if meta.options:
        read = partial(read_passage, shelf=library.shelf, search=search, report=Report())
        passages = called((standing.body.text,), read, memory).values()
        shared = named("options", (passage.text for passage in passages), memory)
        found = (*found, *(name for name in shared if name in meta.options))
    return tuple(dict.fromkeys(found))


def _turned(choice: Choice) -> Iterator[str]:
    """Every option that the standing texts name, or that decides whether a clause stands."""
    selection = choice.selection
    for standing in selection.standing:
        yield from named_options(standing, choice.library, choice.setup.search)
    for clause in choice.library.clauses.values():
        if _answers(clause, selection):
            yield from clause.meta.when


def _answers(clause: Clause, selection: Selection) -> bool:
    demands = clause.meta.demands
    return not demands or any(demand in selection.enacted for demand in demands)
