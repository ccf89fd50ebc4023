"""The outline: complete, readable, and blind to running text."""

from __future__ import annotations

from dataclasses import replace

from draftban import writers
from draftban.bill.tree import FinalBill, P, Provision, Text

from .sample import BLANK, sample

OUTLINE = f"""\
An Ordinance Banning Biometric Surveillance
us-ma-lowell · us-ma-city · en · 2026-11-22
demands: b.i own, c own
preface: caption, doctype, long-title
preamble: contents ×7, lead-in, recital ×3, formula
body
  Section 1. Purpose [general/purpose]
  Section 2. New sections of the Code
    § 222-{BLANK} Use by the City [prohibitions/government-use] {{b.i}} own
      A. Prohibition [prohibitions/government-use#prohibition]
        (1)
        (2)
        (3)
          (a)
          (b)
      B. Exceptions
        –
          (a)
          (b)
      C. Evidence {{c}}
    § 222-{BLANK} Definitions [definitions]
      A.
        – “Biometric surveillance”
          (1)
          (2)
        – “Official”
          (1)
          (2)
        – “Record”
      B.
  Section 3. Register
    A. Register
      (1)
      (2)
    B. Public access
  Section 4. Existing contracts [transition/contracts]
    (a)
    (b)
      (1)
      (2)
  Section 5. Effective date
conclusions: note, signature (City Solicitor, City Clerk, City Manager)
attachments
  Part I. Form of the register
    1.
    2.
  Part II. Form of the answer
    1.
    2.
"""


def outline(bill: FinalBill) -> str:
    return writers.write(bill, "outline").decode()


def test_the_sample() -> None:
    assert outline(sample()) == OUTLINE


def _reworded(p: Provision) -> Provision:
    return replace(
        p,
        content=tuple(
            P((Text("Other words."),)) if isinstance(b, P) and p.kind == "point" else b
            for b in p.content
        ),
        children=tuple(map(_reworded, p.children)),
    )


def test_running_text_does_not_change_it() -> None:
    bill = sample()
    changed = FinalBill(replace(bill, body=tuple(map(_reworded, bill.body))))
    assert changed != bill
    assert outline(changed) == outline(bill)


def test_a_dropped_point_changes_it() -> None:
    bill = sample()
    section = bill.body[3]
    shorter = replace(section, children=section.children[:1])
    changed = FinalBill(replace(bill, body=(*bill.body[:3], shorter, *bill.body[4:])))
    assert outline(changed) != outline(bill)
