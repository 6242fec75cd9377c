"""Names of institutions in languages that write names with capitals.

A run of capitalised words is a candidate. What surrounds it and what it is made of tells an
institution from a person, a place, an act or a common word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.heads import COMPANY, FORCE, LONGEST_NAME, MINISTRY, Heads
from kg.extraction.namedata import NameData
from kg.extraction.people import Learned
from kg.extraction.reading import Sentence, Spot
from kg.extraction.shapes import Shapes
from kg.extraction.words import Word

TITLE_CASE = 0.7
SHORT_WORD = 3
APPOSITION = 5
# Words from a name back to the noun whose field stands between.
FIELD = 8
# Words from a name back to the noun that describes it, where adjectives and fields follow nouns.
NOUN_REACH = 6
# Words of "armée de l'air".
LONGEST_FORCE = 4


@dataclass(slots=True)
class Candidate:
    """A name found: characters, sentence, class ("" if unknown), and how it was found.

    sure: whether something beyond capitals shows an institution. base: the listed spot that the
    name only adds a company form to.
    """

    start: int
    end: int
    sentence: Sentence
    type: str
    form: str
    sure: bool
    base: Spot | None = None


@dataclass(slots=True)
class Line:
    """A sentence with its words; title_case: whether a headline has capitals nearly throughout."""

    sentence: Sentence
    words: list[Word]
    title_case: bool


class CapitalNames:
    """Finds the candidates of one article, sentence by sentence.

    nouns: whether the language writes all nouns with capitals, so that they prove nothing.
    """

    def __init__(self, data: NameData, text: str, *, nouns: bool) -> None:
        self.data = data
        self.text = text
        self.nouns = nouns
        self.learned = Learned(data, text)
        self.heads = Heads(data, text, nouns=nouns)
        self.shapes = Shapes(data, self.learned, self.heads)

    def learn(self, lines: list[tuple[Sentence, list[Word]]]) -> None:
        """First pass: people, places, and words the article also writes small."""
        self.learned.learn(words for _, words in lines)

    def find(self, sentence: Sentence, words: list[Word]) -> Iterator[Candidate]:
        """The candidates of a sentence, in order, without overlap."""
        capitals = sum(w.cap for w in words)
        long_words = sum(len(w.text) > SHORT_WORD for w in words) or 1
        headline = sentence.paragraph.kind == "headline"
        line = Line(sentence, words, headline and capitals / long_words > TITLE_CASE)
        index = 0
        expected = -1
        while index < len(words):
            last, candidate = self._at(line, index, coordinated=index == expected)
            if candidate is not None:
                yield candidate
                expected = self._continued(words, last, candidate)
            index = max(last, index) + 1

    def _continued(self, words: list[Word], last: int, candidate: Candidate) -> int:
        """Where a name coordinated with a sure candidate would begin; -1 for nowhere."""
        following = last + 1
        if following + 1 >= len(words) or not candidate.sure:
            return -1
        if words[following].joined and words[following].low in self.data.joining:
            return following + 1
        comma = words[following].start - words[last].end == len(", ")
        return following if comma and not words[following].joined else -1

    def _at(self, line: Line, index: int, *, coordinated: bool) -> tuple[int, Candidate | None]:
        """The candidate that begins at a word and the last word read."""
        word = line.words[index]
        if not word.cap and not word.odd and word.low not in self.data.before:
            return index, self._small_head(line, index)
        first = index + self._opens_sentence(line.words, index)
        opened = self.heads.opened(line.words, first)
        if opened is not None:
            last, kind = opened
            return last, self._candidate(line, first, last, kind, "head")
        if not (word.cap or word.odd):
            return index, self._force(line, index) if self.data.postposed else None
        return self._judge(line, index, self._run_end(line.words, index), coordinated=coordinated)

    def _opens_sentence(self, words: list[Word], index: int) -> bool:
        """Whether a common word stands before a name and has its capital from the sentence."""
        word = words[index]
        following = index + 1 < len(words) and words[index + 1].joined and words[index + 1].cap
        opens = word.initial and word.common and word.low not in self.data.before
        return opens and following and not word.odd and not word.listed

    def _run_end(self, words: list[Word], index: int) -> int:
        """The last word of the run of capitalised words that begins at `index`."""
        last = index
        while last + 1 < len(words) and last - index < LONGEST_NAME:
            here, following = words[last], words[last + 1]
            if here.owner or not (following.joined or self._ampersand(here, following)):
                break
            legal = following.text in self.data.legal
            ended = last > index and here.text in self.data.legal
            if not (legal or ((following.cap or following.odd) and not ended)):
                break
            last += 1
        return last

    def _ampersand(self, left: Word, right: Word) -> bool:
        return right.cap and right.low not in self.data.stops and self.heads.amp(left, right)

    def _small_head(self, line: Line, index: int) -> Candidate | None:
        """A body written small after the country it belongs to: "Utopia's defence ministry"."""
        words = line.words
        if self.data.postposed:
            return self._force(line, index)
        kind = self.data.after.get(words[index].low)
        if index and kind not in (MINISTRY, FORCE):
            kind = self.data.after.get(f"{words[index - 1].low} {words[index].low}")
        if kind not in (MINISTRY, FORCE):
            return None
        for first in range(index - 1, max(index - 4, -1), -1):
            if not words[first + 1].joined:
                return None
            if words[first].place:
                bare = first == index - 1 and kind == MINISTRY
                return None if bare else self._candidate(line, first, index, kind, "head")
            if words[first].role:
                return None
        return None

    def _force(self, line: Line, index: int) -> Candidate | None:
        """Armed forces written small before their country's adjective: "la marine suédoise"."""
        words = line.words
        for last in range(index, max(index - LONGEST_FORCE, -1), -1):
            phrase = tuple(w.low for w in words[last : index + 1])
            named = [k for p, k, _ in self.data.before.get(phrase[0], ()) if p == phrase]
            following = words[index + 1] if index + 1 < len(words) else None
            if named == [FORCE] and following is not None and following.joined:
                spot = following.spot
                if spot is not None and following.place and spot.form == "adjective":
                    return self._candidate(line, last, index + 1, FORCE, "head")
        return None

    def _judge(
        self, line: Line, index: int, last: int, *, coordinated: bool
    ) -> tuple[int, Candidate | None]:
        """What the run of capitalised words `index`..`last` is, and the last word read."""
        words = line.words
        first, described = self._strip_front(words, index, last)
        if first > last or described == "person":
            return last, None
        stop = self._cut(words, first, last)
        described = described or self._described(words, first)
        described = described or self._explained(words, first, stop)
        kind, form = self.heads.kind(words[first : stop + 1])
        for begin in sorted({first, self._without_owner(words, first, stop, kind)} - {index}):
            opened = self.heads.opened(words, begin)
            if opened is not None:
                return opened[0], self._candidate(line, begin, opened[0], opened[1], "head")
        first = self._without_owner(words, first, stop, kind)
        run = words[first : stop + 1]
        described_so = described == "epithet"
        if self.nouns and kind and not described_so and not self.shapes.proper(run, kind):
            return stop, None
        if self.shapes.excluded(words, first, run, kind, epithet=described_so):
            return stop, None
        sure = bool(kind) or described_so or (coordinated and self.shapes.nameish(run))
        if not sure and not self.shapes.bare(words, first, run, title_case=line.title_case):
            return stop, None
        sure = sure or any(self.shapes.telling(w) for w in run)
        return stop, self._candidate(line, first, stop, kind, form, sure=sure)

    def _without_owner(self, words: list[Word], first: int, stop: int, kind: str) -> int:
        """The first word of a name after the country it belongs to: "Utopian | Ministry"."""
        while kind and first < stop and words[first].place:
            if kind != MINISTRY and not words[first].owner:
                break
            first += 1
        return first

    def _strip_front(self, words: list[Word], index: int, last: int) -> tuple[int, str]:
        """The first word of the name proper, and what the words before it say of it."""
        described = ""
        first = index
        while first <= last:
            said = self._said(words, first, last)
            if said is None:
                break
            described = described if said == "same" else said
            first += 1
        return first, described

    def _said(self, words: list[Word], index: int, last: int) -> str | None:
        """What a leading word of the run says of the rest; None where it is part of the name.

        "person", "epithet", "" (nothing), or "same" (nothing new).
        """
        word = words[index]
        # The one word before a company's form is its name.
        formed = index < last and words[index + 1].text in self.data.legal
        odd_next = not formed and self.heads.odd_next(words, index, last)
        plain = word.common and not word.odd
        if word.role in ("title", "official"):
            kind = self.heads.kind(words[index : last + 1])[0]
            return "person" if kind in ("", COMPANY) else None
        closing = index < last and word.low in self.data.after
        if self._field(words, index, last) or (self._epithet(word) and (odd_next or not closing)):
            return "epithet"
        if (plain and word.initial and not word.listed) or (
            index < last and self._of_city(words, index)
        ):
            return "same"
        if self.nouns and ((plain and word.spot is None) or (odd_next and self.shapes.noun(word))):
            return "epithet" if odd_next and not plain else ""
        if self._adjectival(word):
            return None if word.cap and self._part_of_name(words, index, last) else "same"
        return "same" if word.place and word.owner else None

    def _adjectival(self, word: Word) -> bool:
        """Whether a word describes what follows by its place."""
        if word.spot is None:
            return False
        return word.spot.form in ("adjective", "possessive") or (self.data.bare and word.place)

    def _of_city(self, words: list[Word], index: int) -> bool:
        """Whether a city's adjective stands before a description: "the Munich start-up X"."""
        if words[index].low in self.data.local:
            return True
        city = words[index].text.removesuffix(self.data.local_ending)
        described = words[index + 1].role in ("epithet", "group")
        return described and bool(self.data.local_ending) and city in self.data.cities

    def _epithet(self, word: Word) -> bool:
        """Whether a word of the run describes what follows: "company X"."""
        if word.role not in ("epithet", "group"):
            return False
        if "-" not in word.text:
            return not word.odd
        kind = self.heads.compound(word)
        return not (kind and self.shapes.proper([word], kind))

    def _part_of_name(self, words: list[Word], first: int, last: int) -> bool:
        """Whether the adjective at `first` is the name's: "Utopian Academy", not "a Utopian X".

        It does not before a listed name, nor after an article before a company's full name.
        """
        kind = self.heads.kind(words[first : last + 1])[0] if first < last else ""
        if not kind or words[first + 1].listed:
            return False
        article = first > 0 and words[first].joined and words[first - 1].common
        whole = last - first > 1 and self.heads.kind(words[first + 1 : last + 1])[0] == COMPANY
        return not (kind == COMPANY and article and whole)

    def _described(self, words: list[Word], first: int) -> str:
        """What the word before the run says: "epithet" or ""."""
        if first == 0:
            return ""
        before, word = words[first - 1], words[first]
        if not word.joined:
            return self._apposed(words, first)
        if self._field_of_epithet(words, first - 1):
            return "epithet"
        national = before.place and self._adjectival(before)
        if self.data.postposed or not national:
            product = first > 1 and words[first - 2].technology and not words[first - 2].role
            national = national and not product
            tied = self.data.postposed and (national or self._noun_back(words, first))
            return "epithet" if tied else ""
        following = words[first + 1] if first + 1 < len(words) else None
        lone = following is None or not following.joined or not following.cap
        if self.nouns and ((lone and not word.odd) or self.shapes.noun(word)):
            return ""
        # A preposition before an adjective and X may be one of places and of partners alike.
        inside = self.data.places - self.data.partners
        placed = any(w.low in inside for w in words[max(first - 4, 0) : first - 1])
        return "" if placed else "epithet"

    def _apposed(self, words: list[Word], first: int) -> str:
        """What a nationality before a comma says of the name after it: "un danois, X"."""
        national = words[first - 1].place and self._adjectival(words[first - 1])
        alone = first > 1 and words[first - 2].low in self.data.indefinite
        comma = self.text[words[first - 1].end : words[first].start] == ", "
        return "epithet" if self.data.postposed and national and alone and comma else ""

    def _noun_back(self, words: list[Word], first: int) -> bool:
        """Whether adjectives or a field tie a noun to the name after them: "fabricant de puces X".

        A preposition directly before the name ties it to something else.
        """
        for place in range(first - 1, max(first - 1 - NOUN_REACH, -1), -1):
            word = words[place]
            if word.role in ("epithet", "group"):
                return not word.owner
            linking = word.low in self.data.linking and place < first - 1
            adjective = word.common and not (word.verb or word.determiner or word.role)
            adjective = adjective and word.low not in self.data.stops
            described = word.technology or (word.place and not word.cap)
            if not word.joined or not (linking or adjective or described):
                return False
        return False

    def _field(self, words: list[Word], index: int, last: int) -> bool:
        """Whether a capitalised word is the field of a description: "start-up AI X"."""
        word = words[index]
        inside = self.data.bare and word.technology and 0 < index < last and word.joined
        return inside and bool(self._described(words, index))

    def _field_of_epithet(self, words: list[Word], last: int) -> bool:
        """Whether the words up to `last` are a description, perhaps with its field after it.

        A field stands after its noun where names describe nouns as they stand.
        """
        if not self.data.bare:
            return words[last].role in ("epithet", "group") and not words[last].owner
        for index in range(last, max(last - FIELD, -1), -1):
            word = words[index]
            if word.role in ("epithet", "group"):
                return not word.owner
            if not word.joined or word.cap or not (word.technology or word.place):
                return False
        return False

    def _explained(self, words: list[Word], first: int, last: int) -> str:
        """Whether what follows explains the name: "X, a Utopian maker of lasers"."""
        following = words[last + 1 : last + 2 + APPOSITION]
        if not following or self.shapes.seat(words, first):
            return ""
        if self.shapes.seated(following):
            return "epithet"
        if self.text[words[last].end : following[0].start] != ", ":
            return ""
        if self.data.bare and following[0].role == "epithet":
            named = (w.cap and not w.place for w in following[1:] if w.joined)
            return "" if any(named) else "epithet"
        if following[0].low not in self.data.indefinite | self.data.definite:
            return ""
        said = self.shapes.said_after(following[1:])
        given = words[first].text in self.data.given
        return "" if not said or (said == "nationality" and given) else "epithet"

    def _cut(self, words: list[Word], first: int, last: int) -> int:
        """Where the name ends: before a title or office, or a common noun, that follows it."""
        for place in range(first + 1, last + 1):
            word, before = words[place], words[place - 1]
            if word.low in self.data.after:
                continue
            if word.role in ("title", "official"):
                return place - 1
            telling = before.odd or before.listed
            plain = word.common and not word.odd
            if self.nouns and (plain or (telling and self.shapes.noun(word))):
                return place - 1
        return last

    def _candidate(  # noqa: PLR0913
        self, line: Line, first: int, last: int, kind: str, form: str, *, sure: bool = True
    ) -> Candidate | None:
        """The candidate of the words, or None where they are no more than a listed name."""
        run = line.words[first : last + 1]
        if first and run[0].joined and line.words[first - 1].low in self.data.founding:
            return None  # what is only being founded is no body yet
        bodies = [w for w in run if w.text not in self.data.legal]
        opens = form == "head" and len(bodies) > 1 and bodies[0].low in self.data.before
        base = _only_spot(bodies)
        if (opens and _only_spot(bodies[1:])) or (base is not None and len(bodies) == len(run)):
            return None
        return Candidate(run[0].start, run[-1].end, line.sentence, kind, form, sure, base)


def _only_spot(words: list[Word]) -> Spot | None:
    """The listed institution that all the words name together, or None."""
    if not words or not words[0].listed or any(w.spot is not words[0].spot for w in words):
        return None
    return words[0].spot
