"""What each rule of the checklist is, for a reader: as text, as JSON, and as docs/lint.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from draftban.bill.links import link
from draftban.bill.walk import upper_first
from draftban.config.model.guidance import Guidance, Manual
from draftban.review.lint.rule import Rule

INTRODUCTION = """\
# The drafting checklist

`draftban check PLACE` reads each finished document, and what the place says, as a drafting office
would; `draftban check --all` reads all forms and texts together as well. This page lists the
rules. It is made from `templates/languages/en/lint.yaml`, where each has its reason, its example,
its manuals and its words, as is `draftban check --explain CODE`, and a test holds it to that file.

An *error* is sure, and `draftban check` then ends with exit status 1, as it does for a *warning*.
*Advice* never changes the status. What is marked *in every build* is told there too, and an error
stops it.

What a rule looks for is data: words stand under `lint:` in a language's `pack.yaml`; what differs
by form (its verbs of duty, what does not belong in it) in the form's `verbs:` and `lint:`; what a
demand is weak without under `leans_on:` in `demands.yaml`.

**Keeping what a rule finds.** Somebody looked, and it stays: a clause, definition or finding says
so in its front matter, a place in its file. A reason is required.

```yaml
allow:
  - {code: lint.passive, reason: The statute that is amended says it so.}
```

In front matter the finding is gone for everybody; in a place's file a warning becomes advice
there. Errors cannot be kept.

**Dates.** Rules never read a clock. `lint.recheck` compares with `date:` in the place's file or,
where that is missing, with the environment variable `SOURCE_DATE_EPOCH`; without either it says
nothing.
"""


def page(rules: Iterable[Rule], guidance: Guidance) -> str:
    """``docs/lint.md``."""
    listed = [(rule, guidance.rules[rule.code]) for rule in sorted(rules, key=lambda r: r.code)]
    lines = [INTRODUCTION, "| rule | | finds |", "|---|---|---|"]
    lines += [f"| [`{r.code}`](#{_anchor(r.code)}) | {_weight(r)} | {w.what} |" for r, w in listed]
    for rule, words in listed:
        lines += ["", f"## {rule.code}", "", f"{_sentence(_weight(rule))} {words.what}", ""]
        lines += [f"**Why.** {words.why}", "", "```text", f"bad:   {words.bad}"]
        lines += [f"good:  {words.good}", "```", ""]
        lines += [*_manuals_markdown(_manuals(rule, guidance))]
    return "\n".join(lines) + "\n"


def text(rule: Rule, guidance: Guidance) -> str:
    """A rule for the terminal."""
    words, manuals = guidance.rules[rule.code], _manuals(rule, guidance)
    lines = [f"{rule.code} ({_weight(rule)})", ""]
    lines += [f"What    {words.what}", f"Why     {words.why}"]
    lines += [f"Bad     {words.bad}", f"Good    {words.good}"]
    if not manuals:
        lines.append("Manual  none that we have read; the rule is ours")
    for manual in manuals:
        lines.append(f"Manual  {manual.name}, {manual.at}: {manual.says}")
        lines.append(f"        {manual.url} (read on {manual.checked_on})")
    return "\n".join(lines)


def as_json(rule: Rule, guidance: Guidance) -> dict[str, Any]:
    """A rule as JSON."""
    words = guidance.rules[rule.code]
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "every_build": rule.drafting,
        "what": words.what,
        "why": words.why,
        "example": {"bad": words.bad, "good": words.good},
        "manuals": [
            {
                "name": manual.name,
                "at": manual.at,
                "says": manual.says,
                "verified": bool(manual.verified),
                "url": manual.url,
                "checked_on": manual.checked_on,
            }
            for manual in _manuals(rule, guidance)
        ],
    }


def _manuals(rule: Rule, guidance: Guidance) -> tuple[Manual, ...]:
    return tuple(guidance.manuals[name] for name in guidance.rules[rule.code].manuals)


def _weight(rule: Rule) -> str:
    return rule.severity.value + (", in every build" if rule.drafting else "")


def _sentence(words: str) -> str:
    return f"*{upper_first(words)}.*"


def _anchor(code: str) -> str:
    """As renderers of Markdown make it from a heading."""
    return code.replace(".", "")


def _manuals_markdown(manuals: tuple[Manual, ...]) -> Iterator[str]:
    if not manuals:
        yield "**Manual.** None that we have read; the rule is ours."
    for manual in manuals:
        yield (
            f"**Manual.** {manual.name}, {manual.at}: {manual.says} "
            f"([read on {manual.checked_on}]({link(manual.url)}))"
        )
        if manual is not manuals[-1]:
            yield ""
