import io

import pytest
from made import extraction, finding

from kg.assembly import assemble
from kg.errors import OutputError
from kg.export import EXPORTERS, Source, export, format_names
from kg.graph import GraphStore


@pytest.fixture
def source():
    store = GraphStore.open()
    articles = [extraction(finding("cooperatesWith", party=["country:KR", "country:US"]))]
    store.build(articles, assemble(articles))
    return Source(store)


@pytest.mark.parametrize("name", format_names())
def test_every_format_writes_the_same_to_a_file_and_a_stream(name, source, tmp_path):
    exporter = EXPORTERS[name]
    assert exporter.name == name
    assert exporter.suffix.startswith(".")
    assert exporter.about
    file, stream = tmp_path / f"graph{exporter.suffix}", io.BytesIO()
    export(name, source, file)
    export(name, source, stream)
    assert file.read_bytes() == stream.getvalue()
    assert file.stat().st_size > 100
    assert list(tmp_path.iterdir()) == [file]


def test_an_unknown_format_is_named(source, tmp_path):
    with pytest.raises(OutputError, match="graphml, turtle"):
        export("gexf2", source, tmp_path / "x")


def test_a_file_that_cannot_be_written_is_named(source, tmp_path):
    with pytest.raises(OutputError, match=r"graph\.ttl"):
        export("turtle", source, tmp_path / "absent" / "graph.ttl")
