"""`kg view`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import sink


@click.command("view")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="The HTML file to write; - is standard output.",
)
@click.option("--title", metavar="TEXT", help="The heading of the page.")
@options.language
@options.store
@options.ontology
def command(
    output: str, title: str | None, language: str, store: Path, ontology: Path | None
) -> None:
    """Draw the graph as one HTML page.

    The page needs a browser and nothing else: it makes no network request. A click on a line shows
    the relation, its technologies and dates, and the sentences that say so.
    """
    from kg.pipeline import TITLE, page

    with options.opened(store, ontology) as folder:
        html = page(folder.graph, title=title or TITLE, language=language)
    with sink(output) as out:
        out.write(html.encode())
