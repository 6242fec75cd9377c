"""The graph: RDF in an Oxigraph store, SPARQL over it, a NetworkX view, and the articles' texts."""

from kg.graph.catalogue import Catalogue, CatalogueEntry, Knowledge, catalogue_of
from kg.graph.folder import StoreFolder
from kg.graph.network import network
from kg.graph.query import QueryResult, Table, query
from kg.graph.reading import Evidence
from kg.graph.store import GraphStore
from kg.graph.texts import TextStore

__all__ = [
    "Catalogue",
    "CatalogueEntry",
    "Evidence",
    "GraphStore",
    "Knowledge",
    "QueryResult",
    "StoreFolder",
    "Table",
    "TextStore",
    "catalogue_of",
    "network",
    "query",
]
