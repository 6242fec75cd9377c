"""Sentences that name their subject last, where predicates come last.

"The first is B": a predicate noun is the topic and B what is said of it. "The one that lends the
pad is B": words of the lexicon's list `cleft` stand for what B then names.
"""

from __future__ import annotations

from kg.extraction.endings import ADNOMINAL
from kg.extraction.reading import Reading, Sentence, Signal, Unit

# Tokens from a predicate to the word that stands for its subject.
CLEFT_REACH = 6
COPULA, FULL_STOP = "VCP", "SF"


def said_to_be(reading: Reading, sentence: Sentence, trigger: Signal, unit: Unit) -> bool:
    """Whether the unit behind the predicate `trigger` is what it is said of."""
    after, named = trigger.last + 1, unit.last + 1
    if named > sentence.last:
        return False
    tags = reading.tokens.tags
    said = tags[named].startswith(COPULA) and not tags[named].endswith(ADNOMINAL)
    if _cleft(reading, sentence, trigger, unit):
        return said or tags[named].startswith(FULL_STOP)
    return (
        said
        and tags[after].startswith("JX")
        and not any(tags[i].startswith("V") for i in range(after, named))
    )


def _cleft(reading: Reading, sentence: Sentence, trigger: Signal, unit: Unit) -> bool:
    """Whether words such as "the one that" stand between the predicate and the unit."""
    tags = reading.tokens.tags
    return any(
        trigger.last <= s.first <= trigger.last + CLEFT_REACH
        and s.last < unit.first
        and _describing(tags, trigger, s)
        and not any(t.startswith("V") for t in tags[s.last + 1 : unit.last + 1])
        for s in sentence.words("cleft")
    )


def _describing(tags: list[str], trigger: Signal, word: Signal) -> bool:
    """Whether the predicate's clause describes the word, or the word is a verb ("if ...")."""
    return tags[word.first].startswith("V") or any(
        tag.endswith(ADNOMINAL) for tag in tags[trigger.first : word.first]
    )
