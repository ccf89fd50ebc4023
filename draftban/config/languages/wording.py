"""Roles and terms: which words a place uses, in every grammatical form."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from draftban.config.answers import Value, check_when, holds
from draftban.config.decode import decode
from draftban.config.languages.as_printed import Typist, advise, spelled
from draftban.config.model import Form, LanguagePack, Phrases
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Map, Node, get, key_pos, node_at, pos_at
from draftban.files.text import report_unknown


def settle_roles(
    form: Form, node: Node, pack: LanguagePack, values: Mapping[str, Value], report: Report
) -> dict[str, Phrases]:
    """Each role's words under ``values`` (facts and form options): the first case that holds.

    Every case must give every form of ``pack``. ``node`` is the form's map, for positions.
    """
    settled: dict[str, Phrases] = {}
    for role, cases in form.roles.items():
        where = pos_at(node, "roles", role)
        if isinstance(cases, Mapping):
            check_phrases("role", role, cases, pack.forms, where, report)
            settled[role] = phrases_as_printed(cases, node_at(node, "roles", role), pack, report)
            continue
        for number, case in enumerate(cases):
            at = pos_at(node, "roles", role, number)
            when, words = _split(case)
            check_when(when, form.facts, form.options, at, report)
            check_phrases("role", role, words, pack.forms, at, report)
            if role not in settled and holds(when, values):
                at_case = node_at(node, "roles", role, number)
                settled[role] = phrases_as_printed(words, at_case, pack, report)
        if role not in settled:
            report.error(
                "config.role-case",
                f"No case of the role “{role}” holds here.",
                where,
                text=report.line(where),
                hint="Add a last case without `when:`.",
            )
    return settled


def _split(case: Mapping[str, object]) -> tuple[dict[str, Value], Phrases]:
    when = case.get("when", {})
    found = dict(when) if isinstance(when, Mapping) else {}
    return found, {k: v for k, v in case.items() if k != "when" and isinstance(v, str)}


def check_phrases(
    kind: str,
    name: str,
    words: Phrases,
    needed: tuple[str, ...],
    where: Pos,
    report: Report,
    *,
    known: tuple[str, ...] = (),
) -> bool:
    """Report grammatical forms that ``words`` lacks, or that do not exist; true if all is well.

    ``needed`` must be given; ``known`` (by default the same) may be.
    """
    before = len(report)
    for form in needed:
        if form not in words:
            report.error(
                "config.missing-phrase",
                f"The {kind} “{name}” lacks its form “{form}”.",
                where,
                text=report.line(where),
                hint=f"Give all of: {', '.join(needed)}.",
            )
        elif not words[form].strip():
            report.error(
                "config.missing-phrase",
                f"The form “{form}” of “{name}” is empty.",
                where,
                text=report.line(where),
                hint="Write the words.",
            )
    for form in words:
        if form not in (known or needed):
            report_unknown(
                "config.unknown-phrase",
                f"The {kind} “{name}” has no form “{form}”.",
                where,
                report,
                word=form,
                known=known or needed,
                all_are="Forms",
            )
    return len(report) == before


def place_words(
    kind: str,
    base: Mapping[str, Phrases],
    place: Map,
    pack: LanguagePack,
    report: Report,
    *,
    strict: bool,
) -> Mapping[str, Phrases]:
    """``base`` with the words that a ``place``'s map gives under ``wording:``; a word it re-words
    must be given whole, and must exist if this is ``strict``. ``kind`` is ``role`` or ``term``.
    """
    node = node_at(place, "wording", f"{kind}s")
    if not isinstance(node, Map):
        return base
    # A mistake in the place's own types was reported when its file was decoded.
    local: Mapping[str, Phrases] = decode(node, Mapping[str, Phrases], Report()) or {}
    if not strict:
        local = {name: phrases for name, phrases in local.items() if name in base}
    words = dict(base)
    for name, phrases in local.items():
        if name not in base:
            report_unknown(
                f"config.unknown-{kind}",
                f"There is no {kind} “{name}”.",
                key_pos(node, name),
                report,
                word=name,
                known=sorted(base),
                all_are="Known",
            )
            continue
        known = tuple(dict.fromkeys((*pack.forms, *base[name])))
        needed = tuple(form for form in known if form in base[name])
        where = pos_at(get(node, name) or node)
        if check_phrases(kind, name, phrases, needed, where, report, known=known):
            words[name] = phrases_as_printed(phrases, get(node, name), pack, report)
    return MappingProxyType(words)


def phrases_as_printed(
    phrases: Phrases, node: Node | None, pack: LanguagePack, report: Report
) -> Phrases:
    """The grammatical forms that ``node`` gives, as they are printed; what that changes is
    advised.
    """
    typist = Typist(pack)
    printed: dict[str, str] = {}
    for form, words in phrases.items():
        slips = typist.slips(words)
        advise(slips, words, pos_at(node, form), report)
        printed[form] = spelled(words, slips)
    return printed
