"""The group `kg`. A command's module is loaded when the command is asked for.

These modules import what they need inside their functions, so that `kg --help` and the small
commands need not wait for spaCy, Oxigraph or pyvis.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.errors import TechtiesError

COMMANDS = (
    "build",
    "extract",
    "query",
    "explain",
    "export",
    "view",
    "stats",
    "evaluate",
    "calibrate",
    "ontology",
)
"""In the order of a first tour; `kg.cli.<name>` has a `command`."""


class Commands(click.Group):
    """A group whose commands are modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"kg.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; click would put an empty line before the message of an interruption."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise Interrupted("interrupted") from error


class Interrupted(TechtiesError):
    """A person has stopped the run."""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def app() -> None:
    """Read news and keep a graph of who works with whom on which technology.

    PATH is a .txt or .md file, a .jsonl file with an article a line, a folder of these, or - for
    standard input. Data goes to standard output, messages to standard error. Exit codes: 0 done,
    1 the input or data is at fault, 2 wrong usage.
    """
