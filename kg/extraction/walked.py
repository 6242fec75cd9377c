"""Names of institutions in languages that write neither spaces nor capitals.

From a closing head word ("... university") a name is walked to the left, word by word, until
something stands there that no name contains. Names without a head are found where letters of
another alphabet, a gloss in brackets or a description before them show them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.aliases import bracketed
from kg.extraction.capitals import Candidate
from kg.extraction.heads import COMPANY, MINISTRY
from kg.extraction.namedata import NameData
from kg.extraction.reading import INTERPUNCTS, Reading, Sentence, Signal, Spot

AGENCY = "Agency"
LONGEST = 12
SHORTEST_NAME, LONGEST_NAME = 2, 7
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.+-]*(?: [A-Z][A-Za-z0-9&.+-]*)*")
# Tags of words that names are made of: nouns, attributes, abbreviations, letters.
NOMINAL = ("n", "b", "j", "vn", "eng", "l", "i", "an", "s", "f", "q", "z")
PROPER = ("nr", "ns", "nt", "nz", "eng", "j")
DESCRIBING = frozenset({"epithet", "group"})
# Bodies of which a state has one, so that its name and the head are enough.
STATE_BODIES = frozenset({"Bank", "ArmedForce"})
OFFICES = frozenset({"official", "title"})
# Sections and lists of cues that end a name on its left.
ENDING = frozenset({"markers", "status", "references"})
ENDING_WORDS = frozenset({"clause", "relative", "passive", "determiner", "pronoun", "possessive"})
Walls = dict[int, list[Signal]]
Spots = dict[int, Spot]
TAKEN = frozenset({"institution", "country", "bloc"})


class WalkedNames:
    """Finds candidates of one article."""

    def __init__(self, reading: Reading, data: NameData) -> None:
        self.reading = reading
        self.data = data
        self.tokens = reading.tokens
        self.stops = data.stops
        self.endings = tuple((e, k) for e, k in data.endings if not e.isascii())
        self.ending_words = tuple(e for e, _ in self.endings)
        self.closed = tuple(sorted(data.closers))
        self.plain = frozenset(map(str, data.table.get("plain") or ()))
        self.general = frozenset(map(str, data.table.get("general") or ()))
        self.letters = frozenset(map(str, data.table.get("letters") or ()))
        self.weak = frozenset(map(str, data.table.get("weak") or ()))
        self.parts = frozenset(map(str, data.table.get("parts") or ()))
        self.full = tuple(map(str, data.table.get("full") or ()))
        self.bound = frozenset(map(str, data.table.get("bound") or ()))

    def find(self) -> Iterator[Candidate]:
        """The candidates, in order, without overlap: names with heads first."""
        for sentence in self.reading.sentences:
            walls = self._walls(sentence)
            spot_at = {t: s for s in sentence.spots for t in range(s.first, s.last + 1)}
            found = list(self._headed(sentence, walls, spot_at))
            taken = {t for c in found for t in self._range(c.start, c.end)}
            taken |= self._spoken(sentence)
            found += self._headless(sentence, walls, spot_at, taken)
            yield from sorted(found, key=lambda c: c.start)

    def _range(self, start: int, end: int) -> range:
        return range(self.tokens.at(start), self.tokens.at(end - 1) + 1)

    def _word(self, token: int) -> str:
        return self.reading.normal[self.tokens.starts[token] : self.tokens.ends[token]]

    @staticmethod
    def _spoken(sentence: Sentence) -> set[int]:
        """Tokens of words that say what happens."""
        return {t for s in sentence.signals if s.cue.section == "senses" for t in s.tokens}

    @staticmethod
    def _walls(sentence: Sentence) -> Walls:
        """Cues by token, of those lists that no name goes across."""
        walls: Walls = {}
        for signal in sentence.signals:
            section, name = signal.cue.section, signal.cue.name
            listed = {"words": ENDING_WORDS, "actors": OFFICES}.get(section, frozenset())
            if section in ENDING or name in listed:
                walls.setdefault(signal.last, []).append(signal)
        return walls

    # -- names with a head ---------------------------------------------------------------------

    def _headed(self, sentence: Sentence, walls: Walls, spot_at: Spots) -> Iterator[Candidate]:
        last = sentence.last
        while last >= sentence.first:
            candidate = self._ending_at(sentence, last, walls, spot_at)
            if candidate is None:
                last -= 1
                continue
            yield candidate
            last = self.tokens.at(candidate.start) - 1

    def _ending_at(
        self,
        sentence: Sentence,
        last: int,
        walls: Walls,
        spot_at: Spots,
    ) -> Candidate | None:
        """The name whose head ends with token `last`."""
        spot = spot_at.get(last)
        if spot is not None and spot.kind in TAKEN:
            return None
        end = self.tokens.ends[last]
        tail = self.reading.normal[max(sentence.start, end - LONGEST) : end]
        if not tail.endswith(self.ending_words):
            return None
        head = next(((e, k) for e, k in self.endings if tail.endswith(e)), None)
        if head is None or tail.endswith(self.closed) or self._continues(last, sentence):
            return None
        ending, kind = head
        token = self.tokens.at(end - len(ending))
        if token < sentence.first:
            return None
        first = self._first(sentence, token, kind, walls, spot_at)
        start = self.tokens.starts[first]
        if not self._named(first, token, ending, kind, spot_at):
            return None
        return Candidate(start, end, sentence, kind, "head", sure=True)

    def _continues(self, last: int, sentence: Sentence) -> bool:
        """Whether an office, or a letter that makes another word, follows the head."""
        following = last + 1
        return following <= sentence.last and self._word(following) in self.bound

    def _first(
        self,
        sentence: Sentence,
        token: int,
        kind: str,
        walls: Walls,
        spot_at: Spots,
    ) -> int:
        """The first token of the name whose head begins in `token`."""
        described = {t for t, role in self._roles(sentence).items() if role in DESCRIBING}
        first = index = token
        crossed = -1  # where the name went over a conjunction, which only a country's body may
        lowest = max(sentence.first, token - LONGEST)
        while index > lowest:
            index -= 1
            spot = spot_at.get(index)
            if spot is not None and spot.kind in TAKEN:
                if spot.kind == "institution" and (kind == COMPANY or crossed >= 0):
                    break
                return spot.first
            if spot is not None:
                first = index = spot.first
                continue
            if self._joins(index) and kind != COMPANY and crossed < 0:
                crossed = first
                continue
            if index in walls or not self._inside(index) or self._apart(index):
                break
            if index in described and first < token:
                break
            first = index
        return crossed if crossed >= 0 else first

    def _apart(self, token: int) -> bool:
        """Whether white space follows a token that is not in Latin letters."""
        tokens = self.tokens
        latin = tokens.texts[token].isascii() and tokens.texts[token + 1].isascii()
        return not latin and tokens.ends[token] < tokens.starts[token + 1]

    def _joins(self, token: int) -> bool:
        return self._word(token) in self.data.joining

    def _inside(self, token: int) -> bool:
        """Whether a word can be part of a name."""
        word, tag = self._word(token), self.tokens.tags[token]
        if not word.strip():
            return self.tokens.texts[token] in INTERPUNCTS and token > 0
        if word in self.stops:
            return word in self.letters and self._letter(token - 1) and self._letter(token + 1)
        if len(word) == 1:
            return word.isalpha()
        return tag.startswith(NOMINAL)

    def _letter(self, token: int) -> bool:
        """Whether a token is a single character that means nothing by itself."""
        if not 0 <= token < len(self.tokens):
            return False
        word = self._word(token)
        return len(word) == 1 and word.isalpha() and word not in self.stops

    def _named(self, first: int, token: int, ending: str, kind: str, spots: Spots) -> bool:
        """Whether what stands before the head, from token `first` on, makes a name of it.

        token: the one in which the head begins.
        """
        front = self.reading.normal[self.tokens.starts[first] : self.tokens.starts[token]]
        if not front or front in self.stops or front in self.plain:
            return False
        spot = spots.get(first)
        named = spot.kind if spot is not None else ""
        words = [t for t in range(first, token) if t not in spots or spots[t].kind == "technology"]
        if named in ("country", "bloc") and kind in STATE_BODIES and not words:
            return True
        if named in ("country", "bloc") and kind != COMPANY:
            return bool(words) and not all(self._word(t) in self.general for t in words)
        if named == "institution":
            return kind != COMPANY and ending not in self.parts
        proper = [t for t in words if self._proper(t, spots)]
        if ending in self.weak:
            return sum(len(self._word(t)) == 1 or self._latin_token(t) for t in proper) > 1
        return ending in self.full or (bool(proper) and kind != MINISTRY)

    def _latin_token(self, token: int) -> bool:
        return self.tokens.texts[token].isascii() and self.tokens.texts[token].isalpha()

    def _proper(self, token: int, spot_at: Spots) -> bool:
        """Whether a word is none of the dictionary's common ones."""
        if token in spot_at:
            return False
        word = self._word(token)
        if word in self.plain:
            return False
        return len(word) == 1 or self.tokens.tags[token].startswith(PROPER)

    # -- names without one ---------------------------------------------------------------------

    def _headless(
        self,
        sentence: Sentence,
        walls: Walls,
        spot_at: Spots,
        taken: set[int],
    ) -> Iterator[Candidate]:
        roles = self._roles(sentence)
        token = sentence.first
        named = -1  # the token after the last name found
        while token <= sentence.last:
            stop = token
            while stop <= sentence.last and self._crumb(stop, walls, spot_at, roles, taken):
                stop += 1
            if stop == token:
                token += 1
                continue
            goes_on = named == token - 1 and self._joins(named)
            described = goes_on or self._described(token, sentence, spot_at, roles)
            candidate = self._of_crumbs(sentence, token, stop - 1, roles, described)
            if candidate is not None:
                named = self.tokens.at(candidate.end - 1) + 1
                yield candidate
            token = stop

    def _roles(self, sentence: Sentence) -> dict[int, str]:
        """The actor nouns of a sentence, by token."""
        roles: dict[int, str] = {}
        for signal in sentence.signals:
            if signal.cue.section == "actors":
                for token in signal.tokens:
                    if roles.get(token) not in OFFICES:
                        roles[token] = signal.cue.name
        return roles

    def _crumb(
        self,
        token: int,
        walls: Walls,
        spot_at: Spots,
        roles: dict[int, str],
        taken: set[int],
    ) -> bool:
        """Whether a token is part of a foreign or unknown name."""
        if token in spot_at or token in walls or token in roles or token in taken:
            return False
        word, tag = self._word(token), self.tokens.tags[token]
        if not word.strip():
            return False
        if word in self.stops:
            return word in self.letters and self._letter(token - 1) and self._letter(token + 1)
        if tag == "eng":
            return self.tokens.texts[token][0].isupper()
        return (len(word) == 1 and word.isalpha()) or tag.startswith(("nr", "nz"))

    def _of_crumbs(
        self, sentence: Sentence, first: int, last: int, roles: dict[int, str], described: bool
    ) -> Candidate | None:
        """The name that tokens `first` to `last` are, if one; described: as an institution."""
        while last > first and self._word(last) in self.letters:
            last -= 1
        start, end = self.tokens.starts[first], self.tokens.ends[last]
        text = self.reading.surface(start, end)
        if LATIN.match(text):
            return self._latin(sentence, start, end, described)
        if not SHORTEST_NAME <= len(text) <= LONGEST_NAME or text.isascii():
            return None
        if roles.get(last + 1) in OFFICES or text in self.data.cities:
            return None
        glossed = bracketed(self.reading.article.text, end)
        latin = glossed is not None and self._mixed(self.reading.surface(*glossed))
        short = len(text) == SHORTEST_NAME and roles.get(first - 1) not in DESCRIBING
        if (described and not short) or (latin and not roles.get(first - 1)):
            return Candidate(start, end, sentence, COMPANY if described else "", "shape", sure=True)
        return None

    def _latin(self, sentence: Sentence, start: int, end: int, described: bool) -> Candidate | None:
        match = LATIN.match(self.reading.article.text, start, end)
        if match is None or match.group() in self.data.not_names:
            return None
        name = match.group()
        mixed = self._mixed(name)
        if len(name) < 3 or not (mixed or name.isupper()):
            return None
        if self.reading.article.text[match.end() : match.end() + 1] in ")）":
            return None
        if any(c.isdigit() for c in name) or not (described or self._acts(match.end())):
            return None
        return Candidate(start, match.end(), sentence, "", "shape", sure=True)

    @staticmethod
    def _mixed(name: str) -> bool:
        """Whether a name has capitals and small letters."""
        return name.isascii() and name[:1].isupper() and any(c.islower() for c in name)

    def _acts(self, end: int) -> bool:
        """Whether a word that only actors stand before follows."""
        token = self.tokens.at(end)
        following = self._word(token) if token < len(self.tokens) else ""
        return following in self.data.speech

    def _described(
        self, first: int, sentence: Sentence, spot_at: Spots, roles: dict[int, str]
    ) -> bool:
        """Whether a country, a describing noun or another name in a list stands before."""
        before = first - 1
        if before < sentence.first:
            return False
        if self._word(before) in self.data.possessives:
            before -= 1
            spot = spot_at.get(before)
            return spot is not None and spot.kind == "country"
        spot = spot_at.get(before)
        if spot is not None and spot.kind == "country":
            return not self._place_named(spot.first - 1, sentence)
        return roles.get(before) in DESCRIBING

    def _place_named(self, before: int, sentence: Sentence) -> bool:
        """Whether a word before a country shows that a place in it follows."""
        names = {
            s.cue.name for s in sentence.signals if s.last == before and s.cue.section == "markers"
        }
        return "in" in names and "to" not in names
