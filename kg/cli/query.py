"""`kg query`."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal, TypeVar

import click

from kg.cli import options
from kg.cli.output import sink, table, text_of

if TYPE_CHECKING:
    from kg.graph import QueryResult

T = TypeVar("T")
Form = Literal["table", "csv", "tsv", "json", "xml"]


@click.command("query")
@click.argument("query", metavar="[SPARQL]", required=False)
@click.option("-f", "--file", metavar="FILE", help="Read the query from a file; - is stdin.")
@options.form("table", "csv", "tsv", "json", "xml")
@options.output
@options.store
def command(query: str | None, file: str | None, form: Form, output: str, store: Path) -> None:
    """Ask the graph in SPARQL.

    The query sees all graphs as one; the prefixes tt, country, bloc, institution, technology,
    statement, finding, article, schema, prov, skos, rdf, rdfs, owl, xsd and wd are known. It
    reads only, and asks no other server. SPARQL can be - for standard input.
    """
    from kg.graph import StoreFolder
    from kg.graph import query as ask

    sparql = _sparql(query, file)
    with StoreFolder.open(store, read_only=True) as folder:
        answer = _interruptible(lambda: _answer(ask(folder.graph, sparql), form))
    with sink(output) as out:
        out.write(answer)


def _sparql(query: str | None, file: str | None) -> str:
    if (query is None) == (file is None):
        raise click.UsageError("Give either SPARQL or -f FILE.")
    source = file if file is not None else query if query == options.STDIO else None
    return text_of(source) if source is not None else str(query)


def _interruptible(work: Callable[[], T]) -> T:
    """What `work` gives or raises. It runs in a thread of its own, for while Oxigraph evaluates,
    its thread hears no signal, and a person could not stop a query that takes hours.
    """
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)

    Thread(target=run, daemon=True).start()
    return done.result()


def _answer(result: QueryResult, form: Form) -> bytes:
    if form != "table":
        return result.serialize(form)
    found = result.table()
    return table(found.header, found.rows).encode("utf-8", "backslashreplace")
