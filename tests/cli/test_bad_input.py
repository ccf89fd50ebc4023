"""Bad input from end to end: each mistake ends `build` and `check` alike, with file, line,
column, the text and a next step; nothing is written and earlier output stays as it was.

Whether every such mistake is found is tested in its own room (tests/config, tests/clauses);
here it is held that each reaches the person who typed it.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.conftest import PLACE, Run, files_in

FILE = "jurisdictions/us-oh-testville.yaml"
OWN = "jurisdictions/us-oh-testville"
"""The place's own folder: a clause file there stands in for the shipped one."""

EARLIER = ("output/us-oh-testville/us-oh-testville.docx", b"the last good one")
SECONDS = 10.0
"""No mistake takes longer to be found than this."""


@dataclass(frozen=True)
class Bad:
    """What is written into the working folder, and what must be said of it.

    ``files``: path to content; the place's file is the usual one where it isn't among them.
    ``says``: words of the message, ``at``: line and column in the file named by ``where``,
    ``text``: what is shown as the offending text.
    """

    says: str
    at: str
    text: str
    files: dict[str, str | bytes] = field(default_factory=dict)
    where: str = FILE


def changed(old: str, new: str) -> dict[str, str | bytes]:
    """The place's file with ``old`` replaced."""
    assert old in PLACE
    return {FILE: PLACE.replace(old, new)}


def clause(body: str, path: str = "prohibitions/procurement.own.md") -> dict[str, str | bytes]:
    """A clause of the place's own."""
    return {f"{OWN}/{path}": body}


def front(more: str = "", name: str = "remedies/extra") -> dict[str, str | bytes]:
    """A whole new clause; its front matter ends with ``more``."""
    text = f"---\nid: {name}\nheading: Extra\n{more}---\nThe register is open.\n"
    return {f"{OWN}/{name}.md": text}


PROCUREMENT = f"{OWN}/prohibitions/procurement.own.md"
BAD = {
    "an unknown key": Bad("“stat”", "5:1", "stat: Ohio", changed("state: ", "stat: ")),
    "a wrong type": Bad("“name”", "3:7", "name: [a, b]", changed("City of Testville", "[a, b]")),
    "an unknown form": Bad("“us-cty”", "2:7", "form: us-cty", changed("us-city", "us-cty")),
    "a missing key": Bad("“name”", "1:1", "", changed("name: City of Testville\n", "")),
    "a duplicate key": Bad("line 5", "7:1", "state: Iowa", changed("all\n", "all\nstate: Iowa\n")),
    "a tab": Bad("tab", "9:1", "government_form", {FILE: f"{PLACE}facts:\n\tgovernment_form: x\n"}),
    "an empty file": Bad("empty", "1:1", "", {FILE: ""}),
    "a Word file": Bad("control", "1:3", "PK", {FILE: b"PK\x03\x04 and more"}),
    "not YAML": Bad(
        "not YAML", "3:8", "'City", changed("City of Testville", " 'City of Testville")
    ),
    "words, no YAML": Bad("single value", "1:1", "We want", {FILE: "We want a ban.\n"}),
    "not UTF-8": Bad(
        "UTF-8",
        "3:17",
        "City of Te",
        {FILE: PLACE.replace("Testville\n", "Te\xdft\n", 1).encode("latin-1")},
    ),
    "a large file": Bad(
        f"{len(PLACE) + 10_000_000:,} bytes", "1:1", FILE, {FILE: PLACE + "#" * 10_000_000}
    ),
    "aliases that explode": Bad(
        "&a",
        "8:8",
        "facts: &a",
        {
            FILE: f"{PLACE}facts: &a [x, x, x, x, x, x, x, x, x]\n"
            + "".join(
                f"x{n}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12)
            )
        },
    ),
    "an escape in a name": Bad(
        "U+001B", "3:7", "name:", changed("City of Testville", '"City\\e[31m"')
    ),
    "a way out in a place": Bad(
        "code", "1:8", "../../etc", changed("place: us-oh-testville", "place: ../../etc/passwd")
    ),
    "a way out in a form": Bad("no form", "2:7", "../us-city", changed("us-city", "../us-city")),
    "a term that is none": Bad(
        "“covered_spice”",
        "2:25",
        "covered_spice",
        clause("{{ oblige(role.clerk) }} watch\n{{ role.clerk }} and {{ term.covered_spice }}.\n"),
        PROCUREMENT,
    ),
    "a wording without all its forms": Bad(
        "plural",
        "10:12",
        "clerk",
        {FILE: f"{PLACE}wording:\n  roles:\n    clerk: {{the: the Recorder, a: a recorder}}\n"},
    ),
    "a tag left open": Bad(
        "never closed",
        "1:1",
        "{% if",
        clause("{% if demand('c') %}\nThe City buys nothing.\n"),
        PROCUREMENT,
    ),
    "an undefined variable": Bad(
        "“rolle”",
        "1:11",
        "rolle",
        clause("{{ forbid(rolle.clerk) }} buy it.\n"),
        PROCUREMENT,
    ),
    "a typed number": Bad(
        "typed by hand",
        "2:7",
        "section 3(b)",
        clause("{{ forbid(role.clerk) }} buy\nunder section 3(b).\n"),
        PROCUREMENT,
    ),
    "a wrong indent": Bad(
        "1 column in",
        "3:2",
        "2. lease it",
        clause("{{ forbid(role.clerk) }} {{ any }}\n1. buy it\n 2. lease it\n"),
        PROCUREMENT,
    ),
    "an unknown reference": Bad(
        "prohibitions/procurment",
        "1:8",
        "prohibitions/procurment",
        clause('See {{ ref("prohibitions/procurment") }}.\n'),
        PROCUREMENT,
    ),
    "a ring of requirements": Bad(
        "ring",
        "4:12",
        "remedies/",
        front("requires: [remedies/other]\n")
        | front("requires: [remedies/extra]\n", "remedies/other"),
        f"{OWN}/remedies/other.md",
    ),
    "endless loops": Bad(
        "20,000 lines",
        "12:1",
        "{% endfor %}",
        clause(
            "{% set l = ['a','a','a','a','a','a','a','a','a','a'] %}\n"
            + "".join(f"{{% for x{n} in l %}}\n" for n in range(9))
            + "x\n"
            + "{% endfor %}\n" * 9
        ),
        PROCUREMENT,
    ),
    "a huge range": Bad(
        "range",
        "1:13",
        "range",
        clause("{% for x in range(1000000000) %}\nx\n{% endfor %}\n"),
        PROCUREMENT,
    ),
    "a huge power": Bad(
        "**", "1:6", "999999999", clause("{{ 9 ** 999999999 }} years.\n"), PROCUREMENT
    ),
    "Python's internals": Bad(
        "",
        "1:1",
        "__class__",
        clause("{{ ''.__class__.__mro__[1].__subclasses__() }}\n"),
        PROCUREMENT,
    ),
}


