"""What people wrote in YAML, as typed objects. The only room that knows YAML.

:func:`load_setup` reads everything a build of a place needs; :func:`load_form` a form by
itself; :func:`search_path` tells what exists.
"""

from __future__ import annotations

from draftban.config.chains.forms import load_form
from draftban.config.decode import decode
from draftban.config.setup import Setup, load_setup
from draftban.files.nodes import Map, Node, Scalar, Seq, provenance
from draftban.files.search import SearchPath, content_root, search_path
from draftban.files.yaml_source import parse_front_matter, read_mapping_file, read_yaml

__all__ = [
    "Map",
    "Node",
    "Scalar",
    "SearchPath",
    "Seq",
    "Setup",
    "content_root",
    "decode",
    "load_form",
    "load_setup",
    "parse_front_matter",
    "provenance",
    "read_mapping_file",
    "read_yaml",
    "search_path",
]
