"""The peak of memory does not grow with the number of places (``make exhaustive``)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)

FORMS = ("us-city", "us-or-city", "us-ma-city", "us-county")
DEMANDS = ("a", "b.i", "b.ii", "b.iii", "b.iv", "b.v", "c", "d", "e")
BUILD = """\
import resource, sys
from draftban.cli import main
try:
    main(["build", *sys.argv[1:], "--to", "text,docx", "--jobs", "1"])
except SystemExit as end:
    assert not end.code
print("PEAK", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_one_hundred_and_three_hundred_places_within_a_fifth(tmp_path: Path) -> None:
    places = [f"us-oh-t{number}" for number in range(300)]
    (tmp_path / "jurisdictions").mkdir()
    for number, place in enumerate(places):
        chosen = ", ".join(DEMANDS[number % 5 : number % 5 + 3])
        form = FORMS[number % 4]
        options = {"length": ("short", "full")[number % 2], "answer_days": 20 + number % 100}
        if form == "us-county":  # one of Ohio names what lets it
            options["power"] = "its charter"
        (tmp_path / "jurisdictions" / f"{place}.yaml").write_text(
            f"place: {place}\nform: {form}\nname: City of Town {number}\n"
            f"short: Town {number}\nstate: Ohio\nprohibitions: [{chosen}]\n"
            f"companion: us-city-resolution\n"
            f"options: {json.dumps(options)}\n",
            "utf-8",
        )
    peaks = []
    for count in (100, 300):
        done = subprocess.run(
            [sys.executable, "-c", BUILD, *places[:count]],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        peaks.append(int(done.stdout.split()[-1]))
    assert max(peaks) <= 1.2 * min(peaks), peaks
