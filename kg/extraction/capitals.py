"""Names of institutions in languages that write names with capitals.

A run of capitalised words is a candidate. What surrounds it and what it is made of tells an
institution from a person, a place, an act or a common word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extraction.namedata import NameData
from kg.extraction.reading import Sentence, Spot
from kg.extraction.words import Word

COMPANY, MINISTRY, FORCE = "Company", "Ministry", "ArmedForce"
LONGEST_NAME = 9
LONGEST_PERSON = 4
TITLE_CASE = 0.7
DASHES = frozenset("-–—(,|/:")
COUNTRIES = frozenset({"country", "bloc"})


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


class CapitalNames:
    """Finds the candidates of one article, sentence by sentence.

    nouns: whether the language writes all nouns with capitals, so that they prove nothing.
    """

    def __init__(self, data: NameData, text: str, *, nouns: bool) -> None:
        self.data = data
        self.text = text
        self.nouns = nouns
        self.people = People()
        self.plain: set[str] = set()
        self.places: set[str] = set()
        self.counts: dict[str, int] = {}
        self.inner: set[str] = set()

    def _learn_dateline(self, words: list[Word]) -> None:
        """The place that a report comes from is no institution later either."""
        size = 0
        while size < len(words) and words[size].text.isupper() and size < LONGEST_PERSON:
            size += 1
        if size and len(words[0].text) > 3 and _dateline(self.text, words[:size]):
            self.places.update(w.text for w in words[:size])
            self.places.update(w.text.title() for w in words[:size])

    def learn(self, sentences: list[tuple[Sentence, list[Word]]]) -> None:
        """First pass: people, places, and words the article also writes small."""
        for _, words in sentences:
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
        if any(w.low in self.data.after or w.odd and not w.text.isupper() for w in name[1:]):
            return
        if titled and (word.odd or self.data.speech and name[-1].low in self.data.after):
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

    # -- candidates ----------------------------------------------------------------------------

    def find(self, sentence: Sentence, words: list[Word]) -> Iterator[Candidate]:
        """The candidates of a sentence, in order, without overlap."""
        capitals = sum(w.cap for w in words)
        long_words = sum(len(w.text) > 3 for w in words) or 1
        title_case = sentence.paragraph.kind == "headline" and capitals / long_words > TITLE_CASE
        index = 0
        expected = -1
        while index < len(words):
            last, candidate = self._at(sentence, words, index, index == expected, title_case)
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
        comma = words[following].start - words[last].end == 2
        return following if comma and not words[following].joined else -1

    def _at(
        self,
        sentence: Sentence,
        words: list[Word],
        index: int,
        coordinated: bool,
        title_case: bool,
    ) -> tuple[int, Candidate | None]:
        """The candidate that begins at a word and the last word read."""
        word = words[index]
        if not word.cap and not word.odd and word.low not in self.data.before:
            small = self._small_head(sentence, words, index)
            return (index, small) if small else (index, None)
        opened = self._opened(words, index)
        if opened is not None:
            first, last, kind = index, opened[0], opened[1]
            return last, self._candidate(sentence, words, first, last, kind, "head", sure=True)
        if not (word.cap or word.odd):
            return index, None
        last = self._run_end(words, index)
        return self._judge(sentence, words, index, last, coordinated, title_case)

    def _run_end(self, words: list[Word], index: int) -> int:
        """The last word of the run of capitalised words that begins at `index`."""
        last = index
        while last + 1 < len(words) and last - index < LONGEST_NAME:
            here, following = words[last], words[last + 1]
            if here.owner or not following.joined:
                break
            if following.cap or following.odd or following.text in self.data.legal:
                last += 1
                continue
            beyond = words[last + 2] if last + 2 < len(words) else None
            linked = beyond is not None and beyond.joined and beyond.cap
            if following.low == "&" and linked:
                last += 2
                continue
            break
        return self._ampersand(words, index, last)

    def _ampersand(self, words: list[Word], index: int, last: int) -> int:
        """Go on over a lone ampersand, which is no word."""
        if last + 1 < len(words):
            following = words[last + 1]
            if following.cap and following.start - words[last].end == 3 and not words[last].owner:
                if following.low not in self.data.stops and self._amp(words[last], following):
                    return self._run_end(words, last + 1)
        return last

    def _amp(self, left: Word, right: Word) -> bool:
        return right.joined is False and self.text[left.end : right.start] == " & "

    # -- names that a head word opens ----------------------------------------------------------

    def _opened(self, words: list[Word], index: int) -> tuple[int, str] | None:
        """Last word and class of a name that a head phrase opens at `index` or soon after."""
        place = index
        if any(w.low in self.data.indefinite for w in words[max(index - 2, 0) : index]):
            return None
        while place < len(words) and place - index <= 3:
            if place > index and (not words[place].joined or not words[place - 1].cap):
                return None
            if place > index and words[place - 1].owner:
                return None
            if place > index and not self._modifies(words[place - 1], words, place - 1):
                return None
            found = self._phrase(words, place)
            if found is not None:
                size, kind = found
                if (
                    self.nouns
                    and size == 1
                    and place == index
                    and self._odd_next(words, place, len(words) - 1)
                    and words[place + 1].joined
                    and not words[place].odd
                    and ("-" not in words[place].text)
                ):
                    return None
                last = self._extent(words, place + size, kind)
                if last >= place + size:
                    return last, kind
            if not words[place].cap:
                return None
            place += 1
        return None

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
        for phrase, kind, small in entries:
            if not small and not word.cap:
                continue
            there = words[index : index + len(phrase)]
            if len(there) == len(phrase) and all(
                w.low == p and (i == 0 or w.joined)
                for i, (w, p) in enumerate(zip(there, phrase, strict=True))
            ):
                return len(phrase), kind
        return None

    def _compound_phrase(self, words: list[Word], index: int) -> tuple[int, str] | None:
        """A compound ending in a head word, followed by a linking word and a capital."""
        word = words[index]
        if not word.cap or index + 2 >= len(words):
            return None
        kind = self._compound(word)
        linking, name = words[index + 1], words[index + 2]
        if kind and linking.joined and linking.low in self.data.linking and name.joined:
            if name.cap and linking.low in ("&",) or linking.low in self._openers():
                return 2, kind
        return None

    def _openers(self) -> frozenset[str]:
        """Second words of the language's own head phrases: what opens a name's field."""
        if not hasattr(self, "_opener_words"):
            self._opener_words = frozenset(
                phrase[1]
                for entries in self.data.before.values()
                for phrase, _, _ in entries
                if len(phrase) == 2
            )
        return self._opener_words

    def _extent(self, words: list[Word], index: int, kind: str) -> int:
        """The last word of a name whose field begins at `index`; `index - 1` for none."""
        last = index - 1
        linked = False
        place = index
        while place < len(words) and place - index < LONGEST_NAME:
            word = words[place]
            if words[place - 1].owner or word.role in ("title", "official"):
                break
            if not word.joined and not self._listed_field(words, place, kind, last - index >= -1):
                if not self._amp(words[place - 1], word):
                    break
            if word.cap or word.odd:
                if place > index and word.text in self.data.given:
                    break
                last = place
            elif word.low in self.data.linking and last == place - 1 and last >= index - 1:
                if linked and self.nouns:
                    break
                linked = linked or word.low not in ("of", "de")
            else:
                break
            place += 1
        return last

    def _listed_field(self, words: list[Word], place: int, kind: str, begun: bool) -> bool:
        """Whether a comma continues a ministry's field: "Trade, Industry and Energy"."""
        if kind not in (MINISTRY, "Agency", "Laboratory") or not begun or place < 1:
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

    def _small_head(self, sentence: Sentence, words: list[Word], index: int) -> Candidate | None:
        """A body written small after the country it belongs to: "Israel's defence ministry"."""
        word = words[index]
        kind = self.data.after.get(word.low)
        if kind not in (MINISTRY, FORCE) or index == 0:
            two = f"{words[index - 1].low} {word.low}" if index else ""
            kind = self.data.after.get(two) or kind
        if kind not in (MINISTRY, FORCE) or index == 0:
            return None
        for back in (1, 2, 3):
            if index - back < 0 or not words[index - back + 1].joined:
                return None
            first = words[index - back]
            if first.place:
                if back == 1 and kind == MINISTRY:
                    return None
                return self._candidate(
                    sentence, words, index - back, index, kind, "head", sure=True
                )
            if first.common and first.role != "":
                return None
        return None

    # -- runs of capitals ----------------------------------------------------------------------

    def _judge(
        self,
        sentence: Sentence,
        words: list[Word],
        index: int,
        last: int,
        coordinated: bool,
        title_case: bool,
    ) -> tuple[int, Candidate | None]:
        """What the run of capitalised words `index`..`last` is."""
        first, described = self._strip_front(words, index, last)
        if first > last:
            return last, None
        if described == "person":
            return last, None
        stop = self._cut(words, first, last)
        if stop < first:
            return max(stop, index), None
        run = words[first : stop + 1]
        if first > index:
            opened = self._opened(words, first)
            if opened is not None:
                return opened[0], self._candidate(
                    sentence, words, first, opened[0], opened[1], "head", sure=True
                )
        described = described or self._described(words, first)
        kind, form = self._kind(run)
        if kind:
            while (
                len(run) > 1
                and run[0].place
                and run[0].spot
                and (run[0].spot.form != "name" and kind == MINISTRY or run[0].owner)
            ):
                first, run = first + 1, run[1:]
        if self.nouns and kind and not self._proper(run, kind):
            return stop, None
        if not run or self._excluded(words, first, run, kind, described):
            return stop, None
        sure = bool(kind) or described == "epithet" or (coordinated and self._nameish(run))
        if not sure and not self._bare(words, first, run, title_case):
            return stop, None
        sure = sure or any(self._telling(w) for w in run)
        return stop, self._candidate(sentence, words, first, stop, kind, form, sure=sure)

    def _strip_front(self, words: list[Word], index: int, last: int) -> tuple[int, str]:
        """The first word of the name proper, and what the words before it say of it."""
        described = ""
        first = index
        while first <= last:
            word = words[first]
            closes = first == last or self.data.after.get(word.low) is None
            if word.role in ("title", "official"):
                described = "person"
            elif self._epithet(words, first, last) and (
                closes or self._odd_next(words, first, last)
            ):
                described = "epithet"
            elif word.initial and word.common and not word.odd and not word.listed:
                pass
            elif self.nouns and word.common and not word.odd and word.spot is None:
                described = ""
            elif (
                self.nouns
                and first < last
                and self._noun(word)
                and self._odd_next(words, first, last)
            ):
                described = "epithet"
            elif word.spot is not None and word.spot.form in ("adjective", "possessive"):
                if word.cap and self._part_of_name(words, first, last):
                    return first, described
            elif word.place and word.owner:
                pass
            else:
                break
            first += 1
        return first, described

    def _part_of_name(self, words: list[Word], first: int, last: int) -> bool:
        """Whether the adjective at `first` belongs to the name: "Polish Academy", not "a Polish X".

        It does not before a listed name, nor after an article before a company's full name.
        """
        kind = self._kind(words[first : last + 1])[0] if first < last else ""
        if not kind or words[first + 1].listed:
            return False
        article = first > 0 and words[first].joined and words[first - 1].common
        whole = last - first > 1 and self._kind(words[first + 1 : last + 1])[0] == COMPANY
        return not (kind == COMPANY and article and whole)

    def _epithet(self, words: list[Word], index: int, last: int) -> bool:
        """Whether a word of the run describes what follows: "Konzern X", "US-Unternehmen X"."""
        word = words[index]
        if word.role not in ("epithet", "group"):
            return False
        return not word.odd or "-" in word.text

    def _odd_next(self, words: list[Word], index: int, last: int) -> bool:
        """Whether the next word of the run shows a name by its own capitals or by a list."""
        return index < last and (words[index + 1].odd or words[index + 1].listed)

    def _noun(self, word: Word) -> bool:
        """Whether a capitalised word looks like a common noun."""
        if word.odd or word.listed or word.place or "-" in word.text:
            return False
        return (
            word.common
            or word.technology
            or word.low in self.plain
            or word.low in self.data.after
            or word.low.endswith(self.data.plain)
            or bool(self._compound(word))
        )

    def _described(self, words: list[Word], first: int) -> str:
        """What the word before the run says: "epithet" or ""."""
        if first == 0 or not words[first].joined:
            return ""
        before = words[first - 1]
        if before.role in ("epithet", "group") and not before.owner:
            return "epithet"
        if before.place and before.spot is not None and before.spot.form == "adjective":
            placed = any(w.low in self.data.places for w in words[max(first - 4, 0) : first - 1])
            lone = first + 1 >= len(words) or not words[first + 1].joined or not words[first + 1].cap
            if self.nouns and (lone and not words[first].odd or self._noun(words[first])):
                return ""
            return "" if placed else "epithet"
        return ""

    def _cut(self, words: list[Word], first: int, last: int) -> int:
        """Where the name ends: before a title or office that follows it."""
        for place in range(first + 1, last + 1):
            word = words[place]
            if word.role in ("title", "official") and word.low not in self.data.after:
                return place - 1
            if self.nouns and word.common and not word.odd and word.low not in self.data.after:
                return place - 1
            telling = words[place - 1].odd or words[place - 1].listed
            if self.nouns and telling and word.low not in self.data.after and self._noun(word):
                return place - 1
        return last

    def _kind(self, run: list[Word]) -> tuple[str, str]:
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
        kind = self._compound(tail)
        return (kind, "head") if kind else ("", "shape")

    def _proper(self, run: list[Word], kind: str) -> bool:
        """Whether a name that ends in a common noun has something proper in it."""
        if run and run[-1].text in self.data.legal:
            return True
        if len(run) == 1:
            head = run[0].text.partition("-")[0]
            place = run[0].place and kind not in (MINISTRY, FORCE)
            common = head.lower().endswith(self.data.plain) and not head.isupper()
            return kind == MINISTRY or not (place or common or head in self.data.not_names)
        return not (self._noun(run[0]) and all(self._noun(w) for w in run))

    def _compound(self, word: Word) -> str:
        """The class of a compound's last part: hyphenated, or a ministry in one word."""
        head, _, tail = word.low.rpartition("-")
        if head and word.cap:
            for ending, kind in self.data.endings:
                if tail.startswith(ending) and len(tail) - len(ending) <= 2:
                    first = word.text.partition("-")[0]
                    return "" if first in self.data.not_names else kind
            return ""
        for ending, kind in self.data.endings:
            if kind == MINISTRY and len(word.low) > len(ending) + 3:
                at = word.low.rfind(ending)
                if at > 3 and len(word.low) - at - len(ending) <= 2:
                    return kind
        return ""

    def _excluded(
        self, words: list[Word], first: int, run: list[Word], kind: str, described: str
    ) -> bool:
        """Whether the run names something that is no institution."""
        if len(run) == 1 and (run[0].text in self.data.not_names or run[0].spot is not None):
            return not (run[0].technology and described == "epithet" and run[0].odd)
        if all(w.place or w.technology or w.common and not w.odd for w in run):
            return not kind or len(run) < 2
        if len(run) == 1 and (run[0].low in self.data.after or run[0].low in self.data.before):
            return True
        if kind:
            return self.people.covers(run)
        if self._office(words, first):
            return True
        if run[-1].low in self.data.closers or run[-1].text in self.data.not_names:
            return True
        if any(c.isdigit() for c in run[-1].text) and not _starts_name(run[-1].text):
            return True
        if self.people.covers(run):
            return True
        if run[0].text in self.data.given and len(run) > 1 and described != "epithet":
            return True
        return described != "epithet" and self._placed(words, first, run)

    def _office(self, words: list[Word], first: int) -> bool:
        """Whether the run is the field of an office: "minister van Economische Zaken"."""
        if first < 2 or words[first - 1].low not in self._openers() | self.data.joining:
            return False
        if words[first - 1].low in self.data.joining and not words[first - 2].cap:
            return False
        near = words[max(first - 7, 0) : first - 1]
        return any(w.role == "official" for w in near) and any(
            w.low in self._openers() for w in words[max(first - 4, 0) : first]
        )

    def _placed(self, words: list[Word], first: int, run: list[Word]) -> bool:
        """Whether the run is a place."""
        if run[-1].text.isupper() and run[-1].text.title() in self.data.cities:
            return True
        if " ".join(w.text for w in run) in self.data.cities or run[-1].text in self.data.cities:
            return not any(w.odd or w.listed for w in run)
        if run[0].text in self.data.cities:
            return len(run) == 1 or not any(w.odd for w in run)
        if any(w.odd or w.listed for w in run):
            return False
        if len(run) == 1 and run[0].text in self.places:
            return True
        before = words[first - 1] if first and run[0].joined else None
        return before is not None and before.low in self.data.places

    def _bare(self, words: list[Word], first: int, run: list[Word], title_case: bool) -> bool:
        """Whether the run is a name on no other evidence than its looks and its part."""
        word = run[0]
        if len(run) == 1 and word.text.isupper() and not word.listed and self.nouns:
            if self.counts.get(word.text, 0) < 2 and not self._acts(words, first, run):
                return False
        if any(self._telling(w) for w in run):
            return not _dateline(self.text, run) and not (
                title_case and not any(w.odd and not w.text.isupper() for w in run)
            )
        if title_case or run[-1].low.endswith(self.data.plain) and len(run) == 1:
            return False
        if word.initial and (word.common or word.low in self.plain):
            return False
        if all(w.low in self.plain or w.common for w in run):
            return False
        if word.initial and len(run) == 1 and word.text not in self.inner:
            return False
        if self.nouns and (len(run) == 1 or not self._foreign(run)):
            return False
        return self._acts(words, first, run)

    def _acts(self, words: list[Word], first: int, run: list[Word]) -> bool:
        """Whether the run stands where an actor stands: before a verb, with a possessive ..."""
        before = words[first - 1] if first and run[0].joined else None
        after = first + len(run)
        following = words[after] if after < len(words) else None
        if before is not None and (before.determiner or before.low in self.data.speech):
            return False
        if run[-1].owner:
            return not self.nouns
        if following is None or not following.joined:
            return before is not None and before.low in self.data.partners
        if following.low in self.data.speech:
            return len(run) == 1 or self.counts.get(run[0].text, 0) > 1
        if following.technology:
            return False
        return following.verb or (before is not None and before.low in self.data.partners)

    def _telling(self, word: Word) -> bool:
        """Whether a word's capitals show a name: `IonQ`, `NXP`, or a listed institution."""
        if word.listed:
            return True
        if "-" in word.text and not any(
            part[1:] != part[1:].lower() for part in word.text.split("-")[:1]
        ):
            return False
        return (
            word.odd
            and word.text not in self.data.not_names
            and not word.place
            and (not word.technology)
            and not any(c.isdigit() for c in word.text[1:])
        )

    def _foreign(self, run: list[Word]) -> bool:
        """Whether no word of the run looks like one of the language's common nouns."""
        return not any(
            w.common or w.technology or w.low in self.plain or w.low.endswith(self.data.plain)
            for w in run
        )

    def _nameish(self, run: list[Word]) -> bool:
        if not self.nouns:
            return not run[0].common
        return self._foreign(run) and (len(run) > 1 or not run[0].common)

    def _candidate(
        self,
        sentence: Sentence,
        words: list[Word],
        first: int,
        last: int,
        kind: str,
        form: str,
        *,
        sure: bool,
    ) -> Candidate | None:
        run = words[first : last + 1]
        bodies = [w for w in run if w.text not in self.data.legal]
        base = None
        if form == "head" and len(bodies) > 1 and bodies[0].low in self.data.before:
            rest = bodies[1:]
            if rest[0].listed and all(w.spot is rest[0].spot for w in rest):
                return None
        if bodies and bodies[0].listed and all(w.spot is bodies[0].spot for w in bodies):
            base = bodies[0].spot
            if len(bodies) == len(run):
                return None
        return Candidate(run[0].start, run[-1].end, sentence, kind, form, sure, base)


def _dateline(text: str, run: list[Word]) -> bool:
    """Whether the run opens a report with its place: "PARIS -", "BERLIN (dpa)"."""
    if not run[0].initial or not all(w.text.isupper() for w in run):
        return False
    rest = text[run[-1].end : run[-1].end + 3].strip()
    return rest[:1] in DASHES


def _starts_name(text: str) -> bool:
    """Whether digits stand where names of firms have them: at the beginning (`3rdiTech`)."""
    return text[0].isdigit()


def _east_asian(words: list[Word], index: int, data: NameData) -> bool:
    """A family name beside a hyphenated given name ("Ahn Duk-geun"), or a known family name."""
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or not following.joined or not following.cap:
        return False
    first, _, second = following.text.partition("-")
    if second and second.islower() and first.istitle():
        return True
    return word.text in data.family and len(following.text) <= 9 and not following.odd
