"""The command line: options in, diagnostics out, exit status. No drafting logic."""

from __future__ import annotations

from draftban.cli.app import main

__all__ = ["main"]
