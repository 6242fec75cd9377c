"""An institution that no list has gets one id in several articles and languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.articles import PageLexicon, article_from_text
from kg.extraction import Extractor
from kg.ontology import load

GROUPS = [
    json.loads(line)
    for line in (Path(__file__).parent / "identity.jsonl").read_text(encoding="utf-8").splitlines()
]
LEAST = 0.65


@pytest.fixture(scope="module")
def unlisted():
    ontology = load()
    extractor = Extractor(ontology)
    pages = PageLexicon.from_mapping(ontology.pages)

    def ids(language, text):
        article = article_from_text(
            text, id="x", pages=pages, languages=ontology.languages, language=language
        )
        return {
            entity.id
            for entity in extractor.extract(article).entities
            if entity.kind == "institution"
        }

    return ids


def test_most_pairs_of_texts_agree_on_the_id(unlisted):
    """Over all pairs of texts that name one institution; each text names no other."""
    pairs = agreed = 0
    for group in GROUPS:
        found = [unlisted(language, text) for language, text in group["texts"]]
        for number, one in enumerate(found):
            for other in found[number + 1 :]:
                pairs += 1
                agreed += bool(one) and one == other
    assert pairs > 90
    assert agreed / pairs >= LEAST, (agreed, pairs)


def test_different_institutions_have_different_ids(unlisted):
    first = [unlisted(*group["texts"][0]) for group in GROUPS]
    assert len(set().union(*first)) >= len(GROUPS) - 1
