"""Head words: what opens an institution's name, and what closes it."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.namedata import NameData
from kg.extraction.words import Word

COMPANY, MINISTRY, FORCE = "Company", "Ministry", "ArmedForce"
WITH_LISTED_FIELDS = frozenset({MINISTRY, "Agency", "Laboratory"})
LONGEST_NAME = 9
MODIFIERS = 3
SHORTEST_FRONT = 3
LONGEST_SUFFIX = 2
# Words of a name that has small words, and of a list of fields in it.
LONGEST_SPREAD = 14
LISTED_REACH = 10


class Heads:
    """Finds head words and the extent of the names they make.

    nouns: whether the language writes all nouns with capitals.
    """

    def __init__(self, data: NameData, text: str, *, nouns: bool) -> None:
        self.data = data
        self.text = text
        self.nouns = nouns
        self.ministries = tuple(e for e, kind in data.endings if kind == MINISTRY)
        self.openers = frozenset(
            phrase[1]
            for entries in data.before.values()
            for phrase, _, _ in entries
            if len(phrase) == 2
        )

    def odd_next(self, words: list[Word], index: int, last: int) -> bool:
        """Whether the next word of the run shows a name by its own capitals or by a list."""
        return index < last and (words[index + 1].odd or words[index + 1].listed)

    def opened(self, words: list[Word], index: int) -> tuple[int, str] | None:
        """Last word and class of a name that a head phrase opens at `index` or soon after."""
        if any(w.low in self.data.indefinite for w in words[max(index - 2, 0) : index]):
            return None
        for place in range(index, min(index + MODIFIERS + 1, len(words))):
            if place > index and not self._continues(words, place):
                return None
            found = self._phrase(words, place)
            if found is not None:
                size, kind = found
                common = size == 1 and place == index and self._describes(words, place)
                if common or (kind == COMPANY and self._placed(words, place + size)):
                    return None
                last = self._extent(words, place + size, kind, head=words[place])
                if last >= place + size:
                    return last, kind
            if not words[place].cap:
                return None
        return None

    def _placed(self, words: list[Word], index: int) -> bool:
        """Whether a place follows a head word, which so only describes: "company Utopia X"."""
        return self.data.bare and index < len(words) and words[index].place

    def _continues(self, words: list[Word], place: int) -> bool:
        """Whether the word before `place` modifies a head phrase that may come."""
        before = words[place - 1]
        joined = words[place].joined and before.cap and not before.owner
        return joined and self._modifies(before, words, place - 1)

    def _describes(self, words: list[Word], place: int) -> bool:
        """Whether a head word is only a common noun before a name: "Forschungsinstitut INESC"."""
        word = words[place]
        if not self.nouns or word.odd or "-" in word.text:
            return False
        return self.odd_next(words, place, len(words) - 1) and words[place + 1].joined

    def _modifies(self, word: Word, words: list[Word], index: int) -> bool:
        """Whether a capitalised word before a head phrase belongs to the name."""
        if word.role in ("title", "official", "epithet", "group"):
            return False
        if word.initial and word.common:
            return False
        following = words[index + 1]
        if word.place and following.low in self.data.before:
            ministry = any(k == MINISTRY for _, k, _ in self.data.before[following.low])
            adjective = word.spot is not None and word.spot.form != "name"
            return not (ministry or (adjective and self.nouns))
        return True

    def _phrase(self, words: list[Word], index: int) -> tuple[int, str] | None:
        """Length and class of the head phrase at a word."""
        word = words[index]
        entries = self.data.before.get(word.low)
        if entries is None:
            return self._compound_phrase(words, index)
        between = self._adjectives(words, index + 1)
        if not word.cap and between and self._named_beside(words, index + 1 + between):
            return None
        for phrase, kind, small in entries:
            if not small and not word.cap:
                continue
            skipped = between if len(phrase) > 1 and phrase[1] in self.data.openers else 0
            there = [word, *words[index + 1 + skipped : index + len(phrase) + skipped]]
            if len(there) == len(phrase) and all(
                w.low == p and (i == 0 or w.joined)
                for i, (w, p) in enumerate(zip(there, phrase, strict=True))
            ):
                return len(phrase) + skipped, kind
        return None

    def _adjectives(self, words: list[Word], index: int) -> int:
        """How many small adjectives follow a head word: "ministère coréen du Commerce"."""
        size = 0
        while self.data.small is not None and index + size < len(words):
            word = words[index + size]
            national = word.spot is not None and word.spot.form == "adjective" and word.place
            if word.cap or not (
                (national and word.joined and not word.cap) or self._small_adjective(word)
            ):
                break
            size += 1
        return size

    def _named_beside(self, words: list[Word], index: int) -> bool:
        """Whether a name directly follows a description: "agence spatiale indienne X"."""
        return index < len(words) and words[index].joined and words[index].cap

    def _compound_phrase(self, words: list[Word], index: int) -> tuple[int, str] | None:
        """A compound ending in a head word, followed by a linking word and a capital."""
        word = words[index]
        if not word.cap or index + 2 >= len(words):
            return None
        kind = self.compound(word)
        linking, name = words[index + 1], words[index + 2]
        linked = linking.joined and linking.low in self.openers and name.joined
        return (2, kind) if kind and linked else None

    def _extent(self, words: list[Word], index: int, kind: str, head: Word) -> int:
        """The last word of a name whose field begins at `index`; `index - 1` for none."""
        if self.data.small is not None:
            return self._spread(words, index, kind, capital=head.cap)
        last = reached = index - 1
        linked = False
        place = index
        while place < len(words) and place - index < LONGEST_NAME:
            word = words[place]
            if words[place - 1].owner or word.role in ("title", "official"):
                break
            if not word.joined and not self._goes_on(words, place, kind):
                break
            if word.cap or word.odd:
                other = linked and (self._phrase(words, place) is not None or word.listed)
                other = other or self._another(words, place)
                person = word.text in self.data.given and not self._bound(words, place)
                if other or (place > index and person):
                    break
                last = reached = place
            elif word.low in self.data.inner and reached == place - 1:
                reached = place
            elif word.low in self.data.linking and reached == place - 1:
                if (linked and self.nouns) or self._ends_before(words, place, last, index):
                    break
                linked = linked or word.low in self.data.joining
            else:
                break
            place += 1
        return last

    def _spread(self, words: list[Word], index: int, kind: str, *, capital: bool) -> int:
        """The same where names have small words: "Agence nationale de la recherche".

        capital: whether the name has one from its first word on.
        """
        last, place = index - 1, index
        opened = words[index - 1].low in self.data.openers
        while place < len(words) and place - index < LONGEST_SPREAD:
            word = words[place]
            if word.role in ("title", "official") or self._ends_here(words, place, kind):
                break
            if word.cap or word.odd:
                if (
                    self._phrase(words, place) is not None
                    or self._another(words, place)
                    or (place > index and not opened and word.text in self.data.given)
                ):
                    break
                last, capital, opened = self._whole(words, place), True, False
                place = last
            elif not opened and self._opens(words, place):
                opened = True
            elif word.low in self.data.articles and opened:
                pass
            elif word.low in self.data.joining and last == place - 1:
                if not self._joins_fields(words, place):
                    break
            elif opened and self._small_noun(word):
                last, opened = (place if capital else last), False
            elif not opened and self._small_adjective(word):
                last = place if capital else last
            else:
                break
            place += 1
        return last

    def _another(self, words: list[Word], place: int) -> bool:
        """Whether a conjunction joins a country to the name, which so is another party."""
        word = words[place]
        named = word.place and word.spot is not None and word.spot.form == "name"
        return named and place > 0 and words[place - 1].low in self.data.joining

    def _whole(self, words: list[Word], place: int) -> int:
        """The last word of the country named at a word, else the word itself."""
        spot = words[place].spot
        while words[place].place and place + 1 < len(words) and words[place + 1].spot is spot:
            place += 1
        return place

    def _ends_here(self, words: list[Word], place: int, kind: str) -> bool:
        """Whether a mark before a word ends the name."""
        word = words[place]
        if words[place - 1].owner:
            return True
        if word.joined or self.amp(words[place - 1], word):
            return False
        gap = self.text[words[place - 1].end : word.start]
        return not (
            kind in WITH_LISTED_FIELDS
            and gap == ", "
            and word.low in self.data.openers
            and any(
                w.low in self.data.joining and v.low in self.data.openers and v.joined
                for w, v in pairwise(words[place + 1 : place + LISTED_REACH])
            )
        )

    def _joins_fields(self, words: list[Word], place: int) -> bool:
        """Whether a conjunction joins a further field of the same body."""
        following = words[place + 1 : place + 4]
        if not following or not following[0].joined:
            return False
        fields = [w for w in following if w.low not in self.data.openers | self.data.articles]
        field = fields[0] if fields else None
        if field is None or field.odd or field.listed or field.place:
            return False
        if self.data.before.get(field.low):
            return False
        return following[0].low in self.data.openers or (following[0].cap and not field.role)

    def _opens(self, words: list[Word], place: int) -> bool:
        """Whether a preposition stands after which the name may go on."""
        low = words[place].low
        if low in self.data.openers:
            return True
        following = words[place + 1] if place + 1 < len(words) else None
        article = following is not None and following.low in self.data.articles
        return low in self.data.article_openers and article

    def _small_noun(self, word: Word) -> bool:
        known = word.low in self.data.stops or word.determiner
        return word.text[0].isalpha() and not known and not word.listed and word.joined

    def _small_adjective(self, word: Word) -> bool:
        shaped = self.data.small is not None and bool(self.data.small.fullmatch(word.low))
        return shaped and word.joined and not word.verb and word.low not in self.data.stops

    def _bound(self, words: list[Word], place: int) -> bool:
        """Whether a linking word ties the words before `place` into a name: "Valle del Lili"."""
        return any(w.low in self.data.linking for w in words[max(place - 2, 0) : place])

    def _ends_before(self, words: list[Word], place: int, last: int, index: int) -> bool:
        """Whether a linking word is none: a place follows it, or another name with its own head."""
        if last < index or place + 1 >= len(words):
            return False
        low = words[place].low
        if low in self.data.places:
            return words[place + 1].place or words[place + 1].text in self.data.cities
        if low not in self.data.joining:
            return False
        for word in words[place + 1 : place + 1 + LONGEST_NAME]:
            if not (word.joined and word.cap):
                return False
            if self.data.after.get(word.low, COMPANY) != COMPANY:
                return word is not words[place + 1]
        return False

    def _goes_on(self, words: list[Word], place: int, kind: str) -> bool:
        """Whether a mark before a word does not end the name: "Trade, Industry and Energy"."""
        if self.amp(words[place - 1], words[place]):
            return True
        if kind not in WITH_LISTED_FIELDS:
            return False
        gap = self.text[words[place - 1].end : words[place].start]
        if gap != ", " or not words[place].cap or words[place].place:
            return False
        following = words[place + 1 : place + 4]
        return (
            len(following) >= 2
            and following[0].joined
            and following[0].low in self.data.linking
            and following[1].joined
            and following[1].cap
        )

    def kind(self, run: list[Word]) -> tuple[str, str]:
        """Class and form of evidence that the run's own words give."""
        tail = run[-1]
        if tail.text in self.data.legal and len(run) > 1:
            return COMPANY, "head"
        if len(run) > 1:
            two = f"{run[-2].low} {tail.low}"
            kind = self.data.after.get(two) or self.data.after.get(tail.low, "")
            if kind:
                return kind, "head"
        for word in run[:-1]:
            if word.text in self.data.legal and word is not run[0]:
                return COMPANY, "head"
            if word.low in self.data.before and any(
                len(p) == 1 for p, _, _ in self.data.before[word.low]
            ):
                return self.data.before[word.low][0][1], "head"
        kind = self.compound(tail)
        return (kind, "head") if kind else ("", "shape")

    def compound(self, word: Word) -> str:
        """The class of a compound's last part: hyphenated, or a ministry in one word."""
        head, _, tail = word.low.rpartition("-")
        if head and word.cap:
            for ending, kind in self.data.endings:
                if tail.startswith(ending) and len(tail) - len(ending) <= LONGEST_SUFFIX:
                    first = word.text.partition("-")[0]
                    return "" if first in self.data.not_names else kind
            return ""
        for ending in self.ministries:
            at = word.low.rfind(ending)
            if at > SHORTEST_FRONT and len(word.low) - at - len(ending) <= LONGEST_SUFFIX:
                return MINISTRY
        return ""

    def amp(self, left: Word, right: Word) -> bool:
        """Whether an ampersand alone stands between two words."""
        return right.joined is False and self.text[left.end : right.start] == " & "
