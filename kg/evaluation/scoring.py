"""Predicted statements against gold ones, as the annotation rules define likeness.

pair: subject, relation, object. full: the same, once for each technology (or once with none).
core: every relation but `basedIn`. soft: a relation counts as the wider one that it implies.
An institution is the same on both sides where an id or a name agrees; all else goes by id.
Negated statements are positives on neither side. Figures are micro-averaged over articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from kg.assembly import DEFAULT_RULES, RelationRules
from kg.evaluation.alignment import align
from kg.evaluation.figures import DIGITS, Figures, Scores
from kg.model import JSON

KINDS = ("country", "bloc", "institution", "technology")
NOT_CORE = "basedIn"
_STRENGTH = {"negated": 0, "planned": 1, "asserted": 2}

Pair = tuple[str, str, str]
Full = tuple[str, str, str, str]


@dataclass(slots=True)
class _Side:
    """What one side says of one article; pairs and fulls are without the negated."""

    pairs: set[Pair] = field(default_factory=set)
    fulls: set[Full] = field(default_factory=set)
    status: dict[Pair, str] = field(default_factory=dict)
    dates: dict[Pair, str] = field(default_factory=dict)


class _Count:
    """The running figures."""

    def __init__(self) -> None:
        self.figures: defaultdict[str, Figures] = defaultdict(Figures)
        self.relations: defaultdict[str, Figures] = defaultdict(Figures)
        self.statuses: defaultdict[str, Figures] = defaultdict(Figures)
        self.dated = self.dated_right = 0

    def add(self, name: str, gold: Set[object], predicted: Set[object]) -> None:
        self.figures[name] = self.figures[name].plus(gold, predicted)

    def add_status(self, gold: str, predicted: str) -> None:
        same = gold == predicted
        self.statuses[gold] = self.statuses[gold].plus({1}, {1} if same else set())
        if not same:
            self.statuses[predicted] = self.statuses[predicted].plus(set(), {1})


def score(
    gold: Mapping[str, JSON], predicted: Mapping[str, JSON], rules: RelationRules = DEFAULT_RULES
) -> Scores:
    """The figures over all articles of the gold; one that was not predicted counts as empty.

    gold, predicted: articles by id, as `load_articles` gives them.
    """
    count = _Count()
    for key, article in gold.items():
        _add_article(count, article, predicted.get(key) or {}, rules)
    seen = [f.f1 for f in count.statuses.values() if f.gold]
    return Scores(
        articles=len(gold),
        figures=dict(count.figures),
        relations=dict(sorted(count.relations.items())),
        status=(
            round(sum(seen) / len(seen), DIGITS) if seen else 0.0,
            sum(f.gold for f in count.statuses.values()),
        ),
        dates=(
            round(count.dated_right / count.dated, DIGITS) if count.dated else 0.0,
            count.dated,
        ),
    )


def score_by(
    key: str, gold: Mapping[str, JSON], predicted: Mapping[str, JSON]
) -> dict[str, Scores]:
    """The figures of the gold articles that share a value, such as that of `lang`, by value."""
    values = sorted({str(article.get(key, "")) for article in gold.values()})
    return {
        value: score({k: a for k, a in gold.items() if str(a.get(key, "")) == value}, predicted)
        for value in values
    }


def pairs_of(record: JSON, same: Mapping[str, str] | None = None) -> set[Pair]:
    """The pairs of one article's record, an agreement counted as cooperation, the negated too.

    same: ids that stand for others.
    """
    return set(_side(record, same or {}, DEFAULT_RULES, soft=True).status)


def _add_article(count: _Count, gold: JSON, predicted: JSON, rules: RelationRules) -> None:
    same = align(gold, predicted)
    _add_entities(count, gold, predicted, same)
    for soft in (False, True):
        wanted = _side(gold, {}, rules, soft=soft)
        found = _side(predicted, same, rules, soft=soft)
        tail = " soft" if soft else ""
        count.add("core pair" + tail, _core(wanted.pairs), _core(found.pairs))
        count.add("core full" + tail, _core(wanted.fulls), _core(found.fulls))
        if not soft:
            count.add("all pair", wanted.pairs, found.pairs)
            count.add("all full", wanted.fulls, found.fulls)
            _add_details(count, wanted, found)


def _add_entities(count: _Count, gold: JSON, predicted: JSON, same: Mapping[str, str]) -> None:
    wanted = {e["id"] for e in gold.get("entities") or []}
    found = {same.get(e["id"], e["id"]) for e in predicted.get("entities") or []}
    for kind in KINDS:
        start = kind + ":"
        count.add(
            f"entity {kind}",
            {e for e in wanted if e.startswith(start)},
            {e for e in found if e.startswith(start)},
        )
    count.add("entity all", wanted, found)


def _add_details(count: _Count, wanted: _Side, found: _Side) -> None:
    for relation in {pair[1] for pair in wanted.pairs | found.pairs}:
        count.relations[relation] = count.relations[relation].plus(
            {full for full in wanted.fulls if full[1] == relation},
            {full for full in found.fulls if full[1] == relation},
        )
    for pair in wanted.status.keys() & found.status.keys():
        if pair[1] != NOT_CORE:
            count.add_status(wanted.status[pair], found.status[pair])
    for pair in wanted.pairs & found.pairs:
        if pair in wanted.dates or pair in found.dates:
            count.dated += 1
            given = wanted.dates.get(pair)
            count.dated_right += bool(given) and found.dates.get(pair, "").startswith(given or "")


def _core(rows: Iterable[Pair | Full]) -> set[Pair | Full]:
    return {row for row in rows if row[1] != NOT_CORE}


def _side(article: JSON, same: Mapping[str, str], rules: RelationRules, *, soft: bool) -> _Side:
    side = _Side()
    for record in article.get("relations") or []:
        pair = _pair(record, same, rules, soft=soft)
        status = record.get("status") or "asserted"
        side.status[pair] = max(side.status.get(pair, "negated"), status, key=_strength)
        if record.get("date"):
            side.dates[pair] = str(record["date"])
        if status == "negated":
            continue
        side.pairs.add(pair)
        for technology in record.get("technologies") or ["-"]:
            side.fulls.add((*pair, str(technology).removeprefix("technology:")))
    return side


def _strength(status: str) -> int:
    return _STRENGTH.get(status, -1)


def _pair(record: JSON, same: Mapping[str, str], rules: RelationRules, *, soft: bool) -> Pair:
    relation = record["relation"]
    if soft:
        relation = (*rules.implied(relation), relation)[0]
    subject, object_ = (same.get(record[end], record[end]) for end in ("subject", "object"))
    first, second = rules.endpoints(relation, subject, object_)
    return first, relation, second
