"""Which language a text is in, identified offline over all languages that the model knows."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

_SAMPLE = 500  # more makes no difference to the answer, only to the time
_NEAR_TIE = 1.0  # log odds by the root of the length in bytes; true foreigners are 2 and more away


def sample(passages: Iterable[str]) -> str:
    """The first passages, together long enough to tell the language by."""
    taken: list[str] = []
    length = 0
    for passage in passages:
        taken.append(passage[: _SAMPLE - length])
        length += len(taken[-1])
        if length >= _SAMPLE:
            break
    return "\n".join(taken)


def identify(text: str, languages: Collection[str] = ()) -> str | None:
    """ISO 639-1 code (or 639-3 where there is none) of the language of `text`.

    All languages that the model knows compete. `languages` breaks near ties only: short texts
    full of names come out as some small relative of the language they are in.
    None where the text has no letters.
    """
    if not any(map(str.isalpha, text)):
        return None
    ranked: list[tuple[str, float]] = _identifier().rank(text)
    best, best_score = ranked[0]
    if best in languages:
        return best
    scale = math.sqrt(len(text.encode("utf-8", "surrogatepass")))
    for language, score in ranked[1:]:
        if (best_score - score) / scale > _NEAR_TIE:
            break
        if language in languages:
            return language
    return best


def primary_tag(tag: str) -> str:
    """The language of a BCP 47 tag: `de` of `de-AT` or `DE_at`."""
    return tag.strip().replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=1)
def _identifier() -> Any:  # the model takes half a second to load: only when first needed
    from py3langid import langid  # noqa: PLC0415

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
