"""The same things as functions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import draftban
from draftban import api
from draftban.cli.app import cli

PLACE = """\
place: us-oh-testville
form: us-city
name: City of Testville
short: Testville
state: Ohio
prohibitions: [b.i, b.v]
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "us-oh-testville.yaml"
    path.write_text(PLACE, "utf-8")
    return path


def test_load_build_write(place: Path) -> None:
    result = draftban.build(draftban.load(place))
    assert not result.report.errors
    assert result.enacted == ("b.i", "b.v")
    assert result.urged == ("b.v",)
    assert not result.only_urged
    assert [d.stem for d in result.documents] == [
        "us-oh-testville",
        "us-oh-testville-resolution",
        "us-oh-testville-vote",
    ]
    text = draftban.write(result.documents[0].bill, "text").decode()
    assert "City of Testville" in text


def test_the_reason_of_a_demand_is_that_of_its_form(place: Path) -> None:
    setup = draftban.load(place)
    result = draftban.build(setup)
    assert result.reason("b.i") == setup.form.competence["b.i"][0].reason
    assert result.reason("no such demand") == ""


def test_demands_replace_those_of_the_file(place: Path) -> None:
    assert draftban.load(place, demands=["d", "c"]).selected == ("c", "d")


def test_load_raises_every_mistake_at_once(place: Path) -> None:
    place.write_text(PLACE.replace("state:", "stat:").replace("b.v]", "b.vii]"), "utf-8")
    with pytest.raises(draftban.DraftbanError) as caught:
        draftban.load(place)
    codes = {d.code for d in caught.value.diagnostics}
    assert {"config.unknown-key", "config.unknown-demand"} <= codes
    assert all(d.pos.file.endswith("us-oh-testville.yaml") for d in caught.value.diagnostics)


def test_warnings_go_to_the_callers_report(place: Path) -> None:
    place.write_text(PLACE.replace("[b.i, b.v]", "[b.i, b.i]"), "utf-8")
    report = draftban.Report()
    setup = draftban.load(place, report=report)
    assert [d.code for d in report.warnings] == ["config.repeated"]
    assert draftban.build(setup, report).report is report


def test_a_form_that_urges_needs_a_companion(place: Path) -> None:
    place.write_text(PLACE + 'companion: ""\n', "utf-8")
    result = draftban.build(draftban.load(place))
    (error,) = result.report.errors
    assert error.code == "form.no-companion"
    assert "b.v" in error.message


TALK = """\
form: us-oh-talk
name: A letter
extends: us-city-resolution
suffix: -letter
competence: {b.v: null, b.i: null}
"""

VOTE = """\
form: us-oh-vote
name: A vote
extends: us-city-resolution
suffix: -vote
carries: selected
competence: {b.v: [{draftings: [], reason: It need not.}]}
"""


