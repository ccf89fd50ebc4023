"""Every word of the language, taken away one by one (``make exhaustive``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.missing_words import World, every_key, world
from tests.content.test_missing_words import check

ALL = every_key()


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("language"))


@pytest.mark.parametrize(
    ("file", "path"), ALL, ids=[f"{Path(f).stem}-{'.'.join(p)}" for f, p in ALL]
)
def test_a_missing_word_is_told(bare: World, file: str, path: tuple[str, ...]) -> None:
    check(bare, file, path)
