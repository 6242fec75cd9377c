"""`kg calibrate`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.output import sink
from kg.errors import InputError, TechtiesError

if TYPE_CHECKING:
    from kg.model import JSON, Article
    from kg.ontology import Ontology


@click.command("calibrate")
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True)
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="Where the articles' texts are (ID.txt, in any folder below), if not in GOLD.",
)
@click.option(
    "--split",
    nargs=2,
    metavar="FILE PART",
    help="Leave out articles that a CSV file (columns id and part) puts into another part.",
)
@options.output
@options.ontology
def command(
    gold: tuple[str, ...],
    *,
    texts: tuple[Path, ...],
    split: tuple[str, str] | None,
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
        left_out = _other_parts(*split)
        records = {key: record for key, record in records.items() if key not in left_out}
    known = options.loaded(ontology)
    result = calibrate(known, [_article(known, r, texts) for r in records.values()])
    for name, value in result.figures.items():
        click.echo(f"{name}: {value:g}", err=True)
    written = yaml.safe_dump(dict(result.parameters), sort_keys=True, allow_unicode=True)
    with sink(output) as stream:
        stream.write(written.encode("utf-8"))


def _article(known: Ontology, record: JSON, folders: tuple[Path, ...]) -> tuple[Article, JSON]:
    from kg.articles import PageLexicon, article_from_text

    key = str(record["id"])
    text = record.get("text") or _text(key, folders)
    article = article_from_text(
        str(text),
        id=key,
        pages=PageLexicon.from_mapping(known.pages),
        languages=known.languages,
        language=record.get("lang"),
    )
    published = article.published or record.get("published")
    return replace(article, published=published), record


def _text(key: str, folders: tuple[Path, ...]) -> str:
    for folder in folders:
        for file in sorted(folder.rglob("*.txt")):
            if file.stem == key:
                return file.read_text(encoding="utf-8")
    raise InputError(key, "no text, neither in the gold nor in a folder of --texts")


def _other_parts(name: str, part: str) -> set[str]:
    """Ids that the CSV file `name` puts into another part than `part`."""
    import csv

    try:
        with Path(name).open(encoding="utf-8", newline="") as file:
            return {row["id"] for row in csv.DictReader(file) if row["part"] != part}
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise TechtiesError(f"{name}: no CSV with the columns id and part") from error
