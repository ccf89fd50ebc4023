"""What is said of rules is data: whole, true to the rules, and sentences; rules hold none of it."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from draftban.config.model.guidance import Guidance
from draftban.diagnostics import Report
from draftban.files.search import SearchPath, content_root, search_path
from draftban.review.lint.guidance import FILE, filled, load_guidance
from draftban.review.lint.rule import Rule
from draftban.review.lint.run import RULES, rules
from tests.review.lint.conftest import Checked
from tests.review.lint.test_rules import cases, files

FOLDER = Path(__file__).parents[3] / RULES.replace(".", "/")
MODULES = sorted(p for p in FOLDER.glob("*.py") if p.stem != "__init__")
SHIPPED = (content_root() / FILE).read_text("utf-8")


def load(folder: Path, text: str) -> tuple[Guidance | None, Report]:
    """What a working folder's own file ``text`` says, and what is wrong with it."""
    path = folder / FILE
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    report = Report()
    return load_guidance(rules(), search_path(folder), report), report


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    report = Report()
    root = content_root()
    found = load_guidance(rules(), SearchPath(root, root), report)
    assert found is not None, "\n".join(map(str, report))
    return found


# ---------------------------------------------------------------- the data


def test_every_rule_has_its_words_and_all_words_their_rule(guidance: Guidance) -> None:
    assert len(rules()) > 20
    assert {rule.code: set(rule.finds) for rule in rules()} == {
        code: set(words.finds) for code, words in guidance.rules.items()
    }


def test_every_manual_is_cited_and_every_one_cited_is_there(guidance: Guidance) -> None:
    cited = {manual for words in guidance.rules.values() for manual in words.manuals}
    assert cited
    assert cited == set(guidance.manuals)


def test_a_manual_was_read_by_somebody(guidance: Guidance) -> None:
    assert guidance.manuals
    for name, manual in guidance.manuals.items():
        assert manual.verified, name
        assert manual.url.startswith("http"), name
        assert manual.checked_on, name
        assert all(map(str.strip, (manual.name, manual.at, manual.says))), name


def sentences(guidance: Guidance) -> Iterator[tuple[str, str]]:
    for name, manual in guidance.manuals.items():
        yield f"{name} says", manual.says
    for code, words in guidance.rules.items():
        yield f"{code} what", words.what
        yield f"{code} why", words.why
        for way, said in words.finds.items():
            yield f"{code} {way} says", said.says
            yield f"{code} {way} hint", said.hint


def test_all_that_is_said_is_a_sentence(guidance: Guidance) -> None:
    told = dict(sentences(guidance))
    assert len(told) > 100
    wrong = [
        f"{name}: {words}"
        for name, words in told.items()
        if not re.match(r"[A-Z“`{]", words) or not words.endswith(".")
    ]
    assert not wrong, "\n".join(wrong)


def test_every_example_is_there(guidance: Guidance) -> None:
    for code, words in guidance.rules.items():
        assert words.bad.strip(), code
        assert words.good.strip(), code
        assert words.bad != words.good, code


# ---------------------------------------------------------------- the rules


