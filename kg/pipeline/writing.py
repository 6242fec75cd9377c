"""A store's content in the files that a build leaves beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.graph import CatalogueEntry, Evidence, GraphStore, network
from kg.model import JSON, Statement, to_json

TITLE = "Who works with whom on which technology"


def statement_lines(store: GraphStore) -> Iterator[bytes]:
    """One JSON line a statement, sorted: its fields, readable labels and the evidence."""
    entries = store.entries()
    for statement in store.statements():
        record = to_json(statement)
        record["labels"] = _labels(statement, entries)
        record["evidence"] = [_passage(e) for e in store.evidence(statement)]
        yield json_line(record)


def json_line(record: JSON) -> bytes:
    """The record on a line of its own, in UTF-8; what that cannot hold is escaped."""
    try:
        return json.dumps(record, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(record).encode() + b"\n"


def _labels(statement: Statement, entries: dict[str, CatalogueEntry]) -> JSON:
    ends = {"subject": statement.subject, "object": statement.object}
    if statement.technology:
        ends["technology"] = statement.technology
    return {name: (entries.get(i) or CatalogueEntry(i)).label() for name, i in ends.items()}


def _passage(evidence: Evidence) -> JSON:
    return {
        "article": evidence.article,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "trigger": evidence.trigger,
        "trigger_start": evidence.trigger_start,
        "status": evidence.status,
        "date": evidence.date,
        "confidence": evidence.confidence,
        "finding": evidence.finding,
    }


def page(store: GraphStore, *, title: str = TITLE, language: str = "en") -> str:
    """The page of the graph: one HTML file that needs nothing but a browser."""
    # pyvis, whose script the page carries, loads slowly; only this way out needs it.
    from kg.view import render  # noqa: PLC0415

    statements = store.statements()
    graph = network(statements, store.entries(), rules=store.knowledge.rules, language=language)
    return render(graph, {s.id: store.evidence(s) for s in statements}, title=title)
