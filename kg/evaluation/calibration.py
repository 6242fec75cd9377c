"""The weights of `confidence.yaml`, fitted on articles that careful readers annotated.

Two decisions are learned: whether a finding is right, and whether a technology belongs to it. An
example of the first is a finding whose pairs are compared with the gold's; one of the second is a
technology near a finding whose pair is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from kg.assembly import article_record
from kg.errors import TechtiesError
from kg.evaluation.alignment import align
from kg.evaluation.figures import Figures
from kg.evaluation.fitting import (
    Example,
    Model,
    Vector,
    brier_skill,
    cross_validated,
    expected_calibration_error,
    fit,
    reliability,
)
from kg.evaluation.scoring import pairs_of, score
from kg.extraction import Extractor
from kg.model import JSON, Article, Extraction, Finding
from kg.ontology import Ontology

THRESHOLDS = tuple(step / 100 for step in range(10, 65, 5))
# What an article's best finding must reach for the article to state anything.
SURE = 0.45
NOT_CORE = "basedIn"
# Of thresholds that do nearly as well, by so much of F1, the most precise is taken: an analyst
# would rather miss a statement than read a wrong one.
SLACK = 0.01
Models = Mapping[str, str]
Text = tuple[Article, JSON]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Fitted parameters in the form of `confidence.yaml`, and what they are worth out of fold.

    bins: of the findings' confidence: its mean, the share that is right, and how many.
    """

    parameters: Mapping[str, Any]
    figures: Mapping[str, float]
    bins: Sequence[tuple[float, float, int]]


@dataclass(frozen=True, slots=True)
class _Read:
    """An annotated article as read: all findings, none dropped, each with its technologies."""

    gold: JSON
    extraction: Extraction
    features: Mapping[str, Mapping[str, float]]
    technologies: Mapping[tuple[int, int], Sequence[tuple[str, Mapping[str, float]]]]


def calibrate(
    ontology: Ontology, texts: Sequence[Text], models: Models | None = None
) -> Calibration:
    """Fit both models on articles with their gold.

    texts: articles and their gold records, in the form that `kg extract` writes. models: trained
    spaCy pipelines by language, as an Extractor takes them. The thresholds are those that do best
    out of fold, the most precise of those that do nearly as well.
    Raises TechtiesError where nothing at all is found in the articles, and so nothing is learned.
    """
    technology, worth = _technology(list(_readings(ontology, texts, {}, models)))
    readings = list(_readings(ontology, texts, {"technology": technology}, models))
    if not any(reading.extraction.findings for reading in readings):
        raise TechtiesError("nothing to learn from: no finding in any of the articles")
    finding, more, bins = _finding(readings)
    return Calibration({"finding": finding, "technology": technology}, worth | more, bins)


def _readings(
    ontology: Ontology,
    texts: Iterable[Text],
    parameters: Mapping[str, Any],
    models: Models | None,
) -> Iterator[_Read]:
    bare = replace(ontology, confidence=MappingProxyType(dict(parameters)))
    extractor = Extractor(bare, models)
    for article, gold in texts:
        reading = extractor.read(article)
        considered = {
            key: [(spot.entity, features) for spot, features in found]
            for key, found in reading.considered.items()
        }
        yield _Read(gold, extractor.extraction(reading), dict(reading.features), considered)


def _parameters(model: Model, threshold: float) -> dict[str, Any]:
    weights = {name: value for name, value in model.weights.items() if value}
    return {"threshold": threshold, "bias": model.bias, "weights": weights}


# -- technologies ------------------------------------------------------------------------------


def _technology(readings: Sequence[_Read]) -> tuple[dict[str, Any], dict[str, float]]:
    examples = [example for reading in readings for example in _technology_examples(reading)]
    chance = cross_validated(examples)
    right = np.array([example.right for example in examples])
    f1 = {limit: _f1(right, chance >= limit) for limit in THRESHOLDS}
    best = max(THRESHOLDS, key=lambda limit: (f1[limit], -limit))
    figures = {"technology examples": float(len(examples)), "technology F1": round(f1[best], 4)}
    return _parameters(fit(examples), best), figures


