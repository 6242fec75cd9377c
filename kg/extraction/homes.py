"""Homes: what an institution's own description says of the country it belongs to."""

from __future__ import annotations

from kg.extraction.reading import Reading
from kg.model import Finding, Role, Trigger

BASED_IN = "basedIn"
CONFIDENCE = 0.8


def based_in(reading: Reading) -> list[Finding]:
    """Findings for institutions that their own descriptions tie to a country."""
    found: list[Finding] = []
    seen: set[tuple[str, str]] = set()
    for institution, country, sentence in reading.based:
        pair = (institution.entity, country.entity)
        if pair in seen or country.kind != "country":
            continue
        seen.add(pair)
        surface = reading.surface(country.start, country.end)
        found.append(
            Finding(
                article=reading.article.id,
                relation=BASED_IN,
                trigger=Trigger(country.start, country.end, surface),
                roles=(
                    Role("subject", reading.mention(institution)),
                    Role("object", reading.mention(country)),
                ),
                start=sentence.start,
                end=sentence.end,
                frame="description",
                confidence=CONFIDENCE,
            )
        )
    return found
