"""What the page shows, gathered out of the graph: one link for each subject, relation and object.

A graph has one edge for each statement, and so many between two actors that share several
technologies. Drawn like that nobody can read it; here they are claims of one link.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import networkx as nx

from kg.model import SYMMETRIC_RELATIONS, content_hash
from kg.view.text import clean, web_link, words

STATUSES: tuple[str, ...] = ("asserted", "planned", "negated")
"""Strongest first; a link is drawn as its strongest claim."""

TECHNOLOGY = "technology"
_PREFIX = TECHNOLOGY + ":"


class Evidence(Protocol):
    """What the page reads of a passage that shows a statement; all in plain text.

    article: its id. quote: the words of the passage; trigger: those of them that express the
    relation; trigger_at: where in the quote they begin, in characters. headline, published
    (`YYYY-MM-DD`) and url are the article's.
    """

    @property
    def article(self) -> str: ...  # noqa: D102
    @property
    def quote(self) -> str: ...  # noqa: D102
    @property
    def trigger(self) -> str: ...  # noqa: D102
    @property
    def trigger_at(self) -> int: ...  # noqa: D102
    @property
    def headline(self) -> str | None: ...  # noqa: D102
    @property
    def published(self) -> str | None: ...  # noqa: D102
    @property
    def url(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Evidence as shown: cleaned, what is unknown is empty, and only web addresses are links."""

    article: str
    quote: str
    headline: str = ""
    published: str = ""
    url: str = ""
    trigger: str = ""
    trigger_at: int = 0


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
    evidence: tuple[Passage, ...]


@dataclass(frozen=True)
class Link:
    """All claims of one subject, relation and object; at least one."""

    subject: Node
    relation: str
    object: Node
    symmetric: bool
    claims: tuple[Claim, ...]

    @cached_property
    def id(self) -> str:
        """Hash of the three."""
        return content_hash(self.subject.id, self.relation, self.object.id)

    @property
    def status(self) -> str:
        """The strongest status of the claims, which come sorted by it."""
        return self.claims[0].status

    @property
    def last_reported(self) -> str:
        """When an article last reported it."""
        return max(claim.last_reported for claim in self.claims)

    @cached_property
    def technologies(self) -> tuple[str, ...]:
        """Labels of what the claims are about, sorted."""
        return tuple(sorted({claim.technology for claim in self.claims if claim.technology}))

    @cached_property
    def evidence(self) -> tuple[Passage, ...]:
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


def gather(graph: nx.MultiDiGraph[str], evidence: Mapping[str, Sequence[Evidence]]) -> Picture:
    """What to show of `graph`; `evidence` is by statement id, the key of an edge."""
    nodes = _nodes(graph)
    claims: dict[tuple[str, str, str, bool], dict[str, Claim]] = {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        relation = clean(data.get("relation"))
        symmetric = bool(data.get("symmetric", relation in SYMMETRIC_RELATIONS))
        ends = (str(source), str(target))
        first, second = sorted(ends) if symmetric else ends
        claim = _claim(str(key), data, nodes, evidence.get(str(key), ()))
        if not claim.technology and nodes[second].kind == TECHNOLOGY:
            claim = replace(claim, technology=nodes[second].label)
        claims.setdefault((first, relation, second, symmetric), {})[claim.id] = claim
    links = [
        Link(nodes[first], name, nodes[second], both, tuple(sorted(found.values(), key=_order)))
        for (first, name, second, both), found in sorted(claims.items(), key=lambda item: item[0])
    ]
    return Picture(tuple(nodes.values()), tuple(links))


def _nodes(graph: nx.MultiDiGraph[str]) -> dict[str, Node]:
    """The nodes by id, sorted; a country that is a node itself is given by its label."""
    found = {str(key): data for key, data in graph.nodes(data=True)}
    nodes = {key: _node(key, found[key]) for key in sorted(found)}
    for key, node in nodes.items():
        home = nodes.get(node.country) or nodes.get("country:" + node.country)
        nodes[key] = replace(node, country=home.label if home else node.country)
    return nodes


def _node(key: str, data: Mapping[str, object]) -> Node:
    kind, _, rest = key.partition(":")
    return Node(
        id=key,
        label=clean(data.get("label")) or words(rest or key),
        kind=clean(data.get("kind")) or kind,
        country=clean(data.get("country")),
    )


def _claim(
    key: str, data: Mapping[str, object], nodes: Mapping[str, Node], found: Sequence[Evidence]
) -> Claim:
    return Claim(
        id=key,
        technology=clean(data.get("technology_label"))
        or _technology(clean(data.get("technology")), nodes),
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


def _belief(value: object) -> float | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return round(number, 3) if math.isfinite(number) else None


def _cleaned(one: Evidence) -> Passage:
    trigger = clean(one.trigger)
    at = _place(trigger, one)
    return Passage(
        article=clean(one.article),
        quote=clean(one.quote),
        headline=clean(one.headline),
        published=clean(one.published),
        url=web_link(one.url),
        trigger="" if at is None else trigger,
        trigger_at=at or 0,
    )


def _place(trigger: str, one: Evidence) -> int | None:
    """Where the cleaned trigger begins in the cleaned quote; None if it does not stand there."""
    # A letter at the end keeps the space before the trigger from being stripped.
    before = clean(one.quote[: one.trigger_at] + "x")[:-1] if one.trigger_at > 0 else ""
    return len(before) if trigger and clean(one.quote).startswith(trigger, len(before)) else None


def _newest_first(found: set[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(sorted(found), key=lambda one: one.published, reverse=True))


def rank(status: str) -> int:
    """The place of a status among `STATUSES`; one that is not there comes last."""
    return STATUSES.index(status) if status in STATUSES else len(STATUSES)


def _order(claim: Claim) -> tuple[int, float, str, str]:
    return rank(claim.status), -(claim.belief or 0.0), claim.technology, claim.id
