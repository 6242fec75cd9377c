"""`kg extract`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import sink
from kg.cli.problems import tell
from kg.cli.progress import counting
from kg.errors import InputError


@click.command("extract")
@options.paths
@options.output
@options.ontology
def command(paths: tuple[str, ...], output: str, ontology: Path | None) -> None:
    """Print what each article says, one JSON line an article.

    A line has id, lang, published, entities (id, names) and relations (subject, relation, object,
    technologies, status, date, quote, confidence, evidence). Offsets are characters of the text.
    """
    from kg.assembly import article_record
    from kg.pipeline import extractions, json_line, knowledge_of

    knowledge = options.loaded(ontology)
    rules = knowledge_of(knowledge).rules
    problems: list[InputError] = []
    with counting("articles") as advance, sink(output) as out:
        for result in extractions(paths, knowledge):
            advance()
            if isinstance(result, InputError):
                problems.append(result)
            else:
                out.write(json_line(article_record(result, rules)))
    tell(problems)
