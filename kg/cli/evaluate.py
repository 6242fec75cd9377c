"""`kg evaluate`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import gold as gold_files
from kg.cli import options
from kg.cli.output import json_text, table
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.evaluation import Figures, Scores
    from kg.model import JSON

_HEADER = ("", "precision", "recall", "F1", "gold", "predicted")


@click.command("evaluate")
@click.argument("gold", metavar="GOLD")
@click.argument("predicted", metavar="[PREDICTED]", required=False)
@click.option("--by-language", is_flag=True, help="The figures of each language too.")
@click.option("--by-relation", is_flag=True, help="The full statements of each relation too.")
@click.option(
    "--split",
    nargs=2,
    metavar="FILE PART",
    help="Only articles that a CSV file (columns id and part) puts into this part.",
)
@click.option(
    "--oracle",
    type=click.Choice(("entities", "references", "pairs", "technologies")),
    help="Measure as if this step of the reading were perfect; without PREDICTED.",
)
@click.option("--errors", is_flag=True, help="Which step each error comes from; without PREDICTED.")
@gold_files.texts
@options.form("table", "json")
@options.ontology
def command(  # noqa: PLR0913  # a parameter an option
    gold: str,
    predicted: str | None,
    *,
    by_language: bool,
    by_relation: bool,
    split: tuple[str, str] | None,
    oracle: str | None,
    errors: bool,
    texts: tuple[Path, ...],
    form: str,
    ontology: Path | None,
) -> None:
    """Measure extracted statements against gold ones.

    Both are JSON lines as kg extract writes them; several files are joined by commas, and - is
    standard input. Without PREDICTED the gold's articles are read here and now. An article that
    was not predicted counts as empty. A pair is subject, relation and object; full adds the
    technologies; core leaves basedIn out; soft counts an agreement as cooperation.
    """
    from kg.evaluation import load_articles, score, score_by

    if predicted and (oracle or errors):
        raise click.UsageError("--oracle and --errors read the articles: leave PREDICTED out")
    wanted = load_articles(gold.split(","))
    if split:
        part = _part(*split)
        wanted = {key: article for key, article in wanted.items() if key in part}
    if errors:
        _errors(wanted, texts, ontology, form)
        return
    found = (
        load_articles(predicted.split(","))
        if predicted
        else _predictions(wanted, texts, ontology, oracle)
    )
    _compare_ids(wanted, found)
    scores = {"all": score(wanted, found)}
    if by_language:
        scores |= score_by("lang", wanted, found)
    if form == "json":
        records = {name: _record(each, by_relation) for name, each in scores.items()}
        click.echo(json_text(records), nl=False)
    else:
        click.echo("\n".join(_text(n, s, by_relation) for n, s in scores.items()), nl=False)


def _predictions(
    wanted: Mapping[str, JSON], texts: tuple[Path, ...], ontology: Path | None, oracle: str | None
) -> dict[str, JSON]:
    from kg.evaluation import predictions

    known = options.loaded(ontology)
    return predictions(known, gold_files.annotated(known, wanted.values(), texts), oracle)


def _errors(
    wanted: Mapping[str, JSON], texts: tuple[Path, ...], ontology: Path | None, form: str
) -> None:
    from kg.evaluation import CLASSES, error_table, read_all

    known = options.loaded(ontology)
    counts, mistakes = error_table(
        read_all(known, gold_files.annotated(known, wanted.values(), texts))
    )
    if form == "json":
        click.echo(json_text([mistake._asdict() for mistake in mistakes]), nl=False)
    else:
        rows = [(kind, str(counts[kind])) for kind in CLASSES]
        click.echo(table(("error", "number"), rows), nl=False)


def _part(name: str, part: str) -> set[str]:
    ids = {key for key, its in gold_files.parts(name).items() if its == part}
    if not ids:
        raise InputError(name, f"has no article in part {part}")
    return ids


def _compare_ids(gold: dict[str, JSON], predicted: dict[str, JSON]) -> None:
    missing = sorted(gold.keys() - predicted.keys())
    if len(missing) == len(gold):
        raise InputError("gold and predictions", "no article id is common to both")
    if missing:
        more = " …" if len(missing) > 10 else ""
        names = " ".join(missing[:10])
        click.echo(f"kg: not predicted, counted as empty: {names}{more}", err=True)


def _record(scores: Scores, by_relation: bool) -> JSON:
    def plain(figures: Figures) -> JSON:
        return {
            "p": figures.precision,
            "r": figures.recall,
            "f1": figures.f1,
            "gold": figures.gold,
            "predicted": figures.predicted,
        }

    record: JSON = {name: plain(figures) for name, figures in scores.figures.items()}
    record["status macro"] = {"f1": scores.status[0], "gold": scores.status[1]}
    record["date accuracy"] = {"f1": scores.dates[0], "gold": scores.dates[1]}
    if by_relation:
        record["by relation"] = {name: plain(f) for name, f in scores.relations.items()}
    return record


def _text(name: str, scores: Scores, by_relation: bool) -> str:
    rows = [_row(measure, figures) for measure, figures in scores.figures.items()]
    for measure, (value, gold) in (("status macro", scores.status), ("dates", scores.dates)):
        rows.append((measure, "", "", f"{value:.3f}", str(gold), ""))
    text = f"{name}: {scores.articles} articles\n{table(_HEADER, rows)}"
    if by_relation:
        relations = [_row(relation, figures) for relation, figures in scores.relations.items()]
        text += "\n" + table(_HEADER, relations)
    return text


def _row(name: str, figures: Figures) -> tuple[str, ...]:
    shares = (figures.precision, figures.recall, figures.f1)
    return (name, *(f"{s:.3f}" for s in shares), str(figures.gold), str(figures.predicted))
