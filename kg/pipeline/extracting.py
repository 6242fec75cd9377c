"""Paths to Extractions, one article at a time, problems handed out as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.articles import PageLexicon, read
from kg.errors import InputError, TechtiesError
from kg.model import Extraction
from kg.ontology import Ontology


def extractions(
    paths: Sequence[str | Path],
    ontology: Ontology,
    *,
    stdin: BinaryIO | None = None,
    models: Mapping[str, str] | None = None,
) -> Iterator[Extraction | InputError]:
    """What every article at `paths` says, in their order; an InputError for each failure.

    paths: as `kg.articles.read` takes them. ontology: the knowledge to read with.
    stdin: what `-` reads, the process's standard input by default. models: trained spaCy pipelines
    by language.
    """
    # Loading spaCy takes most of a second, which commands that read no text need not pay.
    from kg.extraction import Extractor  # noqa: PLC0415

    pages = PageLexicon.from_mapping(ontology.pages)
    extractor = Extractor(ontology, models)
    for article in read(paths, pages=pages, languages=ontology.languages, stdin=stdin):
        if isinstance(article, InputError):
            yield article
            continue
        try:
            yield extractor.extract(article)
        except TechtiesError as error:
            yield error if isinstance(error, InputError) else InputError(article.id, str(error))
        except Exception as error:  # a flaw that one text brings out must not lose the others
            reason = " ".join(str(error).split())
            yield InputError(article.id, f"cannot be extracted ({type(error).__name__}: {reason})")
