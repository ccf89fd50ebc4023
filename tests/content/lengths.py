"""The law in its lengths: which forms have them, the bill of each, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from draftban.bill.tree import FinalBill, P, Provision, Recital, Ref, bill_provisions, plain
from draftban.bill.walk import flat
from draftban.config.chains.forms import load_form
from draftban.config.model import URGE, Form, When
from draftban.diagnostics import Report
from draftban.files.search import search_path
from draftban.writers.text import lines_by_provision
from tests.content.every_form import FORMS
from tests.content.readings import Reading, read
from tests.content.shipped import LENGTHS, ROOT

Facts = Mapping[str, str | bool | int]

# A full stop that ends a sentence has a capital after it; that of "c. 258" or "34.10" has none.
_END = re.compile(r"(?<=[a-z)\]’”%\d])\.[”’]?(?=\s+[“‘(]?[A-Z]|\s*$)")
_SENTENCE_KINDS = ("group", "clause", "sentence", "definition", "finding")


@cache
def form_of(code: str) -> Form:
    """The form ``code`` as it ships."""
    form = load_form(code, search_path(ROOT), Report())
    assert form is not None, code
    return form


def is_law(code: str) -> bool:
    """Whether the form ``code`` enacts, in every length: a resolution only calls on others. One
    that amends has the clauses of the form that it extends, and tests/amending reads it.
    """
    form = form_of(code)
    if form.amending is not None:
        return False
    if "length" not in form.options or not set(LENGTHS) <= set(form.options["length"].choices):
        return False
    draftings = {d for cases in form.competence.values() for case in cases for d in case.draftings}
    return not draftings <= {URGE} and code not in VOTES


VOTES = ("us-body-vote", "us-policy")
"""Forms of one page, which say what a law says at any length."""

LAWS = tuple(code for code in FORMS if is_law(code))
"""Forms of law, and those that ask for one whose text they hold."""

COMPANIONS = frozenset(other for code in LAWS for other in form_of(code).companions)
"""Forms that go with another."""


def in_length(form: str, length: str, facts: Facts | None = None) -> Reading:
    """The model bill of ``form`` in ``length``, with these answers over its place's."""
    return _in_length(form, length, tuple(sorted((facts or {}).items())))


@cache
def _in_length(form: str, length: str, facts: tuple[tuple[str, str | bool | int], ...]) -> Reading:
    known = form_of(form).facts
    options = {name: value for name, value in facts if name not in known}
    place = {
        "options": {**options, "length": length},
        "facts": {name: value for name, value in facts if name in known},
    }
    return read(f"{form}-{length}", form, place)


def competences(form: str) -> tuple[Facts, ...]:
    """Answers under which each case of the competence of ``form`` counts once; first none; then
    those under which another government reserves its subject, so that other clauses stand.
    """
    found: list[Facts] = [{}]
    reserved = form_of(form).reserved
    if reserved is not None:
        found.append(_answers(form, reserved.when))
    for cases in form_of(form).competence.values():
        for index, case in enumerate(cases):
            asked = _answers(form, case.when)
            for earlier in cases[:index]:
                asked |= _against(form, _answers(form, earlier.when), asked)
            if asked not in found:
                found.append(asked)
    return tuple(found)


def _answers(form: str, when: When) -> dict[str, str | bool | int]:
    """What ``when`` asks of the facts and options of ``form``."""
    known = _defaults(form)
    return {
        name: value[0] if isinstance(value, tuple) else value
        for name, value in when.items()
        if name in known
    }


def _against(form: str, earlier: Facts, asked: Facts) -> Facts:
    """An answer by which the case before does not count, if it would."""
    if any({**_defaults(form), **asked}[name] != value for name, value in earlier.items()):
        return {}
    free = [name for name in earlier if name not in asked]
    return {name: not earlier[name] for name in free[:1] if isinstance(earlier[name], bool)}


def _defaults(form: str) -> Facts:
    said = form_of(form)
    return {name: one.default for name, one in (*said.facts.items(), *said.options.items())}


# ---------------------------------------------------------------- words


def words(bill: FinalBill) -> int:
    """The words from enacting formula to effective date as they print, headings and numbers too;
    recitals, long title, contents list, signatures and the words of a law that is amended apart.
    """
    old = {p.eid for p in bill_provisions(bill) if p.kind == "existing"}
    formula = (b for b in bill.preamble if isinstance(b, P) and b.style == "formula")
    lines = [
        *(plain(b.children) for b in formula),
        *(said for eid, said in lines_by_provision(bill) if eid not in old),
    ]
    return sum(len(line.split()) for line in lines)


# ---------------------------------------------------------------- sentences


def sentences(bill: FinalBill) -> Iterator[tuple[Provision, str]]:
    """The operative sentences to their full stops, lists included, each with the provision in
    which it begins; recitals, long title, headings and signatures apart.
    """
    for p in bill_provisions(bill):
        if p.kind in _SENTENCE_KINDS:
            for sentence in _END.split(" ".join(_said(p))):
                if sentence.strip():
                    yield p, sentence.strip()


def _said(p: Provision) -> Iterator[str]:
    """The words of ``p`` and of the points that go on with its sentence."""
    for block in (*p.content, *p.intro):
        if isinstance(block, P):
            yield plain(block.children)
    for child in p.children:
        if child.kind == "point":
            yield from _said(child)
    if p.wrap_up is not None:
        yield plain(p.wrap_up.children)


def list_levels(bill: FinalBill) -> Iterator[tuple[int, Provision]]:
    """How deep each provision stands below the section or article that holds it."""
    for p in bill_provisions(bill):
        zone = bill.style.zones.get(p.zone)
        if zone is None or not p.level:
            continue
        base = next((i for i, level in enumerate(zone.levels) if level.base), 0)
        yield p.depth - base, p


# ---------------------------------------------------------------- pieces


def pieces(bill: FinalBill) -> Iterator[tuple[str, str]]:
    """What a longer text has to hold unchanged: each sentence and each point of a list, without
    its numbers and citations, with the id of the provision in which it stands.
    """
    for block in bill.preamble:
        if isinstance(block, Recital):
            yield block.id, _bare(plain(block.content))
    for p in bill_provisions(bill):
        for block in (*p.content, *p.intro, *([p.wrap_up] if p.wrap_up else [])):
            if isinstance(block, P):
                said = "".join(
                    "#" if isinstance(i, Ref) else plain((i,)) for i in flat(block.children)
                )
                for sentence in _END.split(said):
                    if sentence.strip():
                        yield p.id or p.source, _bare(sentence)


def _bare(sentence: str) -> str:
    """Without numbers, citations and what joins a point to the next."""
    bare = re.sub(r"\(\w{1,4}\)|\d[\d,.]*", "#", " ".join(sentence.split()))
    bare = re.sub(r"(?:[;,] (?:and|or|now, therefore,)|[;,.:])$", "", bare)
    return re.sub(r"#(?:[\s#]|and |or |, )*#", "#", bare).strip()
