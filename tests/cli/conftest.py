from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "assembly"))

from made import extraction, finding

from kg.assembly import assemble
from kg.cli import main
from kg.graph import StoreFolder
from kg.ontology import load
from kg.pipeline import knowledge_of

KR, US, CHIPS = "country:KR", "country:US", "technology:semiconductors"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def kg(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs the command in this process."""

    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Ran(int(stopped.value.code or 0), out.decode(), err.decode())

    return run


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two articles, made by hand, whose contents are known."""
    path = tmp_path_factory.mktemp("made") / "store"
    chips = {"party": [KR, US], "technology": [CHIPS]}
    articles = [
        extraction(
            finding("cooperatesWith", **chips, confidence=0.8, date="2024", frame="cooperate"),
            finding("restricts", subject=[US], object=["country:CN"], status="negated"),
        ),
        extraction(
            finding("cooperatesWith", article="b", **chips, confidence=0.5),
            finding("cooperatesWith", article="b", **chips, span=(50, 90), status="planned"),
            finding("signsAgreementWith", article="b", party=[KR, "institution:acme-labs"]),
            id="b",
            language="ko",
        ),
    ]
    knowledge = knowledge_of(load())
    StoreFolder.build(path, articles, assemble(articles, knowledge.rules), knowledge).close()
    return path
