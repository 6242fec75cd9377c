"""Institutions that no list has, found by the words and shapes of their names.

After the listed names are known this component reads each article once more: head words
("Ministry of …", "… Inc."), apposition ("the start-up …"), acronyms in brackets and capitals show
further names; a name found once is then known throughout the article, in short forms too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.aliases import ACRONYM, Aliases, bracketed, is_acronym, spelled_out
from kg.extraction.capitals import Candidate, CapitalNames
from kg.extraction.generic import country_beside, resolve_generic
from kg.extraction.heads import COMPANY, MINISTRY
from kg.extraction.inner import InnerCountries, based_by_name
from kg.extraction.namedata import NameData, name_data
from kg.extraction.reading import INTERPUNCTS, Reading, Sentence, Spot
from kg.extraction.slugs import slug
from kg.extraction.suffixed import SuffixedNames
from kg.extraction.unspaced import UnspacedNames
from kg.extraction.walked import WalkedNames
from kg.extraction.words import Word, words_of

COUNTRIES = frozenset({"country", "bloc"})
Lines = list[tuple[Sentence, list[Word]]]


class InstitutionFinder:
    """Finds unlisted institutions; keeps the language's tables between articles."""

    def __init__(self) -> None:
        self._data: dict[int, tuple[Any, NameData, InnerCountries]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Find institutions.

        doc (Doc): A Doc with spots and signals in `doc._.reading`.
        RETURNS (Doc): The same Doc, with spots added and extended.
        """
        reading: Reading = doc._.reading
        knowledge = reading.knowledge
        if id(knowledge) not in self._data:
            data = name_data(knowledge.ontology, knowledge.lexicon.language)
            self._data[id(knowledge)] = (knowledge, data, InnerCountries(knowledge))
        _, data, countries = self._data[id(knowledge)]
        Finder(reading, data, countries).run()
        return doc


class Finder:
    """The institutions of one article."""

    def __init__(self, reading: Reading, data: NameData, countries: InnerCountries) -> None:
        self.reading = reading
        self.countries = countries
        self.data = data
        self.text = reading.article.text
        self.aliases = Aliases(data)

    def run(self) -> None:
        """Find, name and register everything."""
        resolve_generic(self.reading, self.data, self._register)
        spaced = not self.reading.knowledge.lexicon.morphology.particles
        lines = [
            (s, words_of(self.reading, s, self.data) if spaced else [])
            for s in self.reading.sentences
        ]
        self._listed_aliases(lines)
        for candidate in self._candidates(lines):
            self._accept(candidate)
        self._acronyms(lines)
        self._reuse(lines)
        if self.reading.knowledge.lexicon.morphology.isolating:
            self.reading.cut(place for s in self.reading.spots for place in (s.start, s.end))
        based_by_name(self.reading, self.countries)

    def _candidates(self, lines: Lines) -> Iterable[Candidate]:
        morphology = self.reading.knowledge.lexicon.morphology
        if morphology.isolating:
            return list(WalkedNames(self.reading, self.data).find())
        if morphology.particles:
            finder_of = SuffixedNames if morphology.spaced else UnspacedNames
            return list(finder_of(self.reading, self.data).find())
        finder = CapitalNames(self.data, self.text, nouns=morphology.all_nouns_capitalised)
        finder.learn(lines)
        return [c for sentence, words in lines for c in finder.find(sentence, words)]

    # -- names ---------------------------------------------------------------------------------

    def _listed_aliases(self, lines: Lines) -> None:
        """Brackets after listed institutions and their shortened names."""
        for sentence, words in lines:
            common = {w.text for w in words if w.place or w.common}
            for spot in sentence.spots:
                if spot.kind == "institution":
                    surface = self.reading.surface(spot.start, spot.end)
                    self.aliases.add_short_forms(self._parted(surface), spot.entity, common)
                    self._bracket(spot)

    def _parted(self, name: str) -> str:
        """A name with spaces between its words, where middle dots stand for them."""
        if self.reading.knowledge.lexicon.morphology.spaced:
            return name
        return name.translate(dict.fromkeys(map(ord, INTERPUNCTS), " "))

    def _bracket(self, spot: Spot) -> None:
        """Let a name in brackets after a mention mean the same institution."""
        found = bracketed(self.text, spot.end)
        if found is None:
            return
        name = self.text[found[0] : found[1]]
        if name in self.data.not_names or self._taken(found[0], found[1]):
            return
        if is_acronym(name) or not name.isascii() or not spot_is_ascii(self.text, spot):
            self.aliases.add(name, spot.entity)

    def _taken(self, start: int, end: int) -> bool:
        """Whether a spot of another kind covers the characters."""
        return self.reading.covers(start, end)

    def _accept(self, candidate: Candidate) -> None:
        """Name a candidate and register its spot."""
        base = candidate.base
        if base is not None:
            base.end = max(base.end, candidate.end)
            base.last = self.reading.tokens.at(base.end - 1)
            return
        name = self.reading.surface(candidate.start, candidate.end)
        inside = [
            s
            for s in candidate.sentence.spots
            if s.start < candidate.end and candidate.start < s.end
        ]
        if any(s.start <= candidate.start and s.end >= candidate.end for s in inside):
            return
        if _adds_place(candidate, inside):
            return
        if len({s.entity for s in inside if s.kind == "institution"}) > 1:
            return
        entity = self.aliases.get(name) or self._inner(candidate, inside)
        entity = entity or self._entity(name, candidate)
        spot = Spot(entity, candidate.start, candidate.end, candidate.form)
        for place in inside:
            if place.kind == "country" and place.form == "short":  # which no name contains
                self.reading.based.append((spot, place, candidate.sentence))
        self._register(spot, candidate.sentence, candidate.type)
        self.aliases.add(name, entity)
        self.aliases.add_short_forms(
            self._parted(name),
            entity,
            {self.text[s.start : s.end] for s in inside if s.kind in COUNTRIES},
        )
        if candidate.type == COMPANY and candidate.form == "head":
            self._add_without_head(name, entity)
        self._bracket(spot)

    def _add_without_head(self, name: str, entity: str) -> None:
        """Let a company's name without the head word that opens it mean the company too."""
        words = self.data.word.findall(name)
        for head, _, _ in self.data.before.get(words[0].lower(), ()):
            opened = tuple(w.lower() for w in words[: len(head)]) == head
            if opened and len(words) > len(head) and words[len(head)][0].isupper():
                rest = name[name.index(words[len(head)], len(" ".join(head)) - 1) :]
                self.aliases.add(rest, entity)
                return

    @staticmethod
    def _inner(candidate: Candidate, inside: list[Spot]) -> str | None:
        """The listed company at the end of a name that a company's head word opens."""
        if candidate.type != COMPANY or candidate.form != "head":
            return None
        ends = (s.entity for s in inside if s.kind == "institution" and s.end == candidate.end)
        return next(ends, None)

    def _entity(self, name: str, candidate: Candidate) -> str:
        """The provisional id of a name."""
        found = bracketed(self.text, candidate.end)
        listed = self._listed(found) if found is not None else None
        if listed is not None:
            return listed
        if found is not None and not name.isascii():
            latin = self.text[found[0] : found[1]]
            if latin.isascii() and latin not in self.data.not_names and latin[0].isalpha():
                return "institution:" + slug(latin, self.data)
        country = None
        if candidate.type == MINISTRY:
            span = (candidate.start, candidate.end)
            country = country_beside(self.reading, candidate.sentence, *span)
        code = country.partition(":")[2] if country else None
        return "institution:" + slug(name, self.data, code)

    def _listed(self, span: tuple[int, int]) -> str | None:
        """The listed institution whose name fills the characters, or None."""
        return next(
            (
                s.entity
                for s in self.reading.spots
                if s.kind == "institution" and (s.start, s.end) == span
            ),
            None,
        )

    def _register(self, spot: Spot, sentence: Sentence, kind: str) -> None:
        """Add a spot to the sentence and the article, instead of what it covers."""
        tokens = self.reading.tokens
        spot.first, spot.last = tokens.at(spot.start), tokens.at(spot.end - 1)
        for other in [s for s in sentence.spots if s.start < spot.end and spot.start < s.end]:
            sentence.spots.remove(other)
            self.reading.drop(other)
        sentence.spots.append(spot)
        sentence.spots.sort(key=lambda s: (s.start, -s.end))
        self.reading.add(spot)
        if kind:
            self.reading.types.setdefault(spot.entity, set()).add(kind)

    # -- acronyms and reuse --------------------------------------------------------------------

    def _acronyms(self, lines: Lines) -> None:
        """Names that an acronym in brackets spells out."""
        for match in ACRONYM.finditer(self.text):
            name = match.group("name")
            if name in self.data.not_names or not is_acronym(name) or self.aliases.get(name):
                continue
            if self._taken(match.start("name"), match.end("name")):
                continue
            sentence = self.reading.sentence_at(match.start())
            if sentence is not None:
                self._spell(sentence, lines[sentence.index][1], name, match.start())

    def _spell(self, sentence: Sentence, words: list[Word], name: str, at: int) -> None:
        before = [w for w in words if w.end <= at]
        if not before or at - before[-1].end > 1:
            return
        tail = before[-len(name) - 3 :]
        first = spelled_out(name, tail)
        if first is None:
            return
        run = tail[first:]
        while len(run) > 1 and run[0].common and run[0].initial:
            run = run[1:]
        if len(run) < 2 and not self._compound(run[0]):
            return
        if any(w.low in self.data.closers for w in run) or all(
            w.technology or w.common or not w.cap for w in run
        ):
            return
        self._accept(Candidate(run[0].start, run[-1].end, sentence, "", "acronym", True))

    def _compound(self, word: Word) -> bool:
        return any(word.low.endswith(ending) for ending, _ in self.data.endings)

    def _reuse(self, lines: Lines) -> None:
        """Find again the names that the article has introduced."""
        if not self.aliases.owners:
            return
        if self.reading.knowledge.lexicon.morphology.particles:
            self._reuse_inside()
            return
        for sentence, words in lines:
            for first, last, entity in self.aliases.matches(words):
                start, end = words[first].start, words[last].end
                if any(s.start < end and start < s.end for s in sentence.spots):
                    continue
                if self.aliases.get(" ".join(w.text for w in words[first : last + 1])) is None:
                    end -= 1
                self._register(Spot(entity, start, end, "acronym"), sentence, "")

    def _reuse_inside(self) -> None:
        """The same where particles follow a name directly."""
        new = [n for n in self.aliases.owners if self.aliases.get(n) and len(n) > 1]
        for name in sorted(new, key=lambda n: (-len(n), n)):
            entity = self.aliases.get(name)
            at = self.text.find(name)
            while at >= 0 and entity is not None:
                end = at + len(name)
                if not self._inside_word(at, end) and not self._taken(at, end):
                    sentence = self.reading.sentence_at(at)
                    if sentence is not None:
                        self._register(Spot(entity, at, end, "acronym"), sentence, "")
                at = self.text.find(name, end)

    def _inside_word(self, start: int, end: int) -> bool:
        """Whether letters before, or Latin letters after, make the characters part of a word."""
        text = self.text
        if not self.reading.knowledge.lexicon.morphology.spaced:
            return not (self.reading.boundary(start) and self.reading.boundary(end))
        if start and text[start - 1].isalnum():
            return True
        after = text[end : end + 1]
        return after.isascii() and after.isalnum() and text[end - 1].isascii()


def _adds_place(candidate: Candidate, inside: list[Spot]) -> bool:
    """Whether a name is a listed one and, after a word or two, the country it belongs to."""
    listed = [s for s in inside if s.kind == "institution" and s.start == candidate.start]
    placed = [s for s in inside if s.kind in COUNTRIES and s.end == candidate.end]
    return bool(listed and placed) and listed[0].end < placed[0].start


def spot_is_ascii(text: str, spot: Spot) -> bool:
    """Whether the spot's text is written in plain Latin letters."""
    return text[spot.start : spot.end].isascii()


@Language.factory("techties_institutions")
def make_institution_finder(nlp: Language, name: str) -> InstitutionFinder:  # noqa: ARG001
    """Create an InstitutionFinder.

    nlp (Language): The pipeline. name (str): The component's name.
    RETURNS (InstitutionFinder): The component.
    """
    return InstitutionFinder()
