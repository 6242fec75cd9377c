import io
import random

import rdflib
from hypothesis import given, settings
from made import HOSTILE, corpora, extraction, finding
from rdflib.compare import isomorphic

from kg.assembly import assemble
from kg.export import Source, export
from kg.export.turtle import turtle_lines
from kg.graph import GraphStore


def stored(*extractions):
    store = GraphStore.open()
    store.build(extractions, assemble(extractions))
    return store


def turtle(store):
    out = io.BytesIO()
    export("turtle", Source(store), out)
    return out.getvalue()


def content(store):
    lines = sorted({f"{quad.triple} ." for quad in store.quads()})
    return rdflib.Graph().parse(data="\n".join(lines), format="nt")


@settings(max_examples=20, deadline=None)
@given(corpora(3))
def test_rdflib_reads_back_what_the_store_holds(articles):
    store = stored(*articles)
    assert isomorphic(rdflib.Graph().parse(data=turtle(store), format="turtle"), content(store))


def test_hostile_strings_come_through():
    text = HOSTILE * 4
    bad = finding("develops", article=HOSTILE, subject=["institution:" + HOSTILE, "institution:."],
                  object=["technology:a.b-c_d", "technology:.."], text=text)  # fmt: skip
    store = stored(extraction(bad, id=HOSTILE, text=text, headline=HOSTILE))
    assert isomorphic(rdflib.Graph().parse(data=turtle(store), format="turtle"), content(store))


def test_the_same_content_gives_the_same_bytes():
    articles = [
        extraction(finding("cooperatesWith", article=i, party=["country:KR", "bloc:EU"]), id=i)
        for i in "abc"
    ]
    assert turtle(stored(*articles)) == turtle(stored(*reversed(articles)))
    quads = list(stored(*articles).quads())
    random.Random(1).shuffle(quads)
    assert "".join(turtle_lines(quads)).encode() == turtle(stored(*articles))


def test_it_reads_well():
    deal = finding(
        "cooperatesWith", party=["country:KR", "country:US"], date="2024-03", confidence=0.5
    )
    text = turtle(stored(extraction(deal))).decode()
    assert "country:KR a tt:Country ;\n" in text
    assert "    tt:cooperatesWith country:US ;\n" in text
    assert '    tt:validFrom "2024-03"^^xsd:gYearMonth .\n' in text
    assert "    tt:belief 0.5 ;\n" in text
