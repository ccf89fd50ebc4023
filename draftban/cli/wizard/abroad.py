"""What somebody is told whose place lies in a country that no form is for."""

from __future__ import annotations

from draftban.cli.started import typed
from draftban.config.chains.form_files import countries
from draftban.diagnostics import Report
from draftban.files.nodes import raw_at
from draftban.files.search import SearchPath
from draftban.files.yaml_source import read_mapping_file


def abroad(search: SearchPath, here: str) -> str:
    """For which countries there are forms, how a policy goes into the form of another than
    ``here``, and how to write one: the end of a line.
    """
    known = {country: _name(country, search) for country in countries(search)}
    named = [f"{country} ({name})" if name else country for country, name in known.items()]
    other = next((country for country, name in known.items() if name and country != here), "")
    build = typed("build", other)
    carried = f" `{build}` writes one, `--as {other}` takes a place’s choices into it;" * bool(
        other
    )
    return (
        f"In another country? There are forms for {', '.join(named)} and no other;{carried} a form "
        "for your own country is one file, see “A form for another country” in docs/forms.md."
    )


def _name(country: str, search: SearchPath) -> str:
    """The name of the place that is the whole country, if there is one."""
    path = search.place(country)
    node = read_mapping_file(path, search, Report()) if path else None
    return raw_at(node, "name") if node else ""
