"""What a run of capitalised words looks like, and the part it plays in its sentence."""

from __future__ import annotations

from kg.extraction.heads import FORCE, MINISTRY, Heads
from kg.extraction.namedata import NameData
from kg.extraction.people import Learned, dateline
from kg.extraction.words import Word

# Classes of bodies whose compounds are names whatever stands first.
SELF_EVIDENT = frozenset({MINISTRY, "University"})
# So many capitalised words side by side are a name in any language.
ROW = 3


class Shapes:
    """Judges runs of capitalised words.

    nouns: whether the language writes all nouns with capitals, so that they prove nothing.
    """

    def __init__(self, data: NameData, learned: Learned, heads: Heads) -> None:
        self.data = data
        self.learned = learned
        self.heads = heads
        self.text = heads.text
        self.nouns = heads.nouns

    def excluded(
        self, words: list[Word], first: int, run: list[Word], kind: str, *, epithet: bool
    ) -> bool:
        """Whether the run names something that is no institution."""
        word, tail = run[0], run[-1]
        lone = len(run) == 1
        covered = word.spot is not None and not (kind and word.technology and "-" in word.text)
        if lone and (word.text in self.data.not_names or covered):
            return not (word.technology and epithet and word.odd)
        if all(w.place or w.technology or (w.common and not w.odd) for w in run):
            return not kind or lone
        head = lone and (word.low in self.data.after or word.low in self.data.before)
        if head or self.learned.people.covers(run):
            return True
        if kind:
            return False
        if self._other_thing(tail) or self._office(words, first):
            return True
        return not epithet and (
            (word.text in self.data.given and not lone) or self._placed(words, first, run)
        )

    def _other_thing(self, tail: Word) -> bool:
        """Whether the last word shows a name of something else: an act, an aircraft's type."""
        if tail.low in self.data.closers or tail.text in self.data.not_names:
            return True
        return any(c.isdigit() for c in tail.text) and not _starts_name(tail.text)

    def _office(self, words: list[Word], first: int) -> bool:
        """Whether the run is the field of an office: "minister of Economic Affairs"."""
        if first < 2 or words[first - 1].low not in self.heads.openers | self.data.joining:
            return False
        if words[first - 1].low in self.data.joining and not words[first - 2].cap:
            return False
        near = words[max(first - 7, 0) : first - 1]
        return any(w.role == "official" for w in near) and any(
            w.low in self.heads.openers for w in words[max(first - 4, 0) : first]
        )

    def _placed(self, words: list[Word], first: int, run: list[Word]) -> bool:
        """Whether the run is a place."""
        tail, cities = run[-1], self.data.cities
        if tail.text.isupper() and tail.text.title() in cities:
            return True
        if any(w.odd or w.listed for w in run):
            return False
        if {" ".join(w.text for w in run), run[0].text, tail.text} & cities:
            return True
        if len(run) == 1 and run[0].text in self.learned.places:
            return True
        before = words[first - 1] if first and run[0].joined else None
        return before is not None and before.low in self.data.places

    def bare(self, words: list[Word], first: int, run: list[Word], *, title_case: bool) -> bool:
        """Whether the run is a name on no other evidence than its looks and its part."""
        if any(self.telling(w) for w in run):
            if title_case and not any(w.odd and not w.text.isupper() for w in run):
                return False
            seen = self.learned.counts.get(run[0].text, 0) > 1 or run[0].listed
            doubtful = self.nouns and len(run) == 1 and run[0].text.isupper() and not seen
            if doubtful and not self._acts(words, first, run):
                return False
            return not dateline(self.text, run)
        if title_case or self._common(run):
            return False
        return self._acts(words, first, run)

    def _common(self, run: list[Word]) -> bool:
        """Whether the run may be made of common words."""
        word = run[0]
        known = self.learned
        if all(w.low in known.plain or w.common for w in run):
            return True
        if word.initial and (word.common or word.low in known.plain):
            return True
        if len(run) > 1:
            return self.nouns and not self._foreign(run)
        unseen = word.initial and word.text not in known.inner and not self._outlandish(word)
        return self.nouns or unseen or word.low.endswith(self.data.plain)

    def _outlandish(self, word: Word) -> bool:
        """Whether a word cannot be one of the language, by its shape."""
        shape = self.data.shape
        return shape is not None and not all(map(shape.fullmatch, word.low.split()))

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
            return len(run) == 1 or self.learned.counts.get(run[0].text, 0) > 1
        if following.technology:
            return False
        listed = following.low in self.data.joining and self._listed_after(words, after)
        partner = before is not None and before.low in self.data.partners
        return (self.data.bare and listed) or following.verb or partner

    def said_after(self, words: list[Word]) -> str:
        """What an apposition has before it ends: "epithet", "nationality", or "" for neither."""
        national = False
        for word in words:
            if word.role in ("title", "official"):
                return ""
            if not word.joined:
                break
            if word.role == "epithet":
                return "epithet"
            national = national or (word.place and not word.owner)
        return "nationality" if national else ""

    def seat(self, words: list[Word], first: int) -> bool:
        """Whether the run that begins at a word can be the seat of what stands before."""
        return first > 0 and words[first].joined and words[first - 1].low in self.data.seats

    def seated(self, words: list[Word]) -> bool:
        """Whether the words after a name give its city: "X of Amaurote"."""
        seat = words[1].text if len(words) > 1 else ""
        return words[0].low in self.data.seats and words[0].joined and seat in self.data.cities

    @staticmethod
    def _listed_after(words: list[Word], index: int) -> bool:
        """Whether a listed institution directly follows the conjunction at `index`."""
        following = words[index + 1] if index + 1 < len(words) else None
        return following is not None and following.joined and following.listed

    def telling(self, word: Word) -> bool:
        """Whether a word's capitals show a name: `IonQ`, `NXP`, or a listed institution."""
        if word.listed:
            return True
        first, hyphen, rest = word.text.partition("-")
        if hyphen:
            last = rest.rpartition("-")[2]
            compound = self.nouns and last[1:] == last[1:].lower() and last[0].isupper()
            if compound or word.common or first[1:] == first[1:].lower():
                return False
        return (
            word.odd
            and word.text not in self.data.not_names
            and not word.place
            and (not word.technology)
            and (word.text[-1].islower() or not any(c.isdigit() for c in word.text[1:]))
        )

    def _foreign(self, run: list[Word]) -> bool:
        """Whether no word of the run looks like one of the language's common nouns."""
        return not any(
            w.common
            or w.technology
            or w.low in self.learned.plain
            or w.low.endswith(self.data.plain)
            for w in run
        )

    def nameish(self, run: list[Word]) -> bool:
        """Whether a run coordinated with a name may be one too."""
        if not self.nouns:
            return not run[0].common
        return self._foreign(run) and (len(run) > 1 or not run[0].common)

    def noun(self, word: Word) -> bool:
        """Whether a capitalised word looks like a common noun."""
        if word.odd or word.listed or word.place or "-" in word.text:
            return False
        return (
            word.common
            or word.technology
            or word.low in self.learned.plain
            or word.low in self.data.after
            or word.low.endswith(self.data.plain)
            or bool(self.heads.compound(word))
        )

    def proper(self, run: list[Word], kind: str) -> bool:
        """Whether a name that ends in a common noun has something proper in it."""
        if run and run[-1].text in self.data.legal:
            return True
        if len(run) == 1:
            head = run[0].text.partition("-")[0]
            place = run[0].place and kind not in (MINISTRY, FORCE)
            common = head.lower().endswith(self.data.plain) and not head.isupper()
            return kind in SELF_EVIDENT or not (place or common or head in self.data.not_names)
        # A language that writes all nouns with capitals never puts three of them side by side.
        row = len(run) >= ROW and not any(w.common for w in run)
        return row or not (self.noun(run[0]) and all(self.noun(w) for w in run))


def _starts_name(text: str) -> bool:
    """Whether digits stand where names of firms have them: at the beginning (`3rdiTech`)."""
    return text[0].isdigit()
