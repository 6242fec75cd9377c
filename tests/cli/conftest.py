from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "assembly"))

from made import extraction, finding  # noqa: E402

from kg.assembly import assemble  # noqa: E402
from kg.cli import main  # noqa: E402
from kg.graph import StoreFolder  # noqa: E402
from kg.ontology import load  # noqa: E402
from kg.pipeline import knowledge_of  # noqa: E402

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
        gc.collect()  # a failure's frames keep the store open
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
