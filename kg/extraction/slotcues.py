"""What shows that a phrase fills a slot: the place where it stands, and the words that mark it."""

from __future__ import annotations

from kg.extraction.reading import Reading, Sentence, Unit
from kg.extraction.slots import Filler


def slot_cue(reading: Reading, sentence: Sentence, filler: Filler) -> str:
    """The filler's place, and after a colon the preposition or particle, if it has one."""
    words = _before(reading, sentence, filler.unit) or _after(reading, filler.unit)
    return f"{filler.place}: {words}" if words else filler.place


def _before(reading: Reading, sentence: Sentence, unit: Unit) -> str:
    """The marker before the phrase that gave it its markers."""
    for signal in sentence.signals:
        if (
            signal.cue.section == "markers"
            and signal.cue.name in unit.markers
            and unit.first <= signal.first
            and signal.last < unit.head
        ):
            return reading.surface(signal.start, signal.end)
    return ""


def _after(reading: Reading, unit: Unit) -> str:
    """The longest particle that follows the phrase directly."""
    text = reading.article.text
    end = max(unit.spots[-1].end, reading.tokens.ends[unit.last])
    if not unit.spots or unit.spots[-1].start == unit.spots[-1].end:
        return ""
    found = [
        cue.written
        for cue in reading.knowledge.particles_by_letter.get(text[end : end + 1], ())
        if cue.name in unit.markers and text.startswith(cue.written, end)
    ]
    return max(found, key=len, default="").strip()
