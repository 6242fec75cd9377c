"""Tokenizers that keep an article's text whole: one Doc an article, tokenised line by line.

Lines are fed to spaCy's tokenizer one at a time because its word cache is bypassed for the rest
of a Doc after the first special case; the cache is made large enough never to close. Endless words
are fed in pieces because its splitting of affixes is quadratic in a word's length, and endless
lines because mecab is in a line's.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any

from mecab import MeCab
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

CACHE_ENTRIES = 10**6
LONGEST_WORD = 200
LONGEST_LINE = 2000
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_LONG_LINE = re.compile(rf".{{{LONGEST_LINE}}}\S{{0,{LONGEST_WORD}}}", re.DOTALL)


class LineTokenizer:
    """Tokenises line by line with the language's own rules.

    nlp (Language): The pipeline whose tokenizer is wrapped.
    """

    def __init__(self, nlp: Language) -> None:
        rules: Any = nlp.tokenizer
        rules.max_cache_size = CACHE_ENTRIES
        self.vocab = nlp.vocab
        self.rules = rules

    def __call__(self, text: str) -> Doc:
        """Tokenise a text.

        text (str): An article's text.
        RETURNS (Doc): A Doc whose text is exactly `text`.
        """
        words: list[str] = []
        spaces: list[bool] = []
        for line in text.splitlines(keepends=True):
            body = line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
            for piece in _pieces(body, _LONG_WORD):
                for token in self.rules(piece):
                    words.append(token.text)
                    spaces.append(bool(token.whitespace_))
            if len(body) < len(line):
                words.append(line[len(body) :])
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


def _pieces(line: str, long: re.Pattern[str]) -> Iterator[str]:
    """The line, cut after each match of what is too long."""
    begin = 0
    for match in long.finditer(line):
        yield line[begin : match.end()]
        begin = match.end()
    yield line[begin:]


class MorphemeTokenizer(ABC):
    """Tokenises into morphemes with Sejong tags, by an analyser that subclasses bring.

    vocab (Vocab): The vocabulary to share.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    @abstractmethod
    def analysed(self, piece: str) -> Iterable[tuple[int, int, str]]:
        """Start, end and tag of each morpheme of a piece of a line, in order."""

    def __call__(self, text: str) -> Doc:
        """Tokenise a text.

        text (str): An article's text.
        RETURNS (Doc): A Doc whose text is exactly `text`, with `tag_` set; white space beyond
            single spaces is tokens of its own.
        """
        words: list[str] = []
        spaces: list[bool] = []
        tags: list[str] = []

        def blank(gap: str) -> None:
            if gap and words and gap[0] == " ":
                spaces[-1] = True
                gap = gap[1:]
            if gap:
                words.append(gap)
                spaces.append(False)
                tags.append("_SP")

        done = 0
        for start, end, tag in self._morphemes(text):
            if start < done or end <= start:
                continue
            blank(text[done:start])
            words.append(text[start:end])
            spaces.append(False)
            tags.append(tag)
            done = end
        blank(text[done:])
        return Doc(self.vocab, words=words, spaces=spaces, tags=tags)

    def _morphemes(self, text: str) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        offset = 0
        for line in text.splitlines(keepends=True):
            for piece in _pieces(line, _LONG_LINE):
                # Analysers' spans do not count white space before the first morpheme.
                begin = offset + len(piece) - len(piece.lstrip())
                for start, end, tag in self.analysed(piece.strip()):
                    found.append((begin + start, begin + end, tag))
                offset += len(piece)
        return found


class MecabTokenizer(MorphemeTokenizer):
    """Tokenises Korean, by mecab-ko.

    vocab (Vocab): The vocabulary to share.
    """

    def __init__(self, vocab: Vocab) -> None:
        super().__init__(vocab)
        self.analyser = MeCab()

    def analysed(self, piece: str) -> Iterable[tuple[int, int, str]]:
        """Start, end and tag of each morpheme of a piece of a line, in order."""
        return [(*m.span, m.feature.pos) for m in self.analyser.parse(piece)]


def make_line_tokenizer() -> Any:
    """RETURNS (Callable): A factory that wraps the language's tokenizer in a LineTokenizer."""
    return LineTokenizer


def make_morpheme_tokenizer() -> Any:
    """RETURNS (Callable): A factory of MecabTokenizers."""
    return lambda nlp: MecabTokenizer(nlp.vocab)


registry.tokenizers.register("techties.lines.v1", func=make_line_tokenizer)
registry.tokenizers.register("techties.mecab.v1", func=make_morpheme_tokenizer)
