"""The command line: options in, diagnostics out, exit status. No drafting logic.

This file loads nothing before it is called, so that a user who stops the program while its parts
are being loaded sees what he would see later.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # what `typing` has under this name, without loading it
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import NoReturn

__all__ = ["main"]

_INTERRUPTED = 130
_SAID = b"Interrupted.\n"
OBJECTS = 150_000, 20, 50
"""Objects made before Python looks for circles among them: a command keeps most of what it makes
until it ends, and would have it looked through many times over. A place's bills are fewer; of many
places, a few stay until they are looked for.
"""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """The command `draftban`; ends the process with its exit status."""
    try:
        import gc

        gc.set_threshold(*OBJECTS)
        from draftban.cli.app import cli

        cli.main(args=None if argv is None else list(argv), prog_name="draftban")
    except KeyboardInterrupt:
        import os

        # At once: what is half loaded has nothing to put away, and could only be interrupted again.
        os.write(2, _SAID)
        os._exit(_INTERRUPTED)


_usual = sys.excepthook


def _without_traceback(
    kind: type[BaseException], error: BaseException, where: TracebackType | None
) -> None:
    """For the moment between the loading of this file and the call of :func:`main`, in the script
    that an installer writes; Python itself then ends the process with the status of an interrupt.
    """
    if kind is KeyboardInterrupt:
        print(_SAID.decode(), end="", file=sys.stderr)
    else:
        _usual(kind, error, where)


sys.excepthook = _without_traceback
