"""The contract's JSON form of one article: relations grouped by subject, relation and object."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from kg.assembly.belief import DIGITS, clamp
from kg.assembly.rules import DEFAULT_RULES, RelationRules
from kg.assembly.statements import TECHNOLOGY, Pair, pairs, technologies
from kg.assembly.status import STRENGTH, within_article
from kg.model import JSON, Extraction, Finding, Status

QUOTE = 200


@dataclass(frozen=True, slots=True)
class _Group:
    """What one article says of one pair: the status that holds, and the findings that give it."""

    pair: Pair
    status: Status
    technologies: frozenset[str]
    findings: tuple[Finding, ...]


def article_record(extraction: Extraction, rules: RelationRules = DEFAULT_RULES) -> JSON:
    """One article as JSON: id, lang, published, entities and relations, all sorted.

    A relation has subject, relation, object, technologies (ids without their kind; the union over
    the findings of the status that holds), status, date (only where the text gives one), quote
    (at most 200 characters), confidence and evidence (start, end and exact words of each passage;
    offsets index the article's text). A relation that a narrower one of the same pair, of a status
    as strong, implies is not repeated for the same technology.
    """
    article = extraction.article
    groups = _without_implied(_groups(extraction, rules), rules)
    return {
        "id": article.id,
        "lang": article.language,
        "published": article.published,
        "entities": [
            {"id": entity.id, "names": list(entity.names)}
            for entity in sorted(extraction.entities, key=lambda entity: entity.id)
        ],
        "relations": [_relation(groups[pair], article.text) for pair in sorted(groups)],
    }


def _groups(extraction: Extraction, rules: RelationRules) -> dict[Pair, _Group]:
    told: defaultdict[Pair, list[Finding]] = defaultdict(list)
    for finding in extraction.findings:
        for pair in pairs(finding, rules):
            told[pair].append(finding)
    return {pair: _group(pair, findings, rules) for pair, findings in told.items()}


def _group(pair: Pair, findings: list[Finding], rules: RelationRules) -> _Group:
    status = within_article(findings)
    holding = [finding for finding in findings if finding.status == status]
    named = frozenset(t for f in holding for t in technologies(f, pair, rules))
    return _Group(pair, status, named, tuple(sorted(holding, key=_rank)))


def _rank(finding: Finding) -> tuple[float, int, int, str]:
    """Sorts the surest finding first, then by place."""
    return -clamp(finding.confidence), finding.start, finding.end, finding.id


def _without_implied(groups: dict[Pair, _Group], rules: RelationRules) -> dict[Pair, _Group]:
    kept = dict(groups)
    for (subject, relation, object_), narrow in sorted(groups.items()):
        for wider in rules.implied(relation):
            first, second = rules.endpoints(wider, subject, object_)
            place = (first, wider, second)
            if place in kept and _implies(narrow, kept[place]):
                _drop_implied(kept, place, narrow)
    return kept


def _implies(narrow: _Group, wide: _Group) -> bool:
    return narrow.status != "negated" and STRENGTH[narrow.status] >= STRENGTH[wide.status]


def _drop_implied(kept: dict[Pair, _Group], place: Pair, narrow: _Group) -> None:
    left = kept[place].technologies - narrow.technologies
    if left:
        kept[place] = replace(kept[place], technologies=left)
    else:
        del kept[place]


def _relation(group: _Group, text: str) -> JSON:
    subject, relation, object_ = group.pair
    record: JSON = {
        "subject": subject,
        "relation": relation,
        "object": object_,
        "technologies": sorted(t.removeprefix(TECHNOLOGY) for t in group.technologies),
        "status": group.status,
    }
    date = next((finding.date for finding in group.findings if finding.date), None)
    if date:
        record["date"] = date
    record["quote"] = quote(group.findings[0], text)
    record["confidence"] = round(clamp(group.findings[0].confidence), DIGITS)
    record["evidence"] = [
        _evidence(finding, text)
        for finding in sorted(group.findings, key=lambda f: (f.start, f.trigger.start, f.id))
    ]
    return record


def _evidence(finding: Finding, text: str) -> JSON:
    """What one finding rests on: its passage, predicate, frame, slots and what counted."""
    return {
        "start": finding.start,
        "end": finding.end,
        "quote": text[finding.start : finding.end],
        "trigger": {"start": finding.trigger.start, "end": finding.trigger.end},
        "frame": finding.frame,
        "roles": [
            {
                "name": role.name,
                "entity": role.mention.entity,
                "start": role.mention.start,
                "end": role.mention.end,
                "cue": role.cue,
            }
            for role in finding.roles
        ],
        "features": dict(finding.features),
    }


def quote(finding: Finding, text: str, length: int = QUOTE) -> str:
    """The finding's passage, cut to `length` characters around its trigger, at spaces."""
    start, end = finding.start, finding.end
    if end - start <= length:
        return text[start:end]
    trigger = finding.trigger
    middle = (trigger.start + trigger.end) // 2
    first = max(start, min(middle - length // 2, end - length))
    last = first + length
    if first > start:
        first = _after_space(text, first, min(trigger.start, last))
    if last < end:
        last = _before_space(text, max(trigger.end, first), last)
    return text[first:last].strip()


def _after_space(text: str, start: int, limit: int) -> int:
    """The first place after white space in [start, limit), or `start`."""
    return next((i + 1 for i in range(start, limit) if text[i].isspace()), start)


def _before_space(text: str, limit: int, end: int) -> int:
    """The last white space in [limit, end), or `end`."""
    return next((i for i in range(end - 1, limit - 1, -1) if text[i].isspace()), end)
