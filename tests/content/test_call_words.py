"""What the words of papers of a call keep to, whoever renders them."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.content.shipped import ROOT

LANGUAGES = ROOT / "templates" / "languages"
MOST = 500
"""The words that Rule 14a-8(d) lets a proposal have, with what is said in its support."""

TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
CITED = re.compile(r"\b(?:G\.L\. c\.|\d+ U\.S\.|§|U\.S\.C\.|CFR|Article \d)")


def papers() -> list[Path]:
    found = sorted(LANGUAGES.glob("**/addressees/*/*.md"))
    assert len(found) > 20
    return found


def body(path: Path) -> str:
    return path.read_text("utf-8").split("---\n", 2)[2]


def test_a_shareholder_proposal_is_no_longer_than_its_rule_allows() -> None:
    path = LANGUAGES / "en/us/addressees/investors/shareholder-proposal.md"
    _, _, proposal = body(path).partition("===\n")
    words = re.sub(r"[#*]|^- ", "", TAG.sub("blank", proposal), flags=re.MULTILINE).split()
    assert 300 < len(words) <= MOST


def test_what_is_signed_cites_law_by_calls_alone() -> None:
    """So that a number stands in it only if somebody read the law."""
    for path in papers():
        for number, line in enumerate(body(path).splitlines(), 1):
            found = CITED.search(TAG.sub("", line))
            assert not found, f"{path}:{number}: {found}"


def test_each_paper_asks_counsel_and_names_what_it_rests_on() -> None:
    sourced = 0
    for path in papers():
        meta = yaml.safe_load(path.read_text("utf-8").split("---\n", 2)[1])
        assert all(question.endswith("?") for question in meta["questions"]), path
        assert meta["questions"], path
        for source in meta.get("sources", ()):
            assert source["verified"] is not True or (source["url"] and source["checked_on"])
            sourced += 1
    assert sourced > 10