def code_strings(module: ast.Module) -> Iterator[ast.Constant]:
    """Every text in ``module`` but what explains it to who reads the code."""
    told = {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_rule_s_file_holds_no_words_for_readers(path: Path) -> None:
    prose = [
        f"{path.name}:{node.lineno}: {node.value}"
        for node in code_strings(ast.parse(path.read_text("utf-8")))
        if re.search(r"[^\W\d_]{2,}[,;:]? [^\W\d_]{2,}", str(node.value))
    ]
    assert not prose, f"write them in {FILE}:\n" + "\n".join(prose)


def test_words_in_a_rule_s_file_would_be_seen() -> None:
    module = ast.parse('"""What it does."""\nyield_(f"“{x}” leaves open", "a:b")\n')
    assert {node.value for node in code_strings(module)} == {"“", "” leaves open", "a:b"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_findings_give_the_values_that_the_rule_declares(path: Path) -> None:
    given: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id != "Finding":
                continue
            ways = [n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)]
            assert ways, f"{path.name}:{node.lineno}: name the way as it stands in `finds`"
            values = node.args[2] if len(node.args) > 2 else ast.Dict([], [])
            assert isinstance(values, ast.Dict), f"{path.name}:{node.lineno}"
            for way in ways:
                given[str(way)] = {str(k.value) for k in values.keys if isinstance(k, ast.Constant)}
    rule: Rule = import_module(f"{RULES}.{path.stem}").RULE
    assert given == {way: set(names) for way, names in rule.finds.items()}


# ---------------------------------------------------------------- mistakes in the data

MISTAKES = {
    "checklist.no-words": ("  lint.and-or:\n", "  lint.and-or-not:\n", "rules:"),
    "checklist.unknown": ("  lint.and-or:\n", "  lint.and-or-not:\n", "  lint.and-or-not:"),
    "checklist.unknown-manual": ("[washington-voice]", "[washington]", "[washington]"),
    "checklist.unknown-name": ("“{words}” leaves", "“{word}” leaves", "{word}"),
    "config.missing-key": (
        "    why: Nobody can be held",
        "    wy: Nobody can",
        "    what: A duty or",
    ),
    "config.unknown-key": ("        hint: Move the duty", "        hnt: Move the", "        hnt:"),
    "config.value": ("    checked_on: 2026-11-25", "    checked_on: in 2026", "in 2026"),
}


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, code: str) -> None:
    old, new, at = MISTAKES[code]
    assert old in SHIPPED
    text = SHIPPED.replace(old, new, 1)
    found, report = load(tmp_path, text)
    assert found is None
    (told, *_) = [d for d in report.errors if d.code == code]
    assert told.pos.file == FILE
    line = text.splitlines()[told.pos.line - 1]
    assert at.strip() in line
    assert told.hint


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = SHIPPED.replace("[washington-voice]", "[washington]").replace("“{words}”", "“{word}”")
    _, report = load(tmp_path, text)
    assert len(report.errors) > 3


def test_words_of_a_rule_of_every_build_are_not_written_here(tmp_path: Path) -> None:
    old = "    manuals: [canada-references]\n"
    text = SHIPPED.replace(old, old + "    finds: {number: {says: It is., hint: Is it.}}\n", 1)
    _, report = load(tmp_path, text)
    (told,) = report.errors
    assert told.code == "checklist.unknown"
    assert "Delete it" in told.hint


# ---------------------------------------------------------------- what is told


def test_words_are_read_only_where_something_is_found(checked: Checked) -> None:
    broken = {FILE: "rules: [\n"}
    assert list(checked(broken)) == []
    found = checked({**broken, **files(dict(cases("bad"))["lint.and-or"])})
    assert {d.pos.file for d in found} == {FILE}
    assert found.errors


def test_words_of_one_s_own_are_told(checked: Checked) -> None:
    own = {FILE: SHIPPED.replace("“{words}” leaves open", "Nobody knows what “{words}” leaves")}
    (found,) = checked({**own, **files(dict(cases("bad"))["lint.and-or"])})
    assert found.message == "Nobody knows what “and/or” leaves which is meant."


def test_every_way_of_breaking_a_rule_is_told_in_a_case(
    checked: Checked, guidance: Guidance, tmp_path: Path
) -> None:
    said = {
        (code, way): re.compile(shape(words.says), re.DOTALL)
        for code, entry in guidance.rules.items()
        for way, words in entry.finds.items()
    }
    assert len(said) > 25
    silent = set(said)
    for _, path in cases("bad"):
        for folder in ("templates", "jurisdictions"):  # where ``checked`` lays a case
            shutil.rmtree(tmp_path / folder, ignore_errors=True)
        for diagnostic in checked(files(path)):
            silent -= {
                key
                for key in silent
                if key[0] == diagnostic.code and said[key].fullmatch(diagnostic.message)
            }
    assert not silent


def shape(words: str) -> str:
    """A pattern of what ``words`` can say."""
    return re.sub(r"\\{\w+\\}", ".+", re.escape(words))


def test_names_are_filled_and_clause_language_is_told_as_it_is() -> None:
    words = "“{verb}” is none: {{ oblige(role.clerk) }}, {{verb}}."
    assert filled(words, {"verb": "must"}) == "“must” is none: {{ oblige(role.clerk) }}, {{verb}}."
