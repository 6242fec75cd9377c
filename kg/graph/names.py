"""IRIs: where every id of the program lives on the web, and the prefixes that shorten them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

BASE: Final = "https://w3id.org/techties/"
ID: Final = BASE + "id/"
TT: Final = BASE + "ontology#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SCHEMA: Final = "https://schema.org/"
PROV: Final = "http://www.w3.org/ns/prov#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"

KINDS: Final = ("country", "bloc", "institution", "technology")
PREFIXES: Final[dict[str, str]] = {
    **{kind: f"{ID}{kind}/" for kind in (*KINDS, "statement", "finding", "article")},
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "tt": TT,
    "wd": "http://www.wikidata.org/entity/",
    "xsd": XSD,
}
"""Prefix and namespace; known in every query without being declared."""

STATEMENTS: Final = NamedNode(BASE + "graph/statements")
EDGES: Final = NamedNode(BASE + "graph/edges")
ENTITIES: Final = NamedNode(BASE + "graph/entities")


@cache
def tt(name: str) -> NamedNode:
    """The term of the Techties ontology with that local name."""
    return NamedNode(TT + quote(name, safe="", errors="replace"))


def mint(kind: str, *parts: str) -> NamedNode:
    """The IRI of a thing: its kind and its percent-encoded id."""
    return NamedNode(f"{ID}{kind}/{'/'.join(map(_encode, parts))}")


def _encode(part: str) -> str:
    if part in (".", ".."):  # else resolving the IRI would climb out of its folder
        return part.replace(".", "%2E")
    return quote(part, safe=":", errors="surrogatepass")


@lru_cache(maxsize=100_000)
def entity(entity_id: str) -> NamedNode:
    """The IRI of an entity id such as `country:KR`."""
    kind, _, local = entity_id.partition(":")
    return mint(_encode(kind), local)


@cache
def schema(name: str) -> NamedNode:
    """The term of schema.org with that name."""
    return NamedNode(SCHEMA + name)


@cache
def prov(name: str) -> NamedNode:
    """The term of PROV-O with that name."""
    return NamedNode(PROV + name)


def article(article_id: str) -> NamedNode:
    """The IRI of an article, which also names its graph."""
    return mint("article", article_id)


def split(node: NamedNode) -> tuple[str, str] | None:
    """Kind and id of an IRI that `mint` made, or None for another one."""
    if not node.value.startswith(ID):
        return None
    kind, _, local = node.value[len(ID) :].partition("/")
    return unquote(kind, errors="surrogatepass"), unquote(local, errors="surrogatepass")


def entity_id(node: NamedNode) -> str:
    """The entity id of an entity's IRI; an IRI from elsewhere stays whole."""
    parts = split(node)
    return ":".join(parts) if parts else node.value
