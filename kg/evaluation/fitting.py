"""Logistic models fitted on annotated examples, and what they are worth on unseen ones.

Weights minimise the log loss with an L2 penalty, by Newton's method (iteratively reweighted least
squares; C. Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PENALTY = 3.0
RAREST = 8
FOLDS = 8
STEPS = 30
SMALLEST_STEP = 1e-6
DIGITS = 4

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A decision of the extraction, by its features, and whether it was right.

    right: in [0, 1]. weight: how much the example counts. article: where it comes from; examples
    of one article are never split between fitting and testing.
    """

    features: Mapping[str, float]
    right: float
    weight: float
    article: str


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, in the order of their names, and the bias."""

    weights: Mapping[str, float]
    bias: float

    def probabilities(self, examples: Sequence[Example]) -> Vector:
        """The probability of each example to be right, in [0, 1]."""
        scores = np.array(
            [
                self.bias + sum(self.weights.get(n, 0.0) * v for n, v in example.features.items())
                for example in examples
            ]
        )
        return np.asarray(1.0 / (1.0 + np.exp(-scores)), dtype=np.float64)


def fit(examples: Sequence[Example], penalty: float = PENALTY) -> Model:
    """The model of the examples; features that fewer than `RAREST` of them have are left out."""
    counts = Counter(name for example in examples for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    matrix = _matrix(examples, names)
    right = np.array([example.right for example in examples])
    weight = np.array([example.weight for example in examples])
    ridge = penalty * np.eye(len(names) + 1)
    ridge[-1, -1] = 0.0
    solution = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-matrix @ solution))
        gradient = matrix.T @ (weight * (chance - right)) + ridge @ solution
        curvature = matrix.T @ (matrix * (weight * chance * (1 - chance))[:, None])
        step = np.linalg.solve(curvature + ridge + 1e-9 * np.eye(len(solution)), gradient)
        solution -= step
        if np.abs(step).max() < SMALLEST_STEP:
            break
    rounded = [round(float(value), DIGITS) for value in solution]
    return Model(dict(zip(names, rounded[:-1], strict=True)), rounded[-1])


def _matrix(examples: Sequence[Example], names: Sequence[str]) -> Vector:
    index = {name: column for column, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names) + 1))
    matrix[:, -1] = 1.0
    for row, example in enumerate(examples):
        for name, value in example.features.items():
            if name in index:
                matrix[row, index[name]] = value
    return matrix


def cross_validated(examples: Sequence[Example], penalty: float = PENALTY) -> Vector:
    """For each example its probability by a model that never saw its article.

    Articles are dealt to the folds in the order of their ids, so that it is the same every time.
    """
    articles = sorted({example.article for example in examples})
    fold = {article: number % FOLDS for number, article in enumerate(articles)}
    found = np.zeros(len(examples))
    for number in range(FOLDS):
        inside = [i for i, example in enumerate(examples) if fold[example.article] == number]
        others = [example for example in examples if fold[example.article] != number]
        if inside and others:
            model = fit(others, penalty)
            found[inside] = model.probabilities([examples[i] for i in inside])
    return found


def expected_calibration_error(right: Vector, chance: Vector, bins: int = 10) -> float:
    """Mean gap between confidence and the share that is right, over equal-width bins.

    M. Naeini et al., Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI 2015.
    """
    return float(sum(n * abs(c - r) for c, r, n in reliability(right, chance, bins))) / max(
        len(right), 1
    )


def reliability(right: Vector, chance: Vector, bins: int = 10) -> list[tuple[float, float, int]]:
    """For each bin with examples: mean confidence, share that is right, and how many there are."""
    places = np.minimum((chance * bins).astype(int), bins - 1)
    return [
        (float(chance[places == b].mean()), float(right[places == b].mean()), int(n))
        for b in range(bins)
        if (n := (places == b).sum())
    ]


def brier_skill(right: Vector, chance: Vector) -> float:
    """How much better than the base rate the probabilities are: 1 - Brier score / its variance.

    G. Brier, Verification of forecasts expressed in terms of probability, 1950.
    """
    base = float(((right - right.mean()) ** 2).mean()) if len(right) else 0.0
    return 1.0 - float(((chance - right) ** 2).mean()) / base if base else 0.0
