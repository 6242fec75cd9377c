"""Sentence boundaries, found inside paragraphs that can state something."""

from __future__ import annotations

from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.reading import Reading, Sentence, Tokens
from kg.model import STATING_KINDS, Paragraph

FINAL = frozenset("。！？!?…")
CLOSING = frozenset("\"'”’»)]」』）")
MAX_ORDINAL = 31
# A sentence is cut after so many tokens: work inside one grows faster than its length, and what
# has no full stop for so long (tables, lists, code) is no sentence.
LONGEST = 250


class SentenceSplitter:
    """Splits stating paragraphs into sentences and marks `is_sent_start`."""

    def __call__(self, doc: Doc) -> Doc:
        """Split the Doc.

        doc (Doc): A Doc with `doc._.reading`.
        RETURNS (Doc): The same Doc, with sentences in the reading.
        """
        reading: Reading = doc._.reading
        tokens = reading.tokens
        for paragraph in reading.article.paragraphs:
            if paragraph.kind in STATING_KINDS:
                self._split(reading, paragraph, tokens)
        if reading.sentences:
            # All at once: setting one token's flag looks at every token of the Doc.
            starts: Any = numpy.zeros(len(doc), dtype="uint64")
            starts[[sentence.first for sentence in reading.sentences]] = 1
            doc.from_array(["SENT_START"], starts)
        return doc

    def _split(self, reading: Reading, paragraph: Paragraph, tokens: Tokens) -> None:
        first = max(tokens.at(paragraph.start), 0)
        last = tokens.at(paragraph.end - 1)
        begin = first
        for index in range(first, last + 1):
            long = index - begin >= LONGEST
            if index == last or long or self._ends(reading, index, last):
                while begin < index and tokens.texts[begin].isspace():
                    begin += 1
                self._add(reading, begin, index, paragraph)
                begin = index + 1

    def _ends(self, reading: Reading, index: int, last: int) -> bool:
        tokens = reading.tokens
        text = tokens.texts[index]
        if text[0] == "\n":
            return self._line_ends(reading, index)
        if text[-1] in CLOSING and index and tokens.ends[index - 1] == tokens.starts[index]:
            text = tokens.texts[index - 1]
            return (text in FINAL or text == ".") and self._gap(tokens, index, last)
        if text[-1] in FINAL:
            return tokens.texts[index + 1][0] not in CLOSING or self._gap(tokens, index, last)
        return text == "." and self._stop_ends(reading, index, last)

    def _line_ends(self, reading: Reading, index: int) -> bool:
        """A line break inside a paragraph ends a sentence only before a list item."""
        following = reading.tokens.texts[index + 1]
        return following[0] in "-•–*·▶■"

    def _stop_ends(self, reading: Reading, index: int, last: int) -> bool:
        tokens = reading.tokens
        if not self._gap(tokens, index, last):
            return False
        before = tokens.texts[index - 1] if index else ""
        following = tokens.texts[index + 1]
        if following[0].islower():
            return False
        ordinal = reading.knowledge.lexicon.morphology.ordinal_dot
        return not (ordinal and before.isdigit() and int(before) <= MAX_ORDINAL)

    @staticmethod
    def _gap(tokens: Tokens, index: int, last: int) -> bool:
        """Whether white space follows the token, or the paragraph ends."""
        return index == last or tokens.starts[index + 1] > tokens.ends[index]

    @staticmethod
    def _add(reading: Reading, first: int, last: int, paragraph: Paragraph) -> None:
        tokens = reading.tokens
        start, end = tokens.starts[first], min(tokens.ends[last], paragraph.end)
        number = len(reading.sentences)
        reading.sentences.append(Sentence(number, first, last, start, end, paragraph))


@Language.factory("techties_sentences")
def make_sentence_splitter(nlp: Language, name: str) -> SentenceSplitter:  # noqa: ARG001
    """Create a SentenceSplitter.

    nlp (Language): The pipeline. name (str): The component's name.
    RETURNS (SentenceSplitter): The component.
    """
    return SentenceSplitter()
