"""The page as bytes: what it holds, and what it must never hold."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from graphs import Scene, small
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view import Passage, render

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\"><img src=x onerror=alert(1)>'",
    "{{ 7 * 7 }} {% raw %}",
    "</title></style><svg onload=alert(1)>",
    "\u2028\u2029\x00\ud800 &lt;b&gt;",
]
LOADING = {"src", "href", "srcset", "data", "action", "poster", "background"}


class Elements(HTMLParser):
    """All elements with their attributes, and the text of each script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        self.open.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


def page_of(scene: Scene, title: str = "Chips") -> str:
    return render(scene.graph, scene.evidence, title=title)


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def hostile(text: str) -> Scene:
    scene = Scene()
    first = scene.entity("country:KR", text, country=text)
    second = scene.entity(f"institution:{text}", text + " Ltd")
    passage = Passage(
        text, text, headline=text, published=text, url=text, trigger=text, trigger_at=0
    )
    scene.state(first, "cooperatesWith", second, text, passage, valid_from=text, status=text)
    scene.state(first, text, second, text, passage)
    return scene


def test_one_link_for_each_subject_relation_and_object() -> None:
    data = data_of(page_of(small()))
    assert len(data["nodes"]) == 6
    assert len(data["edges"]) == len(data["links"]) == 5
    link = next(one for one in data["links"].values() if one["relation"] == "cooperatesWith")
    assert [(c["technology"], c["status"]) for c in link["claims"]] == [
        ("semiconductors", "asserted"),
        ("batteries", "planned"),
    ]
    quotes = [data["evidence"][place]["quote"] for place in link["claims"][0]["evidence"]]
    assert sorted(quotes) == [
        "Seoul and The Hague agreed to cooperate on chips and batteries.",
        "양국은 협력하기로 했다.",
    ]


def test_a_passage_stands_once_in_the_data() -> None:
    assert len(data_of(page_of(small()))["evidence"]) == 2


@pytest.mark.parametrize(
    ("quote", "trigger", "at", "shown"),
    [
        ("A sign: they signed it.", "sign", 13, 13),
        ("  Cut \n\n in half: they\x00 signed it.", "signed", 24, 18),
        ("They signed it.", "signed", 0, None),
        ("They signed it.", "signed", 400, None),
        ("They signed it.", "", 5, None),
    ],
)
def test_the_place_of_the_trigger_holds_in_the_cleaned_quote(
    quote: str, trigger: str, at: int, shown: int | None
) -> None:
    scene = Scene()
    ends = scene.entity("country:KR", "South Korea"), scene.entity("country:NL", "Netherlands")
    scene.state(
        *ends[:1], "suppliesTo", ends[1], "", Passage("a", quote, trigger=trigger, trigger_at=at)
    )
    (passage,) = data_of(page_of(scene))["evidence"]
    assert passage.get("triggerAt") == shown
    assert passage.get("trigger") == (trigger if shown is not None else None)
    if shown is not None:
        assert passage["quote"].startswith(trigger, shown)


def test_claims_of_one_status_stand_by_belief() -> None:
    scene = small()
    scene.state("country:KR", "cooperatesWith", "country:NL", "aerospace", belief=0.2)
    links = data_of(page_of(scene))["links"].values()
    claims = next(one["claims"] for one in links if one["relation"] == "cooperatesWith")
    assert [c["technology"] for c in claims] == ["semiconductors", "aerospace", "batteries"]


def test_a_technology_as_object_is_what_the_claim_is_about() -> None:
    links = data_of(page_of(small()))["links"].values()
    claims = next(one["claims"] for one in links if one["relation"] == "leadsIn")
    assert [claim["technology"] for claim in claims] == ["lithography"]


def test_symmetric_links_have_no_arrow_and_join_both_directions() -> None:
    scene = small()
    scene.state("country:NL", "cooperatesWith", "country:KR", "lithography")
    data = data_of(page_of(scene))
    edges = [edge for edge in data["edges"] if edge["relation"] == "cooperatesWith"]
    assert len(edges) == 1
    assert "arrows" not in edges[0]
    assert len(data["links"][edges[0]["id"]]["claims"]) == 3
    directed = [edge for edge in data["edges"] if edge["relation"] == "restricts"]
    assert [edge["arrows"] for edge in directed] == ["to"]


