"""The words of a sentence with what decides whether they can be part of a name."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.namedata import NameData
from kg.extraction.reading import Reading, Sentence, Spot

SPACES = frozenset(" \u00a0\u202f")
SHORTEST_ACRONYM = 2
# Cue lists of the lexicon's `actors`, the strongest first.
ROLES = ("title", "official", "epithet", "group", "government")


@dataclass(slots=True)
class Word:
    """A word in a text.

    joined: only a space, or nothing after an elision, stands between it and the word before.
    initial: it begins a sentence, a quotation or a list item. cap: it begins with a capital. odd:
    it has capitals where a common word has none (`NXP`, `IonQ`). owner: a possessive mark follows.
    role: the list of actors that it is in. common: a cue or a stop word. verb: it says what
    somebody does. determiner: an article or the like. spot: the listed entity that it names.
    """

    text: str
    low: str
    start: int
    end: int
    joined: bool
    initial: bool
    cap: bool
    odd: bool
    owner: bool = False
    role: str = ""
    common: bool = False
    verb: bool = False
    determiner: bool = False
    spot: Spot | None = None

    @property
    def place(self) -> bool:
        """Whether it names a country or bloc."""
        return self.spot is not None and self.spot.kind in ("country", "bloc")

    @property
    def technology(self) -> bool:
        """Whether it names a technology."""
        return self.spot is not None and self.spot.kind == "technology"

    @property
    def listed(self) -> bool:
        """Whether it names an institution of the ontology."""
        return self.spot is not None and self.spot.kind == "institution"


def words_of(reading: Reading, sentence: Sentence, data: NameData) -> list[Word]:
    """The words of a sentence, in order, with spots and roles."""
    text = reading.article.text
    found: list[Word] = []
    last = sentence.start
    for match in data.word.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        gap = text[last:start]
        word = _word(match.group(), start, gap, data, first=not found)
        dotted = text[end : end + 1] == "." and word.text not in data.legal
        if dotted and word.text + "." in data.legal:
            word.end, word.text = end + 1, word.text + "."
            word.low = word.text.lower()
        last = word.end if not word.owner else end
        word.common = word.low in data.stops or word.low.rpartition("-")[2] in data.stops
        word.verb = word.low in data.verbs
        found.append(word)
    _add_spots(found, sentence.spots, data.genitives)
    _add_roles(found, sentence)
    return found


def _word(text: str, start: int, gap: str, data: NameData, *, first: bool) -> Word:
    """The Word of a match: without a possessive mark, with its shape."""
    mark = ""
    if text.endswith(data.possessives):
        mark = next(m for m in data.possessives if text.endswith(m))
        mark = mark if len(text) > len(mark) else ""
    text = text.removesuffix(mark)
    end, owner = start + len(text), bool(mark)
    joined = (not gap or (len(gap) == 1 and gap in SPACES)) and not first
    initial = first or any(c in ':"“„«‘•|!?…–—' for c in gap) or "\n" in gap or ". " in gap
    tail = text[1:]
    odd = (
        len(text) >= SHORTEST_ACRONYM
        and tail != tail.lower()
        and not _joins_plain(text)
        and not ("." in text and all(len(part) == 1 for part in text.split(".")))
    )
    low = text.lower().replace("’", "'")
    return Word(text, low, start, end, joined, initial, text[0].isupper(), odd, owner)


def _joins_plain(text: str) -> bool:
    """Whether hyphens or spaces join words that have no capitals inside."""
    parts = text.replace(" ", "-").split("-")
    return len(parts) > 1 and all(part[1:] == part[1:].lower() for part in parts)


def _add_spots(words: list[Word], spots: list[Spot], genitives: tuple[str, ...]) -> None:
    """Tell the words which spots cover them; a place in the genitive owns what follows."""
    index = 0
    for word in words:
        while index < len(spots) and spots[index].end <= word.start:
            index += 1
        if index < len(spots):
            spot = spots[index]
            if spot.start < word.end and (spot.end >= word.end or spot.start <= word.start):
                word.spot = spot
                inflected = spot.end - spot.start > spot.length > 0 and spot.form == "name"
                if inflected and spot.kind == "country" and word.low.endswith(genitives or ("\0",)):
                    word.owner = True


def _add_roles(words: list[Word], sentence: Sentence) -> None:
    """Mark words that cues of the lexicon cover: roles of actors, and common words."""
    if not words:
        return
    starts = {word.start: i for i, word in enumerate(words)}
    ends = {word.end: i for i, word in enumerate(words)}
    for signal in sentence.signals:
        section, name = signal.cue.section, signal.cue.name
        begin = starts.get(signal.start)
        if begin is not None and (section in ("senses", "status") or name == "passive"):
            words[begin].verb = words[begin].verb or not words[begin].cap
        last = ends.get(signal.end)
        if last is None:
            first = starts.get(signal.start)
            if first is None or section in ("senses", "status"):
                continue
            last = first
        word = words[last]
        if section == "actors" and name in ROLES:
            if not word.role or ROLES.index(name) < ROLES.index(word.role):
                word.role = name
            word.common = word.common or "-" not in word.text
        elif signal.start <= word.start:
            word.determiner = word.determiner or name == "determiner"
            first = starts.get(signal.start, last)
            for covered in words[first : last + 1]:
                covered.common = covered.common or last == first or not covered.cap
