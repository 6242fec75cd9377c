"""Techties reads news and keeps a graph of who works with whom on which technology."""

__version__ = "0.1.0"
