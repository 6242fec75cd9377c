"""Statements, evidence and entities read back out of the RDF store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph import names
from kg.graph.catalogue import Catalogue, CatalogueEntry, complete
from kg.graph.names import RDF, SCHEMA, STATEMENTS, TT
from kg.graph.rdf import MENTIONS, NAME
from kg.graph.terms import Term
from kg.model import Statement, Status

TYPE = NamedNode(RDF + "type")
STATUSES: dict[str, Status] = {"asserted": "asserted", "planned": "planned", "negated": "negated"}
Properties = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that shows a statement.

    finding: its id. article: the article's id. quote: the passage's words; start and end are its
    place in the article's text. trigger: the words that express the relation, from trigger_start
    of that text on. status, date and confidence are the passage's own. headline, url and published
    are the article's.
    """

    finding: str
    article: str
    start: int
    end: int
    quote: str
    trigger: str
    trigger_start: int
    status: Status
    confidence: float
    date: str | None = None
    frame: str | None = None
    headline: str | None = None
    url: str | None = None
    published: str | None = None

    @property
    def trigger_at(self) -> int:
        """Where in the quote the trigger begins."""
        return self.trigger_start - self.start


def read_statements(store: Store, nodes: Iterable[object] | None = None) -> list[Statement]:
    """The statements of the store, or those of `nodes` alone, sorted by their four parts."""
    grouped: defaultdict[object, Properties] = defaultdict(lambda: defaultdict(list))
    if nodes is None:
        quads = iter(store.quads_for_pattern(None, None, None, STATEMENTS))
    else:
        known = [node for node in nodes if isinstance(node, NamedNode)]
        quads = (q for n in known for q in store.quads_for_pattern(n, None, None, STATEMENTS))
    for quad in quads:
        grouped[quad.subject][_local(quad.predicate)].append(_plain(quad.object))
    found = map(_statement, grouped.values())
    return sorted(found, key=lambda s: (s.subject, s.relation, s.object, s.technology or ""))


def _statement(properties: Properties) -> Statement:
    def one(name: str) -> str | None:
        return next(iter(properties.get(name, ())), None)

    return Statement(
        subject=one("subject") or "",
        relation=one("relation") or "",
        object=one("object") or "",
        technology=one("technology"),
        status=STATUSES[one("status") or "asserted"],
        valid_from=one("validFrom"),
        valid_to=one("validTo"),
        first_reported=one("firstReported"),
        last_reported=one("lastReported"),
        belief=float(one("belief") or 0),
        findings=tuple(sorted(properties.get("finding", ()))),
    )


def read_evidence(store: Store, findings: Iterable[str]) -> list[Evidence]:
    """The passages of these findings' ids, the surest first, then by article and place."""
    found = [_evidence(store, finding) for finding in sorted(set(findings))]
    known = [evidence for evidence in found if evidence is not None]
    return sorted(known, key=lambda e: (-e.confidence, e.article, e.start, e.end, e.finding))


def _evidence(store: Store, finding: str) -> Evidence | None:
    passage = _properties(store, names.mint("finding", finding))
    if "article" not in passage:
        return None
    article = _properties(store, names.article(passage["article"]))
    return Evidence(
        finding=finding,
        article=passage["article"],
        start=int(passage["start"]),
        end=int(passage["end"]),
        quote=passage["quote"],
        trigger=passage["trigger"],
        trigger_start=int(passage.get("triggerStart", passage["start"])),
        status=STATUSES[passage["status"]],
        confidence=float(passage["confidence"]),
        date=passage.get("date"),
        frame=passage.get("frame"),
        headline=article.get("headline"),
        url=article.get("url"),
        published=article.get("datePublished"),
    )


def _properties(store: Store, node: NamedNode) -> dict[str, str]:
    """The node's properties by their local names; of several values, the first in the alphabet."""
    found: dict[str, str] = {}
    for quad in store.quads_for_pattern(node, None, None, None):
        name, value = _local(quad.predicate), _plain(quad.object)
        found[name] = min(found.get(name, value), value)
    return found


def _local(predicate: NamedNode) -> str:
    for namespace in (TT, SCHEMA):
        if predicate.value.startswith(namespace):
            return predicate.value[len(namespace) :]
    return predicate.value


def _plain(term: Term) -> str:
    """A literal's value; an IRI's id: of entities with their kind, of all else without."""
    if isinstance(term, Literal):
        return term.value
    if not isinstance(term, NamedNode):
        return str(term)
    if term.value.startswith(TT):
        return term.value[len(TT) :]
    parts = names.split(term)
    if parts and parts[0] in ("finding", "article"):
        return parts[1]
    return names.entity_id(term)


def entries_of(naming: Iterable[Quad], catalogue: Catalogue) -> dict[str, CatalogueEntry]:
    """The entries of all entities that these quads of the articles' graphs mention or name."""
    seen: list[str] = []
    named: list[tuple[str, str, str]] = []
    for quad in naming:
        if quad.predicate == MENTIONS and isinstance(quad.object, NamedNode):
            seen.append(names.entity_id(quad.object))
        elif quad.predicate == NAME and isinstance(quad.subject, NamedNode):
            name = quad.object
            if isinstance(name, Literal):
                named.append((names.entity_id(quad.subject), name.language or "", name.value))
    return complete(catalogue, seen, named)