def test_each_companion_carries_what_it_can(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = tmp_path / "templates" / "forms"
    forms.mkdir(parents=True)
    for text in (TALK, VOTE):
        (forms / f"{text.split()[1]}.yaml").write_text(text, "utf-8")
    place.write_text(
        PLACE.replace("[b.i, b.v]", "[b.i, b.ii, b.v]")
        + "companion: [us-oh-talk, us-city-resolution, us-oh-vote]\n",
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    result = draftban.build(draftban.load(place))
    assert not len(result.report), [str(d) for d in result.report]
    assert result.urged == ("b.ii", "b.v")
    carried = {
        d.stem.removeprefix("us-oh-testville"): d.bill.meta.demands for d in result.documents
    }
    assert carried == {
        "": ("b.i", "b.ii", "b.v"),
        "-letter": ("b.ii",),
        "-resolution": ("b.ii", "b.v"),
        "-vote": ("b.i", "b.ii"),
    }
    left_out = draftban.build(draftban.load(place, demands=["b.i"])).absent
    assert left_out == (
        "us-oh-testville-letter",
        "us-oh-testville-resolution",
    )


def test_a_demand_that_no_companion_carries_is_an_error(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = tmp_path / "templates" / "forms"
    forms.mkdir(parents=True)
    (forms / "us-oh-talk.yaml").write_text(TALK, "utf-8")
    place.write_text(PLACE + "companion: [us-oh-talk]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    (error,) = draftban.build(draftban.load(place)).report.errors
    assert error.code == "form.no-companion"
    assert "us-oh-talk cannot carry it" in error.message


def test_an_unknown_format_is_refused(place: Path) -> None:
    (first, *_) = draftban.build(draftban.load(place)).documents
    with pytest.raises(ValueError, match="unknown format 'papyrus'"):
        draftban.write(first.bill, "papyrus")


def test_a_resolution_may_stand_alone(tmp_path: Path) -> None:
    path = tmp_path / "us-oh-testville.yaml"
    path.write_text(
        "place: us-oh-testville\nform: us-city-resolution\nname: City of Testville\n"
        "short: Testville\nstate: Ohio\nprohibitions: [b.i, b.ii]\n",
        "utf-8",
    )
    result = draftban.build(draftban.load(path))
    assert not len(result.report), [str(d) for d in result.report]
    (document,) = result.documents
    assert document.stem == "us-oh-testville-resolution"
    assert document.bill.meta.demands == ("b.i", "b.ii")
    assert result.urged == ("b.i", "b.ii")
    assert result.only_urged


def test_every_public_name_is_there_when_it_is_asked_for() -> None:
    for name in draftban.__all__:
        assert getattr(draftban, name) is not None
        assert name in dir(draftban)
    assert not hasattr(draftban, "loadd")


def test_the_example_of_the_readme_gives_the_bytes_of_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")
    code = readme.partition("```python\n")[2].partition("```")[0]
    assert "draftban.write(" in code
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    written: dict[str, bytes] = {}
    real = draftban.write

    def write(bill: object, to: str, **rest: object) -> bytes:
        data = real(bill, to, **rest)  # type: ignore[arg-type]
        written[f"{len(written)}"] = data
        return data

    monkeypatch.setattr(draftban, "write", write, raising=False)
    exec(code, names)
    done = CliRunner().invoke(cli, ["build", "us-ma-lowell", "--to", "docx"])
    assert done.exit_code == 0, done.output
    folder = tmp_path / "output" / "us-ma-lowell"
    assert len(written) == 4
    assert sorted(written.values()) == sorted(f.read_bytes() for f in folder.glob("*.docx"))


def test_what_the_command_line_tells_is_a_function_too(tmp_path: Path) -> None:
    result = draftban.build(draftban.load("us-ma-lowell", demands=("c",)))
    assert not draftban.check("us-ma-lowell").errors
    found = draftban.coverage(result)
    assert [one.demand for one in found.demands if one.met] == ["c"]
    assert draftban.coverage_paper(result, found).blocks
    assert draftban.compare(result).rows
    with pytest.raises(ValueError, match="no law nowhere"):
        draftban.compare(result, ["nowhere"])
    assert {stem for stem, _ in draftban.packet(result).papers} >= {"us-ma-lowell-summary"}
    assert result.law is not None
    assert draftban.where(result.law, "prohibitions/procurement")[0].citation
    assert draftban.where(result.law, "biometric surveillance")
    (own,) = draftban.customize(result, "prohibitions/procurement")
    assert own.name == "passages/procurement"
    other = draftban.variant(result.setup, "us")
    assert draftban.build(other).law is not None
    assert draftban.build(other.setup).law is not None
    assert other.table


# ---------------------------------------------------------------- files, as the command writes them

NARROW = PLACE.replace("[b.i, b.v]", "[c]")
CODE = "us-oh-testville"


@pytest.fixture
def narrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one place and few demands."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jurisdictions").mkdir()
    (tmp_path / f"jurisdictions/{CODE}.yaml").write_text(NARROW, "utf-8")
    return tmp_path


def written(folder: Path, *arguments: str) -> dict[str, bytes]:
    """What the command line writes, by name."""
    done = CliRunner().invoke(cli, [*arguments, "--out", str(folder)])
    assert done.exit_code == 0, done.output
    (place,) = folder.iterdir()
    files = (path for path in place.rglob("*") if path.is_file())
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in files}


def plainly() -> draftban.Build:
    return draftban.build(draftban.load(CODE))


def chosen() -> draftban.Build:
    return draftban.build(draftban.load(f"jurisdictions/{CODE}.yaml", demands=("f", "c")))


def elsewhere() -> draftban.Build:
    return draftban.build(draftban.variant(draftban.load(CODE), "us"))


@pytest.mark.reads
@pytest.mark.parametrize(
    ("make", "options", "arguments"),
    [
        (plainly, {}, (CODE,)),
        (plainly, {"notes": True, "clean": True}, (CODE, "--notes", "--clean")),
        (chosen, {}, (f"jurisdictions/{CODE}.yaml", "--with", "f,c")),
        (elsewhere, {}, (CODE, "--as", "us")),
    ],
)
def test_files_and_manifest_are_those_of_the_command(
    make: Callable[[], draftban.Build],
    options: dict[str, bool],
    arguments: tuple[str, ...],
    narrow: Path,
) -> None:
    expected = written(narrow / "out", "build", *arguments, "--to", "text,docx")
    result = make()
    api.lint(result)  # what is read and found for a report is not of the build
    draftban.coverage(result)
    made = draftban.outputs(result, ["text", "docx"], **options)
    assert len(made) > 2
    assert {*made} == {*expected}
    assert [name for name in made if made[name] != expected[name]] == []


@pytest.mark.reads
def test_a_packet_is_that_of_the_command(narrow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    formats = ("text", "docx")  # without PDF, for time
    monkeypatch.setattr("draftban.cli.verbs.packet.FORMATS", formats)
    expected = written(narrow / "out", "packet", CODE, "--introduced", "2027-02-01")
    made = draftban.packet_outputs(plainly(), formats, introduced=date(2027, 2, 1))
    assert f"{CODE}-to-file.zip" in made
    assert {*made} == {*expected}
    assert [name for name in made if made[name] != expected[name]] == []


@pytest.mark.reads
def test_the_places_of_a_loop_may_be_mixed(narrow: Path) -> None:
    """Each manifest names what its own place was made from, in whatever order the work is done."""
    other = "us-oh-otherville"
    (narrow / f"jurisdictions/{other}.yaml").write_text(NARROW.replace(CODE, other), "utf-8")
    alone = draftban.outputs(plainly(), ["outline"])
    memory = draftban.Memory()
    first, second = (draftban.load(place, memory=memory) for place in (CODE, other))
    assert draftban.outputs(draftban.build(second), ["outline"])
    assert draftban.outputs(draftban.build(first), ["outline"]) == alone


def test_the_setup_of_a_variant_has_no_files_by_itself(narrow: Path) -> None:
    found = draftban.variant(draftban.load(CODE), "us")
    with pytest.raises(ValueError, match="build the variant itself"):
        draftban.outputs(draftban.build(found.setup), ["text"])


def test_no_file_of_bills_with_errors(narrow: Path) -> None:
    result = plainly()
    result.report.error("test.wrong", "Something is wrong.")
    with pytest.raises(draftban.DraftbanError, match="Something is wrong"):
        draftban.outputs(result, ["text"])


@pytest.mark.reads
def test_a_folder_is_verified_and_what_has_changed_is_told(narrow: Path) -> None:
    written(narrow / "out", "build", CODE, "--to", "text")
    folder = narrow / "out" / CODE
    found = draftban.verify(folder)
    assert found.same
    assert not found.changed
    assert f"{CODE}.txt" in [one.file for one in found.compared]
    place = narrow / f"jurisdictions/{CODE}.yaml"
    place.write_text(NARROW.replace("City of Testville", "City of Testville Falls"), "utf-8")
    found = draftban.verify(str(folder))
    assert not found.same
    assert {one.state for one in found.compared if one.file == f"{CODE}.txt"} == {"different"}
    assert [one.name for one in found.changed] == [f"jurisdictions/{CODE}.yaml"]
    (folder / "manifest.json").unlink()
    with pytest.raises(draftban.DraftbanError, match="cannot be used"):
        draftban.verify(folder)
