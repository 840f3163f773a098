"""What the command line says, and how it ends: the only place that prints, and the only one that exits.

What is wrong is said in one line on stderr: `quotes: what, where, what to do`. The exit code is 0 if all went
well, 1 if something could not be read or done, 2 for wrong usage, 130 after Ctrl-C.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from quotes.configuring import READERS, READING, Configuration, configure
from quotes.errors import ConfigurationError, QuotesError
from quotes.nlp import MODEL_VARIABLE

if TYPE_CHECKING:
    from rich.console import RenderableType

INTERRUPTED = 130  # what a shell reports for a program that Ctrl-C ended
PIPED_WIDTH = 120  # characters of a table that goes to no terminal


class StoppedError(QuotesError):
    """Ctrl-C ended the work; the message says what is safe."""

    exit_code = INTERRUPTED


class Program(click.Group):
    """The commands, and what becomes of their errors."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Understand the arguments, those of the program itself in the light of what was settled before."""
        asks_help = "--help" in args
        left = super().parse_args(context, args)
        context.obj = _configuration(asks_help=asks_help)
        context.default_map = defaults(self, context.obj)
        _choose_model(context.obj)
        return left

    def invoke(self, context: click.Context) -> Any:
        """Run a command; Ctrl-C becomes an error of ours, for click would print an empty line first."""
        try:
            return super().invoke(context)
        except KeyboardInterrupt:
            raise StoppedError("stopped") from None
        finally:
            sys.stdout.flush()  # here, where click knows what to do if nobody reads it any more

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command and exit with its code; whatever goes wrong takes one line."""
        _prepare_streams()
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except QuotesError as error:
            code = complain(str(error), code=error.exit_code)
        except click.Abort:
            code = complain("stopped", code=INTERRUPTED)
        except click.ClickException as error:
            _with_origin(error).show()
            code = error.exit_code
        except OSError as error:
            code = complain(f"{error.filename or 'the output'}: {error.strerror or error}")
        sys.exit(code)


def _configuration(*, asks_help: bool) -> Configuration:
    """Return what holds here; help is there for whoever has a broken quotes.toml, too."""
    try:
        return configure(Path(), os.environ)
    except ConfigurationError:
        if asks_help:
            return Configuration()
        raise


def defaults(group: click.Group, configuration: Configuration) -> dict[str, Any]:
    """Return for each command the settings that are meant for it: click takes them where none is given."""
    return {
        name: defaults(command, configuration)
        if isinstance(command, click.Group)
        else _defaults_of(command, configuration)
        for name, command in group.commands.items()
    }


def _defaults_of(command: click.Command, configuration: Configuration) -> dict[str, Any]:
    """Return the settings that are options of the command; those of reading for who reads articles alone."""
    settings = configuration.settings
    meant = settings.keys() if command.name in READERS else settings.keys() - READING
    return {each.name: settings[each.name].value for each in command.params if each.name in meant}


def _with_origin(error: click.ClickException) -> click.ClickException:
    """Return the error; one of an option that was not given but settled before says where it stands."""
    if not isinstance(error, click.BadParameter) or error.ctx is None or error.param is None:
        return error
    name = error.param.name or ""
    if error.ctx.get_parameter_source(name) is not ParameterSource.DEFAULT_MAP:
        return error
    words = f"{error.message} It stands in {error.ctx.obj.settings[name].origin}."
    return click.BadParameter(words, ctx=error.ctx, param=error.param)


def _choose_model(configuration: Configuration) -> None:
    """Let the model that quotes.toml names be found where the environment's would be, in workers, too."""
    if "model" in configuration.settings:
        os.environ.setdefault(MODEL_VARIABLE, configuration.settings["model"].value)


def example(command: str) -> dict[str, Any]:
    """Return what ends a command's help: an example that runs."""
    return {"epilog": f"\b\nExample:\n  {command}"}


def write(pieces: Iterable[str]) -> None:
    """Print the pieces as they come, nothing between them."""
    for piece in pieces:
        sys.stdout.write(piece)


def complain(words: str, *, code: int = 1) -> int:
    """Print one line on stderr and return the exit code that goes with it."""
    if code == INTERRUPTED and sys.stderr.isatty():
        click.echo(err=True)  # the terminal has written ^C on this line
    click.echo(f"quotes: {' '.join(words.split())}", err=True)
    return code


def show(shown: "RenderableType") -> None:
    """Print what rich lays out: in colours on a terminal, as plain lines elsewhere."""
    from rich.console import Console

    if sys.stdout.isatty():
        Console(highlight=False).print(shown)
        return
    console = Console(width=PIPED_WIDTH, highlight=False)
    with console.capture() as capture:
        console.print(shown)
    write(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _prepare_streams() -> None:
    """Make what goes to no terminal UTF-8 with plain line ends everywhere; never fail on a letter."""
    for stream in (sys.stdout, sys.stderr):
        if stream.isatty():
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
