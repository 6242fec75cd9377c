"""The command reference, made of the commands themselves: `python -m kg.cli.reference`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from kg.cli.app import app

HEAD = """# The commands

This page is made of the commands themselves (`make docs`); a test holds it to them.
"""


def reference() -> str:
    """All commands with their arguments and options, as Markdown."""
    return "\n".join([HEAD, *_section(app, _context(), level=2)])


def _context() -> click.Context:
    return click.Context(app, info_name="kg", **app.context_settings)


def _section(command: click.Command, context: click.Context, level: int) -> Iterator[str]:
    yield f"{'#' * level} {context.command_path}\n"
    pieces = command.collect_usage_pieces(context)
    yield f"    {' '.join([context.command_path, *pieces])}\n"
    yield f"{inspect.cleandoc(command.help or '')}\n"
    rows = [
        record
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option)
        and (record := parameter.get_help_record(context)) is not None
    ]
    if rows:
        yield "| option | meaning |\n| --- | --- |"
        for name, meaning in rows:
            yield f"| `{_cell(name)}` | {_cell(meaning)} |"
        yield ""
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                below = click.Context(inner, info_name=name, parent=context)
                yield from _section(inner, below, level + 1)


def _cell(text: str) -> str:
    """The text for a cell of a table; runs of spaces, which click puts in, become one."""
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    click.echo(reference(), nl=False)
