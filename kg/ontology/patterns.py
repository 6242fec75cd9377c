"""Surface patterns: how labels and cues of the ontology are found in running text.

Text and patterns are *normalised* alike: lower case, every character that is neither letter nor
digit becomes a space, line breaks stay; the length never changes, so offsets stay valid. One
Aho-Corasick automaton then finds the literal beginnings of all patterns in one pass
(A. Aho, M. Corasick, CACM 18(6), 1975), and each hit is verified in place.

A pattern as a person writes it: words separated by spaces; `*` at the end of a word stands for
any further letters; `(a|b)` for alternatives; `...` for a gap of up to eight words in a line,
`......` of up to twenty-five; `~` at the beginning for "also inside a longer word"; `$(a|b)` at the
end where a sign, the line's end or one of these words must follow.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from daachorse import CharwiseDoubleArrayAhoCorasick

from kg.ontology.folding import folding
from kg.ontology.lexicon import Morphology

Payload = TypeVar("Payload")

GAP = r"(?:[^\w\n]+\w+){0,8}?[^\w\n]+"
# Verbs in two pieces ("legen ... auf") may stand around half a sentence.
FAR_GAP = r"(?:[^\w\n]+\w+){0,25}?[^\w\n]+"
_GAPS = {"...": GAP, "......": FAR_GAP}
_SPECIAL = re.compile(r"[*($|]|\.\.\.")
_KEPT = frozenset("\n")


def _fold(character: str) -> str:
    if character.isalnum():
        lower = character.lower()
        return lower if len(lower) == 1 else character
    return character if character in _KEPT else " "


class _FoldTable(dict[int, str]):
    """A translation table that learns each character once."""

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        self[code] = folded
        return folded


_TABLE = _FoldTable()
# Two vowels at the end of a syllable, with the tone mark on the second.
_LATE_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)")


def _early_tone(match: re.Match[str]) -> str:
    """Two vowels with the tone mark of the second on the first."""
    vowels = unicodedata.normalize("NFD", match.group())
    return unicodedata.normalize("NFC", vowels[0] + vowels[2] + vowels[1])


def normalise(text: str, script: str = "") -> str:
    """`text` in lower case with every other character than letters and digits as a space.

    script: the conversion of `kg.ontology.folding` that makes two scripts of a language alike.
    The result has the same length as `text`; line feeds are kept. Tone marks on the second of
    two last vowels move to the first, for both places are in use.
    """
    plain = _LATE_TONE.sub(_early_tone, text.translate(_TABLE))
    return plain.translate(folding(script)) if script else plain


class Hit(NamedTuple, Generic[Payload]):
    """A verified match: `start`, `end` are characters of the text; `payload` is the pattern's."""

    start: int
    end: int
    payload: Payload


@dataclass(frozen=True, slots=True)
class Pattern(Generic[Payload]):
    """What to look for.

    anchor: the literal, normalised beginning; without a leading space it may begin inside a word.
    rest: what must follow the anchor, or None when the anchor is all.
    suffixes: endings that may follow the last word up to its end; None allows any letters.
    payload: handed back with each hit.
    """

    anchor: str
    payload: Payload
    rest: re.Pattern[str] | None = None
    suffixes: frozenset[str] | None = frozenset({""})


@lru_cache(maxsize=100_000)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def cue(written: str, payload: Payload) -> Pattern[Payload]:
    """The Pattern of a cue as a person writes it (see the module's text)."""
    inside = written.startswith("~")
    written = written.removeprefix("~").strip()
    lead = "" if inside else " "
    special = _SPECIAL.search(written)
    if special is None:
        return Pattern(lead + normalise(written).strip(), payload)
    literal = written[: special.start()]
    if special.group() == "*" and special.end() == len(written):
        return Pattern(lead + normalise(literal), payload, suffixes=None)
    # The anchor must be literal text: cut it at the last whole character before the special one.
    anchor = lead + normalise(literal).rstrip(" ") if literal.strip() else lead
    return Pattern(anchor, payload, _compiled(_expression(written[len(literal.rstrip(" ")) :])))


def _expression(written: str) -> str:
    written, closed, following = written.partition("$")
    parts: list[str] = []
    for piece in re.split(r"(\s*(?:\.\.\.){1,2}\s*|[*(|)]|\s+)", written):
        if not piece:
            continue
        if piece.strip() in _GAPS:
            parts.append(_GAPS[piece.strip()])
        elif piece == "*":
            parts.append(r"\w*")
        elif piece in {"(", "|", ")"}:
            parts.append("(?:" if piece == "(" else piece)
        elif piece.isspace():
            parts.append(r"[^\w\n]+")
        else:
            parts.append(re.escape(normalise(piece)).replace(r"\ ", r"[^\w\n]+"))
    return "".join(parts) + r"(?!\w)" + (_followed(following) if closed else "")


def _followed(choices: str) -> str:
    """What must follow a closed cue: a sign (which leaves two spaces), a line's end, or a word."""
    words = "".join(
        rf"|[^\w\n]{re.escape(normalise(w))}(?!\w)" for w in choices[1:-1].split("|") if w
    )
    return rf"(?=[^\w\n]{{2}}|[^\w\n]*(?:\n|$){words})"


