"""Intervals that hold for small counts too: of a share, of a ratio and of a difference of two shares."""

from __future__ import annotations

from math import exp, log, sqrt

Z = 1.959964  # of 95 %


def wilson(count: int, total: int, z: float = Z) -> tuple[float, float]:
    """Return the interval of a share (Wilson 1927); 0 to 1 where there is nothing to count."""
    if not total:
        return 0.0, 1.0
    share, square = count / total, z * z / total
    middle, half = share + square / 2, z * sqrt(share * (1 - share) / total + square / total / 4)
    return max(0.0, (middle - half) / (1 + square)), min(1.0, (middle + half) / (1 + square))


def ratio(count: int, total: int, other: int, other_total: int, z: float = Z) -> tuple[float, float, float]:
    """Return the ratio of two shares with its interval (Katz 1978); half a posting is added so that none is no trouble."""
    a, n, b, m = count + 0.5, total + 0.5, other + 0.5, other_total + 0.5
    found = (a / n) / (b / m)
    half = z * sqrt(max(0.0, 1 / a - 1 / n + 1 / b - 1 / m))
    return found, exp(log(found) - half), exp(log(found) + half)


def difference(count: int, total: int, other: int, other_total: int) -> tuple[float, float, float]:
    """Return the first share minus the second, with its interval (Newcombe 1998, from the intervals of the two)."""
    p, q = count / total, other / other_total
    (low, high), (other_low, other_high) = wilson(count, total), wilson(other, other_total)
    found = p - q
    down, up = sqrt((p - low) ** 2 + (other_high - q) ** 2), sqrt((high - p) ** 2 + (q - other_low) ** 2)
    return found, max(-1.0, found - down), min(1.0, found + up)


def quartiles(values: list[float]) -> tuple[float, float, float]:
    """Return lower quartile, median and upper quartile, between neighbours where they fall between."""
    ordered = sorted(values)

    def at(share: float) -> float:
        place = share * (len(ordered) - 1)
        first = int(place)
        return ordered[first] + (ordered[min(first + 1, len(ordered) - 1)] - ordered[first]) * (place - first)

    return at(0.25), at(0.5), at(0.75)
