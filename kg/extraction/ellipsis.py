"""Subjects that a sentence leaves out because the one before has named them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.endings import AUXILIARY_PARTICLE, FINAL, NOMINATIVE
from kg.extraction.reading import Reading, Sentence, Spot, Unit

SUBJECTS = frozenset({"subject", "topic"})
NOUN_TAGS = ("N", "S", "XSN", "XPN", "U")


def drops_subject(reading: Reading, sentence: Sentence) -> bool:
    """Whether a finite sentence has neither a nominative nor a topic, by the tags of its particles.

    Only for languages whose tokens are tagged; elsewhere it never does.
    """
    tags = reading.tokens.tags
    topics = {c.written for c in reading.knowledge.particles if c.name == "topic"}
    finite = False
    for index in range(sentence.first, sentence.last + 1):
        tag = tags[index]
        finite = finite or tag.endswith(FINAL)
        if tag == NOMINATIVE:
            return False
        if (
            tag == AUXILIARY_PARTICLE
            and reading.tokens.texts[index] in topics
            and (index > sentence.first and tags[index - 1].startswith(NOUN_TAGS))
        ):
            return False
    return finite


def names_subject(reading: Reading, sentence: Sentence, clauses: Sequence[int], token: int) -> bool:
    """Whether a nominative or topic stands in the clause of `token`, before it."""
    tags, texts = reading.tokens.tags, reading.tokens.texts
    topics = {c.written for c in reading.knowledge.particles if c.name == "topic"}
    clause = clauses[token - sentence.first]
    return any(
        clauses[i - sentence.first] == clause
        and (tags[i] == NOMINATIVE or (tags[i] == AUXILIARY_PARTICLE and texts[i] in topics))
        for i in range(sentence.first, token)
    )


def carried_on(
    sentence: Sentence, subject: tuple[Spot, ...], markers: frozenset[str] = frozenset()
) -> Unit:
    """A unit without words of its own at the sentence's beginning, for the subject left out.

    markers: what the unit is marked with, as a unit with words would be.
    """
    start, first = sentence.start, sentence.first
    echoes = [s.echo(start, start, first, first) for s in subject]
    return Unit(echoes, "pronoun", markers, first, first, first)


def told_later(reading: Reading, sentence: Sentence) -> tuple[Spot, ...]:
    """The subject of the sentence after this one: "We will part with X." is said by who follows."""
    if sentence.index + 1 >= len(reading.sentences):
        return ()
    following = reading.sentences[sentence.index + 1]
    if following.paragraph is not sentence.paragraph:
        return ()
    for unit in following.units:
        if unit.is_actor and unit.role == "actor" and unit.markers & SUBJECTS:
            return tuple(unit.spots)
    return ()
