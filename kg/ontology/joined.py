"""Cues of languages that join particles and endings to their words.

A cue may stand anywhere in a longer word, and ends where its own letters end. As a person writes
it: `^` at the beginning: only where a word begins; `$` at the end: only where a word ends; a space
may be missing in the text; `(a|b)` alternatives, `(a|b)?` may be missing; `*` any further letters
of the word; `...` up to five words between, or twenty characters where no spaces stand between
words; `&(a|b)` what must follow without being part of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeVar

from kg.ontology.patterns import Pattern, normalise

Payload = TypeVar("Payload")

_GAP = r"\w*(?:[^\w\n]+\w+){0,5}?[^\w\n]+"
_UNSPACED_GAP = r"[^\n]{0,20}?"
_SPACE = r"[^\w\n]{0,2}"
_PIECES = re.compile(r"(\s*\.\.\.\s*|\)\?|&\(|[*(|)$]|\s+)")
_SPECIAL = {"*": r"\w*", "(": "(?:", "&(": "(?=", "|": "|", ")": ")", ")?": ")?", "$": r"(?!\w)"}


def joined_cue(written: str, payload: Payload, *, spaced: bool = True) -> Pattern[Payload]:
    """The Pattern of a cue as a person writes it (see the module's text).

    It must begin with letters or digits, after `^` where that stands. spaced: whether spaces stand
    between words.
    """
    lead = " " if written.startswith("^") else ""
    written = written.removeprefix("^").strip()
    pieces = _PIECES.split(written)
    anchor = lead + normalise(pieces[0]).strip()
    gap = _GAP if spaced else _UNSPACED_GAP
    return Pattern(anchor, payload, _compiled("".join(_expression(p, gap) for p in pieces[1:])))


@lru_cache(maxsize=100_000)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _expression(piece: str, gap: str) -> str:
    if not piece:
        return ""
    if piece.strip() == "...":
        return gap
    if piece.isspace():
        return _SPACE
    return _SPECIAL.get(piece) or re.escape(normalise(piece))
