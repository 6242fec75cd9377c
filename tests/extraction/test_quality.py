"""How right the extraction is, so that a broken lexicon is noticed: floors under the figures.

The floors lie a little under what was reached; they guard, they do not measure. Articles of a
shared corpus are looked at where they lie beside the project; figures alone are compared.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.articles import PageLexicon, article_from_text
from kg.assembly import article_record
from kg.evaluation import load_articles, score
from kg.extraction import Extractor
from kg.model import JSON
from kg.ontology import load

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
LANGUAGES = ("de", "en", "es", "fr", "ja", "ko", "nl", "vi", "zh")
SILENT = 16

# Per set and language: entities, core pairs (soft) and core statements with their technology.
FLOORS = {
    ("items", "de"): (0.93, 0.72, 0.69),
    ("items", "en"): (0.90, 0.59, 0.51),
    ("items", "es"): (0.89, 0.44, 0.40),
    ("items", "fr"): (0.87, 0.47, 0.41),
    ("items", "ja"): (0.88, 0.54, 0.48),
    ("items", "ko"): (0.92, 0.61, 0.58),
    ("items", "nl"): (0.89, 0.55, 0.50),
    ("items", "vi"): (0.91, 0.50, 0.48),
    ("items", "zh"): (0.90, 0.43, 0.39),
    ("articles", "de"): (0.90, 0.47, 0.39),
    ("articles", "en"): (0.89, 0.41, 0.30),
    ("articles", "es"): (0.89, 0.49, 0.38),
    ("articles", "fr"): (0.88, 0.38, 0.30),
    ("articles", "ja"): (0.89, 0.39, 0.29),
    ("articles", "ko"): (0.91, 0.41, 0.31),
    ("articles", "nl"): (0.90, 0.45, 0.35),
    ("articles", "vi"): (0.91, 0.55, 0.42),
    ("articles", "zh"): (0.85, 0.39, 0.27),
}


@cache
def knowledge() -> tuple[Extractor, PageLexicon]:
    ontology = load()
    return Extractor(ontology), PageLexicon.from_mapping(ontology.pages)


def predicted(gold: JSON, text: str) -> JSON:
    extractor, pages = knowledge()
    article = article_from_text(
        text,
        id=gold["id"],
        pages=pages,
        languages=LANGUAGES,
        language=gold["lang"],
        published=gold.get("published"),
    )
    return article_record(extractor.extract(article))


@pytest.mark.parametrize(("folder", "language"), sorted(FLOORS))
def test_the_figures_stay_above_their_floors(folder, language):
    gold = load_articles([HERE / folder / f"{language}.jsonl"])
    figures = score(gold, {key: predicted(a, a["text"]) for key, a in gold.items()}).figures
    reached = [figures[name].f1 for name in ("entity all", "core pair soft", "core full")]
    floors = FLOORS[folder, language]
    assert all(f1 >= floor for f1, floor in zip(reached, floors, strict=True)), (reached, floors)


def test_news_about_other_things_states_nothing():
    files = sorted((HERE / "no_relation").glob("*.txt"))
    assert len(files) == 20
    silent = [
        file.stem
        for file in files
        if not predicted(
            {"id": file.stem, "lang": file.stem[:2]}, file.read_text(encoding="utf-8")
        )["relations"]
    ]
    assert len(silent) >= SILENT, {f.stem for f in files} - {*silent}


# -- articles beside the project -------------------------------------------------------------------


def corpus(languages: Iterable[str]) -> Iterator[tuple[JSON, str]]:
    """Gold and text of the corpus's articles that may be looked at."""
    with (SHARED / "split.csv").open(encoding="utf-8") as rows:
        dev = {row["id"] for row in csv.DictReader(rows) if row["part"] == "dev"}
    for language in languages:
        lines = (SHARED / "corpus" / "gold" / f"{language}.jsonl").read_text(encoding="utf-8")
        for gold in map(json.loads, lines.splitlines()):
            if gold["id"] in dev:
                file = SHARED / "corpus" / language / f"{gold['id']}.txt"
                yield gold, file.read_text(encoding="utf-8")


if (SHARED / "corpus").is_dir():  # without it there is nothing to run, and so nothing to skip

    @pytest.mark.xdist_group("corpus")
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_entities_of_the_corpus_are_found(language):
        assert _corpus_figures((language,))["entity all"] >= 0.80

    @pytest.mark.xdist_group("corpus")
    def test_statements_of_the_corpus_are_found():
        figures = _corpus_figures(LANGUAGES)
        assert figures["core pair soft"] >= 0.45
        assert figures["core full"] >= 0.33


def _corpus_figures(languages: tuple[str, ...]) -> dict[str, float]:
    gold, found = {}, {}
    for language in languages:
        for article, record in _corpus_records(language):
            gold[article["id"]] = article
            found[article["id"]] = record
    return {name: figure.f1 for name, figure in score(gold, found).figures.items()}


@cache
def _corpus_records(language: str) -> list[tuple[JSON, JSON]]:
    return [(gold, predicted(gold, text)) for gold, text in corpus((language,))]
