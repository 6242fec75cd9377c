"""Comparing dates of differing precision: `YYYY`, `YYYY-MM` and `YYYY-MM-DD`."""

from __future__ import annotations

from collections.abc import Iterable


def surely_later(date: str | None, other: str | None) -> bool:
    """Whether `date` lies after `other` whatever the parts that the coarser one leaves open."""
    if date is None or other is None:
        return False
    shared = min(len(date), len(other))
    return date[:shared] > other[:shared]


def earliest(dates: Iterable[str | None]) -> str | None:
    """The first of the dates; of those that agree with it, the first of the most precise ones."""
    known = sorted(date for date in dates if date)
    if not known:
        return None
    refined = [date for date in known if date.startswith(known[0])]
    return min(refined, key=lambda date: (-len(date), date))


def latest(dates: Iterable[str | None]) -> str | None:
    """The last of the dates, the more precise one where two agree."""
    return max((date for date in dates if date), default=None)
