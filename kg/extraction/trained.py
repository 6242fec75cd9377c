"""A trained spaCy pipeline that a user has installed: its entities and parse as features.

Nothing depends on it: without one these features are absent. With one they count as much as
`kg calibrate` finds that they are worth.
"""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.errors import TechtiesError
from kg.extraction.reading import Reading, Sentence, Signal, Unit

LONGEST_PATH = 3


class Trained:
    """The analyses of one article's sentences by a trained pipeline, made when asked for."""

    def __init__(self, nlp: Language, reading: Reading) -> None:
        self.nlp = nlp
        self.reading = reading
        self._docs: dict[int, Doc] = {}

    def entity(self, sentence: Sentence, unit: Unit) -> str:
        """The label that the pipeline gives the unit's first mention, or "none"."""
        token = self._token(sentence, unit.spots[0].start)
        return (token.ent_type_ if token is not None else "") or "none"

    def path(self, sentence: Sentence, unit: Unit, trigger: Signal) -> str:
        """The dependencies from the unit up to where they meet the predicate's, and down to it.

        `nsubj^` is a subject of the predicate, `^obl` a predicate that hangs on the unit; "" where
        the pipeline has no parser, "far" where more than three lie between.
        """
        actor = self._token(sentence, unit.spots[-1].start)
        predicate = self._token(sentence, trigger.start)
        if actor is None or predicate is None or not actor.doc.has_annotation("DEP"):
            return ""
        up, down = _climb(actor), _climb(predicate)
        for height, token in enumerate(up):
            if token in down:
                depth = down.index(token)
                if height + depth > LONGEST_PATH:
                    return "far"
                above = "<".join(t.dep_ for t in up[:height])
                below = ">".join(t.dep_ for t in reversed(down[:depth]))
                return f"{above}^{below}"
        return "far"

    def _token(self, sentence: Sentence, character: int) -> Token | None:
        """The pipeline's token at a character of the article."""
        place = character - sentence.start
        span = self._doc(sentence).char_span(place, place + 1, alignment_mode="expand")
        return span.root if span is not None and len(span) else None

    def _doc(self, sentence: Sentence) -> Doc:
        if sentence.index not in self._docs:
            text = self.reading.article.text[sentence.start : sentence.end]
            self._docs[sentence.index] = self.nlp(text)
        return self._docs[sentence.index]


def _climb(token: Token) -> list[Token]:
    """The token and all that it hangs on, the nearest first."""
    found = [token]
    while found[-1].head != found[-1]:
        found.append(found[-1].head)
    return found


def load_pipeline(language: str, name: str) -> Language:
    """The installed pipeline of that name, or in that folder.

    Raises TechtiesError where it cannot be loaded or is of another language.
    """
    try:
        nlp = spacy.load(name)
    except Exception as error:  # whatever a foreign package brings forward
        reason = " ".join(str(error).split())
        raise TechtiesError(f"--model {language}={name}: cannot be loaded: {reason}") from error
    if nlp.lang != language:
        raise TechtiesError(f"--model {language}={name}: is a pipeline for {nlp.lang}")
    return nlp
