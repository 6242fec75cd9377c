"""Names of institutions in languages without capitals that put particles after nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.capitals import Candidate
from kg.extraction.chunks import BODIES, SHORTEST_NAME, Chunk, ChunkFinder
from kg.extraction.heads import COMPANY, FORCE
from kg.extraction.reading import INTERPUNCTS, Sentence, Spot

CHUNK = re.compile(r"[^\s()\[\]{}<>（）,.…;:!?\"'“”‘’「」『』《》〈〉" + INTERPUNCTS + "/]+")
GLOSS = re.compile(r"\(([A-Z][A-Za-z]*[a-z][A-Za-z]*)\)")
CAPITALS_GLOSS = re.compile(r"\(([A-Z][A-Z*&-]{1,8})\)")
LATIN = re.compile(r"[A-Za-z][A-Za-z&-]*")
SHORTEST_CAPITALS, SHORTEST_MIXED = 3, 4


class SuffixedNames(ChunkFinder):
    """Finds candidates by closing head words, foreign letters, brackets and apposition."""

    def find(self) -> Iterator[Candidate]:
        """The candidates, in order."""
        for sentence in self.reading.sentences:
            chunks = self._chunks(sentence)
            described = False
            for index in range(len(chunks)):
                candidate = self._at(sentence, chunks, index, described)
                if candidate is not None:
                    yield candidate
                described = self._describes(chunks, index, candidate is not None and described)

    def _chunks(self, sentence: Sentence) -> list[Chunk]:
        found: list[Chunk] = []
        spots, index = sentence.spots, 0
        for match in CHUNK.finditer(self.text, sentence.start, sentence.end):
            start, stop = match.span()
            while index < len(spots) and spots[index].end <= start:
                index += 1
            spot = spots[index] if index < len(spots) and spots[index].start < stop else None
            found.append(self._chunk(start, stop, spot))
        self._add_roles(sentence, found)
        return found

    def _chunk(self, start: int, stop: int, spot: Spot | None) -> Chunk:
        tokens = self.reading.tokens
        first, last = tokens.at(start), tokens.at(stop - 1)
        keep = last
        while keep > first and tokens.tags[keep][0] in "J":
            keep -= 1
        end = tokens.ends[keep] if keep < last else stop
        if keep == last:
            word = self.text[start:stop]
            for particle in self.particles:
                if word.endswith(particle) and len(word) - len(particle) >= SHORTEST_NAME:
                    end = stop - len(particle)
                    break
        if spot is not None and end < spot.end <= stop:
            end = spot.end  # what looks like a particle is part of a name
        tags = tuple(tokens.tags[first : keep + 1])
        return Chunk(start, end, stop, self.text[start:end], tags, spot)

    def _add_roles(self, sentence: Sentence, chunks: list[Chunk]) -> None:
        for signal in sentence.signals:
            if signal.cue.section != "actors":
                continue
            for chunk in chunks:
                if chunk.start <= signal.start and signal.end <= chunk.stop:
                    if signal.cue.name in ("official", "title"):
                        chunk.title = True
                    elif signal.end >= chunk.end - 1:
                        chunk.role = signal.cue.name

    def _describes(self, chunks: list[Chunk], index: int, continued: bool) -> bool:
        """Whether what follows a chunk is a name in apposition to it, or coordinated with one."""
        chunk = chunks[index]
        if continued and not chunk.bare:
            tail = self.text[chunk.end : chunk.stop]
            return tail in self.reading.knowledge.lexicon.words("particles", "conjunction")
        if continued:
            return self.text[chunk.stop : chunk.stop + 1] in f",{INTERPUNCTS}"
        plain = self.text[chunk.end : chunk.stop] in ("", *self._copulas())
        return chunk.role in ("group", "epithet") and plain and not chunk.title

    def _copulas(self) -> tuple[str, ...]:
        return tuple(map(str, self.data.table.get("copulas") or ()))

    # -- one chunk -----------------------------------------------------------------------------

    def _at(
        self, sentence: Sentence, chunks: list[Chunk], index: int, described: bool
    ) -> Candidate | None:
        chunk = chunks[index]
        if chunk.title or chunk.text in self.data.not_names or chunk.text in self.data.stops:
            return None
        beside = self._beside_country(chunks, index)
        front = self._two_words(chunks, index)
        if chunk.spot is not None and not (
            front
            or self._longer(chunk)
            or self._extends(chunk)
            or self._glossed(chunk, beside=beside)
            or (beside and self._state_body(chunk))
        ):
            return None
        if self._titled(chunks, index) and not (beside and self._state_body(chunk)):
            return None
        if front or self._province(chunks, index):
            start, end = (front, chunk.end) if front else (chunk.start, chunks[index + 1].end)
            return Candidate(
                start, end, sentence, COMPANY if front else "Agency", "head", sure=True
            )
        kind, form = self._legal(chunks, index)
        end = chunk.end
        if kind and index + 1 < len(chunks) and chunks[index + 1].text in self.data.legal:
            end = chunks[index + 1].end
        owner = self._owner(chunks, index)
        kind = (
            kind
            or self._head(chunk)
            or (self._state_body(chunk) if beside or owner < index else "")
        )
        start = self._from(chunks, index, kind)
        if not kind and not (
            self._glossed(chunk, beside=beside)
            or self._foreign(chunk)
            or self._extends(chunk)
            or (beside and self._acts(chunk))
            or self._joins(chunks, index)
        ):
            if not (described and (self._nameish(chunk) or self._odd(chunk))):
                return None
            form = "shape"
        return Candidate(
            start, self._latin_end(chunks, index, end), sentence, kind, form, sure=True
        )

    def _latin_end(self, chunks: list[Chunk], index: int, end: int) -> int:
        """Where a name of several words in Latin letters ends that begins with the chunk."""
        while (
            LATIN.fullmatch(chunks[index].text) and chunks[index].bare and index + 1 < len(chunks)
        ):
            following = chunks[index + 1]
            near = following.start - chunks[index].stop == self.space
            if not near or not LATIN.fullmatch(following.text) or not following.text[0].isupper():
                break
            index, end = index + 1, following.end
        return end

    def _longer(self, chunk: Chunk) -> bool:
        """Whether a chunk that holds a listed name goes on beyond it."""
        spot = chunk.spot
        if spot is None or spot.kind == "institution":
            return False
        return spot.end - spot.start < len(chunk.text) and bool(self._head(chunk))

    def _extends(self, chunk: Chunk) -> bool:
        """Whether a chunk that begins with a listed institution names a longer one."""
        spot = chunk.spot
        if spot is None or spot.kind != "institution" or spot.start != chunk.start:
            return False
        rest = self.text[spot.end : chunk.end]
        if len(rest) < 2 or chunk.role or rest in self.same:  # no particle
            return False
        if rest.endswith((*self.endings, *self.proper)):
            return rest not in self.data.stops
        tokens = self.reading.tokens
        after = list(range(tokens.at(spot.end), tokens.at(chunk.end - 1) + 1))
        return tokens.starts[after[0]] == spot.end and all(
            tokens.tags[i].startswith("NNP") for i in after
        )

    def _beside_country(self, chunks: list[Chunk], index: int) -> bool:
        """Whether a country's bare name stands right before the chunk."""
        if not index or chunks[index].start - chunks[index - 1].stop != self.space:
            return False
        before = chunks[index - 1]
        spot = before.spot
        return (
            spot is not None
            and before.bare
            and spot.kind == "country"
            and spot.end - spot.start == len(before.text)
        )

    def _joins(self, chunks: list[Chunk], index: int) -> bool:
        """Whether a foreign name is joined with a listed institution before it."""
        chunk, before = chunks[index], chunks[index - 1]
        spot = before.spot
        if not index or spot is None or spot.kind != "institution" or spot.end != before.end:
            return False
        linked = self.text[before.end : before.stop] in self.linking
        return linked and self.loans.foreign(chunk.text) and self._acts(chunk)

    def _acts(self, chunk: Chunk) -> bool:
        """Whether a chunk after a country's name is an unknown name, no place, that acts."""
        text, tail = chunk.text, self.text[chunk.end : chunk.stop]
        if chunk.spot is not None or chunk.role or text in self.data.cities:
            return False
        if LATIN.fullmatch(text):
            return text not in self.data.not_names and tail in self.personal | self.placed
        if any(c.isdigit() or c.isascii() for c in text) or tail not in self.personal:
            return False
        named = self._odd(chunk) or (len(chunk.tags) > 1 and self.loans.foreign(text))
        return len(text) > 1 and not self._regional(chunk) and named

    def _state_body(self, chunk: Chunk) -> str:
        """The class of a state's body, where the chunk after the country ends like one."""
        if chunk.spot is not None and chunk.spot.kind == "institution":
            return ""
        if chunk.text.endswith(self.common):
            return ""
        if self.state.get(chunk.text) == FORCE:
            return FORCE
        for ending, kind in self.state.items():
            if chunk.text.endswith(ending) and len(chunk.text) - len(ending) > 1:
                return kind
        return ""

    def _titled(self, chunks: list[Chunk], index: int) -> bool:
        """Whether the chunk is (part of) a person's name, before a title."""
        for other in chunks[index + 1 : index + 3]:
            if other.title:
                return chunks[index].bare and not self._head(chunks[index])
            if not chunks[index].bare:
                return False
        return False

    def _legal(self, chunks: list[Chunk], index: int) -> tuple[str, str]:
        chunk = chunks[index]
        if any(chunk.text.startswith(x) and x != chunk.text for x in self.marks):
            return COMPANY, "head"
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        near = following is not None and following.start - chunk.stop == self.space
        if near and chunk.bare and following is not None and following.text in self.data.legal:
            return COMPANY, "head"
        return "", "head"

    def _head(self, chunk: Chunk) -> str:
        """The class that the chunk's last part shows, or ""."""
        text = chunk.text
        if self._college(chunk):
            return "University"
        if self._proper(text):
            return COMPANY
        if not text.endswith(self.endings) or text.endswith(self.closers):
            return ""
        for ending, kind in self.data.endings:
            if not text.endswith(ending):
                continue
            front = text[: -len(ending)]
            if not front or front in self.data.stops or front.isdigit():
                return kind if not front and kind == "Ministry" else ""
            named = any(t.startswith(("NNP", "SL")) for t in chunk.tags) or kind in BODIES
            named = named or self._odd(chunk) or self.loans.foreign(front)
            return kind if len(front) > 1 and (named or kind != COMPANY) else ""
        return ""

    def _proper(self, text: str) -> bool:
        """Whether the closing part is one that only names of companies have."""
        return any(
            text.endswith(end)
            and len(text) - len(end) > 1
            and text[: -len(end)] not in self.data.stops
            for end in self.proper
        )

    def _college(self, chunk: Chunk) -> bool:
        """Whether a short word for university closes a proper name."""
        tokens = self.reading.tokens
        last = tokens.at(chunk.end - 1)
        front = self.text[chunk.start : tokens.starts[last]]
        return (
            self.text[tokens.starts[last] : chunk.end] in self.colleges
            and len(front) > 1
            and not any(c.isdigit() for c in front)
            and any(t.startswith("NNP") for t in chunk.tags[:-1])
        )

    def _glossed(self, chunk: Chunk, *, beside: bool = False) -> bool:
        """Whether a foreign name in mixed capitals follows in brackets.

        beside: whether a country's name stands before; then capitals alone will do.
        """
        spot = chunk.spot
        if spot is not None and (spot.kind != "technology" or spot.end >= chunk.end):
            return False
        match = GLOSS.match(self.text, chunk.stop)
        if match is None and beside and chunk.bare and spot is None:
            match = CAPITALS_GLOSS.match(self.text, chunk.stop)
            if match is None or chunk.text.endswith((*self.closers, *self.regional)):
                return False
            return match.group(1) not in self.data.not_names
        if match is None or not self._nameish(chunk):
            return False
        return match.group(1) not in self.data.not_names

    def _foreign(self, chunk: Chunk) -> bool:
        """Whether the chunk is a Latin name with inner capitals, or capitals that act."""
        text = chunk.text
        if not LATIN.fullmatch(text) or text in self.data.not_names:
            return False
        if text[1:] != text[1:].lower() and not text.isupper():
            return len(text) >= SHORTEST_MIXED
        if not text.isupper() or len(text) < SHORTEST_CAPITALS:
            return False
        return self.text[chunk.end : chunk.stop] in self.acting and not chunk.bare

    def _nameish(self, chunk: Chunk) -> bool:
        """Whether the morphemes are no compound of common nouns."""
        if len(chunk.text) < SHORTEST_NAME or any(c.isdigit() for c in chunk.text):
            return False
        if chunk.tags[-1].startswith(("V", "E")) or chunk.tags[-1].endswith(("ETM", "EC", "EF")):
            return False
        if LATIN.fullmatch(chunk.text):
            return chunk.text[0].isupper() and chunk.text not in self.data.not_names
        if any("XSV" in t or "XSA" in t or "EF" in t or "VCP" in t for t in chunk.tags[1:]):
            return any(t.startswith(("SL", "NNP", "IC")) for t in chunk.tags)
        if len(chunk.tags) == 1:
            return chunk.tags[0].startswith("NNP")
        return any(
            not t.startswith(("NN", "XP", "XS", "SN")) or t.startswith("NNP") for t in chunk.tags
        )
