"""Voice: whether a predicate is passive, so that its subject is what something is done to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.reading import Reading, Sentence, Signal

# Tokens from an auxiliary to the participle it governs.
PASSIVE_REACH = 6


def is_passive(
    reading: Reading,
    sentence: Sentence,
    clauses: Sequence[int],
    trigger: Signal,
    *,
    patient: bool = False,
) -> bool:
    """Whether a predicate is listed as passive, or its clause has an auxiliary and an agent.

    clauses: the number of each token's clause. Where verbs follow their subjects (order `svo`), a
    participle after an auxiliary, or before an agent marker, is enough. patient: whether the
    predicate can have a bare object, so that phrases that begin with a participle count too.
    """
    if trigger.cue.name.endswith("-passive"):
        return True
    order = reading.knowledge.order
    if reading.knowledge.lexicon.morphology.prenominal:
        return _after_agent(sentence, clauses, trigger)
    if order == "svo":
        return _participle(reading, trigger, phrase=patient) and (
            _after_auxiliary(sentence, trigger)
            or any(
                "by" in u.markers and -1 <= u.first - trigger.last - 1 <= 1 for u in sentence.units
            )
        )
    if order == "v2" and not _participial(reading, sentence, trigger):
        return False
    clause = clauses[trigger.first - sentence.first]
    near = any(clauses[s.first - sentence.first] == clause for s in sentence.words("passive"))
    return near and any(
        "by" in u.markers and clauses[u.head - sentence.first] == clause for u in sentence.units
    )


def _after_agent(sentence: Sentence, clauses: Sequence[int], trigger: Signal) -> bool:
    """Whether a passive mark or an agent stands before the predicate, with no other between."""
    clause = clauses[trigger.first - sentence.first]
    marks = [s.last for s in sentence.words("passive")]
    marks += [u.last for u in sentence.units if "by" in u.markers]
    marks = [m for m in marks if m < trigger.first and clauses[m - sentence.first] == clause]
    if not marks:
        return False
    begin = trigger.first  # verbs in a row have one agent
    for s in sorted(sentence.signals, key=lambda s: -s.first):
        if s.cue.section == "senses" and not s.gapped and s.last + 1 == begin:
            begin = s.first
    return not any(
        s.cue.section == "senses" and max(marks) < s.first and s.last < begin
        for s in sentence.signals
    )


def _after_auxiliary(sentence: Sentence, trigger: Signal) -> bool:
    """Whether an auxiliary stands before the verb, with no infinitive mark between.

    Nor one of the lexicon's list `perfect`, which makes active forms of participles.
    """
    near = [
        (s.last, s.cue.name)
        for s in sentence.words("passive", "infinitive", "perfect")
        if 0 < trigger.first - s.last <= PASSIVE_REACH
    ]
    return bool(near) and max(near)[1] == "passive"


def _participial(reading: Reading, sentence: Sentence, trigger: Signal) -> bool:
    """Whether a trigger's last word has the form of a participle, where the table tells."""
    shape = reading.knowledge.lexicon.tables.get("participle")
    word = reading.tokens.texts[trigger.last]
    if trigger.last == sentence.first:
        word = word.lower()
    return not shape or bool(re.fullmatch(shape, word))


def _participle(reading: Reading, trigger: Signal, *, phrase: bool) -> bool:
    """Whether a trigger can be a passive participle: a verb that has its shape.

    phrase: whether a phrase that begins with such a form is one, too. Tables: `participle`, an
    expression for the shape; else `active_endings`, what excludes it.
    """
    table = reading.knowledge.lexicon.tables
    verb = trigger.cue.name.endswith("-verb")
    word = reading.tokens.texts[trigger.first]
    if table.get("participle"):
        return (verb or phrase) and bool(re.fullmatch(table["participle"], word))
    active = tuple(table.get("active_endings") or ())
    return verb and not word.lower().endswith(active)
