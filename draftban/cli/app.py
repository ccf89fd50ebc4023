"""The command group: finds the verbs, and makes sure that nobody ever sees a traceback."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import click

import draftban
from draftban.cli.arguments import did_you_mean
from draftban.diagnostics import DraftbanError

VERBS = "draftban.cli.verbs"
TRACEBACK = "DRAFTBAN_TRACEBACK"


class Verbs(click.Group):
    """A group whose commands are the modules of ``draftban/cli/verbs``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs, in the order a newcomer needs them."""
        names = [module.name for module in iter_modules(import_module(VERBS).__path__)]
        return sorted(names, key=lambda name: (getattr(_module(name), "ORDER", 99), name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb called ``cmd_name``; ``None`` if there is no such file."""
        if cmd_name not in {module.name for module in iter_modules(import_module(VERBS).__path__)}:
            return None
        command = _module(cmd_name).command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Click's own, with the nearest verb named for one that does not exist."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            ctx.fail(f"There is no command “{args[0]}”. {did_you_mean(args[0], names)}".strip())
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run; turn anything unforeseen into one message and exit status 1."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # a terminal that cannot print "→" prints "?"
                stream.reconfigure(errors="replace")
        try:
            return super().main(*args, **kwargs)
        except DraftbanError as error:
            from draftban.cli.terminal import echo_diagnostics

            echo_diagnostics(error.diagnostics, err=True)
        except Exception as error:
            if os.environ.get(TRACEBACK):
                traceback.print_exc()
            click.echo(_our_bug(error), err=True)
        sys.exit(1)


def _module(name: str) -> Any:
    return import_module(f"{VERBS}.{name}")


def _our_bug(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return (
        f"draftban: internal error: {type(error).__name__}: {error}{where}\n"
        "    This is a bug in draftban, not a mistake of yours; nothing more was written.\n"
        f"    → Report it with the command you typed and what it prints with {TRACEBACK}=1 set"
    )


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(draftban.__version__, "-V", "--version", prog_name="draftban")
def cli() -> None:
    """Write complete model bills that ban mass and discriminatory biometric surveillance.

    Start with `draftban new`, then `draftban build PLACE`.
    """


def main(argv: Sequence[str] | None = None) -> None:
    """The command `draftban`; ends the process with its exit status."""
    cli.main(args=None if argv is None else list(argv), prog_name="draftban")
