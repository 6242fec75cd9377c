"""One-letter country names in chains, as East Asian headlines join them."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.reading import Reading, Spot

JOINERS = "·ㆍ・‧•-/"


@lru_cache(maxsize=64)
def _joined(letters: str) -> re.Pattern[str]:
    one = f"[{re.escape(letters)}]"
    return re.compile(rf"(?<!\w){one}(?:[{JOINERS}](?:{one}|EU)(?!\w)|[{JOINERS}](?:{one}))+")


def chained_short_forms(reading: Reading) -> list[Spot]:
    """Spots of one-letter names: joined by a dot, written together, or alone as a sign.

    The lexicon's table `chains` says which letters may be written together (`together`) and
    which stand alone (`alone`), and which prefix marks the target of an action (`target`).
    """
    forms = {k: v for k, v in reading.knowledge.short_forms.items() if len(k) == 1}
    if not forms:
        return []
    table = reading.knowledge.lexicon.tables.get("chains") or {}
    text = reading.article.text
    spots = [
        Spot(forms[text[i]], i, i + 1, "short")
        for match in _joined("".join(sorted(forms))).finditer(text)
        for i in range(match.start(), match.end())
        if text[i] in forms
    ]
    for expression in (_together(table), _alone(table)):
        if expression:
            for match in expression.finditer(text):
                spots += [
                    Spot(forms[text[i]], i, i + 1, "short")
                    for i in range(match.start("chain"), match.end("chain"))
                    if text[i] in forms
                ]
    return spots


def _together(table: dict[str, str]) -> re.Pattern[str] | None:
    return _expression(table.get("together", ""), table.get("after", ""), table.get("target", ""))


@lru_cache(maxsize=64)
def _expression(letters: str, after: str, target: str) -> re.Pattern[str] | None:
    if not letters:
        return None
    one = f"[{re.escape(letters)}]"
    tail = rf"(?=\W|$|{after})" if after else r"(?=\W|$)"
    prefix = f"|(?<!\\w){re.escape(target)}(?P<target>{one})" if target else ""
    del prefix  # the target form is matched by labels, where it is unambiguous
    return re.compile(rf"(?<!\w)(?P<chain>{one}{{2,4}}){tail}")


def _alone(table: dict[str, str]) -> re.Pattern[str] | None:
    letters = table.get("alone", "")
    return _signs(letters) if letters else None


@lru_cache(maxsize=64)
def _signs(letters: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<chain>[{re.escape(letters)}])")
