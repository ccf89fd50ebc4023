"""What papers are told of times that run: each sentence of the law with a length of time, or with a
word of time, found in its words, so that none can be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from draftban.bill.citation import NO_BREAK, Address, addresses
from draftban.bill.style import Words
from draftban.bill.transforms.capitals import sentences
from draftban.bill.tree import Block, P, Provision, plain
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
    """The sentences in which a law sets a time, by the provision that sets it, but for the times
    that are ``told`` of the law, by its stem.
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
    word = re.compile(rf"(?<!\w)({_any_of(pack.times)})(?!\w)", re.IGNORECASE)
    elsewhere = {(name, days) for name, numbers in told.items() for days in numbers}
    for address, (p, cited) in zip(addresses(law.bill), every(law.bill), strict=True):
        if p.kind == "finding":
            continue
        names = [name for at in address.path for name in _names(at)]
        parts: list[Data] = []
        for lead, said in _quoted(address, subject.setup.style.words):
            numbers = [re.sub(r"\D", "", match[1]) for match in number.finditer(said)]
            known = {(name, int(days)) for name in names for days in numbers if days} & elsewhere
            elsewhere -= known
            if len(known) < len(numbers) or (pack.times and word.search(said)):
                parts.append({"lead": lead if not parts else [], "says": said})
        if parts:
            yield {
                "parts": parts,
                "subject": _captions(address),
                "cite": upper_first(subject.within_law(law.stem, str(cited))),
            }


def _units(pack: LanguagePack) -> str:
    """The words for a unit of time, as alternatives."""
    return _any_of({word for unit in pack.periods.values() for word in unit})


def _any_of(words: Iterable[str]) -> str:
    """``words`` as alternatives; the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _names(p: Provision) -> tuple[str, ...]:
    return (p.id, *p.aliases) if p.id else p.aliases


def _quoted(address: Address, words: Words) -> Iterator[tuple[list[str], str]]:
    """The sentences of a provision itself, the spaces ordinary ones, each with the words that lead
    it in where it begins above: a time without who must keep it says nothing.
    """
    p = address.target
    for block in (*p.content, *p.intro):
        lead = _lead(address.path[:-1], words)
        for said in _sentences(block, words):
            yield lead, said
            lead = []
    if p.wrap_up is not None:
        lead = _lead(address.path, words)
        for said in _sentences(p.wrap_up, words):
            yield lead, said
            lead = []


def _lead(above: tuple[Provision, ...], words: Words) -> list[str]:
    """What leads in a point that stands in ``above``, back to where the sentence begins."""
    found: list[str] = []
    for p in reversed(above):
        said = [one for block in p.intro for one in _sentences(block, words)]
        if not said or said[-1].endswith(tuple(words.letters.sentence_end)):
            break
        found.insert(0, said[-1])
        if len(said) > 1:
            break
    return found


def _sentences(block: Block, words: Words) -> list[str]:
    if not isinstance(block, P):
        return []
    return sentences(plain(block.children).replace(NO_BREAK, " ").strip(), words)


def _captions(address: Address) -> str:
    """The last two captions on the way to a provision, which tell what it is about."""
    headings = [plain(p.heading) for p in address.path if p.heading]
    return ": ".join(dict.fromkeys(heading for heading in headings[-2:] if heading))
