"""Precision, recall and F1 out of counts."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

DIGITS = 4


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over all articles: right ones, those of the gold, those predicted."""

    hits: int = 0
    gold: int = 0
    predicted: int = 0

    def plus(self, gold: Set[object], predicted: Set[object]) -> Figures:
        """With one more article's sets."""
        return Figures(
            self.hits + len(gold & predicted),
            self.gold + len(gold),
            self.predicted + len(predicted),
        )

    @property
    def precision(self) -> float:
        """The share of the predicted that is right."""
        return round(self.hits / self.predicted, DIGITS) if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return round(self.hits / self.gold, DIGITS) if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.gold + self.predicted
        return round(2 * self.hits / total, DIGITS) if total and self.hits else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of a comparison.

    figures: by measure. relations: of the full statements, by relation. status: the mean F1 of
    the statuses over core pairs that both sides have, and how many those are. dates: the share
    of right dates among the matched pairs to which either side gives one, and how many those are.
    """

    articles: int
    figures: Mapping[str, Figures]
    relations: Mapping[str, Figures]
    status: tuple[float, int]
    dates: tuple[float, int]
