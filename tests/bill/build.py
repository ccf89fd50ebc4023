"""Small hand-made drafts for the tests of the bill room."""

from __future__ import annotations

from dataclasses import replace

from draftban.bill.assembly import assemble
from draftban.bill.citation import NO_BREAK
from draftban.bill.draft import DefinitionsSlot, Draft, DraftGroup, OutlineNode
from draftban.bill.style import BillStyle, LevelStyle, ZoneStyle
from draftban.bill.transforms import finish
from draftban.bill.tree import (
    Block,
    Definition,
    FinalBill,
    Inline,
    Meta,
    P,
    Pending,
    Provision,
    ProvisionKind,
    Text,
    bill_provisions,
    plain,
)
from draftban.diagnostics import Report
from tests.english import english

META = Meta("us-xx-place", "us-test", "en", "An Ordinance", "Ordinance", "", (), "", ("a",))

LEVELS = (
    LevelStyle(
        "Section {1}.",
        name="section",
        word="section",
        words="sections",
        cite="{1}",
        base=True,
        takes="sentences",
    ),
    LevelStyle("({a})", name="subsection", word="subsection", words="subsections"),
    LevelStyle("({1})", name="paragraph", word="paragraph", words="paragraphs"),
    LevelStyle("({A})", name="subparagraph", word="subparagraph", words="subparagraphs"),
)

CODE = (
    replace(LEVELS[0], num="§ 222-{blank}", cite="222-{blank}"),
    LevelStyle("{A}.", name="subsection", word="Subsection", words="Subsections"),
    LevelStyle("({1})", name="paragraph", word="Subsection", words="Subsections"),
    LevelStyle("({a})", name="subparagraph", word="Subsection", words="Subsections"),
)

STYLE = english(
    {
        "instrument": ZoneStyle("instrument", LEVELS, "this ordinance"),
        "code": ZoneStyle("code", CODE, "this section"),
    }
)


def words(*parts: str | Inline) -> tuple[Inline, ...]:
    return tuple(Text(p) if isinstance(p, str) else p for p in parts)


def para(*parts: str | Inline) -> P:
    return P(words(*parts))


def ref(*targets: str, through: bool = False) -> Pending:
    return Pending("ref", targets, through=through)


def leaf(kind: ProvisionKind, *parts: str | Inline, id: str = "", heading: str = "") -> Provision:
    return Provision(
        kind,
        heading=words(heading) if heading else (),
        content=(para(*parts),),
        id=id,
    )


def clause(
    id: str,
    *children: Provision,
    intro: str | P = "",
    content: tuple[Block, ...] = (),
    joiner: str = "",
    wrap_up: P | None = None,
) -> Provision:
    lead = (intro if isinstance(intro, P) else para(intro),) if intro else ()
    heading = words(id.rpartition("/")[2].replace("-", " ").capitalize())
    return Provision(
        "clause",
        heading=heading,
        content=content,
        intro=lead,
        children=children,
        wrap_up=wrap_up,
        joiner=joiner,
        id=id,
        source=id,
    )


def definition(term: str, name: str, body: str, *phrases: str) -> Definition:
    return Definition(
        term, name, phrases or (name,), "means", leaf("definition", body), " " in name
    )


def build(
    *outline: OutlineNode,
    glossary: tuple[Definition, ...] = (),
    style: BillStyle = STYLE,
    preamble: tuple[Block, ...] = (),
    report: Report | None = None,
) -> FinalBill:
    """The final bill of an outline; with no ``report`` any mistake fails the test."""
    own = Report() if report is None else report
    bill = finish(assemble(Draft(META, style, (), preamble, outline, (), (), glossary)), own)
    if report is None:
        own.raise_errors()
    return bill


def lines(bill: FinalBill) -> list[str]:
    """One readable line for each provision: number, heading, own words."""
    out = []
    for p in bill_provisions(bill):
        parts = [p.num, f"[{plain(p.heading)}]" if p.heading else ""]
        parts += [plain(b.children) for b in (*p.content, *p.intro) if isinstance(b, P)]
        parts += [f"| {plain(p.wrap_up.children)}"] if p.wrap_up else []
        out.append("  " * p.depth + " ".join(x for x in parts if x).replace(NO_BREAK, " "))
    return out


DEFINITIONS = DefinitionsSlot(words("Definitions"), para("In ", Pending("this-law"), ":"))
GROUP = DraftGroup
POINTS = (leaf("point", "use it"), leaf("point", "buy it"), leaf("point", "ask for it"))
