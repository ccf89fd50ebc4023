"""The checklist in words: ``templates/languages/en/lint.yaml``, held to the rules that there are.

Reasons, examples and manuals are data, and so is what is said where a rule finds something. It is
read when somebody asks for them, or when there is a finding to tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from draftban.config.decode import decode
from draftban.config.model.guidance import Guidance
from draftban.diagnostics import Pos, Report
from draftban.files.content_file import content_node
from draftban.files.nodes import Node, Scalar, get, key_pos, keys, node_at, pos_at
from draftban.files.search import SearchPath
from draftban.files.text import report_unknown
from draftban.review.lint.rule import Rule

FILE = "templates/languages/en/lint.yaml"
"""In the language of all that is said to whoever drafts."""

_NAME = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")  # {{ … }} is clause language, told as it is


def load_guidance(rules: Sequence[Rule], search: SearchPath, report: Report) -> Guidance | None:
    """What is said of ``rules``, from the working folder's own file where it has one.

    ``None`` after a reported mistake: a rule without its words or words without a rule, a manual
    that is not there, a name in braces that the rule does not fill.
    """
    node = content_node(FILE, search, report)
    if node is None:
        return None
    return search.memory.once(
        lambda own: _decoded(node, rules, own),
        report,
        key=("lint.guidance", tuple(rule.code for rule in rules)),
        of=(node,),
    )


def filled(words: str, values: Mapping[str, str]) -> str:
    """``words`` with each ``{name}`` replaced by its value."""
    return _NAME.sub(lambda match: values[match[1]], words)


def _decoded(node: Node, rules: Sequence[Rule], report: Report) -> Guidance | None:
    guidance = decode(node, Guidance, report)
    if guidance is None:
        return None
    before = len(report.errors)
    written = get(node, "rules")
    _paired([rule.code for rule in rules], written, key_pos(node, "rules"), "rule", report)
    for rule in rules:
        if rule.code in guidance.rules:
            own, at = get(written, rule.code), key_pos(written, rule.code)
            _cited(guidance, rule, get(own, "manuals"), report)
            _paired(tuple(rule.finds), get(own, "finds"), at, f"finding of {rule.code}", report)
            for way, names in rule.finds.items():
                _named(names, node_at(own, "finds", way), report)
    return guidance if len(report.errors) == before else None


def _paired(
    wanted: Sequence[str], written: Node | None, at: Pos, what: str, report: Report
) -> None:
    """Each of ``wanted`` is a key of ``written``, which stands ``at``, and there is no other."""
    there = keys(written)
    for key in there:
        where = key_pos(written, key)
        message = f"There is no {what} “{key}”."
        if not wanted:
            hint = "Delete it: every build has words of its own for this rule."
            report.error("checklist.unknown", message, where, text=report.line(where), hint=hint)
        elif key not in wanted:
            report_unknown(
                "checklist.unknown",
                message,
                where,
                report,
                word=key,
                known=wanted,
                all_are="Known",
            )
    for key in wanted:
        if key not in there:
            report.error(
                "checklist.no-words",
                f"The {what} “{key}” has no words.",
                at,
                text=report.line(at),
                hint=f"Write them under `{key}:`.",
            )


def _cited(guidance: Guidance, rule: Rule, written: Node | None, report: Report) -> None:
    for number, manual in enumerate(guidance.rules[rule.code].manuals):
        if manual not in guidance.manuals:
            report_unknown(
                "checklist.unknown-manual",
                f"There is no manual “{manual}” under `manuals:`.",
                pos_at(written, number),
                report,
                word=manual,
                known=tuple(guidance.manuals),
                all_are="Manuals",
            )


def _named(names: Sequence[str], words: Node | None, report: Report) -> None:
    """Every name in braces in ``words`` is one of ``names``."""
    for key in keys(words):
        match get(words, key):
            case Scalar(_, raw, pos):
                for name in _NAME.findall(raw):
                    if name not in names:
                        listed = ", ".join(f"{{{known}}}" for known in names)
                        report.error(
                            "checklist.unknown-name",
                            f"The rule has nothing to put in the place of {{{name}}}.",
                            pos,
                            text=report.line(pos),
                            hint=f"It knows {listed}." if names else "It fills no name here.",
                        )
