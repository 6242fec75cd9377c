"""Errors by the step that made them, and what a perfect step would be worth."""

from __future__ import annotations

import pytest

from kg.articles import PageLexicon, article_from_text
from kg.evaluation import CLASSES, ORACLES, error_table, predictions, read_all, score
from kg.ontology import load

TEXT = "Japan and Germany agreed on Monday to cooperate on batteries. "


@pytest.fixture(scope="module")
def ontology():
    return load()


def annotated(ontology, text, relations, names):
    pages = PageLexicon.from_mapping(ontology.pages)
    article = article_from_text(
        text, id="x", pages=pages, languages=ontology.languages, language="en"
    )
    entities = [{"id": entity, "names": [name]} for entity, name in names.items()]
    return article, {"id": "x", "lang": "en", "entities": entities, "relations": relations}


def relation(subject, name, object_, technologies=(), quote="Japan and Germany agreed", **more):
    return {
        "subject": subject,
        "relation": name,
        "object": object_,
        "technologies": list(technologies),
        "status": "asserted",
        "quote": quote,
        **more,
    }


NAMES = {"country:JP": "Japan", "country:DE": "Germany", "technology:batteries": "batteries"}
RIGHT = relation("country:DE", "cooperatesWith", "country:JP", ["batteries"])


@pytest.mark.parametrize(
    ("relations", "names", "kind"),
    [
        ([{**RIGHT, "technologies": ["hydrogen"]}], {}, "technology missed"),
        ([{**RIGHT, "technologies": []}], {}, "technology false"),
        ([{**RIGHT, "status": "planned"}], {}, "wrong status"),
        ([{**RIGHT, "status": "negated"}], {}, "false: negated"),
        ([{**RIGHT, "date": "1999"}], {}, "wrong date"),
        ([], {}, "false: nothing stated"),
        ([{**RIGHT, "relation": "competesWith"}], {}, "wrong relation"),
        ([{**RIGHT, "relation": "competesWith"}], {}, "false: wrong relation"),
        (
            [RIGHT, relation("country:DE", "suppliesTo", "institution:x-y")],
            {"institution:x-y": "on Monday"},
            "missed mention",
        ),
        (
            [RIGHT, relation("country:DE", "leadsIn", "technology:batteries")],
            {},
            "missed predicate",
        ),
    ],
)
def test_an_error_is_put_down_to_its_step(ontology, relations, names, kind):
    text = annotated(ontology, TEXT, relations, NAMES | names)
    counts, mistakes = error_table(read_all(ontology, [text]))
    assert counts[kind] > 0
    assert set(counts) <= set(CLASSES)
    assert all(mistake.article == "x" for mistake in mistakes)


def test_what_is_right_is_no_error(ontology):
    assert not error_table(read_all(ontology, [annotated(ontology, TEXT, [RIGHT], NAMES)]))[1]


@pytest.mark.parametrize("oracle", ORACLES)
def test_a_perfect_step_never_makes_a_right_reading_worse(ontology, oracle):
    text = annotated(ontology, TEXT, [RIGHT], NAMES)
    found = predictions(ontology, [text], oracle)
    assert score({"x": text[1]}, found).figures["core full"].f1 == 1.0


@pytest.mark.parametrize(
    ("oracle", "text", "relations", "names", "figure"),
    [
        (
            "entities",
            "Japan and quuxes agreed on Monday to cooperate on batteries.",
            [relation("country:JP", "cooperatesWith", "institution:quux", ["batteries"], "agreed")],
            {
                "country:JP": "Japan",
                "institution:quux": "quuxes",
                "technology:batteries": "batteries",
            },
            "core pair",
        ),
        ("technologies", TEXT, [{**RIGHT, "technologies": []}], NAMES, "core full"),
        (
            "pairs",
            TEXT,
            [relation("country:DE", "cooperatesWith", "institution:q", ["batteries"])],
            {**NAMES, "institution:q": "Monday"},
            "core pair",
        ),
    ],
)
def test_a_perfect_step_mends_its_errors(ontology, oracle, text, relations, names, figure):  # noqa: PLR0917
    sample = annotated(ontology, text, relations, names)
    gold = {"x": sample[1]}
    before = score(gold, predictions(ontology, [sample])).figures[figure].f1
    after = score(gold, predictions(ontology, [sample], oracle)).figures[figure].f1
    assert before < 1.0 == after
