"""How right the extraction is: its statements against those that careful readers wrote down."""

from kg.evaluation.alignment import align, alike
from kg.evaluation.figures import Figures, Scores
from kg.evaluation.files import load_articles
from kg.evaluation.scoring import score, score_by

__all__ = ["Figures", "Scores", "align", "alike", "load_articles", "score", "score_by"]
