"""Runs a command and turns whatever happens into an exit code and at most one clear line."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from kg.cli.app import app
from kg.errors import TechtiesError

DEBUG = "KG_DEBUG"
DONE, FAULT = 0, 1


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `kg` with the arguments of the process, or with those given, and exit.

    Exit codes: 0 done, 1 the input or data is at fault (or the run was interrupted), 2 usage.
    With KG_DEBUG in the environment, errors show their traceback.
    """
    if sys.stdin is None:  # a program may be started with its streams closed
        sys.stdin = io.TextIOWrapper(io.BytesIO())
    if sys.stdout is None:
        sys.exit(_fail("standard output is closed"))
    _speak_utf8()
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        result = app.main(args=arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else DONE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (Exception, KeyboardInterrupt) as error:
        if os.environ.get(DEBUG):
            raise
        return _fail(_message(error))


def _message(error: BaseException) -> str:
    """What to tell a person of it, in one line; nothing where the reader of a pipe went away."""
    if isinstance(error, BrokenPipeError):
        return ""
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return "interrupted"
    if isinstance(error, TechtiesError):
        return str(error)
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        return f"{name}{error.strerror or error}"
    reason = " ".join(str(error).split())
    return f"unexpected {type(error).__name__} ({reason}); {DEBUG}=1 shows where it comes from"


def _fail(message: str = "") -> int:
    """Say it on stderr; what stdout could not take is dropped, or Python would complain of it."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    if message:
        click.echo(f"kg: {message}", err=True)
    return FAULT


def _speak_utf8() -> None:
    """Data is UTF-8 whatever the terminal's language; what that cannot hold is escaped.

    Where Python runs unbuffered (PYTHONUNBUFFERED), a pipe may take a part of what is written and
    the rest is lost; so stdout gets a buffer, which writes on until all is out.
    """
    if isinstance(sys.stdout, io.TextIOWrapper) and isinstance(sys.stdout.buffer, io.RawIOBase):
        sys.stdout = io.TextIOWrapper(
            io.BufferedWriter(sys.stdout.buffer), line_buffering=sys.stdout.isatty()
        )
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
