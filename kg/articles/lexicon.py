"""The knowledge of what pages carry besides the news, compiled for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import OntologyError

_PHRASE_KEYS = (
    "words",
    "labels",
    "starts",
    "contains",
    "sections",
    "comments",
    "captions",
    "credits",
)
_PATTERN_KINDS = ("boilerplate", "comment", "caption")
_KEYS = (*_PHRASE_KEYS, "months", "encodings", "patterns")
_NEVER = re.compile(r"(?!)")
_LEADING_SIGNS = re.compile(r"^[\W_]+")


def fold(text: str) -> str:
    """`text` in lower case, with single spaces and without signs at its start."""
    return _LEADING_SIGNS.sub("", " ".join(text.lower().split()))


class PhraseSet:
    """Phrases to find at the start of, or inside, a folded text; the longest wins.

    A phrase ends at a word boundary, unless it was given with a final `*`.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._open: dict[str, bool] = {}
        for phrase in phrases:
            key = fold(phrase.rstrip("* "))
            if key:
                self._open[key] = self._open.get(key, False) or phrase.rstrip().endswith("*")
        by_start: dict[str, list[str]] = {}
        for key in sorted(self._open, key=lambda phrase: (-len(phrase), phrase)):
            by_start.setdefault(key[0], []).append(key)
        self._by_start = {start: tuple(keys) for start, keys in by_start.items()}

    def __contains__(self, folded: str) -> bool:
        return folded in self._open

    def prefix_end(self, folded: str, start: int = 0) -> int | None:
        """Where the longest phrase that begins at `start` ends, or None."""
        for key in self._by_start.get(folded[start : start + 1], ()):
            if folded.startswith(key, start) and self._ends_well(key, folded, start + len(key)):
                return start + len(key)
        return None

    def found_in(self, folded: str) -> bool:
        """Whether any phrase stands in `folded`, not in the middle of a word."""
        return any(key in folded and self._stands_free(key, folded) for key in self._open)

    def _ends_well(self, key: str, folded: str, end: int) -> bool:
        return (
            self._open[key]
            or end >= len(folded)
            or not (folded[end].isalnum() and key[-1].isalnum())
        )

    def _stands_free(self, key: str, folded: str) -> bool:
        at = folded.find(key)
        while at >= 0:
            before = at == 0 or not (folded[at - 1].isalnum() and key[0].isalnum())
            if before and self._ends_well(key, folded, at + len(key)):
                return True
            at = folded.find(key, at + 1)
        return False


@dataclass(frozen=True, slots=True)
class PageLexicon:
    """What is known of scraped pages, over all languages.

    Phrase sets are those of the file's keys; `months` maps folded month names to 1..12;
    `encodings` are legacy encodings, the likeliest first; the patterns match whole paragraphs.
    """

    words: PhraseSet
    labels: PhraseSet
    starts: PhraseSet
    contains: PhraseSet
    sections: PhraseSet
    comments: PhraseSet
    captions: PhraseSet
    credits: PhraseSet
    months: Mapping[str, int]
    encodings: tuple[str, ...]
    boilerplate_pattern: re.Pattern[str]
    comment_pattern: re.Pattern[str]
    caption_pattern: re.Pattern[str]
    closing_pattern: re.Pattern[str]
    month_pattern: re.Pattern[str]

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> PageLexicon:
        """The lexicon of a parsed `pages.yaml`: a mapping of blocks, one a language or `general`.

        Raises OntologyError for an unknown key, a value of the wrong type or a broken pattern.
        """
        blocks = [(str(name), _checked_block(str(name), data[name])) for name in data]
        phrases = {key: _gather(blocks, key) for key in _PHRASE_KEYS}
        months = _months(blocks)
        return cls(
            **{key: PhraseSet(values) for key, values in phrases.items()},
            months=months,
            encodings=tuple(dict.fromkeys(_gather(blocks, "encodings"))),
            boilerplate_pattern=_pattern(blocks, "boilerplate"),
            comment_pattern=_pattern(blocks, "comment"),
            caption_pattern=_pattern(blocks, "caption"),
            closing_pattern=_closing(phrases["captions"], phrases["credits"]),
            month_pattern=re.compile(rf"\b(?:{_any_of(months)})\b") if months else _NEVER,
        )

    @classmethod
    def empty(cls) -> PageLexicon:
        """A lexicon that knows nothing: every paragraph is body, headline or repeated."""
        return cls.from_mapping({})


_Blocks = list[tuple[str, Mapping[str, Any]]]


def _checked_block(name: str, block: object) -> Mapping[str, Any]:
    if not isinstance(block, Mapping):
        raise OntologyError(f"pages, {name}: not a mapping of keys to lists")
    for key, value in block.items():
        if key not in _KEYS:
            raise OntologyError(f"pages, {name}: unknown key {key!r}; known are {', '.join(_KEYS)}")
        if key == "patterns":
            _check_patterns(name, value)
        elif not _is_list_of_text(value):
            raise OntologyError(f"pages, {name}, {key}: not a list of texts")
    return block


def _check_patterns(name: str, patterns: object) -> None:
    if not isinstance(patterns, Mapping):
        raise OntologyError(f"pages, {name}, patterns: not a mapping of kinds to lists")
    for kind, values in patterns.items():
        if kind not in _PATTERN_KINDS or not _is_list_of_text(values):
            raise OntologyError(
                f"pages, {name}, patterns, {kind}: not a list of texts"
                f" under one of {', '.join(_PATTERN_KINDS)}"
            )
        for value in values:
            try:
                re.compile(value)
            except re.error as error:
                raise OntologyError(f"pages, {name}, patterns, {value!r}: {error}") from None


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _gather(blocks: _Blocks, key: str) -> list[str]:
    return [item for _, block in blocks for item in block.get(key, ())]


def _pattern(blocks: _Blocks, kind: str) -> re.Pattern[str]:
    found = [item for _, block in blocks for item in block.get("patterns", {}).get(kind, ())]
    return re.compile("|".join(f"(?:{item})" for item in found)) if found else _NEVER


def _any_of(phrases: Iterable[str]) -> str:
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase) for phrase in ordered)


def _closing(captions: list[str], credits: list[str]) -> re.Pattern[str]:
    """Ends of captions: `Photo: X`, `(Source: X) |`; matched against lower case."""
    openers = _any_of(fold(phrase) for phrase in captions)
    in_brackets = _any_of(fold(phrase) for phrase in [*captions, *credits])
    if not in_brackets:
        return _NEVER
    parts = [rf"[(\[]\s?(?:{in_brackets})\s?[:=/©]\s?[^()\[\]]{{1,100}}[)\]][\s|.]*$"]
    if openers:
        parts.append(rf"(?<!\w)(?:{openers})\s?[:=©]\s?[^.!?:]{{1,100}}[\s|.]*$")
    return re.compile("|".join(parts))


def _months(blocks: _Blocks) -> dict[str, int]:
    months: dict[str, int] = {}
    for name, block in blocks:
        listed = block.get("months", [])
        if listed and len(listed) != 12:
            raise OntologyError(f"pages, {name}, months: {len(listed)} of 12")
        for number, spellings in enumerate(listed, start=1):
            months.update({fold(spelling): number for spelling in spellings.split("|")})
    return months
