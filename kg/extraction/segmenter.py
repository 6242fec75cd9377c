"""A tokenizer for Chinese, which writes no spaces: words by jieba's dictionary.

rjieba is a binding to the Rust version of jieba, which keeps no cache, logs nothing and cuts a
text the same way every time. Its model for unknown words is not used: such a word falls into its
characters, which is better than a word that has swallowed the next one. Its dictionary is in
simplified characters, so the text is folded for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rjieba import Jieba
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from kg.extraction.tokenizer import LONGEST_LINE
from kg.ontology.folding import folding

SCRIPT = "t2s"
SPACE_TAG = "_SP"
# Names of these lengths are learned, as words that are at least so usual.
SHORTEST, LONGEST, USUAL, NAME_TAG = 2, 5, 1000, "nz"
_IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]+")
_PIECE = re.compile(rf"[^\n]{{1,{LONGEST_LINE}}}|\n+")


class SegmentTokenizer:
    """Tokenises Chinese into words with the tags of jieba's dictionary.

    vocab (Vocab): The vocabulary to share.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.segmenter = Jieba()

    def learn(self, names: Iterable[str]) -> None:
        """Let the segmenter know names, so that it cuts neither them nor what stands beside them.

        names (Iterable[str]): Names, of which the short ones in ideographs are learned.
        """
        for name in sorted(names):
            folded = name.translate(folding(SCRIPT))
            if SHORTEST <= len(folded) <= LONGEST and _IDEOGRAPHS.fullmatch(folded):
                often = max(self.segmenter.suggest_freq(folded), USUAL)
                self.segmenter.add_word(folded, often, NAME_TAG)

    def __call__(self, text: str) -> Doc:
        """Tokenise a text.

        text (str): An article's text.
        RETURNS (Doc): A Doc whose text is exactly `text`, with `tag_` set; white space beyond
            single spaces is tokens of its own.
        """
        words: list[str] = []
        spaces: list[bool] = []
        tags: list[str] = []
        for word, tag in self._words(text):
            if word == " " and words and not spaces[-1] and tags[-1] != SPACE_TAG:
                spaces[-1] = True
                continue
            words.append(word)
            spaces.append(False)
            tags.append(SPACE_TAG if word.isspace() else tag)
        return Doc(self.vocab, words=words, spaces=spaces, tags=tags)

    def _words(self, text: str) -> Iterator[tuple[str, str]]:
        """The words of a text with their tags; together they are the text."""
        for match in _PIECE.finditer(text):
            start, end = match.span()
            if text[start] == "\n":
                yield match.group(), SPACE_TAG
                continue
            folded = match.group().translate(folding(SCRIPT))
            for word, tag in self.segmenter.tag(folded, hmm=False):
                yield text[start : start + len(word)], tag
                start += len(word)
            if start < end:
                yield text[start:end], "x"


def make_segment_tokenizer() -> Any:
    """RETURNS (Callable): A factory of SegmentTokenizers."""
    return lambda nlp: SegmentTokenizer(nlp.vocab)


registry.tokenizers.register("techties.jieba.v1", func=make_segment_tokenizer)
