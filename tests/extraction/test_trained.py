"""A trained spaCy pipeline of the user's joins as features; without one nothing changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example

from kg.articles import PageLexicon, article_from_text
from kg.errors import TechtiesError
from kg.evaluation.calibration import calibrate
from kg.extraction import Extractor
from kg.ontology import load

SENTENCES = [
    ("Japan buys chips from Germany", [1, 1, 1, 4, 1], ["nsubj", "ROOT", "obj", "case", "obl"]),
    ("Germany sells lasers to Chile", [1, 1, 1, 4, 1], ["nsubj", "ROOT", "obj", "case", "obl"]),
    ("Chile makes cars with Japan", [1, 1, 1, 4, 1], ["nsubj", "ROOT", "obj", "case", "obl"]),
]
TEXT = "Japan buys chips from Germany. Chile signed a deal on lasers with Japan."
ITEMS = Path(__file__).parent / "items" / "en.jsonl"


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory) -> str:
    """A parser and an entity recogniser that have learned three sentences by heart."""
    nlp = spacy.blank("en")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    nlp.add_pipe("ner")
    examples = []
    for text, heads, deps in SENTENCES:
        words = text.split()
        doc = Doc(nlp.vocab, words=words, heads=heads, deps=deps)
        doc.ents = [Span(doc, 0, 1, "GPE"), Span(doc, 4, 5, "GPE")]
        examples.append(Example(Doc(nlp.vocab, words=words), doc))
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer)
    folder = tmp_path_factory.mktemp("pipeline") / "en_three"
    nlp.to_disk(folder)
    return str(folder)


@pytest.fixture(scope="module")
def ontology():
    return load()


def article(ontology, text=TEXT):
    pages = PageLexicon.from_mapping(ontology.pages)
    return article_from_text(text, id="x", pages=pages, languages=ontology.languages, language="en")


def names_of(reading) -> set[str]:
    return {name for features in reading.features.values() for name in features}


def test_its_entities_and_paths_are_features(ontology, pipeline):
    names = names_of(Extractor(ontology, {"en": pipeline}).read(article(ontology)))
    assert "first trained entity GPE" in names
    assert any(name.startswith("first trained path nsubj^") for name in names)


def test_without_one_nothing_changes(ontology, pipeline):
    plain, helped = Extractor(ontology), Extractor(ontology, {"en": pipeline})
    assert not any("trained" in name for name in names_of(plain.read(article(ontology))))
    # Its features have no weight until some are fitted.
    assert plain.extract(article(ontology)) == helped.extract(article(ontology))


def test_what_it_is_worth_is_fitted(ontology, pipeline):
    records = [json.loads(line) for line in ITEMS.read_text(encoding="utf-8").splitlines()[:30]]
    texts = [(article(ontology, record["text"]), record) for record in records]
    weights = calibrate(ontology, texts, {"en": pipeline}).parameters["finding"]["weights"]
    assert any("trained path" in name for name in weights)
    assert not any(
        "trained" in name for name in calibrate(ontology, texts).parameters["finding"]["weights"]
    )


@pytest.mark.parametrize("name", ["no_such_pipeline", "folder"])
def test_what_cannot_be_loaded_is_said(ontology, tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(TechtiesError, match="cannot be loaded"):
        Extractor(ontology, {"en": str(tmp_path / name)})


def test_a_pipeline_of_another_language_is_refused(ontology, pipeline):
    with pytest.raises(TechtiesError, match="is a pipeline for en"):
        Extractor(ontology, {"de": pipeline})
