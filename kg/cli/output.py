"""Where data goes: standard output, or a file that takes its place when whole."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from kg.cli.options import STDIO
from kg.errors import InputError


@contextmanager
def sink(target: str) -> Iterator[BinaryIO]:
    """The stream for `target`: a file's name, or `-`.

    Raises OutputError where the file cannot be written.
    """
    if target == STDIO:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from kg.pipeline import replaced

    with replaced(Path(target)) as out:
        yield out


def text_of(source: str) -> str:
    """All text of a file, or of standard input for `-`.

    Raises InputError where it cannot be read or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if source == STDIO else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(source, "not UTF-8 text") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "cannot be read"
        raise InputError(source, str(reason)) from error


def json_text(value: Any) -> str:
    """The value as indented JSON, with a line end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns of equal width for a person; wide characters count as two. "" without rows."""
    from rich.cells import cell_len

    lines = [tuple(header), *(tuple(_line(cell) for cell in row) for row in rows)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("─" * width for width in widths))
    padded = (
        "  ".join(c + " " * (w - cell_len(c)) for c, w in zip(line, widths, strict=True))
        for line in lines
    )
    return "".join(f"{line.rstrip()}\n" for line in padded)


def _line(text: str) -> str:
    """The text on one line, without signs that would move a terminal's cursor."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
