"""``amends.yaml`` for a place: for each section of the law that it amends a proposal, with why."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from draftban.config.amending.law import Existing, Section
from draftban.config.amending.reading import NAMES, OTHER_FORM, load_data
from draftban.config.answers import holds
from draftban.config.model.amending import AmendingData, Proposal
from draftban.config.setup import Setup
from draftban.diagnostics import Report

_WIDTH = 96


@dataclass(frozen=True, slots=True)
class Proposed:
    """The ``text`` of the file of decisions that is at ``path``, as shown to people, for the
    sections about which it says nothing so far; their keys are ``left``. ``whole``: no such file
    is there, and the text is all of it.
    """

    path: str
    text: str
    left: tuple[str, ...]
    whole: bool


def proposed(setup: Setup, report: Report) -> Proposed | None:
    """What is proposed for the sections of the law that ``setup`` amends that nobody has decided or
    proposed anything for; ``None`` after a reported error.

    A section takes the first proposal of the language's ``amending.yaml`` that fits. What can stand
    in one place only is proposed once; a later section that would take it is then to be struck.
    """
    place = setup.jurisdiction.place
    if setup.form.amending is None:
        report.error(
            "amending.no-form",
            f"The form {setup.form.form} amends no law.",
            setup.jurisdiction.pos,
            text=f"form: {setup.form.form}",
            hint=f"{OTHER_FORM}, and write the text of the ordinance "
            f"into jurisdictions/{place}/{NAMES[0]}; docs/amending.md tells how.",
        )
        return None
    if setup.existing is None:
        report.error(
            "amending.no-text",
            "The text of the law to be amended is not there.",
            setup.jurisdiction.pos,
            text=place,
            hint=f"Put it into jurisdictions/{place}/{NAMES[0]}; docs/amending.md tells how.",
        )
        return None
    data = load_data(setup.search, report)
    if data is None:
        return None
    existing = setup.existing
    values = {**setup.options, **setup.facts}
    law = "\n".join(section.text for section in existing.sections)
    left = [s for s in existing.sections if existing.decisions[s.key].silent]
    taken = {n: d.section.key for d in existing.decisions.values() for n in d.names}
    whole = len(left) == len(existing.sections)
    lines = [*_head(data, place, existing)] if whole else []
    for section in left:
        found = next((p for p in data.proposals if fits(p, section, law, values)), None)
        lines += _entry(section, found, data, taken)
    text = "\n".join(lines) + "\n" if lines else ""
    return Proposed(existing.decided_in, text, tuple(s.key for s in left), whole)


def _head(data: AmendingData, place: str, existing: Existing) -> Iterator[str]:
    told = data.head.format(place=place, law=existing.facts.title, file=existing.file)
    for paragraph in told.strip().split("\n"):
        yield from (_comment(line, "") for line in textwrap.wrap(paragraph, _WIDTH) or [""])
    yield "proposals: open"
    yield ""
    yield "sections:"


def _comment(words: str, indent: str) -> str:
    return f"{indent}# {words}".rstrip()


def _comments(words: str) -> Iterator[str]:
    told = " ".join(words.split())
    yield from (_comment(line, "  ") for line in textwrap.wrap(told, _WIDTH - 4))


def _entry(
    section: Section, found: Proposal | None, data: AmendingData, taken: dict[str, str]
) -> Iterator[str]:
    """The lines about one section with what was ``found`` for it, which ``taken`` learns."""
    named = f"{section.num} {section.heading}".strip()
    yield _comment(named, "  ")
    key = json.dumps(section.key, ensure_ascii=False)
    if found is None or not (found.keep or found.strike or found.replace):
        told = data.undecided if found is None else f"{found.reason} {found.note}"
        yield from _comments(told)
        yield f"  # {key}: keep"
        yield ""
        return
    reason = found.reason
    names: Sequence[str] = found.replace
    before = next((taken[name] for name in names if name in taken), "")
    yield from _comments(found.note)
    yield f"  {key}:"
    if found.keep:
        yield "    keep: true"
    elif found.strike or before:
        yield "    strike: true"
        if before:
            reason = f"{reason.strip()} {data.again.format(section=before)}"
    else:
        taken.update(dict.fromkeys(names, section.key))
        listed = json.dumps(list(names)) if len(names) > 1 else json.dumps(names[0])
        yield f"    replace: {listed}"
    yield "    proposed: true"
    yield "    reason: >-"
    yield from (f"      {line}" for line in textwrap.wrap(" ".join(reason.split()), _WIDTH - 6))
    yield ""


def fits(
    proposal: Proposal, section: Section, law: str, values: Mapping[str, str | bool | int]
) -> bool:
    """Whether ``proposal`` is for ``section`` of a ``law`` with those words."""
    if proposal.lacks and _any(proposal.lacks, law):
        return False
    if proposal.defines and not section.definitions:
        return False
    if not holds(proposal.when, values):
        return False
    return _any(proposal.heading, section.heading) and _any(proposal.text, section.text)


def _any(patterns: Sequence[str], words: str) -> bool:
    return not patterns or any(re.search(pattern, words) for pattern in patterns)
