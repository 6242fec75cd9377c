"""Every command and option is documented, as it is now."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.app import COMMANDS, app
from kg.cli.reference import reference

DOCS = Path(__file__).parents[2] / "docs"


def test_the_command_reference_is_that_of_the_commands():
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == reference(), "run `make docs`"


def test_every_option_says_what_it_does():
    context = click.Context(app, info_name="kg")
    for name in COMMANDS:
        command = app.get_command(context, name)
        assert command is not None
        assert command.help
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.opts}"


def test_the_readme_shows_every_command():
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"kg {name}" in readme, name
