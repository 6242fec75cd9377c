"""What a store holds, in figures and in its strongest statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.graph import Catalogue, CatalogueEntry, GraphStore, query
from kg.model import Statement

_ARTICLES = """
SELECT ?language (COUNT(DISTINCT ?article) AS ?n)
WHERE { ?article a schema:NewsArticle ; schema:inLanguage ?language }
GROUP BY ?language
"""
_ENTITIES = "SELECT DISTINCT ?entity WHERE { ?article schema:mentions ?entity }"
TOP = 10
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements of one subject, relation, object and status, with readable labels.

    technologies: labels, those of the strongest statement first. belief: of the strongest one.
    reports: the most Findings behind one of them. ids: of the statements.
    """

    subject: str
    relation: str
    object: str
    technologies: tuple[str, ...]
    status: str
    belief: float
    reports: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts by name, the largest first, and the strongest claims."""

    articles: Counts
    entities: Counts
    statements: Counts
    statuses: Counts
    technologies: Counts
    strongest: tuple[Claim, ...]


def summary_of(store: GraphStore, *, language: str = "en", top: int = TOP) -> Summary:
    """What the store holds.

    language: of the labels. top: how many claims and technologies.
    """
    statements = store.statements()
    entries = store.entries()
    languages = query(store, _ARTICLES).table().rows
    mentioned = (row[0].partition(":")[0] for row in query(store, _ENTITIES).table().rows)
    technologies = Counter(
        _label(s.technology, entries, language) for s in statements if s.technology
    )
    return Summary(
        articles=_ordered({language: int(n) for language, n in languages}),
        entities=_ordered(Counter(mentioned)),
        statements=_ordered(Counter(s.relation for s in statements)),
        statuses=_ordered(Counter(s.status for s in statements)),
        technologies=dict(list(_ordered(technologies).items())[:top]),
        strongest=strongest(statements, entries, language=language)[:top],
    )


def strongest(
    statements: Sequence[Statement], entries: Catalogue, *, language: str = "en"
) -> tuple[Claim, ...]:
    """Claims that hold or are planned, the strongest first.

    Those that are about a technology come before those that are not, then belief counts, then the
    number of reports.
    """
    grouped: defaultdict[tuple[str, str, str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.status != "negated":
            key = (statement.subject, statement.relation, statement.object, statement.status)
            grouped[key].append(statement)
    groups = [sorted(group, key=_rank) for group in grouped.values()]
    return tuple(claim_of(group, entries, language) for group in sorted(groups, key=_first_rank))


Rank = tuple[bool, float, int, str]


def _rank(statement: Statement) -> Rank:
    about = bool(statement.technology) or statement.object.startswith("technology:")
    return not about, -statement.belief, -len(statement.findings), statement.id


def _first_rank(group: list[Statement]) -> Rank:
    return _rank(group[0])


def claim_of(group: Sequence[Statement], entries: Catalogue, language: str = "en") -> Claim:
    """One claim out of statements of one subject, relation, object and status, strongest first."""
    first = group[0]
    return Claim(
        subject=_label(first.subject, entries, language),
        relation=first.relation,
        object=_label(first.object, entries, language),
        technologies=tuple(_label(s.technology, entries, language) for s in group if s.technology),
        status=first.status,
        belief=first.belief,
        reports=max(len(s.findings) for s in group),
        ids=tuple(s.id for s in group),
    )


def _label(entity: str | None, entries: Catalogue, language: str) -> str:
    return (entries.get(entity or "") or CatalogueEntry(entity or "")).label(language)


def _ordered(counts: Counts) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
