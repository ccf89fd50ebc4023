"""The files of one drafted place as bytes, and the manifest beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from draftban import proof, writers
from draftban.cli.terminal import progress

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted


def render(drafted: Drafted, formats: Sequence[str], missing: dict[str, str]) -> dict[str, bytes]:
    """Every file of one place by name, with the options of its request; what a format lacks on
    this machine goes to ``missing``.
    """
    options = writers.Options.of(drafted.request.options)
    files: dict[str, bytes] = {}
    assert drafted.build is not None
    for document in drafted.build.documents:
        for name in formats:
            if name in missing:
                continue
            file = f"{document.stem}{writers.suffix(name)}"
            with progress(f"Writing {file}"):
                try:
                    files[file] = writers.write(document.bill, name, options)
                except writers.Unavailable as problem:
                    missing[name] = str(problem)
    return files


def manifest_of(
    drafted: Drafted, files: Mapping[str, bytes], formats: Sequence[str]
) -> proof.Manifest:
    """The manifest of ``files``, which :func:`render` made of ``drafted`` in ``formats``."""
    return proof.manifest(drafted.request, drafted.inputs, files, formats)


def beside(folder: Path, made: proof.Manifest) -> bytes:
    """What ``manifest.json`` in ``folder`` says after this build: an earlier build of the same
    things in other formats stays in it.
    """
    try:
        old = proof.load((folder / proof.NAME).read_bytes())
    except (OSError, ValueError):
        old = None
    return proof.dump(proof.merged(old, made))
