"""A store's folder: the RDF store in `graph/`, the articles in `articles.sqlite`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.errors import InputError, OutputError
from kg.graph.catalogue import Knowledge
from kg.graph.store import GraphStore, one_line
from kg.graph.texts import TextStore
from kg.model import Extraction, Statement

GRAPH, TEXTS = "graph", "articles.sqlite"


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """Both parts of a store. Close it when done, or use it in a `with` block."""

    graph: GraphStore
    texts: TextStore

    @classmethod
    def open(
        cls, path: Path, knowledge: Knowledge | None = None, *, read_only: bool = False
    ) -> StoreFolder:
        """The store in `path`, which must exist.

        read_only: nothing is written, so that many may read at once. Otherwise one at a time.
        Raises InputError where there is none, OutputError where it is in use or broken.
        """
        _restore(path)
        if not (path / GRAPH).is_dir() or not (path / TEXTS).is_file():
            raise InputError(str(path), "is no store; `kg build` makes one")
        return cls._open(path, knowledge, read_only=read_only)

    @classmethod
    def _open(
        cls, path: Path, knowledge: Knowledge | None, *, read_only: bool = False
    ) -> StoreFolder:
        return cls(
            GraphStore.open(path / GRAPH, knowledge, read_only=read_only),
            TextStore.open(path / TEXTS, read_only=read_only),
        )

    @classmethod
    def build(
        cls,
        path: Path,
        extractions: Sequence[Extraction],
        statements: Sequence[Statement],
        knowledge: Knowledge | None = None,
    ) -> StoreFolder:
        """A new store in `path`, in place of one that may be there, opened.

        It is made beside `path` and put in its place when whole: an interruption leaves the old
        store. Raises OutputError where the folder cannot be written or holds something else.
        """
        _restore(path)
        if path.exists() and not _replaceable(path):
            raise OutputError(f"{path}: is no store, and so is not replaced")
        made = _beside(path, "new")
        try:
            _writing(path, lambda: _fresh(made))
            with cls._open(made, knowledge) as store:
                store.texts.write(extractions)
                _writing(path, partial(store.graph.build, extractions, statements))
            _writing(path, lambda: _put_in_place(made, path))
        finally:
            shutil.rmtree(made, ignore_errors=True)  # what a failure left, on a full disk above all
        return cls._open(path, knowledge)

    def close(self) -> None:
        """Flush and close the files."""
        self.graph.close()
        self.texts.close()

    def __enter__(self) -> StoreFolder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f".{path.name}.{what}")


def _replaceable(path: Path) -> bool:
    return path.is_dir() and ((path / GRAPH).is_dir() or not any(path.iterdir()))


def _fresh(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)


def _put_in_place(made: Path, path: Path) -> None:
    old = _beside(path, "old")
    shutil.rmtree(old, ignore_errors=True)
    if path.exists():
        path.rename(old)
    made.rename(path)
    shutil.rmtree(old, ignore_errors=True)


def _restore(path: Path) -> None:
    """Put the old store back where an interruption came between the two renames of a build."""
    old = _beside(path, "old")
    if old.is_dir() and not path.exists():
        _writing(path, lambda: old.rename(path))


def _writing(path: Path, act: Callable[[], object]) -> None:
    try:
        act()
    except OSError as error:
        reason = error.strerror or one_line(error)
        raise OutputError(f"{path}: cannot be written ({reason})") from error
