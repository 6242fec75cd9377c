"""Other names of an institution in the same article: acronyms in brackets and shortened names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extraction.namedata import NameData
from kg.extraction.words import Word

# "(ABC)", "(in short ABC)", "(ABC, Paris)", "(Alpha Beta)"
BRACKET = re.compile(
    r"\s?[(\[（]\s*(?:(?P<long>[A-Z][\w&.-]*(?:\s[A-Z&][\w&.-]*){1,4})(?=\s*[)\]）,;])|(?:[^\s()\[\]（）,;]{1,9}\s)?[\"'“„‘]?(?P<name>[^\s()\[\]（）,;\"'“”„‘’]{2,16}))"
    r"[\"'”“’]?\s*(?:[,;][^()\[\]（）]{0,40})?[)\]）]"
)
ACRONYM = re.compile(r"[(（](?P<name>[A-Z][A-Za-z&-]{1,9})[,)）]")
SHORTEST_FIRST = 4
LONGEST_ALIAS = 5
# What ends a word that is tied to the next one.
APOSTROPHES = ("'", "’")


@dataclass
class Aliases:
    """Names of institutions by text, as one article uses them.

    An alias that two institutions could claim belongs to neither.
    """

    data: NameData
    owners: dict[str, str] = field(default_factory=dict)
    clashing: set[str] = field(default_factory=set)

    def add(self, name: str, entity: str) -> None:
        """Let `name` mean `entity`."""
        known = self.owners.setdefault(name, entity)
        if known != entity:
            self.clashing.add(name)

    def get(self, name: str) -> str | None:
        """The entity that a name means, or None."""
        return None if name in self.clashing else self.owners.get(name)

    def add_short_forms(self, name: str, entity: str, common: Iterable[str]) -> None:
        """Let a name without its company form, and its first word, mean `entity` too.

        common: words that cannot stand for the name.
        """
        words = name.split()
        while len(words) > 1 and words[-1].strip(",") in self.data.legal:
            words.pop()
            self.add(" ".join(words), entity)
        if len(words) < 2:
            return
        match = self.data.word.match(name)
        first = match.group() if match else words[0]
        data = self.data
        odd = first[1:] != first[1:].lower()
        if len(first) < SHORTEST_FIRST and not odd:
            return
        low = first.lower()
        if low in data.after or low in data.before or low in data.stops or first in common:
            return
        if first in data.cities or first in data.given or first in data.not_names:
            return
        self.add(first, entity)

    def matches(self, words: list[Word]) -> Iterator[tuple[int, int, str]]:
        """First word, last word and entity of each alias among the words of a sentence."""
        index = 0
        while index < len(words):
            size, entity = self._longest(words, index)
            if entity is not None:
                yield index, index + size - 1, entity
            index += max(size, 1)

    def _longest(self, words: list[Word], index: int) -> tuple[int, str | None]:
        """Number of words and entity of the longest alias that begins at a word."""
        if not (words[index].cap or words[index].odd):
            return 0, None
        text = ""
        result: tuple[int, str | None] = (0, None)
        for size, part in enumerate(words[index : index + LONGEST_ALIAS], 1):
            if size > 1 and (not part.joined or words[index + size - 2].owner):
                break
            elided = text.endswith(APOSTROPHES)
            text = f"{text} {part.text}" if text and not elided else text + part.text
            entity = self.get(text) or self._genitive(text)
            if entity is not None:
                result = (size, entity)
        return result

    def _genitive(self, text: str) -> str | None:
        """The entity of a name that ends in a genitive's ending."""
        for ending in self.data.genitives:
            stem = text.removesuffix(ending)
            if stem != text and len(stem) > 1 and self.get(stem):
                return self.get(stem)
        return None


def bracketed(text: str, end: int) -> tuple[int, int] | None:
    """Start and end of a name in brackets right after character `end`, or None."""
    match = BRACKET.match(text, end)
    if match is None:
        return None
    return match.span("long") if match["long"] else match.span("name")


def is_acronym(name: str) -> bool:
    """Whether a Latin name in brackets is one that stands for a longer one."""
    return sum(c.isupper() for c in name) >= 2


def spelled_out(acronym: str, words: list[Word]) -> int | None:
    """Index of the first of the words whose initials give the acronym, or None.

    words: those right before the bracket, in order.
    """
    letters = [c.lower() for c in acronym if c.isalpha()]
    place = len(words)
    while letters and place > 0:
        place -= 1
        word = words[place]
        if place + 1 < len(words) and not words[place + 1].joined:
            return None
        if not word.cap:
            continue
        taken = _consume(word.low, letters)
        if not taken:
            return None
        del letters[-taken:]
    return place if not letters and place < len(words) and words[place].cap else None


def _consume(word: str, letters: list[str]) -> int:
    """How many of the last letters the word gives: its initial, and inner ones of a compound."""
    for size in range(min(len(letters), 3), 0, -1):
        wanted = letters[-size:]
        if word[0] != wanted[0]:
            continue
        rest = iter(word[1:])
        if all(letter in rest for letter in wanted[1:]):
            return size
    return 0
