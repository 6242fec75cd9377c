"""`kg calibrate`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import gold as gold_files
from kg.cli import options
from kg.cli.output import sink


@click.command("calibrate")
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True)
@gold_files.texts
@click.option(
    "--split",
    nargs=2,
    metavar="FILE PART",
    help="Leave out articles that a CSV file (columns id and part) puts into another part.",
)
@options.models
@options.output
@options.ontology
def command(  # noqa: PLR0913  # a parameter an option
    gold: tuple[str, ...],
    *,
    texts: tuple[Path, ...],
    split: tuple[str, str] | None,
    models: dict[str, str],
    output: str,
    ontology: Path | None,
) -> None:
    """Fit the confidence of findings on annotated articles.

    GOLD is JSON lines as kg extract writes them, with the article's text as "text" or in a file.
    The result is a confidence.yaml for a folder of your own (--ontology). What it is worth on
    articles not seen in fitting goes to standard error.
    """
    import yaml

    from kg.evaluation import load_articles
    from kg.evaluation.calibration import calibrate

    records = load_articles(gold)
    if split:
        other = {key for key, part in gold_files.parts(split[0]).items() if part != split[1]}
        records = {key: record for key, record in records.items() if key not in other}
    known = options.loaded(ontology)
    result = calibrate(known, gold_files.annotated(known, records.values(), texts), models)
    for name, value in result.figures.items():
        click.echo(f"{name}: {value:g}", err=True)
    for confidence, right, number in result.bins:
        click.echo(f"of {number} findings of {confidence:.2f}: {right:.2f} right", err=True)
    written = yaml.safe_dump(dict(result.parameters), sort_keys=True, allow_unicode=True)
    with sink(output) as stream:
        stream.write(written.encode("utf-8"))
