"""How a language says things: the lexicon files, read into cues and settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kg.errors import OntologyError
from kg.ontology.hangul import with_stems
from kg.ontology.verbs import conjugated

# Sections of a lexicon whose entries are lists of cues, by name of the list.
CUE_SECTIONS = ("words", "markers", "particles", "actors", "status", "senses", "months", "dates")

_PARADIGM = re.compile(r"<(\w+)>")


class Cue(NamedTuple):
    """A pattern of the lexicon: `section` and `name` say what it signals, `written` is its text."""

    section: str
    name: str
    written: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that refer back: `number` entities (0: as many as the context gives) of `kinds`.

    types: classes an institution must have; empty for any. marker: what the words themselves say
    of the part they play ("there": in), or "". entity: what the words always mean in this
    language's press ("the government": that of its own country), or "".
    """

    name: str
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    number: int
    types: tuple[str, ...] = ()
    marker: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class InstitutionHeads:
    """Words that show that a run of words names an institution.

    before: they open a name ("Ministry of"). after: they close one ("University", "Inc").
    linking: lower-case words allowed inside a name ("of", "for", "and").
    types: class by head word.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    linking: frozenset[str] = frozenset()
    types: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Morphology:
    """How words vary.

    suffixes: endings a label's last word may have; inner_suffixes: those of its earlier words.
    compound_first, compound_last: letters a label needs to count as first or last part of a
    compound (0: never). particles: whether anything may follow a label (agglutination).
    isolating: whether words never vary, so that names and cues are whole words. script: the
    conversion that makes the characters of another script alike (see `kg.ontology.folding`), or "".
    order: `svo`, `v2` (verb second) or `final` (verb last). prenominal: whether all that
    describes a noun, and phrases with prepositions, stand before what they belong to.
    tokenizer: `rules`, those of spaCy for the language, or the name of an analyser (see
    `kg.extraction.tokenizer`).
    spaced: whether spaces stand between words. ordinal_dot: whether a full stop after a number
    makes it an ordinal.
    adjectives: whether they stand `before` or `after` their nouns. elisions: words that an
    apostrophe ties to the next one ("l", "d"). bare_attributes: whether names of places describe
    nouns as they stand, and nouns have no articles.
    """

    order: str = "svo"
    tokenizer: str = "rules"
    suffixes: frozenset[str] = frozenset({""})
    inner_suffixes: tuple[str, ...] = ()
    compound_first: int = 0
    compound_last: int = 0
    particles: bool = False
    spaced: bool = True
    isolating: bool = False
    script: str = ""
    prenominal: bool = False
    ordinal_dot: bool = False
    all_nouns_capitalised: bool = False
    adjectives: str = "before"
    bare_attributes: bool = False
    elisions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Everything the engine knows about one language."""

    language: str
    name: str
    morphology: Morphology
    cues: tuple[Cue, ...]
    references: tuple[Reference, ...]
    heads: InstitutionHeads
    tables: Mapping[str, Any]

    def words(self, section: str, name: str) -> tuple[str, ...]:
        """The cues of one list as written, in the file's order."""
        return tuple(c.written for c in self.cues if c.section == section and c.name == name)


def read_lexicon(language: str, data: Mapping[str, Any]) -> Lexicon:
    """The Lexicon of a parsed `lexicon/<language>.yaml`.

    Raises OntologyError where the file's shape is wrong.
    """
    try:
        return Lexicon(
            language=language,
            name=str(data.get("name", language)),
            morphology=_morphology(data.get("morphology") or {}),
            cues=tuple(_cues(data)),
            references=tuple(_references(data)),
            heads=_heads(data.get("institutions") or {}),
            tables=dict(data.get("tables") or {}),
        )
    except (AttributeError, TypeError, ValueError, KeyError) as error:
        raise OntologyError(f"lexicon/{language}.yaml: wrong shape: {error}") from error


def _morphology(data: Mapping[str, Any]) -> Morphology:
    values = dict(data)
    values["suffixes"] = frozenset({"", *map(str, values.get("suffixes") or ())})
    values["inner_suffixes"] = tuple(map(str, values.get("inner_suffixes") or ()))
    values["elisions"] = tuple(map(str, values.get("elisions") or ()))
    return Morphology(**values)


def _cues(data: Mapping[str, Any]) -> Iterator[Cue]:
    tables = data.get("tables") or {}
    paradigms, verbs = tables.get("paradigms") or {}, tables.get("verbs") or {}
    for section in CUE_SECTIONS:
        for name, entries in (data.get(section) or {}).items():
            for written in entries or ():
                for form in conjugated(_inflected(str(written), paradigms), verbs):
                    yield Cue(section, str(name), form)


def _inflected(written: str, paradigms: Mapping[str, Any]) -> str:
    """`written` with the endings of a paradigm for its name: "firm<ar>" is "firm(ar|a|an)".

    A tilde after a Hangul syllable stands for the forms of a stem (see `kg.ontology.hangul`).
    """
    return with_stems(_PARADIGM.sub(lambda m: f"({'|'.join(paradigms[m[1]])})", written))


def _references(data: Mapping[str, Any]) -> Iterator[Reference]:
    for name, entry in (data.get("references") or {}).items():
        yield Reference(
            name=str(name),
            words=tuple(map(str, entry["words"])),
            kinds=tuple(map(str, entry.get("kinds") or ("country", "bloc", "institution"))),
            number=int(entry.get("number", 1)),
            types=tuple(map(str, entry.get("types") or ())),
            marker=str(entry.get("marker", "")),
            entity=str(entry.get("entity", "")),
        )


def _heads(data: Mapping[str, Any]) -> InstitutionHeads:
    before, after = data.get("before") or {}, data.get("after") or {}
    types = {str(w): str(t) for part in (before, after) for t, ws in part.items() for w in ws}
    return InstitutionHeads(
        before=tuple(str(w) for ws in before.values() for w in ws),
        after=tuple(str(w) for ws in after.values() for w in ws),
        linking=frozenset(map(str, data.get("linking") or ())),
        types=types,
    )
