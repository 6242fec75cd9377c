"""What a first pass over an article teaches: its people, its places, its common words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extraction.namedata import NameData
from kg.extraction.words import Word

LONGEST_PERSON = 4
LONGEST_SECOND = 9
DASHES = frozenset("-–—(,|/:")


@dataclass
class People:
    """Persons of an article: full names and the words they are made of."""

    words: set[str] = field(default_factory=set)
    lasts: set[str] = field(default_factory=set)

    def add(self, words: list[Word]) -> None:
        """Note a person's name."""
        self.words.update(w.text for w in words)
        self.lasts.add(words[-1].text)

    def covers(self, words: list[Word]) -> bool:
        """Whether the words are (part of) a name already noted."""
        return words[-1].text in self.lasts or all(w.text in self.words for w in words)


class Learned:
    """People, places, and how often words stand with a capital or small.

    plain: words also written small. inner: capitalised words inside sentences.
    """

    def __init__(self, data: NameData, text: str) -> None:
        self.data = data
        self.text = text
        self.people = People()
        self.plain: set[str] = set()
        self.places: set[str] = set()
        self.counts: dict[str, int] = {}
        self.inner: set[str] = set()

    def learn(self, sentences: Iterable[list[Word]]) -> None:
        """First pass: people, places, and words the article also writes small."""
        for words in sentences:
            self._learn_dateline(words)
            for index, word in enumerate(words):
                if not word.cap:
                    self.plain.add(word.low)
                    continue
                self.counts[word.text] = self.counts.get(word.text, 0) + 1
                if not word.initial:
                    self.inner.add(word.text)
                self._learn_person(words, index)
                before = words[index - 1] if index and word.joined else None
                if before is not None and before.low in self.data.places and not word.odd:
                    self.places.add(word.text)

    def _learn_dateline(self, words: list[Word]) -> None:
        """The place that a report comes from is no institution later either."""
        size = 0
        while size < len(words) and words[size].text.isupper() and size < LONGEST_PERSON:
            size += 1
        if size and len(words[0].text) > 3 and dateline(self.text, words[:size]):
            self.places.update(w.text for w in words[:size])
            self.places.update(w.text.title() for w in words[:size])

    def _learn_person(self, words: list[Word], index: int) -> None:
        word = words[index]
        before = words[index - 1] if index and word.joined else None
        titled = before is not None and before.role in ("title", "official") and not before.owner
        titled = titled or (before is not None and before.low in self.data.speech)
        given = word.text in self.data.given and (before is None or not self._name(before))
        shaped = _east_asian(words, index, self.data)
        office = not (titled or given or shaped) and self._office_follows(words, index)
        if not (titled or given or shaped or office) or word.role or word.spot is not None:
            return
        last = index
        while (
            last + 1 < len(words)
            and last - index < LONGEST_PERSON - 1
            and words[last + 1].joined
            and not words[last].owner
            and (self._name(words[last + 1]) or words[last + 1].low in self.data.linking)
        ):
            last += 1
        while last > index and not words[last].cap:
            last -= 1
        name = words[index : last + 1]
        if any(w.low in self.data.after or (w.odd and not w.text.isupper()) for w in name[1:]):
            return
        if titled and (word.odd or (self.data.speech and name[-1].low in self.data.after)):
            return
        if titled or len(name) > 1:
            self.people.add(name)

    def _office_follows(self, words: list[Word], index: int) -> bool:
        """Whether a name of two or three words is followed by an office: "X Y, minister of"."""
        last = index
        while last + 1 < len(words) and words[last + 1].joined and self._name(words[last + 1]):
            last += 1
        if not 0 < last - index < LONGEST_PERSON or last + 1 >= len(words):
            return False
        if self.text[words[last].end : words[last + 1].start] != ", ":
            return False
        for word in words[last + 1 : last + 6]:
            if word.role in ("title", "official"):
                return True
            if word is not words[last + 1] and not word.joined:
                return False
        return False

    def _name(self, word: Word) -> bool:
        """Whether a capitalised word may be part of a person's name."""
        return word.cap and not word.role and (word.spot is None or word.technology)


def dateline(text: str, run: list[Word]) -> bool:
    """Whether the run opens a report with its place: "PARIS -", "BERLIN (dpa)"."""
    if not run[0].initial or not all(w.text.isupper() for w in run):
        return False
    rest = text[run[-1].end : run[-1].end + 3].strip()
    return rest[:1] in DASHES


def _east_asian(words: list[Word], index: int, data: NameData) -> bool:
    """A family name beside a hyphenated given name ("Ahn Duk-geun"), or a known family name."""
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or not following.joined or not following.cap:
        return False
    first, _, second = following.text.partition("-")
    if second and second.islower() and first.istitle():
        return True
    return word.text in data.family and len(following.text) <= LONGEST_SECOND and not following.odd
