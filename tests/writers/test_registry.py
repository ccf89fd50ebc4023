"""The registry finds formats by name and loads nothing it need not."""

from __future__ import annotations

import subprocess
import sys

import pytest

from draftban import writers

from .sample import sample


def test_formats_are_the_public_modules() -> None:
    assert {"akn", "docx", "html", "markdown", "outline", "pdf", "text"} <= set(writers.available())
    assert not [name for name in writers.available() if name.startswith("_") or name == "fonts"]


@pytest.mark.parametrize(
    ("format", "suffix"),
    [
        ("akn", ".xml"),
        ("docx", ".docx"),
        ("html", ".html"),
        ("markdown", ".md"),
        ("outline", ".outline"),
        ("pdf", ".pdf"),
        ("text", ".txt"),
    ],
)
def test_suffixes(format: str, suffix: str) -> None:
    assert writers.suffix(format) == suffix


@pytest.mark.parametrize("format", ["", "odt", "_html", "../text", "fonts"])
def test_an_unknown_format_is_named_with_those_that_exist(format: str) -> None:
    with pytest.raises(ValueError, match=r"there are .*html"):
        writers.write(sample(), format)


def test_listing_formats_and_writing_light_ones_loads_no_heavy_library() -> None:
    code = (
        "import sys; from draftban import writers; from tests.writers.sample import sample;"
        "writers.available(); writers.suffix('pdf');"
        "[writers.write(sample(), f) for f in ('text', 'outline', 'html', 'markdown', 'akn')];"
        "print(sorted({'weasyprint', 'docx', 'jinja2'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
