"""Which file wins, what exists, and that nothing outside is read."""

from __future__ import annotations

import errno
import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from draftban.clauses.choosing.shelf import take_stock
from draftban.files.ids import safe_id
from draftban.files.search import SearchPath, content_root, search_path
from draftban.files.text import few_like, nearest


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(path))


@pytest.fixture
def search(tmp_path: Path) -> SearchPath:
    return search_path(tmp_path / "work", tmp_path / "shipped").narrowed(
        place="us-xx",
        form="us-xx-city",
        layers=("regions/us/xx/city", "regions/us/xx/all", "forms/city", "forms/base"),
        traditions=("us", "common-law"),
        language="en",
        country="us",
    )


LAYERS = [
    f"templates/languages/{language}/{tradition}/{layer}"
    for layer in ("regions/us/xx/city", "regions/us/xx/all", "forms/city", "forms/base")
    for tradition in ("us", "common-law")
    for language in ("en-US", "en")
]
TRADITIONS = [
    f"templates/languages/{language}/{tradition}"
    for tradition in ("us", "common-law")
    for language in ("en-US", "en")
]
SHARED = ["templates/languages/en-US/common", "templates/languages/en/common"]
OWN = ["templates/languages/en-US", "templates/languages/en"]
OF_FORM = "jurisdictions/us-xx/forms/us-xx-city"
ORDER = [
    f"{root}/{folder}"
    for folder in (OF_FORM, "jurisdictions/us-xx", *LAYERS, *TRADITIONS, *SHARED, *OWN)
    for root in ("work", "shipped")
]
"""Every folder, most particular first."""


@pytest.mark.parametrize(("winner", "loser"), list(pairwise(ORDER)))
def test_the_more_particular_of_two_neighbours_wins(
    search: SearchPath, tmp_path: Path, winner: str, loser: str
) -> None:
    write(tmp_path, f"{loser}/general/purpose.md", f"{loser}/general/purpose.own.md")
    assert take_stock(search).clause("general/purpose") == tmp_path / loser / "general/purpose.md"
    write(tmp_path, f"{winner}/general/purpose.md", f"{winner}/general/purpose.own.md")
    stock = take_stock(search)
    assert stock.clause("general/purpose") == tmp_path / winner / "general/purpose.md"
    assert stock.clause("general/purpose", "direct") == stock.clause("general/purpose")
    own = tmp_path / winner / "general/purpose.own.md"
    assert stock.clause("general/purpose", "own") == own


def test_a_drafting_is_never_replaced_by_another(search: SearchPath, tmp_path: Path) -> None:
    write(tmp_path, "shipped/templates/languages/en/us/general/purpose.md")
    assert take_stock(search).clause("general/purpose", "own") is None


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "..",
        "/etc/passwd",
        "a/../b",
        "a b",
        "A",
        "",
        "a\x00",
        "a.b",
        "é",
        "a" * 99,
        "con",
        "lpt1",
    ],
)
def test_ids_that_leave_their_folder_or_name_a_device_find_nothing(
    search: SearchPath, tmp_path: Path, name: str
) -> None:
    write(
        tmp_path, "shipped/templates/x.md", "shipped/templates/languages/en/b.md", "x.yaml", "x.md"
    )
    assert not safe_id(name)
    assert take_stock(search).clause(f"general/{name}") is None
    assert take_stock(search).clause(f"{name}/purpose") is None
    assert take_stock(search).clause("general/purpose", f"{name}x/../..") is None
    assert take_stock(search).definition(name) is None
    assert take_stock(search).finding(name) is None
    assert take_stock(search).passage(name) is None
    assert search.form(name) is None
    assert search.place(name) is None


