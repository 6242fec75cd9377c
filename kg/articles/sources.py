"""Paths to raw articles: files, folders, standard input; one at a time."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.articles import records
from kg.articles.checks import checked_id, checked_text, shown
from kg.articles.decoding import decode, is_binary, marked_encoding
from kg.articles.records import RawArticle
from kg.errors import InputError

LARGEST = 20_000_000
STANDARD_INPUT = "-"
STANDARD_INPUT_ID = "stdin"

_TEXT_ENDINGS = frozenset({".txt", ".md"})
_LINE_ENDINGS = frozenset({".jsonl", ".ndjson"})
_READABLE = _TEXT_ENDINGS | _LINE_ENDINGS
_KINDS = "neither .txt, .md nor .jsonl"
_OBJECT = re.compile(rb'\s*\{\s*(?:"|\})')
_SNIFFED = 4096
_CHUNK = 1 << 16

Raw = RawArticle | InputError


class Sources:
    """Reads raw articles from paths.

    encodings: legacy encodings to prefer. limit: the largest file or line, in bytes or characters.
    stdin: what `-` reads; the process's standard input by default.
    """

    def __init__(
        self, encodings: Sequence[str] = (), limit: int = LARGEST, stdin: BinaryIO | None = None
    ) -> None:
        self._encodings = encodings
        self._limit = limit
        self._stdin = stdin

    def read(self, path: str | Path) -> Iterator[Raw]:
        """The raw articles at `path`, and an InputError for each that cannot be had."""
        name = shown(str(path))
        if str(path) == STANDARD_INPUT:
            stream = self._stdin if self._stdin is not None else sys.stdin.buffer
            yield from self._sniffed(stream, "standard input", STANDARD_INPUT_ID)
            return
        try:
            mode = Path(path).stat().st_mode
            if stat.S_ISDIR(mode):
                yield from self._folder(Path(path), name)
            else:
                yield from self._file(Path(path), name, regular=stat.S_ISREG(mode))
        except OSError as error:
            yield InputError(name, _reason(error))
        except ValueError:
            yield InputError(name, "not a path")

    def _folder(self, folder: Path, name: str) -> Iterator[Raw]:
        """Every readable file below `folder`, sorted; hidden ones are passed over."""
        failures: list[OSError] = []
        found = False
        for place, folders, files in os.walk(folder, onerror=failures.append):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for file in sorted(files):
                path = Path(place, file)
                if not file.startswith(".") and path.suffix.lower() in _READABLE:
                    found = True
                    yield from self.read(path)
            yield from _drained(failures)
        yield from (problems := list(_drained(failures)))
        if not found and not problems:
            yield InputError(name, "no .txt, .md or .jsonl file in this folder")

    def _file(self, path: Path, name: str, *, regular: bool) -> Iterator[Raw]:
        ending = path.suffix.lower()
        if regular and ending not in _READABLE:
            yield InputError(name, _KINDS)
            return
        with path.open("rb") as stream:
            if not regular:
                yield from self._sniffed(stream, name, path.stem)
            elif ending in _LINE_ENDINGS:
                yield from self._lines(stream, name)
            else:
                yield self._text(stream, name, path.stem)

    def _sniffed(self, stream: BinaryIO, name: str, identifier: str) -> Iterator[Raw]:
        """JSON lines if it begins with a JSON object, otherwise the text of one article."""
        whole = io.BufferedReader(_Raw(stream), buffer_size=_CHUNK)
        start = whole.peek(_SNIFFED)[:_SNIFFED]
        marked = marked_encoding(start)
        if marked:
            encoding, length = marked
            start = start[length:].decode(encoding, errors="ignore").encode()
        if _OBJECT.match(start):
            yield from self._lines(whole, name)
        else:
            yield self._text(whole, name, identifier)

    def _text(self, stream: BinaryIO, name: str, identifier: str) -> Raw:
        try:
            data = _at_most(stream, self._limit + 1)
            if len(data) > self._limit:
                raise InputError(name, f"larger than {_size(self._limit)}")
            if not data:
                raise InputError(name, "the file is empty")
            text = checked_text(decode(data, name, self._encodings), name)
            return RawArticle(source=name, id=checked_id(identifier, name), text=text)
        except InputError as error:
            return error

    def _lines(self, stream: BinaryIO, name: str) -> Iterator[Raw]:
        """One article a line; blank lines are passed over; too long a line is never held."""
        reader = _line_reader(stream)
        number, empty = 0, True
        while line := reader.readline(self._limit + 1):
            number += 1
            if len(line) > self._limit and not line.endswith("\n"):
                _skip_line(reader)
                yield InputError(f"{name}, line {number}", f"longer than {_size(self._limit)}")
            elif line.strip():
                yield self._line(line, f"{name}, line {number}")
            else:
                continue
            empty = False
        if empty:
            yield InputError(name, "the file is empty")

    def _line(self, line: str, source: str) -> Raw:
        try:
            if not line.isascii() and any("\udc80" <= sign <= "\udcff" for sign in line):
                data = line.encode("utf-8", "surrogateescape")
                line = decode(data, source, self._encodings)
            if is_binary(line):
                raise InputError(source, "binary data, not JSON")
            return records.from_line(line, source)
        except InputError as error:
            return error


class _Raw(io.RawIOBase):
    """Any binary stream as a raw one, so that one more buffer can look ahead in it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._read = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _line_reader(stream: BinaryIO) -> io.TextIOWrapper:
    """Lines as text: UTF-8, or Unicode by its mark; other bytes stay, escaped, to be detected."""
    buffered = io.BufferedReader(_Raw(stream), buffer_size=_CHUNK)
    marked = marked_encoding(buffered.peek(4)[:4])
    if marked is None:
        return io.TextIOWrapper(buffered, "utf-8", errors="surrogateescape", newline="\n")
    encoding, length = marked
    buffered.read(length)
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    return io.TextIOWrapper(buffered, encoding, errors=errors, newline="\n")


def _skip_line(reader: io.TextIOWrapper) -> None:
    while (rest := reader.readline(_CHUNK)) and not rest.endswith("\n"):
        pass


def _at_most(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes; pipes give theirs in pieces."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(min(size, 1 << 20))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _drained(failures: list[OSError]) -> Iterator[InputError]:
    while failures:
        failure = failures.pop(0)
        yield InputError(shown(os.fsdecode(failure.filename)), _reason(failure))


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"cannot be read ({error.strerror or type(error).__name__})"


def _size(limit: int) -> str:
    return f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit} bytes"
