"""How sure a finding is: a logistic model over its features, with weights kept as data.

The weights are fitted on annotated articles (see `kg.evaluation.calibration`); without weights
every finding is as sure as the prior.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

DIGITS = 4


@dataclass(frozen=True)
class Confidence:
    """A logistic model: `weights` by feature, and the `bias`.

    threshold: below it a finding is dropped. sure: an article none of whose findings reaches it
    states nothing; words of many relations turn up once in texts about something else.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    bias: float = 0.0
    threshold: float = 0.0
    sure: float = 0.0

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> Confidence:
        """The model of a parsed `confidence.yaml`."""
        return cls(
            weights={str(k): float(v) for k, v in (data.get("weights") or {}).items()},
            bias=float(data.get("bias", 0.0)),
            threshold=float(data.get("threshold", 0.0)),
            sure=float(data.get("sure", 0.0)),
        )

    def contributions(self, features: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
        """What each feature adds to the log odds, where it adds anything, sorted by name."""
        added = (
            (name, round(self.weights.get(name, 0.0) * value, DIGITS))
            for name, value in sorted(features.items())
        )
        return tuple((name, value) for name, value in added if value)

    def of(self, features: Mapping[str, float]) -> float:
        """The probability in [0, 1] that a finding with these features is right."""
        total = self.bias + sum(
            self.weights.get(name, 0.0) * value for name, value in sorted(features.items())
        )
        return round(1.0 / (1.0 + math.exp(-total)), DIGITS)
