"""Clauses whose verb is an infinitive with its mark: "..., Utopia to supply".

Their subject stands in the clause before, so that bare names inside are objects; and what they
name may be what the predicate before them is about ("forbids X to export lasers to Utopia").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.reading import Reading, Sentence


def infinitive_clauses(
    reading: Reading, sentence: Sentence, clauses: Sequence[int]
) -> frozenset[int]:
    """The numbers of the sentence's clauses that have an infinitive; never of its first clause.

    The lexicon's table `marked_infinitive` is an expression for such an infinitive, with its mark.
    """
    shape = reading.knowledge.lexicon.tables.get("marked_infinitive")
    if not shape:
        return frozenset()
    texts, first = reading.tokens.texts, sentence.first
    return frozenset(
        clauses[token - first]
        for token in range(first + 1, sentence.last + 1)
        if clauses[token - first] > 0
        and (
            re.fullmatch(shape, texts[token])
            or re.fullmatch(shape, f"{texts[token - 1]} {texts[token]}")
        )
    )
