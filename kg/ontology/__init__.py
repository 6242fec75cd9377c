"""The knowledge of the program: concepts, lexicons and senses, loaded once, immutable."""

from kg.ontology.concepts import Concept, Label
from kg.ontology.lexicon import Cue, Lexicon, Reference
from kg.ontology.loading import Ontology, load
from kg.ontology.senses import Sense

__all__ = ["Concept", "Cue", "Label", "Lexicon", "Ontology", "Reference", "Sense", "load"]
