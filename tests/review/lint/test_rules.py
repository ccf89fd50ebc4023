"""Every rule of the checklist has a case that it finds, and one like it that it lets pass.

``cases/<code>/bad.yaml`` and ``good.yaml`` map the names of files to their words.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from draftban.diagnostics import NOWHERE, Severity
from draftban.review.lint.rule import PREFIX, Rule
from draftban.review.lint.run import RULES, rule, rules
from tests.review.lint.conftest import Checked

CASES = Path(__file__).parent / "cases"


def cases(kind: str) -> list[tuple[str, Path]]:
    return [(path.parent.name, path) for path in sorted(CASES.glob(f"*/{kind}*.yaml"))]


def files(path: Path) -> dict[str, str]:
    found = yaml.safe_load(path.read_text("utf-8")) or {}
    assert isinstance(found, dict)
    return found


def test_the_untouched_content_is_clean(checked: Checked) -> None:
    assert list(checked({})) == []


@pytest.mark.parametrize("code", [one.code for one in rules()])
def test_a_rule_has_both_cases(code: str) -> None:
    for kind in ("bad", "good"):
        assert list((CASES / code).glob(f"{kind}*.yaml")), f"write cases/{code}/{kind}.yaml"


def test_every_case_belongs_to_a_rule() -> None:
    assert {path.name for path in CASES.iterdir()} == {one.code for one in rules()}


@pytest.mark.parametrize(("code", "path"), cases("bad"), ids=lambda v: getattr(v, "stem", v))
def test_a_bad_case_is_found(checked: Checked, code: str, path: Path) -> None:
    one = rule(code)
    assert one is not None
    report = checked(files(path))
    found = [d for d in report if d.code in (one.code, *one.also)]
    assert found, "\n".join(map(str, report)) or "nothing was found"
    for diagnostic in found:
        assert diagnostic.severity is one.severity
        assert diagnostic.pos != NOWHERE, diagnostic
        assert diagnostic.hint, diagnostic
        assert diagnostic.text, diagnostic
    others = [d for d in report if d not in found and d.severity is not Severity.ADVICE]
    if code.startswith(PREFIX):
        assert not others, "\n".join(map(str, others))


@pytest.mark.parametrize(("code", "path"), cases("good"), ids=lambda v: getattr(v, "stem", v))
def test_a_good_case_passes_every_rule(checked: Checked, code: str, path: Path) -> None:
    report = checked(files(path))
    assert not list(report), "\n".join(map(str, report))


@pytest.mark.parametrize("one", rules(), ids=lambda one: one.code)
def test_a_rule_of_every_build_leaves_the_words_to_it(one: Rule) -> None:
    if one.drafting:
        assert not one.finds
    else:
        assert one.code.startswith(PREFIX)
        assert one.finds


def test_rules_are_found_by_name() -> None:
    folder = Path(__file__).parents[3] / RULES.replace(".", "/")
    assert len(rules()) == len([p for p in folder.glob("*.py") if p.stem != "__init__"])
    assert len({one.code for one in rules()}) == len(rules())
