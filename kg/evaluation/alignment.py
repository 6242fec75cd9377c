"""Which predicted institution is which of the gold: by id, or by the names the text uses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from kg.model import JSON

INSTITUTION = "institution:"
ENOUGH = 0.4
"""The least likeness of two names of one institution."""

_NO_LETTER = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w+")
_KANA = "\u3040"


def align(gold: JSON, predicted: JSON) -> dict[str, str]:
    """Predicted institution ids and the gold ids that they mean, one to one, the likest first."""
    wanted, found = _names(gold), _names(predicted)
    scored = [
        (_likeness(g, gold_names, p, names), g, p)
        for g, gold_names in wanted.items()
        for p, names in found.items()
    ]
    aligned: dict[str, str] = {}
    taken: set[str] = set()
    for likeness, g, p in sorted(scored, key=lambda row: (-row[0], row[1] != row[2], *row[1:])):
        if likeness >= ENOUGH and p not in aligned and g not in taken:
            aligned[p] = g
            taken.add(g)
    return aligned


def alike(gold: str, predicted: str) -> float:
    """Likeness of two names in [0, 1]: equal but for signs and capitals, or the gold name whole
    inside a longer predicted one."""
    g, p = _letters(gold), _letters(predicted)
    if not g or not p:
        return 0.0
    if g == p:
        return 1.0
    ratio = len(g) / len(p)
    return ratio if ratio >= ENOUGH and _inside(gold, predicted) else 0.0


def _inside(gold: str, predicted: str) -> bool:
    """Whether gold's words stand in predicted in a row; in scripts without spaces, its letters."""
    short, long = _words(gold), _words(predicted)
    if any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)):
        return True
    g, p = _letters(gold), _letters(predicted)
    unspaced = len(short) == len(long) == 1 and any(letter >= _KANA for letter in g)
    return unspaced and g in p


def _likeness(gold_id: str, gold_names: list[str], id_: str, names: list[str]) -> float:
    if gold_id == id_:
        return 1.0
    return max((alike(g, p) for g in gold_names for p in names), default=0.0)


def _names(article: Mapping[str, object]) -> dict[str, list[str]]:
    entities = article.get("entities") or []
    assert isinstance(entities, list)
    return {
        e["id"]: list(e.get("names") or []) for e in entities if e["id"].startswith(INSTITUTION)
    }


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _letters(name: str) -> str:
    return _NO_LETTER.sub("", _folded(name))


def _words(name: str) -> list[str]:
    return _WORD.findall(_folded(name))
