"""Articles to a graph and its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.assembly import assemble
from kg.errors import InputError, InUseError, TechtiesError
from kg.export import Source, export
from kg.graph import GraphStore, StoreFolder
from kg.model import Extraction
from kg.ontology import Ontology
from kg.pipeline.extracting import extractions
from kg.pipeline.files import FileSet, sole_builder, writable_folder
from kg.pipeline.knowledge import knowledge_of
from kg.pipeline.summary import Summary, summary_of
from kg.pipeline.writing import page, statement_lines

STORE = "store"
TURTLE, GRAPHML, PAGE, LINES = "graph.ttl", "graph.graphml", "graph.html", "statements.jsonl"
FILES = (TURTLE, GRAPHML, PAGE, LINES)
"""The files of a build, beside its store."""

Watch = Callable[[Extraction | InputError], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left: where, what it holds, and the inputs that could not be read.

    summary: None where no article could be read, and so nothing was written.
    """

    out: Path
    store: Path
    summary: Summary | None
    problems: tuple[InputError, ...]


def build(  # noqa: PLR0913  # the options of the command
    paths: Sequence[str | Path],
    out: Path,
    ontology: Ontology,
    *,
    store: Path | None = None,
    stdin: BinaryIO | None = None,
    models: Mapping[str, str] | None = None,
    watch: Watch | None = None,
) -> Built:
    """Read all articles at `paths` and write their graph into the folder `out`.

    ontology: the knowledge to read with. store: where the store goes, `out/store` by default.
    stdin: what `-` reads. models: trained spaCy pipelines by language.
    watch: is told of each article as it is done.

    Every file, and the store, is written beside its place and moved there when whole, so that an
    interrupted run loses nothing; the same input gives the same bytes outside the store.
    Raises OutputError where something cannot be written or the store or folder is in use,
    OntologyError where the knowledge is broken.
    """
    place = store or out / STORE
    knowledge = knowledge_of(ontology)
    writable_folder(out)
    with sole_builder(out):
        _not_in_use(place)
        done: list[Extraction] = []
        problems: list[InputError] = []
        for result in extractions(paths, ontology, stdin=stdin, models=models):
            if watch is not None:
                watch(result)
            if isinstance(result, InputError):
                problems.append(result)
            else:
                done.append(result)
        if not done:
            return Built(out, place, None, tuple(problems))
        statements = assemble(done, knowledge.rules)
        with StoreFolder.build(place, done, statements, knowledge) as folder:
            _write_files(folder.graph, out)
            summary = summary_of(folder.graph)
        return Built(out, place, summary, tuple(problems))


def _not_in_use(store: Path) -> None:
    """Raises InUseError at once where another program has the store open; a broken one is none."""
    try:
        StoreFolder.open(store).close()
    except InUseError:
        raise
    except TechtiesError:
        pass  # there is none yet, or it cannot be opened: the build is there to replace it


def _write_files(store: GraphStore, out: Path) -> None:
    source = Source(store)
    with FileSet() as files:
        with files.open(out / TURTLE) as stream:
            export("turtle", source, stream)
        with files.open(out / GRAPHML) as stream:
            export("graphml", source, stream)
        with files.open(out / LINES) as stream:
            stream.writelines(statement_lines(store))
        with files.open(out / PAGE) as stream:
            stream.write(page(store).encode())
