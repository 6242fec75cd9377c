"""Findings in, Statements out: what the articles together say, one fact at a time."""

from kg.assembly.belief import belief
from kg.assembly.record import article_record
from kg.assembly.rules import DEFAULT_RULES, RelationRules, read_rules
from kg.assembly.statements import Reading, assemble, pairs, readings

__all__ = [
    "DEFAULT_RULES",
    "Reading",
    "RelationRules",
    "article_record",
    "assemble",
    "belief",
    "pairs",
    "read_rules",
    "readings",
]
