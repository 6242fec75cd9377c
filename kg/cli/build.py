"""`kg build`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.problems import tell
from kg.cli.progress import counting

if TYPE_CHECKING:
    from kg.pipeline import Built


@click.command("build")
@options.paths
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    default=options.OUT,
    show_default=True,
    metavar="DIR",
    help="The folder for the graph; made if missing.",
)
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the store goes.  [default: store in the output folder]",
)
@options.least_confidence
@options.models
@options.ontology
def command(  # noqa: PLR0913  # a parameter an option
    paths: tuple[str, ...],
    *,
    out: Path,
    store: Path | None,
    min_confidence: float | None,
    models: dict[str, str],
    ontology: Path | None,
) -> None:
    """Read articles and write their graph.

    Writes graph.ttl (RDF), graph.graphml, graph.html (a page to look at), statements.jsonl and
    store/ into the output folder, in place of those of an earlier run, and prints a summary.
    Inputs that cannot be read are listed at the end; the others are in the graph.
    """
    from kg.pipeline import build

    knowledge = options.loaded(ontology, min_confidence)
    with counting("articles") as advance:
        built = build(paths, out, knowledge, store=store, models=models, watch=lambda _: advance())
    if built.summary is None:
        click.echo("kg: no article could be read, so nothing was written", err=True)
    else:
        _report(built)
    tell(built.problems)


def _report(built: Built) -> None:
    from kg.cli.figures import summary_text
    from kg.pipeline import FILES

    assert built.summary is not None
    click.echo(summary_text(built.summary))
    click.echo("Files")
    for place in (*(built.out / name for name in FILES), built.store):
        click.echo(f"  {place}")
