"""Finds the ontology's files, the shipped ones and a user's own, and reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from kg.errors import OntologyError
from kg.ontology.concepts import Concept, Label, read_concepts
from kg.ontology.lexicon import Lexicon, read_lexicon
from kg.ontology.places import add_cldr_names
from kg.ontology.senses import Sense, read_senses

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOLEAN = "tag:yaml.org,2002:bool"


class _Loader(_Base):  # type: ignore[misc]
    """YAML in which "on", "no" and "yes" are words, as in YAML 1.2: they are words of languages."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [
            (tag, re.compile(r"^(?:true|false)$") if tag == _BOOLEAN else pattern)
            for tag, pattern in resolvers
        ]
        for first, resolvers in _Base.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True)
class Ontology:
    """All knowledge, read-only.

    concepts: by id, sorted. lexicons: by language. senses: by name. pages: how web pages dress
    an article (parsed `pages.yaml`). confidence: weights of features (parsed `confidence.yaml`).
    folders: where it was read from.
    """

    concepts: Mapping[str, Concept]
    lexicons: Mapping[str, Lexicon]
    senses: Mapping[str, Sense]
    pages: Mapping[str, Any]
    confidence: Mapping[str, Any]
    folders: tuple[Path, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that can be read, sorted."""
        return tuple(self.lexicons)

    def least_confidence(self, limit: float) -> Ontology:
        """The same knowledge, with `limit` as the confidence below which a finding is dropped."""
        finding = dict(self.confidence.get("finding") or {})
        finding["sure"] = min(limit, float(finding.get("sure", 0.0)))
        finding["threshold"] = limit
        confidence = MappingProxyType({**self.confidence, "finding": finding})
        return replace(self, confidence=confidence)

    @cached_property
    def ancestors(self) -> Mapping[str, frozenset[str]]:
        """For each technology all broader ones, near and far."""
        found: dict[str, frozenset[str]] = {}

        def climb(concept: str, below: frozenset[str]) -> frozenset[str]:
            if concept not in found:
                entry = self.concepts.get(concept)
                broader = [b for b in entry.broader if b not in below] if entry else []
                above = (climb(b, below | {concept}) for b in broader)
                found[concept] = frozenset(broader).union(*above)
            return found[concept]

        for concept in self.concepts:
            climb(concept, frozenset())
        return MappingProxyType(found)

    def labels(self, language: str) -> list[Label]:
        """Labels that may stand in a text of `language`, sorted by concept.

        Names of institutions stand in any language; other labels only in their own.
        """
        return [
            label
            for concept in self.concepts.values()
            for label in concept.labels
            if label.language in (language, "") or concept.kind == "institution"
        ]


def shipped_folder() -> Path:
    """The folder with the shipped ontology: inside the wheel, else beside the package."""
    packaged = Path(str(files("kg.ontology"))) / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "ontology"


def turtle_files(folder: Path) -> list[Path]:
    """The Turtle files of an ontology's folder: the concepts', then those of single languages."""
    return [*sorted(folder.glob("*.ttl")), *sorted(folder.glob("labels/*.ttl"))]


def load(extra: Path | None = None) -> Ontology:
    """The shipped ontology, with a user's own folder added over it.

    extra: a folder of the same layout; its labels and lists are added, its settings override.
    Raises OntologyError where a file is broken or the folder is missing.
    """
    if extra is not None and not extra.is_dir():
        raise OntologyError(f"{extra}: no such folder")
    folders = (shipped_folder(),) if extra is None else (shipped_folder(), extra)
    lexicons = {
        language: read_lexicon(language, _yaml(folders, f"lexicon/{language}.yaml"))
        for language in _languages(folders)
    }
    turtle = [file for folder in folders for file in turtle_files(folder)]
    return Ontology(
        concepts=MappingProxyType(add_cldr_names(read_concepts(turtle), tuple(lexicons))),
        lexicons=MappingProxyType(lexicons),
        senses=MappingProxyType(read_senses(_yaml(folders, "senses.yaml"))),
        pages=MappingProxyType(_yaml(folders, "pages.yaml")),
        confidence=MappingProxyType(_yaml(folders, "confidence.yaml")),
        folders=folders,
    )


def _languages(folders: Sequence[Path]) -> list[str]:
    return sorted({file.stem for folder in folders for file in folder.glob("lexicon/*.yaml")})


def _yaml(folders: Sequence[Path], name: str) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for folder in folders:
        file = folder / name
        if file.is_file():
            try:
                data = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
            except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
                reason = " ".join(str(error).split())
                raise OntologyError(f"{file}: not valid YAML: {reason}") from error
            if not isinstance(data, dict):
                raise OntologyError(f"{file}: not a YAML mapping")
            merged = _merged(merged, data)
    return merged


def _merged(below: Any, above: Any) -> Any:
    """`above` over `below`: mappings by key, lists one after the other, else `above`."""
    if isinstance(below, dict) and isinstance(above, dict):
        keys = [*below, *(k for k in above if k not in below)]
        return {
            key: _merged(below[key], above[key])
            if key in below and key in above
            else above.get(key, below.get(key))
            for key in keys
        }
    if isinstance(below, list) and isinstance(above, list):
        return below + [item for item in above if item not in below]
    return above
