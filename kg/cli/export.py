"""`kg export`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import sink


def _known(_: click.Context, __: click.Parameter, value: str) -> str:
    """The format, if there is such a one; the names are known once Oxigraph is loaded."""
    from kg.export import format_names

    if value not in format_names():
        raise click.BadParameter(f"{value!r} is not one of {', '.join(format_names())}.")
    return value


@click.command("export")
@click.option(
    "-f",
    "--format",
    "form",
    callback=_known,
    required=True,
    metavar="FORMAT",
    help="turtle (RDF: everything) or graphml (entities and statements, for Gephi and others).",
)
@options.output
@options.language
@options.store
@options.ontology
def command(form: str, output: str, language: str, store: Path, ontology: Path | None) -> None:
    """Write the graph in another format.

    The same graph gives the same bytes. Labels are in the language asked for where the format has
    room for one only.
    """
    from kg.export import Source, export

    with options.opened(store, ontology) as folder, sink(output) as out:
        export(form, Source(folder.graph, language), out)
