"""The working state of one article while the pipeline's components read it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kg.extraction.knowledge import Knowledge
from kg.model import Article, Finding, Mention, Paragraph
from kg.ontology import Cue
from kg.ontology.patterns import normalise

GAP_MARK = "..."
# Middle dots between joined names: Latin, Korean, Japanese.
INTERPUNCTS = "·ㆍ・"
# Spots do not overlap, but for the few that were extended; so many are looked at.
NEIGHBOURS = 3


@dataclass(slots=True)
class Spot:
    """A mention while it is being understood: characters `start`..`end` name `entity`.

    form: of the label (`name`, `adjective`, `metonym`, `short` ...), `possessive`, `compound`,
    `head` for an unlisted institution, `reference` for words that refer back. length: characters
    of the label that was found, which a compound or an inflected form exceeds. kind: of the entity,
    country, bloc, institution or technology.
    """

    entity: str
    start: int
    end: int
    form: str
    first: int = 0
    last: int = 0
    antecedent: tuple[int, int] | None = None
    length: int = 0
    kind: str = field(init=False)

    def __post_init__(self) -> None:
        self.kind = self.entity.partition(":")[0]

    @property
    def named(self) -> tuple[int, int]:
        """Where the entity is named: the antecedent of a reference back, else its own place."""
        return self.antecedent or (self.start, self.end)

    def echo(self, start: int, end: int, first: int, last: int) -> Spot:
        """A reference back to the entity by other words, or by none: `start` is then `end`."""
        return Spot(self.entity, start, end, "reference", first, last, self.named)


@dataclass(slots=True)
class Signal:
    """A cue of the lexicon in the text: tokens `first`..`last` inclusive."""

    cue: Cue
    start: int
    end: int
    first: int
    last: int

    @property
    def gapped(self) -> bool:
        """Whether the cue is in two pieces, with other words between."""
        return GAP_MARK in self.cue.written

    @property
    def tokens(self) -> Iterable[int]:
        """The tokens that are the cue's own: of one with a gap only the first and the last."""
        if self.gapped:
            return (self.first, self.last)
        return range(self.first, self.last + 1)


@dataclass(slots=True)
class Sentence:
    """A sentence: tokens `first`..`last` inclusive, with what was found in it, in text order.

    carried: the subject of a sentence shortly before, which this one may leave unsaid.
    """

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: Paragraph
    spots: list[Spot] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    carried: tuple[Spot, ...] = ()

    def words(self, *names: str) -> list[Signal]:
        """The signals of these lists in the lexicon's section `words`."""
        return [s for s in self.signals if s.cue.section == "words" and s.cue.name in names]


@dataclass(slots=True)
class Unit:
    """A noun phrase, or a coordination of several, that stands for actors or technologies.

    role: `actor`; `modifier` (part of an institution's description); `origin` (before a product);
    `possessor`; `attributive` (an adjective before another noun); `epithet` (a technology inside
    an institution's description); `technology`; `pronoun`.
    markers: names of the markers that precede (or follow) it; empty when bare.
    first, last: its tokens, from its determiner on; head: the token of its first mention.
    """

    spots: list[Spot]
    role: str
    markers: frozenset[str]
    first: int
    head: int
    last: int

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities, each once, in text order."""
        return tuple(dict.fromkeys(spot.entity for spot in self.spots))

    @property
    def is_actor(self) -> bool:
        """Whether it names countries, blocs or institutions."""
        return bool(self.spots) and self.spots[0].kind != "technology"


@dataclass(slots=True)
class Tokens:
    """Offsets and texts of an article's tokens, as plain lists for speed."""

    starts: list[int]
    ends: list[int]
    texts: list[str]
    tags: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, character: int) -> int:
        """Index of the token that holds `character`, or the last one before it."""
        return bisect_right(self.starts, character) - 1

    def begins(self, character: int) -> bool:
        """Whether a token begins at `character`."""
        index = self.at(character)
        return index >= 0 and self.starts[index] == character

    def cut(self, places: Iterable[int]) -> None:
        """Divide the tokens that hold `places` there; the pieces keep their tag."""
        for place in sorted(set(places), reverse=True):
            index = self.at(place)
            start = self.starts[index] if index >= 0 else place
            if start < place < self.ends[index]:
                text, end = self.texts[index], self.ends[index]
                self.ends[index], self.texts[index] = place, text[: place - start]
                self.starts.insert(index + 1, place)
                self.ends.insert(index + 1, end)
                self.texts.insert(index + 1, text[place - start :])
                self.tags.insert(index + 1, self.tags[index])