def test_links_between_the_same_two_bend_apart() -> None:
    edges = data_of(page_of(small()))["edges"]
    pair = [edge for edge in edges if edge["from"] == "bloc:EU"]
    bends = {(edge["smooth"]["type"], edge["smooth"]["roundness"]) for edge in pair}
    assert len(pair) == len(bends) == 2


def test_the_list_reads_without_scripts() -> None:
    page = page_of(small())
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    for text in ("South Korea", "cooperates with", "batteries, semiconductors", "planned"):
        assert text in table
    assert "양국은 협력하기로 했다." in table
    assert 'href="https://example.org/plan" rel="noopener noreferrer"' in table


def test_nothing_is_loaded_from_outside() -> None:
    elements = Elements(page_of(small()))
    for tag, attributes in elements.found:
        outside = [v for n, v in attributes.items() if n in LOADING and not v.startswith("data:")]
        if tag == "a":
            assert attributes["rel"] == "noopener noreferrer"
        else:
            assert outside == [], tag
    styles = "".join(text for tag, text in elements.texts if tag == "style")
    assert "url(" not in styles
    assert "@import" not in styles


def test_the_policy_allows_the_own_scripts_only() -> None:
    elements = Elements(page_of(small()))
    policies = [m["content"] for m in elements.named("meta") if "http-equiv" in m]
    assert len(policies) == 1
    assert "default-src 'none'" in policies[0]
    assert len(re.findall(r"'sha256-[\w+/=]{44}'", policies[0])) == 2
    assert "unsafe-inline" not in policies[0].partition("script-src")[2].partition(";")[0]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    plain = Elements(page_of(hostile("plain"), "plain"))
    elements = Elements(page_of(hostile(text), text))
    # One of the plain page's statuses and names may sort elsewhere; the elements are the same.
    assert sorted(tag for tag, _ in elements.found) == sorted(tag for tag, _ in plain.found)
    assert not [n for _, attributes in elements.found for n in attributes if n.startswith("on")]


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=30))
def test_any_label_comes_back_out_of_the_data(label: str) -> None:
    scene = Scene()
    scene.entity("country:KR", label)
    page = page_of(scene, label)
    page.encode("utf-8")
    shown = data_of(page)["entities"]["country:KR"]["label"]
    assert shown.split() == re.sub(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]", " ", label).split() or (
        shown == "kr"
    )


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/x", False),
        ("ftp://example.org/x", False),
        ("http://[broken", False),
        ("java\nscript:alert(1)", False),
    ],
)
def test_only_web_addresses_are_links(url: str, linked: bool) -> None:
    scene = Scene()
    ends = scene.entity("country:KR", "South Korea"), scene.entity("country:NL", "Netherlands")
    scene.state(ends[0], "suppliesTo", ends[1], "", Passage("a", "Words.", url=url))
    page = page_of(scene)
    assert [a["href"] for a in Elements(page).named("a")] == ([url] if linked else [])
    assert ("url" in data_of(page)["evidence"][0]) is linked


def test_the_same_graph_gives_the_same_page_in_any_order_and_process() -> None:
    scene = small()
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(scene.graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(scene.graph.edges(keys=True, data=True))))
    page = page_of(scene)
    assert render(turned, dict(reversed(scene.evidence.items())), title="Chips") == page
    code = "import sys; from graphs import *; from kg.view import render; s = small();"
    code += "sys.stdout.buffer.write(render(s.graph, s.evidence, title='Chips').encode())"
    for seed in ("1", "2"):
        made = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            cwd=Path(__file__).parent,
            capture_output=True,
            check=True,
        )
        assert made.stdout.decode() == page


def test_an_empty_graph_says_so_without_scripts() -> None:
    page = render(nx.MultiDiGraph(), {}, title="Nothing yet")
    assert "This graph is empty" in page
    assert "<script" not in page
    assert "Nothing yet" in page


def test_what_is_unknown_may_be_absent() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("country:KR", "institution:new-lab", key="x", relation="investsIn")
    data = data_of(render(graph, {}, title="Bare"))
    assert data["entities"]["institution:new-lab"]["label"] == "new lab"
    (link,) = data["links"].values()
    assert link["claims"] == [{"id": "x", "status": "asserted", "evidence": []}]


def test_the_page_is_hardly_larger_than_its_library() -> None:
    assert len(page_of(small()).encode()) < 600_000
