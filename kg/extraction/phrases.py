"""Noun phrases: how each mention stands in its sentence, and which belong together.

A country's name can be an actor ("Utopia agreed"), describe one ("Utopian chip makers", "Utopia's
trade minister"), modify an institution ("the Utopian firm X"), or tell where a product comes
from ("Utopian chips"). What decides is the words beside it; the lexicon lists them. How phrases
are built depends on the word order: see `headinitial`, `postposed` and `headfinal`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.reading import INTERPUNCTS, Reading, Sentence, Signal, Spot, Unit

# "the Utopian company": a description that stands for an institution named before.
DEFINITE = "definite"
JOINERS = frozenset(f",/&{INTERPUNCTS}、+-–")
QUOTES = frozenset("\"'“”‘’„»«「」『』")
# Units that describe another one and take no part in coordinations.
DESCRIBING = frozenset({"modifier", "epithet"})
ACTOR_NOUNS = ("official", "government", "group", "industry", "epithet")


class PhraseBuilder:
    """Turns the spots of each sentence into units: noun phrases with role and markers."""

    def __call__(self, doc: Doc) -> Doc:
        """Build the units.

        doc (Doc): A Doc with spots and signals in `doc._.reading`.
        RETURNS (Doc): The same Doc, with units in the reading's sentences.
        """
        reading: Reading = doc._.reading
        for sentence in reading.sentences:
            if sentence.spots:
                sentence.signals = _outside_names(sentence)
                sentence.units = phrases_of(reading, sentence).units()
        return doc


def _outside_names(sentence: Sentence) -> list[Signal]:
    """The sentence's signals without those that begin inside a name.

    A technology's name may say what is done ("chip design"), but not that it is planned or denied.
    """
    names = [s for s in sentence.spots if s.form != "compound"]
    return [
        signal
        for signal in sentence.signals
        if not any(
            n.start <= signal.start < n.end
            and (n.kind != "technology" or signal.cue.section == "status")
            for n in names
        )
    ]


class Phrases(ABC):
    """The noun phrases of one sentence; what both word orders share."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading = reading
        self.sentence = sentence
        self.texts = reading.tokens.texts
        self.tags = reading.tokens.tags
        self.spot_at: dict[int, Spot] = {}
        for spot in sentence.spots:
            for token in range(spot.first, spot.last + 1):
                self.spot_at.setdefault(token, spot)
        self.cues: dict[int, list[Signal]] = {}
        self.closing: dict[int, list[Signal]] = {}
        for signal in sentence.signals:
            for token in signal.tokens:
                self.cues.setdefault(token, []).append(signal)
            self.closing.setdefault(signal.last, []).append(signal)

    @abstractmethod
    def units(self) -> list[Unit]:
        """Units in text order, coordinations joined."""

    @abstractmethod
    def markers_at(self, first: int, last: int, end: int) -> tuple[frozenset[str], int]:
        """Markers of the phrase whose head begins at token `first` and ends at character `end`.

        last: the phrase's last token. Returns the markers' names and the phrase's first token.
        """

    def owned(self, last: int, end: int) -> Spot | None:  # noqa: ARG002
        """The institution that a phrase ending at token `last`, character `end` describes."""
        return None

    def particles_after(self, end: int) -> set[str]:
        """Names of the particles that directly follow character `end`, longest match."""
        text = self.reading.article.text
        best: set[str] = set()
        length = 0
        for cue in self.reading.knowledge.particles_by_letter.get(text[end : end + 1], ()):
            size = len(cue.written)
            if size >= length and text.startswith(cue.written, end):
                if self._goes_on(end + size):
                    continue
                best = {cue.name} if size > length else best | {cue.name}
                length = size
        return best

    def _goes_on(self, end: int) -> bool:
        """Whether the word of a particle that would end at `end` is longer."""
        if not self.reading.knowledge.lexicon.morphology.spaced:
            return not self.reading.boundary(end)
        following = self.reading.article.text[end : end + 1]
        return following.isalnum() and not following.isascii()

    @abstractmethod
    def coordinated(self, units: list[Unit]) -> list[Unit]:
        """`units`, in text order, with coordinations joined into one unit each."""

    def _merged(self, left: Unit, right: Unit) -> Unit:
        """One unit of two; the markers are those of the side that carries them."""
        role = "actor" if "actor" in (left.role, right.role) else right.role
        return replace(
            left,
            spots=left.spots + right.spots,
            last=right.last,
            markers=right.markers,
            role=role,
        )

    def _actor_noun(self, token: int) -> str:
        """Which list of actor nouns the word at `token` is in, or "" for none."""
        return next((name for name in ACTOR_NOUNS if self._has(token, "actors", name)), "")

    def _has(self, token: int, section: str, name: str) -> bool:
        return any(
            s.cue.section == section and s.cue.name == name for s in self.cues.get(token, ())
        )

    def _end(self, token: int) -> int:
        spot = self.spot_at.get(token)
        return spot.end if spot is not None else self.reading.tokens.ends[token]


BY_STRUCTURE: dict[str, Callable[[Reading, Sentence], Phrases]] = {}


def phrases_of(reading: Reading, sentence: Sentence) -> Phrases:
    """The reader of noun phrases for the word order of the reading's language."""
    return BY_STRUCTURE[reading.knowledge.structure](reading, sentence)


@Language.factory("techties_phrases")
def make_phrase_builder(nlp: Language, name: str) -> PhraseBuilder:  # noqa: ARG001
    """Create a PhraseBuilder.

    nlp (Language): The pipeline. name (str): The component's name.
    RETURNS (PhraseBuilder): The component.
    """
    return PhraseBuilder()