def prepared(folder: Path, bad: Bad) -> list[str]:
    """The working folder with ``bad`` in it and earlier output; every file there is."""
    for path, content in ({FILE: PLACE} | bad.files | dict([EARLIER])).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return files_in(folder)


@pytest.mark.parametrize("name", BAD)
def test_it_is_explained_and_nothing_is_written(run: Run, folder: Path, name: str) -> None:
    bad = BAD[name]
    before = prepared(folder, bad)
    began = time.monotonic()
    shown = run("build", "us-oh-testville", "--to", "docx,outline")
    assert time.monotonic() - began < SECONDS
    assert shown.exit_code == 1, shown.output
    assert "Traceback" not in shown.output
    assert "internal error" not in shown.output
    assert "\x1b" not in shown.output

    said = re.split(r"\n(?=\S+:\d+:\d+: )", shown.stderr)
    mine = [d for d in said if re.match(rf"{re.escape(bad.where)}:{bad.at}: ", d)]
    assert mine, shown.stderr
    (head, *lines), *_ = (d.splitlines() for d in mine if bad.says in d.splitlines()[0])
    assert re.match(r"\S+:\d+:\d+: error: .+ \[[a-z]+\.[a-z0-9-]+\]$", head)
    assert bad.text in "\n".join(lines)
    assert any(line.startswith("    → ") for line in lines), "a next step"
    assert re.search(r"^Nothing was written: \d+ errors?\.$", shown.stderr, flags=re.M)

    assert files_in(folder) == before
    assert (folder / EARLIER[0]).read_bytes() == EARLIER[1]


@pytest.mark.parametrize("name", BAD)
def test_check_finds_it_too(run: Run, folder: Path, name: str) -> None:
    bad = BAD[name]
    before = prepared(folder, bad)
    shown = run("check", "us-oh-testville")
    assert shown.exit_code == 1, shown.output
    assert f"{bad.where}:{bad.at}: error: " in shown.stdout
    assert "internal error" not in shown.output
    assert files_in(folder) == before


def test_mistakes_of_place_and_clauses_come_in_one_run(run: Run, folder: Path) -> None:
    """What the place's file leaves usable is read on: its clauses are checked all the same."""
    wrong = Bad(
        "",
        "",
        "",
        changed("state: ", "stat: ")
        | clause("{{ forbid(rolle.clerk) }} act under section 3.\n")
        | clause("The City {{ any }}\n", "prohibitions/decisions.own.md"),
    )
    prepared(folder, wrong)
    shown = run("build", "us-oh-testville", "--to", "outline")
    assert shown.exit_code == 1
    for place in (f"{FILE}:5:1:", f"{PROCUREMENT}:1:11:", f"{PROCUREMENT}:1:"):
        assert place in shown.stderr
    assert f"{OWN}/prohibitions/decisions.own.md:1:" in shown.stderr
    assert "section 3" in shown.stderr


@pytest.mark.parametrize("name", ["City of *{{ 9 ** 9 }}*", "<b>City</b> & 1. {% raw %}", "‘City’"])
def test_markup_in_a_name_prints_as_typed_in_every_format(
    run: Run, folder: Path, name: str
) -> None:
    prepared(folder, Bad("", "", "", changed("City of Testville", f"'{name}'")))
    shown = run("build", "us-oh-testville", "--to", "text,html,docx", "--with", "c", "--out", "o")
    assert shown.exit_code == 0, shown.output
    out = folder / "o" / "us-oh-testville"
    assert name in (out / "us-oh-testville.txt").read_text("utf-8")
    html = (out / "us-oh-testville.html").read_text("utf-8")
    assert name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in html
    from tests.writers.docx_reading import document, text_of

    assert name in text_of(document((out / "us-oh-testville.docx").read_bytes()))
