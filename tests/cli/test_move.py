"""A folder of an older layout is refused, and moved with the same bill as a result."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

from tests.cli.conftest import Run, files_in
from tests.content.shipped import ENGLISH, ROOT, shared_text

PLACE = """\
place: us-oh-testville
form: us-oh-city
name: City of Testville
short: Testville
state: Ohio
prohibitions: [a, b.i, c]
"""
FORM = """\
form: us-oh-city
name: City ordinance, Ohio
extends: us-city
formula: "Be it ordained by {{ role.council }}, as Ohio writes:"
"""
MINE = """\
---
id: prohibitions/signboards
heading: Signboards
demands: [b.i]
---
"""
WORDS = "A signboard is no camera.\n"

LAWS = "# who read it\noh-home-rule: {title: Home rule, cite: Art. XVIII}\n"


def _old_folder(folder: Path) -> None:
    """An override, a clause of its own, a form with a text, a language pack, an authority, and a
    place with a clause, where they stood once.
    """
    override = shared_text("general/severability.md").read_text("utf-8")
    pack = (ENGLISH / "pack.yaml").read_text("utf-8")
    construction = shared_text("general/construction.md").read_text("utf-8")
    _write(
        folder,
        {
            "jurisdictions/us-oh-testville.yaml": PLACE + 'omits: ["administration/*"]\n',
            "jurisdictions/us-oh-testville/prohibitions/booths.md": MINE.replace(
                "signboards", "booths"
            ),
            "jurisdictions/us-oh-testville/prohibitions/booths.own.md": "A booth is no camera.\n",
            "templates/en/general/severability.md": override.replace("remain", "still remain"),
            "templates/en/prohibitions/signboards.md": MINE,
            "templates/en/prohibitions/signboards.own.md": WORDS,
            "templates/en/pack.yaml": pack.replace("[day, days]", "[day, sunrises]"),
            "templates/forms/us-oh-city.yaml": FORM,
            "templates/forms/us-oh-city/general/construction.md": construction.replace(
                "as if the person", "in Ohio as if the person"
            ),
            "templates/coverage/words.yaml": "title: Mine\n",
            "templates/authorities.yaml": "authorities:\n" + indent(LAWS, "    "),
        },
    )


def _write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


MOVED = {
    "templates/en/general/severability.md": "templates/languages/en/us/general/severability.md",
    "templates/en/prohibitions/signboards.md": (
        "templates/languages/en/us/prohibitions/signboards.md"
    ),
    "templates/en/prohibitions/signboards.own.md": (
        "templates/languages/en/us/prohibitions/signboards.own.md"
    ),
    "templates/en/pack.yaml": "templates/languages/en/pack.yaml",
    "templates/forms/us-oh-city/general/construction.md": (
        "templates/languages/en/us/forms/us-oh-city/general/construction.md"
    ),
    "templates/authorities.yaml": "templates/authorities/<country>.yaml",
    "templates/coverage/words.yaml": "templates/languages/<language>/ui/coverage.yaml",
}


@pytest.mark.parametrize(
    "command", ["check us-oh-testville", "build us-oh-testville", "clauses", "forms", "demands"]
)
def test_every_command_refuses_a_file_that_nothing_reads(
    run: Run, folder: Path, command: str
) -> None:
    _old_folder(folder)
    shown = run(*command.split())
    assert shown.exit_code == 1
    for old, new in MOVED.items():
        assert f"{old}:1:1: error: Nothing reads this file any more" in shown.output
        assert new in shown.output
    assert "draftban doctor --move" in shown.output


def test_the_move_gives_the_same_bill(run: Run, folder: Path) -> None:
    _old_folder(folder)
    before = files_in(folder)
    done = run("doctor", "--move")
    assert done.exit_code == 0, done.output
    assert "oh-home-rule" in done.output
    laws = (folder / "templates/authorities/everywhere.yaml").read_text("utf-8")
    assert laws == LAWS
    assert "templates/coverage/words.yaml is for" in done.output
    after = files_in(folder)
    assert {name for name in after if name.startswith("templates.old/")} == {
        name.replace("templates/", "templates.old/", 1) for name in before if "templates/" in name
    }
    assert (folder / "jurisdictions.old/us-oh-testville.yaml").is_file()
    built = run("build", "us-oh-testville", "--to", "text")
    assert built.exit_code == 0, built.output
    law = (folder / "output/us-oh-testville/us-oh-testville.txt").read_text("utf-8")
    words = " ".join(law.split())
    for said in (
        "as Ohio writes:",
        "A signboard is no camera.",
        "A booth is no camera.",
        "still remain",
        "in Ohio as if the person",
        "sunrises after",
    ):
        assert said in words, said
    place = (folder / "jurisdictions/us-oh-testville.yaml").read_text("utf-8")
    assert "administration/*" not in place
    kinds = {
        p.stem.split(".")[0]
        for p in (ROOT / "templates/languages/en/us/administration").glob("*.md")
    }
    assert kinds
    assert all(f"  - administration/{name}\n" in place for name in kinds)


def test_a_folder_in_order_is_left_alone(run: Run, folder: Path) -> None:
    _write(folder, {"jurisdictions/us-oh-testville.yaml": PLACE})
    before = files_in(folder)
    done = run("doctor", "--move")
    assert done.exit_code == 0
    assert "Every file stands where it belongs." in done.output
    assert files_in(folder) == before


def test_a_folder_that_was_kept_before_is_not_overwritten(run: Run, folder: Path) -> None:
    _old_folder(folder)
    (folder / "templates.old").mkdir()
    done = run("doctor", "--move")
    assert done.exit_code == 1
    assert "templates.old stands there already" in done.output
    assert (folder / "templates/en/pack.yaml").is_file()


OMITTED = """\
omits:
# as counsel said
  - "vendors/*"  # none here
  - rights/notice
