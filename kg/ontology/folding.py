"""Folding: characters of one script written as those of another, one for one.

Where a language has two scripts ("traditional" and "simplified" characters) its labels and cues
are written in one of them, and texts are read as if they were. Only single characters are
exchanged, so that every character keeps its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))


@lru_cache(maxsize=4)
def folding(name: str) -> Mapping[int, str]:
    """A table for `str.translate`, empty for an empty name.

    name: of a conversion that OpenCC has, such as `t2s` (traditional to simplified).
    """
    if not name:
        return {}
    from opencc import OpenCC  # noqa: PLC0415  # loaded for the languages that need it

    characters = [chr(code) for block in IDEOGRAPHS for code in block]
    folded = OpenCC(name).convert("\n".join(characters)).split("\n")
    return {
        ord(one): other
        for one, other in zip(characters, folded, strict=True)
        if one != other and len(other) == 1
    }
