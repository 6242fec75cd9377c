"""The senses of predicates: which relation they state and where their participants stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import OntologyError

TUPLES = (
    "parties",
    "partner",
    "subject",
    "object",
    "subject_kinds",
    "object_kinds",
    "overrides",
)


@dataclass(frozen=True, slots=True)
class Sense:
    """A kind of event (see the head of `senses.yaml`).

    parties, partner, subject, object: places where a role's filler is looked for, best first.
    technology: the object is a technology. or_technology: it may be one when no actor fills it.
    epithet: it may be one in the description of the actor ("the biggest chip maker").
    aim: a stated aim is enough. standing: it has no date. occasion: it is of one day.
    subject_kinds, object_kinds: kinds of entity that may fill the role, empty for any.
    together: the relation between several subjects.
    overrides: senses that say nothing new beside this one, in one sentence.
    """

    name: str
    relation: str
    parties: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    technology: bool = False
    or_technology: bool = False
    epithet: bool = False
    also: str | None = None
    across: bool = False
    beneficiary: str | None = None
    share: str | None = None
    together: str | None = None
    aim: bool = False
    standing: bool = False
    occasion: bool = False
    subject_kinds: tuple[str, ...] = ()
    object_kinds: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()


def read_senses(data: Mapping[str, Mapping[str, Any]]) -> dict[str, Sense]:
    """The senses of a parsed `senses.yaml`, by name.

    Raises OntologyError for an unknown key or a wrong type.
    """
    senses = {}
    for name, entry in sorted(data.items()):
        try:
            fields = {key.replace("-", "_"): value for key, value in entry.items()}
            for key in TUPLES:
                fields[key] = tuple(fields.get(key) or ())
            senses[name] = Sense(name=name, **fields)
        except (AttributeError, TypeError) as error:
            raise OntologyError(f"senses.yaml: {name}: {error}") from error
    return senses
