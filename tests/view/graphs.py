"""Small graphs as the page gets them."""

from __future__ import annotations

from dataclasses import dataclass, field

import networkx as nx

from kg.view import Passage


@dataclass
class Scene:
    """A graph under construction and its evidence."""

    graph: nx.MultiDiGraph[str] = field(default_factory=nx.MultiDiGraph)
    evidence: dict[str, list[Passage]] = field(default_factory=dict)

    def entity(self, key: str, label: str, **more: str) -> str:
        self.graph.add_node(key, label=label, kind=key.partition(":")[0], **more)
        return key

    def state(
        self,
        subject: str,
        relation: str,
        obj: str,
        technology: str = "",
        *passages: Passage,
        **more: object,
    ) -> str:
        key = f"{subject} {relation} {obj} {technology}"
        facts = {
            "status": "asserted",
            "valid_from": "2024-05",
            "valid_to": "",
            "first_reported": "2024-05-02",
            "last_reported": "2024-05-09",
            "belief": 0.9,
        }
        self.graph.add_edge(
            subject, obj, key=key, relation=relation, technology=technology, **{**facts, **more}
        )
        self.evidence[key] = list(passages)
        return key


def small() -> Scene:
    """Three countries, a bloc, an institution and a technology in five links of six statements."""
    scene = Scene()
    korea = scene.entity("country:KR", "South Korea")
    dutch = scene.entity("country:NL", "Netherlands")
    china = scene.entity("country:CN", "China")
    union = scene.entity("bloc:EU", "European Union")
    asml = scene.entity("institution:asml", "ASML", country="country:NL")
    chips = scene.entity("technology:lithography", "lithography")
    first = Passage(
        article="en-1",
        quote="Seoul and The Hague agreed to cooperate on chips and batteries.",
        headline="Two capitals, one plan",
        published="2024-05-02",
        url="https://example.org/plan",
        trigger="agreed to cooperate",
        trigger_at=20,
    )
    second = Passage(article="ko-7", quote="양국은 협력하기로 했다.", published="2024-05-09")
    scene.state(korea, "cooperatesWith", dutch, "semiconductors", first, second)
    scene.state(korea, "cooperatesWith", dutch, "batteries", first, status="planned")
    scene.state(union, "restricts", china, "lithography", second, status="negated")
    scene.state(union, "dependsOn", china, "rare-earths", second, status="planned")
    scene.state(asml, "leadsIn", chips, "", first)
    scene.state(asml, "basedIn", dutch, "", first, valid_from="")
    return scene
