"""A comparison as one HTML page that needs nothing else: no script, no file.

Its words are ``ui/compare.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from draftban.bill.links import link
from draftban.review.compare.features import Comparison, Judged, Row
from draftban.review.compare.instruments import (
    KINDS,
    Cell,
    Instrument,
    Kind,
    dated_status,
    label,
    place_of,
)


def page(title: str, language: str, found: Comparison) -> str:
    """``found``, whose words are of ``language``, as a page headed ``title``."""
    return "\n".join([*_Page(found).lines(title, language), ""])


class _Page:
    def __init__(self, found: Comparison) -> None:
        self.found = found
        self.words = found.words

    def _(self, key: str, **values: str | int) -> str:
        """The words ``key``, escaped; ``values`` are escaped too."""
        return escape(self.words[key].format(**values))

    def lines(self, title: str, language: str) -> Iterator[str]:
        head = self._("title", title=title)
        css = files(__package__).joinpath("compare.css").read_text("utf-8")
        yield "<!DOCTYPE html>"
        yield f'<html lang="{escape(language)}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{head}</title>"
        yield f"<style>\n{css}</style>"
        yield "</head>"
        yield "<body>"
        yield "<main>"
        yield f"<h1>{head}</h1>"
        yield f"<p>{self._('legend')}</p>"
        found = self.found
        yield from self._list(self._("rare", few=found.few), map(self._had, found.rare))
        yield from self._list(self._("lacking"), map(self._lack, found.lacking))
        yield from self._list(self._("weaker"), map(self._lack, found.weaker))
        if found.not_judged:
            yield from self._list(self._("not_judged"), map(self._unjudged, found.not_judged))
        yield f"<h2>{self._('by_feature')}</h2>"
        for group in found.features.groups:
            yield from self._table(group)
        for kind in KINDS:
            yield from self._sources(kind)
        yield "</main>"
        yield "</body>"
        yield "</html>"

    def _list(self, heading: str, items: Iterable[str]) -> Iterator[str]:
        yield f"<h2>{heading}</h2>"
        listed = [f"<li>{item}</li>" for item in items]
        yield from ["<ul>", *listed, "</ul>"] if listed else [f"<p>{self._('nothing')}</p>"]

    def _had(self, row: Row) -> str:
        return f"{escape(row.feature.question)}<small>{self._who(row)}</small>"

    def _lack(self, row: Row) -> str:
        kind = f"{self._('exception')} " if row.feature.exception else ""
        reason = escape(row.reason) if row.reason else self._("no_reason")
        why = f"<i>{self._('why')}</i> {reason}"
        return f"{kind}{escape(row.feature.question)} {why}<small>{self._who(row)}</small>"

    def _unjudged(self, row: Row) -> str:
        return f"{escape(row.feature.question)} {escape(row.reason)}"

    def _who(self, row: Row) -> str:
        return escape(self.found.who(row))

    def _table(self, group: str) -> Iterator[str]:
        found, rows = self.found, self.found.of_group(group)
        title = escape(found.features.groups[group].title)
        yield f'<div class="wide" role="region" aria-label="{title}" tabindex="0">'
        yield f"<table><caption>{title}</caption>"
        yield f'<thead><tr><th scope="col">{self._("law")}</th>'
        for row in rows:
            question = escape(row.feature.question)
            yield f'<th scope="col">{escape(row.feature.short)}<small>{question}</small></th>'
        yield "</tr></thead><tbody>"
        yield f'<tr class="ours"><th scope="row">{self._("draft")}</th>'
        for row in rows:
            by = self.words["comma"].join(dict.fromkeys(s.heading or s.id for s in row.ours.by))
            yield self._cell(row.ours.has, by)
        yield "</tr>"
        yield "</tbody>"
        for kind in KINDS:
            yield from self._instruments(kind, rows)
        yield "</table></div>"
        for kind in KINDS:
            if names := self._names(found.unread(kind, rows)):
                yield f"<p>{self._(f'unread_{kind}', names=names)}</p>"

    def _instruments(self, kind: Kind, rows: Sequence[Row]) -> Iterator[str]:
        """What the instruments of ``kind`` have; all but laws stand under a heading."""
        told = self.found.told(kind, rows)
        if not told:
            return
        yield "<tbody>"
        if kind != "law":
            span = len(rows) + 1
            yield f'<tr class="kind"><th scope="rowgroup" colspan="{span}">{self._(kind)}</th></tr>'
        for instrument in told:
            yield f'<tr><th scope="row">{escape(label(instrument, self.words))}</th>'
            for row in rows:
                known = instrument.known(row.feature.id)
                yield _td("unread", "?") if known is None else self._known(known)
            yield "</tr>"
        yield "</tbody>"

    def _names(self, instruments: Iterable[Instrument]) -> str:
        return self.words["pause"].join(label(i, self.words) for i in instruments)

    def _known(self, known: Cell) -> str:
        where = place_of(known, self.words)
        if known.read == "report":
            where = self.words["from_report"].format(where=where)
        return self._cell(known.has, where)

    def _cell(self, has: Judged, where: str) -> str:
        if has == "not judged":
            return _td("unread", self._("has_not_judged"), where)
        return _td(has, self._(f"has_{has}"), where)

    def _sources(self, kind: Kind) -> Iterator[str]:
        instruments = self.found.of_kind(kind)
        if not instruments:
            return
        yield f"<h2>{self._(f'sources_{kind}')}</h2>"
        yield "<ul>"
        for instrument in instruments:
            name = escape(label(instrument, self.words))
            yield f"<li><b>{name}</b>: {self._source(instrument)}</li>"
        yield "</ul>"

    def _source(self, instrument: Instrument) -> str:
        known = [cell for cell in instrument.features.values() if cell.verified]
        days = self.words["comma"].join(sorted({cell.checked_on for cell in known}))
        links = dict.fromkeys([instrument.url, *(cell.url for cell in known if cell.url)])
        copies = (
            f'<a href="{escape(url)}">{self._("copy", number=number)}</a>'
            for number, url in enumerate(filter(link, links), 1)
        )
        parts = (instrument.title, instrument.citation)
        said = escape(self.words["source"]).format(
            title=escape(self.words["comma"].join(part for part in parts if part)),
            status=self._status(instrument),
            read=self._(f"read_{instrument.read}"),
            copies=escape(self.words["comma"]).join(copies),
            days=days or self._("no_day"),
        )
        return f"{said} {escape(instrument.note)}".rstrip()

    def _status(self, instrument: Instrument) -> str:
        status = escape(dated_status(instrument, self.words))
        url = instrument.status_url
        if not (url and link(url)):
            return status
        return f'{status} (<a href="{escape(url)}">{self._("status_source")}</a>)'


def _td(kind: str, word: str, where: str = "") -> str:
    small = f"<small>{escape(where)}</small>" if where else ""
    return f'<td class="{kind}"><b>{word}</b>{small}</td>'
