"""`kg stats`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import json_text


@click.command("stats")
@options.form("text", "json")
@options.language
@options.store
@options.ontology
def command(form: str, language: str, store: Path, ontology: Path | None) -> None:
    """Count what the graph holds.

    Articles by language, entities by kind, statements by relation and status, the technologies in
    most statements, and the strongest statements.
    """
    from kg.cli.figures import summary_json, summary_text
    from kg.pipeline import summary_of

    with options.opened(store, ontology) as folder:
        summary = summary_of(folder.graph, language=language)
    text = json_text(summary_json(summary)) if form == "json" else summary_text(summary, full=True)
    click.echo(text, nl=False)
