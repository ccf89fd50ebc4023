"""Every shipped Word file, as it is handed in and with all that it can carry, is valid."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftban import api
from draftban.bill.tree import bill_provisions
from draftban.writers import Beside, Options, write
from tests.content.shipped import SHIPPED
from tests.writers.docx_validators import findings
from tests.writers.sample_paper import paper
from tests.writers.test_docx_package import bills as samples


@pytest.mark.parametrize("place", SHIPPED)
def test_both_validators_find_nothing(place: str, tmp_path: Path) -> None:
    result = api.build(api.load(place))
    comments = api.comments(result)
    files: dict[str, bytes] = {}
    for document in result.documents:
        bill = document.bill
        pages = {p.eid: number for number, p in enumerate(bill_provisions(bill), start=1)}
        if bill is result.bill:
            files[document.stem] = write(bill, "docx")
        files[f"{document.stem}-counsel"] = write(
            bill,
            "docx",
            Options(live_fields=True, notes=True),
            Beside(comments[document.stem], pages),
        )
    assert {name: found for name, found in findings(files, tmp_path).items() if found} == {}


def test_they_find_nothing_in_what_no_shipped_bill_has(tmp_path: Path) -> None:
    files = {name: write(bill, "docx") for name, bill in samples().items()}
    files["paper"] = write(paper(), "docx")
    found = {name: {*lines} for name, lines in findings(files, tmp_path).items()}
    # ISO 29500-1, 17.9.18: a paragraph with the list 0 has none; openxml-audit looks for that list.
    assert set().union(*found.values()) <= {_NO_LIST}
    assert found["paper"] == set()


_NO_LIST = "[semantic] /word/document.xml: Numbering definition '0' referenced but not found"


def test_they_find_what_is_wrong(tmp_path: Path) -> None:
    from io import BytesIO
    from zipfile import ZipFile

    whole = BytesIO(write(samples()["sample"], "docx"))
    broken = BytesIO()
    with ZipFile(whole) as old, ZipFile(broken, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:pPr>", b"<w:pPr><w:jc/>", 1)
            new.writestr(name, data)
    assert len(findings({"broken": broken.getvalue()}, tmp_path)["broken"]) >= 2
