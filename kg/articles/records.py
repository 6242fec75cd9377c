"""Raw articles: what a source gives before it is read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.articles.checks import checked_id, checked_text, checked_url
from kg.articles.dates import iso_date
from kg.errors import InputError


@dataclass(frozen=True, slots=True)
class RawArticle:
    """The text of one article and what its source says about it; checked, not yet read.

    source: names the file, and the line of a file with many, in messages.
    """

    source: str
    id: str
    text: str
    language: str | None = None
    published: str | None = None
    headline: str | None = None
    url: str | None = None


def from_line(line: str, source: str) -> RawArticle:
    """The article of one JSON line: id, text, and optionally lang, published, headline, url.

    Further keys are passed over. Raises InputError, naming `source`, for anything else.
    """
    record = _parsed(line, source)
    published = _optional(record, "published", source)
    url = _optional(record, "url", source)
    headline = _optional(record, "headline", source)
    return RawArticle(
        source=source,
        id=checked_id(_identifier(record, source), source),
        text=checked_text(_required(record, "text", source), source),
        language=_optional(record, "lang", source),
        published=_date(published, source) if published else None,
        headline=checked_text(headline, source) if headline else None,
        url=checked_url(url, source) if url else None,
    )


def _parsed(line: str, source: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(source, f"not valid JSON ({error.msg}, column {error.colno})") from None
    except (ValueError, RecursionError):
        raise InputError(source, "not valid JSON (too deep, or a number too long)") from None
    if not isinstance(record, dict):
        raise InputError(source, "not a JSON object")
    return record


def _identifier(record: Mapping[str, Any], source: str) -> str:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return str(value)
        except ValueError:
            raise InputError(source, "the id is too long a number") from None
    return _required(record, "id", source)


def _required(record: Mapping[str, Any], key: str, source: str) -> str:
    value = _optional(record, key, source)
    if value is None:
        raise InputError(source, f'no "{key}"')
    return value


def _optional(record: Mapping[str, Any], key: str, source: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(source, f'"{key}" is not a text')
    return value


def _date(value: str, source: str) -> str:
    found = iso_date(value)
    if found is None:
        raise InputError(source, '"published" is not a date YYYY-MM-DD')
    return found
