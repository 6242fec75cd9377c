"""What an exporter gets and has to do; a new format is one module with one such object."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from pyoxigraph import Quad

from kg.graph import GraphStore, network
from kg.graph.network import Network
from kg.model import Statement


@dataclass(frozen=True, slots=True)
class Source:
    """What there is to export.

    store: the RDF. language: of the labels in formats that have one label.
    """

    store: GraphStore
    language: str = "en"

    def quads(self) -> Iterable[Quad]:
        """All quads, in no particular order."""
        return self.store.quads()

    def statements(self) -> list[Statement]:
        """All statements, sorted."""
        return self.store.statements()

    def network(self) -> Network:
        """The statements as a NetworkX graph."""
        return network(
            self.statements(),
            self.store.entries(),
            rules=self.store.knowledge.rules,
            language=self.language,
        )


class Exporter(Protocol):
    """One format. The bytes depend on the content alone, and lose nothing of what they cover.

    name: as on the command line. suffix: of its files. about: what it holds, in one line.
    """

    name: str
    suffix: str
    about: str

    def write(self, source: Source, out: BinaryIO) -> None:
        """Write `source` to `out`, as a stream."""
        ...
