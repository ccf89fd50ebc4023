"""A tree of nodes as YAML that :mod:`draftban.files.yaml_source` reads to the same values."""

from __future__ import annotations

from typing import Any

import yaml

from draftban.files.nodes import Map, Node, Scalar, Seq

_WIDTH = 110


def dump_mapping(node: Map) -> str:
    """``node`` as YAML, one key a line at the top. Comments are not kept: a tree has none."""
    return yaml.safe_dump(
        _plain(node), allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=None
    )


def _plain(node: Node) -> Any:
    match node:
        case Map(items):
            return {key: _plain(value) for key, _, value in items}
        case Seq(elements):
            return [_plain(value) for value in elements]
        case Scalar():
            return node.value
