"""Every shipped place in the pseudo-language, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftban.config.amending.reading import NAMES
from tests.content.pseudo import write_language
from tests.content.seen import addresses, of_text
from tests.content.shipped import SHIPPED
from tests.content.strangers import built, files, homeless, strangers_in
from tests.writers.pdfua import need_pango

FORMATS = ("docx", "html", "akn", "markdown", "text", "outline", "pdf")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pseudo")
    write_language(folder)
    return folder


MODEL = Path(__file__).resolve().parents[1] / "fixtures" / "model" / "jurisdictions"
"""A place for each form, the generic ones too."""

MODELS = tuple(
    sorted(
        path.stem
        for path in MODEL.glob("*.yaml")
        if not any((MODEL / path.stem / name).exists() for name in NAMES)
    )
)
"""But for those that amend a law: they print its own words."""


@pytest.mark.parametrize("place", SHIPPED)
def test_no_other_word_in_any_format(place: str, folder: Path) -> None:
    need_pango()
    build = built(folder, place)
    made = dict(files(build, *FORMATS))
    whole = {name: data for name, data in made.items() if not name.endswith(".pdf")}
    assert strangers_in(whole, build) == []
    # A page breaks an address where it ends.
    texts = (data for name, data in made.items() if name.endswith(".txt"))
    broken = " ".join(
        found for data in texts for line in of_text(data) for found in addresses(line)
    )
    pages = {name: data for name, data in made.items() if name.endswith(".pdf")}
    assert len(pages) > len(build.documents)
    found = strangers_in(pages, build)
    assert [word for word in found if word.split(": ")[1] not in broken] == []
    assert [found for document in build.documents for found in homeless(document.bill)] == []


@pytest.mark.parametrize("place", MODELS)
def test_no_other_word_in_any_form(place: str, tmp_path: Path) -> None:
    write_language(tmp_path)
    build = built(tmp_path, place, MODEL)
    made = dict(files(build, *(name for name in FORMATS if name != "pdf")))
    assert strangers_in(made, build) == []
    assert [found for document in build.documents for found in homeless(document.bill)] == []
