"""A comparison as one HTML page that needs nothing else: no script, no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from draftban.review.compare import Comparison, Row
from draftban.review.compare_data import Cell, Instrument

_CSS = """
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --ink: #1d1c1a; --faint: #696660; --rule: #d9d5cc; --ours: #eef1f7;
  --link: #1d4f8f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181a; --ink: #e3e0da; --faint: #a19d94; --rule: #3a3b3e; --ours: #222a36;
    --link: #9cc3f5;
  }
}
html {
  font: 1.0625rem/1.55 "TeX Gyre Schola", "Century Schoolbook", Charter, "Bitstream Charter",
    Georgia, Cambria, "Noto Serif", serif;
  background: var(--paper); color: var(--ink); overflow-wrap: break-word;
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
}
body { margin: 0 auto; max-width: 74rem; padding: 2.5rem 1.25rem 5rem; }
h1 { font-size: 1.7em; line-height: 1.2; margin: 0 0 .7em; max-width: 40rem; }
h2 { font-size: 1.25em; line-height: 1.25; margin: 2.2em 0 .7em; max-width: 40rem; }
p, ul { max-width: 38rem; margin: 0 0 1em; }
ul { padding-inline-start: 1.1em; }
li { margin-bottom: .55em; }
li::marker { color: var(--faint); }
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .18em; }
:focus-visible { outline: .14em solid var(--link); outline-offset: .16em; }
small { display: block; color: var(--faint); font-size: .82em; line-height: 1.45; }
.wide { overflow-x: auto; margin: 1.6rem 0 .6rem; }
.wide + p { color: var(--faint); font-size: .82em; max-width: none; }
table { border-collapse: separate; border-spacing: 0; font-size: .84em; line-height: 1.4; }
caption {
  font-weight: bold; font-size: 1.2em; text-align: start; padding: 0 0 .5em; position: sticky;
  inset-inline-start: 0; width: fit-content;
}
th, td {
  border-bottom: .06em solid var(--rule); padding: .5em .9em .5em 0; text-align: start;
  vertical-align: top; font-weight: normal; min-width: 8.5rem;
}
td small, thead small { font-size: .88em; }
th[scope="row"], thead th:first-child {
  position: sticky; inset-inline-start: 0; background: var(--paper); min-width: 7.5rem;
  max-width: 10rem; padding-inline-start: .5em;
}
thead th { font-weight: bold; border-bottom: .1em solid var(--ink); }
thead small { font-weight: normal; }
tr.ours > * { background: var(--ours); border-bottom-color: var(--faint); }
tr.ours th { background: var(--ours); font-weight: bold; }
td.no b { font-weight: normal; }
td.unread b { font-weight: normal; color: var(--faint); }
@media (max-width: 40em) {
  body { padding-top: 1.5rem; }
  th[scope="row"], thead th:first-child { min-width: 5.5rem; max-width: 6.5rem; }
}
@media print {
  html { font-size: 10pt; background: none; color: #000; }
  body { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  table { font-size: .7em; }
  th, td { min-width: 0; }
  tr { break-inside: avoid; }
}
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
                (
                    f"{escape(row.feature.question)}<small>{_who(found, row)}</small>"
                    for row in found.rare
                ),
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
    question = f"{kind}{escape(row.feature.question)}"
    return f"{question} <i>Why:</i> {escape(reason)}<small>{_who(found, row)}</small>"


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
        by = ", ".join(dict.fromkeys(s.heading or _spelled(s.id) for s in row.ours.by))
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


def _spelled(id: str) -> str:
    """What a provision without a heading is called: a definition by its term."""
    return id.rpartition("#")[2].replace("_", " ")


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
