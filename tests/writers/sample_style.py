"""The style and the properties of the sample bill."""

from __future__ import annotations

from dataclasses import replace

from draftban.bill.numbering import NUMBER_BLANK
from draftban.bill.style import (
    LevelStyle,
    PageStyle,
    ScreenWords,
    ZoneStyle,
)
from draftban.bill.tree import Meta
from tests.english import DEFINITIONS, FOOTER, RECITALS, WORDS, english

BLANK = NUMBER_BLANK
"""How a number that only the place knows prints."""

INSTRUMENT = ZoneStyle(
    name="instrument",
    this_law="this ordinance",
    levels=(
        LevelStyle(
            name="section",
            num="Section {1}.",
            word="section",
            words="sections",
            heading="run-in",
            bold_number=True,
            base=True,
            akn="section",
        ),
        LevelStyle(name="subsection", num="({a})", word="subsection", indent=0.5, hang=0.4),
        LevelStyle(name="paragraph", num="({1})", word="paragraph", indent=0.9, hang=0.4),
    ),
)

CODE = ZoneStyle(
    name="code",
    this_law="this section",
    levels=(
        LevelStyle(
            name="section",
            num="§ 222-{blank}",
            word="§",
            heading="above",
            heading_mark=".",
            bold_number=True,
            base=True,
            indent=0.3,
            akn="section",
        ),
        LevelStyle(
            name="subsection",
            num="{A}.",
            word="subsection",
            takes="sentences",
            heading="run-in",
            indent=0.7,
            hang=0.4,
        ),
        LevelStyle(name="paragraph", num="({1})", word="paragraph", indent=1.1, hang=0.4),
        LevelStyle(name="subparagraph", num="({a})", word="subparagraph", indent=1.5, hang=0.4),
    ),
)

EXHIBIT = ZoneStyle(
    name="exhibit",
    this_law="this exhibit",
    levels=(
        LevelStyle(
            name="part",
            num="Part {I}.",
            word="part",
            heading="above",
            heading_align="center",
            bold_number=True,
        ),
        LevelStyle(name="item", num="{1}.", word="item", indent=0.4, hang=0.4),
    ),
)

STYLE = english(
    {"instrument": INSTRUMENT, "code": CODE, "exhibit": EXHIBIT},
    definitions=replace(DEFINITIONS, emphasis="bold", indent=0.7),
    recitals=RECITALS,
    page=PageStyle(header="", footer=FOOTER),
    words=replace(
        WORDS,
        screen=ScreenWords(
            skip="Skip to the text",
            contents="Contents",
            note="Note on the draft",
            demands=("Demand {demands}", "Demands {demands}"),
            drafting="drafting: {drafting}",
            used=("Used in {count} provision", "Used in {count} provisions"),
            sources=("{count} source", "{count} sources"),
        ),
    ),
)

META = Meta(
    place="us-ma-lowell",
    form="us-ma-city",
    language="en",
    title="An Ordinance Banning Biometric Surveillance",
    short_title="Biometric Surveillance Ordinance",
    subject="Biometric surveillance",
    keywords=("biometric surveillance", "face recognition", "civil rights"),
    date="2026-11-22",
    demands=("b.i", "c"),
    draftings=(("b.i", "own"), ("c", "own")),
)
