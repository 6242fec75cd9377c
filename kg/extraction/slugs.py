"""Readable ids for institutions that no list has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from kg.extraction.namedata import NameData

COMPANY = "Company"
HANGUL_FIRST, HANGUL_LAST = 0xAC00, 0xD7A3
VOWELS, TAILS = 21, 28
SILENT = frozenset("'’.")
_SPLIT = re.compile(r"[\s’']+")
_PARTS = re.compile(r"[a-z0-9]+")


def romanise(text: str, table: Mapping[str, tuple[str, ...]]) -> str:
    """`text` with its Hangul in Latin letters, syllable by syllable.

    table: `leads`, `vowels` and `tails` in the order of Unicode's syllable block
    (The Unicode Standard, section 3.12).
    """
    if not table:
        return text
    out: list[str] = []
    for character in text:
        code = ord(character) - HANGUL_FIRST
        if 0 <= code <= HANGUL_LAST - HANGUL_FIRST:
            lead, rest = divmod(code, VOWELS * TAILS)
            vowel, tail = divmod(rest, TAILS)
            out.append(table["leads"][lead] + table["vowels"][vowel] + table["tails"][tail])
        else:
            out.append(character)
    return "".join(out)


def slug(name: str, data: NameData, country: str | None = None) -> str:
    """Lower-case ASCII words of a name, joined by `-`, without its legal form.

    Words that institutions share across languages are those of `canonical`, so that a ministry or
    university named in two languages has one id. country: code to put in front, for names that many
    countries have. A name without any letter that can be written so gets its code points.
    """
    words = _without_forms(name.split(), data)
    words = _canonical(" ".join(words), data).split()
    folded = "".join(data.fold.get(c, c) for c in romanise(" ".join(words), data.romanisation))
    plain = unicodedata.normalize("NFKD", folded).lower()
    letters = "".join(c for c in plain if not unicodedata.combining(c) and c not in SILENT)
    parts = _PARTS.findall(letters) or [f"u{ord(c):x}" for c in name if c.isalnum()]
    return "-".join([country.lower(), *parts] if country else parts)


def _without_forms(words: list[str], data: NameData) -> list[str]:
    """The words of a name without what only says that it is a company's: "Ltd", "công ty"."""
    while len(words) > 1 and words[-1].strip(",") in data.legal:
        words = words[:-1]
    for phrase, kind, _ in data.before.get(words[0].lower(), ()) if words else ():
        opening = tuple(word.lower() for word in words[: len(phrase)])
        if kind == COMPANY and opening == phrase and len(words) > len(phrase):
            return _without_forms(words[len(phrase) :], data)
    return words


def _canonical(name: str, data: NameData) -> str:
    """The name with a head that languages share put into English: "University of Example"."""
    found = data.canonical_heads.search(unicodedata.normalize("NFC", name))
    if found is None:
        return name
    head = data.canonical[found.group().lower()]
    rest = _SPLIT.split(f"{found.string[: found.start()]} {found.string[found.end() :]}".strip())
    own = " ".join(word for word in rest if len(word) > 1 and word.lower() not in data.linking)
    if found.group().lower() == head or not own:
        return head if not own else name
    return f"{head} {own}" if " of " in head else f"{head} of {own}"
