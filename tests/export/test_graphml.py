import io
import json
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from made import HOSTILE, corpora, extraction, finding

from kg.assembly import assemble
from kg.export import Source, export
from kg.export.graphml import plain
from kg.graph import CatalogueEntry, GraphStore, Knowledge, network

GRAPHOLOGY = Path(__file__).parent / "graphology"
NODE = shutil.which("node")
KR, US, CHIPS = "country:KR", "country:US", "technology:semiconductors"


def written(extractions, knowledge=None):
    store = GraphStore.open(knowledge=knowledge)
    store.build(extractions, assemble(extractions))
    source = Source(store)
    out = io.BytesIO()
    export("graphml", source, out)
    return source.network(), out.getvalue()


def read(data):
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


def edges(graph):
    return {key: (a, b, data) for a, b, key, data in graph.edges(keys=True, data=True)}


@settings(max_examples=30, deadline=None)
@given(corpora())
def test_networkx_reads_back_the_same_graph(articles):
    graph, data = written(articles)
    back = read(data)
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert edges(back) == edges(graph)


def sample():
    name = 'A & B <i>"quoted"</i> 한국 \U0001f600\n second line'
    knowledge = Knowledge({KR: CatalogueEntry(KR, {"en": name})})
    articles = [
        extraction(
            finding("cooperatesWith", party=[KR, US], technology=[CHIPS], date="2024"),
            finding("cooperatesWith", party=[KR, US], span=(60, 120), status="planned"),
            finding("develops", subject=[KR], object=[CHIPS], confidence=0.25),
        )
    ]
    return written(articles, knowledge)


def test_edges_and_keys_have_unique_ids():
    _, data = sample()
    tree = ElementTree.fromstring(data)
    for kind in ("edge", "key", "node"):
        ids = [element.get("id") for element in tree.findall(f".//{{*}}{kind}")]
        assert len(ids) == len(set(ids)) > 2


def test_what_xml_forbids_does_not_break_the_file():
    graph = nx.MultiDiGraph()
    graph.add_node(HOSTILE, label=HOSTILE, nothing=None, many=["a", None], few={"b", "a"}, mix=1)
    graph.add_node("other", mix="two")
    graph.add_edge(HOSTILE, "other", key="k", weight=0.5, flag=True, text=HOSTILE)
    out = io.BytesIO()
    nx.write_graphml_xml(plain(graph), out)
    back = read(out.getvalue())
    bad = next(node for node in back if node != "other")
    assert "<script>alert(1)</script>" in bad
    assert back.nodes[bad]["nothing"] == ""
    assert (back.nodes[bad]["many"], back.nodes[bad]["few"]) == ("a None", "a b")
    assert (back.nodes[bad]["mix"], back.nodes["other"]["mix"]) == ("1", "two")
    assert back.edges[bad, "other", "k"]["flag"] is True


def test_an_empty_graph_can_be_written():
    _, data = written([])
    assert len(read(data)) == 0


@pytest.mark.skipif(
    NODE is None or not (GRAPHOLOGY / "node_modules").is_dir(),
    reason="needs node and its packages: run `npm install` in tests/export/graphology",
)
def test_graphology_reads_the_same_graph(tmp_path):
    graph, data = sample()
    file = tmp_path / "graph.graphml"
    file.write_bytes(data)
    run = subprocess.run(
        [str(NODE), str(GRAPHOLOGY / "read.mjs"), str(file)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    back = json.loads(run.stdout)
    assert {node["key"]: node["attributes"] for node in back["nodes"]} == dict(
        graph.nodes(data=True)
    )
    found = {e["key"]: (e["source"], e["target"], e["attributes"]) for e in back["edges"]}
    assert found == edges(graph)


def test_the_networks_own_attributes_need_no_change():
    statements = assemble([extraction(finding("cooperatesWith", party=[KR, US]))])
    graph = network(statements)
    assert dict(plain(graph).nodes(data=True)) == dict(graph.nodes(data=True))
    assert edges(plain(graph)) == edges(graph)
