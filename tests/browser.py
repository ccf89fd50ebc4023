"""Pages as Chromium shows them: what axe-core finds in them, and whether they run over the edge.

One start of the browser does for many pages: each stands in a frame of its own, as wide as a
screen and in a colour scheme, with all that is folded opened and axe-core put into it. Nothing of
it goes over a network.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .conftest import need_program, need_tool

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_LIMIT = 400
"""Seconds after which the browser is given up; a busy machine needs many."""

_DRIVER = """<!DOCTYPE html><meta charset="utf-8"><title>tests</title><pre id="result"></pre>
<script type="application/json" id="screens">{screens}</script>
<script type="text/plain" id="axe">{axe}</script>
<script>
const axe = document.getElementById("axe").textContent;
function shown(screen) {{
  const frame = document.createElement("iframe");
  frame.style.cssText = `border: 0; width: ${{screen.width}}px; height: 900px; ` +
    `color-scheme: ${{screen.scheme}}`;
  const loaded = new Promise(done => frame.addEventListener("load", done, {{once: true}}));
  frame.srcdoc = screen.source;
  document.body.append(frame);
  return loaded.then(() => frame);
}}
async function look(screen) {{
  const frame = await shown(screen), page = frame.contentWindow;
  const root = page.document.documentElement;
  for (const folded of page.document.querySelectorAll("details")) folded.open = true;
  page.eval(axe);
  const found = await page.axe.run(page.document, {{resultTypes: ["violations"]}});
  const result = {{
    violations: found.violations.map(v => `${{v.id}}: ${{v.help}}; ` +
      v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + n.any.concat(n.all, n.none)
        .map(c => c.message).join(" ")).join(" | ")),
    overflow: root.scrollWidth - root.clientWidth,
    background: page.getComputedStyle(root).backgroundColor,
    rules: found.passes.length,
  }};
  frame.remove();
  return result;
}}
(async () => {{
  const results = [];
  for (const screen of JSON.parse(document.getElementById("screens").textContent))
    results.push(await look(screen));
  document.getElementById("result").textContent = "done" + JSON.stringify(results);
}})().catch(problem => {{
  document.getElementById("result").textContent = "failed" + problem.stack;
}});
</script>
"""


@dataclass(frozen=True)
class Screen:
    """One page on one screen: its ``width`` in pixels, and the colours its reader wants."""

    name: str
    source: str
    width: int
    scheme: Literal["light", "dark"]


@dataclass(frozen=True)
class Seen:
    """What is wrong with it by axe-core, by how many pixels it is too wide, its background, and
    how many of axe-core's rules it passed.
    """

    violations: Sequence[str]
    overflow: int
    background: str
    rules: int


def browser() -> str:
    """The path of Chromium; without it as :func:`~.conftest.need_program`."""
    return next(filter(None, map(shutil.which, _NAMES)), None) or need_program(_NAMES[0])


def look(screens: Sequence[Screen], folder: Path) -> Mapping[Screen, Seen]:
    """Each of ``screens`` in Chromium, which keeps what it needs in ``folder``.

    Skips the test where Chromium or axe-core is missing; see :func:`~.conftest.need_program`.
    """
    program = browser()
    axe = need_tool("axe-core/axe.min.js").read_text("utf-8")
    assert "</script" not in axe
    asked = json.dumps([vars(screen) for screen in screens]).replace("</", "<\\/")
    driver = folder / "driver.html"
    driver.write_text(_DRIVER.format(screens=asked.replace("<!--", "<\\u0021--"), axe=axe), "utf-8")
    done = subprocess.run(
        [
            *(program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
            *("--no-first-run", "--disable-extensions", "--disable-background-networking"),
            *(f"--user-data-dir={folder / 'profile'}", f"--virtual-time-budget={_LIMIT * 1000}"),
            *("--window-size=1600,1000", "--dump-dom", driver.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=_LIMIT,
        check=True,
    )
    found = re.search(r'<pre id="result">(done|failed)?(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stderr
    assert found[1] == "done", html.unescape(found[2]) or "the browser gave up before the end"
    results = json.loads(html.unescape(found[2]))
    return {screen: Seen(**result) for screen, result in zip(screens, results, strict=True)}
