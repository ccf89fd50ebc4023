"""How long a text is: an option of that name, whose values are the choices of its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from draftban.config.chains.form_files import known_forms
from draftban.config.chains.forms import load_form
from draftban.config.model import Form
from draftban.diagnostics import Report
from draftban.files.search import SearchPath

LENGTH = "length"


def length_of(options: Mapping[str, object]) -> str:
    """How long a text with these ``options`` is; empty where its form has one length."""
    return str(options.get(LENGTH, ""))


def lengths_of(form: Form) -> tuple[str, ...]:
    """The lengths in which ``form`` writes; none where it has one."""
    option = form.options.get(LENGTH)
    return () if option is None else option.choices


def all_lengths(search: SearchPath) -> tuple[str, ...]:
    """Every length in which some form that ``search`` finds writes, each once."""
    return tuple(dict.fromkeys(_lengths(search)))


def _lengths(search: SearchPath) -> Iterator[str]:
    for code in known_forms(search):
        form = load_form(code, search, Report())  # its own build tells of its mistakes
        if form is not None:
            yield from lengths_of(form)
