"""A comparison as one HTML page that needs nothing else: no script, no file, no colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from draftban.review.compare import Comparison, Row
from draftban.review.compare_data import Cell, Instrument

_CSS = """
:root { color-scheme: light dark; --line: #767676; --soft: #f2f2f2; --ours: #e6eefb; }
@media (prefers-color-scheme: dark) {
  :root { --line: #8a8a8a; --soft: #262626; --ours: #1d2a40; }
}
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1rem; }
.wide { overflow-x: auto; margin: 1.5rem 0; }
table { border-collapse: collapse; min-width: 46rem; }
caption { font-weight: 700; font-size: 1.15rem; text-align: left; padding: .3rem 0; }
th, td {
  border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top;
}
thead th { background: var(--soft); font-weight: 600; }
tr.ours > * { background: var(--ours); border-block-width: 3px; }
td b { font-weight: 700; }
td.no b, td.unread b { font-weight: 400; }
td.unread { border-style: dotted; }
small { display: block; font-size: .8rem; }
thead small { font-weight: 400; }
@media print { body { max-width: none; } .wide { overflow: visible; } tr { break-inside: avoid; } }
"""


def page(title: str, found: Comparison) -> str:
    """``found`` as a page headed ``title``."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}: comparison with other law</title>",
            f"<style>{_CSS}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{escape(title)}: comparison with other law</h1>",
            *_legend(),
            *_list(
                f"What this draft has and at most {found.few} of the others are known to have",
                (f"{escape(row.feature.question)} {_who(found, row)}" for row in found.rare),
            ),
            *_list(
                "What others have and this draft lacks",
                (_lack(found, row) for row in found.lacking),
            ),
            *_list(
                "What others have in full and this draft in part",
                (_lack(found, row) for row in found.weaker),
            ),
            "<h2>Feature by feature</h2>",
            *(line for group in found.features.groups for line in _table(found, group)),
            *_sources(found.instruments),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _legend() -> Iterator[str]:
    yield (
        "<p>The answers of this draft are read off its finished text. Those of other laws are what "
        "somebody read in a stored copy: <b>yes</b>, <b>partial</b> or <b>no</b>; “report” where a "
        "report about the law was read instead of its own words. <b>?</b> is what nobody has read. "
        "It does not mean no.</p>"
    )


def _list(heading: str, items: Iterable[str]) -> Iterator[str]:
    yield f"<h2>{escape(heading)}</h2>"
    listed = [f"<li>{item}</li>" for item in items]
    yield from ["<ul>", *listed, "</ul>"] if listed else ["<p>Nothing.</p>"]


def _who(found: Comparison, row: Row) -> str:
    having, read = found.having(row.feature.id), found.read(row.feature.id)
    names = "; ".join(escape(instrument.name) for instrument in having)
    return f"{len(having)} of {len(read)} read on this{': ' + names if names else ''}."


def _lack(found: Comparison, row: Row) -> str:
    reason = row.reason or "no reason is recorded."
    kind = "An exception. " if row.feature.exception else ""
    return f"{kind}{escape(row.feature.question)} {_who(found, row)} Why: {escape(reason)}"


def _table(found: Comparison, group: str) -> Iterator[str]:
    rows = found.of_group(group)
    yield f'<div class="wide" role="region" aria-label="{escape(found.features.groups[group])}" '
    yield 'tabindex="0">'
    yield f"<table><caption>{escape(found.features.groups[group])}</caption>"
    yield '<thead><tr><th scope="col">Law</th>'
    for row in rows:
        question = escape(row.feature.question)
        yield f'<th scope="col">{escape(row.feature.short)}<small>{question}</small></th>'
    yield "</tr></thead><tbody>"
    yield '<tr class="ours"><th scope="row">This draft</th>'
    for row in rows:
        by = ", ".join(dict.fromkeys(s.heading or s.id for s in row.ours.by))
        yield _cell(row.ours.has, by)
    yield "</tr>"
    unread = [i for i in found.instruments if not any(i.known(row.feature.id) for row in rows)]
    for instrument in found.instruments:
        if instrument in unread:
            continue
        yield f'<tr><th scope="row">{escape(instrument.name)}</th>'
        for row in rows:
            known = instrument.known(row.feature.id)
            yield _cell("?", "") if known is None else _cell(known.has, _where(known))
        yield "</tr>"
    yield "</tbody></table></div>"
    if unread:
        names = "; ".join(escape(instrument.name) for instrument in unread)
        yield f"<p>Not read on any of this: {names}.</p>"


def _where(known: Cell) -> str:
    return known.where + (" (report)" if known.read == "report" else "")


def _cell(has: str, where: str) -> str:
    kind = "unread" if has == "?" else has
    small = f"<small>{escape(where)}</small>" if where else ""
    return f'<td class="{kind}"><b>{has}</b>{small}</td>'


def _sources(instruments: Iterable[Instrument]) -> Iterator[str]:
    yield "<h2>The laws, and the copies that were read</h2>"
    yield "<ul>"
    for instrument in instruments:
        cited = f", {escape(instrument.citation)}" if instrument.citation else ""
        year = str(instrument.year) if instrument.year else "year not read"
        known = [cell for cell in instrument.features.values() if cell.verified]
        days = ", ".join(sorted({cell.checked_on for cell in known}))
        links = dict.fromkeys([instrument.url, *(cell.url for cell in known if cell.url)])
        named = ", ".join(f'<a href="{escape(url)}">copy {n}</a>' for n, url in enumerate(links, 1))
        note = f" {escape(instrument.note)}" if instrument.note else ""
        yield (
            f"<li><b>{escape(instrument.name)}</b>: {escape(instrument.title)}{cited}; "
            f"{instrument.status}, {year}; {named}; read on {days or 'no day'}.{note}</li>"
        )
    yield "</ul>"
