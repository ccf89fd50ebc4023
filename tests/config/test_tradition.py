"""Legal traditions: their chain, and what a form that names a wrong one is told."""

from __future__ import annotations

from pathlib import Path

from draftban.config.chains.tradition import load_tradition, tradition_file
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import keys
from draftban.files.search import SearchPath, search_path
from tests.config.conftest import TOWN, Load, Shipped

FORM = Pos("templates/forms/x.yaml", 5, 12)


def search(folder: Path, **files: str) -> SearchPath:
    traditions = folder / "templates" / "traditions"
    traditions.mkdir(parents=True)
    for code, text in files.items():
        (traditions / f"{code}.yaml").write_text(text, "utf-8")
    return search_path(folder, folder)


def test_a_tradition_is_laid_over_the_one_it_extends(tmp_path: Path) -> None:
    here = search(
        tmp_path,
        old="tradition: old\nname: Old law\nprocedure: [introduce, vote]\n",
        new="tradition: new\nname: New law\nextends: old\n",
    )
    (tmp_path / "templates/traditions/old").mkdir()
    (tmp_path / "templates/traditions/new").mkdir()
    (tmp_path / "templates/traditions/old/reach.yaml").write_text("state: {}\ncounty: {}\n")
    (tmp_path / "templates/traditions/new/reach.yaml").write_text("county: null\nmunicipal: {}\n")
    report = Report()
    codes, found = load_tradition("new", FORM, here, report)
    assert not list(report)
    assert found is not None
    assert codes == ("new", "old")
    assert (found.name, found.procedure) == ("New law", ("introduce", "vote"))
    assert keys(tradition_file("reach.yaml", codes, here, report)) == ("state", "municipal")
    assert tradition_file("actors.yaml", codes, here, report) is None


def test_an_unknown_tradition_is_told_where_it_is_named(tmp_path: Path) -> None:
    here = search(tmp_path, commonwealth="tradition: commonwealth\nname: C\n")
    report = Report()
    codes, found = load_tradition("comonwealth", FORM, here, report)
    assert (codes, found) == ((), None)
    (mistake,) = report
    assert (mistake.code, mistake.pos) == ("config.unknown-tradition", FORM)
    assert "Did you mean “commonwealth”?" in mistake.hint


def test_a_circle_and_a_wrong_name_are_told(tmp_path: Path) -> None:
    here = search(
        tmp_path,
        a="tradition: a\nname: A\nextends: b\n",
        b="tradition: c\nname: B\nextends: a\n",
    )
    report = Report()
    assert load_tradition("a", FORM, here, report)[1] is None
    found = {d.code: d for d in report}
    assert set(found) == {"config.tradition-cycle", "config.tradition-name"}
    assert "a → b → a" in found["config.tradition-cycle"].message
    assert found["config.tradition-name"].pos.file == "templates/traditions/b.yaml"


def test_a_form_inherits_the_tradition_of_the_form_that_it_extends(load: Load) -> None:
    setup, report = load(place="us-xx-town")
    assert setup is not None, report
    assert setup.form.extends
    assert setup.tradition.tradition == setup.form.tradition == "us"


def test_a_form_without_a_tradition_is_not_built(load: Load, edit: Shipped) -> None:
    edit("templates/forms/base.yaml", "tradition: us\n", "")
    setup, report = load(TOWN)
    assert setup is None
    assert [d.code for d in report] == ["config.missing-key"]
    assert "“tradition”" in report[0].message


def test_a_form_with_an_unknown_tradition_is_told_its_line(load: Load, edit: Shipped) -> None:
    edit("templates/forms/base.yaml", "tradition: us\n", "tradition: ux\n")
    setup, report = load(TOWN)
    assert setup is None
    assert [d.code for d in report] == ["config.unknown-tradition"]
    assert report[0].text == "tradition: ux"
    assert report[0].pos.file == "templates/forms/base.yaml"


def test_a_demand_without_words_is_told_once(load: Load, shipped: Path) -> None:
    words = shipped / "templates" / "languages" / "en" / "ui" / "demands.yaml"
    words.write_text(
        words.read_text("utf-8").replace("  plain: Forbid private use.\n", ""), "utf-8"
    )
    setup, report = load(TOWN)
    assert setup is None
    assert [d.code for d in report] == ["config.missing-word"]
    assert "“b.ii: plain”" in report[0].message
    assert "templates/demands.yaml:3" in report[0].hint
