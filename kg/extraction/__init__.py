"""Extraction: an Article in, an Extraction (entities, mentions, findings) out."""

from kg.extraction import events, headfinal, institutions, mentions, phrases, references, sentences, tokenizer
from kg.extraction.extractor import Extractor, make_pipeline

__all__ = ["Extractor", "events", "headfinal", "institutions", "make_pipeline", "mentions", "phrases", "references", "sentences", "tokenizer"]
