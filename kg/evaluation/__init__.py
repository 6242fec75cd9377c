"""How right the extraction is: its statements against those that careful readers wrote down."""

from kg.evaluation.alignment import align, alike
from kg.evaluation.errors import CLASSES, Mistake
from kg.evaluation.errors import table as error_table
from kg.evaluation.evidence import read_all
from kg.evaluation.figures import Figures, Scores
from kg.evaluation.files import load_articles
from kg.evaluation.oracles import ORACLES, predictions
from kg.evaluation.scoring import score, score_by

__all__ = [
    "CLASSES",
    "ORACLES",
    "Figures",
    "Mistake",
    "Scores",
    "align",
    "alike",
    "error_table",
    "load_articles",
    "predictions",
    "read_all",
    "score",
    "score_by",
]
