"""The command group: finds the verbs, and makes sure that nobody ever sees a traceback."""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, NoReturn

import click

import draftban
from draftban.cli.arguments import did_you_mean
from draftban.cli.conditions import INTERRUPTED, gone, need_folder, of_the_machine, unprinted
from draftban.cli.helping import completion, examples
from draftban.cli.streams import standard_streams
from draftban.cli.terminal import echo, echo_diagnostics, printable
from draftban.diagnostics import DraftbanError

VERBS = "draftban.cli.verbs"
TRACEBACK = "DRAFTBAN_TRACEBACK"


class Verbs(click.Group):
    """A group whose commands are the modules of ``draftban/cli/verbs``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs, in the order a newcomer needs them."""
        return sorted(_names(), key=lambda name: (getattr(_module(name), "ORDER", 99), name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb called ``cmd_name``; ``None`` if there is no such file."""
        if cmd_name not in _names():
            return None
        module = _module(cmd_name)
        command = module.command
        assert isinstance(command, click.Command)
        command.epilog = examples(module.EXAMPLES)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Click's own, with the nearest verb named for one that does not exist; in a folder that
        does, since every verb looks for files in it.
        """
        if args[0] not in _names() and not args[0].startswith("-"):
            near = did_you_mean(args[0], self.list_commands(ctx))
            ctx.fail(f"There is no command “{args[0]}”. {near}".strip())
        if not {"-h", "--help"}.intersection(args):
            need_folder()
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run and end the process: status 0, 1 after an error, 2 after wrong usage, 130 if it was
        interrupted. Anything unforeseen becomes one message.
        """
        with standard_streams() as (out, err):
            status = self._run(*args, **kwargs)
            out.flush()
            if out.problem is not None and not gone(out.problem):
                echo_diagnostics([unprinted(out.problem)], err=True)
            err.flush()
            if out.problem is not None or err.problem is not None:
                status = status or 1
        sys.exit(status)

    def _run(self, *args: Any, **kwargs: Any) -> int:
        """What the command line asks for; gives the exit status."""
        try:
            ended = super().main(*args, **{**kwargs, "standalone_mode": False})
            return ended if isinstance(ended, int) else 0
        except SystemExit as end:
            return _status(end.code)
        except KeyboardInterrupt:
            return _interrupted()
        except click.Abort as stopped:
            if isinstance(stopped.__cause__ or stopped.__context__, KeyboardInterrupt):
                return _interrupted()
            echo("Aborted: no answer can be read.", err=True)  # the input ended
        except click.ClickException as wrong:
            # The message quotes what was typed; click has no hook to spell it out.
            vars(wrong)["message"] = "\n".join(map(printable, wrong.message.split("\n")))
            wrong.show()
            return wrong.exit_code
        except DraftbanError as error:
            echo_diagnostics(error.diagnostics, err=True)
        except Exception as error:
            if os.environ.get(TRACEBACK):
                traceback.print_exc()
            told = of_the_machine(error)
            if told is None:
                echo(_our_bug(error), err=True)
            else:
                echo_diagnostics([told], err=True)
        return 1


def _interrupted() -> int:
    echo("Interrupted.", err=True)
    return INTERRUPTED


def _status(code: object) -> int:
    """What the system makes of ``sys.exit(code)``."""
    if code is None or isinstance(code, int):
        return code or 0
    echo(str(code), err=True)
    return 1


def _names() -> list[str]:
    """The verbs, none of which is loaded for that."""
    return [module.name for module in iter_modules(import_module(VERBS).__path__)]


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


EXAMPLES = (
    "draftban new",
    "draftban build us-ma-lowell",
    'draftban where us-ma-lowell "law enforcement or any other work"',
    "draftban build --help",
)


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    epilog=f"{examples(EXAMPLES)}\n\n{completion()}",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(draftban.__version__, "-V", "--version", prog_name="draftban")
@click.pass_context
def cli(context: click.Context) -> None:
    """Write complete model bills that ban mass and discriminatory biometric surveillance.

    Start with `draftban new`, then `draftban build PLACE`.
    """
    if context.invoked_subcommand is None:
        echo(context.get_help())
