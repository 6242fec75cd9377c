"""What the finder of unlisted institutions knows of one language, ready for look-ups.

Sources: the ontology's `names.yaml` (all languages), the lexicon's sections `institutions` and
`actors`, its table `names`, and the cities that CLDR names for its time zones (through Babel).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError

from kg.errors import OntologyError
from kg.ontology import Ontology

FILE = "names.yaml"
# Markers that stand before partners rather than before things.
PARTNER_MARKERS = ("with", "between", "by")
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]


@dataclass(frozen=True)
class NameData:
    """Look-up tables; words are lower case unless said otherwise.

    before: head phrases by first word: (words, class, whether they may be written small).
    after: class by closing head word. legal: company forms, as written.
    endings: class by last part of a compound.
    stops: words that a name is not made of, at the beginning of a sentence above all.
    closers: last words of names of other things (acts, summits, rivers).
    places: prepositions after which a name is a place. plain: endings of common nouns and of
    adjectives of places. shape: what every word of the language looks like, where that can be
    said. verbs: what institutions do; speech: what people do. partners: markers
    of partners. joining: conjunctions. indefinite: articles before what is no name. definite: those
    that can open a description. seats: prepositions between a name and its city ("X of Amaurote").
    bare: whether names of places describe nouns as they stand. inner: words that may be written
    small within a name. founding: verbs after which a body is only being founded.
    local, local_ending: adjectives of cities, and what makes one of a city's name.
    possessives: marks after a name. genitives: endings of a name. postposed: whether
    adjectives follow their nouns. small: the shape of adjectives
    that stand small inside names, None where none do; openers: prepositions after which a name goes
    on with a small noun, article_openers: with an article and a noun; articles: what these may be.
    """

    before: Phrases
    after: Mapping[str, str]
    legal: frozenset[str]
    linking: frozenset[str]
    endings: tuple[tuple[str, str], ...]
    not_names: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    cities: frozenset[str]
    stops: frozenset[str]
    closers: frozenset[str]
    places: frozenset[str]
    plain: tuple[str, ...]
    shape: re.Pattern[str] | None
    verbs: frozenset[str]
    speech: frozenset[str]
    partners: frozenset[str]
    joining: frozenset[str]
    indefinite: frozenset[str]
    bare: bool
    inner: frozenset[str]
    founding: frozenset[str]
    definite: frozenset[str]
    seats: frozenset[str]
    local: frozenset[str]
    local_ending: str
    possessives: tuple[str, ...]
    genitives: tuple[str, ...]
    small: re.Pattern[str] | None
    openers: frozenset[str]
    article_openers: frozenset[str]
    articles: frozenset[str]
    table: Mapping[str, Any]
    romanisation: Mapping[str, tuple[str, ...]]
    fold: Mapping[str, str]
    canonical: Mapping[str, str]
    canonical_heads: re.Pattern[str]
    word: re.Pattern[str]
    postposed: bool = False


@lru_cache(maxsize=8)
def shared_names(folders: tuple[Path, ...]) -> Mapping[str, Any]:
    """The parsed `names.yaml` of the folders, later ones added to earlier ones.

    Raises OntologyError where a file is broken.
    """
    merged: dict[str, Any] = {}
    for folder in folders:
        file = folder / FILE
        if not file.is_file():
            continue
        try:
            data = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
            for key, value in data.items():
                _merge(merged, str(key), value)
        except (yaml.YAMLError, OSError, ValueError, AttributeError, TypeError) as error:
            raise OntologyError(f"{file}: not valid: {' '.join(str(error).split())}") from error
    return merged


def _merge(target: dict[str, Any], key: str, value: Any) -> None:
    if isinstance(value, str):
        value = value.split()
    if isinstance(value, dict):
        inner = target.setdefault(key, {})
        for name, entry in value.items():
            _merge(inner, str(name), entry)
    elif isinstance(value, list) and key in target and key not in ("leads", "vowels", "tails"):
        target[key] = [*target[key], *value]
    elif isinstance(value, list):
        target[key] = value
    else:
        target[key] = [value]


def name_data(ontology: Ontology, language: str) -> NameData:
    """The NameData of a language that the ontology has a lexicon for."""
    lexicon = ontology.lexicons[language]
    shared = shared_names(ontology.folders)
    canonical = _canonical(shared)
    table: Mapping[str, Any] = lexicon.tables.get("names") or {}
    heads = shared.get("heads") or {}
    types = lexicon.heads.types
    before = {w: (types[w], w) for w in lexicon.heads.before}
    for kind, words in (heads.get("before") or {}).items():
        before.update({str(w): (kind, str(w)) for w in words if w not in before})
    after = {str(w).lower(): k for k, ws in (heads.get("after") or {}).items() for w in ws}
    own = {w: types[w] for w in lexicon.heads.after}
    after.update({w.lower(): kind for w, kind in own.items()})
    legal = frozenset(map(str, shared.get("legal") or ()))
    capitals = frozenset(x.text for x in ontology.labels(language) if x.form == "metonym")
    compounds = tuple(map(str, table.get("compounds") or ()))
    word = _word_pattern(legal, lexicon.morphology.elisions, compounds)
    months = ((lexicon.tables.get("dates") or {}).get("months")) or {}
    return NameData(
        before=_phrases(before.values(), word),
        after=after,
        legal=legal,
        linking=lexicon.heads.linking | frozenset(map(str, shared.get("linking") or ())),
        endings=_endings(own | {w: k for k, w in before.values() if " " not in w}),
        not_names=frozenset(map(str, shared.get("not_names") or ())),
        given=frozenset(map(str, shared.get("given_names") or ())),
        family=frozenset(map(str, shared.get("family_names") or ())),
        cities=frozenset(map(str, shared.get("places") or ()))
        | _cities(language)
        | capitals
        | frozenset(map(str, table.get("cities") or ())),
        stops=_lower(table.get("stops")) | frozenset(str(m).lower() for m in months),
        closers=_lower(table.get("closers")),
        places=_lower(table.get("places")),
        plain=tuple(map(str, table.get("plain_endings") or ())),
        shape=re.compile(str(table["shape"])) if table.get("shape") else None,
        verbs=_lower(table.get("verbs")) | _lower(table.get("speech")),
        speech=_lower(table.get("speech")),
        partners=_lower(table.get("partners"))
        | {w for n in PARTNER_MARKERS for w in lexicon.words("markers", n)},
        joining=frozenset(w.lower() for w in lexicon.words("words", "conjunction")),
        indefinite=_lower(table.get("indefinite")),
        bare=lexicon.morphology.bare_attributes,
        inner=_lower(table.get("inner")),
        founding=_lower(table.get("founding")),
        definite=_lower(table.get("definite")),
        seats=_lower(table.get("seats")),
        local=_lower(table.get("local")),
        local_ending=str(table.get("local_ending") or ""),
        possessives=_marks(lexicon.words("words", "possessive-mark")),
        genitives=tuple(map(str, lexicon.tables.get("genitive_endings") or ())),
        small=re.compile(str(table["small"])) if table.get("small") else None,
        openers=_lower(table.get("openers")),
        article_openers=_lower(table.get("article_openers")),
        articles=_lower(table.get("articles")),
        table=table,
        romanisation={k: tuple(v) for k, v in (shared.get("romanisation") or {}).items()},
        fold={k: str(v[0]) for k, v in (shared.get("fold") or {}).items()},
        canonical=canonical,
        canonical_heads=_any_of(canonical),
        postposed=lexicon.morphology.adjectives == "after",
        word=word,
    )


def _canonical(shared: Mapping[str, Any]) -> dict[str, str]:
    """The English words of each head that languages share, by what a language writes for them."""
    table = shared.get("canonical") or {}
    return {str(words).lower(): str(head) for head, forms in table.items() for words in forms}


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, the longest first; whole words, where they are of letters with cases."""
    longest = sorted(words, key=lambda w: (-len(w), w))
    parts = (rf"\b{re.escape(w)}\b" if w.upper() != w else re.escape(w) for w in longest)
    return re.compile("|".join(parts) or "(?!)", re.IGNORECASE)


