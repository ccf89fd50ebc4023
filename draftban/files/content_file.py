"""Content that stands in one file for all forms, such as ``templates/features.yaml``."""

from __future__ import annotations

from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Node, get
from draftban.files.search import SearchPath
from draftban.files.yaml_source import read_mapping_file


def content_node(
    relative: str, search: SearchPath, report: Report, *, key: str = ""
) -> Node | None:
    """What the file ``relative`` holds under ``key``, or all of it; the working folder's file
    stands in for the shipped one.

    ``None`` after a reported error: no such file, not YAML, no such key.
    """
    path = next(iter(search.content_files(relative)), None)
    if path is None:
        report.error(
            "config.unreadable",
            f"{relative} is missing.",
            Pos(relative),
            text=relative,
            hint="Install draftban again.",
        )
        return None
    file = search.display(path)
    whole = read_mapping_file(path, search, report)
    if whole is None or not key:
        return whole
    found = get(whole, key)
    if found is None:
        report.error(
            "config.unreadable",
            f"{file} has no `{key}:`.",
            Pos(file),
            text=file,
            hint="Write it, or delete your own file, so that the shipped one counts.",
        )
    return found
