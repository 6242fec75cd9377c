"""Names of countries from Unicode CLDR (through Babel), fitted to what the ontology declares.

Nothing here knows a country: which codes are countries, which names belong to another place and
which must not be used comes from the concepts, so from `ontology/places.ttl` and a user's files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from babel import Locale, UnknownLocaleError

from kg.errors import OntologyError
from kg.ontology.concepts import Concept, Label

_PLACES = frozenset({"country", "bloc"})
_OWNING = frozenset({"name", "adjective", "demonym", "metonym", "short"})
_BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]")
_AMPERSAND = re.compile(r"(.+?)\s+&\s+(.+)")


def cldr_names(
    languages: Iterable[str], concepts: Mapping[str, Concept]
) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The names that CLDR has for the countries among the concepts.

    languages: tags that CLDR knows, such as `de` or `zh-Hant`.
    concepts: by id; a country's code is the last part of its id. A label by hand of another place
    wins over CLDR, and a label of the form `removed` takes the name of CLDR away.
    Returns, by id (`country:KR`) and language, the names to use, the everyday one first; a pair
    without any is absent.
    Raises OntologyError for a language that CLDR does not know.
    """
    countries = [concept for concept in concepts.values() if concept.kind == "country"]
    owners, removed = _by_hand(concepts.values())
    names: dict[tuple[str, str], tuple[str, ...]] = {}
    for language in languages:
        locale = _locale(language)
        written: dict[str, tuple[str, ...]] = {}
        for country in countries:
            name = locale.territories.get(country.id.partition(":")[2])
            if name:
                written[country.id] = _straighten(name)
        for country_id, forms in _distinct(written, _conjunction(locale)).items():
            allowed = tuple(
                form
                for form in forms
                if (country_id, language, form) not in removed
                and country_id in owners.get((language, form), {country_id})
            )
            if allowed:
                names[country_id, language] = allowed
    return names


def add_cldr_names(concepts: Mapping[str, Concept], languages: Iterable[str]) -> dict[str, Concept]:
    """The concepts, countries with their names of CLDR in the languages added, in the same order.

    The everyday name is the preferred one where no preferred one was given by hand.
    Raises OntologyError for a language that CLDR does not know.
    """
    added = dict(concepts)
    for (concept_id, language), names in cldr_names(languages, concepts).items():
        concept = added[concept_id]
        added[concept_id] = replace(concept, labels=_with_names(concept, language, names))
    return added


def _by_hand(
    concepts: Iterable[Concept],
) -> tuple[Mapping[tuple[str, str], set[str]], frozenset[tuple[str, str, str]]]:
    """The ids of places that carry a text, by language and text; and the names taken away."""
    owners: dict[tuple[str, str], set[str]] = {}
    removed: set[tuple[str, str, str]] = set()
    for concept in concepts:
        if concept.kind not in _PLACES:
            continue
        for label in concept.labels:
            if label.form == "removed":
                removed.add((concept.id, label.language, label.text))
            elif label.form in _OWNING:
                owners.setdefault((label.language, label.text), set()).add(concept.id)
    return owners, frozenset(removed)


def _with_names(concept: Concept, language: str, names: tuple[str, ...]) -> tuple[Label, ...]:
    """The concept's labels and `names`, each name once, in the order that concepts keep."""
    here = [x for x in concept.labels if x.form == "name" and x.language == language]
    free = not any(label.preferred for label in here)
    known = {label.text: label for label in here}
    for place, name in enumerate(names):
        preferred = free and place == 0
        if preferred or name not in known:
            known[name] = Label(name, language, concept.id, "name", preferred)
    labels = {*concept.labels}.difference(here).union(known.values())
    return tuple(sorted(labels, key=lambda x: (x.language, not x.preferred, x.form, x.text)))


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise OntologyError(f"{language}: no such language in CLDR") from error


def _conjunction(locale: Locale) -> str:
    """How the language joins two items: a template with {0} and {1}."""
    patterns: Mapping[str, Mapping[str, str]] = locale.list_patterns
    return patterns.get("standard", {}).get("2", "{0} & {1}")


def _straighten(name: str) -> tuple[str, ...]:
    """The name with plain spaces and hyphens, then the same with a typewriter's apostrophe."""
    plain = name.replace("\u00a0", " ").replace("\u202f", " ").replace(" - ", "-")
    return tuple(dict.fromkeys((plain, plain.replace("\u2019", "'"))))


def _distinct(names: Mapping[str, tuple[str, ...]], joiner: str) -> dict[str, tuple[str, ...]]:
    """By id, the forms of its names that no other id shares.

    Brackets go, and what they hold at the end of a name is a name too; but where two ids differ
    by the brackets alone, the brackets are part of the name.
    """
    stripped = {country: _without_brackets(forms) for country, forms in names.items()}
    shared = Counter(form for forms in stripped.values() for form in set(forms))
    distinct: dict[str, tuple[str, ...]] = {}
    for country, forms in stripped.items():
        own = names[country] if shared[forms[0]] > 1 else [f for f in forms if shared[f] == 1]
        spelled = [spelling for form in own for spelling in _spell_out(form, joiner)]
        distinct[country] = tuple(dict.fromkeys(spelled))
    return distinct


def _without_brackets(forms: tuple[str, ...]) -> tuple[str, ...]:
    outer = [_BRACKETS.sub("", form).strip() for form in forms]
    inner = [
        match[1].strip()
        for form in forms
        for match in _BRACKETS.finditer(form)
        if match.end() == len(form)
    ]
    return tuple(dict.fromkeys(form for form in outer + inner if form))


def _spell_out(name: str, joiner: str) -> tuple[str, ...]:
    """The name, and where it has an ampersand also with the language's own conjunction."""
    match = _AMPERSAND.fullmatch(name)
    return (name, joiner.format(match[1], match[2])) if match else (name,)