def test_what_exists_is_listed_sorted_and_once(search: SearchPath, tmp_path: Path) -> None:
    write(
        tmp_path,
        "shipped/templates/languages/en/us/rights/notice.md",
        "shipped/templates/languages/en/us/rights/notice.urge.md",
        "work/templates/languages/en/us/rights/notice.own.md",
        "work/jurisdictions/us-xx/rights/notice.md",
        "work/jurisdictions/us-xx/data/local.md",
        "shipped/templates/languages/en/us/data/lost.own.md",
        "shipped/templates/languages/en/us/definitions/space.md",
        "shipped/templates/languages/en/us/findings/why.md",
        "shipped/templates/languages/en/us/passages/common.md",
        "shipped/templates/languages/en/us/data/Private Use.md",
        "shipped/templates/languages/en/us/data/notes.txt",
        "shipped/templates/forms/city.yaml",
        "work/templates/forms/own.yaml",
        "work/jurisdictions/us-xx.yaml",
        "shipped/jurisdictions/us-yy.yaml",
        "shipped/jurisdictions/Read Me.yaml",
    )
    stock = take_stock(search)
    assert stock.clauses() == ("data/local", "rights/notice")
    assert stock.draftings() == {
        "data/local": (),
        "data/lost": ("own",),
        "rights/notice": ("own", "urge"),
    }
    assert stock.definitions() == ("space",)
    assert stock.findings() == ("why",)
    assert stock.passages() == ("common",)
    assert search.forms() == ("city", "own")
    assert search.jurisdictions() == ("us-xx", "us-yy")
    assert [path.name for path in stock.strays()] == ["Private Use.md"]


def test_a_folder_is_no_file(search: SearchPath, tmp_path: Path) -> None:
    (tmp_path / "work/templates/languages/en/us/general/purpose.md").mkdir(parents=True)
    write(tmp_path, "shipped/templates/languages/en/us/general/purpose.md")
    found = take_stock(search).clause("general/purpose")
    assert found == tmp_path / "shipped/templates/languages/en/us/general/purpose.md"


def test_paths_are_shown_alike_wherever_the_program_is_installed(
    search: SearchPath, tmp_path: Path
) -> None:
    shown = "templates/languages/en/us/data/x.md"
    assert search.display(tmp_path / "shipped" / shown) == shown
    assert search.display(tmp_path / "work" / shown) == shown
    assert search.display(Path("/else/where.md")) == "/else/where.md"


def test_a_place_given_by_a_path_has_its_folder_beside_it(tmp_path: Path) -> None:
    base = search_path(tmp_path / "work", tmp_path / "shipped")
    search = base.narrowed(place="us-xx", place_file=tmp_path / "my" / "us-xx.yaml", language="en")
    write(tmp_path, "my/us-xx/data/x.md", "work/jurisdictions/us-xx/data/x.md")
    assert take_stock(search).clause("data/x") == tmp_path / "my/us-xx/data/x.md"


@pytest.mark.parametrize("way", ["linked", "deep/../jurisdictions"])
def test_a_text_that_two_ways_lead_to_is_one(tmp_path: Path, way: str) -> None:
    """Else its front matter would be laid over itself."""
    write(tmp_path, "work/jurisdictions/us-xx/data/x.md", "work/deep/x.md")
    write(tmp_path, "shipped/jurisdictions/us-xx/data/x.md")
    (tmp_path / "work/linked").symlink_to(tmp_path / "work/jurisdictions")
    base = search_path(tmp_path / "work", tmp_path / "shipped")
    own = tmp_path / "work" / way
    search = base.narrowed(place="us-xx", place_file=own / "us-xx.yaml", language="en")
    shelf = take_stock(search)
    found = shelf.clause("data/x")
    assert found is not None
    assert search.display(found) == f"{way}/us-xx/data/x.md"
    assert shelf.layers(found) == (found, tmp_path / "shipped/jurisdictions/us-xx/data/x.md")