def _technology_examples(reading: _Read) -> Iterator[Example]:
    same = align(reading.gold, article_record(reading.extraction))
    wanted = _technologies_by_pair(reading.gold)
    article = reading.extraction.article.id
    for finding in _core(reading.extraction.findings):
        key = (finding.trigger.start, finding.trigger.end)
        known = _pairs(reading.extraction, finding, same) & wanted.keys()
        named = {technology for pair in known for technology in wanted[pair]}
        if known and not any(t.startswith("technology:") for t in finding.entities("object")):
            for entity, features in reading.technologies.get(key, ()):
                yield Example(features, float(entity.partition(":")[2] in named), 1.0, article)


def _technologies_by_pair(gold: JSON) -> dict[tuple[str, str, str], set[str]]:
    found: dict[tuple[str, str, str], set[str]] = {}
    for record in gold.get("relations") or []:
        for pair in pairs_of({"relations": [record]}):
            found.setdefault(pair, set()).update(record.get("technologies") or [])
    return found


def _f1(right: Vector, chosen: Any) -> float:
    hits = float((chosen & (right > 0)).sum())
    total = float(chosen.sum() + (right > 0).sum())
    return 2 * hits / total if total else 0.0


# -- findings ----------------------------------------------------------------------------------


def _finding(
    readings: Sequence[_Read],
) -> tuple[dict[str, Any], dict[str, float], list[tuple[float, float, int]]]:
    owners: list[tuple[_Read, Finding]] = []
    examples: list[Example] = []
    for reading in readings:
        same = align(reading.gold, article_record(reading.extraction))
        gold = pairs_of(reading.gold)
        for finding in _core(reading.extraction.findings):
            pairs = _pairs(reading.extraction, finding, same)
            if pairs:
                share = len(pairs & gold) / len(pairs)
                article = reading.extraction.article.id
                features = reading.features[finding.id]
                examples.append(Example(features, share, len(pairs) ** 0.5, article))
                owners.append((reading, finding))
    chance = cross_validated(examples)
    worth = {limit: _worth(readings, owners, chance, limit) for limit in THRESHOLDS}
    best = _threshold({limit: pair.f1 + full.f1 for limit, (pair, full) in worth.items()})
    right = np.array([example.right for example in examples])
    pair, full = worth[best]
    figures = {
        "findings": float(len(examples)),
        "core pair soft": pair.f1,
        "core pair soft precision": pair.precision,
        "core full": full.f1,
        "calibration error": round(expected_calibration_error(right, chance), 4),
        "Brier skill": round(brier_skill(right, chance), 4),
    }
    parameters = _parameters(fit(examples), best) | {"sure": SURE}
    return parameters, figures, reliability(right, chance)


def _threshold(worth: Mapping[float, float]) -> float:
    """The highest limit that is worth nearly as much as the best: the sum of two F1 is given."""
    return max(limit for limit, value in worth.items() if value >= max(worth.values()) - 2 * SLACK)


def _worth(
    readings: Sequence[_Read],
    owners: Sequence[tuple[_Read, Finding]],
    chance: Vector,
    limit: float,
) -> tuple[Figures, Figures]:
    """Core pair soft and core full when findings below `limit` are dropped."""
    sure = {id(f): float(p) for (_, f), p in zip(owners, chance, strict=True)}
    gold, predicted = {}, {}
    for reading in readings:
        key = reading.extraction.article.id
        found = reading.extraction.findings
        silent = not any(sure.get(id(f), 0.0) >= SURE for f in found)
        kept = tuple(f for f in found if _keeps(f, sure, limit, silent=silent))
        gold[key] = reading.gold
        predicted[key] = article_record(replace(reading.extraction, findings=kept))
    figures = score(gold, predicted).figures
    return figures["core pair soft"], figures["core full"]


def _keeps(finding: Finding, sure: Mapping[int, float], limit: float, *, silent: bool) -> bool:
    if finding.relation == NOT_CORE:
        return True
    return not silent and sure.get(id(finding), 1.0) >= limit


def _core(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.relation != NOT_CORE)


def _pairs(
    extraction: Extraction, finding: Finding, same: Mapping[str, str]
) -> set[tuple[str, str, str]]:
    record = article_record(replace(extraction, findings=(finding,)))
    return pairs_of(record, same)
