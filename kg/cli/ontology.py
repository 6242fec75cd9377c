"""`kg ontology check` and `kg ontology list`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.output import json_text, table

if TYPE_CHECKING:
    from kg.model import JSON
    from kg.ontology import Concept

KINDS = ("country", "bloc", "institution", "technology")


@click.group("ontology")
def command() -> None:
    """Look at the knowledge that the program reads with."""


@command.command("check")
@options.ontology
def check(ontology: Path | None) -> None:
    """Find flaws in the ontology, the shipped one and your own over it.

    Prints a line for each label that stands under two ids, each missing label, and each id,
    class, relation, sense or section that does not exist; then the exit code is 1.
    """
    from kg.ontology.check import check as flaws_of

    flaws = flaws_of(ontology)
    for flaw in flaws:
        click.echo(flaw)
    if flaws:
        count = f"{len(flaws)} flaws" if len(flaws) > 1 else "1 flaw"
        click.echo(f"kg: {count} in the ontology", err=True)
        raise click.exceptions.Exit(1)
    click.echo("kg: the ontology is clean", err=True)


@command.command("list")
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option("--labels", is_flag=True, help="All names in the language, not only the first.")
@options.form("table", "json")
@options.language
@options.ontology
def list_(kind: str | None, labels: bool, form: str, language: str, ontology: Path | None) -> None:
    """List what the ontology knows: ids, names, classes, and where they belong."""
    known = options.loaded(ontology)
    concepts = [c for c in known.concepts.values() if kind in (None, c.kind)]
    records = [_record(concept, language, labels) for concept in concepts]
    if form == "json":
        click.echo(json_text(records), nl=False)
        return
    header = ("id", "name", "class", "belongs to", *(("names",) if labels else ()))
    rows = [tuple(_cell(value) for value in record.values()) for record in records]
    click.echo(table(header, rows), nl=False)


def _record(concept: Concept, language: str, labels: bool) -> JSON:
    country = (concept.country,) if concept.country else ()
    record: JSON = {
        "id": concept.id,
        "name": concept.label(language),
        "class": [name for name in concept.types if name != "Concept"],
        "belongs_to": [*concept.broader, *country],
    }
    if labels:
        names = (x.text for x in concept.labels if x.language in (language, ""))
        record["names"] = list(dict.fromkeys(names))
    return record


def _cell(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
