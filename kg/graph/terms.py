"""Python values as RDF terms and back; what RDF cannot hold is replaced, never raised."""

from __future__ import annotations

import re
from datetime import date as Day
from decimal import Decimal

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.graph.names import XSD

Term = NamedNode | BlankNode | Literal | Triple
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
_DATES = (
    (re.compile(r"\d{4}-\d\d-\d\d\Z"), "date"),
    (re.compile(r"\d{4}-\d\d\Z"), "gYearMonth"),
    (re.compile(r"\d{4}\Z"), "gYear"),
)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DATATYPES = {
    name: NamedNode(XSD + name)
    for name in ("date", "gYearMonth", "gYear", "integer", "decimal", "boolean", "anyURI")
}


def clean(value: str) -> str:
    """`value` with each lone surrogate and control character as U+FFFD; offsets stay true.

    No encoding holds the former, no XML (GraphML, SPARQL results, RDF/XML) the latter.
    """
    return _UNFIT.sub("\ufffd", value)


def text(value: str, language: str | None = None) -> Literal:
    """A string literal, in `language` if that is a well-formed tag."""
    if language and _LANGUAGE.match(language):
        return Literal(clean(value), language=language.lower())
    return Literal(clean(value))


def date(value: str) -> Literal:
    """A date typed by its precision; what is no date of the calendar stays a plain string."""
    for pattern, name in _DATES:
        if pattern.match(value) and _in_calendar(value):
            return Literal(value, datatype=_DATATYPES[name])
    return text(value)


def _in_calendar(value: str) -> bool:
    try:
        Day.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return False
    return True


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=_DATATYPES["integer"])


def decimal(value: float) -> Literal:
    """An xsd:decimal with just the digits that `value` has."""
    return Literal(format(Decimal(repr(float(value))), "f"), datatype=_DATATYPES["decimal"])


def uri(value: str) -> Literal:
    """An xsd:anyURI literal: an address as found, which need not be a valid IRI."""
    return Literal(clean(value), datatype=_DATATYPES["anyURI"])


def sort_key(quad: Quad) -> str:
    """The quad as an N-Quads line without its end, by which files are sorted."""
    return str(quad)
