"""Extraction: an Article in, an Extraction (entities, mentions, findings) out."""

from kg.extraction import (
    events,
    headfinal,
    headinitial,
    institutions,
    mentions,
    phrases,
    postposed,
    prenominal,
    references,
    segmenter,
    sentences,
    sudachi,
    tokenizer,
)
from kg.extraction.extractor import Extractor, Hook, make_pipeline

# The modules are imported for what they register: pipeline components and readers of phrases.
__all__ = [
    "Extractor",
    "Hook",
    "events",
    "headfinal",
    "headinitial",
    "institutions",
    "make_pipeline",
    "mentions",
    "phrases",
    "postposed",
    "prenominal",
    "references",
    "segmenter",
    "sentences",
    "sudachi",
    "tokenizer",
]
