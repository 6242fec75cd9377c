"""What the graph needs of the ontology."""

from __future__ import annotations

from kg import __version__
from kg.assembly import read_rules
from kg.graph import Knowledge, catalogue_of
from kg.ontology import Ontology

RELATIONS = "techties.ttl"


def knowledge_of(ontology: Ontology) -> Knowledge:
    """The catalogue of entities, the rules of relations and the program's version.

    Raises OntologyError where the file of the relations cannot be read.
    """
    files = [folder / RELATIONS for folder in ontology.folders]
    return Knowledge(
        catalogue=catalogue_of(ontology.concepts.values()),
        rules=read_rules(file for file in files if file.is_file()),
        version=__version__,
    )
