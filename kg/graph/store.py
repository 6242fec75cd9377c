"""The RDF store: Oxigraph, on disk or in memory, written one article or one build at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import rdflib
from oxrdflib import OxigraphStore
from pyoxigraph import NamedNode, Quad, Store

from kg.errors import InUseError, OutputError
from kg.graph import names
from kg.graph.catalogue import CatalogueEntry, Knowledge
from kg.graph.names import EDGES, ENTITIES, STATEMENTS
from kg.graph.rdf import (
    NAMING,
    edge_quads,
    entity_quads,
    extraction_quads,
    statement_node,
    statement_quads,
)
from kg.graph.reading import Evidence, entries_of, read_evidence, read_statements
from kg.graph.terms import sort_key
from kg.model import Extraction, Statement


class GraphStore:
    """A thin wrapper over a `pyoxigraph.Store`, which `raw` gives.

    knowledge: the names of entities and the traits of relations.
    """

    def __init__(
        self, raw: Store, knowledge: Knowledge | None = None, *, read_only: bool = False
    ) -> None:
        self.raw = raw
        self.knowledge = knowledge or Knowledge()
        self._read_only = read_only

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        knowledge: Knowledge | None = None,
        *,
        read_only: bool = False,
    ) -> GraphStore:
        """The store in the folder `path`, made if absent; None holds it in memory.

        read_only: as it is now, made by someone before; nothing is written, so that many may read
        at once, and from a disk that cannot be written.
        Raises InUseError where another program writes to it, OutputError where it is unwritable,
        broken or no store.
        """
        kind = Store.read_only if read_only else Store
        try:
            raw = Store() if path is None else kind(str(path))
        except (OSError, ValueError, RuntimeError) as error:
            known, reason = OutputError, one_line(error)
            if "LOCK" in reason:
                known, reason = InUseError, "another program has it open"
            raise known(f"{path}: cannot open the store ({reason})") from error
        return cls(raw, knowledge, read_only=read_only)

    def build(self, extractions: Iterable[Extraction], statements: Iterable[Statement]) -> None:
        """Fill an empty store with all articles and statements; all of it or nothing is written."""
        self.raw.bulk_extend(self._all_quads(extractions, list(statements)))

    def _all_quads(
        self, extractions: Iterable[Extraction], statements: list[Statement]
    ) -> Iterator[Quad]:
        naming: list[Quad] = []
        for extraction in extractions:
            for quad in extraction_quads(extraction, self.knowledge):
                if quad.predicate in NAMING:
                    naming.append(quad)
                yield quad
        for statement in statements:
            yield from statement_quads(statement)
        yield from set(edge_quads(statements, self.knowledge.rules))
        yield from self._entities(naming)

    def _entities(self, naming: Iterable[Quad]) -> Iterator[Quad]:
        for entry in entries_of(naming, self.knowledge.catalogue).values():
            yield from entity_quads(entry)

    def replace_article(
        self,
        extraction: Extraction,
        statements: Iterable[Statement],
        gone: Iterable[Statement] = (),
    ) -> None:
        """Write one article anew, with the statements that it changes, in one transaction.

        statements: as they are now over all articles. gone: those that no Finding supports now.
        """
        quads = set(extraction_quads(extraction, self.knowledge))
        self._swap(names.article(extraction.article.id), quads, list(statements), list(gone))

    def remove_article(
        self, article_id: str, statements: Iterable[Statement], gone: Iterable[Statement] = ()
    ) -> None:
        """Drop an article's graph, with the statements that this changes, in one transaction."""
        self._swap(names.article(article_id), set(), list(statements), list(gone))

    def _swap(
        self, graph: NamedNode, article: set[Quad], facts: list[Statement], gone: list[Statement]
    ) -> None:
        touched = [*facts, *gone]
        old = {
            *self._find(graph=graph),
            *self._find(graph=ENTITIES),
            *(q for s in touched for q in self._find(statement_node(s), graph=STATEMENTS)),
            *(q for s in touched for q in self._edges_between(s)),
        }
        naming = [q for p in NAMING for q in self._find(predicate=p) if q.graph_name != graph]
        naming += [q for q in article if q.predicate in NAMING]
        new = {
            *article,
            *self._entities(naming),
            *(q for s in facts for q in statement_quads(s)),
            *edge_quads([*self._standing(touched), *facts], self.knowledge.rules),
        }
        self._apply(old - new, new - old)

    def _find(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object_: NamedNode | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        return iter(self.raw.quads_for_pattern(subject, predicate, object_, graph))

    def _edges_between(self, statement: Statement) -> Iterator[Quad]:
        first, last = names.entity(statement.subject), names.entity(statement.object)
        yield from self._find(first, None, last, EDGES)
        yield from self._find(last, None, first, EDGES)

    def _standing(self, touched: list[Statement]) -> list[Statement]:
        """The untouched statements between the same pairs, which keep their plain edges."""
        nodes = {
            quad.subject
            for statement in touched
            for end in ("subject", "object")
            for quad in self._find(None, names.tt(end), names.entity(statement.subject), STATEMENTS)
        } - {statement_node(statement) for statement in touched}
        pairs = {frozenset((s.subject, s.object)) for s in touched}
        found = read_statements(self.raw, nodes)
        return [s for s in found if frozenset((s.subject, s.object)) in pairs]

    def _apply(self, removed: set[Quad], added: set[Quad]) -> None:
        """One SPARQL update, which Oxigraph runs as one transaction."""
        parts = [("DELETE DATA", removed), ("INSERT DATA", added)]
        self.raw.update(";\n".join(_operation(verb, quads) for verb, quads in parts if quads))

    def quads(self) -> Iterator[Quad]:
        """All quads, unsorted."""
        return iter(self.raw)

    def statements(self) -> list[Statement]:
        """All statements, sorted by their four parts."""
        return read_statements(self.raw)

    def evidence(self, statement: Statement) -> list[Evidence]:
        """The passages behind a statement, the surest first."""
        return read_evidence(self.raw, statement.findings)

    def entries(self) -> dict[str, CatalogueEntry]:
        """All entities of the store as the catalogue, or else the articles, name them."""
        naming = (quad for predicate in NAMING for quad in self._find(predicate=predicate))
        return entries_of(naming, self.knowledge.catalogue)

    def nquads(self) -> Iterator[str]:
        """All quads as sorted N-Quads lines: the same for the same content, however it came in."""
        return (f"{line} ." for line in sorted(map(sort_key, self.raw)))

    def backup(self, target: Path) -> None:
        """Copy a store on disk into the new folder `target`, for reading beside a live writer.

        Raises OutputError where that cannot be done.
        """
        try:
            if not self._read_only:
                self.raw.flush()
            self.raw.backup(str(target))
        except (OSError, ValueError, RuntimeError) as error:
            raise OutputError(f"{target}: cannot copy the store ({one_line(error)})") from error

    def close(self) -> None:
        """Flush and let go of the files; the object is of no use afterwards."""
        if hasattr(self, "raw"):
            if not self._read_only:
                self.raw.flush()
            del self.raw  # Oxigraph releases its lock when the last reference goes

    def as_rdflib(self) -> rdflib.Dataset:
        """The live store as an rdflib Dataset whose default graph is the union of all graphs."""
        return rdflib.Dataset(store=OxigraphStore(store=self.raw), default_union=True)


def one_line(error: BaseException) -> str:
    """The first line of an error's message."""
    return (str(error).splitlines() or [type(error).__name__])[0]


def _operation(verb: str, quads: set[Quad]) -> str:
    blocks = "\n".join(map(_block, sorted(quads, key=sort_key)))
    return f"{verb} {{\n{blocks}\n}}"


def _block(quad: Quad) -> str:
    return f"GRAPH {quad.graph_name} {{ {quad.triple} }}"
