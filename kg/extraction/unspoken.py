"""Events without a predicate that the lexicon knows.

News has more verbs than a lexicon. Where a clause has none that is known, its grammar alone makes
some events likely: one actor doing something "with" another, or several actors as the subject of
one clause about a technology. Such readings are proposals; their confidence decides.
"""

from __future__ import annotations

from kg.extraction.reading import Sentence, Signal, Unit
from kg.ontology import Cue

ACCOMPANIED = "accompanied"
GROUPED = "grouped"


def unspoken(sentence: Sentence, clauses: list[int], triggers: list[Signal]) -> list[Signal]:
    """Stand-ins for predicates, in clauses of the sentence that have no known one.

    Their cues name the senses `accompanied` (at a phrase marked `with`) and `grouped` (at a
    coordinated bare subject).
    """
    if not any(unit.role == "technology" for unit in sentence.units):
        return []
    spoken = {clauses[t.first - sentence.first] for t in triggers}
    found = []
    for unit in sentence.units:
        if not unit.is_actor or clauses[unit.head - sentence.first] in spoken:
            continue
        if "with" in unit.markers and unit.role == "actor":
            found.append(_stand_in(unit, ACCOMPANIED))
        elif len(unit.entities) > 1 and unit.role == "actor" and not (
            unit.markers - {"subject", "topic"}
        ):
            found.append(_stand_in(unit, GROUPED))
    return found


def _stand_in(unit: Unit, sense: str) -> Signal:
    start, end = unit.spots[0].start, unit.spots[-1].end
    return Signal(Cue("senses", sense, ""), start, end, unit.head, unit.last)
