"""How fast articles are read, against spaCy's blank tokenisation of the same texts in the same run.

    python benchmarks/extract.py [PATH ...] [--repeat N] [--json]

PATH are articles as `kg build` takes them (the samples by default). Each language runs in a process
of its own, so that its peak memory is its own. Every round makes both sides anew ("start") and
reads the texts twice: for the first time, when no word has been met, and again, when all have been.
Real work lies between: the more articles, the nearer to the second. The figures are medians.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from kg.articles import PageLexicon, read
from kg.extraction import Extractor
from kg.model import Article, Paragraph
from kg.ontology import Ontology, load

SEEDS = Path(__file__).parents[1] / "seeds"
MEGABYTE = 1024  # getrusage counts kilobytes on Linux
CACHE = 10**6
Figures = dict[str, float]


def articles_of(paths: Sequence[str], language: str | None = None) -> list[Article]:
    """The readable articles, or those of one language."""
    ontology = load()
    pages = PageLexicon.from_mapping(ontology.pages)
    found = read(paths, pages=pages, languages=ontology.languages)
    read_ones = [one for one in found if isinstance(one, Article)]
    return [one for one in read_ones if language in (None, one.language)]


def blank(language: str) -> Language:
    """spaCy's rule-based tokenizer, with a cache that does not fill up."""
    config = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}
    nlp = spacy.blank(language, config=config)
    nlp.tokenizer.max_cache_size = CACHE
    return nlp


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measured(articles: Sequence[Article], language: str, repeat: int) -> Figures:
    """The figures of one language. Both sides meet the texts for the first time in every round."""
    ontology = load()
    paragraphs = [a.text[p.start : p.end] for a in articles for p in a.paragraphs]
    rounds = [one_round(ontology, language, articles, paragraphs) for _ in range(repeat)]
    ready, tokens, extraction, tokens_again, extraction_again = map(
        statistics.median, zip(*rounds, strict=True)
    )
    words = sum(len(article.text.split()) for article in articles)
    return {
        "articles": len(articles),
        "words": words,
        "start s": round(ready, 2),
        "articles/s": round(len(articles) / extraction, 1),
        "words/s": round(words / extraction),
        "tokenising articles/s": round(len(articles) / tokens, 1),
        "ratio": round(extraction / tokens, 1),
        "again articles/s": round(len(articles) / extraction_again, 1),
        "again tokenising articles/s": round(len(articles) / tokens_again, 1),
        "again ratio": round(extraction_again / tokens_again, 1),
        "peak MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE),
    }


def one_round(
    ontology: Ontology, language: str, articles: Sequence[Article], paragraphs: Sequence[str]
) -> tuple[float, ...]:
    """Seconds to make the pipeline ready, to tokenise and to extract, and both again."""
    nlp = blank(language)
    nlp.make_doc("0")
    extractor = Extractor(ontology)
    ready = seconds(lambda: extractor.extract(nothing(language)))

    def tokenise() -> None:
        for paragraph in paragraphs:
            nlp.make_doc(paragraph)

    def extract() -> None:
        for article in articles:
            extractor.extract(article)

    return ready, *(seconds(work) for work in (tokenise, extract, tokenise, extract))


def nothing(language: str) -> Article:
    """An article that makes a pipeline ready and its caches no warmer."""
    return Article("nothing", "0", language, (Paragraph(0, 1, "body"),))


def in_own_process(paths: Sequence[str], language: str, repeat: int) -> Figures:
    command = [sys.executable, __file__, *paths, "--repeat", str(repeat), "--language", language]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def table(rows: dict[str, Figures]) -> str:
    """The figures as a Markdown table."""
    names = list(next(iter(rows.values())))
    lines = [f"| language | {' | '.join(names)} |", "| --- |" + " ---: |" * len(names)]
    for language, figures in rows.items():
        lines.append(f"| {language} | {' | '.join(f'{figures[n]:,}' for n in names)} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("paths", nargs="*", default=[str(SEEDS)], metavar="PATH")
    parser.add_argument("--repeat", type=int, default=5, metavar="N")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--language", help=argparse.SUPPRESS)  # one language, in this process
    options = parser.parse_args()
    if options.language:
        articles = articles_of(options.paths, options.language)
        print(json.dumps(measured(articles, options.language, options.repeat)))
        return
    languages = sorted({article.language for article in articles_of(options.paths)})
    rows = {each: in_own_process(options.paths, each, options.repeat) for each in languages}
    print(json.dumps(rows, indent=2) if options.json else table(rows))


if __name__ == "__main__":
    main()
