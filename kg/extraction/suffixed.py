"""Names of institutions in languages without capitals that put particles after nouns."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.capitals import Candidate
from kg.extraction.namedata import NameData
from kg.extraction.reading import Reading


class SuffixedNames:
    """Finds candidates by closing head words, foreign letters and apposition."""

    def __init__(self, reading: Reading, data: NameData) -> None:
        self.reading = reading
        self.data = data

    def find(self) -> Iterator[Candidate]:
        """The candidates, in order."""
        yield from ()
