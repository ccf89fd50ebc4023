"""The whole page: one self-contained HTML document without script."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.bill.tree import FinalBill, Meta, bill_provisions
from draftban.writers._html import styles
from draftban.writers._html.around import Foot, Note, no_foot, no_note
from draftban.writers._html.blocks import Blocks
from draftban.writers._html.inlines import Inlines
from draftban.writers._html.markup import NOTHING, Html, el, join, open_tag, style, text
from draftban.writers._html.provisions import Provisions
from draftban.writers._reading import labels, language_tag, title_of


def page(
    bill: FinalBill,
    *,
    css: str,
    term_links: bool = True,
    front: Html = NOTHING,
    note: Note = no_note,
    foot: Foot = no_foot,
    text_id: str = "",
    status: Html = NOTHING,
    native_lists: bool = False,
) -> str:
    """``bill`` as an HTML document with ``css`` embedded and ``front`` before everything.

    ``note`` writes what stands beside a provision, ``foot`` what stands at the foot of a finding's
    page. ``text_id`` names what holds the bill and ``status`` stands over it. ``native_lists`` is
    what :class:`~draftban.writers._html.provisions.Provisions` takes.
    """
    title = title_of(bill)
    blocks = Blocks(Inlines(_targets(bill), term_links), title, bill.meta.short_title, note, foot)
    provisions = Provisions(bill.style, blocks, labels(bill), note, native_lists=native_lists)
    parts = [
        el("header", {}, blocks.run(bill.preface)),
        el("section", {"class": "preamble"}, blocks.run(bill.preamble)),
        provisions.roots(bill.body, blocks.rank),
        el("footer", {}, blocks.run(bill.conclusions)),
    ]
    article = el("article", {}, join(parts, "\n"))
    attached = provisions.roots(bill.attachments, blocks.rank)
    attachments = el("section", {"class": "attachments"}, attached) if attached else NOTHING
    main = el("main", {"id": text_id}, status, article, attachments)
    body = el("body", {}, front, main)
    within = el("head", {}, join((*head(bill.meta), style(css)), "\n"))
    turned = {"dir": "rtl"} if bill.style.words.direction == "rtl" else {}
    html = el("html", {"lang": language_tag(bill.meta), **turned}, within, body)
    return f"<!DOCTYPE html>\n{html}\n"


def screen_css(bill: FinalBill, *, status_line: bool = True) -> str:
    """For screens, narrow and wide, light and dark, and for printing from a browser."""
    wide = styles.levels(bill.style, styles.WIDE)
    narrow = styles.levels(bill.style, styles.NARROW)
    paper = styles.page(bill.style.page) + styles.type_rules(bill.style.page)
    if status_line:
        paper += styles.status_line(bill.style)
    return "".join(
        (
            styles.sheet("base.css"),
            styles.levels(bill.style),
            styles.family(bill.style.page),
            styles.sheet("screen.css"),
            styles.sheet("bills.css"),
            f"@media screen {{\n{wide}}}\n",
            f"@media screen and (max-width: 40rem) {{\n{narrow}}}\n",
            f"@media print {{\n{paper}{styles.sheet('paper.css')}}}\n",
        )
    )


def paper_css(bill: FinalBill, fonts: str) -> str:
    """For paper only; ``fonts`` declares the family and sets it."""
    return "".join(
        (
            styles.sheet("base.css"),
            styles.levels(bill.style),
            styles.page(bill.style.page),
            styles.type_rules(bill.style.page),
            styles.sheet("paper.css"),
            styles.sheet("pdf.css"),
            fonts,
        )
    )


def head(meta: Meta) -> Iterator[Html]:
    """What stands in the head of a page: encoding, title, properties."""
    yield open_tag("meta", {"charset": "utf-8"})
    yield open_tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    yield el("title", {}, text(meta.short_title))
    facts = {
        "description": meta.subject,
        "keywords": ", ".join(meta.keywords),
        "dcterms.created": meta.date,
        "generator": meta.generator,
    }
    for name, content in facts.items():
        if content:
            yield open_tag("meta", {"name": name, "content": content})


def _targets(bill: FinalBill) -> frozenset[str]:
    return frozenset(p.eid for p in bill_provisions(bill) if p.eid)
