"""Names of institutions where no spaces stand between words: runs of nouns, cut where one ends.

What is a chunk between spaces elsewhere is here a run of nouns with the particles behind it. A run
is cut at countries' names, at nouns that describe actors, at numbers, and at legal forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extraction.capitals import Candidate
from kg.extraction.chunks import Chunk
from kg.extraction.heads import COMPANY
from kg.extraction.namedata import NameData
from kg.extraction.reading import INTERPUNCTS, Reading, Sentence, Signal, Spot
from kg.extraction.suffixed import CAPITALS_GLOSS, LATIN, SHORTEST_CAPITALS, SuffixedNames

GOVERNMENT = "SubnationalGovernment"
LONGEST_PLACE = 2
PLACES = frozenset({"in", "at"})
NOMINAL = ("NN", "XR", "XPN", "XSN", "SL")
BOUND = "NNB"
PLACE, PERSON, PROPER = "NNPL", "NNPH", "NNP"
LATIN_RUN = re.compile(r"[A-Z][A-Za-z&'’.-]*(?: [A-Z0-9][A-Za-z0-9&'’.-]*)*")
GLOSS = re.compile(r"[(（]([A-Z][A-Za-z .&-]*[a-z][A-Za-z .&-]*)[)）]")
# A name in kana alone has at least so many letters.
SHORTEST_KANA = 3
SHORTEST_UNKNOWN = 4
OPENING_QUOTES = ("「", "『", "“")
LONG_VOWEL = "ー"
KATAKANA = re.compile(rf"[ァ-ヺ{LONG_VOWEL}]+(?:[{INTERPUNCTS}=＝][ァ-ヺ{LONG_VOWEL}]+)*")
INNER = frozenset(f"{INTERPUNCTS}=＝&＆-")


class UnspacedNames(SuffixedNames):
    """Finds candidates in runs of nouns."""

    space = 0

    def __init__(self, reading: Reading, data: NameData) -> None:
        super().__init__(reading, data)
        self.letters = frozenset(reading.knowledge.short_forms)
        self.weak = self._listed("weak")
        self.governed = self._listed("governed")

    def _chunks(self, sentence: Sentence) -> list[Chunk]:
        found = [self._noun_chunk(first, last, sentence) for first, last in self._runs(sentence)]
        self._add_roles(sentence, found)
        return found

    def _runs(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """First and last token of each run of nouns."""
        cuts = self._cuts(sentence)
        begin: int | None = None
        for token in range(sentence.first, sentence.last + 1):
            inside = self._nominal(sentence, token)
            if begin is not None and (not inside or token in cuts or self._apart(token)):
                yield begin, token - 1
                begin = None
            if inside and begin is None:
                begin = token
        if begin is not None:
            yield begin, sentence.last

    def _cuts(self, sentence: Sentence) -> set[int]:
        """Tokens at which a run begins anew: at names and at describing nouns, and after them."""
        cuts: set[int] = set()
        for spot in sentence.spots:
            if spot.kind != "technology":
                cuts.add(spot.first)
                if spot.kind != "institution":
                    cuts.add(spot.last + 1)
        for signal in sentence.signals:
            if signal.cue.section == "actors" and not self._regional_body(sentence, signal):
                cuts |= {signal.first, signal.last + 1}
        for token in range(sentence.first, sentence.last + 1):
            if self.reading.tokens.texts[token] in self.data.legal:
                cuts |= {token, token + 1}
        return cuts

    def _regional_body(self, sentence: Sentence, signal: Signal) -> bool:
        """Whether a government is that of the place before it, which is no country."""
        before = signal.first - 1
        if signal.cue.name != "government" or self.reading.tokens.tags[before] != PLACE:
            return False
        return not any(s.first <= before <= s.last for s in sentence.spots)

    def _nominal(self, sentence: Sentence, token: int) -> bool:
        tokens = self.reading.tokens
        tag = tokens.tags[token]
        if tag.startswith(NOMINAL):
            counter = token > sentence.first and tokens.tags[token - 1] == "SN"
            return tag != BOUND and not counter
        return tokens.texts[token] in INNER and self._links(sentence, token)

    def _links(self, sentence: Sentence, token: int) -> bool:
        """Whether a mark between two words belongs to a foreign name."""
        if not sentence.first < token < sentence.last:
            return False
        texts, named = self.reading.tokens.texts, sentence.spots
        if any(s.first in (token - 1, token + 1) and s.kind != "technology" for s in named):
            return False
        kana = KATAKANA.fullmatch(texts[token - 1]) and KATAKANA.fullmatch(texts[token + 1])
        return bool(kana) or (texts[token - 1].isascii() and texts[token + 1].isascii())

    def _apart(self, token: int) -> bool:
        """Whether white space before a token divides it from the run; Latin names may have some."""
        tokens = self.reading.tokens
        gap = tokens.starts[token] - tokens.ends[token - 1]
        if not gap:
            return False
        return not (tokens.tags[token] == tokens.tags[token - 1] == "SL" and gap == 1)

    def _noun_chunk(self, first: int, last: int, sentence: Sentence) -> Chunk:
        tokens = self.reading.tokens
        start, end, stop = tokens.starts[first], tokens.ends[last], tokens.ends[last]
        token = last + 1
        while (
            token <= sentence.last
            and tokens.starts[token] == stop
            and tokens.tags[token].startswith("J")
        ):
            stop = tokens.ends[token]
            token += 1
        spot = next((s for s in sentence.spots if s.start < end and start < s.end), None)
        if spot is not None and spot.kind == "technology" and spot.end - spot.start < end - start:
            # A word of a foreign name says nothing of a technology.
            spot = None if KATAKANA.fullmatch(self.text[start:end]) else spot
        tags = tuple(tokens.tags[first : last + 1])
        return Chunk(start, end, stop, self.text[start:end], tags, spot)

    # -- one chunk -----------------------------------------------------------------------------

    def _at(
        self, sentence: Sentence, chunks: list[Chunk], index: int, described: bool
    ) -> Candidate | None:
        chunk = chunks[index]
        if chunk.text in self.data.legal:
            return None
        if self._governs(chunk):
            return Candidate(chunk.start, chunk.end, sentence, GOVERNMENT, "head", sure=True)
        if self._plain_place(chunk):
            return None
        return super()._at(sentence, chunks, index, described)

    def _governs(self, chunk: Chunk) -> bool:
        """Whether a place below a country acts, and so its government."""
        tail = self.text[chunk.end : chunk.stop]
        return (
            chunk.spot is None
            and chunk.text.endswith(self.governed)
            and chunk.tags[0] == PLACE
            and all(t in (PLACE, "XSN", "NNG") for t in chunk.tags)
            and len(chunk.tags) <= LONGEST_PLACE
            and tail in self.acting
        )

    def _plain_place(self, chunk: Chunk) -> bool:
        """Whether the chunk is nothing but a place, or a person's name."""
        return all(t in (PLACE, PERSON) for t in chunk.tags)

    def _legal(self, chunks: list[Chunk], index: int) -> tuple[str, str]:
        chunk = chunks[index]
        for before, after in pairwise(chunks[max(index - 1, 0) : index + 2]):
            form = before if after is chunk else after
            if before.end == after.start and form.text in self.data.legal:
                return COMPANY, "head"
        return super()._legal(chunks, index)

    def _beside_country(self, chunks: list[Chunk], index: int) -> bool:
        """Whether a country's name stands right before the chunk, bare or as its owner."""
        if not index:
            return False
        before, chunk = chunks[index - 1], chunks[index]
        spot = before.spot
        tail = self.text[before.end : before.stop]
        return (
            spot is not None
            and spot.kind == "country"
            and before.stop == chunk.start
            and (spot.start, spot.end) == (before.start, before.end)
            and (tail == "" or tail in self._copulas())
        )

    def _place_only(self, chunk: Chunk) -> bool:
        """Whether the particle behind the chunk marks nothing but where something happens."""
        tail = self.text[chunk.end : chunk.stop]
        names = {c.name for c in self.reading.knowledge.particles if c.written == tail}
        return bool(names) and names <= PLACES

    def _unknown(self, chunk: Chunk) -> bool:
        """Whether the chunk is a foreign word that no dictionary has, and acts."""
        tail = self.text[chunk.end : chunk.stop]
        quoted = self.text[chunk.start - 1 : chunk.start] in OPENING_QUOTES
        return (
            all(t == PROPER for t in chunk.tags)
            and len(chunk.text) >= SHORTEST_UNKNOWN
            and tail in self.acting
            and not (quoted or chunk.spot or chunk.role)
        )

    def _acts(self, chunk: Chunk) -> bool:
        """Whether a chunk after a country's name is an unknown name, no place, that acts."""
        text = chunk.text
        if chunk.spot is not None or chunk.role or text in self.data.cities:
            return False
        if LATIN_RUN.fullmatch(text):
            return text not in self.data.not_names and len(text) >= SHORTEST_CAPITALS
        if self._regional(chunk) or chunk.tags[-1] == PLACE or self._place_only(chunk):
            return False
        if KATAKANA.fullmatch(text):
            # After a country's one letter the press writes hardly anything but names so.
            odd = self._odd(chunk) or self.text[chunk.start - 1] in self.letters
            return (odd or not text.isalpha()) and len(text) >= SHORTEST_KANA
        tail = self.text[chunk.end : chunk.stop]
        if tail in self.personal | self.placed and self._company(text):
            return True
        return tail in self.personal and chunk.tags[-1] == PROPER

    def _foreign(self, chunk: Chunk) -> bool:
        """Whether the chunk is in foreign letters and acts, or has inner capitals."""
        text = chunk.text
        if KATAKANA.fullmatch(text):
            return self._unknown(chunk)
        if not LATIN_RUN.fullmatch(text) or text in self.data.not_names:
            return False
        if LATIN.fullmatch(text) and super()._foreign(chunk):
            return True
        tail = self.text[chunk.end : chunk.stop]
        return len(text) >= SHORTEST_CAPITALS and tail in self.acting

    def _head(self, chunk: Chunk) -> str:
        """The class that the chunk's last part shows, or ""."""
        kind = super()._head(chunk)
        beside = self._country_at(chunk.start)
        if not kind and beside:
            # After its country even common nouns name a body ("Utopia atomic commission").
            kind = self._body(chunk.text)
        named = any(t.startswith(PROPER) or t == "SL" for t in chunk.tags)
        if not kind or named or not chunk.text.endswith(self.weak):
            return kind
        return kind if beside or CAPITALS_GLOSS.match(self.text, chunk.stop) else ""

    def _body(self, text: str) -> str:
        """The class, other than a company's, whose closing word a text of several words has."""
        if text.endswith(self.closers):
            return ""
        found = ((end, kind) for end, kind in self.data.endings if text.endswith(end))
        end, kind = next(found, ("", ""))
        return kind if kind != COMPANY and len(text) - len(end) > 1 else ""

    def _company(self, text: str) -> bool:
        """Whether the text ends as companies' names do, with more than common words before."""
        return any(
            kind == COMPANY and text.endswith(end) and self._front(text.removesuffix(end))
            for end, kind in self.data.endings
        )

    def _front(self, front: str) -> bool:
        return len(front) > 1 and front not in self.data.stops

    def _from(self, chunks: list[Chunk], index: int, kind: str) -> int:
        """Where the name begins: with the country right before a body's name."""
        start = chunks[index].start
        if not kind or kind == COMPANY or not index:
            return super()._from(chunks, index, kind)
        before = chunks[index - 1]
        spot = before.spot
        whole = spot is not None and (spot.start, spot.end) == (before.start, before.end)
        if before.end != start or spot is None or spot.kind != "country" or not whole:
            return super()._from(chunks, index, kind)
        return before.start

    def _country_at(self, end: int) -> bool:
        """Whether a country's name ends at the character."""
        return any(s.end == end and s.kind == "country" for s in self.reading.spots)

    def _odd(self, chunk: Chunk) -> bool:
        """Whether the analyser knows no common noun there."""
        return any(t == PROPER for t in chunk.tags)

    def _nameish(self, chunk: Chunk) -> bool:
        """Whether the morphemes are no compound of common nouns."""
        if len(chunk.text) < SHORTEST_KANA or chunk.tags[-1] == PLACE:
            return False
        if (KATAKANA.fullmatch(chunk.text) or self._company(chunk.text)) and not chunk.role:
            return chunk.text not in self.data.stops
        return any(t in (PROPER, "SL", PERSON) for t in chunk.tags)

    def _glossed(self, chunk: Chunk, *, beside: bool = False) -> bool:
        """Whether a foreign name in mixed capitals follows in brackets."""
        spot: Spot | None = chunk.spot
        if spot is not None and (spot.kind != "technology" or spot.end >= chunk.end):
            return False
        match = GLOSS.match(self.text, chunk.stop)
        if match is None:
            return super()._glossed(chunk, beside=beside)
        return self._nameish(chunk) and match.group(1) not in self.data.not_names
