"""`kg explain`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.output import json_text

if TYPE_CHECKING:
    from kg.graph import Catalogue
    from kg.model import JSON, Mention
    from kg.pipeline import Explanation
    from kg.pipeline.explaining import Passage


@click.command("explain")
@click.argument("question", metavar="STATEMENT", nargs=-1, required=True)
@options.form("text", "json")
@options.language
@options.store
@options.ontology
def command(
    question: tuple[str, ...], form: str, language: str, store: Path, ontology: Path | None
) -> None:
    """Show why the graph says something.

    STATEMENT is a statement's id, or subject, relation and object, such as
    "KR cooperatesWith US"; names work as well as ids. Shows every passage behind it, what matched
    (trigger, frame, roles) and how its belief came about.
    """
    from kg.pipeline import explain, find

    with options.opened(store, ontology) as folder:
        graph = folder.graph
        entries = graph.entries()
        found = find(" ".join(question), graph.statements(), entries, graph.knowledge.rules)
        explanations = [explain(folder, statement) for statement in found]
    if form == "json":
        click.echo(json_text([_record(each) for each in explanations]), nl=False)
    else:
        text = "\n\n".join("\n".join(_lines(each, entries, language)) for each in explanations)
        click.echo(text)


def _record(explanation: Explanation) -> JSON:
    from kg.model import to_json

    return {
        **to_json(explanation.statement),
        "shares": dict(explanation.shares),
        "passages": [
            {**to_json(p.finding), "quote": p.quote, "counts": p.counts}
            for p in explanation.passages
        ],
    }


def _lines(explanation: Explanation, entries: Catalogue, language: str) -> Iterator[str]:
    statement = explanation.statement
    about = (statement.technology,) if statement.technology else ()
    ids = (statement.subject, statement.relation, statement.object, *about)
    yield _headline(explanation, entries, language)
    yield f"  statement {statement.id}: {' '.join(ids)}"
    yield f"  {' · '.join(_facts(explanation))}"
    yield f"  belief {statement.belief:g} = {_belief(explanation)}"
    for number, passage in enumerate(explanation.passages, 1):
        yield ""
        yield from _passage(number, passage)


def _headline(explanation: Explanation, entries: Catalogue, language: str) -> str:
    from kg.cli.figures import claim_text
    from kg.pipeline import claim_of

    return claim_text(claim_of([explanation.statement], entries, language))


def _facts(explanation: Explanation) -> Iterator[str]:
    statement = explanation.statement
    yield statement.status
    if statement.valid_from:
        yield f"from {statement.valid_from}"
    if statement.valid_to:
        yield f"until {statement.valid_to}"
    if statement.first_reported:
        yield f"first reported {statement.first_reported}"
    if statement.last_reported:
        yield f"last reported {statement.last_reported}"


def _belief(explanation: Explanation) -> str:
    """The noisy-or, written out: one factor an article, its surest passage."""
    factors = [f"(1 - {sure:g} [{article}])" for article, sure in explanation.shares]
    return f"1 - {' × '.join(factors)}" if factors else "0"


def _passage(number: int, passage: Passage) -> Iterator[str]:
    article, finding = passage.article, passage.finding
    facts = (article.id, article.published, article.headline, article.url)
    yield f"  {number}. {' · '.join(_line(fact) for fact in facts if fact)}"
    yield f"     “{_line(passage.quote)}”"
    counts = "" if passage.counts else ", does not count: another status holds"
    date = f", {finding.date}" if finding.date else ""
    yield f"     {finding.status}{date}, confidence {finding.confidence:g}{counts}"
    trigger = finding.trigger
    place = f"{trigger.start}–{trigger.end}"
    yield f"     trigger “{_line(trigger.surface)}” ({place}), frame {finding.frame or '-'}"
    for role in finding.roles:
        cue = f", by {_line(role.cue)}" if role.cue else ""
        yield f"     {role.name} {_mention(role.mention, passage)}{cue}"
    if finding.features:
        heaviest = sorted(finding.features, key=lambda f: (-abs(f[1]), f[0]))
        yield f"     counted {', '.join(f'{name} {value:+g}' for name, value in heaviest)}"


def _mention(mention: Mention, passage: Passage) -> str:
    text = f"{mention.entity} “{_line(mention.surface)}” ({mention.start}–{mention.end}"
    text += f", {mention.found})"
    if mention.antecedent:
        back = _line(passage.words(mention.antecedent))
        text += f", refers back to “{back}” ({mention.antecedent[0]}–{mention.antecedent[1]})"
    return text


def _line(text: str) -> str:
    from kg.view.text import clean

    return clean(text)
