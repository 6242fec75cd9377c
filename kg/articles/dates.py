"""Dates in the lines that stand above an article's body."""

from __future__ import annotations

import re
from datetime import date, datetime

from kg.articles.lexicon import PageLexicon

_BETWEEN = r"\s?(?:[-./]|[^\W\d_a-zA-Z])\s?"  # a sign, or the character for year or month
_YEAR_FIRST = re.compile(rf"(?<!\d)((?:19|20)\d\d){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,2}})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-./])\s?(\d{1,2})\2\s?((?:19|20)\d\d)(?!\d)")
_DAY_BEFORE_MONTH = re.compile(r"(?<!\d)(\d{1,2})[^\w]{0,2}$")
_YEAR_AFTER_MONTH = re.compile(r"[^\w]{0,3}((?:19|20)\d\d)(?!\d)")
_DAY_AND_YEAR_AFTER_MONTH = re.compile(
    r"[^\w]{0,2}(\d{1,2})[a-z]{0,2}[^\w]{1,3}((?:19|20)\d\d)(?!\d)"
)


def find_date(line: str, lexicon: PageLexicon) -> str | None:
    """The first full date of a line as `YYYY-MM-DD`, or None.

    Numbers alone that could be read in two ways (`03/04/2024`) give None.
    """
    if match := _YEAR_FIRST.search(line):
        return _iso(*match.groups())
    if match := _DAY_FIRST.search(line):
        day, sign, month, year = match.groups()
        if sign == "/" and int(day) <= 12 and day != month:
            return _iso(year, day, month) if int(month) > 12 else None
        return _iso(year, month, day)
    return _named_month(line.lower(), lexicon)


def iso_date(value: str) -> str | None:
    """`YYYY-MM-DD` of an ISO 8601 date or date and time, or None."""
    try:
        return datetime.fromisoformat(value.strip()).date().isoformat()
    except ValueError:
        return None


def _named_month(line: str, lexicon: PageLexicon) -> str | None:
    for match in lexicon.month_pattern.finditer(line):
        month = str(lexicon.months[match.group()])
        before = _DAY_BEFORE_MONTH.search(line, 0, match.start())
        after = _YEAR_AFTER_MONTH.match(line, match.end())
        if before and after:
            return _iso(after.group(1), month, before.group(1))
        if both := _DAY_AND_YEAR_AFTER_MONTH.match(line, match.end()):
            return _iso(both.group(2), month, both.group(1))
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
