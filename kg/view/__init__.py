"""The picture of the graph: one HTML file that needs nothing but a browser."""

from kg.view.page import render
from kg.view.picture import Evidence, Passage

__all__ = ["Evidence", "Passage", "render"]
