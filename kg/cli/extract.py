"""`kg extract`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.output import sink
from kg.cli.problems import tell
from kg.cli.progress import counting
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import Extraction


@click.command("extract")
@options.paths
@options.output
@options.least_confidence
@options.models
@click.option(
    "--debug-html",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write the articles with their mentions and findings marked, as one HTML page.",
)
@options.ontology
def command(  # noqa: PLR0913  # a parameter an option
    paths: tuple[str, ...],
    *,
    output: str,
    min_confidence: float | None,
    models: dict[str, str],
    debug_html: Path | None,
    ontology: Path | None,
) -> None:
    """Print what each article says, one JSON line an article.

    A line has id, lang, published, entities (id, names) and relations (subject, relation, object,
    technologies, status, date, quote, confidence, evidence). Offsets are characters of the text.
    """
    from kg.assembly import article_record
    from kg.pipeline import extractions, json_line, knowledge_of

    knowledge = options.loaded(ontology, min_confidence)
    rules = knowledge_of(knowledge).rules
    problems: list[InputError] = []
    shown: list[Extraction] = []
    with counting("articles") as advance, sink(output) as out:
        for result in extractions(paths, knowledge, models=models):
            advance()
            if isinstance(result, InputError):
                problems.append(result)
            else:
                out.write(json_line(article_record(result, rules)))
                if debug_html is not None:
                    shown.append(result)
    if debug_html is not None:
        _show(shown, debug_html)
    tell(problems)


def _show(extractions: list[Extraction], file: Path) -> None:
    from kg.view.marked import marked_page

    with sink(str(file)) as out:
        out.write(marked_page(extractions).encode("utf-8"))
