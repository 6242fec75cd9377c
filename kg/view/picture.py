"""What the page shows, gathered out of the graph: one link for each subject, relation and object.

A graph has one edge for each statement, and so many between two actors that share several
technologies. Drawn like that nobody can read it; here they are claims of one link.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from kg.model import SYMMETRIC_RELATIONS, content_hash
from kg.view.text import clean, web_link, words

STATUSES: tuple[str, ...] = ("asserted", "planned", "negated")
"""Strongest first; a link is drawn as its strongest claim."""

TECHNOLOGY = "technology"
_PREFIX = TECHNOLOGY + ":"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A passage that shows a statement.

    published: `YYYY-MM-DD` or None. quote: the words of the passage; trigger: those of them that
    express the relation, or the empty text.
    """

    article: str
    quote: str
    headline: str | None = None
    published: str | None = None
    url: str | None = None
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity on the page."""

    id: str
    label: str
    kind: str
    country: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement on the page; texts and dates are empty if unknown.

    technology: the label of what it is about: its technology, or an object that is one.
    """

    id: str
    technology: str
    status: str
    valid_from: str
    valid_to: str
    first_reported: str
    last_reported: str
    belief: float | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Link:
    """All claims of one subject, relation and object; at least one."""

    subject: Node
    relation: str
    object: Node
    claims: tuple[Claim, ...]

    @cached_property
    def id(self) -> str:
        """Hash of the three."""
        return content_hash(self.subject.id, self.relation, self.object.id)

    @property
    def symmetric(self) -> bool:
        """Whether the relation has no direction."""
        return self.relation in SYMMETRIC_RELATIONS

    @property
    def status(self) -> str:
        """The strongest status of the claims."""
        return min((claim.status for claim in self.claims), key=_rank)

    @cached_property
    def technologies(self) -> tuple[str, ...]:
        """Labels of what the claims are about, sorted."""
        return tuple(sorted({claim.technology for claim in self.claims if claim.technology}))

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The passages of all claims, each once, newest article first."""
        return _newest_first({one for claim in self.claims for one in claim.evidence})

    @property
    def sources(self) -> int:
        """How many articles report it."""
        return len({one.article for one in self.evidence})


@dataclass(frozen=True)
class Picture:
    """Nodes by id and links by subject, relation and object, all sorted."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def gather(graph: nx.MultiDiGraph, evidence: Mapping[str, Sequence[Evidence]]) -> Picture:
    """What to show of `graph`; `evidence` is by statement id, the key of an edge."""
    nodes = {str(key): _node(str(key), data) for key, data in graph.nodes(data=True)}
    claims: dict[tuple[str, str, str], dict[str, Claim]] = {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        relation = clean(data.get("relation"))
        ends = (str(source), str(target))
        first, second = sorted(ends) if relation in SYMMETRIC_RELATIONS else ends
        about = _technology(clean(data.get("technology")), nodes) or _field(nodes[second])
        claim = _claim(str(key), data, about, evidence.get(str(key), ()))
        claims.setdefault((first, relation, second), {})[claim.id] = claim
    links = [
        Link(nodes[first], relation, nodes[second], tuple(sorted(found.values(), key=_claim_order)))
        for (first, relation, second), found in sorted(claims.items())
    ]
    return Picture(tuple(nodes[key] for key in sorted(nodes)), tuple(links))


def _node(key: str, data: Mapping[str, object]) -> Node:
    kind, _, rest = key.partition(":")
    return Node(
        id=key,
        label=clean(data.get("label")) or words(rest or key),
        kind=clean(data.get("kind")) or kind,
        country=clean(data.get("country")),
    )


def _claim(
    key: str, data: Mapping[str, object], technology: str, found: Sequence[Evidence]
) -> Claim:
    return Claim(
        id=key,
        technology=technology,
        status=clean(data.get("status")) or STATUSES[0],
        valid_from=clean(data.get("valid_from")),
        valid_to=clean(data.get("valid_to")),
        first_reported=clean(data.get("first_reported")),
        last_reported=clean(data.get("last_reported")),
        belief=_belief(data.get("belief")),
        evidence=_newest_first({_cleaned(one) for one in found}),
    )


def _technology(name: str, nodes: Mapping[str, Node]) -> str:
    if not name:
        return ""
    key = name if name.startswith(_PREFIX) else _PREFIX + name
    return nodes[key].label if key in nodes else words(key.removeprefix(_PREFIX))


def _field(node: Node) -> str:
    return node.label if node.kind == TECHNOLOGY else ""


def _belief(value: object) -> float | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return round(number, 3) if math.isfinite(number) else None


def _cleaned(one: Evidence) -> Evidence:
    return Evidence(
        article=clean(one.article),
        quote=clean(one.quote),
        headline=clean(one.headline),
        published=clean(one.published),
        url=web_link(one.url),
        trigger=clean(one.trigger),
    )


def _newest_first(found: set[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(sorted(found), key=lambda one: one.published or "", reverse=True))


def _rank(status: str) -> int:
    return STATUSES.index(status) if status in STATUSES else len(STATUSES)


def _claim_order(claim: Claim) -> tuple[int, str, str]:
    return _rank(claim.status), claim.technology, claim.id
