"""The command `kg`: one module a command, each a thin layer over the Python functions."""

from kg.cli.running import main

__all__ = ["main"]
