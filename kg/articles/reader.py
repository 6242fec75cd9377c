"""Raw articles to Articles: language, paragraphs, headline, publication date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.articles.checks import checked_id, checked_text, checked_url, shown
from kg.articles.dates import iso_date
from kg.articles.language import identify, primary_tag, sample
from kg.articles.lexicon import PageLexicon
from kg.articles.paragraphs import Page, read_page
from kg.articles.records import RawArticle
from kg.articles.sources import LARGEST, Sources
from kg.errors import InputError
from kg.model import STATING_KINDS, Article

_ENOUGH_BODY = 80


def read(
    paths: Sequence[str | Path],
    *,
    pages: PageLexicon,
    languages: Collection[str],
    limit: int = LARGEST,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | InputError]:
    """Every article at `paths`, in their order, one at a time; an InputError for each failure.

    paths: .txt and .md files (one article, its id the file's name without ending), .jsonl files
        (one article a line), folders (all of these below it, sorted; other and hidden files are
        passed over), `-` (standard input, JSON lines or one text, its id `stdin`).
    pages: what is known of the noise of pages. languages: ISO 639-1 codes that can be read.
    limit: the largest file in bytes, or line in characters.
    stdin: what `-` reads, the process's standard input by default.

    Problems are handed out as values, so that the other inputs are still read. An id that was
    seen before in this run is a problem of the second article.
    """
    sources = Sources(pages.encodings, limit, stdin)
    first_seen: dict[str, str] = {}
    for path in paths:
        for raw in sources.read(path):
            if isinstance(raw, InputError):
                yield raw
                continue
            if raw.id in first_seen:
                reason = f"the id {raw.id} was already read from {first_seen[raw.id]}"
                yield InputError(raw.source, reason)
                continue
            first_seen[raw.id] = raw.source
            yield _article_or_error(raw, pages, languages)


def article_from_text(  # noqa: PLR0913  # the fields of Article
    text: str,
    *,
    id: str,
    pages: PageLexicon,
    languages: Collection[str],
    language: str | None = None,
    published: str | None = None,
    headline: str | None = None,
    url: str | None = None,
) -> Article:
    """An Article of a text in hand; for users of the library.

    language: trusted where given, otherwise identified. published: an ISO 8601 date.
    Raises InputError, naming the id, as `read` hands it out.
    """
    if published is not None and (published := iso_date(published)) is None:
        raise InputError(id, "the publication date is not a date YYYY-MM-DD")
    raw = RawArticle(
        source=id,
        id=checked_id(id, id),
        text=checked_text(text, id),
        language=language,
        published=published,
        headline=headline,
        url=checked_url(url, id) if url else None,
    )
    return _article(raw, pages, languages)


def _article_or_error(
    raw: RawArticle, pages: PageLexicon, languages: Collection[str]
) -> Article | InputError:
    try:
        return _article(raw, pages, languages)
    except InputError as error:
        return error


def _article(raw: RawArticle, pages: PageLexicon, languages: Collection[str]) -> Article:
    page = read_page(raw.text, pages, raw.headline)
    return Article(
        id=raw.id,
        text=raw.text,
        language=_language(raw, page, languages),
        paragraphs=page.paragraphs,
        headline=raw.headline or page.headline,
        published=raw.published or page.published,
        url=raw.url,
    )


def _language(raw: RawArticle, page: Page, languages: Collection[str]) -> str:
    """The language given, or that of the body: noise may be in another."""
    if raw.language:
        found: str | None = primary_tag(raw.language)
    else:
        found = identify(_telling_text(raw.text, page), languages)
    if found is None:
        raise InputError(raw.source, "holds no words to tell a language by")
    if found not in languages:
        known = ", ".join(sorted(languages))
        raise InputError(raw.source, f"language {shown(found[:20])} is not one of {known}")
    return found


def _telling_text(text: str, page: Page) -> str:
    """The body; with headline and captions where it is short; all of the text if there is none."""

    def passages(kinds: Collection[str]) -> Iterator[str]:
        return (text[each.start : each.end] for each in page.paragraphs if each.kind in kinds)

    for kinds in (("body",), STATING_KINDS):
        found = sample(passages(kinds))
        if len(found) >= _ENOUGH_BODY:
            return found
    return found if any(map(str.isalpha, found)) else sample([text])
