"""How far to believe a statement, from how sure each article's reading of it is."""

from __future__ import annotations

import math
from collections.abc import Iterable

DIGITS = 4


def clamp(confidence: float) -> float:
    """`confidence` in [0, 1]; what is no number counts as 0."""
    return 0.0 if math.isnan(confidence) else min(1.0, max(0.0, confidence))


def belief(confidences: Iterable[float]) -> float:
    """Noisy-or over independent reports, as in INDRA, rounded to four digits.

    confidences: one for each article, the highest of its passages. Passages of one article are
    not independent of each other, so they do not add up; nor are articles with one and the same
    text, as agencies hand out to many, so they count as one. No report gives 0.

    Source: Gyori et al. 2017, "From word models to executable models of signaling networks using
    automated assembly" (doi:10.15252/msb.20177651).
    """
    doubt = 1.0
    for confidence in sorted(map(clamp, confidences)):
        doubt *= 1.0 - confidence
    return round(1.0 - doubt, DIGITS)
