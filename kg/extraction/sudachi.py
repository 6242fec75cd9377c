"""Japanese morphemes with the tags of the Sejong corpus, by Sudachi, where it is installed.

Sudachi names parts of speech and forms of conjugation as UniDic does; this module names them as the
engine for languages with final heads knows them. An ending that has no morpheme of its own is
written behind its verb's tag (`VV+ETM`): which one it is shows the form of the last word of a chain
of verbs and auxiliaries, and what follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from spacy.util import registry
from spacy.vocab import Vocab

from kg.errors import InputError
from kg.extraction.tokenizer import MorphemeTokenizer

LANGUAGE = "Japanese"
EXTRA = 'pip install "techties[ja]"'

# Tags by the first two parts of speech, or by the first alone.
TAGS = {
    ("代名詞", ""): "NP",
    ("形状詞", ""): "XR",
    ("接頭辞", ""): "XPN",
    ("接尾辞", "動詞的"): "XSV",
    ("接尾辞", "形容詞的"): "XSA",
    ("接尾辞", ""): "XSN",
    ("連体詞", ""): "MM",
    ("副詞", ""): "MAG",
    ("接続詞", ""): "MAJ",
    ("感動詞", ""): "IC",
    ("動詞", "非自立可能"): "VV",
    ("動詞", ""): "VV",
    ("形容詞", ""): "VA",
    ("助動詞", ""): "EP",
    ("助詞", "格助詞"): "JKB",
    ("助詞", "係助詞"): "JX",
    ("助詞", "副助詞"): "JKB",
    ("助詞", "接続助詞"): "EC",
    ("助詞", "終助詞"): "EF",
    ("助詞", "準体助詞"): "NNB",
    ("記号", ""): "SL",
    ("補助記号", "句点"): "SF",
    ("補助記号", "読点"): "SC",
    ("補助記号", "括弧開"): "SSO",
    ("補助記号", "括弧閉"): "SSC",
    ("補助記号", ""): "SY",
    ("空白", ""): "_SP",
}
# Proper nouns by what they name; the engine asks for `NNP` and what comes after it.
PROPER = {"地名": "NNPL", "人名": "NNPH"}
COPULA = "助動詞-ダ"
PARTICLE, VERB, AUXILIARY = "助詞", "動詞", "助動詞"
BOUND = "非自立可能"
LIGHT = "サ行変格"
CHAINED = (VERB, "形容詞", AUXILIARY)
ADNOMINAL, FINAL, CONTINUATIVE = "連体形", "終止形", "連用形"
CLOSING = ("命令形", "意志推量形")
NOUNS = ("名詞", "代名詞", "接頭辞", "形状詞", "接尾辞")


class Particles(NamedTuple):
    """What the lexicon's table `tagging` says of particles.

    cases: tags of particles that are named by what they mark. joining: those that quote or join
    what has a finite form. linking: those between a verb and its auxiliary.
    """

    cases: Mapping[str, str] = MappingProxyType({})
    joining: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Particles:
        """The particles of a parsed table."""
        cases = {str(w): str(t) for t, ws in (table.get("cases") or {}).items() for w in ws}
        joining, linking = (frozenset(table.get(k) or ()) for k in ("joining", "linking"))
        return cls(cases, joining, linking)


class Word(NamedTuple):
    """A morpheme as the analyser gives it; `known`: whether its dictionary has it."""

    start: int
    end: int
    text: str
    speech: str
    detail: str
    named: str
    conjugation: str
    form: str
    known: bool


class SudachiTokenizer(MorphemeTokenizer):
    """Tokenises Japanese, by Sudachi.

    vocab (Vocab): The vocabulary to share.
    """

    def __init__(self, vocab: Vocab) -> None:
        super().__init__(vocab)
        self.analyser, self.short = _analyser()
        self.particles = Particles()

    def configure(self, table: Mapping[str, Any]) -> None:
        """Take the words that tell tags from the lexicon's table `tagging`."""
        self.particles = Particles.of(table)

    def analysed(self, piece: str) -> Iterable[tuple[int, int, str]]:
        """Start, end and tag of each morpheme of a piece of a line, in order."""
        words = [_word(part) for m in self.analyser.tokenize(piece) for part in self._parts(m)]
        return [(w.start, w.end, tag_of(words, i, self.particles)) for i, w in enumerate(words)]

    def _parts(self, morpheme: Any) -> list[Any]:
        """A morpheme, or two where it is a place and a suffix ("made in X", "those of X")."""
        if morpheme.part_of_speech()[0] != "名詞":
            return [morpheme]
        parts = list(morpheme.split(self.short))
        if len(parts) != 2 or parts[0].part_of_speech()[2] != "地名":
            return [morpheme]
        return parts if parts[1].part_of_speech()[0] == "接尾辞" else [morpheme]


