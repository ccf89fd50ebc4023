"""Whether the words by which a clause claims to close a way around the law stand in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from draftban.bill.tree import P, Provision, Quoted, plain
from draftban.config.model import ClauseMeta
from draftban.config.model.content import Phrases

GAP = "…"
"""In a phrase: at most a few words that differ from bill to bill, such as a citation."""

_MARKS = re.compile(r"[\W_]+")
_GAP = r"(?: \S+){0,7}? "


def phrases(meta: ClauseMeta, drafting: str, length: str) -> Iterator[tuple[str, str]]:
    """Each way out that the clause closes with each phrase that does it in its text of that
    drafting and length.
    """
    if isinstance(meta.closes, Mapping):
        yield from _said(meta.closes, drafting, length)


def closed(meta: ClauseMeta, drafting: str, length: str) -> tuple[str, ...]:
    """The ways out that the clause closes in its text of that drafting and length."""
    if not isinstance(meta.closes, Mapping):
        return meta.closes
    return tuple(dict.fromkeys(claim for claim, _ in phrases(meta, drafting, length)))


def never_cut(meta: ClauseMeta, drafting: str, length: str) -> Iterator[tuple[str, str]]:
    """Each attack that the clause stops at every length with each phrase that does it in its text
    of that drafting.
    """
    yield from _said(meta.never_cut, drafting, length)


def _said(claims: Mapping[str, Phrases], drafting: str, length: str) -> Iterator[tuple[str, str]]:
    for claim, said in claims.items():
        if isinstance(said, Mapping):
            for where, some in said.items():
                if {drafting, length}.issuperset(where.split()):
                    yield from ((claim, phrase) for phrase in some)
        else:
            yield from ((claim, phrase) for phrase in said)


def words_of(provision: Provision) -> str:
    """The words of a provision and all below it in reading order, without headings and numbers,
    for :func:`stands`.
    """
    return bare(" ".join(_runs(provision)))


def _runs(provision: Provision) -> Iterator[str]:
    for block in (*provision.content, *provision.intro):
        if isinstance(block, P):
            yield plain(block.children)
        elif isinstance(block, Quoted):
            for quoted in block.children:
                yield from _runs(quoted)
    for child in provision.children:
        yield from _runs(child)
    if provision.wrap_up is not None:
        yield plain(provision.wrap_up.children)


def bare(text: str) -> str:
    """``text`` in small letters, without marks, one blank between words."""
    return " ".join(_MARKS.sub(" ", text.casefold()).split())


def stands(phrase: str, words: str) -> bool:
    """Whether ``phrase`` stands in ``words``, which :func:`words_of` gives."""
    parts = [re.escape(bare(part)) for part in phrase.split(GAP)]
    pattern = _GAP.join(parts)
    return re.search(rf"(?<!\S){pattern}(?!\S)", words) is not None
