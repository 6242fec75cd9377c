"""Whether something is so, is planned, or is denied."""

from __future__ import annotations

import re

from kg.extraction.reading import Reading, Sentence, Signal, neighbour
from kg.model import Status

NEAR = 9
# Tokens from a predicate to what is said of it afterwards: that it is planned, or denied.
AFTER, DENIED_AFTER = 7, 5
# A sentence that only denies the one before has at most so many tokens.
DENIAL = 14
# Tokens that a word of a list named NAME-here reaches over, inside its own clause.
HERE, HERE_REACH = "-here", 5


def status_of(
    sentence: Sentence,
    trigger: Signal,
    clauses: list[int],
    order: str,
    *,
    forward: bool = False,
) -> Status:
    """Status of the event that `trigger` expresses.

    clauses: clause numbers of the sentence's tokens. order: `svo` or `v2`, which says on which side
    of the predicate modality stands. The lexicon's lists: `negated`, `planned`, `decided`
    (words that make a plan an agreed fact), `tentative` (planned, whatever was decided), `denied`
    (words that deny all of the sentence before them), and `neutral` (longer expressions that say
    none of these, such as "not only"). forward: whether such words always belong to the predicate
    that follows them. Words of `negated-here` deny the next verb alone.
    """
    signals = [s for s in sentence.signals if s.cue.section == "status"]
    neutral = [s for s in signals if s.cue.name == "neutral"]
    votes = {
        s.cue.name.removesuffix(HERE)
        for s in signals
        if not any(n.start <= s.start and s.end <= n.end for n in neutral)
        and not _own_negation(s, trigger)
        and _governs(s, trigger, sentence, clauses, order)
        and not (forward and _of_next(s, trigger, sentence, clauses))
    }
    if "negated" in votes or _denied(signals, trigger):
        return "negated"
    if "tentative" in votes or ("planned" in votes and "decided" not in votes):
        return "planned"
    return "asserted"


def denied_next(reading: Reading, sentence: Sentence) -> bool:
    """Whether the next sentence denies this one: a short one without actors of its own."""
    after = neighbour(reading, sentence, 1)
    return (
        after is not None
        and after.last - after.first < DENIAL
        and not any(unit.is_actor for unit in after.units)
        and any(s.cue.section == "status" and s.cue.name == "denied" for s in after.signals)
    )


def _of_next(signal: Signal, trigger: Signal, sentence: Sentence, clauses: list[int]) -> bool:
    """Whether a word behind the predicate stands before another one of its clause."""
    first = sentence.first
    return signal.first > trigger.last and any(
        s.cue.section == "senses"
        and 0 < s.first - signal.last <= NEAR
        and clauses[s.first - first] == clauses[signal.first - first]
        for s in sentence.signals
    )


def _denied(signals: list[Signal], trigger: Signal) -> bool:
    """Whether what the sentence says of the event is denied after it."""
    return any(s.cue.name == "denied" and s.start >= trigger.end for s in signals)


def _own_negation(signal: Signal, trigger: Signal) -> bool:
    """Whether a negation is one of the predicate's own words: "may not sell", "end dependence"."""
    if signal.cue.name != "negated" or not (
        trigger.first <= signal.first and signal.last <= trigger.last
    ):
        return False
    if trigger.gapped:
        return signal.first == trigger.first or signal.cue.written in re.split(
            r"[\s()|]+", trigger.cue.written
        )
    return trigger.last - trigger.first >= signal.last - signal.first


def _governs(
    signal: Signal, trigger: Signal, sentence: Sentence, clauses: list[int], order: str
) -> bool:
    breaks = clauses[trigger.first - sentence.first] - clauses[signal.first - sentence.first]
    gap = trigger.first - signal.last
    if signal.first <= trigger.last and trigger.first <= signal.last:
        return True
    if signal.cue.name.endswith(HERE):
        return breaks == 0 and 0 < gap <= HERE_REACH
    if order == "v2":
        return breaks == 0 or (0 < gap <= NEAR and breaks == 1)
    if gap < 0:
        reach = DENIED_AFTER if signal.cue.name == "negated" else AFTER
        return breaks == 0 and signal.first - trigger.last <= reach
    return gap <= NEAR and breaks <= 1