def _analyser() -> tuple[Any, Any]:
    """Sudachi with its core dictionary, and its mode of short morphemes.

    Raises InputError where it is not installed.
    """
    try:
        from sudachipy import Dictionary, SplitMode  # noqa: PLC0415  # an optional extra

        return Dictionary(dict="core").tokenizer(SplitMode.C), SplitMode.A
    except (ImportError, ModuleNotFoundError) as error:
        raise InputError(LANGUAGE, f"its analyser is not installed: {EXTRA}") from error


def _word(morpheme: Any) -> Word:
    speech, detail, named, _, conjugation, form = morpheme.part_of_speech()
    return Word(
        morpheme.begin(),
        morpheme.end(),
        morpheme.surface(),
        speech,
        detail,
        named,
        conjugation,
        form.partition("-")[0],
        not morpheme.is_oov(),
    )


def tag_of(words: Sequence[Word], index: int, particles: Particles) -> str:
    """The Sejong tag of a word among its neighbours."""
    word = words[index]
    if word.speech in CHAINED:
        return _chained(words, index, particles)
    if word.speech == PARTICLE:
        return _particle(words, index, particles)
    if word.speech == "名詞":
        return _noun(word)
    return TAGS.get((word.speech, word.detail)) or TAGS.get((word.speech, ""), "NA")


def _noun(word: Word) -> str:
    if word.detail == "数詞" or word.text[0].isdigit():
        return "SN"
    if word.text.isascii():
        return "SL"
    if word.detail == "固有名詞":
        return PROPER.get(word.named, "NNP")
    # A noun that the dictionary does not have is a name.
    return "NNG" if word.known else "NNP"


def _next(words: Sequence[Word], index: int) -> Word | None:
    return words[index + 1] if index + 1 < len(words) else None


def _particle(words: Sequence[Word], index: int, particles: Particles) -> str:
    word, before = words[index], words[index - 1] if index else None
    quotes = word.detail == "格助詞" and word.text in particles.joining
    if quotes and before and before.speech in CHAINED:
        return "JKQ"
    if word.text in particles.cases and word.detail not in ("接続助詞", "準体助詞"):
        return particles.cases[word.text]
    if word.detail == "係助詞" and before and before.speech not in (*NOUNS, "補助記号"):
        # After a case it marks no subject.
        return "JX" if before.detail in ("副助詞", "準体助詞") else "JKB"
    if word.detail == "終助詞" and _next(words, index) is not None:
        following = _next(words, index)
        return "EC" if following and following.speech == PARTICLE else "EF"
    return TAGS.get((word.speech, word.detail), "JX")


def _chained(words: Sequence[Word], index: int, particles: Particles) -> str:
    """The tag of a verb, an adjective or an auxiliary, with its ending."""
    ending = _ending(words, index, particles)
    stem = _stem(words, index, particles)
    if not ending:
        return stem
    # An auxiliary is nothing beside its ending.
    return ending if stem == "EP" else f"{stem}+{ending}"


def _stem(words: Sequence[Word], index: int, particles: Particles) -> str:
    word, before = words[index], words[index - 1] if index else None
    if word.speech == AUXILIARY:
        if word.conjugation == COPULA:
            return "VCP"
        return "EP"
    if word.speech == VERB and word.detail == BOUND and before is not None:
        if word.conjugation == LIGHT and before.speech in NOUNS:
            return "XSV"
        joined = before.detail == "接続助詞" and before.text in particles.linking
        if joined or (before.conjugation == COPULA and before.form == CONTINUATIVE):
            return "VX"
    return "VA" if word.speech == "形容詞" else "VV"


def _ending(words: Sequence[Word], index: int, particles: Particles) -> str:
    """The ending that a form of conjugation is, or "" inside a chain."""
    word, following = words[index], _next(words, index)
    if word.form == FINAL:
        quoted = following is not None and following.speech == PARTICLE
        return "EC" if quoted and following and following.text in particles.joining else "EF"
    if word.form == ADNOMINAL:
        if following is None or (following.speech == "補助記号" and following.detail != "括弧開"):
            return "EF"
        return "ETM"
    if word.form in CLOSING:
        return "EF"
    if word.form == CONTINUATIVE and not _goes_on(following):
        return "EC"
    return ""


def _goes_on(following: Word | None) -> bool:
    """Whether a chain of verbs goes on, or its ending is a particle of its own."""
    if following is None:
        return False
    if following.speech == PARTICLE:
        return following.detail == "接続助詞"
    return following.speech in CHAINED or following.speech in ("接尾辞", "名詞", "形状詞")


def make_sudachi_tokenizer() -> Any:
    """RETURNS (Callable): A factory of SudachiTokenizers."""
    return lambda nlp: SudachiTokenizer(nlp.vocab)


registry.tokenizers.register("techties.sudachi.v1", func=make_sudachi_tokenizer)
