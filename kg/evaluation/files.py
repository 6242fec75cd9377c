"""Gold and predictions out of JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.errors import InputError
from kg.model import JSON

_LISTS = ("entities", "relations")


def load_articles(paths: Iterable[str | Path]) -> dict[str, JSON]:
    """The articles of JSON-lines files in the form that `kg extract` writes, by id.

    paths: `-` is standard input.

    Raises InputError, naming file and line, for a file that cannot be read, a line that has not
    this form, and an id that stands twice.
    """
    articles: dict[str, JSON] = {}
    for path in paths:
        for number, line in enumerate(_lines(Path(path)), 1):
            if line.strip():
                article = _article(line, f"{path}, line {number}")
                if article["id"] in articles:
                    raise InputError(
                        f"{path}, line {number}", f"article {article['id']} stands twice"
                    )
                articles[article["id"]] = article
    return articles


def _lines(path: Path) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InputError(str(path), "not UTF-8 text") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise InputError(str(path), reason or "cannot be read") from error


def _article(line: str, source: str) -> JSON:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(source, "not valid JSON") from error
    if not isinstance(record, dict) or not isinstance(record.get("id"), str):
        raise InputError(source, "not an object with an id")
    for name in _LISTS:
        record[name] = _objects(record.get(name) or [], f"{source}: {name}")
    for entity in record["entities"]:
        _text(entity, "id", source)
        if not isinstance(entity.get("names") or [], list):
            raise InputError(source, "the names of an entity are no list")
    for relation in record["relations"]:
        for name in ("subject", "relation", "object"):
            _text(relation, name, source)
        if not isinstance(relation.get("technologies") or [], list):
            raise InputError(source, "the technologies of a relation are no list")
    return record


def _objects(value: object, source: str) -> list[JSON]:
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        raise InputError(source, "not a list of objects")
    return value


def _text(record: JSON, name: str, source: str) -> None:
    if not isinstance(record.get(name), str):
        raise InputError(source, f"{name} is missing")
