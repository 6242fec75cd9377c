"""Logistic models on examples whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation.fitting import (
    RAREST,
    Example,
    brier_skill,
    cross_validated,
    expected_calibration_error,
    fit,
    reliability,
)


def example(
    right: float, *names: str, weight: float = 1.0, article: str = "a", **values: float
) -> Example:
    return Example(dict.fromkeys(names, 1.0) | values, right, weight, article)


def shares(name: str, right: int, wrong: int) -> list[Example]:
    """So many right and wrong examples with the feature, each of an article of its own."""
    found = [example(1.0, name, article=f"{name} {n}") for n in range(right)]
    return found + [example(0.0, name, article=f"{name} no {n}") for n in range(wrong)]


def test_without_a_penalty_the_probabilities_are_the_shares():
    examples = shares("good", 90, 10) + shares("bad", 20, 80)
    model = fit(examples, penalty=1e-6)
    chance = model.probabilities([example(0, "good"), example(0, "bad")])
    assert chance == pytest.approx([0.9, 0.2], abs=0.001)


def test_a_penalty_draws_weights_towards_nothing_but_not_the_bias():
    examples = shares("good", 90, 10) + shares("bad", 70, 30)
    strict = fit(examples, penalty=1e6)
    assert strict.weights == pytest.approx({"good": 0, "bad": 0}, abs=0.001)
    assert strict.probabilities([example(0)]) == pytest.approx([0.8], abs=0.001)
    assert fit(examples).weights["good"] > 0 > fit(examples).weights["bad"]


def test_what_is_rare_gets_no_weight():
    examples = shares("often", RAREST, 5) + shares("seldom", RAREST - 1, 0)
    assert list(fit(examples).weights) == ["often"]


def test_weights_and_shares_of_examples_count():
    whole = [example(1.0) for _ in range(3)] + [example(0.0)]
    assert fit(whole).bias == fit([example(1.0, weight=3.0), example(0.0)]).bias
    assert fit([example(0.75, weight=4.0)]).bias == fit(whole).bias


def test_values_of_features_count():
    examples = [
        example(float(n % 4 < n // 10), x=float(n // 10), article=str(n)) for n in range(50)
    ]
    model = fit(examples, penalty=0.01)
    low, high = model.probabilities([example(0, x=0.5), example(0, x=3.5)])
    assert low < 0.5 < high


def test_what_splits_perfectly_still_has_finite_weights():
    model = fit(shares("good", 50, 0) + shares("bad", 0, 50))
    assert np.isfinite([model.bias, *model.weights.values()]).all()


def test_an_article_is_judged_by_models_that_never_saw_it():
    """One article alone has the feature: unseen it is worth nothing."""
    others = [example(float(n % 2), article=f"b{n:02}") for n in range(40)]
    own = [example(1.0, "own", article="a") for _ in range(RAREST)]
    unseen = cross_validated([*own, *others])[: len(own)]
    seen = fit([*own, *others]).probabilities(own)
    assert (unseen < 0.6).all()
    assert (seen > unseen + 0.1).all()


@given(st.permutations(shares("good", 12, 3) + shares("bad", 4, 9)))
def test_the_order_of_the_examples_does_not_matter(examples):
    known = shares("good", 12, 3) + shares("bad", 4, 9)
    assert fit(examples) == fit(known)
    chance = dict(zip((e.article for e in known), cross_validated(known), strict=True))
    assert cross_validated(examples) == pytest.approx([chance[e.article] for e in examples])


def test_calibration_error():
    right = np.array([1.0, 0.0, 1.0, 1.0])
    assert expected_calibration_error(right, right) == 0
    assert expected_calibration_error(right, 1 - right) == 1
    assert expected_calibration_error(right, np.full(4, 0.75)) == 0
    assert expected_calibration_error(right, np.array([0.5, 0.5, 0.9, 0.9])) == pytest.approx(0.05)
    assert expected_calibration_error(np.array([]), np.array([])) == 0


def test_reliability_has_a_row_for_each_bin_with_findings():
    right = np.array([1.0, 0.0, 1.0, 1.0])
    rows = reliability(right, np.array([0.11, 0.19, 0.95, 1.0]))
    assert [(round(c, 3), r, n) for c, r, n in rows] == [(0.15, 0.5, 2), (0.975, 1.0, 2)]


def test_brier_skill_is_over_the_base_rate():
    right = np.array([1.0, 0.0, 1.0, 1.0])
    assert brier_skill(right, right) == 1
    assert brier_skill(right, np.full(4, 0.75)) == pytest.approx(0)
    assert brier_skill(right, 1 - right) < 0
    assert brier_skill(np.array([]), np.array([])) == 0
