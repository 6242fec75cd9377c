"""Files written beside their place and moved there when whole."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from kg.errors import OutputError

if sys.platform != "win32":
    import fcntl


class FileSet:
    """Several files that take their places together, at the end of a `with` block.

    A failure or an interruption inside the block leaves what was there before. A place that is no
    regular file (a device, a pipe) is written directly. All methods raise OutputError where a file
    cannot be written.
    """

    def __init__(self) -> None:
        self._waiting: list[tuple[Path, Path]] = []

    @contextmanager
    def open(self, path: Path) -> Iterator[BinaryIO]:
        """A stream for the bytes of `path`; a link is followed, missing folders are made."""
        with _naming(path):
            place = path.resolve()
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.is_dir():
                raise OutputError(f"{path}: is a folder")
            direct = place.exists() and not place.is_file()
            part = place if direct else place.with_name(f".{place.name}.part")
            if not direct:
                self._waiting.append((part, place))
            with part.open("wb") as out:
                yield out
                if not direct:
                    out.flush()
                    os.fsync(out.fileno())

    def __enter__(self) -> FileSet:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: object, __: TracebackType | None
    ) -> None:
        if kind is None:
            for part, place in self._waiting:
                with _naming(place):
                    if place.exists():
                        shutil.copymode(place, part)
                    part.replace(place)
        for part, _place in self._waiting:
            with suppress(OSError):
                part.unlink(missing_ok=True)


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A stream for the bytes of one file, which takes its place at the end of the `with` block.

    Raises OutputError where it cannot be written.
    """
    with FileSet() as files, files.open(path) as out:
        yield out


def writable_folder(path: Path) -> None:
    """Make the folder where it is missing. Raises OutputError where it cannot be written to."""
    with _naming(path):
        path.mkdir(parents=True, exist_ok=True)
        probe = path / ".probe.part"
        probe.touch()
        probe.unlink()


@contextmanager
def sole_builder(path: Path) -> Iterator[None]:
    """Keep other builds out of the folder for a `with` block; the lock ends with the process.

    Raises OutputError where another build has it. Where folders cannot be locked (Windows, some
    network disks), nothing is kept out.
    """
    if sys.platform == "win32":
        yield
        return
    with _naming(path):
        folder = os.open(path, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise OutputError(f"{path}: another build is writing into it") from error
        except OSError:
            pass
        yield
    finally:
        os.close(folder)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise OutputError(f"{path}: cannot be written (a file is in the way)") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path}: cannot be written ({reason})") from error
