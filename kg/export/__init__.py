"""Ways out of the graph: one module a format, found by name in the registry."""

from kg.export.base import Exporter, Source
from kg.export.formats import EXPORTERS, export, format_names

__all__ = ["EXPORTERS", "Exporter", "Source", "export", "format_names"]