class Trained(Protocol):
    """What a trained pipeline of the user's says of the article (see `kg.extraction.trained`)."""

    def entity(self, sentence: Sentence, unit: Unit) -> str:
        """The label of the unit's first mention."""

    def path(self, sentence: Sentence, unit: Unit, trigger: Signal) -> str:
        """The dependencies between the unit and a predicate."""


def _start(part: Spot | Sentence) -> int:
    return part.start


@dataclass(slots=True)
class Reading:
    """Everything known so far about one article."""

    article: Article
    knowledge: Knowledge
    tokens: Tokens
    normal: str
    sentences: list[Sentence] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    based: list[tuple[Spot, Spot, Sentence]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    considered: dict[tuple[int, int], list[tuple[Spot, dict[str, float]]]] = field(
        default_factory=dict
    )
    features: dict[str, Mapping[str, float]] = field(default_factory=dict)
    trained: Trained | None = None
    types: dict[str, set[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    peaks: dict[str, int] = field(default_factory=dict)

    @classmethod
    def begin(cls, article: Article, knowledge: Knowledge, tokens: Tokens) -> Reading:
        """A fresh state for an article that has been tokenised."""
        script = knowledge.lexicon.morphology.script
        return cls(article, knowledge, tokens, normalise(article.text, script))

    def cut(self, places: Iterable[int]) -> None:
        """Let tokens begin at `places`, and find all parts of the sentences in them again."""
        tokens = self.tokens
        tokens.cut(places)
        for sentence in self.sentences:
            sentence.first = tokens.at(sentence.start)
            sentence.last = tokens.at(sentence.end - 1)
            parts: list[Spot | Signal] = [*sentence.spots, *sentence.signals]
            for part in parts:
                part.first, part.last = tokens.at(part.start), tokens.at(part.end - 1)

    def boundary(self, character: int) -> bool:
        """Whether a token begins or ends at the character."""
        if character <= 0 or character >= len(self.article.text):
            return True
        token = self.tokens.at(character)
        return self.tokens.starts[token] == character or self.tokens.ends[token] <= character

    def covers(self, start: int, end: int) -> bool:
        """Whether a spot covers some of the characters."""
        index = bisect_left(self.spots, end, key=_start)
        return any(spot.end > start for spot in self.spots[max(index - NEIGHBOURS, 0) : index])

    def add(self, spot: Spot) -> None:
        """Add a spot to those of the article, which stay sorted."""
        insort(self.spots, spot, key=_start)

    def drop(self, spot: Spot) -> None:
        """Remove a spot from those of the article, if it is one."""
        index = bisect_left(self.spots, spot.start, key=_start)
        while index < len(self.spots) and self.spots[index].start == spot.start:
            if self.spots[index] == spot:
                del self.spots[index]
                return
            index += 1

    def sentence_at(self, character: int) -> Sentence | None:
        """The sentence that holds a character."""
        index = bisect_right(self.sentences, character, key=_start) - 1
        found = self.sentences[index] if index >= 0 else None
        return found if found is not None and character < found.end else None

    def times(self, entity: str) -> int:
        """How often the text names the entity; for components after those that find names."""
        if not self.counts:
            self.counts.update(spot.entity for spot in self.spots)
        return self.counts[entity]

    def most(self, kind: str) -> int:
        """How often the text names the entity of a kind that it names most."""
        if kind not in self.peaks:
            entities = {spot.entity for spot in self.spots if spot.kind == kind}
            self.peaks[kind] = max(map(self.times, entities), default=0)
        return self.peaks[kind]

    def surface(self, start: int, end: int) -> str:
        """The article's text from `start` to `end`."""
        return self.article.text[start:end]

    def mention(self, spot: Spot) -> Mention:
        """A spot as the model has it, with its text."""
        surface = self.surface(spot.start, spot.end)
        return Mention(spot.entity, spot.start, spot.end, surface, spot.form, spot.antecedent)


def neighbour(reading: Reading, sentence: Sentence, step: int) -> Sentence | None:
    """The sentence `step` places after (or before) another one of the same paragraph, if any."""
    index = sentence.index + step
    if not 0 <= index < len(reading.sentences):
        return None
    found = reading.sentences[index]
    return found if found.paragraph is sentence.paragraph else None
