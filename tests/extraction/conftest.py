"""One extractor for all tests of the room, and what an article says in a form easy to compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import combinations, product

import pytest

from kg.articles import PageLexicon, article_from_text
from kg.extraction import Extractor
from kg.model import SYMMETRIC_RELATIONS, Extraction, Finding
from kg.ontology import Ontology, load

PUBLISHED = "2024-05-20"
Triple = tuple[str, str, str]


def short(entity: str) -> str:
    """`KR` for `country:KR`."""
    return entity.partition(":")[2]


def triples(finding: Finding) -> set[Triple]:
    """The pairs that a finding states; ends are sorted where the relation is symmetric."""
    parties = finding.entities("party")
    if parties:
        ends = list(combinations(parties, 2))
    else:
        ends = list(product(finding.entities("subject"), finding.entities("object")))
    if finding.relation in SYMMETRIC_RELATIONS:
        ends = [(min(pair), max(pair)) for pair in ends]
    return {(short(a), finding.relation, short(b)) for a, b in ends if a != b}


class Told:
    """What one article says: `triples` but basedIn, with the findings that say it."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.findings: defaultdict[Triple, list[Finding]] = defaultdict(list)
        for finding in extraction.findings:
            for triple in triples(finding):
                self.findings[triple].append(finding)

    @property
    def triples(self) -> set[Triple]:
        return {triple for triple in self.findings if triple[1] != "basedIn"}

    @property
    def based(self) -> set[tuple[str, str]]:
        return {(a, b) for a, relation, b in self.findings if relation == "basedIn"}

    @property
    def entities(self) -> set[str]:
        return {short(entity.id) for entity in self.extraction.entities}

    def pairs(self, *relations: str) -> set[tuple[str, str]]:
        """Both ends of every statement of the relations, sorted."""
        return {(min(a, b), max(a, b)) for a, r, b in self.triples if r in relations}

    def directed(self, relation: str) -> set[tuple[str, str]]:
        return {(a, b) for a, r, b in self.triples if r == relation}

    def technologies(self, *triple: str) -> set[str]:
        found = self.findings[triple]  # type: ignore[index]
        return {short(t) for finding in found for t in finding.entities("technology")}

    def statuses(self, relation: str) -> set[str]:
        return {f.status for f in self.extraction.findings if f.relation == relation}

    def dates(self, relation: str) -> set[str | None]:
        return {f.date for f in self.extraction.findings if f.relation == relation}


Read = Callable[..., Told]


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load()


@pytest.fixture(scope="session")
def extractor(ontology: Ontology) -> Extractor:
    return Extractor(ontology)


@pytest.fixture(scope="session")
def read(ontology: Ontology, extractor: Extractor) -> Read:
    """Reads a text: `read(language, text, published)`."""
    pages = PageLexicon.from_mapping(ontology.pages)

    def told(language: str, text: str, published: str | None = PUBLISHED) -> Told:
        article = article_from_text(
            text,
            id="a",
            pages=pages,
            languages=ontology.languages,
            language=language,
            published=published,
        )
        return Told(extractor.extract(article))

    return told
