"""Bytes to text: Unicode by its mark or its form, legacy encodings by detection."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from kg.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_DAMAGE_LIMIT = 10  # sound non-ASCII characters to every broken one, for damaged UTF-8
_LONGEST_WORD = 25  # characters to every space, on average, in UTF-16 without a mark
_CHAOS_MARGIN = 0.03
_COHERENCE_MARGIN = 0.15
_DETECTION_SAMPLE = 200_000
_BINARY = "a binary file, not text"


def marked_encoding(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark at the start names, and the mark's length."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return None


def decode(data: bytes, source: str, encodings: Sequence[str] = ()) -> str:
    """The text that `data` holds, line ends as they are, without a byte order mark.

    encodings: legacy encodings to prefer where detection finds several about equally likely.
    Raises InputError, naming `source`, where the bytes are no text.
    """
    marked = marked_encoding(data)
    if marked:
        encoding, length = marked
        text = _strict(data[length:], encoding)
        if text is None:
            raise InputError(source, f"not valid {encoding.upper()}")
    else:
        text = _unmarked(data, source, encodings)
    if is_binary(text):
        raise InputError(source, _BINARY)
    return text


def is_binary(text: str) -> bool:
    """Whether control characters betray that `text` never was text."""
    found = len(_CONTROLS.findall(text))
    return "\x00" in text or found * 200 > len(text)


def _unmarked(data: bytes, source: str, encodings: Sequence[str]) -> str:
    if b"\x00" in data:
        text = _utf16_without_mark(data)
        if text is None:
            raise InputError(source, _BINARY)
        return text
    text = _strict(data, "utf-8")
    if text is None:
        text = _damaged_utf8(data)
    if text is None:
        text = _legacy(data, encodings)
    if text is None:
        raise InputError(source, "neither Unicode nor any known legacy encoding")
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows in zeros at every other byte only; anything else with zeros is binary."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if min(even, odd) or len(data) % 2:
        return None
    text = _strict(data, "utf-16-le" if odd else "utf-16-be")
    if text is None or 2 * sum(map(str.isalpha, text)) < len(text):
        return None
    return text if _LONGEST_WORD * sum(map(str.isspace, text)) >= len(text) else None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 in which a few characters are broken, such as a text cut at a fixed length."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - broken
    return text if sound >= _DAMAGE_LIMIT * broken else None


def _legacy(data: bytes, encodings: Sequence[str]) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # rarely needed

    matches = list(from_bytes(data[:_DETECTION_SAMPLE]))
    if not matches:
        return None
    best = matches[0]
    likely = {
        encoding
        for match in matches
        if match.chaos <= best.chaos + _CHAOS_MARGIN
        and match.coherence >= best.coherence - _COHERENCE_MARGIN
        for encoding in (match.encoding, *match.could_be_from_charset)
    }
    candidates = [encoding for encoding in encodings if encoding in likely]
    for encoding in [*candidates, *(match.encoding for match in matches)]:
        text = _strict(data, encoding)
        if text is not None:
            return text
    return None
