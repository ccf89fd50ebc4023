"""A final bill made by hand, with every kind of node: what each writer is tested on.

``sample()`` returns the bill. Zones: ``instrument`` (``Section 1.``, ``(a)``, ``(1)``),
``code`` (``§ 222-____``, ``A.``, ``(1)``, ``(a)``) and ``exhibit`` (``Part I.``, ``1.``).
It holds what is hard to number: two sections whose own number is blank and whose subsections
start anew, definitions without a number whose points start anew, an only child without a
number, a second quoted text that starts at ``A.`` in quotation marks.
"""

from __future__ import annotations

from draftban.bill.style import BillStyle
from draftban.bill.tree import (
    Bill,
    Block,
    Contents,
    ContentsEntry,
    FinalBill,
    P,
    Placeholder,
    Provision,
    Quoted,
    Recital,
    Ref,
    Signature,
)

from .sample_code import definitions, leaf, make, para, prohibition, words
from .sample_style import BLANK, CODE, EXHIBIT, INSTRUMENT, META, STYLE

__all__ = ["BLANK", "CODE", "EXHIBIT", "INSTRUMENT", "META", "STYLE", "sample"]


def _body() -> tuple[Provision, ...]:
    z = INSTRUMENT
    register = make(
        CODE,
        1,
        "A.",
        "sec_3__qstr_1__subsec_A",
        heading="Register",
        intro=(para("The City Clerk shall keep a register of:"),),
        joiner="all",
        children=(
            leaf(CODE, 2, "(1)", "sec_3__qstr_1__subsec_A__para_1", "each request received; and"),
            leaf(CODE, 2, "(2)", "sec_3__qstr_1__subsec_A__para_2", "each answer given."),
        ),
    )
    access = make(
        CODE,
        1,
        "B.",
        "sec_3__qstr_1__subsec_B",
        heading="Public access",
        content=(para("The register is open to the public."),),
    )
    return (
        make(
            z,
            0,
            "Section 1.",
            "sec_1",
            heading="Purpose",
            id="general/purpose",
            content=(
                para(
                    "The purpose of this ordinance is to keep the people of Lowell free from "
                    "biometric surveillance by their own government."
                ),
            ),
        ),
        make(
            z,
            0,
            "Section 2.",
            "sec_2",
            heading="New sections of the Code",
            content=(
                para("Chapter 222 of the Code of the City of Lowell is amended by adding:"),
                Quoted("code", (prohibition(), definitions())),
            ),
        ),
        make(
            z,
            0,
            "Section 3.",
            "sec_3",
            heading="Register",
            content=(
                para(
                    "§ 28-",
                    Placeholder("section of the Code on the City Clerk"),
                    " of the Code is amended by adding:",
                ),
                Quoted("code", (register, access), ("“", "”")),
            ),
        ),
        make(
            z,
            0,
            "Section 4.",
            "sec_4",
            heading="Existing contracts",
            id="transition/contracts",
            children=(
                leaf(
                    z,
                    1,
                    "(a)",
                    "sec_4__subsec_a",
                    "The City shall not renew a contract that ",
                    Ref(
                        "prohibitions/government-use",
                        f"§ 222-{BLANK} (Use by the City)",
                        "sec_2__qstr_1__sec_1",
                    ),
                    " forbids.",
                ),
                make(
                    z,
                    1,
                    "(b)",
                    "sec_4__subsec_b",
                    kind="sentence",
                    intro=(
                        para(
                            "Within 60 days after this ordinance takes effect, the City "
                            "Manager shall:"
                        ),
                    ),
                    joiner="all",
                    children=(
                        leaf(
                            z, 2, "(1)", "sec_4__subsec_b__para_1", "list each such contract; and"
                        ),
                        leaf(
                            z,
                            2,
                            "(2)",
                            "sec_4__subsec_b__para_2",
                            "report the list to the City Council.",
                        ),
                    ),
                ),
            ),
        ),
        make(
            z,
            0,
            "Section 5.",
            "sec_5",
            heading="Effective date",
            content=(
                para(
                    "This ordinance takes effect ",
                    Placeholder("date of taking effect"),
                    ". ",
                    Ref("transition/contracts", "Section 4(b)", "sec_4__subsec_b"),
                    " takes effect on the same day.",
                ),
            ),
        ),
    )


def _attachments() -> tuple[Provision, ...]:
    def part(num: str, eid: str, heading: str, *items: str) -> Provision:
        return make(
            EXHIBIT,
            0,
            num,
            eid,
            kind="group",
            heading=heading,
            children=tuple(
                leaf(EXHIBIT, 1, f"{n}.", f"{eid}__item_{n}", item)
                for n, item in enumerate(items, 1)
            ),
        )

    return (
        part("Part I.", "att_1__part_I", "Form of the register", "Date.", "Name of the asker."),
        part("Part II.", "att_1__part_II", "Form of the answer", "Date.", "Words of the answer."),
    )


def sample(style: BillStyle = STYLE) -> FinalBill:
    """The bill. ``style`` may differ from :data:`STYLE` in anything but its level patterns."""
    preface: tuple[Block, ...] = (
        P(words("CITY OF LOWELL"), "caption"),
        P(words("ORDINANCE NO. ", Placeholder("number of the ordinance")), "doctype"),
        P(
            words(
                "An Ordinance banning biometric surveillance by the City of Lowell and keeping its "
                "fruits out of every proceeding"
            ),
            "long-title",
        ),
    )
    preamble: tuple[Block, ...] = (
        Contents(
            heading=words("Contents"),
            entries=(
                ContentsEntry(0, "Section 1.", "Purpose", "sec_1"),
                ContentsEntry(0, "Section 2.", "New sections of the Code", "sec_2"),
                ContentsEntry(1, f"§ 222-{BLANK}", "Use by the City", "sec_2__qstr_1__sec_1"),
                ContentsEntry(1, f"§ 222-{BLANK}", "Definitions", "sec_2__qstr_1__sec_2"),
                ContentsEntry(0, "Section 3.", "Register", "sec_3"),
                ContentsEntry(0, "Section 4.", "Existing contracts", "sec_4"),
                ContentsEntry(0, "Section 5.", "Effective date", "sec_5"),
            ),
        ),
        P(words("The City Council finds that:"), "lead-in"),
        Recital(
            words("WHEREAS, people who are watched speak, meet and worship less freely; and"),
            eid="rec_1",
            id="findings/chill",
        ),
        Recital(
            words(
                "WHEREAS, errors of face recognition have led to the arrest of people who had "
                "done nothing, who were held for hours or days, and whose names stayed in "
                "files after that; and"
            ),
            eid="rec_2",
            id="findings/arrests",
        ),
        Recital(
            words("WHEREAS, the City of Lowell owes its people better:"),
            eid="rec_3",
            id="findings/duty",
        ),
        P(
            words("Be it ordained by the City Council of the City of Lowell, as follows:"),
            "formula",
        ),
    )
    conclusions: tuple[Block, ...] = (
        P(words("Passed to be ordained ", Placeholder("date of passage"), "."), "note"),
        Signature(words("Approved as to form:"), words("City Solicitor"), "left"),
        Signature(words("Attest:"), words("City Clerk"), "right"),
        Signature((), words("City Manager"), "left"),
    )
    return FinalBill(
        Bill(
            meta=META,
            style=style,
            preface=preface,
            preamble=preamble,
            body=_body(),
            conclusions=conclusions,
            attachments=_attachments(),
        )
    )
