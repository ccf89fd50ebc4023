"""The new code sections of the sample bill, and what helps to write a tree by hand."""

from __future__ import annotations

from typing import Any

from draftban.bill.style import ZoneStyle
from draftban.bill.tree import Def, Emphasis, Inline, P, Provision, Ref, Term, Text

from .sample_style import BLANK, CODE


def words(*parts: str | Inline) -> tuple[Inline, ...]:
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def para(*parts: str | Inline) -> P:
    return P(words(*parts))


def make(zone: ZoneStyle, depth: int, num: str, eid: str, **parts: Any) -> Provision:
    kind = parts.pop("kind", "clause" if depth == 0 else "sentence")
    heading = parts.pop("heading", "")
    return Provision(
        kind=kind,
        level=zone.levels[depth].name,
        zone=zone.name,
        depth=depth,
        num=num,
        eid=eid,
        heading=words(heading) if heading else (),
        **parts,
    )


def leaf(zone: ZoneStyle, depth: int, num: str, eid: str, *text: str | Inline) -> Provision:
    return make(zone, depth, num, eid, kind="point", content=(para(*text),))


def prohibition() -> Provision:
    s = "sec_2__qstr_1__sec_1"
    uses = (
        leaf(CODE, 2, "(1)", f"{s}__subsec_A__para_1", "obtain, keep or use ", _TERM, ";"),
        leaf(
            CODE,
            2,
            "(2)",
            f"{s}__subsec_A__para_2",
            "obtain or use information derived from ",
            _TERM,
            ", whoever made it; or",
        ),
        make(
            CODE,
            2,
            "(3)",
            f"{s}__subsec_A__para_3",
            kind="point",
            intro=(para("agree with another person, for money or without, that the person will:"),),
            joiner="any",
            children=(
                leaf(CODE, 3, "(a)", f"{s}__subsec_A__para_3__sub_a", "do so for the City; or"),
                leaf(CODE, 3, "(b)", f"{s}__subsec_A__para_3__sub_b", "do so on City land,"),
            ),
        ),
    )
    only = make(
        CODE,
        2,
        "",
        f"{s}__subsec_B__para_1",
        kind="sentence",
        intro=(para("Subsection A does not reach a City employee who:"),),
        joiner="any",
        children=(
            leaf(
                CODE,
                3,
                "(a)",
                f"{s}__subsec_B__para_1__sub_a",
                "unlocks a device issued to that employee by the employee’s own face; or",
            ),
            leaf(
                CODE,
                3,
                "(b)",
                f"{s}__subsec_B__para_1__sub_b",
                "blurs a face in a record before the record is released, "
                "as state law (G.L. c. 66, § 10 ",
                Emphasis(words("et seq.")),
                ") requires.",
            ),
        ),
    )
    return make(
        CODE,
        0,
        f"§ 222-{BLANK}",
        s,
        heading="Use by the City",
        id="prohibitions/government-use",
        source="prohibitions/government-use",
        demands=("b.i",),
        drafting="own",
        children=(
            make(
                CODE,
                1,
                "A.",
                f"{s}__subsec_A",
                heading="Prohibition",
                id="prohibitions/government-use#prohibition",
                intro=(para("The City and its officials shall not:"),),
                children=uses,
                wrap_up=para("whether or not a person is identified by it."),
                joiner="any",
            ),
            make(CODE, 1, "B.", f"{s}__subsec_B", heading="Exceptions", children=(only,)),
            make(
                CODE,
                1,
                "C.",
                f"{s}__subsec_C",
                heading="Evidence",
                demands=("c",),
                content=(
                    para(
                        "Information obtained in violation of ",
                        Ref("prohibitions/government-use#prohibition", "subsection A", _A),
                        " shall not be offered by the City in any proceeding. The City shall "
                        "delete it within 30 days after it learns of it, unless a court orders "
                        "otherwise.",
                    ),
                    para("A court may also order its return to the person it was taken from."),
                ),
            ),
        ),
    )


_A = "sec_2__qstr_1__sec_1__subsec_A"
_TERM = Term("biometric_surveillance", "biometric surveillance", "def_biometric_surveillance")


def definitions() -> Provision:
    s = "sec_2__qstr_1__sec_2"
    return make(
        CODE,
        0,
        f"§ 222-{BLANK}",
        s,
        heading="Definitions",
        id="definitions",
        children=(
            make(
                CODE,
                1,
                "A.",
                f"{s}__subsec_A",
                intro=(
                    para(
                        "In this section and in ",
                        Ref("x", f"§ 222-{BLANK} (Use by the City)", "sec_2__qstr_1__sec_1"),
                        ":",
                    ),
                ),
                children=(
                    make(
                        CODE,
                        2,
                        "",
                        "def_biometric_surveillance",
                        kind="definition",
                        intro=(
                            para(
                                "“",
                                Def("biometric_surveillance", "Biometric surveillance"),
                                "” means the use of a computer to recognise, from the body or "
                                "behaviour of a person:",
                            ),
                        ),
                        joiner="any",
                        children=(
                            leaf(
                                CODE,
                                2,
                                "(1)",
                                "def_biometric_surveillance__para_1",
                                "who the person is; or",
                            ),
                            leaf(
                                CODE,
                                2,
                                "(2)",
                                "def_biometric_surveillance__para_2",
                                "a trait or state of the person.",
                            ),
                        ),
                    ),
                    make(
                        CODE,
                        2,
                        "",
                        "def_official",
                        kind="definition",
                        intro=(para("“", Def("official", "Official"), "” means:"),),
                        joiner="any",
                        children=(
                            leaf(
                                CODE,
                                2,
                                "(1)",
                                "def_official__para_1",
                                "an officer, employee or agent of the City; or",
                            ),
                            leaf(
                                CODE,
                                2,
                                "(2)",
                                "def_official__para_2",
                                "a contractor while it acts for the City.",
                            ),
                        ),
                    ),
                    make(
                        CODE,
                        2,
                        "",
                        "def_record",
                        kind="definition",
                        content=(
                            para(
                                "“", Def("record", "Record"), "” includes <raw> data & templates."
                            ),
                        ),
                    ),
                ),
            ),
            make(
                CODE,
                1,
                "B.",
                f"{s}__subsec_B",
                content=(para("A word used in the plural includes the singular."),),
            ),
        ),
    )
