"""Verbs of languages whose verb stands second in a main clause and last in a subordinate one.

A cue with a verb in braces stands for all its forms, in both orders: `{liefern}`; with a separable
part `{aus+liefern}` ("liefert ... aus", "ausgeliefert", "auszuliefern"); with a complement
`{ziehen} & an land` ("zieht ... an land", "an land ... gezogen"). `$` at the end of a cue: what
follows shows that its last word is a separable part and no preposition. The lexicon's table
`verbs` says how verbs are conjugated; its `irregular` lists, by infinitive, the finite forms and
the participle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_VERB = re.compile(r"\{(?:(\w[\w ]*)\+)?(\w+)\}\s*(?:&\s*(.+))?$")
_CHOICES = re.compile(r"\(([^()]*)\)")


def conjugated(written: str, table: Mapping[str, Any]) -> list[str]:
    """The cues that `written` stands for; itself, where it has no verb in braces."""
    match = _VERB.match(written)
    if table and written.endswith("$"):
        return [written.removesuffix("$") + _closing(table)]
    if match is None:
        return [written]
    part, infinitive, complement = match.groups()
    finite, joined = _finite(infinitive, table), _joined(part or "", infinitive, table)
    closing = f" ...... {part}{_closing(table)}" if part else ""
    if complement:
        main = [f"{_any(finite)} ...... {complement}{closing}"]
        last = _any([*joined, *([] if part else finite)])
        return [*main, *(f"{front} ... {last}" for front in _fronted(complement))]
    return [f"{_any(finite)}{closing}", _any(joined)] if part else [_any([*finite, *joined])]


def _any(choices: Iterable[str]) -> str:
    return f"({'|'.join(dict.fromkeys(choices))})"


def _closing(table: Mapping[str, Any]) -> str:
    """What must follow a separable part, lest it be a preposition: the end, or a conjunction."""
    return f"$({'|'.join(table.get('after_part') or ())})"


def _fronted(complement: str) -> list[str]:
    """A complement at the beginning of a cue, where `~` says that a word may begin with more."""
    match = _CHOICES.match(complement)
    choices = match[1].split("|") if match else [complement]
    rest = complement[match.end() :] if match else ""
    whole = [c for c in choices if not c.startswith("*")]
    tails = [c[1:] for c in choices if c.startswith("*")]
    return [
        *([f"{_any(whole)}{rest}"] if whole else []),
        *([f"~{_any(tails)}{rest}"] if tails else []),
    ]


def _finite(infinitive: str, table: Mapping[str, Any]) -> list[str]:
    irregular = _irregular(infinitive, table)
    if irregular:
        prefix, forms = irregular
        return [infinitive, *(prefix + form for form in forms[:-1])]
    stem, link = _stem(infinitive, table)
    return [
        infinitive,
        *(_ended(stem, link, ending) for ending in (*table["present"], *table["past"])),
    ]


def _joined(part: str, infinitive: str, table: Mapping[str, Any]) -> list[str]:
    """Forms whose separable part stands before the verb, and those that have none."""
    finite = [part + form for form in _finite(infinitive, table)] if part else [infinitive]
    marked = f"{part}{table['mark']}{infinitive}" if part else f"{table['mark']} {infinitive}"
    participle = part + _participle(infinitive, table)
    present = f"{part}{infinitive}{table['present_participle']}"
    inflected = [f"{form}{end}" for form in (participle, present) for end in table["adjectival"]]
    return [*finite, marked, participle, *inflected]


def _participle(infinitive: str, table: Mapping[str, Any]) -> str:
    prefixed = _prefix(infinitive, table)
    irregular = _irregular(infinitive, table)
    mark = str(table["participle_prefix"])
    if irregular:
        prefix, forms = irregular
        return prefix + forms[-1].removeprefix(mark) if prefix else forms[-1]
    stem, link = _stem(infinitive, table)
    bare = prefixed or stem.endswith(tuple(table.get("foreign") or ()))
    return ("" if bare else mark) + _ended(stem, link, str(table["participle_ending"]))


def _irregular(infinitive: str, table: Mapping[str, Any]) -> tuple[str, list[str]] | None:
    """The unstressed prefix and the forms of an irregular verb, or None."""
    irregular = table.get("irregular") or {}
    prefix = "" if infinitive in irregular else _prefix(infinitive, table)
    forms = irregular.get(infinitive[len(prefix) :])
    return (prefix, list(map(str, forms))) if forms else None


def _prefix(infinitive: str, table: Mapping[str, Any]) -> str:
    """The unstressed prefix of a verb, or "" for none."""
    shortest = int(table.get("shortest", 5))
    return next(
        (
            prefix
            for prefix in table.get("unstressed") or ()
            if infinitive.startswith(prefix) and len(infinitive) - len(prefix) >= shortest
        ),
        "",
    )


def _stem(infinitive: str, table: Mapping[str, Any]) -> tuple[str, str]:
    """The stem, and the vowel that it takes before endings it cannot meet directly."""
    ending = next(e for e in table["infinitive"] if infinitive.endswith(e))
    stem = infinitive[: -len(ending)]
    return stem, str(table["link"]) if re.search(table["linking"], stem) else ""


def _ended(stem: str, link: str, ending: str) -> str:
    return stem + (link if ending and ending[0] not in "aeiou" else "") + ending
