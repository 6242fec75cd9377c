"""What the score would be if one step of the reading were perfect.

`entities`: the gold's mentions in place of those found. `references`: a gold pair whose words name
one end only by reference counts as found where its predicate is known, and a false pair made of a
reference as not stated. `pairs`: each known predicate has the gold's pairs of its passage and no
others. `technologies`: a right pair has the gold's technologies.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg.evaluation.evidence import Pair, Read, Text, core, read_all, soft_pair, spots_of
from kg.extraction import Hook
from kg.extraction.reading import Reading, Spot
from kg.model import JSON, Finding
from kg.ontology import Ontology

ORACLES = ("entities", "references", "pairs", "technologies")
REFERRING = frozenset({"reference"})
LAST_OF_MENTIONS = "techties_institutions"


def predictions(
    ontology: Ontology, texts: Sequence[Text], oracle: str | None = None
) -> dict[str, JSON]:
    """Records of the articles, by id, as `kg extract` would write them with a perfect `oracle`.

    oracle: one of `ORACLES`, or None for the program as it is.
    """
    hooks: dict[str, Mapping[str, Hook]] = {}
    if oracle == "entities":
        hooks = {a.id: {LAST_OF_MENTIONS: _with_gold_mentions(gold)} for a, gold in texts}
    mend = _MENDS.get(oracle or "")
    found = {}
    for read in read_all(ontology, texts, hooks):
        record = dict(read.predicted)
        if mend:
            record["relations"] = list(mend(read))
        found[read.reading.article.id] = record
    return found


# -- entities ----------------------------------------------------------------------------------


def _with_gold_mentions(gold: JSON) -> Hook:
    names = {e["id"]: [n for n in e.get("names") or () if n] for e in gold["entities"]}

    def replace_mentions(reading: Reading) -> None:
        known = {(s.start, s.end): s for s in spots_of(reading)}
        wanted = [
            spot for entity, forms in names.items() for spot in _spots(reading, entity, forms)
        ]
        for spot in wanted:
            spot.form = _form(spot, known.values())
        for sentence in reading.sentences:
            sentence.spots = _apart(
                s for s in wanted if sentence.start <= s.start and s.end <= sentence.end
            )
        reading.spots = spots_of(reading)
        reading.based = [b for b in reading.based if b[0] in reading.spots]

    return replace_mentions


def _spots(reading: Reading, entity: str, names: Iterable[str]) -> Iterator[Spot]:
    tokens = reading.tokens
    for name in names:
        edge = r"\b" if name[0].isascii() else ""
        for match in re.finditer(edge + re.escape(name), reading.article.text):
            first, last = tokens.at(match.start()), tokens.at(match.end() - 1)
            yield Spot(entity, match.start(), match.end(), "name", first, last)


def _form(spot: Spot, known: Iterable[Spot]) -> str:
    """How the program took the same words, if it found them."""
    for other in known:
        if other.start == spot.start and other.kind == spot.kind:
            return other.form
    return spot.form


def _apart(spots: Iterable[Spot]) -> list[Spot]:
    """Spots that do not overlap, the longest first; in text order."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda s: (s.start - s.end, s.start, s.entity)):
        if not any(k.start < spot.end and spot.start < k.end for k in kept):
            kept.append(spot)
    return sorted(kept, key=lambda s: s.start)


# -- what is mended afterwards -------------------------------------------------------------------


def _references(read: Read) -> Iterator[JSON]:
    referring = {p for f in read.findings if _refers(f) for p in read.pairs(f)}
    yield from _mended(read, referring, _by_reference)


def _pairs(read: Read) -> Iterator[JSON]:
    gold = list(core(read.gold.get("relations") or ()))
    stated = {(r["relation"], s.index) for r in gold for s in read.passage(r)}
    wrong = {
        pair
        for f in read.findings
        for pair in read.pairs(f)
        if (f.relation, _sentence(read, f)) in stated
    }
    yield from _mended(read, wrong, _always)


def _mended(read: Read, dubious: set[Pair], missed: Callable[[Read, JSON], bool]) -> Iterator[JSON]:
    """The records without false ones among the dubious pairs, with gold ones that were missed."""
    gold = {soft_pair(r): r for r in core(read.gold.get("relations") or ())}
    found = set()
    for record in read.predicted["relations"]:
        pair = soft_pair(_renamed(read, record))
        found.add(pair)
        if pair in gold or pair not in dubious:
            yield _renamed(read, record)
    for pair, record in gold.items():
        passage = read.passage(record)
        if pair not in found and read.predicates(pair[1], passage) and missed(read, record):
            yield record


def _always(read: Read, record: JSON) -> bool:  # noqa: ARG001
    return True


def _by_reference(read: Read, record: JSON) -> bool:
    ends = [e for e in (record["subject"], record["object"]) if not e.startswith("technology:")]
    return not all(read.named(end, read.passage(record)) for end in ends)


def _technologies(read: Read) -> Iterator[JSON]:
    gold = {soft_pair(r): r for r in read.gold.get("relations") or ()}
    for record in read.predicted["relations"]:
        renamed = _renamed(read, record)
        wanted = gold.get(soft_pair(renamed))
        yield {**renamed, "technologies": wanted["technologies"]} if wanted else renamed


def _renamed(read: Read, record: JSON) -> JSON:
    ends = {end: read.meant(record[end]) for end in ("subject", "object")}
    return {**record, **ends}


def _refers(finding: Finding) -> bool:
    return any(r.mention.antecedent or r.mention.found in REFERRING for r in finding.roles)


def _sentence(read: Read, finding: Finding) -> int:
    return next((s.index for s in read.reading.sentences if s.start == finding.start), -1)


_MENDS: Mapping[str, Callable[[Read], Iterator[JSON]]] = {
    "references": _references,
    "pairs": _pairs,
    "technologies": _technologies,
}
