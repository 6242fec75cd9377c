"""Stretches of text that may be names, where particles follow nouns directly."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.namedata import NameData
from kg.extraction.reading import Reading, Spot

# A name has at least so many letters.
SHORTEST_NAME = 3
ACTING = frozenset({"subject", "topic", "with"})
# Particles that name no place, and those that a name in Latin letters may have besides.
PERSONAL = frozenset({"subject", "topic", "with", "from", "object", "possessor"})
LINKING = frozenset({"conjunction"})
BODIES = frozenset({"Ministry", "Agency", "ArmedForce", "Laboratory", "University"})
PLACED = frozenset({"to", "at", "in", "dative"})
ODD_PIECES = 2
# In a word of so many syllables one of foreign sound is enough.
SHORT_WORD = 3


@dataclass(slots=True)
class Chunk:
    """A stretch of text between spaces and marks.

    end: where its particles begin. stop: where it ends. tags: of its morphemes up to `end`.
    role: the list of actors that it ends with.
    """

    start: int
    end: int
    stop: int
    text: str
    tags: tuple[str, ...]
    spot: Spot | None
    role: str = ""
    title: bool = False

    @property
    def bare(self) -> bool:
        """Whether no particle follows."""
        return self.end == self.stop

    @property
    def country(self) -> Spot | None:
        """The country that the chunk names and nothing else."""
        spot = self.spot
        whole = spot is not None and spot.end - spot.start == len(self.text)
        return spot if whole and spot is not None and spot.kind == "country" else None


class Transliterations:
    """Tells foreign words by their syllables.

    syllables: such as foreign words have and others hardly.
    """

    def __init__(self, syllables: str) -> None:
        self.syllables = frozenset(syllables)

    def foreign(self, word: str) -> bool:
        """Whether so many of the word's syllables are foreign that it can be no other."""
        number = sum(c in self.syllables for c in word)
        return number >= 2 or (number == 1 and len(word) <= SHORT_WORD)


class ChunkFinder:
    """The tables of a language whose particles follow nouns, and what stands beside a chunk."""

    # Characters between two words that stand side by side.
    space = 1

    def __init__(self, reading: Reading, data: NameData) -> None:
        self.reading = reading
        self.data = data
        self.text = reading.article.text
        written = {cue.written for cue in reading.knowledge.particles if " " not in cue.written}
        self.particles = tuple(sorted(written, key=lambda w: (-len(w), w)))
        self.endings = tuple(ending for ending, _ in data.endings)
        self.closers = tuple(sorted(data.closers))
        self.marks = tuple(x for x in sorted(data.legal) if len(x) == 1 and not x.isascii())
        self.acting = self._written(ACTING)
        self.placed = self._written(PLACED)
        self.personal = self._written(PERSONAL) - self.placed
        self.linking = self._written(LINKING)
        self.proper = self._listed("proper")
        self.common = self._listed("common")
        self.same = frozenset(self._listed("same"))
        self.regional = self._listed("regional")
        self.colleges = self._listed("colleges")
        self.prefixes = frozenset(self._listed("prefixes"))
        self.provinces = self._listed("provinces")
        self.governments = frozenset(self._listed("governments"))
        self.loans = Transliterations("".join(self._listed("foreign_syllables")))
        self.state = {
            str(ending): str(kind)
            for kind, endings in (data.table.get("state") or {}).items()
            for ending in endings
        }

    def _written(self, names: frozenset[str]) -> frozenset[str]:
        return frozenset(c.written for c in self.reading.knowledge.particles if c.name in names)

    def _listed(self, name: str) -> tuple[str, ...]:
        return tuple(map(str, self.data.table.get(name) or ()))

    def _regional(self, chunk: Chunk) -> bool:
        """Whether the chunk's ending shows a place or a group of people."""
        last = self.reading.tokens.at(chunk.end - 1)
        piece = self.text[self.reading.tokens.starts[last] : chunk.end]
        return chunk.text.endswith(self.regional) and (
            len(chunk.tags) == 1 or piece in self.regional
        )

    def _odd(self, chunk: Chunk) -> bool:
        """Whether the tagger knows no common noun there: a proper one, or crumbs."""
        if any(t.startswith(("NNP", "IC")) for t in chunk.tags):
            return not any("XSV" in t or "XSA" in t or "EF" in t for t in chunk.tags[1:])
        if not all(t.startswith(("N", "XSN", "XPN")) for t in chunk.tags):
            return False
        tokens = self.reading.tokens
        first, last = tokens.at(chunk.start), tokens.at(chunk.end - 1)
        single = sum(tokens.ends[i] - tokens.starts[i] == 1 for i in range(first, last + 1))
        return single >= ODD_PIECES

    def _from(self, chunks: list[Chunk], index: int, kind: str) -> int:
        """Where the name begins: with the country or region right before a body's name."""
        return chunks[self._owner(chunks, index) if kind in BODIES else index].start

    def _owner(self, chunks: list[Chunk], index: int) -> int:
        """The chunk where the name of a state's body begins.

        Its country, region and words such as "federal" stand right before.
        """
        first = index
        while first:
            before = chunks[first - 1]
            if not before.bare or chunks[first].start - before.stop != self.space:
                break
            if before.country is not None:
                return first - 1
            if before.text not in self.prefixes and not self._region(before):
                break
            first -= 1
        return first

    def _region(self, chunk: Chunk) -> bool:
        """Whether the chunk names a part of a country."""
        return (
            chunk.text.endswith(self.provinces)
            and len(chunk.text) >= SHORTEST_NAME
            and bool(chunk.spot or self._odd(chunk) or self.loans.foreign(chunk.text))
        )

    def _province(self, chunks: list[Chunk], index: int) -> bool:
        """Whether the chunk and the next are the government of a part of a country."""
        chunk = chunks[index]
        if index + 1 == len(chunks) or not chunk.bare or not self._region(chunk):
            return False
        following = chunks[index + 1]
        return following.start - chunk.stop == self.space and following.text in self.governments

    def _two_words(self, chunks: list[Chunk], index: int) -> int:
        """Where a company's name of two words begins, the second of which closes it; 0 for none."""
        chunk, before = chunks[index], chunks[index - 1]
        if not index or chunk.text not in self.proper or not before.bare:
            return 0
        if before.spot is not None or chunk.start - before.stop != self.space or not self.space:
            return 0
        if before.role or before.text in self.data.stops or before.text in self.data.cities:
            return 0
        named = self.loans.foreign(before.text) or before.tags[0].startswith(("NNP", "SL"))
        return before.start if named and not self._regional(before) else 0
