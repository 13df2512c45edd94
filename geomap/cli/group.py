"""The command ``geomap``: finds its subcommands by name, and turns every end into an exit code."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from geomap.cli.faults import Exit, exit_code_of, report, set_debug
from geomap.cli.terminal import say

_SIGNALLED = 128
"""What a shell adds to a signal's number."""


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is asked for or listed.

    Parameters
    ----------
    *args, **kwargs
        As for `click.Group`.
    lazy
        ``"module:attribute"`` of each command by its name, in the order of the help page.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, str] | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.lazy = dict(lazy or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names in the order in which they are used.

        Parameters
        ----------
        ctx
            Click's context.

        Returns
        -------
        list of str
            Names that `get_command` takes.
        """
        return [*self.lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command.

        Parameters
        ----------
        ctx
            Click's context.
        cmd_name
            Its name.

        Returns
        -------
        click.Command or None
            None when there is none of that name.
        """
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.lazy[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


class _Main(LazyGroup):
    """The outermost group: no exception leaves it."""

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **extra: Any,  # noqa: ANN401
    ) -> NoReturn:
        """Run and exit.

        Parameters
        ----------
        args
            Words of the command line; None takes the process's own.
        prog_name
            What to call the program.
        **extra
            As for `click.Command.main`.
        """
        debug = os.environ.get("GEOMAP_DEBUG")
        before = _end_tidily()
        try:
            code = self._run(args, prog_name or "geomap", **extra)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            os.environ.pop("GEOMAP_DEBUG", None)
            if debug:
                os.environ["GEOMAP_DEBUG"] = debug
        sys.exit(code)

    def _run(self, args: Sequence[str] | None, prog_name: str, **extra: Any) -> int:  # noqa: ANN401
        extra["standalone_mode"] = False
        try:
            result = super().main(args=args, prog_name=prog_name, **extra)
        except click.UsageError as error:
            _report_usage(error)
            return Exit.USAGE
        except click.ClickException as error:
            say(f"geomap: error: {error.format_message()}")
            return Exit.NOTHING_WRITTEN
        except (click.Abort, KeyboardInterrupt):
            say("geomap: interrupted")
            return Exit.INTERRUPTED
        except click.exceptions.Exit as done:
            return done.exit_code
        except Exception as error:  # noqa: BLE001 (the last line of defence: nobody should see a traceback)
            report(error)
            return exit_code_of(error)
        return int(result) if isinstance(result, int) else Exit.DONE

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run a command; when nobody reads its output any more, end quietly.

        Parameters
        ----------
        ctx
            Click's context.

        Returns
        -------
        object
            What the command returned: its exit code or None.
        """
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
            return Exit.BROKEN_PIPE
        return result


def _end_tidily() -> dict[int, Any]:
    """Let the signals that end a program unwind it, so that temporary files go; give the handlers that were set."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    return {number: signal.signal(number, _unwind) for number in numbers}


def _unwind(number: int, _frame: object) -> NoReturn:
    sys.exit(_SIGNALLED + number)


def _report_usage(error: click.UsageError) -> None:
    path = error.ctx.command_path if error.ctx else "geomap"
    message = error.format_message().strip().rstrip(".")
    if isinstance(error, click.NoSuchOption | click.MissingParameter | click.BadParameter):
        message = " ".join(message.split())
    say(f"geomap: error: {message}; see '{path} --help'")


def _show_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click calls it)
    if value:
        import geomap  # noqa: PLC0415 (the version is looked up only when it is asked for)

        click.echo(f"geomap {geomap.__version__}")
        ctx.exit()


@click.command(
    name="geomap",
    cls=_Main,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
    lazy={
        "map": "geomap.cli.map:map_command",
        "parse": "geomap.cli.parse:parse_command",
        "check": "geomap.cli.check:check_command",
        "explain": "geomap.cli.explain:explain_command",
        "geocode": "geomap.cli.geocode:geocode_command",
        "gazetteer": "geomap.cli.gazetteer:gazetteer_group",
    },
    epilog=(
        "Exit codes: 0 done; 1 a check failed; 2 wrong usage; 3 some inputs failed, the rest is written; "
        "4 nothing written; 130 interrupted."
    ),
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="Show the version."
)
@click.option("--debug", is_flag=True, expose_value=False, callback=set_debug, help="Show tracebacks of errors.")
def main() -> None:
    """Turn reports into a checked map: places, events and distance claims found, geocoded and checked offline.

    INPUT is a text, HTML, JSON lines or CSV file, a folder of them, a pattern, or - for standard input. Data goes to
    standard output, everything else to standard error. Nothing is overwritten unless --overwrite is given.
    """
