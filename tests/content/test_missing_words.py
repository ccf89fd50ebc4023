"""A word that a language does not say is an error that names the key, the form and the language."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from draftban.files.search import content_root
from tests.content.missing_words import (
    FORM,
    World,
    every_key,
    language_files,
    read_yaml,
    told,
    world,
)

SEED = 11
SOME = 60

CHOSEN = sorted(random.Random(SEED).sample(every_key(), SOME))


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("language"))


def test_the_files_have_every_key_and_no_other_that_nobody_reads() -> None:
    for file, (_, paths) in language_files().items():
        whole = read_yaml((content_root() / file).read_text("utf-8"))
        assert paths
        for path in paths:
            inner = whole
            for step in path:
                assert step in inner, f"{file} lacks {'.'.join(path)}"
                inner = inner[step]


def test_nothing_is_told_of_a_whole_language(bare: World) -> None:
    for file, (read, _) in language_files().items():
        assert not list(read(bare)), file


@pytest.mark.parametrize(
    ("file", "path"), CHOSEN, ids=[f"{Path(f).stem}-{'.'.join(p)}" for f, p in CHOSEN]
)
def test_a_missing_word_is_told_with_its_key_and_both_files(
    bare: World, file: str, path: tuple[str, ...]
) -> None:
    check(bare, file, path)


def check(bare: World, file: str, path: tuple[str, ...]) -> None:
    """Every error is about the missing key, and names it with both files."""
    found = [d for d in told(bare, file, path) if d.code == "config.missing-word"]
    assert found
    key = path[-1]
    for diagnostic in found:
        message = diagnostic.message
        assert key in message
        assert file in message
        assert FORM in message
        assert file in diagnostic.hint
