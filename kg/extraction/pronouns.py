"""Pronouns of languages that decline them: their case, their number, and relative clauses.

The lexicon's lists `pronoun-CASE` and `antecedent-CASE` hold forms that show a case (the name of a
marker), or `article` for relative pronouns that are articles elsewhere; `singular` lists forms
that mean one only, `impersonal` those that mean whoever speaks.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.reading import Reading, Sentence, Signal, Spot

ARTICLE = "article"
CASES = frozenset({"object", "dative"})
IMPERSONAL = "impersonal"
# How subjects are marked, and what a sentence is about ("as for Utopia, it ...").
TOPICAL = frozenset({"subject", "topic", "about"})
# A relative clause has at least so many words after its pronoun.
SHORTEST_CLAUSE = 2


def case_of(signal: Signal) -> frozenset[str]:
    """The marker that the form of a pronoun shows, if any."""
    return CASES & {signal.cue.name.partition("-")[2]}


def opens_clause(reading: Reading, sentence: Sentence, token: int) -> bool:
    """Whether an article is a relative pronoun: a comma precedes, and a verb ends its clause.

    A preposition may stand between the comma and the pronoun. The verb is a word in small letters.
    """
    texts = reading.tokens.texts
    first = min(
        (s.first for s in sentence.signals if s.cue.section == "markers" and s.last == token - 1),
        default=token,
    )
    if first <= sentence.first or texts[first - 1] != ",":
        return False
    end = token + 1
    while end <= sentence.last and (texts[end][0].isalnum() or texts[end] in "-&/„“\"'"):
        end += 1
    return end - token > SHORTEST_CLAUSE and texts[end - 1].islower() and texts[end - 1].isalpha()


def declined(reading: Reading, sentence: Sentence, signal: Signal) -> tuple[Spot, ...]:
    """Whom of its own sentence a pronoun means that shows case and number, if anybody."""
    if signal.cue.name == IMPERSONAL:
        return _speaker(sentence, signal.first)
    return _earlier_subject(reading, sentence, signal.first)


def _earlier_subject(reading: Reading, sentence: Sentence, token: int) -> tuple[Spot, ...]:
    """The first bare actor of the sentence, where a comma or a colon parts it from `token`."""
    for unit in sentence.units:
        if unit.last >= token:
            break
        if unit.is_actor and unit.role == "actor" and not unit.markers:
            between = reading.tokens.texts[unit.last + 1 : token]
            return tuple(unit.spots) if {",", ":"} & set(between) else ()
    return ()


def _speaker(sentence: Sentence, token: int) -> tuple[Spot, ...]:
    """The first actor of the sentence before `token`, whatever marks it."""
    acting = (u for u in sentence.units if u.last < token and u.is_actor and u.role == "actor")
    unit = next(acting, None)
    return tuple(unit.spots) if unit is not None else ()


def agrees(reading: Reading, signal: Signal, spots: tuple[Spot, ...]) -> bool:
    """Whether a pronoun can mean so many: one in the singular means one only."""
    return len(spots) == 1 or signal.cue.written not in reading.knowledge.lexicon.words(
        "words", "singular"
    )


def subject_before(sentence: Sentence, token: int) -> tuple[Spot, ...]:
    """The first bare actor of the sentence, where it stands before `token`."""
    for unit in sentence.units:
        if unit.first >= token:
            break
        if unit.is_actor and unit.role == "actor" and not unit.markers - TOPICAL:
            return tuple(unit.spots)
    return ()


def antecedent_of(
    reading: Reading, sentence: Sentence, token: int, named: Sequence[tuple[int, Spot]]
) -> tuple[Spot, ...]:
    """What a relative pronoun means: the actors named directly before it.

    A preposition that belongs to the pronoun and a comma may stand between ("in which"). named:
    the actors of the article so far.
    """
    if token == sentence.first:
        # "Deren Werk ...": whatever was named last.
        return tuple(spot for _, spot in named[-1:])
    last = token - 1
    markers = [s.first for s in sentence.signals if s.cue.section == "markers" and s.last == last]
    last = min(markers, default=token) - 1
    if last > sentence.first and reading.tokens.texts[last] == ",":
        last -= 1
    for unit in sentence.units:
        if unit.is_actor and unit.last == last and unit.role != "modifier":
            return tuple(unit.spots)
    return ()
