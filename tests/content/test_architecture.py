"""What docs/architecture.md says of the code and of the clause that it follows is so."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

import draftban
from draftban.bill.tree import Provision, bill_provisions, plain
from draftban.cli.app import cli
from draftban.documents import Document
from tests.content.shipped import ROOT, shared_text
from tests.test_imports import ROOMS

PACKAGE = ROOT / "draftban"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
WALK = PAGE.partition("## One clause, from file to page\n")[2].partition("\n## ")[0]
WORDS = " ".join(WALK.split())
CLAUSE = "prohibitions/agreements"


@pytest.fixture(scope="module")
def law() -> Document:
    """The ordinance that the page follows its clause into."""
    built = draftban.build(draftban.load("us-ma-lowell"))
    assert built.law is not None
    return built.law


@pytest.fixture(scope="module")
def provision(law: Document) -> Provision:
    """The clause in it."""
    found = [p for p in bill_provisions(law.bill) if p.id == CLAUSE]
    assert len(found) == 1
    return found[0]


def test_the_files_of_the_place_say_what_the_page_says() -> None:
    place = (ROOT / "jurisdictions" / "us-ma-lowell.yaml").read_text("utf-8")
    assert re.search(r"^prohibitions: all\b", place, re.M)
    passage = shared_text("passages/agreements.md").read_text("utf-8")
    fence = re.search(r"^   ```\n(.*?)^   ```$", WALK, re.M | re.S)
    assert fence is not None
    shown = [line.removeprefix("   ") for line in fence[1].splitlines()]
    begun = shown.pop()
    assert begun.endswith(" …")
    assert shown == passage.splitlines()[: len(shown)]
    assert passage.splitlines()[len(shown)].startswith(begun.removesuffix(" …"))
    own = shared_text(f"{CLAUSE}.own.md")
    assert '{{ passage("agreements") }}' in own.read_text("utf-8")
    files = {f.name for f in own.parent.glob("agreements*.md")}
    assert files == set(re.findall(r"`(agreements[\w.]*\.md)`", WORDS))


def test_the_decision_is_the_one_quoted(law: Document) -> None:
    (decision,) = (d for d in law.selection.decisions if d.clause == CLAUSE)
    said = f'Decision("{decision.clause}", stands={decision.stands}, reason="{decision.reason}")'
    assert said in WORDS
    assert law.setup.cells["b.i"].draftings == decision.draftings == ("own",)


def test_the_provision_is_the_one_described(provision: Provision) -> None:
    assert [child.kind for child in provision.children] == ["sentence"] * 3
    assert all(child.heading and child.level == "subparagraph" for child in provision.children)
    assert "three sentences, each with a caption" in WORDS
    assert (provision.level, provision.zone) == ("paragraph", "code")
    for words in (provision.num, provision.eid, str(provision.pos), plain(provision.heading)):
        assert words in WORDS, words


def test_where_answers_as_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last block is what the command prints today, in the repository."""
    monkeypatch.chdir(ROOT)
    shown = CliRunner().invoke(cli, ["where", "us-ma-lowell", CLAUSE])
    assert shown.exit_code == 0, shown.output
    assert f"\n```\n{shown.output.strip()}\n```\n" in WALK


def test_every_file_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`([\w/.-]+/[\w.-]*\.py|[\w-]+/(?:[\w-]+/)*)`", PAGE))
    assert len(named) > 60
    tops = {path.relative_to(PACKAGE).parts[-1] for path in PACKAGE.rglob("*/") if path.is_dir()}
    assert len(tops) > 15
    missing = [
        name
        for name in sorted(named)
        if not (ROOT / name).exists()
        and not (PACKAGE / name).exists()
        and name.strip("/").rpartition("/")[2] not in tops
    ]
    assert not missing


@cache
def defined(file: Path) -> frozenset[str]:
    """Functions, classes and methods (``Class.method``) of a file."""

    def walk(nodes: list[ast.stmt], prefix: str = "") -> Iterator[str]:
        for node in nodes:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield prefix + node.name
            if isinstance(node, ast.ClassDef):
                yield from walk(node.body, f"{node.name}.")

    return frozenset(walk(ast.parse(file.read_text("utf-8")).body))


def test_every_function_on_the_way_is_where_the_page_says() -> None:
    before = re.findall(r"`([\w.]+)` \(`([\w/]+\.py)`\)", WORDS)
    beside = re.findall(r"\(`([\w.]+)`, `([\w/]+\.py)`\)", WORDS)
    within = re.findall(r"\(`([\w.]+)` in `([\w/]+\.py)`\)", WORDS)
    found = [*before, *beside, *within]
    assert len(found) > 20
    wrong = [f"{name} in {file}" for name, file in found if name not in defined(PACKAGE / file)]
    assert not wrong


def test_the_table_of_rooms_is_the_one_that_is_held() -> None:
    table = PAGE.partition("| room | job | may import |\n")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `([\w.]+)/?` \| .* \| (.*) \|$", table, re.M)
    said = {room.removesuffix(".py"): set(re.findall(r"`(\w+)`", what)) for room, what in rows}
    everything = set(ROOMS) - {"__init__", "__main__", "_version", "cli"}
    said["api"] = everything - said["api"] - {"api"}
    said["cli"] = everything
    held = {room: allowed - {""} for room, allowed in ROOMS.items() if not room.startswith("__")}
    assert said == held
