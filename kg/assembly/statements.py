"""Statements out of Findings: pairs of actors, one technology each, over all articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from kg.assembly.belief import belief, clamp
from kg.assembly.dates import earliest, latest, surely_later
from kg.assembly.rules import DEFAULT_RULES, RelationRules
from kg.assembly.status import Report, settle, within_article
from kg.model import Extraction, Finding, Statement, Status

Pair = tuple[str, str, str]
Key = tuple[str, str, str, str]
TECHNOLOGY = "technology:"


@dataclass(frozen=True, slots=True)
class Reading:
    """One atomic fact that one Finding gives.

    subject, relation, object: as a Statement holds them. technology: an entity id, or None.
    """

    subject: str
    relation: str
    object: str
    technology: str | None


@dataclass(frozen=True, slots=True)
class _Told:
    """A Finding and what all facts that it supports need of it.

    text: the revision of the article, by which a text that stands under several ids is one source.
    """

    finding: Finding
    id: str
    article: str
    text: str
    published: str | None


def pairs(finding: Finding, rules: RelationRules = DEFAULT_RULES) -> list[Pair]:
    """(subject, relation, object) of the finding, each once, in text order, none with itself.

    Every pair of the parties, and each subject with each object. A technology is no subject.
    """
    found: dict[Pair, None] = {}
    parties = combinations(finding.entities("party"), 2)
    directed = product(finding.entities("subject"), finding.entities("object"))
    for subject, object_ in (*parties, *directed):
        if subject == object_ or subject.startswith(TECHNOLOGY):
            continue
        first, second = rules.endpoints(finding.relation, subject, object_)
        found[first, finding.relation, second] = None
    return list(found)


def technologies(finding: Finding, pair: Pair, rules: RelationRules) -> tuple[str, ...]:
    """The technologies that the finding ties to the pair; none where the object is one."""
    if finding.relation in rules.without_technology or pair[2].startswith(TECHNOLOGY):
        return ()
    return finding.entities("technology")


def readings(finding: Finding, rules: RelationRules = DEFAULT_RULES) -> list[Reading]:
    """The atomic facts of one finding: each pair with each technology, or once with none."""
    return [
        Reading(*pair, technology)
        for pair in pairs(finding, rules)
        for technology in technologies(finding, pair, rules) or (None,)
    ]


def assemble(
    extractions: Iterable[Extraction], rules: RelationRules = DEFAULT_RULES
) -> list[Statement]:
    """The Statements that all articles together give, sorted by their four parts.

    The result does not depend on the order of the articles, nor on one coming twice.

    extractions: what was read, one an article. rules: the traits of the relations.
    """
    told: defaultdict[Key, dict[str, _Told]] = defaultdict(dict)
    for item in _tell(extractions):
        for r in readings(item.finding, rules):
            key = (r.subject, r.relation, r.object, r.technology or "")
            told[key][item.id] = max(told[key].get(item.id, item), item, key=_surest)
    return [_statement(key, list(told[key].values())) for key in sorted(told)]


def _surest(item: _Told) -> tuple[float, str, str, int, int, tuple[tuple[str, float], ...]]:
    """Which of several findings with one id stands for all, whatever their order."""
    finding = item.finding
    sure = clamp(finding.confidence)
    place = finding.start, finding.end
    return sure, finding.status, finding.date or "", *place, finding.features


def _tell(extractions: Iterable[Extraction]) -> Iterator[_Told]:
    for extraction in extractions:
        article = extraction.article
        text = article.revision
        for finding in extraction.findings:
            yield _Told(finding, finding.id, article.id, text, article.published)


def _statement(key: Key, told: list[_Told]) -> Statement:
    by_article: defaultdict[str, list[_Told]] = defaultdict(list)
    for item in told:
        by_article[item.article].append(item)
    status = _over_articles(by_article)
    supporting = [item for item in told if item.finding.status == status]
    valid_from, valid_to = _validity(status, [item.finding for item in told])
    published = [item.published for item in told]
    subject, relation, object_, technology = key
    return Statement(
        subject=subject,
        relation=relation,
        object=object_,
        technology=technology or None,
        status=status,
        valid_from=valid_from,
        valid_to=valid_to,
        first_reported=min((day for day in published if day), default=None),
        last_reported=latest(published),
        belief=_belief(supporting),
        findings=tuple(sorted(item.id for item in told)),
    )


def _over_articles(by_article: dict[str, list[_Told]]) -> Status:
    """One article settles by its own dates; several settle by when each was published."""
    return settle(
        Report(within_article(item.finding for item in items), items[0].published)
        for items in by_article.values()
    )


def _validity(status: Status, findings: list[Finding]) -> tuple[str | None, str | None]:
    """From when and until when the fact holds, as far as the findings date it."""
    if status != "negated":
        return earliest(f.date for f in findings if f.status == status), None
    held = [f for f in findings if f.status == "asserted"]
    start = earliest(f.date for f in held)
    end = latest(f.date for f in findings if f.status == "negated")
    return start, None if surely_later(start, end) else end


def _belief(supporting: list[_Told]) -> float:
    best: defaultdict[str, float] = defaultdict(float)
    for item in supporting:
        best[item.text] = max(best[item.text], clamp(item.finding.confidence))
    return belief(best.values())
