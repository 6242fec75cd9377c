"""Arguments and options that mean the same in every command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kg.graph import StoreFolder
    from kg.ontology import Ontology

Function = TypeVar("Function", bound=Callable[..., Any])
OUT = Path("out")
STDIO = "-"
_FOLDER = click.Path(path_type=Path)


def paths(function: Function) -> Function:
    """PATH..., one or more."""
    return click.argument("paths", metavar="PATH...", nargs=-1, required=True)(function)


def store(function: Function) -> Function:
    """--store DIR of a command that reads one."""
    return click.option(
        "--store",
        type=_FOLDER,
        default=OUT / "store",
        show_default=True,
        metavar="DIR",
        help="The store that kg build made.",
    )(function)


def ontology(function: Function) -> Function:
    """--ontology DIR."""
    return click.option(
        "--ontology",
        type=_FOLDER,
        metavar="DIR",
        help="A folder of your own that adds to the shipped ontology, or overrides it.",
    )(function)


def least_confidence(function: Function) -> Function:
    """--min-confidence P."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        metavar="P",
        help="Drop findings less sure than P, in [0, 1], instead of those below the usual limit.",
    )(function)


def _models(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    for language, _, name in pairs:
        if not (language and name):
            raise click.BadParameter("LANGUAGE=PIPELINE is wanted", context, parameter)
    return {language: name for language, _, name in pairs}


def models(function: Function) -> Function:
    """--model LANGUAGE=PIPELINE, any number."""
    return click.option(
        "--model",
        "models",
        multiple=True,
        callback=_models,
        metavar="LANGUAGE=PIPELINE",
        help="A trained spaCy pipeline, installed or in a folder, that helps to read a language: "
        "its entities and parse count as kg calibrate finds them worth.",
    )(function)


def output(function: Function) -> Function:
    """-o FILE, standard output by default."""
    return click.option(
        "-o",
        "--output",
        default=STDIO,
        show_default=True,
        metavar="FILE",
        help="Where the data goes; - is standard output.",
    )(function)


def language(function: Function) -> Function:
    """--language of labels."""
    return click.option(
        "--language",
        default="en",
        show_default=True,
        metavar="CODE",
        help="The language of labels, where they have it.",
    )(function)


def form(*choices: str) -> Callable[[Function], Function]:
    """--format, the first choice by default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="The form of the answer.",
    )


def loaded(folder: Path | None, min_confidence: float | None = None) -> Ontology:
    """The shipped ontology with the user's folder, and the user's limit of confidence."""
    from kg.ontology import load

    known = load(folder)
    return known if min_confidence is None else known.least_confidence(min_confidence)


def opened(path: Path, folder: Path | None) -> StoreFolder:
    """The store, with the names of the ontology."""
    from kg.graph import StoreFolder
    from kg.pipeline import knowledge_of

    if not path.exists():
        return StoreFolder.open(path)
    return StoreFolder.open(path, knowledge_of(loaded(folder)), read_only=True)
