"""Figures against worked examples of the literature, and what must hold of all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.demand.statistics import difference, quartiles, ratio, wilson

# Newcombe 1998, Statistics in Medicine 17, tables I and II (method 3 and method 10), 95 %.
SHARES = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
    (29, 29, 0.8830, 1.0),
]
DIFFERENCES = [(56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (10, 10, 0, 10, 0.6075, 1.0)]


@pytest.mark.parametrize(("count", "total", "low", "high"), SHARES)
def test_the_interval_of_a_share(count: int, total: int, low: float, high: float) -> None:
    assert wilson(count, total) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize(("a", "n", "b", "m", "low", "high"), DIFFERENCES)
def test_the_interval_of_a_difference(a: int, n: int, b: int, m: int, low: float, high: float) -> None:
    found, *ends = difference(a, n, b, m)
    assert found == pytest.approx(a / n - b / m) and ends == pytest.approx([low, high], abs=1e-4)


def test_the_ratio_of_two_shares() -> None:
    found, low, high = ratio(200, 1000, 100, 1000)
    assert found == pytest.approx(2, abs=0.01) and low < 1.7 < 2.3 < high
    assert ratio(0, 50, 10, 50)[0] > 0 and ratio(10, 50, 0, 50)[1] > 1


COUNTS = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(COUNTS, COUNTS)
def test_intervals_hold_what_they_are_of(first: tuple[int, int], second: tuple[int, int]) -> None:
    for found, low, high in (difference(*first, *second), ratio(*first, *second), (first[0] / first[1], *wilson(*first))):
        assert low - 1e-12 <= found <= high + 1e-12


def test_nothing_counted_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30))
def test_quartiles_are_those_of_numpy(values: list[float]) -> None:
    assert quartiles(values) == pytest.approx(tuple(np.percentile(values, [25, 50, 75])), abs=1e-6)
