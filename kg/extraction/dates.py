"""Dates in running text, normalised with the day of publication.

Forms come from the lexicon's table `dates`: regular expressions with named groups `day`, `month`
(a name or a number) and `year`, so that no word of a language stands here. A rule may also have
`weekday`, `days`, `month_offset` or `year_offset` (counted from the day of publication),
`year_base` (what is added to a year: eras, years without their century), `tense: future`,
`earlier: true` (the day named before), or `ignore: true` (no date of an event).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from kg.extraction.reading import Reading, Sentence, neighbour

DAY = len("YYYY-MM-DD")
# How many sentences back "that day" may have been named.
LOOK_BACK = 4


class Dated(NamedTuple):
    """A date in the text: characters and the value, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

    start: int
    end: int
    value: str


@lru_cache(maxsize=1024)
def _pattern(expression: str, months: str) -> re.Pattern[str]:
    """`<month>` stands for a month's name; a group named `month` may hold a number instead."""
    named = re.sub(r"(?<!P)<month>", lambda _: f"(?P<month>{months})", expression)
    return re.compile(named, re.IGNORECASE)


def dates_in(reading: Reading, sentence: Sentence) -> list[Dated]:
    """The dates of a sentence, in text order, without overlap, earlier rules first."""
    table: Mapping[str, Any] = reading.knowledge.lexicon.tables.get("dates") or {}
    months: Mapping[str, int] = {str(k).lower(): v for k, v in (table.get("months") or {}).items()}
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True)) or "(?!)"
    found: list[Dated] = []
    text = reading.article.text
    for rule in table.get("rules") or ():
        for match in _pattern(rule["pattern"], names).finditer(text, sentence.start, sentence.end):
            if any(d.start < match.end() and match.start() < d.end for d in found):
                continue
            if rule.get("ignore"):
                found.append(Dated(match.start(), match.end(), ""))
                continue
            if rule.get("earlier"):
                value = _earlier(reading, sentence, [d for d in found if d.end <= match.start()])
            else:
                value = _value(rule, match, months, reading.article.published)
            if value:
                found.append(Dated(match.start(), match.end(), value))
    return sorted(d for d in found if d.value)


def _earlier(reading: Reading, sentence: Sentence, before: list[Dated]) -> str | None:
    """The last day named before, else the day of publication: what "that day" means."""
    index = sentence.index
    while True:
        days = [d.value for d in sorted(before) if len(d.value) == DAY]
        if days:
            # The first of a sentence: a later one mostly tells when the event was reported.
            return days[0]
        index -= 1
        if index < max(sentence.index - LOOK_BACK, 0):
            return reading.article.published
        before = dates_in(reading, reading.sentences[index])


def _value(
    rule: Mapping[str, Any], match: re.Match[str], months: Mapping[str, int], published: str | None
) -> str | None:
    groups = match.groupdict()
    today = date.fromisoformat(published) if published else None
    if "weekday" in rule:
        return _weekday(int(rule["weekday"]), today)
    if "days" in rule:
        return (today + timedelta(days=int(rule["days"]))).isoformat() if today else None
    return _calendar(rule, groups, months, today)


def _weekday(weekday: int, today: date | None) -> str | None:
    """The last such day up to the day of publication: news tells what has happened."""
    if today is None:
        return None
    return (today - timedelta(days=(today.weekday() - weekday) % 7)).isoformat()


def _calendar(
    rule: Mapping[str, Any],
    groups: Mapping[str, str | None],
    months: Mapping[str, int],
    today: date | None,
) -> str | None:
    name = groups.get("month")
    month = (months.get(name.lower().rstrip(".")) or months.get(name.lower())) if name else None
    if name and month is None:
        month = int(name) if name.isdigit() else None
    day = int(groups["day"] or 0) if groups.get("day") else None
    year = int(groups["year"] or 0) if groups.get("year") else None
    if year is not None:
        year += int(rule.get("year_base", 0))
    if "year_offset" in rule and today:
        year = today.year + int(rule["year_offset"])
    if "month_offset" in rule and today:
        total = today.year * 12 + today.month - 1 + int(rule["month_offset"])
        year, month = divmod(total, 12)[0], total % 12 + 1
    if year is None:
        if today is None:
            return None
        year, month = _nearest(month, day, today, str(rule.get("tense", "")))
    return "-".join(_parts(year, month, day))


def _nearest(month: int | None, day: int | None, today: date, tense: str) -> tuple[int, int | None]:
    """The year of a month without one: the nearest past unless the rule says otherwise."""
    if month is None:
        if day is not None and day > today.day and tense != "future":
            past = today.replace(day=1) - timedelta(days=1)
            return past.year, past.month
        return today.year, today.month
    later = (month, day or 1) > (today.month, today.day)
    if tense == "future":
        return today.year + (0 if later or month == today.month else 1), month
    gap = month - today.month
    return today.year - (1 if later and gap > 1 else 0), month


def _parts(year: int, month: int | None, day: int | None) -> Iterator[str]:
    yield f"{year:04d}"
    if month and 1 <= month <= 12:
        yield f"{month:02d}"
        if day and 1 <= day <= 31:
            yield f"{day:02d}"


def date_of(
    dates: list[Dated], start: int, end: int, passage: tuple[int, int], *, before: bool = False
) -> str | None:
    """The date nearest to a trigger at `start`..`end`, within the passage, else None.

    before: a date before the trigger counts, however far, rather than one after it, as where
    predicates come last and what is said of a later one (such as who reported it) follows.
    """
    inside = [d for d in dates if passage[0] <= d.start < passage[1]]
    if before:
        inside = [d for d in inside if d.start < end] or inside
    if not inside:
        return None
    return min(inside, key=lambda d: (max(d.start - end, start - d.end, 0), d.start)).value


def told(dates: list[Dated], published: str | None) -> list[Dated]:
    """Those dates on which something may have happened: up to the day of publication.

    A month or year that is not over when the article appears is one of them.
    """
    if published is None:
        return dates
    return [d for d in dates if d.value <= published or published.startswith(d.value)]


def day_beside(reading: Reading, sentence: Sentence) -> str | None:
    """The only day up to publication that the sentence before, or the one after, names.

    One after counts if it tells of one actor at most, since several do something of their own.
    """
    for step in (-1, 1):
        beside = neighbour(reading, sentence, step)
        if beside is None or (step > 0 and sum(u.is_actor for u in beside.units) > 1):
            continue
        dates = told(dates_in(reading, beside), reading.article.published)
        days = {d.value for d in dates if len(d.value) == DAY}
        if len(days) == 1:
            return days.pop()
    return None
