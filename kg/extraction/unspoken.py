"""Events without a predicate that the lexicon knows.

News has more verbs than a lexicon. Where a clause has none that is known, its grammar alone makes
some events likely: one actor doing something "with" another, or several actors as the subject of
one clause about a technology. Such readings are proposals; their confidence decides.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from kg.extraction.reading import Sentence, Signal, Unit
from kg.ontology import Cue

# Senses by the marker of a phrase, and for amounts of money and coordinated subjects.
MARKED = {"with": "accompanied", "from": "obtained", "to": "brought", "between": "paired"}
# Markers that one preposition stands for say too little: "de" (from, of), "à" (to, in).
AMBIGUOUS = (frozenset({"from", "possessor"}), frozenset({"to", "in", "dative"}))
PAID = "paid"
GROUPED = "grouped"
# Tokens from the name of a quantity ("million") to a currency, its sign or its name.
SIGN_REACH = 3
CURRENCY_SIGN = "Sc"


def unspoken(
    sentence: Sentence,
    texts: Sequence[str],
    clauses: list[int],
    triggers: list[Signal],
    symmetric: Callable[[str], bool],
) -> list[Signal]:
    """Stand-ins for predicates, in clauses of the sentence that have no known one.

    Their cues name the senses `accompanied`, `obtained`, `brought` and `paired` (at phrases marked
    with, from, to and between), `grouped` (at a coordinated bare subject) and `paid` (at an amount
    of money). texts: those of the article's tokens. symmetric: whether a list of cues names a
    symmetric sense; doing something "with" somebody goes together with any other predicate.
    """
    if not any(unit.role == "technology" for unit in sentence.units):
        return []
    spoken = {clauses[t.first - sentence.first] for t in triggers}
    found = [
        Signal(Cue("senses", PAID, ""), s.start, s.end, s.first, s.last)
        for s in sentence.words("money")
        if clauses[s.first - sentence.first] not in spoken and not _counts(sentence, texts, s)
    ]
    joined = {clauses[t.first - sentence.first] for t in triggers if symmetric(t.cue.name)}
    for unit in sentence.units:
        clause = clauses[unit.head - sentence.first]
        if unit.role != "actor" or clause in joined:
            continue
        if "with" in unit.markers and clause in spoken:
            found.append(_stand_in(unit, MARKED["with"]))
        if clause in spoken:
            continue
        if not any(pair <= unit.markers for pair in AMBIGUOUS):
            marked = sorted(unit.markers & MARKED.keys())
            found += [_stand_in(unit, MARKED[name]) for name in marked]
        if len(unit.entities) > 1 and not unit.markers - {"subject", "topic"}:
            found.append(_stand_in(unit, GROUPED))
    return found


def _counts(sentence: Sentence, texts: Sequence[str], quantity: Signal) -> bool:
    """Whether a quantity is none of money: no currency is beside it, though the lexicon has some.

    A cue of money that is no mere quantity, such as a currency's name, is in neither list.
    """
    quantities = {s.first for s in sentence.words("quantity")}
    if quantity.first not in quantities:
        return False
    near = texts[max(quantity.first - SIGN_REACH, sentence.first) : quantity.last + 2]
    signed = any(unicodedata.category(c) == CURRENCY_SIGN for text in near for c in text)
    named = any(0 < s.first - quantity.last <= SIGN_REACH for s in sentence.words("currency"))
    return not (signed or named)


def _stand_in(unit: Unit, sense: str) -> Signal:
    start, end = unit.spots[0].start, unit.spots[-1].end
    return Signal(Cue("senses", sense, ""), start, end, unit.head, unit.last)