def _lower(words: Iterable[Any] | None) -> frozenset[str]:
    return frozenset(str(word).lower() for word in words or ())


def _marks(written: Iterable[str]) -> tuple[str, ...]:
    """Possessive marks with either apostrophe, longest first."""
    both = {m.replace("'", a) for m in written for a in ("'", "\u2019")}
    return tuple(sorted(both, key=lambda m: (-len(m), m)))


def _phrases(entries: Iterable[tuple[str, str]], word: re.Pattern[str]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for kind, written in entries:
        words = tuple(word.findall(written.lower()))
        found.setdefault(words[0], []).append((words, kind, written[0].islower()))
    return {first: tuple(sorted(x, key=lambda e: -len(e[0]))) for first, x in found.items()}


def _endings(types: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Closing words by length, longest first, for compounds and languages without spaces."""
    return tuple(sorted(((w.lower(), t) for w, t in types.items()), key=lambda e: (-len(e[0]), e)))


@lru_cache(maxsize=32)
def _cities(language: str) -> frozenset[str]:
    """Cities that time zones are named after."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return frozenset()
    zones: Mapping[str, Mapping[str, str]] = locale.time_zones
    named = {zone.rpartition("/")[2].replace("_", " ") for zone in zones if "/" in zone}
    return frozenset(named | {str(z["city"]) for z in zones.values() if z.get("city")})


@lru_cache(maxsize=8)
def _word_pattern(
    legal: frozenset[str], elisions: tuple[str, ...], compounds: tuple[str, ...]
) -> re.Pattern[str]:
    """A word: letters and digits, inner marks; company forms with marks stay whole.

    elisions: words that an apostrophe ties to the next; the apostrophe stays with them.
    compounds: words with spaces inside.
    """
    marked = [form for form in legal if not form.isalnum()]
    forms = "|".join(re.escape(form) for form in sorted(marked, key=lambda f: (-len(f), f)))
    forms = rf"(?<!\w)(?:{forms})(?!\w)|" if forms else ""
    if elisions:
        elided = "|".join(sorted(elisions))
        forms = rf"(?<!\w)(?i:{elided})['’](?=\w)|" + forms
    if compounds:
        whole = "|".join(map(re.escape, sorted(compounds, key=lambda c: (-len(c), c))))
        forms = rf"(?<!\w)(?i:{whole})(?!\w)|" + forms
    return re.compile(forms + r"[^\W_]+(?:[-‐‑.'’&+][^\W_]+)*")
