"""Ends of clauses, and what stands behind predicates, in languages that put predicates last.

There the endings of verbs, as the tagger names them, tell where one clause ends and the next
begins, and what is planned or denied is said after the predicate.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.reading import Reading, Sentence, Signal, Unit
from kg.model import Status

CONNECTIVE = "EC"
ADNOMINAL = "ETM"
FINAL = "EF"
AUXILIARY = "VX"
ADJECTIVAL = ("VA", "XSA")
NOMINATIVE = "JKS"
AUXILIARY_PARTICLE = "JX"
# Marks between clauses; a space is one where words have none between them.
HARD = frozenset({";", ":", "…", "—", "–", "―", "：", "；", " ", "\u3000"})
MODAL_REACH = 18


@dataclass(frozen=True, slots=True)
class Boundaries:
    """For each token of a sentence how many boundaries lie before it.

    clauses: ends of clauses. walls: ends of relative clauses with a subject of their own, behind
    which that subject is no more to be seen.
    """

    clauses: list[int]
    walls: list[int]


def boundaries(reading: Reading, sentence: Sentence) -> Boundaries:
    """The boundaries of a sentence, by the tags of its endings."""
    tags, texts = reading.tokens.tags, reading.tokens.texts
    joining = joining_tokens(sentence)
    subjects = _subjects(reading, sentence)
    clauses, walls = [], []
    clause = wall = 0
    subject = False
    for index in range(sentence.first, sentence.last + 1):
        clauses.append(clause)
        walls.append(wall)
        tag = tags[index]
        subject = subject or tag == NOMINATIVE
        if index in joining:
            continue
        if tag.endswith(ADNOMINAL) and subject and not tag.startswith("VCP"):
            # A sentence's only subject is its main clause's, wherever relative clauses stand.
            if len(subjects) > 1:
                clause, wall, subject = clause + 1, wall + 1, False
        elif texts[index] in HARD or tag.endswith(FINAL) or connects(tags, index, sentence.last):
            clause, subject = clause + 1, False
    return Boundaries(clauses, walls)


def main_walls(reading: Reading, sentence: Sentence) -> list[int]:
    """The walls of a sentence that has actors, for `embedded`."""
    acting = any("subject" in unit.markers for unit in sentence.units)
    return boundaries(reading, sentence).walls if acting else []


def embedded(walls: list[int], sentence: Sentence, unit: Unit) -> bool:
    """Whether a nominative is the subject of a relative clause only, not of the sentence."""
    if not walls or "topic" in unit.markers or "subject" not in unit.markers:
        return False
    return walls[unit.last - sentence.first] != walls[-1]


def _subjects(reading: Reading, sentence: Sentence) -> list[int]:
    """Tokens of the nominative and topic particles of a sentence."""
    tokens = reading.tokens
    topics = {c.written for c in reading.knowledge.particles if c.name == "topic"}
    return [
        i
        for i in range(sentence.first, sentence.last + 1)
        if tokens.tags[i] == NOMINATIVE
        or (tokens.tags[i] == AUXILIARY_PARTICLE and tokens.texts[i] in topics)
    ]


def connects(tags: list[str], index: int, last: int) -> bool:
    """Whether a connective ending closes a clause here.

    It does not before an auxiliary, nor where it makes an adverb of an adjective.
    """
    if not tags[index].endswith(CONNECTIVE) or tags[index].startswith(ADJECTIVAL):
        return False
    if tags[index] == CONNECTIVE and index and tags[index - 1].startswith(ADJECTIVAL):
        return False
    return index >= last or not tags[index + 1].startswith(AUXILIARY)


def joining_tokens(sentence: Sentence) -> set[int]:
    """Tokens of endings that only join a noun to the next one, as the lexicon lists them."""
    return {token for s in sentence.words("joining") for token in range(s.first, s.last + 1)}


def status_after(reading: Reading, sentence: Sentence, trigger: Signal) -> Status:
    """Status of an event from what follows its predicate.

    The lexicon's lists: `negated`, `planned` (which `decided` words overrule), `tentative` (which
    they do not), and `denied`, whose words reach over all of the sentence before them.
    """
    end = _governed_to(reading, sentence, trigger)
    after = [s for s in sentence.signals if s.cue.section == "status" and s.start >= trigger.end]
    names = {s.cue.name for s in after if s.first <= end}
    if "negated" in names or any(s.cue.name == "denied" for s in after):
        return "negated"
    if "tentative" in names or ("planned" in names and "decided" not in names):
        return "planned"
    return "asserted"


def _governed_to(reading: Reading, sentence: Sentence, trigger: Signal) -> int:
    """The last token of the predicate's complex: up to the next end of a clause."""
    tags = reading.tokens.tags
    last = min(trigger.last + MODAL_REACH, sentence.last)
    joining = joining_tokens(sentence)
    subjects = ended = 0
    for index in range(trigger.last, last + 1):
        if index not in joining and connects(tags, index, sentence.last):
            return index
        ended += tags[index].endswith(ADNOMINAL)
        subjects += bool(ended) and tags[index] in (NOMINATIVE, AUXILIARY_PARTICLE)
        if subjects > 1:
            return index
        if reading.tokens.texts[index] in HARD:
            return index
    return last