def expand(written: str) -> list[str]:
    """`written` once for each alternative, when it begins with a bracket (an anchor is literal)."""
    match = re.match(r"([~^]?)\(((?:[^()]|\([^()]*\))*)\)(.*)", written)
    if match is None:
        return [written]
    choices = re.split(r"\|(?![^()]*\))", match[2])  # bars of inner brackets stay
    return [x for choice in choices for x in expand(f"{match[1]}{choice}{match[3]}")]


class Matcher(Generic[Payload]):
    """Finds all patterns in a normalised text; built once, used for every text."""

    def __init__(self, patterns: Iterable[Pattern[Payload]]) -> None:
        by_anchor: dict[str, list[Pattern[Payload]]] = {}
        for pattern in patterns:
            if pattern.anchor.strip():
                by_anchor.setdefault(pattern.anchor, []).append(pattern)
        self._patterns: list[list[Pattern[Payload]]] = [by_anchor[a] for a in sorted(by_anchor)]
        anchors: Sequence[str] = sorted(by_anchor)
        self._automaton = CharwiseDoubleArrayAhoCorasick(list(anchors)) if anchors else None

    def find(self, normal: str) -> list[Hit[Payload]]:
        """All hits, overlapping ones too, by start, then longest first.

        normal: a text as `normalise` returns it.
        """
        if self._automaton is None:
            return []
        padded = f" {normal} "
        hits: list[Hit[Payload]] = []
        # A name at the beginning of a line follows a line feed, not a space.
        for start, end, index in self._automaton.find_overlapping(padded.replace("\n", " ")):
            if "\n" in padded[start + 1 : end]:
                continue
            for pattern in self._patterns[index]:
                stop = _verified(pattern, padded, end)
                if stop >= 0:
                    begin = start + 1 if pattern.anchor[0] == " " else start
                    hits.append(Hit(begin - 1, stop - 1, pattern.payload))
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return hits


def _verified(pattern: Pattern[Payload], padded: str, end: int) -> int:
    """Where the match ends in `padded`, or -1."""
    if pattern.rest is not None:
        match = pattern.rest.match(padded, end)
        return match.end() if match else -1
    stop = end
    while padded[stop].isalnum():
        stop += 1
    if pattern.suffixes is None:
        return stop
    return stop if padded[end:stop] in pattern.suffixes else -1


def label_pattern(
    normal: str, payload: Payload, morphology: Morphology, *, inflected: bool
) -> Pattern[Payload]:
    """The Pattern of a label.

    normal: the label, normalised and stripped. inflected: whether the language's endings apply;
    a name in another language takes at most the last word's.
    """
    if morphology.particles:
        return _agglutinating(normal, payload)
    words = normal.split()
    if len(words) > 1 and inflected and morphology.inner_suffixes:
        return _inflecting(words, payload, morphology)
    if len(words) > 1 or not inflected:
        return Pattern(" " + normal, payload, suffixes=morphology.suffixes)
    if morphology.compound_last and len(normal) >= morphology.compound_last:
        return Pattern(normal, payload, suffixes=None)
    if morphology.compound_first and len(normal) >= morphology.compound_first:
        return Pattern(" " + normal, payload, suffixes=None)
    return Pattern(" " + normal, payload, suffixes=morphology.suffixes)


def _agglutinating(normal: str, payload: Payload) -> Pattern[Payload]:
    words = normal.split()
    if len(words) == 1:
        return Pattern(normal, payload, suffixes=None)
    rest = ""
    for before, word in pairwise(words):
        # Particles' languages leave spaces out at will, but not inside foreign names.
        foreign = before[-1].isascii() and word[0].isascii()
        rest += (r"[^\w\n]+" if foreign else r"[^\w\n]?") + re.escape(word)
    return Pattern(words[0], payload, _compiled(rest))


def _inflecting(words: list[str], payload: Payload, morphology: Morphology) -> Pattern[Payload]:
    inner = "|".join(sorted(map(re.escape, morphology.inner_suffixes), key=len, reverse=True))
    last = "|".join(sorted(map(re.escape, morphology.suffixes), key=len, reverse=True))
    stems = [_stem(word, morphology.inner_suffixes) for word in words[:-1]] + [words[-1]]
    pieces = [f"(?:{inner})?" if stems[0] != words[0] or len(words[0]) > 2 else ""]
    for stem, word in zip(stems[1:-1], words[1:-1], strict=True):
        pieces.append(r"[^\w\n]{1,2}" + re.escape(stem))
        pieces.append(f"(?:{inner})?" if len(word) > 2 else "")
    pieces.append(rf"[^\w\n]{{1,2}}{re.escape(stems[-1])}(?:{last})?(?!\w)")
    return Pattern(" " + stems[0], payload, _compiled("".join(pieces)))


def _stem(word: str, suffixes: tuple[str, ...]) -> str:
    """`word` without its longest ending, where four letters remain."""
    for suffix in sorted(suffixes, key=len, reverse=True):
        if suffix and word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word
