"""Mentions of listed entities, found by the labels of the ontology."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.chains import chained_short_forms
from kg.extraction.knowledge import LabelPattern
from kg.extraction.reading import Reading, Sentence, Signal, Spot
from kg.extraction.wholewords import outside_offices, whole_cue, whole_words
from kg.ontology import Cue
from kg.ontology.patterns import Hit

# Tags of particles, endings and suffixes.
BOUND_TAGS = ("J", "E", "XS", "VC")
# A name of so many characters needs no morpheme boundary before it.
FREE_LENGTH = 4
# A cue of at most so many characters does, where words have particles.
SHORT_CUE = 2
# Where two labels cover the same words the more specific kind of thing is meant.
# A decoy has no kind: it blocks places and technologies, not an institution of the same name.
_WORD = re.compile(r"\w+")
KIND_RANK = {"institution": 0, "": 1, "bloc": 2, "country": 3, "technology": 4}


class MentionFinder:
    """Finds names of countries, blocs, institutions and technologies, and cues of the lexicon."""

    def __call__(self, doc: Doc) -> Doc:
        """Find mentions and signals.

        doc (Doc): A Doc with sentences in `doc._.reading`.
        RETURNS (Doc): The same Doc, with spots and signals in the reading.
        """
        reading: Reading = doc._.reading
        candidates = [
            s for hit in reading.knowledge.labels.find(reading.normal) if (s := _spot(reading, hit))
        ]
        candidates += chained_short_forms(reading, candidates)
        cues = reading.knowledge.cues.find(reading.normal)
        if reading.knowledge.lexicon.morphology.isolating:
            candidates = outside_offices(candidates, cues)
        reading.spots = _longest(reading, candidates)
        _distribute(reading, cues)
        return doc


def _spot(reading: Reading, hit: Hit[LabelPattern]) -> Spot | None:
    """The Spot of a hit whose boundaries and capitals are right, else None."""
    label = hit.payload.label
    end = hit.start + hit.payload.length if hit.payload.length else hit.end
    text = reading.article.text
    if hit.payload.exact and text[hit.start : end] != label.text:
        return None
    proper = not label.concept.startswith("technology:")
    if proper and label.text[0].isupper() and not text[hit.start].isupper():
        return None
    named = hit.payload.length and label.concept.startswith("institution:")
    if named and not _capitals(label.text, text, hit.start):
        return None
    form: str = label.form
    if reading.knowledge.lexicon.morphology.particles:
        if not _free(reading, hit.start, end):
            return None
    else:
        form = _compound_form(reading, hit.start, end, hit.end, form, tail=not proper)
        if not form or (form == "compound" and label.concept.startswith("institution:")):
            return None  # a compound with an institution's name is written with a hyphen
        end = hit.end
    entity = label.concept if label.form != "decoy" else ""
    return Spot(entity, hit.start, end, form, length=len(label.text))


def _capitals(written: str, text: str, start: int) -> bool:
    """Whether the words of a name that have capitals have them in the text too."""
    words = [m.start() for m in _WORD.finditer(written)]
    return not any(
        written[w].isupper() and text[start + w].islower() for w in words if start + w < len(text)
    )


def _compound_form(  # noqa: PLR0913  # the three bounds of a compound
    reading: Reading, start: int, end: int, stop: int, form: str, *, tail: bool
) -> str:
    """How a label that ends at `end` stands in a word that ends at `stop`; "" for not at all.

    tail: whether the label may be the last part of a compound; a name may not.
    """
    morphology = reading.knowledge.lexicon.morphology
    inside = start > 0 and reading.normal[start - 1].isalnum()
    rest = reading.normal[end:stop]
    inflected = rest in morphology.suffixes
    if inside:
        return "compound" if tail and inflected and form in ("name", "decoy") else ""
    if inflected:
        return form
    if form in ("name", "decoy") and end - start >= morphology.compound_first > 0:
        return "compound"
    return ""


def _free(reading: Reading, start: int, end: int) -> bool:
    """Whether `start`..`end` begins at a morpheme, and Latin letters are not cut."""
    if reading.knowledge.lexicon.morphology.isolating:
        return whole_words(reading, start, end)
    text = reading.article.text
    first, last = text[start], text[end - 1]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if first.isascii() and before.isascii() and before.isalnum():
        return False
    if last.isascii() and after.isascii() and after.isalnum():
        return False
    if not reading.knowledge.lexicon.morphology.spaced:
        return _morphemes(reading, start, end)
    if first.isascii() or end - start >= FREE_LENGTH:
        return True
    return _begins_noun(reading, start) and _ends_noun(reading, end)


def _morphemes(reading: Reading, start: int, end: int) -> bool:
    """Whether `start`..`end` are whole morphemes; a long name may end where the script changes."""
    text = reading.article.text
    if not reading.boundary(start) or reading.tokens.tags[reading.tokens.at(start)][0] == "J":
        return False
    if reading.boundary(end):
        return True
    return end - start >= FREE_LENGTH and _script(text[end - 1]) != _script(text[end])


def _script(character: str) -> str:
    """The script of a letter, as its name in Unicode begins."""
    return unicodedata.name(character, " ").split()[0]


def _begins_noun(reading: Reading, start: int) -> bool:
    """Whether a morpheme that is no particle and no ending begins at `start`."""
    tokens = reading.tokens
    token = tokens.at(start)
    if tokens.starts[token] != start:
        return not reading.normal[start - 1 : start].isalnum()
    return not tokens.tags[token].startswith(BOUND_TAGS)


def _ends_noun(reading: Reading, end: int) -> bool:
    """Whether a morpheme ends at `end`, or nothing but a particle follows inside one."""
    tokens = reading.tokens
    token = tokens.at(end - 1)
    rest = reading.article.text[end : tokens.ends[token]]
    known = reading.knowledge.particles_by_letter.get(rest[:1], ())
    return not rest or any(cue.written == rest for cue in known)


def _begins(reading: Reading, start: int) -> bool:
    """Whether a morpheme or a word begins at `start`."""
    tokens = reading.tokens
    return (
        tokens.starts[tokens.at(start)] == start or not reading.normal[start - 1 : start].isalnum()
    )


def _longest(reading: Reading, candidates: Iterable[Spot]) -> list[Spot]:
    """Non-overlapping spots, the longest first; decoys block and vanish."""
    taken = bytearray(len(reading.normal) + 1)
    kept: list[Spot] = []
    order = sorted(
        candidates,
        key=lambda c: (
            c.start - c.end,
            KIND_RANK[c.kind],
            -c.length,
            c.form == "compound",
            c.start,
            c.entity,
        ),
    )
    for spot in order:
        if not any(taken[spot.start : spot.end]):
            taken[spot.start : spot.end] = b"\x01" * (spot.end - spot.start)
            if spot.entity:
                kept.append(spot)
    return sorted(kept, key=lambda s: s.start)


def _distribute(reading: Reading, cues: Iterable[Hit[Cue]]) -> None:
    """Give each sentence its spots and signals, with their tokens."""
    tokens = reading.tokens
    signals = []
    morphology = reading.knowledge.lexicon.morphology
    for hit in cues:
        first, last = tokens.at(hit.start), tokens.at(hit.end - 1)
        if hit.end - hit.start <= SHORT_CUE and not (
            whole_cue(reading, hit)
            if morphology.isolating
            else not morphology.particles or _begins(reading, hit.start)
        ):
            continue
        signals.append(Signal(hit.payload, hit.start, hit.end, first, last))
    for spot in reading.spots:
        spot.first, spot.last = tokens.at(spot.start), tokens.at(spot.end - 1)
    _share(reading.sentences, reading.spots, signals)
    if morphology.isolating:
        parts: list[Spot | Signal] = [*reading.spots, *signals]
        reading.cut(place for part in parts for place in (part.start, part.end))


def _share(sentences: list[Sentence], spots: list[Spot], signals: list[Signal]) -> None:
    here = iter(sorted(spots, key=lambda s: s.start))
    there = iter(signals)
    spot, signal = next(here, None), next(there, None)
    for sentence in sentences:
        while spot and spot.start < sentence.end:
            if spot.start >= sentence.start:
                sentence.spots.append(spot)
            spot = next(here, None)
        while signal and signal.start < sentence.end:
            if signal.start >= sentence.start and signal.end <= sentence.end:
                sentence.signals.append(signal)
            signal = next(there, None)


@Language.factory("techties_mentions")
def make_mention_finder(nlp: Language, name: str) -> MentionFinder:  # noqa: ARG001
    """Create a MentionFinder.

    nlp (Language): The pipeline. name (str): The component's name.
    RETURNS (MentionFinder): The component.
    """
    return MentionFinder()
