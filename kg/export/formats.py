"""The registry of formats: add a module, and its exporter here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from kg.errors import OutputError
from kg.export.base import Exporter, Source
from kg.export.graphml import GraphML
from kg.export.turtle import Turtle

_ALL: tuple[Exporter, ...] = (GraphML(), Turtle())
EXPORTERS: Mapping[str, Exporter] = MappingProxyType({e.name: e for e in _ALL})
"""Format name and exporter."""


def format_names() -> list[str]:
    """The names that `export` knows, sorted."""
    return sorted(EXPORTERS)


def export(name: str, source: Source, target: Path | BinaryIO) -> None:
    """Write `source` in the format `name` to a file or a binary stream.

    A file is written beside its place and moved there when whole. Raises OutputError for an
    unknown format or a file that cannot be written.
    """
    exporter = EXPORTERS.get(name)
    if exporter is None:
        raise OutputError(f"unknown format {name!r}: one of {', '.join(format_names())}")
    if not isinstance(target, Path):
        exporter.write(source, target)
        return
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as out:
            exporter.write(source, out)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"{target}: cannot be written ({error.strerror or error})") from error
