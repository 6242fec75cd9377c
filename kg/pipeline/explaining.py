"""Why the graph says what it says: statements by id or by name, with every passage behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.assembly import RelationRules
from kg.assembly.belief import clamp
from kg.errors import InputError
from kg.graph import Catalogue, StoreFolder
from kg.model import Article, Finding, Statement

_ID = re.compile(r"(?:.*[:/])?([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class Passage:
    """A Finding with its article. counts: whether its status is the one that holds."""

    article: Article
    finding: Finding
    counts: bool

    @property
    def quote(self) -> str:
        """The passage's own words."""
        return self.article.text[self.finding.start : self.finding.end]

    def words(self, span: tuple[int, int]) -> str:
        """The words of the article at a place."""
        return self.article.text[slice(*span)]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A statement, its passages (the surest first), and each text's share in its belief."""

    statement: Statement
    passages: tuple[Passage, ...]

    @property
    def shares(self) -> tuple[tuple[str, float], ...]:
        """Article id and the highest confidence of its passages that count, sorted by id.

        Of articles with the same text, which count as one, the first stands for all.
        """
        counting = [passage for passage in self.passages if passage.counts]
        ids: dict[str, str] = {}
        best: dict[str, float] = {}
        for passage in counting:
            text, key = passage.article.revision, passage.article.id
            ids[text] = min(ids.get(text, key), key)
            best[text] = max(best.get(text, 0.0), clamp(passage.finding.confidence))
        return tuple(sorted((ids[text], sure) for text, sure in best.items()))


def explain(folder: StoreFolder, statement: Statement) -> Explanation:
    """Everything that the store keeps of why `statement` holds."""
    articles = sorted({e.article for e in folder.graph.evidence(statement)})
    wanted = set(statement.findings)
    passages = [
        Passage(extraction.article, finding, finding.status == statement.status)
        for extraction in map(folder.texts.get, articles)
        if extraction is not None
        for finding in extraction.findings
        if finding.id in wanted
    ]
    return Explanation(statement, tuple(sorted(passages, key=_rank)))


def _rank(passage: Passage) -> tuple[bool, float, str, int, str]:
    finding = passage.finding
    sure = -clamp(finding.confidence)
    return not passage.counts, sure, passage.article.id, finding.start, finding.id


def find(
    question: str, statements: Sequence[Statement], entries: Catalogue, rules: RelationRules
) -> list[Statement]:
    """The statements that a person asks for, sorted as they come.

    question: a statement's id, or subject, relation and object such as `KR cooperatesWith US`;
        subject and object are ids, with or without their kind, or names in any language. A
        symmetric relation is found either way round, and a narrower one that implies it too.
    Raises InputError where the question has no such form, or nothing fits it.
    """
    by_id = _ID.fullmatch(question.strip())
    if by_id:
        found = [s for s in statements if s.id == by_id[1]]
    else:
        found = _by_parts(question, statements, entries, rules)
    if not found:
        raise InputError(question, "the graph has no such statement")
    return found


def _by_parts(
    question: str, statements: Sequence[Statement], entries: Catalogue, rules: RelationRules
) -> list[Statement]:
    words = question.split()
    relations = {s.relation for s in statements}
    relations |= {wider for r in relations for wider in rules.implied(r)}
    known = {relation.casefold(): relation for relation in sorted(relations)}
    place = next((i for i, word in enumerate(words) if word.casefold() in known), 0)
    if not 0 < place < len(words) - 1:
        raise InputError(
            question,
            "neither a statement's id nor SUBJECT RELATION OBJECT with a relation of the graph"
            f" ({', '.join(sorted(relations))})",
        )
    relation = known[words[place].casefold()]
    ids = sorted({i for s in statements for i in (s.subject, s.object)})
    subjects = _named(" ".join(words[:place]), ids, entries)
    objects = _named(" ".join(words[place + 1 :]), ids, entries)
    return [
        statement
        for statement in statements
        if relation in (statement.relation, *rules.implied(statement.relation))
        and _joins(statement, subjects, objects, either_way=relation in rules.symmetric)
    ]


def _joins(
    statement: Statement, subjects: set[str], objects: set[str], *, either_way: bool
) -> bool:
    first, last = statement.subject, statement.object
    straight = first in subjects and last in objects
    return straight or (either_way and first in objects and last in subjects)


def _named(text: str, ids: Iterable[str], entries: Catalogue) -> set[str]:
    """The ids that the text is, or is a name of. Raises InputError for none."""
    wanted = text.casefold()
    found = {i for i in ids if wanted in (i.casefold(), i.partition(":")[2].casefold())}
    found = found or {
        i for i in ids if i in entries and wanted in map(str.casefold, entries[i].labels.values())
    }
    if not found:
        raise InputError(text, "names nothing that the graph has a statement of")
    return found