def test_a_shipped_place_by_a_link_is_no_nearer_than_one_s_own(tmp_path: Path) -> None:
    write(tmp_path, "work/jurisdictions/us-xx/data/x.md", "shipped/jurisdictions/us-xx/data/x.md")
    (tmp_path / "work/linked").symlink_to(tmp_path / "shipped/jurisdictions")
    base = search_path(tmp_path / "work", tmp_path / "shipped")
    file = tmp_path / "work/linked/us-xx.yaml"
    search = base.narrowed(place="us-xx", place_file=file, language="en")
    assert take_stock(search).clause("data/x") == tmp_path / "work/jurisdictions/us-xx/data/x.md"


def test_a_linked_folder_of_places_is_named_as_it_is_typed(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/us-xx/data/x.md", "work/x.md")
    (tmp_path / "work/jurisdictions").symlink_to(tmp_path / "elsewhere")
    base = search_path(tmp_path / "work", tmp_path / "shipped")
    file = tmp_path / "work/jurisdictions/us-xx.yaml"
    search = base.narrowed(place="us-xx", place_file=file, language="en")
    found = take_stock(search).clause("data/x")
    assert found is not None
    assert search.display(found) == "jurisdictions/us-xx/data/x.md"


def test_the_working_folder_may_be_the_checkout(tmp_path: Path) -> None:
    search = search_path(tmp_path, tmp_path).narrowed(language="en")
    assert search.roots == (tmp_path,)
    languages = tmp_path / "templates" / "languages"
    assert search.folders == (languages / "en" / "common", languages / "en")


def test_the_shipped_content_is_there() -> None:
    assert (content_root() / "templates" / "demands.yaml").is_file()


def test_an_id_is_not_taken_for_another_that_only_shares_its_folder() -> None:
    known = ("prohibitions/targeting", "prohibitions/private-use")
    assert nearest("prohibitions/nothing", known) == ""
    assert nearest("prohibitions/targetting", known) == "Did you mean “prohibitions/targeting”? "
    assert nearest("prohibition/private-use", known) == "Did you mean “prohibitions/private-use”? "


def test_of_a_long_list_the_five_most_like_are_named() -> None:
    names = [f"us-form-{n:02}" for n in range(30)]
    assert few_like("x" * 100_000, names[:3]) == tuple(names[:3])
    found = few_like("us-form-17", names)
    assert len(found) == 5
    assert found[0] == "us-form-17"
    assert len(few_like("x" * 100_000, names)) == 5


def test_the_working_folder_may_be_the_top_of_the_disk(tmp_path: Path) -> None:
    search = search_path(Path("/"), tmp_path / "shipped")
    write(tmp_path, "x.yaml")
    (found,) = search.content_files(str(tmp_path / "x.yaml").lstrip("/"))
    assert found == tmp_path / "x.yaml"
    assert search.display(found) == str(tmp_path / "x.yaml").lstrip("/")
    assert search.form("no-such") is None
    assert "/templates/forms/no-such.yaml" in search.memory.trace.lacking


def test_a_link_that_leads_back_to_itself_is_no_text(search: SearchPath, tmp_path: Path) -> None:
    write(tmp_path, "work/templates/languages/en/us/data/x.md")
    for loop in ("work/templates/languages/en/us/data/y.md", "work/templates/languages/en/us/z"):
        (tmp_path / loop).symlink_to(tmp_path / loop)
    assert take_stock(search).clauses() == ("data/x",)
    assert search.every("data/y.md") == ()


def test_a_file_that_may_not_be_looked_at_is_not_taken_for_absent(
    search: SearchPath, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the shipped one would count in its place, and nobody would be told."""
    own, look = str(tmp_path / "work/templates/forms/city.yaml"), os.stat

    def closed(path: Any, *rest: Any, **more: Any) -> os.stat_result:
        if str(path) == own:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return look(path, *rest, **more)

    write(tmp_path, "shipped/templates/forms/city.yaml", "work/templates/forms/city.yaml")
    monkeypatch.setattr(os, "stat", closed)
    with pytest.raises(PermissionError):
        search.form("city")
    assert search.content_files("templates/forms/city.yaml/x") == ()
    assert search.content_files("templates/\0") == ()
