"""Rules for what comes from outside: ids, addresses and the names shown in messages."""

from __future__ import annotations

import re
import unicodedata

from kg.errors import InputError

LONGEST_ID = 200

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)
_LONGEST_URL = 4000


def shown(name: str) -> str:
    """`name` as it can stand in a message of one line, whatever characters it holds."""
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if unicodedata.category(character) in _HIDDEN
        else character
        for character in name
    )


def checked_id(identifier: str, source: str) -> str:
    """The id as given. It is never rewritten, so that it leads back to its source.

    Raises InputError where it is empty, begins or ends with white space, is longer than
    `LONGEST_ID` characters, or holds control, formatting or undecodable characters.
    """
    if not identifier:
        raise InputError(source, "the id is empty")
    if len(identifier) > LONGEST_ID:
        raise InputError(source, f"the id is longer than {LONGEST_ID} characters")
    if identifier != identifier.strip():
        raise InputError(source, "the id begins or ends with white space")
    if any(unicodedata.category(character) in _HIDDEN for character in identifier):
        raise InputError(source, f"the id {shown(identifier)} holds characters that do not show")
    return identifier


def checked_text(text: str, source: str) -> str:
    """The text as given. Raises InputError where it is blank or cannot be stored as UTF-8."""
    if not text.strip():
        raise InputError(source, "holds no text")
    if "\x00" in text:
        raise InputError(source, "the text holds a NUL character")
    if _HALF_PAIR.search(text):
        raise InputError(source, "the text holds half of a surrogate pair")
    return text


def checked_url(url: str, source: str) -> str:
    """The address as given. Raises InputError where it is not one of the web."""
    if len(url) > _LONGEST_URL or not _URL.fullmatch(url):
        raise InputError(source, "the url is not a web address")
    return url
