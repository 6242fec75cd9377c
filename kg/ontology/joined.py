"""Cues of languages that join particles and endings to their words.

A cue may stand anywhere in a longer word, and ends where its own letters end. As a person writes
it: `^` at the beginning: only where a word begins; `$` at the end: only where a word ends; a space
may be missing in the text; `(a|b)` alternatives, `(a|b)?` may be missing; `*` any further letters
of the word, after which a space may not be missing; `...` up to five words between, or twenty
characters where no spaces stand between words; `&(a|b)` what must follow without being part of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from kg.ontology.patterns import Pattern, normalise

Payload = TypeVar("Payload")

_GAP = r"\w*(?:[^\w\n]+\w+){0,5}?[^\w\n]+"
_UNSPACED_GAP = r"[^\n]{0,20}?"
_SPACE = r"[^\w\n]{0,2}"
_SURE_SPACE = r"[^\w\n]{1,2}"
_PIECES = re.compile(r"(\s*\.\.\.\s*|\)\?|&\(|[*(|)$]|\s+)")
_SPECIAL = {"*": r"\w*", "(": "(?:", "&(": "(?=", "|": "|", ")": ")", ")?": ")?", "$": r"(?!\w)"}


def joined_cue(written: str, payload: Payload, *, spaced: bool = True) -> Pattern[Payload]:
    """The Pattern of a cue as a person writes it (see the module's text).

    It must begin with letters or digits, after `^` where that stands. spaced: whether spaces stand
    between words.
    """
    lead = " " if written.startswith("^") else ""
    written = written.removeprefix("^").strip()
    literal, *others = _PIECES.split(written)
    anchor = lead + normalise(literal).strip()
    gap = _GAP if spaced else _UNSPACED_GAP
    pieces = [literal, *filter(None, others)]
    rest = (_expression(p, gap, letters=spaced and q == "*") for q, p in pairwise(pieces))
    return Pattern(anchor, payload, _compiled("".join(rest)))


@lru_cache(maxsize=100_000)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _expression(piece: str, gap: str, *, letters: bool) -> str:
    """The expression for a piece of a cue; letters: whether any letters may stand before it."""
    if piece.strip() == "...":
        return gap
    if piece.isspace():
        return _SURE_SPACE if letters else _SPACE
    return _SPECIAL.get(piece) or re.escape(normalise(piece))
