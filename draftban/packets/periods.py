"""What papers are told of times that run: each length of time that the law prints, found in its
words, so that none can be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from draftban.bill.citation import NO_BREAK, Address, addresses
from draftban.bill.tree import P, Provision, plain
from draftban.bill.walk import upper_first
from draftban.config.model import LanguagePack
from draftban.documents import Document
from draftban.packets.subject import Data, Subject
from draftban.review.citing import every

Told = Mapping[str, Collection[int]]
"""Numbers of days that are told elsewhere, by the id of the provision that sets them: each once, so
that a second time of the same length in that provision is told here.
"""


def periods(subject: Subject, told: Mapping[str, Told]) -> Data:
    """The lengths of time that a law prints, in its own words, by the provision that sets them, but
    for those that are ``told`` of the law, by its stem.
    """
    return {
        "periods": [
            row for law in subject.build.laws for row in _rows(subject, law, told[law.stem])
        ]
    }


def _rows(subject: Subject, law: Document, told: Told) -> Iterator[Data]:
    pack = subject.setup.pack
    blank = re.escape(subject.setup.form.blank)
    number = re.compile(rf"(\d[\d{re.escape(pack.thousands)}]*|{blank}) ({_units(pack)})(?!\w)")
    elsewhere = {(name, days) for name, numbers in told.items() for days in numbers}
    for address, (p, cited) in zip(addresses(law.bill), every(law.bill), strict=True):
        if p.kind == "finding":
            continue
        names = [name for at in address.path for name in _names(at)]
        parts: list[Data] = []
        for opens, piece in (found for words in _own_words(p) for found in _pieces(words, pack)):
            numbers = [re.sub(r"\D", "", match[1]) for match in number.finditer(piece)]
            known = {(name, int(days)) for name in names for days in numbers if days} & elsewhere
            elsewhere -= known
            if len(known) < len(numbers):
                parts.append({"opens": opens and not parts, "says": piece})
        if parts:
            yield {
                "parts": parts,
                "subject": _captions(address),
                "cite": upper_first(subject.within_law(law.stem, str(cited))),
            }


def _units(pack: LanguagePack) -> str:
    """The words for a unit of time, as alternatives; the longest first."""
    words = {word for unit in pack.periods.values() for word in unit}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _names(p: Provision) -> tuple[str, ...]:
    return (p.id, *p.aliases) if p.id else p.aliases


def _own_words(p: Provision) -> Iterator[str]:
    """The paragraphs of ``p`` itself, the spaces ordinary ones."""
    ends = (p.wrap_up,) if p.wrap_up is not None else ()
    for block in (*p.content, *p.intro, *ends):
        if isinstance(block, P):
            yield plain(block.children).replace(NO_BREAK, " ")


def _pieces(words: str, pack: LanguagePack) -> Iterator[tuple[bool, str]]:
    """What stands between two marks of ``words``, and whether a sentence opens with it."""
    ends, letters = "", pack.letters
    marks = re.escape(letters.sentence_end + letters.pauses + letters.comma)
    for piece, mark in re.findall(rf"(.+?)([{marks}](?=\s|$)|$)", words):
        if piece.strip():
            yield ends in letters.sentence_end, piece.strip()
        ends = mark


def _captions(address: Address) -> str:
    """The last two captions on the way to a provision, which tell what it is about."""
    headings = [plain(p.heading) for p in address.path if p.heading]
    return ": ".join(dict.fromkeys(heading for heading in headings[-2:] if heading))
