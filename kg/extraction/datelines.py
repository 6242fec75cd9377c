"""Datelines: the places before a dash at the beginning of a paragraph, which act in nothing.

"AMAUROTE, Utopia -- Company X ..." tells where the report was written, not who did it.
"""

from __future__ import annotations

from kg.extraction.reading import Reading, Sentence

DASHES = frozenset({"-", "–", "—", "--"})
# A dateline has at most so many tokens, and a place in capitals at least so many letters.
REACH = 14
LETTERS = 4


def dateline_end(reading: Reading, sentence: Sentence) -> int:
    """Index of the dash that ends the sentence's dateline, or -1 where it has none.

    A dateline begins a line with a place, in capitals or a metonym ("Berlin"), has no other
    actors than countries, and no words in small letters but conjunctions.
    """
    tokens, first = reading.tokens, sentence.first
    begin = tokens.starts[first]
    if begin and reading.article.text[begin - 1] != "\n":
        return -1
    dash = next(
        (
            t
            for t in range(first + 1, min(first + REACH, sentence.last))
            if tokens.texts[t] in DASHES and tokens.ends[t - 1] < tokens.starts[t]
        ),
        -1,
    )
    spots = [s for s in sentence.spots if s.last < dash]
    if not spots or any(s.kind != "country" for s in spots):
        return -1
    if not (_in_capitals(tokens.texts[first]) or all(s.form == "metonym" for s in spots)):
        return -1
    joining = {t for s in sentence.words("conjunction") for t in s.tokens}
    small = (
        t
        for t in range(first, dash)
        if tokens.texts[t][0].isalpha() and not tokens.texts[t][0].isupper() and t not in joining
    )
    return dash if next(small, None) is None else -1


def _in_capitals(word: str) -> bool:
    return len(word) >= LETTERS and word.isupper()
