"""Annotated articles on the command line: gold records, their texts, and parts of them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import JSON, Article
    from kg.ontology import Ontology

Function = TypeVar("Function", bound=Callable[..., Any])


def texts(function: Function) -> Function:
    """--texts DIR, any number."""
    return click.option(
        "--texts",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="DIR",
        help="Where the articles' texts are (ID.txt, in any folder below), if not in GOLD.",
    )(function)


def annotated(
    known: Ontology, records: Iterable[JSON], folders: tuple[Path, ...]
) -> list[tuple[Article, JSON]]:
    """The articles of gold records, each with its record.

    folders: where texts are that the records do not hold.
    Raises InputError for a record without a text.
    """
    from kg.articles import PageLexicon

    pages = PageLexicon.from_mapping(known.pages)
    files = {file.stem: file for folder in folders for file in sorted(folder.rglob("*.txt"))}
    return [(_article(known, pages, record, files), record) for record in records]


def _article(known: Ontology, pages: Any, record: JSON, files: Mapping[str, Path]) -> Article:
    from kg.articles import article_from_text

    key = str(record["id"])
    text = record.get("text")
    if not text and key not in files:
        raise InputError(key, "no text, neither in the gold nor in a folder of --texts")
    article = article_from_text(
        str(text or files[key].read_text(encoding="utf-8")),
        id=key,
        pages=pages,
        languages=known.languages,
        language=record.get("lang"),
    )
    return replace(article, published=article.published or record.get("published"))


def parts(name: str) -> dict[str, str]:
    """The part of each article, by id, as a CSV file (columns id and part) has it.

    Raises InputError where the file is none.
    """
    try:
        with Path(name).open(encoding="utf-8-sig", newline="") as lines:
            return {row["id"]: row["part"] for row in csv.DictReader(lines)}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(name, getattr(error, "strerror", None) or "no CSV file") from error
    except KeyError as error:
        raise InputError(name, f"has no column {error.args[0]}") from error
