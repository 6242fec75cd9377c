"""The HTML page: templates, styles and scripts of this package around the data of a Picture."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.resources import files
from typing import Any

import jinja2
import networkx as nx
from markupsafe import Markup

from kg.view.network import network
from kg.view.picture import Claim, Evidence, Link, Passage, Picture, gather, rank
from kg.view.text import words

_SCRIPTS = ("dom.js", "graph.js", "panel.js", "filters.js", "search.js", "main.js")
_STYLES = ("theme.css", "page.css", "panel.css")
_VIS_NETWORK = ("lib", "vis-9.1.2", "vis-network.min.js")


def render(
    graph: nx.MultiDiGraph[str], evidence: Mapping[str, Sequence[Evidence]], *, title: str
) -> str:
    """One self-contained HTML page that shows `graph`; it makes no request to any network.

    graph: nodes keyed by entity id with `label`, `kind` and perhaps `country`; edges keyed by
    statement id with `relation`, `technology`, `status`, `valid_from`, `valid_to`,
    `first_reported`, `last_reported`, `belief`. Whatever is absent is left out of the page.
    evidence: the passages of each statement, by its id. title: a heading in plain words.
    All text is escaped, the scripts run under a policy that allows these only, and the same input
    gives the same page.
    """
    picture = gather(graph, evidence)
    script = Markup("\n").join(Markup(_template(name)) for name in _SCRIPTS)
    library = Markup(_vis_network())
    style = Markup("\n").join(Markup(_template(name)) for name in _STYLES)
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=title,
            picture=picture,
            facets=_facets(picture),
            data=_data(picture),
            style=style,
            library=library,
            script=script,
            hashes=[_hash(library), _hash(script)],
        )
    )


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["words"] = words
    return environment


def _template(name: str) -> str:
    return files("kg.view").joinpath("templates", name).read_text(encoding="utf-8")


def _vis_network() -> str:
    """The drawing library, from the pyvis package; the page needs none of its style sheet."""
    return files("pyvis").joinpath(*_VIS_NETWORK).read_text(encoding="utf-8").strip()


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def _facets(picture: Picture) -> dict[str, list[tuple[str, int]]]:
    """What can be filtered by: each value and how many links or nodes have it."""
    status = Counter(name for link in picture.links for name in {c.status for c in link.claims})
    return {
        "kind": sorted(Counter(node.kind for node in picture.nodes).items()),
        "relation": sorted(Counter(link.relation for link in picture.links).items()),
        "status": sorted(status.items(), key=lambda item: (rank(item[0]), item[0])),
        "technology": sorted(Counter(t for li in picture.links for t in li.technologies).items()),
    }


def _data(picture: Picture) -> dict[str, Any]:
    """What the scripts read. A passage stands once, however many claims it supports."""
    net = network(picture)
    pool = sorted({one for link in picture.links for one in link.evidence})
    index = {one: place for place, one in enumerate(pool)}
    return {
        "nodes": net.nodes,
        "edges": net.edges,
        "entities": {
            node.id: {"label": node.label, "kind": node.kind, "country": node.country}
            for node in picture.nodes
        },
        "links": {link.id: _link(link, index) for link in picture.links},
        "evidence": [_passage(one) for one in pool],
    }


def _link(link: Link, index: Mapping[Passage, int]) -> dict[str, Any]:
    return {
        "subject": link.subject.id,
        "relation": link.relation,
        "label": words(link.relation),
        "object": link.object.id,
        "symmetric": link.symmetric,
        "claims": [_claim(claim, index) for claim in link.claims],
    }


def _passage(one: Passage) -> dict[str, Any]:
    record = asdict(one)
    record["triggerAt"] = record.pop("trigger_at") if one.trigger else None
    return _filled(record)


def _claim(claim: Claim, index: Mapping[Passage, int]) -> dict[str, Any]:
    return _filled(
        {
            "id": claim.id,
            "technology": claim.technology,
            "status": claim.status,
            "validFrom": claim.valid_from,
            "validTo": claim.valid_to,
            "firstReported": claim.first_reported,
            "lastReported": claim.last_reported,
            "belief": claim.belief,
            "evidence": [index[one] for one in claim.evidence],
        }
    )


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in ("", None)}
