"""What the open letter asks of others than lawmakers: its calls, whom it addresses in an order of
law, and the papers that each can sign, file or adopt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from draftban.config.about import about, own_key, word
from draftban.config.model.content import SheetMeta
from draftban.config.model.shared import Level, Source, Wording
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of the open letter that is no demand on lawmakers."""

    call: str = own_key("Its id: call.2.a.")
    number: str = word("Its number, as the letter has it.")
    plain: str = word("What it asks of whom, in one plain sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A paper that an order of law does not know, so that it is not offered."""

    title: Wording = about("What a list calls it.")
    reason: Wording = about("Why not, in a sentence.")
    levels: tuple[Level, ...] = about(
        "The levels of government at which it is refused; none for all.", default=()
    )
    calls: tuple[str, ...] = about(
        "The calls that it would answer; none for all of the addressee's.", default=()
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """One on whom the letter calls, as an order of law has it:
    ``addressees/<addressee>/addressee.yaml``.
    """

    order: int = about("Place among the addressees.", default=50)
    name: Wording = about("What a heading calls it.")
    calls: tuple[str, ...] = about("The calls of the letter that it is to answer.", default=())
    who: Wording = about("Who it is in this order of law.")
    goes_to: Wording = about("To whom its papers go.")
    can: Wording = about("What it can do.")
    cannot: Wording = about("What it cannot.")
    documents: Mapping[str, Wording] = about(
        "Companions of the bill that are its papers too, by their form: what each can do.",
        default_factory=dict,
    )
    refused: Mapping[str, Refusal] = about(
        "Papers that are not offered, by what they would be called.", default_factory=dict
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPaperMeta(SheetMeta):
    """Front matter of a paper of an addressee: ``addressees/<addressee>/<paper>.md``."""

    calls: tuple[str, ...] = about("The calls of the letter that it answers.", default=())
    does: str = about("What it can do, in one sentence.")
    signs: str = about("Who signs, files or adopts it.")
    goes_to: str = about("To whom it goes, if not where the addressee's papers do.", default="")
    note: str = about("For counsel: what it cannot do, and who may use it.")
    questions: tuple[str, ...] = about("Open questions to counsel.", default=())
    sources: tuple[Source, ...] = about("What its words rest on.", default=())
    pages: int = about("The most pages that it may have.", default=3)
    each: Literal["", "company"] = about(
        "`company`: a copy for each company that the place's file names.", default=""
    )
    size: float = about("Type size in points.", default=10.5)