date: 2026-11-28
"""


def test_a_list_that_replaced_the_forms_keeps_what_that_leaves_out(run: Run, folder: Path) -> None:
    _old_folder(folder)
    _write(
        folder,
        {
            "jurisdictions/us-oh-testville.yaml": PLACE + OMITTED,
            "templates/forms/us-oh-city.yaml": FORM + 'omits: ["administration/*"]\n',
        },
    )
    assert run("doctor", "--move").exit_code == 0
    place = (folder / "jurisdictions/us-oh-testville.yaml").read_text("utf-8")
    kept = place.partition("keeps:\n")[2].partition("\ndate:")[0].split()[1::2]
    assert kept
    assert all(name.startswith("administration/") for name in kept)
    assert "*" not in place
    assert place.index("# as counsel said") < place.index("omits:\n  - vendors/")
    assert place.endswith("date: 2026-11-28\n")


def test_a_link_is_refused_and_what_it_leads_to_is_left_alone(run: Run, folder: Path) -> None:
    _old_folder(folder)
    shared = folder.parent / "shared.yaml"
    place = folder / "jurisdictions/us-oh-testville.yaml"
    shared.write_text(place.read_text("utf-8"), "utf-8")
    place.unlink()
    place.symlink_to(shared)
    before = files_in(folder)
    done = run("doctor", "--move")
    assert done.exit_code == 1
    assert "jurisdictions/us-oh-testville.yaml is a link" in done.output
    assert files_in(folder) == before
    assert shared.read_text("utf-8").startswith(PLACE)


def test_a_move_that_fails_half_way_is_undone(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _old_folder(folder)
    before = files_in(folder)
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path.name == "templates" and path.parent != folder:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    assert run("doctor", "--move").exit_code != 0
    assert files_in(folder) == before


def test_a_move_that_was_killed_is_told(run: Run, folder: Path) -> None:
    _old_folder(folder)
    (folder / "templates").rename(folder / "templates.old")
    done = run("doctor", "--move")
    assert done.exit_code == 1
    assert "Rename templates.old to templates" in done.output


def test_a_file_that_stands_at_both_paths_is_told(run: Run, folder: Path) -> None:
    _write(
        folder,
        {
            "jurisdictions/us-oh-testville.yaml": PLACE,
            "templates/en/terms.yaml": "one: {}\n",
            "templates/languages/en/terms.yaml": "two: {}\n",
        },
    )
    done = run("doctor", "--move")
    assert "templates/en/terms.yaml is for templates/languages/en/terms.yaml" in done.output
    assert "stands there already" in done.output
    assert (folder / "templates/languages/en/terms.yaml").read_text("utf-8") == "two: {}\n"
    assert (folder / "templates.old/en/terms.yaml").read_text("utf-8") == "one: {}\n"


def _self_standing(folder: Path, country: str = "us") -> None:
    """A form that extends none and says no `tradition:`, one that extends it, both with texts of
    their own, and a place that writes the second.
    """
    own = (ROOT / "templates/forms/us-city.yaml").read_text("utf-8")
    for old, new in (
        ("form: us-city\n", "form: town\n"),
        ("tradition: us\n", ""),
        ("country: us\n", f"country: {country}\n"),
        (
            "body: city\n",
            "body: city\n" if country == "us" else "",
        ),  # a kind of body is a country's
    ):
        assert own.count(old) == 1
        own = own.replace(old, new)
    construction = shared_text("general/construction.md").read_text("utf-8")
    severability = shared_text("general/severability.md").read_text("utf-8")
    _write(
        folder,
        {
            "jurisdictions/us-oh-testville.yaml": PLACE.replace("us-oh-city", "village"),
            "templates/forms/town.yaml": own,
            "templates/forms/village.yaml": "form: village\nname: Village\nextends: town\n",
            "templates/forms/town/general/construction.md": construction.replace(
                "as if the person", "in the town as if the person"
            ),
            "templates/forms/village/general/severability.md": severability.replace(
                "remain", "yet remain"
            ),
        },
    )


def test_texts_of_a_form_that_says_no_tradition_go_to_that_of_its_country(
    run: Run, folder: Path
) -> None:
    _self_standing(folder)
    refused = run("check", "us-oh-testville")
    layer = "templates/languages/en/us/forms"
    assert f"{layer}/town/general/construction.md" in refused.output
    done = run("doctor", "--move")
    assert done.exit_code == 0, done.output
    assert "To be decided by you" not in done.output
    assert "tradition: us\ncountry: us\n" in (folder / "templates/forms/town.yaml").read_text()
    built = run("build", "us-oh-testville", "--to", "text")
    assert built.exit_code == 0, built.output
    law = (folder / "output/us-oh-testville/us-oh-testville.txt").read_text("utf-8")
    words = " ".join(law.split())
    assert "in the town as if the person" in words
    assert "yet remain" in words


def test_a_form_whose_tradition_nothing_says_is_asked_before_anything_moves(
    run: Run, folder: Path
) -> None:
    _self_standing(folder, country="zz")
    before = files_in(folder)
    done = run("doctor", "--move")
    assert done.exit_code == 1
    lines = (folder / "templates/forms/town.yaml").read_text("utf-8").splitlines()
    at = f"templates/forms/town.yaml:{lines.index('country: zz') + 1}:1: error:"
    assert at in done.output
    assert "Write a line `tradition:` with one of eu, us" in " ".join(done.output.split())
    assert "village.yaml" not in done.output
    assert files_in(folder) == before
    path = folder / "templates/forms/town.yaml"
    path.write_text(path.read_text("utf-8").replace("country:", "tradition: us\ncountry:"), "utf-8")
    assert run("doctor", "--move").exit_code == 0
    assert (folder / "templates/languages/en/us/forms/town/general/construction.md").is_file()


def test_texts_of_a_form_without_a_file_stay_and_that_is_told(run: Run, folder: Path) -> None:
    old = "templates/forms/nowhere/general/construction.md"
    _write(folder, {old: "x\n"})
    done = run("doctor", "--move")
    assert done.exit_code == 0
    told = " ".join(done.output.split())
    assert f"{old} is for templates/languages/<language>/<order>/forms/nowhere/" in told
    assert "no file that can be read writes the form nowhere" in told
    assert (folder / "templates.old/forms/nowhere/general/construction.md").is_file()
