"""Cut a text into paragraphs: its lines, or joined lines where they are hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Span = tuple[int, int]

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_BULLET = re.compile(r"(?:[-*•·▪◦‣–—>▶►■□◆◇○●]|\d{1,3}[.)]|#{1,6})\s")
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
_FEWEST_JOINS = 3


def is_bullet(text: str) -> bool:
    """Whether the paragraph begins as an item of a list, or as a heading in Markdown."""
    return _BULLET.match(text) is not None


def lines(text: str) -> Iterator[Span]:
    """Start and end of every line that is not blank, without the white space around it."""
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(stripped)


def paragraphs(text: str) -> list[Span]:
    """Start and end of every paragraph of `text`, in order.

    Blank lines always separate. Single line breaks separate too, unless the text is wrapped at
    a fixed width: then a line that had no room for the first word of the next runs on into it.
    """
    spans = list(lines(text))
    runs_on = _wrapped_lines(text, spans)
    joined: list[Span] = []
    for index, (start, end) in enumerate(spans):
        if index and index - 1 in runs_on:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _wrapped_lines(text: str, spans: list[Span]) -> frozenset[int]:
    """Indexes of the lines that run on into the next."""
    width = max((end - start for start, end in spans), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return frozenset()
    neighbours = [
        index
        for index, (one, other) in enumerate(pairwise(spans))
        if _adjoin(text, one[1], other[0]) and not is_bullet(text[other[0] : other[1]])
    ]
    full = [index for index in neighbours if _no_room(text, spans, index, width)]
    if len(full) < _FEWEST_JOINS or 2 * len(full) < len(neighbours):
        return frozenset()
    return frozenset(full)


def _adjoin(text: str, end: int, start: int) -> bool:
    gap = text[end:start].replace("\r\n", "\n")
    return gap.count("\n") + gap.count("\r") <= 1


def _no_room(text: str, spans: list[Span], index: int, width: int) -> bool:
    start, end = spans[index]
    following = text[spans[index + 1][0] : spans[index + 1][1]]
    return end - start + 1 + len(following.split(maxsplit=1)[0]) > width
