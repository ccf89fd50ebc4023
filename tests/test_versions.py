"""The versions of libraries, as the names of installed folders tell them."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from draftban.documents.versions import version


@pytest.mark.parametrize("name", ["jinja2", "pyyaml", "lxml", "python-docx", "weasyprint"])
def test_the_folder_says_what_the_metadata_say(name: str) -> None:
    assert version(name) == metadata.version(name)


def test_what_pip_does_not_know_has_none() -> None:
    assert version("no-such-library") is None


@pytest.mark.parametrize(
    ("folders", "expected"),
    [
        ({"some_library-1.2.3.dist-info": "1.2.3"}, "1.2.3"),
        ({"Some.Library-1.2.3.dist-info": "1.2.3"}, "1.2.3"),
        ({"some_library-1.0rc1.dist-info": "1.0rc1"}, "1.0rc1"),  # read, not taken from the name
        ({"some_library-1.2.dist-info": "1.2", "other-9.dist-info": "9"}, "1.2"),
    ],
)
def test_names_are_compared_as_pip_does(
    folders: dict[str, str], expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, number in folders.items():
        name = folder.partition("-")[0]
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {number}\n", "utf-8"
        )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert version("some-library") == expected
