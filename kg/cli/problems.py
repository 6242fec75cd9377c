"""What went wrong with single inputs, told at the end."""

from __future__ import annotations

from collections.abc import Sequence

import click

from kg.errors import InputError


def tell(problems: Sequence[InputError]) -> None:
    """List the inputs that could not be read on stderr, and exit with 1 if there are any."""
    for problem in problems:
        click.echo(f"kg: {problem}", err=True)
    if problems:
        raise click.exceptions.Exit(1)
