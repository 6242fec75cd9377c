"""Noun phrases: how each mention stands in its sentence, and which belong together.

A country's name can be an actor ("Japan agreed"), describe one ("Japanese chip makers", "Japan's
trade minister"), modify an institution ("the Japanese firm Nikon"), or tell where a product comes
from ("Japanese chips"). What decides is the words beside it; the lexicon lists them.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.reading import Reading, Sentence, Signal, Spot, Unit

RIGHT_WINDOW = 5
LEFT_WINDOW = 6
LOOSE_WORDS = 2
CARRYING = frozenset({"of", "from", "in"})
ATTRIBUTIVE_FORMS = frozenset({"adjective", "possessive", "short", "compound"})
# "the Dutch company": a description that stands for an institution named before.
DEFINITE = "definite"
JOINERS = frozenset({",", "/", "&", "·", "ㆍ", "・", "、", "+", "-", "–"})
QUOTES = frozenset("\"'“”‘’„»«")


class PhraseBuilder:
    """Turns the spots of each sentence into units: noun phrases with role and markers."""

    def __call__(self, doc: Doc) -> Doc:
        """Build the units.

        doc (Doc): A Doc with spots and signals in `doc._.reading`.
        RETURNS (Doc): The same Doc, with units in the reading's sentences.
        """
        reading: Reading = doc._.reading
        for sentence in reading.sentences:
            if sentence.spots:
                sentence.units = phrases_of(reading, sentence).units()
        return doc


class Phrases:
    """The noun phrases of one sentence."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading = reading
        self.sentence = sentence
        self.texts = reading.tokens.texts
        self.tags = reading.tokens.tags
        self.final = reading.knowledge.order == "final"
        self.spot_at: dict[int, Spot] = {}
        for spot in sentence.spots:
            for token in range(spot.first, spot.last + 1):
                self.spot_at.setdefault(token, spot)
        self.cues: dict[int, list[Signal]] = {}
        self.closing: dict[int, list[Signal]] = {}
        for signal in sentence.signals:
            for token in signal.tokens:
                self.cues.setdefault(token, []).append(signal)
            self.closing.setdefault(signal.last, []).append(signal)

    def units(self) -> list[Unit]:
        """Units in text order, coordinations joined, clause numbers set."""
        single = [self._unit(spot) for spot in self.sentence.spots]
        return self._coordinated([unit for unit in single if unit.role != "part"])

    # -- one mention ---------------------------------------------------------------------------

    def _unit(self, spot: Spot) -> Unit:
        role, last = self._standing(spot)
        markers, first = self._markers(spot, last)
        if role == "possessor" and not self.final and self._actor_noun(spot.first - 1):
            role = "actor"
        plural = False
        if role == "actor" and "of" in markers and spot.kind in ("country", "bloc"):
            owner = self._institution_before(first)
            if owner is not None:
                self.reading.based.append((owner, spot, self.sentence))
                role = "modifier"
        return Unit([spot], role, markers, first, spot.first, last, plural=plural)

    def _standing(self, spot: Spot) -> tuple[str, int]:
        """Role of a mention, and the last token of the phrase it stands in."""
        if spot.kind == "technology":
            return self._technology_standing(spot)
        if spot.kind == "institution":
            return "actor", spot.last
        return self._place_standing(spot)

    def _technology_standing(self, spot: Spot) -> tuple[str, int]:
        for token in range(spot.first, min(spot.last + 3, self.sentence.last + 1)):
            if self._has(token, "actors", "epithet") or self._has(token, "actors", "group"):
                return "epithet", spot.last
        return "technology", spot.last

    def _place_standing(self, spot: Spot) -> tuple[str, int]:
        attributive = spot.form in ATTRIBUTIVE_FORMS or self._possessive(spot)
        if self.final and self._particle(spot.last):
            attributive = self._genitive(spot.last)
            if not attributive:
                return "actor", spot.last
        window = RIGHT_WINDOW if attributive else (4 if self.final else 2)
        found, last = self._scan_right(spot, window, attributive)
        if found:
            return found, last
        if self._possessive(spot):
            return "possessor", spot.last
        if spot.form in ("adjective", "compound"):
            return "attributive", spot.last
        return "actor", spot.last

    def _scan_right(self, spot: Spot, window: int, attributive: bool) -> tuple[str, int]:
        group = origin = 0
        definite = False
        token = self._past_possessive(spot.last)
        stop = min(token + window, self.sentence.last)
        while token < stop:
            token += 1
            other = self.spot_at.get(token)
            if other is not None and other is not spot:
                if other.kind == "institution":
                    if other.form != "reference":
                        self.reading.based.append((other, spot, self.sentence))
                    return "modifier", other.last
                if other.kind != "technology":
                    break
                origin = origin or other.last
            named = self._actor_noun(token)
            if other is not None and not named:
                inside = range(other.first, other.last + 1)
                named = next((n for t in inside if (n := self._actor_noun(t))), "")
            if named in ("official", "government"):
                return "actor", token
            if named in ("group", "epithet"):
                definite = named == "epithet"
                group = token
                stop = min(token + 2, self.sentence.last)
            if other is not None:
                token = max(token, other.last)
                continue
            if not named and not self._transparent(token, attributive or self.final):
                break
            if self.final and self._particle(token) and not self._genitive(token):
                break
        if group:
            if definite and self._has(spot.first - 1, "words", "definite"):
                spot.form = DEFINITE
            return "actor", group
        if origin and (attributive or self.final):
            return "origin", spot.last
        return "", spot.last

    def _actor_noun(self, token: int) -> str:
        for name in ("official", "government", "group", "epithet"):
            if self._has(token, "actors", name):
                return name
        return ""

    def _transparent(self, token: int, attributive: bool) -> bool:
        """Whether a noun phrase may go on over this token."""
        text = self.texts[token]
        if text in QUOTES:
            return True
        if not attributive or not text[0].isalnum():
            return False
        stops = ("markers", "senses")
        signals = self.cues.get(token, ())
        if any(s.cue.section in stops for s in signals):
            return False
        return not any(
            s.cue.section == "words" and s.cue.name in ("conjunction", "clause", "relative",
                                                        "determiner", "passive", "pronoun")
            for s in signals
        )

    def _possessive(self, spot: Spot) -> bool:
        if spot.form == "possessive":
            return True
        following = spot.last + 1
        if following <= self.sentence.last and self._has(following, "words", "possessive-mark"):
            return True
        if self.final:
            return self._genitive(spot.last)
        ending = self.reading.surface(spot.start, spot.end).lower()
        return spot.form == "name" and any(
            ending.endswith(mark) for mark in self._genitive_endings()
        ) and not self._is_label(spot)

    def _genitive_endings(self) -> tuple[str, ...]:
        table = self.reading.knowledge.lexicon.tables.get("genitive_endings") or ()
        return tuple(table)

    def _is_label(self, spot: Spot) -> bool:
        surface = self.reading.surface(spot.start, spot.end)
        concept = self.reading.knowledge.ontology.concepts.get(spot.entity)
        return concept is not None and any(x.text == surface for x in concept.labels)

    def _past_possessive(self, token: int) -> int:
        following = token + 1
        if following <= self.sentence.last and self._has(following, "words", "possessive-mark"):
            return following
        return token

    # -- markers -------------------------------------------------------------------------------

    def _markers(self, spot: Spot, last: int) -> tuple[frozenset[str], int]:
        """Markers of the phrase around a mention, and the phrase's first token."""
        end = self.reading.tokens.ends[last] if last > spot.last else spot.end
        return self.markers_at(spot.first, last, end)

    def markers_at(self, first: int, last: int, end: int) -> tuple[frozenset[str], int]:
        """Markers of the phrase whose head begins at token `first` and ends at character `end`."""
        if self.final:
            return self._suffix_markers(first, end), first
        loose = 0
        described = False
        head = first
        token = head - 1
        weak: frozenset[str] = frozenset()
        lowest = max(self.sentence.first, head - LEFT_WINDOW)
        while token >= lowest:
            found = [s for s in self.closing.get(token, ()) if s.cue.section == "markers"]
            if found:
                start = min(s.first for s in found)
                names = frozenset(s.cue.name for s in found if s.first == start)
                if names & CARRYING and start > self.sentence.first and self._actor_noun(start - 1):
                    # "the ministers of Britain and Japan" stand where "ministers" stands.
                    return self.markers_at(start - 1, last, end)
                return names, start
            other = self.spot_at.get(token)
            if other is not None:
                if not (described if other.kind == "technology" else self._describes(other)):
                    break
                token = other.first - 1
                continue
            if self.texts[token] == "," and self._unknown_name(token - 1):
                # "in Gujarat, India": the country stands where its city does.
                token -= 2
                continue
            if self._has(token, "words", "determiner"):
                weak = self._weak(token)
                first = token
                token -= 1
                loose = LOOSE_WORDS
                continue
            if self._actor_noun(token) or self._has(token, "words", "adjective"):
                described = described or bool(self._actor_noun(token))
                token -= 1
                continue
            if self.texts[token] in QUOTES:
                token -= 1
                continue
            if loose < LOOSE_WORDS and self._loose(token):
                loose += 1
                token -= 1
                continue
            break
        return weak, first

    def _unknown_name(self, token: int) -> bool:
        """Whether a capitalised word that is no mention stands at `token`."""
        return (
            token > self.sentence.first
            and token not in self.spot_at
            and self.texts[token][0].isupper()
        )

    def _weak(self, token: int) -> frozenset[str]:
        """What a determiner's case says, where the language has cases."""
        table = self.reading.knowledge.lexicon.tables.get("case_of") or {}
        return frozenset(table.get(self.texts[token].lower(), ()))

    def _describes(self, spot: Spot) -> bool:
        return spot.form in ATTRIBUTIVE_FORMS or self._possessive(spot)

    def _loose(self, token: int) -> bool:
        """Whether an unknown word may stand between a marker and a name."""
        text = self.texts[token]
        if not text[0].isalnum():
            return False
        return not any(
            s.cue.section == "senses"
            or (s.cue.section == "words" and s.cue.name in ("conjunction", "clause", "relative",
                                                            "passive", "pronoun"))
            for s in self.cues.get(token, ())
        )

    def _suffix_markers(self, first: int, end: int) -> frozenset[str]:
        """Markers of agglutinating languages: particles after the phrase, prefixes before."""
        names = self.particles_after(end)
        start = self.reading.tokens.starts[first]
        for signal in self.closing.get(first - 1, ()):
            if signal.cue.section == "markers" and signal.end == start:
                names.add(signal.cue.name)
        for signal in self.sentence.signals:
            if signal.cue.section == "markers" and 0 <= signal.start - end <= 1:
                names.add(signal.cue.name)
        return frozenset(names)

    def particles_after(self, end: int) -> set[str]:
        """Names of the particles that directly follow character `end`, longest match."""
        text = self.reading.article.text
        best: set[str] = set()
        length = 0
        for cue in self.reading.knowledge.particles:
            size = len(cue.written)
            if size >= length and text.startswith(cue.written, end):
                following = text[end + size : end + size + 1]
                if following.isalnum() and not following.isascii():
                    continue
                best = {cue.name} if size > length else best | {cue.name}
                length = size
        return best

    def _particle(self, token: int) -> bool:
        return bool(self.particles_after(self._end(token)))

    def _genitive(self, token: int) -> bool:
        return "possessor" in self.particles_after(self._end(token))

    def _end(self, token: int) -> int:
        spot = self.spot_at.get(token)
        return spot.end if spot is not None else self.reading.tokens.ends[token]

    # -- helpers -------------------------------------------------------------------------------

    def _institution_before(self, first: int) -> Spot | None:
        spot = self.spot_at.get(first - 1)
        return spot if spot is not None and spot.kind == "institution" else None

    def _has(self, token: int, section: str, name: str) -> bool:
        return any(
            s.cue.section == section and s.cue.name == name for s in self.cues.get(token, ())
        )

    # -- coordination --------------------------------------------------------------------------

    def _coordinated(self, units: list[Unit]) -> list[Unit]:
        joined: list[Unit] = []
        for unit in units:
            if unit.role in ("modifier", "epithet") or not joined:
                joined.append(unit)
                continue
            index = next(
                (i for i in range(len(joined) - 1, -1, -1)
                 if joined[i].role not in ("modifier", "epithet")), None
            )
            if index is not None and self._joins(joined[index], unit):
                joined[index] = self._merged(joined[index], unit)
            else:
                joined.append(unit)
        return joined

    def _merged(self, left: Unit, right: Unit) -> Unit:
        markers = right.markers if self.final else (left.markers or right.markers)
        role = "actor" if "actor" in (left.role, right.role) else right.role
        return replace(
            left, spots=left.spots + right.spots, last=right.last, markers=markers, role=role,
            plural=True,
        )

    def _joins(self, left: Unit, right: Unit) -> bool:
        if left.is_actor != right.is_actor:
            return False
        if not self.final and right.markers and right.markers != left.markers:
            return False
        if left.role != right.role and "origin" in (left.role, right.role):
            return False
        linked = False
        start = left.last + 1
        if self.final:
            with_particle = self.particles_after(self._end(left.last))
            if with_particle - {"with", "conjunction"}:
                return False
            linked = bool(with_particle)
        for token in range(start, right.first):
            text = self.texts[token]
            if text in JOINERS or self._has(token, "words", "conjunction"):
                linked = True
            elif self.final and self.tags[token][0] == "J":
                continue
            elif text in QUOTES or self._descriptive(token):
                continue
            else:
                return False
        return linked

    def _descriptive(self, token: int) -> bool:
        spot = self.spot_at.get(token)
        if spot is not None:
            return True
        return (
            bool(self._actor_noun(token))
            or self._has(token, "words", "determiner")
            or self._has(token, "words", "adjective")
            or self._has(token, "words", "possessive-mark")
            or self._has(token, "markers", "with")
        )


# How noun phrases are read, by word order; other orders are read as `Phrases` does.
BY_ORDER: dict[str, type[Phrases]] = {}


def phrases_of(reading: Reading, sentence: Sentence) -> Phrases:
    """The reader of noun phrases for the word order of the reading's language."""
    return BY_ORDER.get(reading.knowledge.order, Phrases)(reading, sentence)


@Language.factory("techties_phrases")
def make_phrase_builder(nlp: Language, name: str) -> PhraseBuilder:  # noqa: ARG001
    """Create a PhraseBuilder.

    nlp (Language): The pipeline. name (str): The component's name.
    RETURNS (PhraseBuilder): The component.
    """
    return PhraseBuilder()
