"""The articles' texts and what was read out of them, in SQLite beside the RDF store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import OutputError
from kg.graph import codec
from kg.model import Article, Extraction

_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    id TEXT PRIMARY KEY,
    revision TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT,
    headline TEXT,
    url TEXT,
    text TEXT NOT NULL,
    paragraphs TEXT NOT NULL,
    extraction TEXT NOT NULL
) WITHOUT ROWID
"""
_CHECK = "SELECT 1 FROM articles LIMIT 1"
_COLUMNS = "id, revision, language, published, headline, url, text, paragraphs, extraction"
_WRITE = f"INSERT OR REPLACE INTO articles ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
Value = str | bytes | None


class TextStore:
    """Articles by id. Every writing method is one transaction.

    A string that UTF-8 cannot hold (a lone surrogate) is kept as bytes, so that what is read back
    is what was written.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path | None = None, *, read_only: bool = False) -> TextStore:
        """The database file `path`, made if absent; None holds it in memory.

        read_only: it must exist, and is never written.
        Raises OutputError where it cannot be opened or is no database.
        """
        name = ":memory:" if path is None else path.resolve().as_uri()
        if read_only:
            name += "?mode=ro"
        try:
            connection = sqlite3.connect(name, uri=True)
            with connection:
                connection.execute(_CHECK if read_only else _SCHEMA)
        except sqlite3.Error as error:
            raise OutputError(f"{path}: cannot open the articles ({error})") from error
        return cls(connection)

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        self._connection.close()

    def write(self, extractions: Iterable[Extraction]) -> None:
        """Add articles, or replace those with the same id: all of them or none."""
        try:
            with self._connection:
                self._connection.executemany(_WRITE, map(_row, extractions))
        except sqlite3.Error as error:
            raise OutputError(f"cannot write the articles ({error})") from error

    def remove(self, article_id: str) -> bool:
        """Remove an article; whether there was one."""
        with self._connection:
            cursor = self._connection.execute(
                "DELETE FROM articles WHERE id = ?", (_pack(article_id),)
            )
        return cursor.rowcount > 0

    def ids(self) -> list[str]:
        """The articles' ids, sorted."""
        rows = self._connection.execute("SELECT id FROM articles")
        return sorted(_unpack(row[0]) or "" for row in rows)

    def get(self, article_id: str) -> Extraction | None:
        """One article with what was read out of it, or None."""
        query = f"SELECT {_COLUMNS} FROM articles WHERE id = ?"
        row = self._connection.execute(query, (_pack(article_id),)).fetchone()
        return None if row is None else _extraction(row)

    def extractions(self) -> Iterator[Extraction]:
        """All articles with what was read out of them, sorted by id, one at a time."""
        for article_id in self.ids():
            found = self.get(article_id)
            if found is not None:
                yield found


def _row(extraction: Extraction) -> tuple[Value, ...]:
    article = extraction.article
    plain = (article.id, article.revision, article.language, article.published)
    more = (article.headline, article.url, article.text)
    made = (codec.paragraphs_json(article), codec.findings_json(extraction))
    return tuple(map(_pack, (*plain, *more, *made)))


def _extraction(row: tuple[Value, ...]) -> Extraction:
    id_, _, language, published, headline, url, text, paragraphs, found = map(_unpack, row)
    article = Article(
        id=id_ or "",
        text=text or "",
        language=language or "",
        paragraphs=codec.paragraphs(paragraphs or "[]"),
        headline=headline,
        published=published,
        url=url,
    )
    return codec.extraction(article, found or "{}")


def _pack(value: str | None) -> Value:
    if value is None:
        return None
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
    return value


def _unpack(value: Value) -> str | None:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value
