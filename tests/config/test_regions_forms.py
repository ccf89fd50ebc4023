"""Forms that a region's file writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftban.config.chains.form_files import known_forms
from draftban.config.chains.forms import form_chain, load_form
from draftban.diagnostics import NOWHERE, Report
from draftban.files.nodes import get
from draftban.files.search import SearchPath, search_path
from tests.config.conftest import SHIPPED

REGION = """\
region: us/xx
name: Xanadu
all:
  formula: So says Xanadu
  currency: XXX
town:
  name: Town ordinance, Xanadu
  extends: code-city
  currency: XTS
petition:
  name: Petition, Xanadu
  extends: us-xx-town
"""


@pytest.fixture
def search(tmp_path: Path) -> SearchPath:
    path = tmp_path / "templates" / "regions" / "us" / "xx.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(REGION, "utf-8")
    return search_path(tmp_path, SHIPPED)


def test_its_keys_are_forms(search: SearchPath) -> None:
    assert {"us-xx-town", "us-xx-petition", "base"} <= set(known_forms(search))
    form = load_form("us-xx-town", search, report := Report())
    assert form is not None, list(report)
    assert (form.form, form.extends) == ("us-xx-town", "code-city")
    assert (form.formula.text, form.currency) == ("So says Xanadu", "XTS")


def test_what_all_share_lies_below_the_last_of_them(search: SearchPath) -> None:
    layers, chain = form_chain("us-xx-petition", NOWHERE, search, Report())
    assert layers == (
        "regions/us/xx/petition",
        "regions/us/xx/town",
        "regions/us/xx/all",
        "forms/code-city",
        "forms/base",
    )
    currency = get(chain, "currency")
    assert currency is not None
    assert (currency.pos.file, currency.pos.line) == ("templates/regions/us/xx.yaml", 9)


def test_a_file_of_its_own_goes_before_the_region_and_keeps_its_texts(
    search: SearchPath, tmp_path: Path
) -> None:
    own = tmp_path / "templates" / "forms" / "us-xx-town.yaml"
    own.parent.mkdir()
    own.write_text("form: us-xx-town\nname: Mine\nextends: code-city\n", "utf-8")
    layers, chain = form_chain("us-xx-town", NOWHERE, search, Report())
    assert layers[:3] == ("forms/us-xx-town", "regions/us/xx/town", "regions/us/xx/all")
    currency = get(chain, "currency")
    assert currency is not None
    assert currency.pos.file == "templates/forms/base.yaml"


MISTAKES = {
    "another name": ("region: us/xx", "region: us/yy", "config.region-name", "region: us/xx"),
    "no name": ("region: us/xx\n", "", "config.region-name", "region: us/xx"),
    "another country": (
        "  currency: XTS",
        "  country: fr",
        "config.region-country",
        "Extend a form of us",
    ),
    "an unknown form": (
        "extends: code-city",
        "extends: code-sity",
        "config.unknown-form",
        "code-city",
    ),
    "an unknown level": (
        "  currency: XTS",
        "  government: cantonal",
        "config.choice",
        "municipal",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes(search: SearchPath, tmp_path: Path, name: str) -> None:
    old, new, code, hint = MISTAKES[name]
    path = tmp_path / "templates" / "regions" / "us" / "xx.yaml"
    assert old in REGION
    path.write_text(REGION.replace(old, new), "utf-8")
    load_form("us-xx-town", search, report := Report())
    found = [d for d in report if d.code == code]
    assert found, [str(d) for d in report]
    assert found[0].pos.file == "templates/regions/us/xx.yaml"
    assert hint in found[0].hint + found[0].message


def test_a_form_over_one_of_its_region_reads_each_folder_once(
    search: SearchPath, tmp_path: Path
) -> None:
    own = tmp_path / "templates" / "forms" / "us-xx-petition.yaml"
    own.parent.mkdir()
    own.write_text("form: us-xx-petition\nname: Mine\nextends: us-xx-town\n", "utf-8")
    layers, _ = form_chain("us-xx-petition", NOWHERE, search, Report())
    assert layers[:4] == (
        "forms/us-xx-petition",
        "regions/us/xx/petition",
        "regions/us/xx/town",
        "regions/us/xx/all",
    )


def test_a_region_may_have_a_hyphen(search: SearchPath, tmp_path: Path) -> None:
    text = REGION.replace("us/xx", "us/new-xx").partition("petition:")[0]
    (tmp_path / "templates" / "regions" / "us" / "new-xx.yaml").write_text(text, "utf-8")
    assert "us-new-xx-town" in known_forms(search)
    form = load_form("us-new-xx-town", search, report := Report())
    assert form is not None, list(report)
    assert form.name == "Town ordinance, Xanadu"
