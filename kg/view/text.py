"""Foreign text and links made fit for a page; escaping them is the template's business."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SPACE = re.compile(r"\s+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[-_]+")


def clean(value: object) -> str:
    """The value as one line of text that every encoder takes; None is the empty text."""
    if value is None:
        return ""
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    return _SPACE.sub(" ", _CONTROL.sub(" ", text)).strip()


def words(name: str) -> str:
    """An identifier as words: `signsAgreementWith` and `ai-chips` lose humps and hyphens."""
    return _HUMP.sub(" ", name).lower().strip()


def web_link(value: object) -> str:
    """The value if it is an absolute http or https address, else the empty text."""
    url = clean(value)
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc and " " not in url else ""


def shorten(text: str, length: int) -> str:
    """The text, cut at `length` characters with an ellipsis where it is longer."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "\u2026"
