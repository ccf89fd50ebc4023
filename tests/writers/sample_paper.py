"""A small paper with every kind of block in it."""

from __future__ import annotations

from draftban.bill.paper import (
    Bullets,
    Cell,
    Heading,
    Mark,
    Matrix,
    Paper,
    Paragraph,
    Run,
    Table,
    cell,
    words,
)
from draftban.bill.style import PageStyle
from draftban.bill.tree import Meta

TITLE = "Coverage, Testville"

FORBIDDEN = Mark("forbidden", "solid", "F")
PART = Mark("in part", "half", "P")
OPEN = Mark("open", "ring", "O")
ASKED = Mark("asked", "dots", "A")
OUT = Mark("out of reach", "none", "–")
MARKS = (FORBIDDEN, PART, OPEN, ASKED, OUT)


def paper(size: str = "letter") -> Paper:
    """The paper, on a page of ``size``."""
    return Paper(
        Meta("us-ma-testville", "us-city", "en", TITLE, TITLE, "what it does", (), "", ()),
        PageStyle(size=size, font_size=10),  # type: ignore[arg-type]
        (
            Paragraph(words("Of 11 demands the law enacts <7> & urges 4."), "lead"),
            Heading(1, "Demands"),
            Heading(2, "b.i No government use"),
            Paragraph(words(Run("Where ", "strong"), "Section 3. ", Run("x/y.md:12", "code"))),
            Bullets((words("First ", Run("thing", "emphasis"), "."), words("Second thing."))),
            Table(
                "Every exemption",
                "One row for each.",
                ("Exemption", "Text", "Cuts"),
                tuple(
                    (
                        cell(f"Exemption {number}"),
                        Cell((words("Nothing in this law applies to a long story. " * 6),), OPEN),
                        cell("b.i, b.ii"),
                    )
                    for number in range(14)
                ),
                (2, 5, 1),
            ),
            Heading(1, "Places", new_page=True),
            Matrix(
                "Places and actors",
                "Rows are places, columns actors.",
                "Place",
                ("Own agencies", "Contractors", "Businesses", "Individuals", "State"),
                tuple((f"Place {number}", MARKS) for number in range(6)),
                tuple((mark, f"means {mark.words}") for mark in MARKS),
            ),
            Paragraph(words("The end."), "note"),
        ),
    )
