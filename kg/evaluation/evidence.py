"""An annotated article as the extraction reads it: what both say, and where its words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.assembly import DEFAULT_RULES, RelationRules, article_record, pairs
from kg.evaluation.alignment import align
from kg.extraction import Extractor, Hook
from kg.extraction.predicates import sense_name
from kg.extraction.reading import Reading, Sentence, Spot
from kg.model import JSON, Article, Finding
from kg.ontology import Ontology

NOT_CORE = "basedIn"
Pair = tuple[str, str, str]
Text = tuple[Article, JSON]


@dataclass(frozen=True)
class Read:
    """One annotated article and its reading.

    gold, predicted: records in the form of `kg extract`. same: predicted ids and the gold ids that
    they mean. findings: those that the program keeps. doubtful: those that it drops, too.
    """

    gold: JSON
    predicted: JSON
    same: Mapping[str, str]
    reading: Reading
    findings: tuple[Finding, ...]
    doubtful: tuple[Finding, ...]

    def meant(self, entity: str) -> str:
        """The gold's id of an entity."""
        return self.same.get(entity, entity)

    def pairs(self, finding: Finding) -> set[Pair]:
        """The soft pairs of a finding, by the gold's ids."""
        return {soft((self.meant(s), relation, self.meant(o))) for s, relation, o in pairs(finding)}

    def passage(self, record: JSON) -> list[Sentence]:
        """The sentences in which the words stand that show a gold statement."""
        text = self.reading.article.text
        quote = str(record.get("quote") or "")
        start = text.find(quote) if quote else -1
        if start < 0:
            return []
        return [s for s in self.reading.sentences if s.start < start + len(quote) and start < s.end]

    def named(self, entity: str, sentences: Iterable[Sentence]) -> bool:
        """Whether some of the sentences name the entity in words of its own."""
        return any(self.meant(s.entity) == entity for each in sentences for s in each.spots)

    def predicates(self, relation: str, sentences: Iterable[Sentence]) -> bool:
        """Whether some of the sentences have a predicate that can state the relation."""
        senses = self.reading.knowledge.ontology.senses
        for each in sentences:
            for signal in each.signals:
                sense = senses.get(sense_name(signal.cue.name))
                if signal.cue.section != "senses" or sense is None:
                    continue
                stated = {sense.relation, sense.also, sense.share, sense.beneficiary} - {None}
                if any(_soft_relation(str(r)) == relation for r in stated):
                    return True
        return False


def soft(pair: Pair, rules: RelationRules = DEFAULT_RULES) -> Pair:
    """A pair with the wider relation that its own implies, its ends in the order of the rules."""
    relation = _soft_relation(pair[1], rules)
    first, second = rules.endpoints(relation, pair[0], pair[2])
    return first, relation, second


def _soft_relation(relation: str, rules: RelationRules = DEFAULT_RULES) -> str:
    return (*rules.implied(relation), relation)[0]


def soft_pair(record: JSON) -> Pair:
    """The soft pair of a relation's record."""
    return soft((record["subject"], record["relation"], record["object"]))


def core(records: Iterable[JSON]) -> Iterator[JSON]:
    """The records of all relations but `basedIn`, the negated left out."""
    for record in records:
        if record["relation"] != NOT_CORE and record.get("status") != "negated":
            yield record


def read_all(
    ontology: Ontology, texts: Sequence[Text], hooks: Mapping[str, Mapping[str, Hook]] | None = None
) -> Iterator[Read]:
    """Each annotated article as read.

    hooks: for an article's id what is called after each component of the pipeline.
    """
    extractor, lax = Extractor(ontology), Extractor(ontology.least_confidence(0.0))
    for article, gold in texts:
        after = (hooks or {}).get(article.id, {})
        reading = extractor.read(article, after)
        predicted = article_record(extractor.extraction(reading))
        kept = tuple(f for f in reading.findings if f.relation != NOT_CORE)
        every = lax.read(article, after).findings
        ids = {f.id for f in kept}
        dropped = tuple(f for f in every if f.relation != NOT_CORE and f.id not in ids)
        same = align(gold, predicted)
        yield Read(gold, predicted, same, reading, kept, dropped)


def spots_of(reading: Reading) -> list[Spot]:
    """The mentions of all sentences."""
    return [spot for sentence in reading.sentences for spot in sentence.spots]
